//! One cell: what stands in it, how it is shown, and how it becomes a fact. Owns the cleaning of texts (spaces that
//! nobody sees) and the marks that spreadsheets leave on codes: lost zeros, scientific notation, lost digits.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Riga;

use super::{
    damaged,
    written::{self, Day},
};
use crate::domain::{FactType, FactValue, text::is_dash};

/// The most characters of a cell: Excel's own bound.
pub const MAX_CHARS: usize = 32_767;

/// The most digits of a number: Excel keeps no more, and puts zeros in the place of the rest.
const MAX_DIGITS: usize = 15;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, or nothing but spaces.
    #[default]
    Empty,
    /// A text, without spaces around it.
    Text(String),
    /// A whole number, stored as one.
    Whole(i64),
    /// Any other number, with a point.
    Decimal(String),
    /// Yes or no, stored as such.
    Bool(bool),
    /// A day.
    Date(NaiveDate),
    /// A day with a time that is not midnight.
    Moment(NaiveDateTime),
    /// An error of the spreadsheet, such as `#N/A`, or a value that cannot be used, as it is shown.
    Error(String),
}

impl Cell {
    /// A cell of text: cleaned, and empty where nothing is left.
    pub(super) fn of_text(text: &str) -> Self {
        match clean(text) {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text.into_owned()),
        }
    }

    /// A cell of a number. A number of more digits than Excel keeps is no value any more.
    pub(super) fn of_number(number: f64) -> Self {
        // The shortest text that means this number: `3`, `0.5`, never in scientific notation.
        let text = number.to_string();
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match text.parse::<i64>() {
            Ok(whole) if digits <= MAX_DIGITS => Self::Whole(whole),
            Err(_) if text.contains('.') && number.is_finite() => Self::Decimal(text),
            _ => Self::Error(text),
        }
    }

    /// A cell of a moment, as clocks in Latvia showed it.
    pub fn of_moment(moment: DateTime<Utc>) -> Self {
        Self::Moment(moment.with_timezone(&Riga).naive_local())
    }

    /// A cell of a fact.
    pub fn of_fact(value: &FactValue) -> Self {
        match value {
            FactValue::Bool(yes) => Self::Bool(*yes),
            FactValue::Whole(number) => Self::Whole(*number),
            FactValue::Date(day) => Self::Date(*day),
            value => match value.written() {
                text if text.is_empty() => Self::Empty,
                text => Self::Text(text),
            },
        }
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as people write it: dates as `08.06.2020.`, yes and no as files have them.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Decimal(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Whole(number) => Cow::Owned(number.to_string()),
            Self::Bool(true) => Cow::Borrowed("yes"),
            Self::Bool(false) => Cow::Borrowed("no"),
            Self::Date(date) => Cow::Owned(date.format("%d.%m.%Y.").to_string()),
            Self::Moment(moment) => Cow::Owned(moment.format("%d.%m.%Y. %H:%M:%S%.f").to_string()),
        }
    }

    /// The cell as a fact; `None` where nothing stands there. For a text fact a whole number becomes its digits.
    ///
    /// # Errors
    /// What is expected, and what is likely meant.
    pub fn read(&self, kind: FactType) -> Result<Option<FactValue>, NoFact> {
        let value = match (self, kind) {
            (Self::Empty, _) => return Ok(None),
            (Self::Error(_), _) => return Err("fault-sheet-error".into()),
            (Self::Whole(number), FactType::Whole) => FactValue::Whole(*number),
            // `3.0`, as programmes write a whole number in a column that has gaps.
            (Self::Text(text), FactType::Whole) if whole_part(text).is_some() => {
                return kind.parse(whole_part(text).unwrap_or(text)).map_err(|_| key(kind).into());
            }
            (Self::Bool(value), FactType::Bool) => FactValue::Bool(*value),
            // A dash fills a cell of which nothing is known: it is no answer.
            (Self::Text(text), FactType::Bool) if is_one_dash(text) => return Ok(None),
            (_, FactType::Bool) => {
                let text = self.text();
                return written::yes_or_no(whole_part(&text).unwrap_or(&text))
                    .map(|yes| Some(FactValue::Bool(yes)))
                    .ok_or_else(|| NoFact { key: key(kind), likely: None });
            }
            (Self::Date(date), FactType::Date) => FactValue::Date(*date),
            // A serial number is not taken for a day, nor the time cut off a moment: neither is what was meant.
            (Self::Whole(number), FactType::Date) => return Err(serial(*number)),
            (Self::Decimal(_) | Self::Moment(_), FactType::Date) => return Err(key(kind).into()),
            (_, FactType::Date) => match written::day(&self.text()) {
                Some(Day::Said(day)) => FactValue::Date(day),
                Some(Day::Short(day)) => {
                    return Err(NoFact { key: "fault-sheet-date-short", likely: Some(day) });
                }
                None => return Err(self.text().parse().map_or_else(|_| key(kind).into(), serial)),
            },
            _ => return kind.parse(&self.text()).map_err(|_| key(kind).into()),
        };
        Ok(Some(value))
    }

    /// Whether this would be a code of so many digits if the spreadsheet had not taken it for a number and cut the
    /// zeros off its front.
    pub fn is_number_that_lost_zeros(&self, digits: usize) -> bool {
        match self {
            Self::Whole(number) => *number >= 0 && number.to_string().len() < digits,
            Self::Text(text) => {
                let text = whole_part(text).unwrap_or(text);
                text.len() < digits && text.bytes().all(|byte| byte.is_ascii_digit())
            }
            _ => false,
        }
    }

    /// The cell as it may stand in a file of ours: what is wrong stays wrong when the file is read again.
    pub(super) fn kept_wrong(&self) -> Self {
        match self {
            Self::Error(text) if Self::of_text(text).trouble().is_none() => {
                Self::Text(format!("{} {text}", damaged::MARK).trim_end().to_owned())
            }
            cell => cell.clone(),
        }
    }

    /// What is wrong with the cell by itself, whatever its column means.
    pub(super) fn trouble(&self) -> Option<&'static str> {
        match self {
            Self::Error(text) if text.starts_with('#') => Some("fault-sheet-error"),
            Self::Error(text) if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                Some("fault-sheet-digits")
            }
            Self::Error(_) => Some("fault-sheet-error"),
            Self::Text(text) if text.len() > MAX_CHARS && text.chars().count() > MAX_CHARS => {
                Some("fault-sheet-long")
            }
            Self::Text(text) if text.chars().any(char::is_control) => Some("fault-sheet-control"),
            Self::Text(text) if is_scientific(text) => Some("fault-sheet-scientific"),
            Self::Text(text) if damaged::is_error(text) => Some("fault-sheet-error"),
            Self::Text(text) if damaged::has_lost_letters(text) => Some("fault-sheet-letters"),
            _ => None,
        }
    }
}

