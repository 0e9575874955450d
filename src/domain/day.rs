//! Days as people type them, on a keypad with digits alone or with whatever parts the numbers: `05062010`, `5.6.2010.`,
//! `05/06/2010`, `5 6 2010`, `2010-06-05`. Owns the reading and why something is no day; whether a day fits its question is for
//! whoever asked. Also how old somebody is on a day.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// Years outside these are slips of the finger.
pub const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotADay {
    /// No day, month and year can be told apart in it.
    Unreadable,
    /// The year has two digits, or three: which century is meant would be a guess.
    ShortYear,
    /// Day, month and year are there, and the calendar has no such day; the text says which.
    NotInCalendar(String),
}

/// Why a day cannot answer a question, whatever the question's rules are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// Before the years in which anybody asked was born.
    Past,
    /// A birth that is still to come.
    Future,
    /// After the years that a period can reach.
    Far,
}

/// A title without the days in brackets at its end, `Dobes (08.06.–19.06.)`, and those days, each as day and month; `None` where none
/// stand there.
pub fn in_title(title: &str) -> Option<(&str, Vec<(u32, u32)>)> {
    let (before, within) = title.trim().strip_suffix(')')?.rsplit_once('(')?;
    let parts = within.split(|c: char| !c.is_ascii_digit() && c != '.');
    let days: Vec<(u32, u32)> = parts
        .filter_map(|part| {
            let mut numbers = part.split('.').map(str::parse::<u32>);
            let (day, month) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
            ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
        })
        .collect();
    (!days.is_empty()).then(|| (before.trim(), days))
}

/// Whole years from a birth to a day; `None` when the day is before the birth.
///
/// Someone born on 29 February is a year older on 29 February, and in common years on 1 March:
/// the comparison of (month, day) pairs says so without a special case.
pub fn age(born: NaiveDate, on: NaiveDate) -> Option<i64> {
    if on < born {
        return None;
    }
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    Some(i64::from(on.year() - born.year()) - i64::from(!had_birthday))
}

/// Holds a day against what it can mean; `birth` is whether somebody was born on it, `today` the day on which that is asked.
///
/// # Errors
/// [`Misplaced`].
pub fn placed(day: NaiveDate, birth: bool, today: NaiveDate) -> Result<NaiveDate, Misplaced> {
    if day.year() < *YEARS.start() {
        Err(Misplaced::Past)
    } else if birth && day > today {
        Err(Misplaced::Future)
    } else if day.year() > *YEARS.end() {
        Err(Misplaced::Far)
    } else {
        Ok(day)
    }
}

/// Reads a day. A year that comes first makes it year, month, day; otherwise the day comes first, then the month.
///
/// # Errors
/// [`NotADay`].
pub fn read(typed: &str) -> Result<NaiveDate, NotADay> {
    let text = typed.trim_matches(|c: char| c.is_whitespace() || super::text::is_invisible(c));
    // `2010. g.`, as certificates have it.
    let text = text.strip_suffix("g.").or_else(|| text.strip_suffix('g')).unwrap_or(text);
    let parts: Vec<&str> = text.split(is_between).filter(|part| !part.is_empty()).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= 8;
    if parts.is_empty() || !parts.iter().all(digits) {
        return Err(NotADay::Unreadable);
    }
    match parts.as_slice() {
        [day, month, year] | [year, month, day] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => {
            made(year, month, day)
        }
        [day, month, year] if day.len() <= 2 && month.len() <= 2 && year.len() <= 3 => {
            Err(NotADay::ShortYear)
        }
        [all] if all.len() == 8 => in_a_row(all),
        [all] if all.len() == 6 => Err(NotADay::ShortYear),
        _ => Err(NotADay::Unreadable),
    }
}

/// What people put between the numbers of a day.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '/' | '\\' | '-' | '\u{2010}'..='\u{2014}' | '\u{2212}')
}

