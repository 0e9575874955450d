//! Facts: what a rule may ask about an applicant or a placement, and how a fact is written in a file.
//! A fact that is absent is unknown, and unknown is neither yes nor no.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::text::{is_invisible, normal};

/// The kinds of value a fact can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactType {
    /// `yes`/`no`, `true`/`false`, `1`/`0`.
    Bool,
    /// A whole number.
    Whole,
    /// A calendar date, `2020-06-08` or `08.06.2020.`.
    Date,
    /// Any text, in its [normal](fn@super::text::normal) form.
    Text,
    /// Periods in which someone took part, `2018-03-01..2018-04-30;2018-09-01..2018-09-28`.
    Periods,
}

/// Days from `first` to `last`, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, never before the first.
    pub last: NaiveDate,
}

/// One known value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A calendar date.
    Date(NaiveDate),
    /// A text.
    Text(String),
    /// Periods, sorted, possibly none.
    Periods(Vec<Period>),
}

/// The known facts by name.
pub type Facts = BTreeMap<String, FactValue>;

/// A text that is no value of the kind asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadableFact;

impl FactType {
    /// All kinds, in the order in which they are explained.
    pub const ALL: [Self; 5] = [Self::Bool, Self::Whole, Self::Date, Self::Text, Self::Periods];

    /// The word for it in rule packs, and the last part of its catalogue key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bool => "bool",
            Self::Whole => "whole",
            Self::Date => "date",
            Self::Text => "text",
            Self::Periods => "periods",
        }
    }

    /// The kind that a value has.
    pub fn of(value: &FactValue) -> Self {
        match value {
            FactValue::Bool(_) => Self::Bool,
            FactValue::Whole(_) => Self::Whole,
            FactValue::Date(_) => Self::Date,
            FactValue::Text(_) => Self::Text,
            FactValue::Periods(_) => Self::Periods,
        }
    }

    /// Reads a fact as people write it. An empty text is an unknown fact (`None`), of every kind;
    /// for periods `-` says that there are none, which is something else than not knowing.
    ///
    /// # Errors
    /// [`UnreadableFact`] when the text is not a value of this kind.
    pub fn parse(self, text: &str) -> Result<Option<FactValue>, UnreadableFact> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if text.is_empty() {
            return Ok(None);
        }
        let value = match self {
            Self::Bool => FactValue::Bool(yes_or_no(text)?),
            Self::Whole => FactValue::Whole(whole(text)?),
            Self::Date => FactValue::Date(date(text)?),
            Self::Text => FactValue::Text(plain(text)?),
            Self::Periods => FactValue::Periods(periods(text)?),
        };
        Ok(Some(value))
    }
}

impl FactValue {
    /// The value as files have it: what [`FactType::parse`] reads back. Years have four digits there.
    pub fn written(&self) -> String {
        match self {
            Self::Bool(true) => "yes".to_owned(),
            Self::Bool(false) => "no".to_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text) => text.clone(),
            Self::Periods(periods) if periods.is_empty() => "-".to_owned(),
            Self::Periods(periods) => {
                let written = periods.iter().map(|period| format!("{}..{}", period.first, period.last));
                written.collect::<Vec<_>>().join(";")
            }
        }
    }
}

fn yes_or_no(text: &str) -> Result<bool, UnreadableFact> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" | "jā" | "да" => Ok(true),
        "no" | "false" | "0" | "nē" | "нет" => Ok(false),
        _ => Err(UnreadableFact),
    }
}

/// Digits with an optional minus; a plus, spaces between digits or a decimal part are not guessed at.
fn whole(text: &str) -> Result<i64, UnreadableFact> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(UnreadableFact);
    }
    text.parse().map_err(|_| UnreadableFact)
}

/// `2020-06-08`, `08.06.2020` or `08.06.2020.`; the form decides which number is the day, never the value.
fn date(text: &str) -> Result<NaiveDate, UnreadableFact> {
    let (parts, iso) = if text.contains('-') {
        (text.split('-').collect::<Vec<_>>(), true)
    } else {
        (text.strip_suffix('.').unwrap_or(text).split('.').collect(), false)
    };
    let &[first, month, last] = parts.as_slice() else { return Err(UnreadableFact) };
    let (year, day) = if iso { (first, last) } else { (last, first) };
    let number = |text: &str, digits: usize| -> Result<u32, UnreadableFact> {
        if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(UnreadableFact);
        }
        text.parse().map_err(|_| UnreadableFact)
    };
    let year = i32::try_from(number(year, 4)?).map_err(|_| UnreadableFact)?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).ok_or(UnreadableFact)
}

fn plain(text: &str) -> Result<String, UnreadableFact> {
    if text.chars().any(char::is_control) { Err(UnreadableFact) } else { Ok(normal(text).into_owned()) }
}

