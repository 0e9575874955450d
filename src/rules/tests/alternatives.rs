//! What would have to be different: what is said would do does, one step less does not, and where nothing is said
//! nothing would.

use proptest::prelude::*;

use super::{
    super::{calendar, evaluate::Truth},
    people::{Pool, dice, pools},
    *,
};

/// How a rule answers with another value of one of the applicant's facts.
struct Asking<'a> {
    rules: &'a RuleSet,
    person: &'a Applicant,
    place: Option<&'a super::super::Prepared>,
    rule: &'a str,
}

impl Asking<'_> {
    fn holds(&self, name: &str, value: FactValue) -> bool {
        let mut person = self.person.clone();
        person.facts.insert(name.to_owned(), value);
        let person = self.rules.prepare_applicant(&person);
        let mut answers = self.rules.answers(&person, self.place);
        answers.find(|(id, _)| *id == self.rule).unwrap().1 == Truth::Yes
    }

    /// Those that do, then those beside them that do not.
    fn is_true(&self, change: &Instead) -> bool {
        let (name, yes, no) = match change {
            Instead::Is(name, value) => (name, vec![value.clone()], [step(value, -1), step(value, 1)]),
            Instead::AtLeast(name, value) => {
                (name, vec![value.clone(), far(value, 1)], [step(value, -1), None])
            }
            Instead::AtMost(name, value) => {
                (name, vec![value.clone(), far(value, -1)], [step(value, 1), None])
            }
            Instead::Between(name, from, to) => {
                (name, vec![from.clone(), to.clone()], [step(from, -1), step(to, 1)])
            }
        };
        yes.into_iter().all(|value| self.holds(name, value))
            && !no.into_iter().flatten().any(|value| self.holds(name, value))
    }
}

fn step(value: &FactValue, by: i64) -> Option<FactValue> {
    match value {
        FactValue::Whole(number) => Some(FactValue::Whole(number + by)),
        FactValue::Date(date) => Some(FactValue::Date(calendar::day(calendar::number(*date) + by)?)),
        _ => None,
    }
}

/// A good many years, or a good deal, on.
fn far(value: &FactValue, sign: i64) -> FactValue {
    step(value, sign * 30_000).unwrap_or_else(|| value.clone())
}

/// Holds everything that is said of one person (at one placement), and counts it.
fn held(
    pool: &Pool,
    rules: &RuleSet,
    person: &Applicant,
    place: Option<&Placement>,
    distance: Option<i64>,
) -> usize {
    let prepared = place.map(|place| rules.prepare_placement(place).at_distance(distance));
    let mut said = 0;
    for (rule, changes) in rules.instead(person, place.zip(prepared.as_ref())) {
        let asking = Asking { rules, person, place: prepared.as_ref(), rule: &rule };
        for change in &changes {
            assert!(asking.is_true(change), "{} {rule}: {change:?} of {:?}", pool.id, person.facts);
            said += 1;
        }
        let silent =
            pool.applicant.iter().filter(|(name, _)| !changes.iter().any(|change| change.fact() == *name));
        for (name, values) in silent.filter(|(name, _)| person.facts.contains_key(*name)) {
            for value in values.iter().filter(|value| !matches!(value, FactValue::Periods(_))) {
                assert!(!asking.holds(name, value.clone()), "{} {rule}: {name} {value:?} unsaid", pool.id);
            }
        }
    }
    said
}

#[test]
fn every_refused_example_is_told_what_would_do() {
    let mut said = 0;
    for pool in pools() {
        for example in pool.pack.examples() {
            let rules =
                RuleSet::new(&pool.pack, &super::super::trial::round_of(&pool.pack, example)).unwrap();
            let (person, place) = super::super::trial::people(example);
            said += held(&pool, &rules, &person, None, None);
            said += held(&pool, &rules, &person, Some(&place), example.distance_m);
        }
    }
    println!("{said} changes said of examples");
    assert!(said > 200, "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn what_is_said_would_do_does_and_a_step_less_does_not(dice in dice()) {
        for pool in pools() {
            let (rules, person) = (pool.rules(&dice), pool.person(&dice));
            held(&pool, rules, &person, None, None);
            held(&pool, rules, &person, Some(&pool.place(&dice)), pool.distance(&dice));
        }
    }
}
