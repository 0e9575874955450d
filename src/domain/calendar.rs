//! Working days and terms, as Latvian law counts them: which days are holidays, when a letter counts as received by the way on which it
//! went, and when a term of months ends. Owns the table of days that were moved or added, with the years that it covers.
//!
//! Sources: the law on holidays and commemoration days (likumi.lv/ta/id/72608); for moved days the Cabinet's yearly orders under
//! section 133 of the Labour Law; terms: sections 42 and 43 of the Administrative Procedure Law; receipt: sections 8 and 9 of the law on
//! notification (of mails only known at second hand). Seen 30.11.2026.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// The years whose moved days are known: outside them only what the law itself says is counted.
pub const KNOWN: std::ops::RangeInclusive<i32> = 2023..=2026;

/// Working days that were made days off: nobody in an institution that follows the order works on them. The Saturdays that are worked
/// instead are not counted as working days here: where a day can be read in two ways, the reading counts that gives people longer.
const MOVED: [(i32, u32, u32); 7] =
    [(2023, 5, 5), (2024, 12, 23), (2024, 12, 30), (2025, 5, 2), (2025, 11, 17), (2026, 1, 2), (2026, 6, 22)];

/// Holidays that were added for one year.
const ADDED: [(i32, u32, u32); 4] = [(2018, 7, 9), (2018, 9, 24), (2023, 5, 29), (2023, 7, 10)];

/// Holidays on the same day of each year.
const FIXED: [(u32, u32); 10] =
    [(1, 1), (5, 1), (5, 4), (6, 23), (6, 24), (11, 18), (12, 24), (12, 25), (12, 26), (12, 31)];

/// Of these the next working day is free as well when they fall on a Saturday or Sunday.
const GIVEN_BACK: [(u32, u32); 2] = [(5, 4), (11, 18)];

