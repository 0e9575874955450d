//! What is told, damaged field by field.

use std::collections::BTreeMap;

use super::rounds;
use crate::domain::{Outcome, PersonOutcome, Status, property::Property};

/// A damage: its name, the property that says so, and what it does; `false` where there is nothing to damage.
type Damage = (&'static str, Property, fn(&mut Outcome) -> bool);

/// Does something to the first person of a status.
fn person(outcome: &mut Outcome, status: Status, damage: impl Fn(&mut PersonOutcome)) -> bool {
    let found = outcome.people.iter_mut().find(|person| person.status == status);
    found.map(damage).is_some()
}

const PEOPLE: [Damage; 12] = [
    ("a person less", Property::Told, |outcome| outcome.people.pop().is_some()),
    ("a person twice", Property::Told, |outcome| {
        let first = outcome.people[0].clone();
        outcome.people.push(first);
        true
    }),
    ("an undecided wish vanishes", Property::Told, |outcome| {
        let waits = outcome.people.iter_mut().find(|person| !person.undecided.is_empty());
        waits.map(|person| person.undecided.clear()).is_some()
    }),
    ("placed, and called waiting", Property::Told, |outcome| {
        person(outcome, Status::Placed, |person| person.status = Status::Waiting)
    }),
    ("waiting, and called not eligible", Property::Told, |outcome| {
        person(outcome, Status::Waiting, |person| person.status = Status::NotEligible)
    }),
    ("placed, and told of no place", Property::Told, |outcome| {
        person(outcome, Status::Placed, |person| person.place = None)
    }),
    ("told of another place", Property::Told, |outcome| {
        let places = outcome.places.len();
        places > 1
            && person(outcome, Status::Placed, |person| {
                person.place = person.place.map(|place| (place + 1) % places);
            })
    }),
    ("told of a place that is none", Property::Told, |outcome| {
        person(outcome, Status::Waiting, |person| person.place = Some(0))
    }),
    ("another rank", Property::Told, |outcome| {
        person(outcome, Status::Placed, |person| person.rank = person.rank.map(|rank| rank + 1))
    }),
    ("another distance", Property::Told, |outcome| {
        person(outcome, Status::Placed, |person| person.distance_m = Some(7_777_777))
    }),
    ("another tier", Property::Line, |outcome| {
        person(outcome, Status::Placed, |person| person.tier = person.tier.map(|tier| 3 - tier))
    }),
    ("another place in line", Property::Line, |outcome| {
        person(outcome, Status::Placed, |person| person.line = person.line.map(|line| line + 1))
    }),
];

const FIGURES: [Damage; 11] = [
    ("filled", Property::Sums, |outcome| {
        outcome.places[0].filled += 1;
        true
    }),
    ("capacity", Property::Sums, |outcome| {
        outcome.places[0].placement.capacity += 1;
        true
    }),
    ("a placement less", Property::Sums, |outcome| outcome.places.pop().is_some()),
    ("ranks", Property::Sums, |outcome| {
        outcome.rank_sum += 1;
        true
    }),
    ("distances", Property::Sums, |outcome| {
        outcome.distance_m_sum += 1;
        true
    }),
    ("a group's applications", Property::Sums, |outcome| {
        outcome.groups.first_mut().map(|group| group.applications += 1).is_some()
    }),
    ("a group less", Property::Sums, |outcome| outcome.groups.pop().is_some()),
    ("a tier's people", Property::Sums, |outcome| {
        outcome.tiers[0].placed += 1;
        true
    }),
    ("money", Property::Sums, |outcome| {
        outcome.budgets.first_mut().map(|budget| budget.spent += 1).is_some()
    }),
    ("settings", Property::Sums, |outcome| {
        outcome.round.constraints.open_min = Some("other".to_owned());
        true
    }),
    ("the digest", Property::Sums, |outcome| {
        outcome.snapshot_digest = "1".repeat(64);
        true
    }),
];

#[test]
fn whatever_is_told_otherwise_is_refused_by_the_property_that_says_so() {
    let mut met: BTreeMap<&str, u32> = BTreeMap::new();
    for scene in rounds() {
        for (name, property, damage) in PEOPLE.iter().chain(&FIGURES) {
            let mut outcome = scene.outcome.clone();
            if damage(&mut outcome) {
                let found = scene.breaches(&scene.pairs, &outcome);
                assert!(
                    found.iter().any(|breach| breach.property == *property),
                    "{}: {name}: {found:?}",
                    scene.seed
                );
                *met.entry(*name).or_default() += 1;
            }
        }
    }
    let open: Vec<&str> = (PEOPLE.iter().chain(&FIGURES))
        .map(|damage| damage.0)
        .filter(|name| !met.contains_key(name))
        .collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_seed_that_does_not_match_its_commitment_is_refused() {
    use crate::domain::OrderBy;
    let mut tried = 0;
    for mut scene in rounds() {
        if let OrderBy::Draw { commitment: Some(promised), .. } = &mut scene.snapshot.round.order {
            *promised = "0".repeat(64);
            let found = scene.breaches(&scene.pairs, &scene.outcome);
            assert!(found.iter().any(|breach| breach.property == Property::Line), "{found:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}