/// Eight digits: day, month and year, unless only the first four can be a year. No text is a day of [`YEARS`] both ways: the
/// beginning of a year would have to be a month.
fn in_a_row(all: &str) -> Result<NaiveDate, NotADay> {
    let is_year = |text: &str| text.parse().is_ok_and(|year| YEARS.contains(&year));
    if !is_year(&all[4..]) && is_year(&all[..4]) {
        return made(&all[..4], &all[4..6], &all[6..]);
    }
    made(&all[4..], &all[2..4], &all[..2])
}

fn made(year: &str, month: &str, day: &str) -> Result<NaiveDate, NotADay> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| NotADay::Unreadable);
    let (whole, month, day) = (number(year)?, number(month)?, number(day)?);
    let known = i32::try_from(whole).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    known.ok_or_else(|| NotADay::NotInCalendar(format!("{day:02}.{month:02}.{year}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let fifth = NaiveDate::from_ymd_opt(2010, 6, 5).unwrap();
        for typed in [
            "05062010",
            "5.6.2010",
            "05/06/2010",
            "5 6 2010",
            "2010-06-05",
            "05.06.2010",
            "5. 6. 2010",
            "05-06-2010",
            "5,6,2010",
            "05\u{2013}06\u{2013}2010",
            "2010/6/5",
            "2010.06.05",
            "20100605",
            "05\u{a0}06\u{a0}2010",
            "5\\6\\2010",
        ] {
            for (before, after) in
                [("", ""), ("", "."), (" ", " "), ("", ". "), ("\u{200e}", ""), ("", " g."), ("", ". g.")]
            {
                let typed = format!("{before}{typed}{after}");
                assert_eq!(read(&typed), Ok(fifth), "{typed:?}");
            }
        }
        // The day comes first, whatever the numbers would allow.
        assert_eq!(read("01/02/2010"), Ok(NaiveDate::from_ymd_opt(2010, 2, 1).unwrap()));
        assert_eq!(read("20102010"), Ok(NaiveDate::from_ymd_opt(2010, 10, 20).unwrap()));
        assert_eq!(read("29.02.2020."), Ok(NaiveDate::from_ymd_opt(2020, 2, 29).unwrap()));
    }

    #[test]
    fn each_text_that_is_no_day_says_why() {
        let none = |text: &str| Err(NotADay::NotInCalendar(text.to_owned()));
        assert_eq!(read("31.02.2010."), none("31.02.2010."));
        assert_eq!(read("31022010"), none("31.02.2010."));
        assert_eq!(read("2010-02-31"), none("31.02.2010."));
        assert_eq!(read("29/2/2019"), none("29.02.2019."));
        assert_eq!(read("06/13/2010"), none("06.13.2010."));
        assert_eq!(read("0.0.2010"), none("00.00.2010."));
        for typed in ["5.6.10", "050610", "5/6/210", "05 06 10."] {
            assert_eq!(read(typed), Err(NotADay::ShortYear), "{typed}");
        }
        for typed in [
            "",
            " ",
            ".",
            "g",
            "vakar",
            "5.6",
            "2010",
            "5062010",
            "123456789",
            "5.6.2010.7",
            "5.jūnijs 2010",
            "٠٥٠٦٢٠١٠",
            "+5.6.2010",
            "5.6.20100",
        ] {
            assert_eq!(read(typed), Err(NotADay::Unreadable), "{typed}");
        }
    }

    #[test]
    fn eight_digits_are_never_two_days() {
        for all in 0..100_000_000_u32 / 101 {
            let all = format!("{:08}", all * 101);
            let (year, other) = (&all[4..], &all[..4]);
            let known = |text: &str| text.parse().is_ok_and(|year| YEARS.contains(&year));
            let both = known(year) && known(other);
            let days = [made(year, &all[2..4], &all[..2]), made(other, &all[4..6], &all[6..])];
            assert!(!both || days.iter().filter(|day| day.is_ok()).count() < 2, "{all}");
        }
    }
}