/// What stands before a point or comma behind which there is nothing but zeros.
fn whole_part(text: &str) -> Option<&str> {
    let (whole, rest) = text.split_once(['.', ','])?;
    // Three zeros may be a thousand.
    (!whole.is_empty() && ["0", "00"].contains(&rest)).then_some(whole)
}

/// Whether a text is one dash of any kind.
fn is_one_dash(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_dash) && chars.next().is_none()
}

/// Why a cell is no fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFact {
    /// The sentence.
    pub key: &'static str,
    /// The day that is likely meant.
    pub likely: Option<NaiveDate>,
}

impl From<&'static str> for NoFact {
    fn from(key: &'static str) -> Self {
        Self { key, likely: None }
    }
}

/// A number in the place of a day: as spreadsheets count days, where that makes a day of a living person.
fn serial(number: i64) -> NoFact {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30);
    let days = TimeDelta::try_days(number).filter(|_| (3_000..80_000).contains(&number));
    match first.zip(days).and_then(|(first, days)| first.checked_add_signed(days)) {
        Some(day) => NoFact { key: "fault-sheet-date-serial", likely: Some(day) },
        None => key(FactType::Date).into(),
    }
}

/// The sentence that says what a fact of this kind looks like.
pub fn key(kind: FactType) -> &'static str {
    match kind {
        FactType::Bool => "fault-sheet-bool",
        FactType::Whole => "fault-sheet-whole",
        FactType::Date => "fault-date",
        FactType::Text => "fault-text",
        FactType::Periods => "fault-periods",
    }
}

/// Spaces that do not break as plain ones, invisible characters and spaces at both ends gone.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_outer = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}');
    let text = text.trim_matches(is_outer);
    let is_space = |c: char| matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    if text.contains(is_space) { Cow::Owned(text.replace(is_space, " ")) } else { Cow::Borrowed(text) }
}

/// A text on one line: what somebody broke to fit into a cell belongs together.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\n']) {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    for line in text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
        if !joined.is_empty() && !joined.ends_with('-') {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    Cow::Owned(joined)
}

