//! What an assignment does not keep, counted in whole numbers, as the changes after which it would.

use std::collections::BTreeMap;

use super::Correction;
use crate::{
    Assignment, Problem,
    problem::side::{Budget, Cap, Item},
};

/// Everything that the assignment breaks. Its pairs must be those of the problem; then, with all these changes made,
/// it keeps everything.
pub(super) fn breaks(problem: &Problem, assignment: &Assignment) -> Vec<Correction> {
    let side = problem.side();
    let mut loads: BTreeMap<u32, u64> = BTreeMap::new();
    assignment.as_slice().iter().flatten().for_each(|&p| *loads.entry(p).or_default() += 1);
    let load = |p: &u32| loads.get(p).copied().unwrap_or(0);
    let of = |a: &u32| assignment.of(*a as usize);
    let placed = |a: &&u32| of(a).is_some();
    let mut changes = Vec::new();
    for (&p, &to) in &loads {
        let from = u64::from(problem.capacity(p as usize));
        if to > from {
            changes.push(Correction::Seats { placement: p as usize, from, to });
        }
    }
    let mut number = |item: Item, from: u64, to: u64, is_broken: bool| {
        if is_broken {
            changes.push(Correction::Number { item, from, to });
        }
    };
    let people = |cap: &Cap| cap.members.iter().filter(placed).count() as u64;
    for (at, cap) in side.applicant_caps.iter().enumerate() {
        number(Item::ApplicantCap(at), cap.max, people(cap), people(cap) > cap.max);
    }
    let seats = |cap: &Cap| cap.members.iter().map(load).sum::<u64>();
    for (at, cap) in side.placement_caps.iter().enumerate() {
        number(Item::PlacementCap(at), cap.max, seats(cap), seats(cap) > cap.max);
    }
    for (at, open) in side.open_min.iter().enumerate() {
        let load = load(&open.placement);
        number(Item::OpenMin(at), open.min, load, (1..open.min).contains(&load));
    }
    for (at, budget) in side.budgets.iter().enumerate() {
        let spent = spent(problem, budget, assignment);
        number(Item::Budget(at), budget.limit, spent, spent > budget.limit);
    }
    let torn = |list: &Vec<u32>| (1..list.len()).contains(&list.iter().filter(placed).count());
    let gone = |pair: &(u32, u32)| of(&pair.0) != Some(pair.1);
    let lists = side.together.iter().zip((0..).map(Item::Together)).filter(|(list, _)| torn(list));
    let pins = side.pins.iter().zip((0..).map(Item::Pin)).filter(|(pair, _)| gone(pair));
    let taken = side.forbidden.iter().zip((0..).map(Item::Forbidden)).filter(|(pair, _)| !gone(pair));
    let dropped = lists.map(|(_, item)| item).chain(pins.chain(taken).map(|(_, item)| item));
    changes.extend(dropped.map(Correction::Drop));
    changes
}

fn spent(problem: &Problem, budget: &Budget, assignment: &Assignment) -> u64 {
    let chosen = |(a, held): (usize, &Option<u32>)| problem.find_pair(a, (*held)?);
    let pairs = assignment.as_slice().iter().enumerate().filter_map(chosen);
    pairs.map(|at| budget.costs[at]).fold(0, u64::saturating_add)
}
