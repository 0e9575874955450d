//! Days and ages as the rules count them. Owns what "years old", "a month" and "days within"
//! mean; knows no clock: every day it speaks of is handed to it.

use chrono::{Datelike, NaiveDate};

use crate::domain::Period;
pub(super) use crate::domain::day::age;

/// The same day of the month so many months earlier; where that month has no such day, the first of the next one.
/// So from there to the eve of `day` it is never more than so many months. `None` beyond the calendar or for a
/// negative number.
pub(super) fn months_before(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    same_day(day, months.checked_neg().filter(|_| months >= 0)?)
}

/// The same day of the month so many months later; where that month has no such day, the first of the next one. On
/// that day so many months are over. `None` beyond the calendar or for a negative number.
pub(super) fn months_after(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    same_day(day, Some(months).filter(|months| *months >= 0)?)
}

/// The first day that is not before “the same day, so many months on”. That is how [`age`] counts, too; going back to
/// the end of a shorter month would make a month of the 31 days from 30 June to 30 July.
fn same_day(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let month =
        i64::from(day.year()).checked_mul(12)?.checked_add(i64::from(day.month0()))?.checked_add(months)?;
    let first = |month: i64| {
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
    };
    first(month)?.with_day(day.day()).or_else(|| first(month + 1))
}

/// How many days from `first` to `last` (both counted) lie in at least one of the periods.
/// `periods` are sorted by their first day; a day in two of them counts once.
pub(super) fn days_within(periods: &[Period], first: NaiveDate, last: NaiveDate) -> i64 {
    let mut days = 0;
    let mut next = first;
    for period in periods {
        let from = period.first.max(next);
        let to = period.last.min(last);
        if from <= to {
            days += (to - from).num_days() + 1;
            next = to + chrono::Days::new(1);
        }
    }
    days
}

/// A day as the conditions carry it: the number of days since 1 January of the year 1, which is day 1.
pub(super) fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of such a number; `None` beyond the calendar.
pub(super) fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}