/// `1.20585E+10`, as spreadsheets write a long number into a narrow column and then into a file.
fn is_scientific(text: &str) -> bool {
    let Some((front, power)) = text.split_once(['E', 'e']) else { return false };
    let front = front.strip_prefix('-').unwrap_or(front);
    let (whole, rest) = front.split_once(['.', ',']).unwrap_or((front, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 1 && digits(whole) && digits(rest) && power.strip_prefix('+').is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_whole_decimal_or_lost() {
        assert_eq!(Cell::of_number(3.0), Cell::Whole(3));
        assert_eq!(Cell::of_number(-3.0), Cell::Whole(-3));
        assert_eq!(Cell::of_number(0.1), Cell::Decimal("0.1".to_owned()));
        assert_eq!(Cell::of_number(12_058_512_345.0), Cell::Whole(12_058_512_345));
        assert_eq!(Cell::of_number(999_999_999_999_999.0), Cell::Whole(999_999_999_999_999));
        assert_eq!(Cell::of_number(1e15).trouble(), Some("fault-sheet-digits"));
        assert_eq!(Cell::of_number(f64::INFINITY).trouble(), Some("fault-sheet-error"));
    }

    #[test]
    fn facts_of_every_kind() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let day = NaiveDate::from_ymd_opt(2020, 6, 8).unwrap();
        let likely = |key| Err(NoFact { key, likely: Some(day) });
        assert_eq!(text("08.06.20.").read(FactType::Date), likely("fault-sheet-date-short"));
        assert_eq!(text("43990").read(FactType::Date), likely("fault-sheet-date-serial"));
        assert_eq!(Cell::Empty.read(FactType::Whole), Ok(None));
        assert_eq!(Cell::Whole(7).read(FactType::Text), Ok(Some(FactValue::Text("7".to_owned()))));
        assert_eq!(Cell::Whole(1).read(FactType::Bool), Ok(Some(FactValue::Bool(true))));
        for dash in ["-", "–", "—"] {
            assert_eq!(text(dash).read(FactType::Bool), Ok(None), "{dash}");
        }
        for twelve in ["12", "12.0", "12,00"] {
            assert_eq!(text(twelve).read(FactType::Whole), Ok(Some(FactValue::Whole(12))), "{twelve}");
        }
        for none in ["12.5", "12.", "1.000", "1.000.0", ".0"] {
            assert_eq!(text(none).read(FactType::Whole), Err("fault-sheet-whole".into()), "{none}");
        }
        assert_eq!(Cell::Date(day).read(FactType::Date), Ok(Some(FactValue::Date(day))));
        assert_eq!(text("08.06.2020.").read(FactType::Date), Ok(Some(FactValue::Date(day))));
        assert_eq!(Cell::Whole(43_990).read(FactType::Date), likely("fault-sheet-date-serial"));
        assert_eq!(
            Cell::Moment(day.and_hms_opt(9, 0, 0).unwrap()).read(FactType::Date),
            Err("fault-date".into())
        );
        assert_eq!(Cell::Decimal("0.5".to_owned()).read(FactType::Whole), Err("fault-sheet-whole".into()));
        assert_eq!(Cell::Error("#N/A".to_owned()).read(FactType::Text), Err("fault-sheet-error".into()));
        assert_eq!(text("maybe").read(FactType::Bool), Err("fault-sheet-bool".into()));
    }

    #[test]
    fn zeros_are_missed_where_a_code_is_too_short() {
        assert!(Cell::Whole(1_019_912_345).is_number_that_lost_zeros(11));
        assert!(Cell::Text("1019912345".to_owned()).is_number_that_lost_zeros(11));
        assert!(!Cell::Text("01019912345".to_owned()).is_number_that_lost_zeros(11));
        assert!(!Cell::Text("010199-1234".to_owned()).is_number_that_lost_zeros(12));
        assert!(!Cell::Empty.is_number_that_lost_zeros(11));
    }

    #[test]
    fn spaces_that_nobody_sees() {
        assert_eq!(clean(" \u{a0}Anna\u{a0}Liepa \u{feff}"), "Anna Liepa");
        for text in ["1.20585E+10", "1,2E+10", "1E+11"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["1E5", "E+1", "12.5E+3", "1.E+3", "Anna E+1"] {
            assert!(!is_scientific(text), "{text}");
        }
    }
}
