//! Answers to a pack's questions as people type them. Owns what is read kindly: days and months of one digit, a dash
//! between two days, a word for *none*; and which days an answer can name.

use chrono::{Datelike, NaiveDate};

use super::{Book, Wrong};
use crate::{
    domain::{Arg, FactType, FactValue, choice},
    rules::Fact,
};

/// The longest text that is taken, in characters.
pub(super) const LONGEST: usize = 200;

/// Years outside these are slips of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The fact that cannot lie ahead.
const BIRTH: &str = "date_of_birth";

/// How people say that there were no periods.
const NONE: [&str; 5] = ["nav", "nē", "no", "none", "нет"];

impl Book {
    /// Reads the answer to a question of the rule pack; an empty one is `None`, unknown.
    ///
    /// # Errors
    /// What is wrong with it, at the field of the fact's name.
    pub(super) fn answer(&self, name: &str, fact: &Fact, typed: &str) -> Result<Option<FactValue>, Wrong> {
        let typed = typed.trim();
        if typed.chars().count() > LONGEST {
            let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
            return Err(Wrong::new(name, "wrong-too-long").with("most", Arg::Whole(most)));
        }
        let plain = match fact.kind {
            FactType::Date => day(typed),
            FactType::Periods => periods(typed),
            FactType::Bool | FactType::Whole | FactType::Text => typed.to_owned(),
        };
        let value = fact.kind.parse(&plain).map_err(|_| self.unreadable(name, fact.kind))?;
        // Where answers are taken from placements, others may be typed: a school that offers no work is a school.
        let listed = value.map(|value| choice::within(value, fact.closed()));
        let value = listed.map(|value| value.ok_or_else(|| Wrong::new(name, "wrong-choice"))).transpose()?;
        match &value {
            Some(FactValue::Date(day)) => self.possible(name, *day)?,
            Some(FactValue::Periods(periods)) => {
                periods
                    .iter()
                    .flat_map(|period| [period.first, period.last])
                    .try_for_each(|day| self.possible(name, day))?;
            }
            _ => {}
        }
        Ok(value)
    }

    fn unreadable(&self, name: &str, kind: FactType) -> Wrong {
        match kind {
            FactType::Bool => Wrong::new(name, "wrong-choice"),
            FactType::Whole => Wrong::new(name, "wrong-number"),
            FactType::Date => Wrong::new(name, "wrong-date").with("example", Arg::Text(self.example(name))),
            FactType::Text => Wrong::new(name, "wrong-text"),
            FactType::Periods => Wrong::new(name, "wrong-periods"),
        }
    }

    fn possible(&self, name: &str, day: NaiveDate) -> Result<(), Wrong> {
        let known = YEARS.contains(&day.year());
        if name == BIRTH && (day > self.today || !known) {
            return Err(Wrong::new(name, "wrong-date-birth").with("date", Arg::Date(day)));
        }
        if known { Ok(()) } else { Err(Wrong::new(name, "wrong-date-year")) }
    }

    /// The day on which the round's work begins, where the round says so.
    pub(super) fn starts(&self) -> Option<NaiveDate> {
        self.settings.dates.get("starts").copied()
    }

    /// A day that would be a good answer to a question about one, as it is typed.
    pub fn example(&self, name: &str) -> String {
        let birth = NaiveDate::from_ymd_opt(2010, 6, 5).filter(|_| name == BIRTH);
        written(birth.or_else(|| self.starts()).unwrap_or(self.today))
    }
}

/// A day as it is typed in Latvia.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%d.%m.%Y.").to_string()
}

/// A day as people type it, `7. 6. 2027`, the way that facts are written, `07.06.2027.`; what is no such day stays as it
/// is, but for its blanks.
pub fn day(typed: &str) -> String {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = plain.strip_suffix('.').unwrap_or(&plain).split('.').collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] if year.len() == 4 && [day, month, year].into_iter().all(|part| digits(part)) => {
            format!("{day:0>2}.{month:0>2}.{year}.")
        }
        _ => plain,
    }
}

/// Periods as people type them, `01.03.2018.–30.04.2018.`, the way that facts are written.
fn periods(typed: &str) -> String {
    let typed = typed.trim().trim_end_matches(';');
    if NONE.contains(&typed.to_lowercase().as_str()) {
        return "-".to_owned();
    }
    if typed.is_empty() || typed == "-" {
        return typed.to_owned();
    }
    typed.split(';').map(period).collect::<Vec<_>>().join(";")
}

fn period(typed: &str) -> String {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let hyphen = || plain.split_once('-').filter(|(_, last)| !last.contains('-'));
    let days = plain.split_once("..").or_else(|| plain.split_once(['–', '—'])).or_else(hyphen);
    match days {
        // Of three points the first closes the Latvian date.
        Some((first, last)) => format!("{}..{}", day(first), day(last.strip_prefix('.').unwrap_or(last))),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_taken_as_people_type_them() {
        for (typed, taken) in [
            ("7.6.2027", "07.06.2027."),
            ("07.06.2027.", "07.06.2027."),
            ("7.6.2027.", "07.06.2027."),
            (" 7. 06. 2027. ", "07.06.2027."),
            ("2027-06-07", "2027-06-07"),
            ("7.6.27", "7.6.27"),
            ("7/6/2027", "7/6/2027"),
            ("", ""),
        ] {
            assert_eq!(day(typed), taken, "{typed}");
        }
    }

    #[test]
    fn periods_are_taken_as_people_type_them() {
        let spring = FactType::Periods.parse("2018-03-01..2018-04-30");
        for typed in [
            "01.03.2018.–30.04.2018.",
            "1.3.2018 - 30.4.2018",
            "01.03.2018...30.04.2018.",
            "1.3.2018..30.4.2018;",
            "2018-03-01..2018-04-30",
        ] {
            assert_eq!(FactType::Periods.parse(&periods(typed)), spring, "{typed}");
        }
        let both = FactType::Periods.parse(&periods("1.3.2018.–30.4.2018.; 1.9.2018-2.9.2018"));
        assert!(matches!(both, Ok(Some(FactValue::Periods(both))) if both.len() == 2));
        for typed in ["nav", "Nav", "нет", "no", "-"] {
            let none = Ok(Some(FactValue::Periods(Vec::new())));
            assert_eq!(FactType::Periods.parse(&periods(typed)), none, "{typed}");
        }
        for typed in
            ["01.03.2018.", "-;1.3.2018..2.3.2018", "1.3.18-2.3.18", "2018-03-01-2018-04-30", "nekad"]
        {
            assert!(FactType::Periods.parse(&periods(typed)).is_err(), "{typed}");
        }
    }
}
