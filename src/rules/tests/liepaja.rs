//! Liepāja's pack: every rule on both sides.

use super::*;

const PERSON: &[&str] = &[
    "date_of_birth=2006-03-15",
    "school=Kaiju pamatskola",
    "studies_in_liepaja=yes",
    "took_part_last_year=no",
    "orphan=no",
    "guardianship=no",
    "large_family=no",
    "poor_household=no",
    "commission_supports=yes",
];
const PLACE: &[&str] =
    &["ages=13-14", "school=Kaiju pamatskola", "first_day=2020-06-08", "working_days=10", "hours_a_day=4"];
const CITY: &[&str] = &["ages=15-20", "school=-", "working_days=20", "hours_a_day=7"];

fn the_round() -> Round {
    round("summer-jobs", &[("starts", "2020-06-08"), ("last_shift", "2020-08-17")])
}

fn bench() -> Bench {
    Bench::new("liepaja-pupils-2020", &the_round(), PERSON, PLACE)
}

#[test]
fn ages_from_13_on_the_last_shift_to_20_on_the_first() {
    let bench = bench();
    for (born, said) in [
        ("2007-08-18", "not-eligible.age"), // 13 a day after the last shift starts
        ("2007-08-17", "tier 2"),
        ("1999-06-09", "tier 3"), // 20 for one more day; no commission looks at the city-wide list
        ("1999-06-08", "not-eligible.age"),
        ("", "needs-person.age"),
        ("2021-01-01", "needs-person.age"), // born after the work: a slip, which a person mends
    ] {
        assert_eq!(bench.judge(&[&format!("date_of_birth={born}")]), said, "{born}");
    }
}

#[test]
fn only_those_who_study_in_liepaja() {
    let bench = bench();
    assert_eq!(bench.judge(&["studies_in_liepaja=no"]), "not-eligible.school-in-liepaja");
    assert_eq!(bench.judge(&["studies_in_liepaja="]), "needs-person.school-in-liepaja");
    // A no stands even while something else is unknown, and every no is told.
    assert_eq!(bench.judge(&["studies_in_liepaja=no", "date_of_birth="]), "not-eligible.school-in-liepaja");
    let both = "not-eligible.age not-eligible.school-in-liepaja";
    assert_eq!(bench.judge(&["studies_in_liepaja=no", "date_of_birth=1990-01-01"]), both);
}

#[test]
fn the_commission_excludes_only_where_the_round_says_so() {
    assert_eq!(bench().judge(&["commission_supports=no"]), "tier 3");
    let round = with(the_round(), "commission_must_support", FactValue::Bool(true));
    let bench = Bench::new("liepaja-pupils-2020", &round, PERSON, PLACE);
    assert_eq!(bench.judge(&["commission_supports=no"]), "not-eligible.commission");
    assert_eq!(bench.judge(&["commission_supports=yes"]), "tier 2");
    assert_eq!(bench.judge(&["commission_supports="]), "needs-person.commission");
}

#[test]
fn not_last_year_first_then_social_criteria_then_the_commission() {
    let bench = bench();
    for criterion in ["orphan=yes", "guardianship=yes", "large_family=yes", "poor_household=yes"] {
        assert_eq!(bench.judge(&[criterion]), "tier 1", "{criterion}");
        assert_eq!(bench.judge(&[criterion, "commission_supports=no"]), "tier 1", "{criterion}");
        assert_eq!(bench.judge(&[criterion, "took_part_last_year=yes"]), "tier 4", "{criterion}");
    }
    assert_eq!(bench.judge(&[]), "tier 2");
    assert_eq!(bench.judge(&["commission_supports=no"]), "tier 3");
    assert_eq!(bench.judge(&["took_part_last_year=yes"]), "tier 5");
    assert_eq!(bench.judge(&["took_part_last_year=yes", "commission_supports=no"]), "tier 5");
}

#[test]
fn no_commission_looks_at_the_city_wide_list() {
    let strict = with(the_round(), "commission_must_support", FactValue::Bool(true));
    let alike = with(the_round(), "social_before_commission", FactValue::Bool(false));
    for round in [the_round(), strict, alike] {
        let bench = Bench::new("liepaja-pupils-2020", &round, PERSON, PLACE);
        for supports in ["yes", "no", ""] {
            let supports = format!("commission_supports={supports}");
            assert_eq!(bench.judge(&["date_of_birth=2005-06-08", &supports]), "tier 3", "15 {supports}");
        }
        let young = bench.judge(&["date_of_birth=2005-06-09", "commission_supports="]);
        assert!(young.starts_with("needs-person"), "14 for one more day: {young}");
    }
}

#[test]
fn the_criteria_may_count_alike() {
    let round = with(the_round(), "social_before_commission", FactValue::Bool(false));
    let bench = Bench::new("liepaja-pupils-2020", &round, PERSON, PLACE);
    assert_eq!(bench.judge(&[]), "tier 1");
    assert_eq!(bench.judge(&["commission_supports=no"]), "tier 3");
    assert_eq!(bench.judge(&["took_part_last_year=yes"]), "tier 4");
    assert_eq!(bench.judge(&["took_part_last_year=yes", "commission_supports=no"]), "tier 5");
}

