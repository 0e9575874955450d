//! From a proven solution to an outcome for people: a reason for everyone without a place, a cut-off for
//! every placement, and the figures. It only reads what was decided; it decides nothing.

use std::collections::BTreeMap;

use talka_solver::{CutOff as SolverCutOff, Objective, Solved, Verdict};

use super::{
    held_back::HeldBack,
    model::{Model, Participation, distance_m, solver_stage},
    undecided,
};
use crate::{
    domain::{
        Arg, CutOff, Outcome, PersonOutcome, PlaceOutcome, Reason, Snapshot, Stage, Status,
        outcome::{GroupFigures, StageProof, TierFigures},
        terms::Terms,
    },
    rules::{PairJudgement, RuleSet, group_of},
};

/// The outcome of a judged and audited solution. The digest of the instance is filled in by who writes it.
pub fn outcome(
    snapshot: &Snapshot,
    rules: &RuleSet,
    model: &Model,
    solved: &Solved,
    verdict: &Verdict,
) -> Outcome {
    let mut people = people(snapshot, model, solved);
    for (applicant, person) in snapshot.applicants.iter().zip(&mut people) {
        if let Some(place) = person.place.map(|p| &snapshot.placements[p]) {
            person.terms = rules.terms(Some(&applicant.facts), &place.facts);
        }
    }
    let places = places(snapshot, model, solved, &people);
    let sums = Objective::of(&model.problem, &solved.assignment);
    let proofs = snapshot.round.stages.iter();
    Outcome {
        round: snapshot.round.clone(),
        pack: (rules.pack_name().clone(), rules.pack_version().to_owned()),
        draw_codes: snapshot.applicants.iter().any(|person| person.entry.draw_code.is_some()),
        grouped_by: rules.group().kind.clone(),
        groups: groups(snapshot, rules, &people, &places),
        tiers: tiers(rules, &people),
        people,
        places,
        rank_sum: sums.rank_sum,
        distance_m_sum: sums.distance_sum,
        effects: Vec::new(),
        budgets: Vec::new(),
        audit: Vec::new(),
        proofs: proofs
            .map(|&stage| StageProof { stage, proven: verdict.proves(solver_stage(stage)) })
            .collect(),
        unique: verdict.unique.is_ok(),
        snapshot_digest: snapshot.digest.clone(),
        instance_digest: String::new(),
    }
}

fn people(snapshot: &Snapshot, model: &Model, solved: &Solved) -> Vec<PersonOutcome> {
    let mut place_of = vec![None; snapshot.applicants.len()];
    for (index, &a) in model.person.iter().enumerate() {
        place_of[a] = solved.assignment.of(index).map(|p| p as usize);
    }
    let mut wishes: Vec<Vec<usize>> = vec![Vec::new(); snapshot.applicants.len()];
    for (at, wish) in snapshot.wishes.iter().enumerate() {
        wishes[wish.applicant].push(at);
    }
    let held_back = HeldBack::new(model, &solved.assignment);
    let mut people: Vec<PersonOutcome> = (0..snapshot.applicants.len())
        .map(|a| {
            let mut person = PersonOutcome {
                applicant: snapshot.applicants[a].id.clone(),
                status: Status::Waiting,
                place: None,
                rank: None,
                distance_m: None,
                tier: None,
                order: None,
                waiting: None,
                reasons: Vec::new(),
                undecided: Vec::new(),
                terms: Terms::default(),
            };
            match &model.participation[a] {
                Participation::Withdrawn(withdrawal) => {
                    person.status = Status::Withdrawn;
                    person.reasons.push(withdrawal.reason());
                }
                Participation::NotEligible(reasons) => {
                    person.status = Status::NotEligible;
                    person.reasons.clone_from(reasons);
                }
                Participation::NeedsPerson(reasons) => {
                    person.status = Status::NeedsPerson;
                    person.reasons.clone_from(reasons);
                }
                Participation::TakesPart { tier, order } => {
                    (person.tier, person.order) = (Some(*tier), Some(*order));
                    if let Some(p) = place_of[a] {
                        placed(snapshot, &wishes[a], p, &mut person);
                        undecided::tell_placed(snapshot, model, &wishes[a], &mut person);
                    } else {
                        left_out(snapshot, model, &wishes[a], *order, &mut person);
                        tell_what_holds_back(model, solved, &held_back, a, &mut person);
                    }
                }
            }
            person
        })
        .collect();
    number_waiting(&mut people);
    people
}

