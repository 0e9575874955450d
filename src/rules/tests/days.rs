//! Ages, months and days against the plainest way to count them: one day after the other.

use chrono::{Datelike, Days};
use proptest::prelude::*;

use super::{
    super::calendar::{age, days_within, months_before},
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

#[test]
fn months_before_stay_within_shorter_months() {
    for (from, months, to) in [
        ("2020-03-31", 1, "2020-02-29"),
        ("2019-03-31", 1, "2019-02-28"),
        ("2020-02-29", 12, "2019-02-28"),
        ("2020-03-01", 12, "2019-03-01"),
        ("2020-01-15", 0, "2020-01-15"),
    ] {
        assert_eq!(months_before(day(from), months), Some(day(to)));
    }
    assert_eq!(months_before(day("2020-01-01"), -1), None);
    assert_eq!(months_before(day("2020-01-01"), i64::MAX), None);
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
