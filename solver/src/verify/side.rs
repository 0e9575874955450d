//! Feasibility under side constraints, each one counted in whole numbers.

use super::Refusal;
use crate::{
    Assignment, Problem,
    problem::side::{Cap, Item},
};

/// Whether every side constraint is kept; the first that is not.
pub(super) fn check(problem: &Problem, assignment: &Assignment) -> Result<(), Refusal> {
    match first_broken(problem, assignment) {
        Some(item) => Err(Refusal::Broken { item }),
        None => Ok(()),
    }
}

/// The first side constraint that an assignment does not keep. Placements that nobody knows keep and break nothing.
pub fn first_broken(problem: &Problem, assignment: &Assignment) -> Option<Item> {
    let side = problem.side();
    let mut loads = vec![0u64; problem.placements()];
    for &p in assignment.as_slice().iter().flatten() {
        if let Some(load) = loads.get_mut(p as usize) {
            *load += 1;
        }
    }
    let placed = |a: &u32| assignment.of(*a as usize).is_some();
    let people = |cap: &Cap| cap.members.iter().filter(|a| placed(a)).count() as u64 > cap.max;
    if let Some(at) = side.applicant_caps.iter().position(people) {
        return Some(Item::ApplicantCap(at));
    }
    let seats = |cap: &Cap| cap.members.iter().map(|&p| loads[p as usize]).sum::<u64>() > cap.max;
    if let Some(at) = side.placement_caps.iter().position(seats) {
        return Some(Item::PlacementCap(at));
    }
    let few = side.open_min.iter().position(|open| (1..open.min).contains(&loads[open.placement as usize]));
    if let Some(at) = few {
        return Some(Item::OpenMin(at));
    }
    for (at, budget) in side.budgets.iter().enumerate() {
        let chosen = |a: usize| problem.find_pair(a, assignment.of(a)?);
        let spent = (0..problem.applicants()).filter_map(chosen).map(|at| u128::from(budget.costs[at]));
        if spent.sum::<u128>() > u128::from(budget.limit) {
            return Some(Item::Budget(at));
        }
    }
    let torn = |list: &Vec<u32>| !list.iter().all(placed) && list.iter().any(placed);
    if let Some(at) = side.together.iter().position(torn) {
        return Some(Item::Together(at));
    }
    if let Some(at) = side.pins.iter().position(|&(a, p)| assignment.of(a as usize) != Some(p)) {
        return Some(Item::Pin(at));
    }
    let taken = side.forbidden.iter().position(|&(a, p)| assignment.of(a as usize) == Some(p));
    taken.map(Item::Forbidden)
}
