//! Refills: rounds in which somebody holds a place already.

mod cases;
mod described;
mod naive;
mod refill;

use std::collections::BTreeSet;

use talka_solver::{Assignment, Highs, Unwatched, verify};

use super::{
    Matched, audit, pairs,
    question::{Freed, Question},
    run,
};
use crate::domain::{Id, OutOfLine, PersonOutcome, Snapshot, Stage, property::Property};
use naive::Places;
use refill::Refill;

impl Refill {
    fn run(&self) -> Matched {
        run(&self.snapshot, &self.rules, &Highs, &Unwatched).unwrap_or_else(|failure| panic!("{failure}"))
    }
}

/// Who has what, by indices of the snapshot.
fn places(snapshot: &Snapshot, matched: &Matched) -> Places {
    let pairs = pairs(&matched.model.problem, &matched.solved.assignment);
    let at = |id: &Id| snapshot.applicants.iter().position(|one| one.id == *id).unwrap();
    let to = |id: &Id| snapshot.placements.iter().position(|one| one.id == *id).unwrap();
    pairs.iter().map(|(a, p)| (at(a), to(p))).collect()
}

/// Refills of one test; `TALKA_REFILLS` asks for another number.
const REFILLS: u64 = 1_500;

#[test]
fn every_refill_is_the_best_of_all_ways_that_keep_what_is_held() {
    let (mut tried, mut kinds) = (0, BTreeSet::new());
    for seed in 1..=REFILLS {
        let Some(refill) = Refill::random(seed) else { continue };
        let Some(best) = refill.best() else { continue };
        let matched = refill.run();
        let found = places(&refill.snapshot, &matched);
        let known = refill.known();
        let stages = &refill.snapshot.round.stages;
        assert_eq!(
            refill.worth(&found, &known),
            refill.worth(&best, &known),
            "{seed} {stages:?}: {found:?} {best:?}"
        );
        assert_eq!(found, best, "{seed}");
        tried += 1;
        let asked = &refill.snapshot.round.constraints;
        for (kind, is_asked) in [
            ("nothing else", asked.is_empty()),
            ("quota on people", asked.quotas.iter().any(|quota| !quota.people_by.is_empty())),
            ("quota on placements", asked.quotas.iter().any(|quota| quota.people_by.is_empty())),
            ("reserve", !asked.reserves.is_empty()),
            ("budget", !asked.budgets.is_empty()),
            ("least number", asked.open_min.is_some()),
            ("together", asked.together.is_some()),
            ("agreed", asked.pinned.is_some()),
            ("order does not count", !stages.contains(&Stage::Order)),
            ("new", matched.outcome.new_places().next().is_some()),
            ("moved", matched.outcome.people.iter().any(PersonOutcome::is_moved)),
            ("held fast", matched.outcome.held_fast > 0),
            ("first in line", matched.outcome.people.iter().any(|person| person.first_in_line)),
        ] {
            if is_asked && refill.snapshot.is_refill() {
                kinds.insert(kind);
            }
        }
        let kept = matched.outcome.audit.iter().find(|checked| checked.property == Property::Kept);
        let holders = refill.snapshot.holders.len() as u64;
        assert_eq!(kept.map_or(0, |checked| checked.cases), holders, "{seed}");
    }
    assert!(tried > REFILLS / 2, "{tried}");
    assert_eq!(kinds.len(), 13, "{kinds:?}");
}

#[test]
fn what_is_answered_at_once_is_what_a_run_gives() {
    let (mut asked, mut given) = (0, 0);
    for seed in 1..=REFILLS {
        let Some(mut refill) = Refill::random(seed) else { continue };
        refill.snapshot.holders.iter_mut().for_each(|held| held.may_move = false);
        let Ok(mut question) = Question::load(&refill.snapshot, &refill.rules) else {
            assert!(!refill.snapshot.round.constraints.is_empty(), "{seed}");
            continue;
        };
        let now = new_places(&refill);
        assert_eq!(question.ask(&[]), Ok(now), "{seed}");
        let id = |a: usize| refill.snapshot.applicants[a].id.clone();
        let all: Vec<Freed> =
            refill.snapshot.holders.iter().map(|held| Freed::Place(id(held.applicant))).collect();
        let placements: Vec<_> = refill.snapshot.placements.iter().map(|place| place.id.clone()).collect();
        let mut questions: Vec<Vec<Freed>> = all.iter().map(|one| vec![one.clone()]).collect();
        questions.extend(placements.iter().map(|id| vec![Freed::Seat(id.clone())]));
        questions.push(all.iter().cloned().chain([Freed::Seat(placements[0].clone())]).collect());
        for freed in questions {
            let answer = question.ask(&freed).unwrap();
            let before = refill.snapshot.clone();
            for one in &freed {
                let snapshot = &mut refill.snapshot;
                match one {
                    Freed::Place(who) => {
                        let a = snapshot.applicants.iter().position(|person| person.id == *who).unwrap();
                        snapshot.applicants[a].out_of_line = Some(OutOfLine::Declined);
                        snapshot.holders.retain(|held| held.applicant != a);
                    }
                    Freed::Seat(place) => {
                        let place = snapshot.placements.iter_mut().find(|one| one.id == *place);
                        place.unwrap().capacity += 1;
                    }
                }
            }
            assert_eq!(new_places(&refill), answer, "{seed}: {freed:?}");
            refill.snapshot = before;
            asked += 1;
            given += usize::from(!answer.is_empty());
        }
    }
    assert!(asked > 500 && given > 200, "{asked} {given}");
}

