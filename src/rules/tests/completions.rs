//! What is not known yet: nothing that comes to be known turns a yes into a no or a no into a yes, and what a reason
//! calls missing is what the answer waits for.

use proptest::prelude::*;

use super::{
    super::{
        evaluate::{Case, Prepared, Truth, evaluate},
        matter::missing,
        pack::Rule,
    },
    people::{Pool, completed, dice, pools},
    *,
};

/// `tier 1`, or the keys of the reasons, and whether a person decides.
fn said(rules: &RuleSet, person: &Applicant) -> (String, bool) {
    match rules.applicant(person) {
        Judgement::Eligible { tier } => (format!("tier {tier}"), false),
        Judgement::NotEligible(reasons) => (keys(&reasons), false),
        Judgement::NeedsPerson(reasons) => (keys(&reasons), true),
    }
}

fn with_facts(person: &Applicant, facts: Facts) -> Applicant {
    Applicant { facts, ..person.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Whoever takes part, in a tier, or is refused, stays so whatever else comes to be known.
    #[test]
    fn what_is_decided_stays_decided(dice in dice(), fills in proptest::collection::vec(dice(), 6)) {
        for pool in shared() {
            let (rules, person) = (pool.rules(&dice), pool.person(&dice));
            let (before, open) = said(rules, &person);
            if open {
                continue;
            }
            for fill in &fills {
                let full = with_facts(&person, completed(&person.facts, &pool.applicant, fill));
                let (after, open) = said(rules, &full);
                let refused = before.split(' ').all(|key| after.split(' ').any(|other| other == key));
                let same = if before.starts_with("tier") { after == before } else { refused };
                prop_assert!(same && !open, "{}: {before} became {after}: {:?}", pool.id, full.facts);
            }
        }
    }

    /// The same for a person at a placement, with what both come to be known of.
    #[test]
    fn what_is_decided_of_a_pair_stays_decided(dice in dice(), fills in proptest::collection::vec(dice(), 6)) {
        for pool in shared() {
            let rules = pool.rules(&dice);
            let (person, place) = pool.prepared(rules, &dice);
            let before: Vec<Truth> = rules.answers(&person, Some(&place)).map(|(_, truth)| truth).collect();
            for fill in &fills {
                let applicant = with_facts(&pool.person(&dice), completed(&pool.person(&dice).facts, &pool.applicant, fill));
                let facts = completed(&pool.place(&dice).facts, &pool.placement, &fill[20..]);
                let placement = Placement { facts, ..pool.place(&dice) };
                let full = rules.prepare_placement(&placement).at_distance(pool.distance(&dice).or(Some(0)));
                let person = rules.prepare_applicant(&applicant);
                for ((id, after), before) in rules.answers(&person, Some(&full)).zip(&before) {
                    prop_assert!(*before == Truth::Unknown || *before == after, "{} {id}: {before:?} became {after:?}", pool.id);
                }
            }
        }
    }

    /// What a reason does not call missing does not matter: whatever it turns out to be, the question stays open.
    #[test]
    fn what_is_not_called_missing_does_not_matter(dice in dice(), fills in proptest::collection::vec(dice(), 6)) {
        for pool in shared() {
            let rules = pool.rules(&dice);
            let (person, place) = (pool.person(&dice), pool.place(&dice));
            let inner = &pool.pack.inner;
            for (rule, paired) in inner.rules.iter().map(|rule| (rule, false)).chain(inner.pairs.iter().map(|rule| (rule, true))) {
                let (one, two) = (rules.prepare_applicant(&person), rules.prepare_placement(&place));
                let Some(called) = called(rules, rule, &one, paired.then_some(&two)) else { continue };
                for fill in &fills {
                    let mut full = completed(&person.facts, &pool.applicant, fill);
                    full.retain(|name, _| person.facts.contains_key(name) || !called.contains(&format!("applicant.{name}")));
                    let mut there = completed(&place.facts, &pool.placement, &fill[20..]);
                    there.retain(|name, _| place.facts.contains_key(name) || !called.contains(&format!("placement.{name}")));
                    let one = rules.prepare_applicant(&with_facts(&person, full));
                    let two = rules.prepare_placement(&Placement { facts: there, ..place.clone() });
                    prop_assert_eq!(truth(rules, rule, &one, paired.then_some(&two)), Truth::Unknown, "{} {}: {:?}", pool.id, rule.id, called);
                }
            }
        }
    }
}

/// Read once: a pool holds compiled conditions, which stay in their thread.
fn shared() -> &'static [Pool] {
    thread_local! {
        static POOLS: &'static [Pool] = Box::leak(pools().into_boxed_slice());
    }
    POOLS.with(|pools| *pools)
}

