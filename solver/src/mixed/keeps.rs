//! Whether an assignment keeps everything that is asked. The engine counts this for itself: the checker lends no code to
//! whom it judges.

use crate::{
    Assignment, Problem,
    problem::side::{Budget, Cap},
};

/// Whether every pair is one of the problem's, no placement has more people than seats, and every side constraint is kept.
pub(super) fn keeps(problem: &Problem, assignment: &Assignment) -> bool {
    let side = problem.side();
    let mut chosen = Vec::new();
    for (a, held) in assignment.as_slice().iter().enumerate() {
        let Some(p) = *held else { continue };
        let Some(at) = problem.find_pair(a, p) else { return false };
        chosen.push(at);
    }
    let loads = assignment.loads(problem.placements());
    let load = |p: &u32| u64::from(loads[*p as usize]);
    let placed = |a: &&u32| assignment.of(**a as usize).is_some();
    let people = |list: &[u32]| list.iter().filter(placed).count();
    let fits = |cap: &Cap, count: u64| count <= cap.max;
    let spent = |budget: &Budget| chosen.iter().map(|&at| u128::from(budget.costs[at])).sum::<u128>();
    (0..loads.len()).all(|p| loads[p] <= problem.capacity(p))
        && side.applicant_caps.iter().all(|cap| fits(cap, people(&cap.members) as u64))
        && side.placement_caps.iter().all(|cap| fits(cap, cap.members.iter().map(load).sum()))
        && side.open_min.iter().all(|open| load(&open.placement) == 0 || load(&open.placement) >= open.min)
        && side.budgets.iter().all(|budget| spent(budget) <= u128::from(budget.limit))
        && side.together.iter().all(|list| [0, list.len()].contains(&people(list)))
        && side.pins.iter().all(|&(a, p)| assignment.of(a as usize) == Some(p))
        && side.forbidden.iter().all(|&(a, p)| assignment.of(a as usize) != Some(p))
}
