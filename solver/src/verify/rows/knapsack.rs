//! Whether a cut follows from its budget: the most that whole numbers of places can be worth within the budget, counted
//! up from nothing, one step of money at a time; or the least money that pays for more than the cut says, counted up one
//! step of worth at a time, where money comes in too many steps.

use crate::{Cut, Problem};

/// Budgets with more steps are not counted, and nothing follows from them.
const STEPS: u64 = 1 << 16;
/// Worths beyond this are refused: their sums could overflow.
const FAR: u64 = 1 << 32;

/// A cut is counted by worth if its costs times its most are no more than this.
const WORTHS: u64 = 1 << 16;

/// A cut with more costs, and a budget with more cuts, are not counted either: each takes time.
const COSTS: usize = 16;
const CUTS: usize = 64;

/// Whether all cuts follow from what the budgets have left beside pins.
pub(super) fn all_follow(problem: &Problem, money: &[u64], cuts: &[Cut]) -> bool {
    let left = |cut: &Cut| money.get(cut.budget as usize).copied();
    cuts.len() <= CUTS * problem.side().budgets.len()
        && cuts.iter().all(|cut| left(cut).is_some_and(|limit| follows(limit, cut)))
}

/// Whether everything that so much money pays for is worth at most what the cut says.
fn follows(limit: u64, cut: &Cut) -> bool {
    let sane = |&(cost, coefficient): &(u64, u64)| cost > 0 && coefficient < FAR;
    let rises = cut.coefficients.windows(2).all(|two| two[0].0 < two[1].0);
    if !rises || !cut.coefficients.iter().all(sane) {
        return false;
    }
    if (cut.coefficients.len() as u64 + 1)
        .checked_mul(cut.most.saturating_add(1))
        .is_some_and(|work| work <= WORTHS)
    {
        return dearer(cut, limit);
    }
    if cut.coefficients.len() > COSTS {
        return false;
    }
    let mut step = 0;
    for &(cost, _) in &cut.coefficients {
        let (mut a, mut b) = (step, cost);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        step = a;
    }
    let Some(steps) = limit.checked_div(step).filter(|steps| *steps < STEPS) else { return false };
    let mut most: Vec<u64> = vec![0];
    for spent in 1..=steps {
        let before =
            |cost: u64| spent.checked_sub(cost / step).and_then(|left| most.get(usize::try_from(left).ok()?));
        let last = |&(cost, coefficient): &(u64, u64)| Some(before(cost)? + coefficient);
        let best = cut.coefficients.iter().filter_map(last).max().unwrap_or(0);
        most.push(best.max(most.last().copied().unwrap_or(0)));
    }
    most.last().is_some_and(|most| *most <= cut.most)
}

/// Whether whatever is worth more than the cut says costs more than the budget has.
fn dearer(cut: &Cut, limit: u64) -> bool {
    let mut least: Vec<u128> = vec![0];
    for coefficient in 1..=cut.most + 1 {
        let before = |own: u64| least.get(usize::try_from(coefficient.saturating_sub(own)).ok()?).copied();
        let paid = cut
            .coefficients
            .iter()
            .filter(|(_, own)| *own > 0)
            .filter_map(|&(cost, own)| Some(before(own)? + u128::from(cost)));
        // Nothing is worth as much: no money buys it.
        least.push(paid.min().unwrap_or(u128::MAX >> 1));
    }
    least.last().is_some_and(|least| *least > u128::from(limit))
}
