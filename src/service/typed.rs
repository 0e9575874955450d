//! Answers to a pack's questions as people type them. Owns what is read kindly: days in any of the usual forms, a dash
//! between two days, a word for *none*; which days an answer can name, and what is said of one that it cannot.

use chrono::NaiveDate;

use super::{Book, Wrong, marks::BORN};
use crate::{
    domain::{
        Arg, FactType, FactValue, NotACode, choice,
        day::{self, Misplaced, NotADay},
    },
    rules::Fact,
};

/// The longest text that is taken, in characters.
pub(super) const LONGEST: usize = 200;

/// How people say that there were no periods.
const NONE: [&str; 5] = ["nav", "nē", "no", "none", "нет"];

/// On what a caseworker says that something rests, as it was typed: of up to so many characters, in lines.
pub(super) fn noted(typed: &str, most: usize) -> Result<&str, Wrong> {
    let note = typed.trim();
    if note.is_empty() {
        Err(Wrong::new("note", "wrong-missing"))
    } else if note.chars().count() > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        Err(Wrong::new("note", "wrong-too-long").with("most", Arg::Whole(most)))
    } else if note.chars().any(|c| c.is_control() && !"\r\n".contains(c)) {
        Err(Wrong::new("note", "wrong-text"))
    } else {
        Ok(note)
    }
}

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
            FactType::Date if typed.is_empty() => String::new(),
            FactType::Date => self.day(name, typed)?.to_string(),
            FactType::Periods => self.periods(name, typed)?,
            FactType::Bool | FactType::Whole | FactType::Text => typed.to_owned(),
        };
        let value = fact.kind.parse(&plain).map_err(|_| unreadable(name, fact.kind))?;
        // Where answers are taken from placements, others may be typed: a school that offers no work is a school.
        let listed = value.map(|value| choice::within(value, fact.closed()));
        listed.map(|value| value.ok_or_else(|| Wrong::new(name, "wrong-choice"))).transpose()
    }

    /// Reads a day that the question can mean.
    pub(super) fn day(&self, name: &str, typed: &str) -> Result<NaiveDate, Wrong> {
        let wrong = |key| Wrong::new(name, key);
        let read = day::read(typed).map_err(|why| match why {
            NotADay::Unreadable => wrong("wrong-date").with("example", Arg::Text(self.example(name))),
            NotADay::ShortYear => wrong("wrong-date-short").with("example", Arg::Text(self.example(name))),
            NotADay::NotInCalendar(day) => wrong("wrong-date-calendar").with("day", Arg::Text(day)),
        })?;
        day::placed(read, BORN.contains(&name), self.today).map_err(|why| {
            let key = match why {
                Misplaced::Past => "wrong-date-past",
                Misplaced::Future => "wrong-date-future",
                Misplaced::Far => "wrong-date-far",
            };
            wrong(key).with("date", Arg::Date(read))
        })
    }

    /// Periods as people type them, `01.03.2018.–30.04.2018.`, the way that facts are written.
    fn periods(&self, name: &str, typed: &str) -> Result<String, Wrong> {
        let typed = typed.trim_end_matches(';').trim();
        if NONE.contains(&typed.to_lowercase().as_str()) {
            return Ok("-".to_owned());
        }
        if typed.is_empty() || typed == "-" {
            return Ok(typed.to_owned());
        }
        let no_time = |part: &str| {
            let part = part.trim();
            part == "-" || NONE.contains(&part.to_lowercase().as_str())
        };
        if typed.split(';').any(no_time) {
            return Err(Wrong::new(name, "wrong-periods-none"));
        }
        let written = typed.split(';').map(|part| {
            let (first, last) = ends(part).ok_or_else(|| unreadable(name, FactType::Periods))?;
            Ok(format!("{}..{}", self.day(name, first)?, self.day(name, last)?))
        });
        Ok(written.collect::<Result<Vec<_>, _>>()?.join(";"))
    }

    /// The day on which the round's work begins, where the round says so.
    pub(super) fn starts(&self) -> Option<NaiveDate> {
        self.settings.dates.get("starts").copied()
    }

    /// The last day of the round's work, where the round says so.
    pub(super) fn ends(&self) -> Option<NaiveDate> {
        self.settings.dates.get("ends").copied()
    }

    /// The first day of the last shift of the round's work, where the round says so: work that begins later is outside it.
    pub(super) fn last_shift(&self) -> Option<NaiveDate> {
        self.settings.dates.get("last_shift").copied()
    }

    /// The first day that makes sense for work in the round: the round's own first, else today.
    pub fn earliest_day(&self) -> NaiveDate {
        self.starts().unwrap_or(self.today)
    }

    /// A day that would be a good answer to a question about one, as it is typed.
    pub fn example(&self, name: &str) -> String {
        let birth = NaiveDate::from_ymd_opt(2010, 6, 5).filter(|_| BORN.contains(&name));
        written(birth.or_else(|| self.starts()).unwrap_or(self.today))
    }
}