#[test]
fn an_unknown_criterion_needs_a_person_unless_another_decides() {
    let bench = bench();
    assert_eq!(bench.judge(&["orphan="]), "needs-person.tier.new-social");
    assert_eq!(bench.judge(&["orphan=", "large_family=yes"]), "tier 1");
    assert_eq!(bench.judge(&["took_part_last_year="]), "needs-person.tier.new-supported");
    assert_eq!(bench.judge(&["commission_supports="]), "needs-person.tier.new-supported");
    assert_eq!(bench.judge(&["commission_supports=", "poor_household=yes"]), "tier 1");
    assert_eq!(bench.judge(&["commission_supports=", "took_part_last_year=yes"]), "tier 5");
}

#[test]
fn what_is_missing_is_named_in_the_readers_language() {
    let bench = bench();
    let Judgement::NeedsPerson(reasons) =
        bench.rules.applicant(&bench.applicant(&["orphan=", "poor_household="]))
    else {
        unreachable!()
    };
    assert_eq!(reasons[0].facts, ["applicant.orphan", "applicant.poor_household"]);
    let wording = reasons[0].wording.as_ref().unwrap();
    assert!(wording.lv.contains("bāreņa statuss, trūcīgas mājsaimniecības statuss"), "{}", wording.lv);
    assert!(wording.en.contains("orphan status, poor household status"), "{}", wording.en);
    assert!(wording.ru.contains("статус сироты, статус нуждающегося домохозяйства"), "{}", wording.ru);
}

#[test]
fn the_age_group_goes_by_the_placements_first_day() {
    let bench = bench();
    for (born, first_day, younger) in [
        ("2007-06-08", "2020-06-08", true), // 13 on that very day
        ("2007-06-09", "2020-06-08", false),
        ("2005-08-18", "2020-08-17", true), // 15 a day later
        ("2005-08-17", "2020-08-17", false),
    ] {
        let said = if younger { "possible" } else { "pair.ages" };
        let (born, first_day) = (format!("date_of_birth={born}"), format!("first_day={first_day}"));
        assert_eq!(bench.pair(&[&born], &[&first_day]), said, "{born} {first_day}");
    }
    for (born, said) in [
        ("2005-06-08", "possible"),
        ("2005-06-09", "pair.ages-15-20 pair.hours"),
        ("1999-06-09", "possible"),
        ("1999-06-08", "pair.ages-15-20"),
    ] {
        let born = format!("date_of_birth={born}");
        assert_eq!(bench.pair(&[&born], CITY), said, "{born}");
    }
    assert_eq!(bench.pair(&[], &["ages=21-99"]), "pair.ages");
    assert_eq!(bench.pair(&["date_of_birth="], &[]), "needs-person.ages needs-person.hours");
}

#[test]
fn a_schools_seats_are_for_its_pupils() {
    let bench = bench();
    assert_eq!(bench.pair(&["school=Bangu pamatskola"], &[]), "pair.own-school");
    assert_eq!(bench.pair(&["school=Bangu pamatskola"], &["school=-"]), "possible");
    assert_eq!(bench.pair(&["school="], &["school=-"]), "possible");
    assert_eq!(bench.pair(&["school="], &[]), "needs-person.own-school");
    assert_eq!(bench.pair(&[], &["school="]), "needs-person.own-school");
}

#[test]
fn shifts_of_ten_working_days_for_the_younger() {
    let bench = bench();
    assert_eq!(bench.pair(&[], &["working_days=9"]), "pair.shift");
    assert_eq!(bench.pair(&[], &["working_days="]), "needs-person.shift");
    assert_eq!(bench.pair(&["date_of_birth=2003-01-01"], &[CITY, &["working_days="]].concat()), "possible");
}

#[test]
fn hours_by_age() {
    let bench = bench();
    assert_eq!(bench.pair(&[], &["hours_a_day=5"]), "pair.hours");
    for (born, hours, said) in [
        ("2005-06-08", 7, "possible"),
        ("2002-06-09", 8, "pair.hours"), // 18 tomorrow
        ("2002-06-08", 8, "possible"),
        ("2002-06-08", 9, "pair.hours"),
    ] {
        let (born, hours) = (format!("date_of_birth={born}"), format!("hours_a_day={hours}"));
        assert_eq!(bench.pair(&[&born], &[CITY, &[hours.as_str()]].concat()), said, "{born} {hours}");
    }
    let strict = with(the_round(), "hours_15_to_17", FactValue::Whole(4));
    let bench = Bench::new("liepaja-pupils-2020", &strict, PERSON, PLACE);
    assert_eq!(bench.pair(&["date_of_birth=2005-06-08"], CITY), "pair.hours");
}

#[test]
fn only_within_the_season() {
    let bench = bench();
    assert_eq!(bench.pair(&[], &["first_day=2020-08-17"]), "possible");
    assert_eq!(bench.pair(&[], &["first_day=2020-08-18"]), "pair.season");
    assert_eq!(bench.pair(&[], &["first_day=2020-06-07"]), "pair.season");
}
