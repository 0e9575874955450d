//! Yes and no, days and times as people write them into spreadsheets, in Latvian, English and Russian. Owns what is
//! beyond doubt there; a round's own files are read more strictly (`domain::fact`).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::months::{is_idle, month};
use crate::domain::text::{is_dash, normal};

/// Words for yes, as they are said to whoever wrote another one.
const YES: [&str; 17] =
    ["jā", "ja", "ir", "x", "х", "+", "✓", "✔", "y", "j", "1", "yes", "true", "patiess", "да", "д", "истина"];
/// Words for no.
const NO: [&str; 11] = ["nē", "ne", "nav", "n", "0", "no", "false", "aplams", "нет", "н", "ложь"];

/// Yes or no, by a word or a mark for it. `TRUE()` is what a formula looks like that was written as text.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    let text = normal(text).to_lowercase();
    let text = match text.strip_suffix("()") {
        Some(formula) => formula.strip_prefix('=').unwrap_or(formula),
        None => text.trim_end_matches('.'),
    };
    if YES.contains(&text) {
        return Some(true);
    }
    NO.contains(&text).then_some(false)
}

/// What a text says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// This day, beyond doubt.
    Said(NaiveDate),
    /// The year has two digits; this day is likely.
    Short(NaiveDate),
}

/// A day as people write it, `12.4.2010`, `12/04/2010`, `2010. gada 12. aprīlis`; a time after it only if it is midnight.
/// Where all are numbers, the year is the one with four digits, and the day stands before the month unless the year
/// comes first.
pub(super) fn day(text: &str) -> Option<Day> {
    if let Some((front, time)) = apart(text) {
        return (time == NaiveTime::MIN).then(|| date(front)).flatten();
    }
    date(text)
}

/// Whether a text is a day only if the month stands before the day: `01/19/2011`.
pub(super) fn is_month_first(text: &str) -> bool {
    matches!(numbers(text), Some((1..=12, 13..=31)))
}

/// Whether a text is one day with the day first, and another with the month first: `01/09/2011`.
pub(super) fn has_two_days(text: &str) -> bool {
    numbers(text).is_some_and(|(first, second)| first != second && first.max(second) <= 12)
}

/// The first two numbers of a date whose year comes last.
fn numbers(text: &str) -> Option<(u32, u32)> {
    let dates =
        text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| &text[..at]).chain([text]);
    dates.into_iter().find_map(|date| match parts(date)?.as_slice() {
        [Part::Number(first), Part::Number(second), Part::Number(year)]
            if year.len() == 4 && first.len() <= 2 =>
        {
            Some((first.parse().ok()?, second.parse().ok()?))
        }
        _ => None,
    })
}

/// A day with a time, in local time: `05.04.2027 8:30`, `5.4.2027. plkst. 8.30`.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    let (front, time) = apart(text).unwrap_or((text, NaiveTime::MIN));
    match date(front)? {
        Day::Said(day) => Some(day.and_time(time)),
        Day::Short(_) => None,
    }
}

/// A day and the time behind it.
fn apart(text: &str) -> Option<(&str, NaiveTime)> {
    let breaks = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, 'T' | ','));
    breaks.rev().find_map(|(at, c)| {
        let (front, back) = (&text[..at], &text[at + c.len_utf8()..]);
        date(front)?;
        // Whoever writes halves of days and strokes may write the month first.
        let half = back.trim_end_matches(['.', ' ']).ends_with(['m', 'M']);
        let foreign = half && front.contains('/') && numbers(front).is_some_and(|(one, other)| one != other);
        Some((front, clock(back).filter(|_| !foreign)?))
    })
}