/// The way on which something reaches a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Handed over.
    Hand,
    /// The official electronic address.
    EAddress,
    /// A mail.
    Mail,
    /// A registered letter.
    Registered,
    /// An ordinary letter.
    Ordinary,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Hand, Self::EAddress, Self::Mail, Self::Registered, Self::Ordinary];

    /// The word that tables, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::EAddress => "e-address",
            Self::Mail => "mail",
            Self::Registered => "registered",
            Self::Ordinary => "ordinary",
        }
    }

    /// The way of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }

    /// The day on which what was sent on a day counts as received.
    pub fn deemed(self, sent: NaiveDate) -> NaiveDate {
        match self {
            Self::Hand => sent,
            Self::EAddress | Self::Mail => working_days_after(sent, 2),
            Self::Registered => later(sent, 7),
            Self::Ordinary => later(sent, 8),
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher, with its letters).
#[allow(clippy::many_single_char_names, reason = "the algorithm is known by these letters")]
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Whether a day is a holiday by law.
pub fn is_holiday(day: NaiveDate) -> bool {
    let date = (day.month(), day.day());
    let dated = |(year, month, of)| day == NaiveDate::from_ymd_opt(year, month, of).unwrap_or(NaiveDate::MIN);
    // Good Friday, Easter Sunday and Monday, Pentecost.
    let days_after_easter =
        easter(day.year()).map_or(i64::MIN, |easter| day.signed_duration_since(easter).num_days());
    let second_sunday_of_may =
        day.month() == 5 && day.weekday() == Weekday::Sun && (8..=14).contains(&day.day());
    FIXED.contains(&date)
        || [-2, 0, 1, 49].contains(&days_after_easter)
        || second_sunday_of_may
        || ADDED.into_iter().any(dated)
        || given_back(day)
}

/// Whether a day is free because a holiday fell on the Saturday or Sunday before it.
fn given_back(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Mon
        && [1, 2].into_iter().any(|back| {
            day.checked_sub_days(Days::new(back))
                .is_some_and(|before| GIVEN_BACK.contains(&(before.month(), before.day())))
        })
}

/// Whether institutions work on a day.
pub fn is_working_day(day: NaiveDate) -> bool {
    let moved = |(year, month, of)| day == NaiveDate::from_ymd_opt(year, month, of).unwrap_or(NaiveDate::MIN);
    !is_weekend(day) && !is_holiday(day) && !MOVED.into_iter().any(moved)
}

/// The nth working day after a day.
pub fn working_days_after(day: NaiveDate, n: usize) -> NaiveDate {
    day.iter_days()
        .skip(1)
        .filter(|day| is_working_day(*day))
        .nth(n.saturating_sub(1))
        .unwrap_or(NaiveDate::MAX)
}

/// The last day of a term of months that begins on the day after another, such as the one on which a decision counts as received: the
/// same day of the month in which it ends, or that month's last; if that is a Saturday, a Sunday or a holiday, the next working day.
pub fn term_ends(from: NaiveDate, months: u32) -> NaiveDate {
    let last = from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    last.iter_days().find(|day| is_working_day(*day)).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Channel, sent, received. 2026: Easter 5 April; 4 May a Monday; 22 June moved; 23 and 24 June Tuesday and Wednesday; 18 November a
    /// Wednesday. 2027: Easter 28 March; 1 May a Saturday, 4 May a Tuesday. 2025: 4 May a Sunday, given back on the 5th.
    const RECEIVED: &[(Channel, &str, &str)] = &[
        (Channel::Hand, "2026-06-20", "2026-06-20"),
        (Channel::Mail, "2026-05-25", "2026-05-27"),
        (Channel::Mail, "2026-05-26", "2026-05-28"),
        (Channel::Mail, "2026-05-27", "2026-05-29"),
        (Channel::Mail, "2026-05-28", "2026-06-01"),
        (Channel::Mail, "2026-05-29", "2026-06-02"),
        (Channel::Mail, "2026-05-30", "2026-06-02"),
        (Channel::Mail, "2026-05-31", "2026-06-02"),
        (Channel::EAddress, "2026-04-01", "2026-04-07"),
        (Channel::EAddress, "2026-04-02", "2026-04-08"),
        (Channel::EAddress, "2026-04-03", "2026-04-08"),
        (Channel::EAddress, "2026-04-30", "2026-05-06"),
        (Channel::EAddress, "2026-05-01", "2026-05-06"),
        (Channel::EAddress, "2026-06-18", "2026-06-25"),
        (Channel::EAddress, "2026-06-19", "2026-06-26"),
        (Channel::EAddress, "2026-06-22", "2026-06-26"),
        (Channel::EAddress, "2026-11-16", "2026-11-19"),
        (Channel::EAddress, "2026-11-17", "2026-11-20"),
        (Channel::EAddress, "2026-12-22", "2026-12-28"),
        (Channel::EAddress, "2026-12-23", "2026-12-29"),
        (Channel::EAddress, "2026-12-29", "2027-01-04"),
        (Channel::EAddress, "2026-12-30", "2027-01-05"),
        (Channel::EAddress, "2027-03-25", "2027-03-31"),
        (Channel::EAddress, "2025-05-02", "2025-05-07"),
        (Channel::EAddress, "2026-01-01", "2026-01-06"),
        (Channel::Registered, "2026-05-29", "2026-06-05"),
        (Channel::Registered, "2026-06-17", "2026-06-24"),
        (Channel::Ordinary, "2026-05-29", "2026-06-06"),
        (Channel::Ordinary, "2026-02-21", "2026-03-01"),
    ];

    /// Received, months, last day of the term.
    const TERMS: &[(&str, u32, &str)] = &[
        ("2026-05-27", 1, "2026-06-29"),
        ("2026-05-28", 1, "2026-06-29"),
        ("2026-05-29", 1, "2026-06-29"),
        ("2026-06-02", 1, "2026-07-02"),
        ("2026-01-31", 1, "2026-03-02"),
        ("2026-01-30", 1, "2026-03-02"),
        ("2026-01-27", 1, "2026-02-27"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-03-03", 1, "2026-04-07"),
        ("2026-03-04", 1, "2026-04-07"),
        ("2026-03-06", 1, "2026-04-07"),
        ("2026-04-01", 1, "2026-05-05"),
        ("2026-04-04", 1, "2026-05-05"),
        ("2026-05-22", 1, "2026-06-25"),
        ("2026-05-23", 1, "2026-06-25"),
        ("2026-05-24", 1, "2026-06-25"),
        ("2026-05-20", 1, "2026-06-25"),
        ("2026-10-18", 1, "2026-11-19"),
        ("2026-11-24", 1, "2026-12-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 1, "2027-01-04"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2025-11-30", 3, "2026-03-02"),
        ("2026-06-02", 12, "2027-06-02"),
        ("2027-04-04", 1, "2027-05-05"),
        ("2025-04-04", 1, "2025-05-06"),
        ("2028-10-18", 1, "2028-11-21"),
        ("2026-06-30", 4, "2026-10-30"),
        ("2026-07-15", 1, "2026-08-17"),
        ("2026-09-10", 1, "2026-10-12"),
    ];

    /// Channel, sent, and the last day of a month's term: the whole way of a decision, worked out by hand.
    const WHOLE: &[(Channel, &str, &str)] = &[
        // Received on Monday 25 May.
        (Channel::Registered, "2026-05-18", "2026-06-25"),
        // Received on Friday 22 May: 22 June was moved, 23 and 24 June are holidays.
        (Channel::Registered, "2026-05-15", "2026-06-25"),
        (Channel::Registered, "2026-05-22", "2026-06-29"),
        (Channel::Registered, "2026-05-23", "2026-06-30"),
        (Channel::Registered, "2026-10-09", "2026-11-16"),
        // Received on 18 October: 18 November is a holiday.
        (Channel::Registered, "2026-10-11", "2026-11-19"),
        // Received on 31 January: 28 February is a Saturday.
        (Channel::Registered, "2026-01-24", "2026-03-02"),
        // Received on 1 December: 1 January is a holiday, before a weekend.
        (Channel::Registered, "2026-11-24", "2027-01-04"),
        // Received on 1 April 2027: 1 May is a Saturday, and not given back.
        (Channel::Registered, "2027-03-25", "2027-05-03"),
        // Received on 24 November: four free days at Christmas.
        (Channel::Ordinary, "2026-11-16", "2026-12-28"),
        (Channel::Ordinary, "2026-01-23", "2026-03-02"),
        // Received on Good Friday: 3 May is a Sunday, 4 May a holiday.
        (Channel::Ordinary, "2026-03-26", "2026-05-05"),
        (Channel::Ordinary, "2026-05-28", "2026-07-06"),
        // Sent before Easter, received on 8 April.
        (Channel::Mail, "2026-04-02", "2026-05-08"),
        // Sent on 1 May, received on the 6th: 6 June is a Saturday.
        (Channel::Mail, "2026-05-01", "2026-06-08"),
        (Channel::Mail, "2026-05-20", "2026-06-25"),
        // Received on Friday 26 June: 26 July is a Sunday.
        (Channel::Mail, "2026-06-20", "2026-07-27"),
        (Channel::Mail, "2026-12-29", "2027-02-04"),
        (Channel::Mail, "2026-01-29", "2026-03-02"),
        (Channel::Mail, "2026-01-28", "2026-03-02"),
        (Channel::Mail, "2027-04-01", "2027-05-05"),
        // Received on 19 November, with the holiday between: 19 December is a Saturday.
        (Channel::EAddress, "2026-11-16", "2026-12-21"),
        (Channel::EAddress, "2026-10-15", "2026-11-19"),
        (Channel::EAddress, "2026-08-30", "2026-10-01"),
        (Channel::EAddress, "2026-08-27", "2026-09-30"),
        (Channel::Hand, "2026-03-02", "2026-04-02"),
        // 3 April is Good Friday.
        (Channel::Hand, "2026-03-03", "2026-04-07"),
        (Channel::Hand, "2026-05-31", "2026-06-30"),
        (Channel::Hand, "2026-09-30", "2026-10-30"),
        (Channel::Hand, "2026-10-31", "2026-11-30"),
        (Channel::Hand, "2027-03-31", "2027-04-30"),
    ];

    #[test]
    fn a_decision_can_be_contested_until_the_day_that_follows_from_its_way() {
        for (channel, sent, until) in WHOLE {
            assert_eq!(term_ends(channel.deemed(day(sent)), 1), day(until), "{channel:?} sent on {sent}");
        }
        for channel in Channel::ALL {
            let of = |day_of: Weekday| {
                let all = WHOLE.iter().chain(RECEIVED).filter(|case| case.0 == channel);
                all.filter(|case| day(case.1).weekday() == day_of).count()
            };
            assert!(of(Weekday::Fri) + of(Weekday::Sat) + of(Weekday::Sun) > 0, "{channel:?} near a weekend");
        }
        assert!(RECEIVED.len() + TERMS.len() + WHOLE.len() >= 90, "the table of terms lost cases");
    }

    #[test]
    fn what_was_sent_counts_as_received_by_its_way() {
        for (channel, sent, received) in RECEIVED {
            assert_eq!(channel.deemed(day(sent)), day(received), "{channel:?} sent on {sent}");
        }
    }

    #[test]
    fn terms_of_months_end_on_working_days() {
        for (from, months, last) in TERMS {
            assert_eq!(term_ends(day(from), *months), day(last), "{months} months from {from}");
        }
    }

    #[test]
    fn easter_is_where_it_is() {
        for (year, date) in [
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), Some(day(date)));
        }
    }

    #[test]
    fn the_seventh_working_day_after_15_june_2026_minds_the_moved_day() {
        assert_eq!(working_days_after(day("2026-06-15"), 7), day("2026-06-29"));
    }
}
