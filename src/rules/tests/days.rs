//! Ages, months and days against the plainest way to count them: one day after the other.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::{
    super::calendar::{age, days_within, months_after, months_before},
    day,
};
use crate::domain::Period;

#[test]
fn people_born_on_29_february_grow_older_on_1_march_in_common_years() {
    let born = day("2004-02-29");
    assert_eq!(age(born, day("2017-02-28")), Some(12));
    assert_eq!(age(born, day("2017-03-01")), Some(13));
    assert_eq!(age(born, day("2020-02-28")), Some(15));
    assert_eq!(age(born, day("2020-02-29")), Some(16));
    assert_eq!(age(born, born), Some(0));
    assert_eq!(age(born, day("2004-02-28")), None);
    assert_eq!(age(day("2003-03-01"), day("2020-02-29")), Some(16));
}

/// The plainest way to find “the same day, so many months on”: day after day from the start of that month, until one is
/// not before it. Months are counted on from January of the year 0.
fn walked(from: NaiveDate, months: i64) -> NaiveDate {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let wanted = (month(from) + months, from.day());
    let start = from + TimeDelta::days(months * 30 - 100 - months.abs());
    start.iter_days().find(|day| (month(*day), day.day()) >= wanted).unwrap()
}

#[test]
fn months_end_where_a_walk_day_by_day_ends_them() {
    // Every day of a leap year and the years around it, with all ends of months: 28, 29, 30, 31.
    for from in day("2023-01-01").iter_days().take_while(|day| *day < self::day("2026-01-01")) {
        for months in (0..=25).chain([36, 48, 720]) {
            let (after, before) = (walked(from, months), walked(from, -months));
            assert_eq!(months_after(from, months), Some(after), "{from} + {months}");
            assert_eq!(months_before(from, months), Some(before), "{from} - {months}");
            if months % 12 == 0 {
                let eve = after - Days::new(1);
                assert_eq!(age(from, after), Some(months / 12), "{from} + {months}");
                assert!(months == 0 || age(from, eve) == Some(months / 12 - 1), "{from} + {months}");
            }
        }
    }
    assert_eq!(months_before(day("2020-01-01"), -1), None);
    assert_eq!(months_after(day("2020-01-01"), -1), None);
    assert_eq!(months_before(day("2020-01-01"), i64::MAX), None);
    assert_eq!(months_after(day("2020-01-01"), i64::MAX), None);
}

#[test]
fn a_month_is_no_longer_than_to_the_eve_of_the_same_day() {
    for (first, last) in [
        ("2026-06-30", "2026-07-29"),
        ("2026-07-01", "2026-07-31"),
        ("2026-05-31", "2026-06-30"),
        ("2026-01-28", "2026-02-27"),
        ("2026-01-29", "2026-02-28"),
        ("2026-01-31", "2026-02-28"),
        ("2024-01-30", "2024-02-29"),
        ("2024-02-29", "2024-03-28"),
        ("2025-02-28", "2025-03-27"),
        ("2026-12-31", "2027-01-30"),
    ] {
        assert_eq!(months_after(day(first), 1), day(last).succ_opt(), "{first}");
    }
    // So the twelve months before a day are never more than twelve.
    for (day, first) in
        [("2024-02-29", "2023-03-01"), ("2025-03-01", "2024-03-01"), ("2026-07-31", "2025-07-31")]
    {
        assert_eq!(months_before(self::day(day), 12), Some(self::day(first)), "{day}");
    }
}

#[test]
fn a_day_in_two_periods_counts_once_and_both_ends_count() {
    let periods = [
        Period { first: day("2019-01-01"), last: day("2019-01-10") },
        Period { first: day("2019-01-05"), last: day("2019-01-06") },
        Period { first: day("2019-01-10"), last: day("2019-01-12") },
    ];
    assert_eq!(days_within(&periods, day("2018-01-01"), day("2020-01-01")), 12);
    assert_eq!(days_within(&periods, day("2019-01-10"), day("2019-01-10")), 1);
    assert_eq!(days_within(&periods, day("2019-01-12"), day("2019-01-11")), 0);
    assert_eq!(days_within(&[], day("2019-01-01"), day("2019-12-31")), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    /// Any history of breaks and overlaps, any window: the same as asking each day of the window.
    #[test]
    fn days_within_a_window_equal_a_count_day_by_day(
        history in proptest::collection::vec((0_u64..500, 0_u64..120), 0..8),
        from in 0_u64..500,
        length in 0_u64..400,
    ) {
        let zero = day("2018-06-01");
        let mut periods: Vec<Period> = history
            .iter()
            .map(|(first, more)| {
                let first = zero + Days::new(*first);
                Period { first, last: first + Days::new(*more) }
            })
            .collect();
        periods.sort_unstable();
        let (first, last) = (zero + Days::new(from), zero + Days::new(from + length));
        let counted = first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| periods.iter().any(|period| (period.first..=period.last).contains(day)))
            .count();
        prop_assert_eq!(days_within(&periods, first, last), i64::try_from(counted).unwrap());
    }

    /// An age is the number of birthdays since: 29 February falls on 1 March in common years.
    #[test]
    fn an_age_is_a_count_of_birthdays(born in 0_u64..20_000, later in 0_u64..20_000) {
        let born = day("1960-01-01") + Days::new(born);
        let on = born + Days::new(later);
        let birthdays = (born.year() + 1..=on.year())
            .map(|year| born.with_year(year).unwrap_or_else(|| day(&format!("{year}-03-01"))))
            .filter(|birthday| *birthday <= on)
            .count();
        prop_assert_eq!(age(born, on), Some(i64::try_from(birthdays).unwrap()));
    }
}
