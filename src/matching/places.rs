//! What is told of placements, groups and tiers: who has seats there, where they ended, and why some stayed empty. Owns the
//! counts; it decides nothing.

use std::collections::BTreeMap;

use talka_solver::{CutOff as SolverCutOff, Key, Solved, Stage as SolverStage};

use super::{
    model::{Model, Participation},
    undecided,
};
use crate::{
    domain::{
        CutOff, PersonOutcome, PlaceOutcome, Snapshot, Status,
        outcome::{GroupFigures, TierFigures},
    },
    rules::{RuleSet, group_of},
};

/// Whether the certificate shows that nobody could have been given a seat by placing the others differently.
pub(super) fn shows_cut_offs(model: &Model, solved: &Solved) -> bool {
    let rows = solved.certificate.rows.as_ref();
    rows.is_none_or(|rows| rows.cutoffs.len() >= model.problem.placements())
}

/// What is told of each placement.
pub(super) fn places(
    snapshot: &Snapshot,
    model: &Model,
    solved: &Solved,
    people: &[PersonOutcome],
) -> Vec<PlaceOutcome> {
    let mut places: Vec<PlaceOutcome> = (snapshot.placements.iter())
        .zip(cut_offs(model, solved))
        .map(|(placement, cut_off)| PlaceOutcome {
            placement: placement.clone(),
            filled: 0,
            cut_off,
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
        let takes_part = model.participation[wish.applicant].is_in_line();
        let holds = matches!(model.participation[wish.applicant], Participation::Holds(_));
        place.wished += 1;
        choosers[wish.placement] += u32::from(takes_part || holds);
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

/// Where each placement's seats ended, for those in line: whoever holds one since before does not count.
fn cut_offs(model: &Model, solved: &Solved) -> Vec<CutOff> {
    let mut shown = solved.certificate.cutoffs.clone();
    if !shows_cut_offs(model, solved) && !model.problem.side().pins.is_empty() {
        let loads = solved.assignment.loads(shown.len());
        for (p, cut_off) in shown.iter_mut().enumerate() {
            let free = loads[p] < model.problem.capacity(p);
            *cut_off = if free { SolverCutOff::Open } else { SolverCutOff::None };
        }
        for (a, held) in solved.assignment.as_slice().iter().enumerate() {
            if let Some(p) = held.filter(|_| model.kept(a).is_none()) {
                let last = SolverCutOff::Last(Key::of(&model.problem, &model.stages, a));
                shown[p as usize] = shown[p as usize].max(last);
            }
        }
    }
    let ordered = model.stages.has(SolverStage::Order);
    let tiers: BTreeMap<u64, u8> = (model.participation.iter())
        .filter_map(|part| match part {
            Participation::TakesPart { tier, order, .. } => Some((*order, *tier)),
            Participation::Holds(holding) => holding.line.map(|(tier, order)| (order, tier)),
            _ => None,
        })
        .filter(|_| ordered)
        .collect();
    let told = |cut_off: SolverCutOff| match cut_off {
        SolverCutOff::None => CutOff::None,
        SolverCutOff::Open => CutOff::Open,
        // Of somebody who goes first in line, whatever the tier, their own tier is told.
        SolverCutOff::Last(key) => {
            let tier = tiers.get(&key.order).copied().unwrap_or(key.tier);
            CutOff::Person { tier, order: key.order }
        }
    };
    shown.into_iter().map(told).collect()
}

/// Demand and seats by the group that the rule pack names; without its fact a placement counts for its organisation.
pub(super) fn groups(
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

/// The tiers with their people.
pub(super) fn tiers(rules: &RuleSet, people: &[PersonOutcome]) -> Vec<TierFigures> {
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
