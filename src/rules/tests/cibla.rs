//! Cibla's pack: every rule on both sides, and the limit of each year.

use super::*;

const PERSON: &[&str] = &[
    "registered_unemployed=yes",
    "receives_benefit=no",
    "registered_since=2018-01-10",
    "without_work_since=2017-12-01",
    "took_part=-",
    "parish=Blontu pagasts",
];
const PLACE: &[&str] = &[
    "parish=Blontu pagasts",
    "first_day=2019-03-01",
    "last_day=2019-06-30",
    "newly_created=no",
    "idle_months=4",
    "hours_a_day=6",
];

fn the_round() -> Round {
    with(starting("2019-03-01"), "own_parish_only", FactValue::Bool(true))
}

/// A round whose placements may be shortened, so that only the months before them count.
fn shortened(round: Round) -> Round {
    with(round, "whole_placement", FactValue::Bool(false))
}

fn starting(day: &str) -> Round {
    round("public-works", &[("starts", day), ("decided", day)])
}

fn bench() -> Bench {
    bench_of(&the_round())
}

fn bench_of(round: &Round) -> Bench {
    Bench::new("cibla-public-works-2019", round, PERSON, PLACE)
}

#[test]
fn registered_and_without_benefit() {
    let bench = bench();
    assert_eq!(bench.judge(&[]), "tier 1");
    assert_eq!(bench.judge(&["registered_unemployed=no"]), "not-eligible.registered");
    assert_eq!(bench.judge(&["registered_unemployed="]), "needs-person.registered");
    assert_eq!(bench.judge(&["receives_benefit=yes"]), "not-eligible.benefit");
    assert_eq!(bench.judge(&["receives_benefit="]), "needs-person.benefit");
}

#[test]
fn six_months_registered_or_twelve_without_work() {
    let bench = bench();
    let worked = "without_work_since=2018-12-01";
    for (since, said) in
        [("2018-09-01", "tier 1"), ("2018-09-02", "not-eligible.duration"), ("", "needs-person.duration")]
    {
        assert_eq!(bench.judge(&[&format!("registered_since={since}"), worked]), said, "{since}");
    }
    let new = "registered_since=2019-02-01";
    for (since, said) in
        [("2018-03-01", "tier 1"), ("2018-03-02", "not-eligible.duration"), ("", "needs-person.duration")]
    {
        assert_eq!(bench.judge(&[new, &format!("without_work_since={since}")]), said, "{since}");
    }
    // Either alone is enough, whether or not the other is known.
    assert_eq!(bench.judge(&["registered_since="]), "tier 1");
    assert_eq!(bench.judge(&["without_work_since="]), "tier 1");
}

#[test]
fn the_duration_was_lifted_on_17_march_2020() {
    let new = ["registered_since=2020-03-10", "without_work_since="];
    assert_eq!(bench_of(&starting("2020-03-16")).judge(&new), "needs-person.duration");
    assert_eq!(bench_of(&starting("2020-03-17")).judge(&new), "tier 1");
    assert_eq!(
        bench_of(&starting("2020-03-17")).judge(&["registered_since=", "without_work_since="]),
        "tier 1"
    );
}

#[test]
fn months_within_twelve_are_counted_with_breaks() {
    let bench = bench_of(&shortened(the_round()));
    // Two stretches of 62 days: 124, the limit of 4 × 31. One day fewer leaves a day.
    let full = "took_part=2018-07-01..2018-08-31;2018-12-01..2019-01-31";
    let nearly = "took_part=2018-07-01..2018-08-30;2018-12-01..2019-01-31";
    // The first stretch ended before the window of twelve months opened.
    let old = "took_part=2017-10-01..2018-02-28;2018-12-01..2019-01-31";
    assert_eq!(bench.pair(&[full], &[]), "pair.months-limit");
    assert_eq!(bench.pair(&[nearly], &[]), "possible");
    assert_eq!(bench.pair(&[old], &[]), "possible");
    // The twelve months are those before the placement: in July the first stretch has begun to drop out.
    let july = ["first_day=2019-07-02", "last_day=2019-07-02"];
    assert_eq!(bench.pair(&[full], &july), "possible");
    assert_eq!(bench.pair(&["took_part="], &[]), "needs-person.months-limit");
    let strict = with(shortened(the_round()), "days_in_month", FactValue::Whole(30));
    assert_eq!(bench_of(&strict).pair(&[nearly], &[]), "pair.months-limit");
}

#[test]
fn the_limit_was_six_months_in_2020_and_2021() {
    for (starts, said) in [
        ("2019-12-31", "pair.months-limit"),
        ("2020-01-01", "possible"),
        ("2021-12-31", "possible"),
        ("2022-01-01", "pair.months-limit"),
    ] {
        let before = day(starts) - chrono::Days::new(130);
        let took_part = format!("took_part={before}..{}", day(starts) - chrono::Days::new(1));
        let days = [format!("first_day={starts}"), format!("last_day={starts}")];
        let bench = bench_of(&shortened(starting(starts)));
        assert_eq!(bench.pair(&[&took_part], &[&days[0], &days[1]]), said, "{starts}");
    }
}

#[test]
fn seats_belong_to_their_parish() {
    assert_eq!(bench().pair(&[], &[]), "possible");
    assert_eq!(bench().pair(&["parish=Ciblas pagasts"], &[]), "pair.own-parish");
    assert_eq!(bench().pair(&["parish="], &[]), "needs-person.own-parish");
    // Where the round does not say so, nobody is kept to their parish.
    let open = starting("2019-03-01");
    assert_eq!(bench_of(&open).pair(&["parish=Ciblas pagasts"], &[]), "possible");
    assert_eq!(bench_of(&open).pair(&["parish="], &[]), "possible");
}

#[test]
fn a_placement_must_fit_into_what_is_left() {
    // The placement has 122 days, so two earlier ones within twelve months of its last day still fit.
    assert_eq!(bench().pair(&["took_part=2018-10-01..2018-10-02"], &[]), "possible");
    assert_eq!(bench().pair(&["took_part=2018-10-01..2018-10-03"], &[]), "pair.fits-limit");
    // 30 June 2018 is outside the twelve months that end on 30 June 2019; 1 July is inside.
    assert_eq!(bench().pair(&["took_part=2018-05-01..2018-07-02"], &[]), "possible");
    assert_eq!(bench().pair(&["took_part=2018-05-01..2018-07-03"], &[]), "pair.fits-limit");
    assert_eq!(bench().pair(&["took_part="], &[]), "needs-person.months-limit needs-person.fits-limit");
    assert_eq!(
        bench_of(&shortened(the_round())).pair(&["took_part=2018-10-01..2018-11-30"], &[]),
        "possible"
    );
}

#[test]
fn a_place_is_new_or_was_free_for_four_months() {
    assert_eq!(bench().pair(&[], &["idle_months=3"]), "pair.place-free");
    assert_eq!(bench().pair(&[], &["idle_months=3", "newly_created=yes"]), "possible");
    assert_eq!(bench().pair(&[], &["idle_months=", "newly_created=yes"]), "possible");
    assert_eq!(bench().pair(&[], &["idle_months=4", "newly_created="]), "possible");
    assert_eq!(bench().pair(&[], &["idle_months=3", "newly_created="]), "needs-person.place-free");
    assert_eq!(bench().pair(&[], &["idle_months="]), "needs-person.place-free");
}

#[test]
fn six_hours_a_day() {
    assert_eq!(bench().pair(&[], &["hours_a_day=7"]), "pair.hours");
    assert_eq!(bench().pair(&[], &["hours_a_day="]), "needs-person.hours");
}