/// `8:30`, `08:30:00`, `plkst. 8.30`, `8:30:00,5`.
fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    let known =
        ["plkst.", "plkst", "pulksten", "pl.", "at ", "в "].iter().find_map(|word| text.strip_prefix(word));
    let text = known.unwrap_or(&text).trim();
    let halves = [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)];
    let half = halves.iter().find_map(|(word, late)| Some((text.strip_suffix(word)?.trim_end(), *late)));
    let (text, late) = half.map_or((text, None), |(text, late)| (text, Some(late)));
    // The full stop of a sentence.
    let text = text.strip_suffix('.').unwrap_or(text);
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let sound = matches!(marks.as_slice(), [':' | '.'] | [':', ':'] | ['.', '.'] | [':', ':', '.' | ',']);
    let [hour, minute, rest @ ..] = parts.as_slice() else { return None };
    let two = |part: &str| if part.len() == 2 { part.parse::<u32>().ok() } else { None };
    let hour = if hour.len() == 1 { hour.parse().ok()? } else { two(hour)? };
    let second = rest.first().map_or(Some(0), |second| two(second))?;
    let micros = match rest.get(1) {
        Some(part) if (1..=6).contains(&part.len()) => format!("{part:0<6}").parse().ok()?,
        Some(_) => return None,
        None => 0,
    };
    let time = NaiveTime::from_hms_micro_opt(hour, two(minute)?, second, micros).filter(|_| sound)?;
    match late {
        None => Some(time),
        // Twelve is the first hour of a half of the day.
        Some(late) if (1..=12).contains(&time.hour()) => {
            time.with_hour(time.hour() % 12 + if late { 12 } else { 0 })
        }
        Some(_) => None,
    }
}

/// A word or number of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Number(&'a str),
    Month(u32),
}

fn date(text: &str) -> Option<Day> {
    let [first, second, third] = parts(text)?.try_into().ok()?;
    let (year, month, day) = match (first, second, third) {
        (Part::Number(year), Part::Number(month), Part::Number(day)) if year.len() == 4 => {
            (year, month.parse().ok()?, day)
        }
        (Part::Number(day), Part::Number(month), Part::Number(year)) => (year, month.parse().ok()?, day),
        (Part::Number(year), Part::Number(day), Part::Month(month)) if year.len() == 4 => (year, month, day),
        (Part::Number(year), Part::Month(month), Part::Number(day)) if year.len() == 4 => (year, month, day),
        (Part::Number(day), Part::Month(month), Part::Number(year))
        | (Part::Month(month), Part::Number(day), Part::Number(year)) => (year, month, day),
        _ => return None,
    };
    let lengths = [first, second, third].into_iter().filter_map(|part| match part {
        Part::Number(text) => Some(text.len()),
        Part::Month(_) => None,
    });
    // Days and months have two digits at most; only the year has more.
    let long = lengths.filter(|length| *length > 2).count();
    let day = day.parse().ok()?;
    match year.len() {
        4 if long == 1 => NaiveDate::from_ymd_opt(year.parse().ok()?, month, day).map(Day::Said),
        2 if long == 0 => {
            let year: i32 = year.parse().ok()?;
            let likely = if year <= 40 { 2000 + year } else { 1900 + year };
            NaiveDate::from_ymd_opt(likely, month, day).map(Day::Short)
        }
        _ => None,
    }
}

/// The numbers and months of a date; nothing where any other word stands in it.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    // An apostrophe in front keeps a spreadsheet from taking a text for a number.
    let text = text.trim().trim_start_matches('\'');
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | '/' | ',') || is_dash(c);
    let mut parts = Vec::new();
    for word in text.split(between).filter(|word| !word.is_empty()) {
        let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = word.split_at(digits);
        match (number.len(), rest) {
            // Also `12th`.
            (1..=4, "") | (1..=2, "st" | "nd" | "rd" | "th") => parts.push(Part::Number(number)),
            (8, "") => parts.extend(together(number)?),
            (0, word) if month(word).is_some() => parts.push(Part::Month(month(word)?)),
            (0, word) if is_idle(word) => {}
            _ => return None,
        }
    }
    Some(parts)
}

