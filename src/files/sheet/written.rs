//! Yes and no, days and times as people write them into spreadsheets, in Latvian, English and Russian. Owns what is
//! beyond doubt there; a round's own files are read more strictly (`domain::fact`).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Words for yes, as they are said to whoever wrote another one.
const YES: [&str; 17] =
    ["jā", "ja", "ir", "x", "х", "+", "✓", "✔", "y", "j", "1", "yes", "true", "patiess", "да", "д", "истина"];
/// Words for no.
const NO: [&str; 14] =
    ["nē", "ne", "nav", "-", "–", "—", "n", "0", "no", "false", "aplams", "нет", "н", "ложь"];

/// Yes or no, by a word or a mark for it. `TRUE()` is what a formula looks like that was written as text.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
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
        Some((front, clock(back)?))
    })
}

/// `8:30`, `08:30:00`, `plkst. 8.30`, `8:30:00,5`.
fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim().to_lowercase();
    let known = ["plkst.", "plkst", "pl.", "at ", "в "].iter().find_map(|word| text.strip_prefix(word));
    let text = known.unwrap_or(&text).trim();
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
    NaiveTime::from_hms_micro_opt(hour, two(minute)?, second, micros).filter(|_| sound)
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
    let text = text.trim();
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | '‐' | '‑' | '–' | ',');
    let mut parts = Vec::new();
    for word in text.split(between).filter(|word| !word.is_empty()) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4 {
            parts.push(Part::Number(word));
        } else if let Some(month) = month(word) {
            parts.push(Part::Month(month));
        } else if !["g", "gads", "gada", "г", "год", "года", "st", "nd", "rd", "th", "of"]
            .contains(&word.to_lowercase().as_str())
        {
            return None;
        }
    }
    Some(parts)
}

/// A month by the beginning of its name, in three languages.
fn month(word: &str) -> Option<u32> {
    const BEGIN: [[&str; 3]; 12] = [
        ["jan", "jan", "янв"],
        ["feb", "feb", "фев"],
        ["mar", "mar", "мар"],
        ["apr", "apr", "апр"],
        ["mai", "may", "ма"],
        ["jūn", "jun", "июн"],
        ["jūl", "jul", "июл"],
        ["aug", "aug", "авг"],
        ["sep", "sep", "сен"],
        ["okt", "oct", "окт"],
        ["nov", "nov", "ноя"],
        ["dec", "dec", "дек"],
    ];
    let word = word.to_lowercase();
    let letters = word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    let begins = |names: &[&str; 3]| names.iter().any(|name| word.starts_with(name));
    let at = BEGIN.iter().position(begins).filter(|_| letters)?;
    u32::try_from(at + 1).ok()
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
        ] {
            assert_eq!(yes_or_no(text), Some(true), "{text}");
        }
        for text in
            ["nē", "ne", "Nav", "-", "–", "N", "0", "APLAMS", "ЛОЖЬ", "FALSE", "FALSE()", "=ЛОЖЬ()", "нет"]
        {
            assert_eq!(yes_or_no(text), Some(false), "{text}");
        }
        for text in ["", "2", "varbūt", "jā un nē", "?", "nezinu", "--", "=1"] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }

    #[test]
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
            "12042010",
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
            "5 апреля 2027 г. в 8:30",
        ] {
            assert_eq!(told(text).as_deref(), Some("05.04.2027 08:30:00"), "{text}");
        }
        assert_eq!(told("05.04.2027.").as_deref(), Some("05.04.2027 00:00:00"));
        for text in ["", "8:30", "05.04.27 8:30", "05.04.2027 25:00", "05.04.2027 8", "05.04.2027 8:3", "rīt"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
