//! The limit of months in twelve, as the packs for public works count it, against a count day by day: histories with
//! breaks and overlaps, windows over leap days, every limit that the tables have.

use chrono::{Datelike, Days};
use proptest::prelude::*;

use super::{
    super::{evaluate::Truth, trial},
    packs::all,
    *,
};
use crate::domain::Period;

/// The packs that have such a limit, each with its ordinary case.
const PACKS: [&str; 4] =
    ["cibla-public-works-2019", "daugavpils-public-works", "nva-public-works", "ogre-public-works-2012"];

/// A year earlier, written out: there is no 29 February, so the year before it begins on 1 March.
fn year_before(day: NaiveDate) -> NaiveDate {
    day.with_year(day.year() - 1)
        .unwrap_or_else(|| day.succ_opt().unwrap().with_year(day.year() - 1).unwrap())
}

/// Days from `first` to `last` on which someone took part, asked one after the other.
fn counted(history: &[Period], first: NaiveDate, last: NaiveDate) -> i64 {
    let days = first.iter_days().take_while(|day| *day <= last);
    days.filter(|day| history.iter().any(|one| one.first <= *day && *day <= one.last)).map(|_| 1).sum()
}

fn history(numbers: &[(u64, u64)], starts: NaiveDate) -> Vec<Period> {
    let zero = starts - Days::new(420);
    let period = |(first, more): &(u64, u64)| {
        let first = zero + Days::new(*first);
        Period { first, last: first + Days::new(*more) }
    };
    let mut history: Vec<Period> = numbers.iter().map(period).collect();
    history.sort_unstable();
    history
}

/// What the two rules say of a placement that starts `later` than the round and lasts `length` days more than one.
fn judged(
    pack: &Pack,
    (starts, later, length): (NaiveDate, u64, u64),
    history: &[Period],
    days_in_month: i64,
) -> [Truth; 2] {
    let mut example = pack.examples()[0].clone();
    example.dates.insert("starts".to_owned(), starts);
    example.settings.insert("days_in_month".to_owned(), FactValue::Whole(days_in_month));
    let (mut person, mut place) = trial::people(&example);
    person.facts.insert("took_part".to_owned(), FactValue::Periods(history.to_vec()));
    let first = starts + Days::new(later);
    place.facts.insert("first_day".to_owned(), FactValue::Date(first));
    place.facts.insert("last_day".to_owned(), FactValue::Date(first + Days::new(length)));
    let rules = RuleSet::new(pack, &trial::round_of(pack, &example)).unwrap();
    let (person, place) = (rules.prepare_applicant(&person), rules.prepare_placement(&place));
    let said = |rule| rules.answers(&person, Some(&place)).find(|(id, _)| *id == rule).unwrap().1;
    [said("months-limit"), said("fits-limit")]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn months_in_twelve_are_days_counted_one_by_one(
        pack in 0_usize..PACKS.len(),
        day in 0_u64..3 * 366,
        numbers in proptest::collection::vec((0_u64..420, 0_u64..130), 0..6),
        later in 0_u64..100,
        length in 0_u64..200,
        days_in_month in 28_i64..32,
    ) {
        thread_local! {
            static ALL: Vec<Pack> = all().filter(|(id, _)| PACKS.contains(id)).map(|(_, pack)| pack).collect();
        }
        let pack = ALL.with(|all| all[pack].clone());
        let (from, to) = pack.valid();
        let starts = (from + Days::new(day)).min(to.unwrap_or(NaiveDate::MAX));
        let history = history(&numbers, starts);
        let first = starts + Days::new(later);
        let limit = pack.tables()["months_limit"].rows.iter().rfind(|(from, _)| *from <= first).unwrap().1;
        let limit = limit * days_in_month;
        let eve = first - Days::new(1);
        // Counted from the placement's first day, whenever the round starts.
        let before = counted(&history, year_before(first), eve);
        let last = first + Days::new(length);
        let here = i64::try_from(length).unwrap() + 1;
        let within = counted(&history, year_before(last + Days::new(1)), eve) + here;
        let expected = [before < limit, within <= limit].map(|holds| if holds { Truth::Yes } else { Truth::No });
        let said = judged(&pack, (starts, later, length), &history, days_in_month);
        prop_assert_eq!(said, expected, "{} {:?}", pack.id(), history);
    }
}