/// Everyone to whom a run gives a new place.
fn new_places(refill: &Refill) -> Vec<(Id, Id)> {
    let outcome = refill.run().outcome;
    let named = |(person, p): (&PersonOutcome, usize)| {
        (person.applicant.clone(), outcome.places[p].placement.id.clone())
    };
    outcome.new_places().map(named).collect()
}

#[test]
fn whoever_loses_what_they_hold_is_found_by_judge_and_audit() {
    let (mut lost, mut pinned) = (0, 0);
    for seed in 1..=REFILLS / 5 {
        let Some(refill) = Refill::random(seed) else { continue };
        let (matched, snapshot) = (refill.run(), &refill.snapshot);
        let all = pairs(&matched.model.problem, &matched.solved.assignment);
        for held in &snapshot.holders {
            let id = &snapshot.applicants[held.applicant].id;
            let without: Vec<(Id, Id)> = all.iter().filter(|pair| pair.0 != *id).cloned().collect();
            let breaches = audit::check(snapshot, &refill.rules, &without, &matched.outcome).unwrap_err();
            assert!(breaches.iter().any(|one| one.property == Property::Kept && one.people == [id.clone()]));
            lost += 1;
            let problem = &matched.model.problem;
            let a = problem.applicant_ids().find(id.as_str()).unwrap();
            if problem.pin_of(a).is_none() {
                continue;
            }
            let mut places = matched.solved.assignment.as_slice().to_vec();
            places[a] = None;
            let verdict =
                verify(problem, &matched.model.stages, &Assignment::new(places), &matched.solved.certificate);
            assert!(!verdict.is_acceptable(problem, true), "{seed}: {id}");
            pinned += 1;
        }
    }
    assert!(lost > 200 && pinned > 150, "{lost} {pinned}");
}

#[test]
fn whoever_waits_beside_held_places_reads_rightly_who_has_them() {
    let mut keys = BTreeSet::new();
    for seed in 1..=REFILLS {
        let Some(refill) = Refill::random(seed) else { continue };
        let (matched, snapshot) = (refill.run(), &refill.snapshot);
        let people = &matched.outcome.people;
        for person in people {
            let first = person.reasons.first().map_or("", |reason| reason.key.as_str());
            if !["waiting.held", "waiting.held-tier", "waiting.held-equals"].contains(&first) {
                continue;
            }
            keys.insert(first.to_owned());
            let a = snapshot.applicants.iter().position(|one| one.id == person.applicant).unwrap();
            let own = snapshot.wishes.iter().filter(|wish| wish.applicant == a);
            let could: Vec<usize> = own.map(|wish| wish.placement).filter(|&p| refill.may(a, p)).collect();
            let there = |one: &&PersonOutcome| one.place.is_some_and(|p| could.contains(&p));
            let has: Vec<&PersonOutcome> = people.iter().filter(there).collect();
            let ordered = snapshot.round.stages.contains(&Stage::Order);
            let before = |one: &&PersonOutcome| one.is_kept() || one.first_in_line && !ordered;
            assert!(has.iter().any(before), "{seed}: {}", person.applicant);
            assert!(could.iter().all(|&p| {
                let load = has.iter().filter(|one| one.place == Some(p)).count() as u64;
                load >= refill.seats(p)
            }));
            let later = |one: &&&PersonOutcome| match first {
                "waiting.held" => one.order > person.order,
                "waiting.held-tier" => one.tier > person.tier && !one.first_in_line,
                _ => false,
            };
            let new = has.iter().filter(|one| !one.is_kept());
            assert_eq!(new.filter(later).count(), 0, "{seed}: {}", person.applicant);
        }
    }
    assert_eq!(keys.len(), 3, "{keys:?}");
}
