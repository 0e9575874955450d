//! Whether a cut follows from its budget: the most that whole numbers of places can be worth within the budget, counted
//! up from nothing, one step of money at a time.

use crate::{Cut, Problem};

/// Budgets with more steps are not counted, and nothing follows from them.
const STEPS: u64 = 1 << 16;
/// Worths beyond this are refused: their sums could overflow.
const FAR: u64 = 1 << 32;

/// A cut with more costs, and a budget with more cuts, are not counted either: each takes time.
const COSTS: usize = 16;
const CUTS: usize = 64;

/// Whether all cuts follow.
pub(super) fn all_follow(problem: &Problem, cuts: &[Cut]) -> bool {
    cuts.len() <= CUTS * problem.side().budgets.len() && cuts.iter().all(|cut| follows(problem, cut))
}

/// Whether everything that the budget pays for is worth at most what the cut says.
fn follows(problem: &Problem, cut: &Cut) -> bool {
    let Some(budget) = problem.side().budgets.get(cut.budget as usize) else { return false };
    let sane = |&(cost, worth): &(u64, u64)| cost > 0 && worth < FAR;
    let rises = cut.worth.windows(2).all(|two| two[0].0 < two[1].0);
    if !rises || cut.worth.len() > COSTS || !cut.worth.iter().all(sane) {
        return false;
    }
    let mut step = 0;
    for &(cost, _) in &cut.worth {
        let (mut a, mut b) = (step, cost);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        step = a;
    }
    let Some(steps) = budget.limit.checked_div(step).filter(|steps| *steps < STEPS) else { return false };
    let mut most: Vec<u64> = vec![0];
    for spent in 1..=steps {
        let before =
            |cost: u64| spent.checked_sub(cost / step).and_then(|left| most.get(usize::try_from(left).ok()?));
        let last = |&(cost, worth): &(u64, u64)| Some(before(cost)? + worth);
        let best = cut.worth.iter().filter_map(last).max().unwrap_or(0);
        most.push(best.max(most.last().copied().unwrap_or(0)));
    }
    most.last().is_some_and(|most| *most <= cut.most)
}