fn truth(rules: &RuleSet, rule: &Rule, person: &Prepared, place: Option<&Prepared>) -> Truth {
    evaluate(&rule.when, rules.context(), &Case { applicant: person, placement: place, distance: None })
}

/// The facts that a rule's reason calls missing, where the rule cannot be answered.
fn called(rules: &RuleSet, rule: &Rule, person: &Prepared, place: Option<&Prepared>) -> Option<Vec<String>> {
    let case = Case { applicant: person, placement: place, distance: None };
    if evaluate(&rule.when, rules.context(), &case) != Truth::Unknown {
        return None;
    }
    let called = missing(&rule.when, rules.context(), &case);
    assert!(!called.is_empty(), "{}", rule.id);
    Some(called.into_iter().map(|(name, _)| name.to_owned()).collect())
}

/// Each fact of each example made unknown by itself: where the answer is lost, two values of it give two answers, so
/// nobody is sent to a person for nothing.
#[test]
fn whoever_needs_a_person_for_one_fact_would_be_judged_either_way() {
    let mut asked = 0;
    for pool in pools() {
        for example in pool.pack.examples() {
            let rules =
                RuleSet::new(&pool.pack, &super::super::trial::round_of(&pool.pack, example)).unwrap();
            let (person, _) = super::super::trial::people(example);
            if said(&rules, &person).1 {
                continue;
            }
            for name in example.applicant.keys() {
                let mut known = person.facts.clone();
                known.remove(name);
                let (before, open) = said(&rules, &with_facts(&person, known.clone()));
                if !open {
                    continue;
                }
                asked += 1;
                let with = |value: &FactValue| {
                    let mut facts = known.clone();
                    facts.insert(name.clone(), value.clone());
                    said(&rules, &with_facts(&person, facts)).0
                };
                let answers: std::collections::BTreeSet<String> =
                    pool.applicant[name].iter().map(with).collect();
                assert!(answers.len() > 1, "{} {} {name}: {before}, {answers:?}", pool.id, example.id);
            }
        }
    }
    println!("{asked} facts of examples decide by themselves");
    assert!(asked > 500, "{asked}");
}

#[test]
fn a_reason_names_the_facts_that_matter_and_no_other() {
    let pack = |when: &str| {
        let text = broken::good().replace("applicant.ready && setting.limit > 2", when);
        Pack::parse("pack.toml", &text).unwrap()
    };
    let round = round("summer-jobs", &[("starts", "2020-06-08")]);
    for (when, known, named) in [
        // A part that a setting has switched off.
        ("(setting.limit > 3 && applicant.ready) || applicant.school == 'a'", &[][..], "applicant.school"),
        (
            "(setting.limit > 2 && applicant.ready) || applicant.school == 'a'",
            &[],
            "applicant.ready applicant.school",
        ),
        // A branch that is not taken.
        ("setting.limit > 2 ? applicant.ready : applicant.school == 'a'", &[], "applicant.ready"),
        ("applicant.ready ? applicant.school == 'a' : setting.limit > 2", &["ready=yes"], "applicant.school"),
        // A side that is known already.
        (
            "applicant.ready && applicant.school == 'a' && setting.limit > 2",
            &["ready=yes"],
            "applicant.school",
        ),
        (
            "(applicant.ready || !applicant.ready || setting.limit > 3) && applicant.school == 'a'",
            &[],
            "applicant.school",
        ),
        // Neither decides alone.
        (
            "applicant.ready == (applicant.school == 'a') && setting.limit > 2",
            &[],
            "applicant.ready applicant.school",
        ),
        // Nothing is unknown, and it cannot be computed.
        ("1 / (setting.limit - 3) > 0 || applicant.ready", &["ready=no", "school=a"], "applicant.ready"),
    ] {
        let pack = pack(when);
        let rules = RuleSet::new(&pack, &round).unwrap();
        let facts = facts(pack.applicant_facts(), known);
        let person = Applicant {
            id: Id::new("A").unwrap(),
            entry: Entry::default(),
            out_of_line: None,
            home: None,
            facts,
        };
        let Judgement::NeedsPerson(reasons) = rules.applicant(&person) else { unreachable!("{when}") };
        assert_eq!(reasons[0].facts.join(" "), named, "{when}");
    }
}