fn placed(snapshot: &Snapshot, wishes: &[usize], p: usize, person: &mut PersonOutcome) {
    person.status = Status::Placed;
    person.place = Some(p);
    let wish = wishes.iter().map(|&at| &snapshot.wishes[at]).find(|wish| wish.placement == p);
    person.rank = wish.map(|wish| wish.rank);
    person.distance_m = wish.and_then(|wish| distance_m(snapshot, wish));
}

/// Somebody without a place: nothing wished for, nothing possible, a pair to be decided, or a turn too late.
fn left_out(snapshot: &Snapshot, model: &Model, wishes: &[usize], order: u64, person: &mut PersonOutcome) {
    let possible: Vec<usize> = wishes.iter().copied().filter(|&at| model.refused[at].is_none()).collect();
    let seats = |at: &usize| snapshot.placements[snapshot.wishes[*at].placement].capacity;
    let reachable = possible.iter().any(|at| seats(at) > 0);
    let open = undecided::wishes(snapshot, model, wishes, None);
    if wishes.is_empty() {
        person.reasons.push(Reason::new("no-wish"));
    } else if !open.is_empty() {
        undecided::tell_left_out(snapshot, open, reachable, person);
    } else if possible.is_empty() {
        person.reasons.push(Reason::new("no-possible-wish"));
        for &at in wishes {
            if let Some(PairJudgement::Impossible(reasons)) = &model.refused[at] {
                for reason in reasons {
                    if !person.reasons.contains(reason) {
                        person.reasons.push(reason.clone());
                    }
                }
            }
        }
    } else if !reachable {
        person.reasons.push(Reason::new("waiting.no-seat"));
    } else if snapshot.round.stages.contains(&Stage::Order) {
        let count = i64::try_from(possible.len()).unwrap_or(i64::MAX);
        let order = i64::try_from(order).unwrap_or(i64::MAX);
        let reason = Reason::new("waiting.cut-off").with("order", Arg::Whole(order));
        person.reasons.push(reason.with("placements", Arg::Whole(count)));
    } else if snapshot.round.stages.contains(&Stage::Tiers) {
        person.reasons.push(Reason::new("waiting.tier"));
    } else {
        person.reasons.push(Reason::new("waiting.equals"));
    }
}

/// Whoever waits although a seat is free, or somebody holds it whose turn comes later, is told which side constraint keeps
/// it from them.
fn tell_what_holds_back(
    model: &Model,
    solved: &Solved,
    held_back: &HeldBack<'_>,
    a: usize,
    person: &mut PersonOutcome,
) {
    let Some(first) = person.reasons.first().filter(|first| WAITS.contains(&first.key.as_str())) else {
        return;
    };
    let Ok(index) = model.person.binary_search(&a) else { return };
    if let Some(reason) = held_back.reason(index) {
        // An undecided wish comes first and stays.
        if person.undecided.is_empty() {
            person.reasons.clear();
        }
        person.reasons.push(reason);
    } else if first.key == "waiting.cut-off" && !shows_cut_offs(model, solved) {
        // What is known is who has the seats: had somebody later one of them, the condition because of which would be named
        // above. Not known is that no other way of placing people would have freed one.
        person.reasons = vec![Reason { key: "waiting.earlier".to_owned(), ..first.clone() }];
    }
}

/// Whether the certificate shows that nobody could have been given a seat by placing the others differently.
fn shows_cut_offs(model: &Model, solved: &Solved) -> bool {
    let rows = solved.certificate.rows.as_ref();
    rows.is_none_or(|rows| rows.cutoffs.len() >= model.problem.placements())
}

/// Reasons of those who wait for a seat that they could take.
const WAITS: [&str; 10] = [
    "waiting.undecided",
    "waiting.cut-off",
    "waiting.earlier",
    "waiting.tier",
    "waiting.equals",
    "waiting.quota",
    "waiting.budget",
    "waiting.open-min",
    "waiting.together",
    "waiting.later",
];