/// Why a text is no personal code, as a key of the catalogue.
pub(super) fn no_code(why: NotACode) -> &'static str {
    match why {
        NotACode::Form | NotACode::TooShort => "wrong-code-form",
        NotACode::Date => "wrong-code-date",
        NotACode::Unknown => "wrong-code-unknown",
    }
}

/// An answer that is none of its kind.
fn unreadable(name: &str, kind: FactType) -> Wrong {
    Wrong::new(
        name,
        match kind {
            FactType::Bool => "wrong-choice",
            FactType::Whole => "wrong-number",
            FactType::Text => "wrong-text",
            FactType::Date | FactType::Periods => "wrong-periods",
        },
    )
}

/// A day as it is typed in Latvia.
pub(super) fn written(day: NaiveDate) -> String {
    day.format("%d.%m.%Y.").to_string()
}

/// A day as people type it, `7 6 2027`, the way that it is shown, `07.06.2027.`; what is no day stays as it is.
pub fn day(typed: &str) -> String {
    day::read(typed).map_or_else(|_| typed.trim().to_owned(), written)
}

/// The first and the last day of a period, as they were typed; `None` without two of them.
fn ends(typed: &str) -> Option<(&str, &str)> {
    let hyphen = || typed.split_once('-').filter(|(_, last)| !last.contains('-'));
    let parted = typed.split_once("..").or_else(|| typed.split_once(" - "));
    let (first, last) = parted.or_else(|| typed.split_once(['–', '—'])).or_else(hyphen)?;
    // Of three points the first closes the Latvian date.
    let (first, last) = (first.trim(), last.strip_prefix('.').unwrap_or(last).trim());
    (!first.is_empty() && !last.is_empty()).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_shown_the_way_that_they_are_written_in_latvia() {
        for (typed, shown) in [
            ("7.6.2027", "07.06.2027."),
            ("07062027", "07.06.2027."),
            (" 7. 06. 2027. ", "07.06.2027."),
            ("2027-06-07", "07.06.2027."),
            ("7.6.27", "7.6.27"),
            (" 31.02.2011. ", "31.02.2011."),
            ("", ""),
        ] {
            assert_eq!(day(typed), shown, "{typed}");
        }
    }

    #[test]
    fn periods_are_parted_as_people_part_them() {
        for typed in [
            "01.03.2018.–30.04.2018.",
            "1.3.2018 - 30.4.2018",
            "01.03.2018...30.04.2018.",
            "1.3.2018..30.4.2018",
            "2018-03-01..2018-04-30",
            "2018-03-01 - 2018-04-30",
            "1 3 2018-30 4 2018",
            "01032018–30042018",
        ] {
            let days = ends(typed).map(|(first, last)| (day(first), day(last)));
            assert_eq!(days, Some(("01.03.2018.".to_owned(), "30.04.2018.".to_owned())), "{typed}");
        }
        for typed in ["01.03.2018.", "2018-03-01-2018-04-30", "01.03.2018...", "..30.4.2018", "nekad"] {
            assert_eq!(ends(typed), None, "{typed}");
        }
    }
}