fn periods(text: &str) -> Result<Vec<Period>, UnreadableFact> {
    if text == "-" {
        return Ok(Vec::new());
    }
    let mut periods = Vec::new();
    for part in text.split(';') {
        let (first, last) = part.split_once("..").ok_or(UnreadableFact)?;
        // `01.03.2018...30.04.2018.`: the first of three points closes the Latvian date.
        let last = last.strip_prefix('.').unwrap_or(last);
        let period = Period { first: date(first.trim())?, last: date(last.trim())? };
        if period.last < period.first {
            return Err(UnreadableFact);
        }
        periods.push(period);
    }
    periods.sort_unstable();
    Ok(periods)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn an_empty_text_is_unknown_whatever_its_kind() {
        for kind in FactType::ALL {
            assert_eq!(kind.parse(""), Ok(None));
            assert_eq!(kind.parse("  "), Ok(None));
        }
    }

    #[test]
    fn yes_and_no_in_the_languages_of_the_interface() {
        for text in ["yes", "TRUE", "1", "jā", "Jā", "JĀ", "да", "Да"] {
            assert_eq!(FactType::Bool.parse(text), Ok(Some(FactValue::Bool(true))), "{text}");
        }
        for text in ["no", "False", "0", "nē", "NĒ", "нет"] {
            assert_eq!(FactType::Bool.parse(text), Ok(Some(FactValue::Bool(false))), "{text}");
        }
        for text in ["2", "-", "y", "yes and no", "х"] {
            assert_eq!(FactType::Bool.parse(text), Err(UnreadableFact), "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_not_guessed_at() {
        assert_eq!(FactType::Whole.parse(" 12 "), Ok(Some(FactValue::Whole(12))));
        assert_eq!(FactType::Whole.parse("-3"), Ok(Some(FactValue::Whole(-3))));
        for text in ["+1", "1.0", "1,5", "1 000", "-", "--1", "NaN", "9223372036854775808", "1e3", "0x1"] {
            assert_eq!(FactType::Whole.parse(text), Err(UnreadableFact), "{text}");
        }
    }

    #[test]
    fn dates_in_the_international_and_in_the_latvian_form() {
        for text in ["2020-06-08", "08.06.2020.", "08.06.2020"] {
            assert_eq!(FactType::Date.parse(text), Ok(Some(FactValue::Date(day(2020, 6, 8)))), "{text}");
        }
        assert_eq!(FactType::Date.parse("29.02.2020."), Ok(Some(FactValue::Date(day(2020, 2, 29)))));
        for text in [
            "2019-02-29",
            "31.04.2020.",
            "8.6.2020",
            "06/08/2020",
            "2020.06.08",
            "2020-6-8",
            "08-06-2020",
            "20-06-08",
            "08.06.2020..",
            "+020-06-08",
        ] {
            assert_eq!(FactType::Date.parse(text), Err(UnreadableFact), "{text}");
        }
    }

    #[test]
    fn periods_are_sorted_and_none_is_not_unknown() {
        assert_eq!(FactType::Periods.parse("-"), Ok(Some(FactValue::Periods(Vec::new()))));
        let spring = Period { first: day(2018, 3, 1), last: day(2018, 4, 30) };
        let one_day = Period { first: day(2018, 9, 1), last: day(2018, 9, 1) };
        for text in [
            "2018-09-01..2018-09-01; 01.03.2018..30.04.2018.",
            "01.03.2018...30.04.2018.;01.09.2018. .. 01.09.2018.",
        ] {
            assert_eq!(
                FactType::Periods.parse(text),
                Ok(Some(FactValue::Periods(vec![spring, one_day]))),
                "{text}"
            );
        }
        for text in ["2018-04-30..2018-03-01", "2018-03-01", "2018-03-01..", ";", "2018-03-01..2018-04-30;"] {
            assert_eq!(FactType::Periods.parse(text), Err(UnreadableFact), "{text}");
        }
    }

    #[test]
    fn texts_hold_no_control_characters() {
        assert_eq!(
            FactType::Text.parse(" Kaiju pamatskola "),
            Ok(Some(FactValue::Text("Kaiju pamatskola".to_owned())))
        );
        assert_eq!(FactType::Text.parse("a\tb"), Err(UnreadableFact));
        let same = Ok(Some(FactValue::Text("Liepu iela".to_owned())));
        for text in ["Liepu  iela", "Liepu\u{a0}iela ", "\u{feff}Liepu iela"] {
            assert_eq!(FactType::Text.parse(text), same, "{text:?}");
        }
        assert_eq!(FactType::Text.parse("\u{a0}\u{200b}"), Ok(None));
    }
}