/// Numbers on the waiting list follow the order. Who wished for nothing possible waits for no seat and has no number.
fn number_waiting(people: &mut [PersonOutcome]) {
    let mut waiting: Vec<(Option<u64>, usize)> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| {
            person.reasons.first().is_some_and(|reason| WAITS.contains(&reason.key.as_str()))
        })
        .map(|(at, person)| (person.order, at))
        .collect();
    waiting.sort_unstable();
    for (number, (_, at)) in (1..).zip(waiting) {
        people[at].waiting = Some(number);
    }
}

fn places(
    snapshot: &Snapshot,
    model: &Model,
    solved: &Solved,
    people: &[PersonOutcome],
) -> Vec<PlaceOutcome> {
    let mut places: Vec<PlaceOutcome> = (snapshot.placements.iter())
        .zip(&solved.certificate.cutoffs)
        .map(|(placement, cutoff)| PlaceOutcome {
            placement: placement.clone(),
            filled: 0,
            cut_off: match cutoff {
                SolverCutOff::None => CutOff::None,
                SolverCutOff::Open => CutOff::Open,
                SolverCutOff::Last(key) => CutOff::Person { tier: key.tier, order: key.order },
            },
            wished: 0,
            possible: 0,
            first_choices: 0,
            undecided: 0,
            empty: None,
        })
        .collect();
    for person in people {
        if let Some(p) = person.place {
            places[p].filled += 1;
        }
    }
    let mut choosers = vec![0u32; places.len()];
    // Whether somebody without a place could take it.
    let mut kept_out = vec![false; places.len()];
    for (at, wish) in snapshot.wishes.iter().enumerate() {
        let place = &mut places[wish.placement];
        let takes_part = matches!(model.participation[wish.applicant], Participation::TakesPart { .. });
        place.wished += 1;
        choosers[wish.placement] += u32::from(takes_part);
        place.first_choices += u32::from(wish.rank == 1);
        let possible = takes_part && model.refused[at].is_none();
        place.possible += u32::from(possible);
        kept_out[wish.placement] |= possible && people[wish.applicant].place.is_none();
    }
    let waiting = undecided::waiting(snapshot, model, people);
    for (((place, choosers), waiting), kept_out) in places.iter_mut().zip(choosers).zip(waiting).zip(kept_out)
    {
        place.undecided = waiting.might;
        if place.filled < place.placement.capacity {
            place.empty = Some(undecided::empty(place, choosers, waiting, kept_out));
        }
    }
    places
}

/// Demand and seats by the group that the rule pack names; without its fact a placement counts for its organisation.
fn groups(
    snapshot: &Snapshot,
    rules: &RuleSet,
    people: &[PersonOutcome],
    places: &[PlaceOutcome],
) -> Vec<GroupFigures> {
    let mut found: BTreeMap<String, GroupFigures> = BTreeMap::new();
    let mut at = |name: &str, add: &dyn Fn(&mut GroupFigures)| {
        let empty = GroupFigures { name: name.to_owned(), applications: 0, placed: 0, seats: 0, filled: 0 };
        add(found.entry(name.to_owned()).or_insert(empty));
    };
    for (applicant, person) in snapshot.applicants.iter().zip(people) {
        if let Some(name) = group_of(&applicant.facts, &rules.group().applicant) {
            at(name, &|group| {
                group.applications += 1;
                group.placed += u32::from(person.status == Status::Placed);
            });
        }
    }
    for place in places {
        let name = group_of(&place.placement.facts, &rules.group().placement);
        at(name.unwrap_or(&place.placement.organisation), &|group| {
            group.seats += place.placement.capacity;
            group.filled += place.filled;
        });
    }
    found.into_values().collect()
}

fn tiers(rules: &RuleSet, people: &[PersonOutcome]) -> Vec<TierFigures> {
    let count = |tier: u8, placed: bool| {
        let of = people
            .iter()
            .filter(|person| person.tier == Some(tier) && (!placed || person.status == Status::Placed));
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    rules
        .tiers()
        .iter()
        .map(|tier| TierFigures {
            tier: tier.number,
            name: tier.name.clone(),
            people: count(tier.number, false),
            placed: count(tier.number, true),
        })
        .collect()
}