/// The three numbers of a day whose digits stand together: `20100412`, `12042010`. No eight digits are a day of these
/// centuries in both orders.
fn together(digits: &str) -> Option<[Part<'_>; 3]> {
    let is_year = |year: &str| matches!(&year[..2], "19" | "20");
    let month = |at: usize| digits[at..at + 2].parse().is_ok_and(|month: u32| (1..=12).contains(&month));
    let [first, second, third] = match () {
        () if is_year(digits) && month(4) => [&digits[..4], &digits[4..6], &digits[6..]],
        () if is_year(&digits[4..]) && month(2) => [&digits[..2], &digits[2..4], &digits[4..]],
        () => return None,
    };
    Some([Part::Number(first), Part::Number(second), Part::Number(third)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn april() -> NaiveDate {
        NaiveDate::from_ymd_opt(2010, 4, 12).unwrap()
    }

    #[test]
    fn yes_and_no_as_people_and_programmes_write_them() {
        for text in [
            "jā",
            "JĀ",
            "ja",
            "Ir",
            "x",
            "X",
            "Х",
            "+",
            "✓",
            "Y",
            "j",
            "1",
            "PATIESS",
            "ИСТИНА",
            "TRUE",
            "TRUE()",
            "=TRUE()",
            "=PATIESS()",
            "Да",
            "jā.",
            "yes",
            "ja\u{304}",
        ] {
            assert_eq!(yes_or_no(text), Some(true), "{text}");
        }
        for text in
            ["nē", "ne", "Nav", "N", "0", "APLAMS", "ЛОЖЬ", "FALSE", "FALSE()", "=ЛОЖЬ()", "нет", "ne\u{304}"]
        {
            assert_eq!(yes_or_no(text), Some(false), "{text}");
        }
        for text in ["", "2", "varbūt", "jā un nē", "?", "nezinu", "-", "–", "--", "=1"] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }

    #[test]
    #[allow(clippy::too_many_lines, reason = "one list, case after case")]
    fn days_beyond_doubt() {
        for text in [
            "12.4.2010",
            "12.04.2010.",
            "12/04/2010",
            "12. 04. 2010.",
            "12-04-2010",
            "12.04.2010. g.",
            "2010. gada 12. aprīlis",
            "2010. gada 12. aprīlī",
            "12. aprīlis 2010",
            "2010-04-12",
            "2010.04.12",
            "2010-04-12T00:00:00",
            "12.04.2010 0:00:00",
            "12 апреля 2010 г.",
            "April 12, 2010",
            "12 Apr 2010",
            "12-apr-2010",
            "12. apri\u{304}lis 2010",
            "12. aprīlim 2010",
            "12. aprilis 2010",
            "12th April 2010",
            "April 12th, 2010",
            "Monday, April 12, 2010",
            "pirmdiena, 2010. gada 12. aprīlis",
            "понедельник, 12 апреля 2010 г.",
            "12.04.2010 12:00:00 AM",
            "20100412",
            "12042010",
            "12.IV.2010",
            "12—04—2010",
            "12−04−2010",
            "'12.04.2010",
        ] {
            assert_eq!(day(text), Some(Day::Said(april())), "{text}");
        }
        for text in ["12.04.10", "12.4.10.", "12/04/10"] {
            assert_eq!(day(text), Some(Day::Short(april())), "{text}");
        }
        for text in [
            "",
            "31.02.2010.",
            "04/13/2010",
            "2010",
            "12.2010",
            "40280",
            "12.04.2010 09:00",
            "vakar",
            "12.04.2010.2",
            "4/12/2010 12:00:00 AM",
            "19992011",
            "12 marija 2010",
            "12 novads 2010",
            "12 apraksts 2010",
            "12 матвей 2010",
            "12 ма 2010",
            "12 XIII 2010",
            "12nd3 April 2010",
            "1.2.3",
            "12.004.2010",
            "2010-04-12Z",
        ] {
            assert!(!matches!(day(text), Some(Day::Said(_))), "{text}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        let told = |text: &str| moment(text).map(|moment| moment.format("%d.%m.%Y %H:%M:%S").to_string());
        for text in [
            "05.04.2027 08:30",
            "5.4.2027 8:30",
            "05.04.2027. plkst. 8.30",
            "05.04.2027., 8:30",
            "2027-04-05 8:30:00",
            "2027-04-05T08:30",
            "05/04/2027 08:30:00.0",
            "2027. gada 5. aprīlī plkst. 8:30",
            "2027. gada 5. aprīlī pulksten 8.30.",
            "5.4.2027. plkst.8.30",
            "2027-04-05 8:30",
            "5 апреля 2027 г. в 8:30",
            "05.04.2027 8:30 AM",
            "05.04.2027 08:30:00 a.m.",
        ] {
            assert_eq!(told(text).as_deref(), Some("05.04.2027 08:30:00"), "{text}");
        }
        assert_eq!(told("05.04.2027 12:05 AM").as_deref(), Some("05.04.2027 00:05:00"));
        assert_eq!(told("05.04.2027 12:05 pm").as_deref(), Some("05.04.2027 12:05:00"));
        assert_eq!(told("05.04.2027 13:05 pm"), None);
        assert_eq!(told("05.04.2027.").as_deref(), Some("05.04.2027 00:00:00"));
        for text in ["", "8:30", "05.04.27 8:30", "05.04.2027 25:00", "05.04.2027 8", "05.04.2027 8:3", "rīt"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
