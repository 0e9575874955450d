//! What is told, damaged field by field.

use std::collections::BTreeMap;

use super::{rounds, scene::Scene};
use crate::domain::{Arg, Outcome, PersonOutcome, Reason, Status, property::Property};

/// A damage: its name, the property that says so, and what it does; `false` where there is nothing to damage.
type Damage = (&'static str, Property, fn(&mut Outcome) -> bool);

/// Does something to the first person of a status.
fn person(outcome: &mut Outcome, status: Status, damage: impl Fn(&mut PersonOutcome)) -> bool {
    let found = outcome.people.iter_mut().find(|person| person.status == status);
    found.map(damage).is_some()
}

/// Does something to the first reason of the first who has one with this key.
fn reason(outcome: &mut Outcome, key: &str, damage: impl Fn(&mut Reason)) -> bool {
    let all = outcome.people.iter_mut().flat_map(|person| &mut person.reasons);
    all.into_iter().find(|reason| reason.key.starts_with(key)).map(damage).is_some()
}

const PEOPLE: [Damage; 14] = [
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
    ("another tier", Property::Order, |outcome| {
        person(outcome, Status::Placed, |person| person.tier = person.tier.map(|tier| 3 - tier))
    }),
    ("another place in line", Property::Order, |outcome| {
        person(outcome, Status::Placed, |person| person.order = person.order.map(|order| order + 1))
    }),
    ("another number on the waiting list", Property::Waiting, |outcome| {
        let waiting = outcome.people.iter_mut().find_map(|person| person.waiting.as_mut());
        waiting.map(|number| *number += 1).is_some()
    }),
    ("a number on the waiting list for who waits for nothing", Property::Waiting, |outcome| {
        person(outcome, Status::Placed, |person| person.waiting = Some(1))
    }),
];

const REASONS: [Damage; 14] = [
    ("a reason for who has a place", Property::Reasons, |outcome| {
        person(outcome, Status::Placed, |person| person.reasons.push(Reason::new("no-wish")))
    }),
    ("no reason", Property::Reasons, |outcome| {
        person(outcome, Status::Waiting, |person| person.reasons.clear())
    }),
    ("two reasons", Property::Reasons, |outcome| {
        person(outcome, Status::Waiting, |person| person.reasons.push(Reason::new("waiting.no-seat")))
    }),
    ("a reason that nobody knows", Property::Reasons, |outcome| {
        reason(outcome, "waiting.", |reason| "waiting.because".clone_into(&mut reason.key))
    }),
    ("no wish, for somebody with wishes", Property::Reasons, |outcome| {
        reason(outcome, "waiting.", |reason| *reason = Reason::new("no-wish"))
    }),
    ("no possible wish, for somebody with one", Property::Reasons, |outcome| {
        reason(outcome, "waiting.", |reason| *reason = Reason::new("no-possible-wish"))
    }),
    ("no seat, where there are seats", Property::Reasons, |outcome| {
        let wait = |reason: &mut Reason| *reason = Reason::new("waiting.no-seat");
        reason(outcome, "waiting.cut-off", wait) || reason(outcome, "waiting.tier", wait)
    }),
    ("a quota that does not exist", Property::Reasons, |outcome| {
        let quota = Reason::new("waiting.quota").with("name", Arg::Text("skolas: trešā".to_owned()));
        reason(outcome, "waiting.", |reason| reason.clone_from(&quota))
    }),
    ("another place in line in a reason", Property::Reasons, |outcome| {
        reason(outcome, "waiting.cut-off", |reason| {
            drop(reason.args.insert("order".to_owned(), Arg::Whole(99)));
        })
    }),
    ("another number of placements in a reason", Property::Reasons, |outcome| {
        let args = |reason: &mut Reason| drop(reason.args.insert("placements".to_owned(), Arg::Whole(9)));
        reason(outcome, "waiting.cut-off", args)
    }),
    ("another rule", Property::Reasons, |outcome| {
        reason(outcome, "not-eligible.able", |reason| "not-eligible.heavy".clone_into(&mut reason.key))
    }),
    ("a question less", Property::Reasons, |outcome| {
        let open = outcome.people.iter_mut().find(|person| !person.undecided.is_empty());
        open.map(|person| drop(person.reasons.pop())).is_some()
    }),
    ("withdrawn, who is not", Property::Reasons, |outcome| {
        reason(outcome, "needs-person", |reason| *reason = Reason::new("withdrawn"))
    }),
    ("a duplicate, which was taken back", Property::Reasons, |outcome| {
        reason(outcome, "withdrawn", |reason| "withdrawn.duplicate".clone_into(&mut reason.key))
    }),
];

const FIGURES: [Damage; 17] = [
    ("filled", Property::Placements, |outcome| {
        outcome.places[0].filled += 1;
        true
    }),
    ("wished", Property::Placements, |outcome| {
        outcome.places[0].wished += 1;
        true
    }),
    ("possible", Property::Placements, |outcome| {
        outcome.places[0].possible += 1;
        true
    }),
    ("first choices", Property::Placements, |outcome| {
        outcome.places[0].first_choices += 1;
        true
    }),
    ("undecided", Property::Placements, |outcome| {
        outcome.places[0].undecided += 1;
        true
    }),
    ("capacity", Property::Placements, |outcome| {
        outcome.places[0].placement.capacity += 1;
        true
    }),
    ("a placement less", Property::Placements, |outcome| outcome.places.pop().is_some()),
    ("no reason for empty seats", Property::Placements, |outcome| {
        outcome.places.iter_mut().find_map(|place| place.empty.take()).is_some()
    }),
    ("another reason for empty seats", Property::Placements, |outcome| {
        let empty = outcome.places.iter_mut().find_map(|place| place.empty.as_mut());
        let other = |reason: &mut Reason| {
            let word = if reason.key == "empty.nobody-wished" { "all-placed" } else { "nobody-wished" };
            reason.key = format!("empty.{word}");
        };
        empty.map(other).is_some()
    }),
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
        for (name, property, damage) in PEOPLE.iter().chain(&REASONS).chain(&FIGURES) {
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
    let open: Vec<&str> = (PEOPLE.iter().chain(&REASONS).chain(&FIGURES))
        .map(|damage| damage.0)
        .filter(|name| !met.contains_key(name))
        .collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn every_other_reason_for_who_waits_is_refused() {
    let keys = ["cut-off", "tier", "equals", "no-seat", "quota", "budget", "open-min", "later"];
    let mut tried = 0;
    for scene in rounds() {
        for at in 0..scene.outcome.people.len() {
            let told = &scene.outcome.people[at].reasons;
            // Whether arranging others would have freed a place is the certificate's to say: there both would be true.
            let is_open = told.first().is_some_and(|first| first.key == "waiting.earlier");
            let Some(first) = told.first().filter(|first| first.key.starts_with("waiting.")) else {
                continue;
            };
            for key in keys
                .map(|key| format!("waiting.{key}"))
                .into_iter()
                .filter(|key| *key != first.key && !(is_open && key == "waiting.cut-off"))
            {
                let mut outcome = scene.outcome.clone();
                outcome.people[at].reasons[0].key.clone_from(&key);
                assert!(is_refused(&scene, &outcome), "{}: {key} for {first:?}", scene.seed);
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

fn is_refused(scene: &Scene, outcome: &Outcome) -> bool {
    scene.breaches(&scene.pairs, outcome).iter().any(|breach| breach.property == Property::Reasons)
}

#[test]
fn a_seed_that_does_not_match_its_commitment_is_refused() {
    use crate::domain::OrderBy;
    let mut tried = 0;
    for mut scene in rounds() {
        if let OrderBy::Draw { commitment: Some(promised), .. } = &mut scene.snapshot.round.order {
            *promised = "0".repeat(64);
            let found = scene.breaches(&scene.pairs, &scene.outcome);
            assert!(found.iter().any(|breach| breach.property == Property::Order), "{found:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}
