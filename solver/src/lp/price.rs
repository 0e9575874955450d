//! Pricing a cost stage: from an assignment that may or may not be best, and prices that may be off,
//! to an assignment that is exactly best and whole-number prices that prove it.

use super::{
    face::Face,
    residual::{Lengths, Residual, ShortestPaths, apply},
};
use crate::{Assignment, PriceSet, PriceStage, Problem, Ranking};

/// Lengths of a cost stage: what the change costs.
struct Costs<'a> {
    of: &'a [i128],
}

impl Lengths for Costs<'_> {
    fn moving(&self, _: usize, own: usize, other: usize) -> i128 {
        self.of[other] - self.of[own]
    }

    fn leaving(&self, _: usize, own: usize) -> i128 {
        -self.of[own]
    }

    fn entering(&self, _: usize, other: usize) -> i128 {
        self.of[other]
    }
}

/// Lengths that ask for a ranking which falls along every exchange: each is one short of standing still.
struct StrictDecrease;

impl Lengths for StrictDecrease {
    fn moving(&self, _: usize, _: usize, _: usize) -> i128 {
        -1
    }

    fn leaving(&self, _: usize, _: usize) -> i128 {
        0
    }

    fn entering(&self, _: usize, _: usize) -> i128 {
        -1
    }
}

/// The stage's cost of every pair, by position; 0 where the pair does not remain.
pub(crate) fn costs(problem: &Problem, face: &Face, stage: PriceStage) -> Vec<i128> {
    let mut costs = vec![0; problem.pairs()];
    for a in 0..problem.applicants() {
        for at in problem.pair_range(a).filter(|&at| face.remains[at]) {
            costs[at] = stage.cost(problem, a, at);
        }
    }
    costs
}

/// Cancels negative cycles until there is none, and returns the prices that show it, with the number of
/// cycles cancelled; `None` when stopped before.
pub(crate) fn settle(
    problem: &Problem,
    face: &Face,
    stage: PriceStage,
    costs: &[i128],
    assignment: &mut Assignment,
    mut start: Vec<i128>,
    stop: &dyn Fn() -> bool,
) -> Option<(PriceSet, usize)> {
    let nodes = problem.placements() + face.groups.len() + 1;
    start.resize(nodes, 0);
    let mut cancelled = 0;
    loop {
        if stop() {
            return None;
        }
        let residual = Residual::new(problem, face, assignment, &Costs { of: costs });
        match residual.settle(start.clone()) {
            ShortestPaths::NegativeCycle(cycle) => {
                apply(assignment, &cycle);
                cancelled += 1;
            }
            ShortestPaths::Potentials(prices) => {
                let placements = prices[..problem.placements()].to_vec();
                let groups = prices[problem.placements()..nodes - 1].to_vec();
                return Some((PriceSet { stage, placements, groups }, cancelled));
            }
        }
    }
}

/// The ranking that proves the assignment to be the only one on its face, if it is.
pub(crate) fn ranking(problem: &Problem, face: &Face, assignment: &Assignment) -> Option<Ranking> {
    let nodes = problem.placements() + face.groups.len() + 1;
    let residual = Residual::new(problem, face, assignment, &StrictDecrease);
    match residual.settle(vec![0; nodes]) {
        ShortestPaths::NegativeCycle(_) => None,
        ShortestPaths::Potentials(prices) => {
            // A constraint says price(from) <= price(to) - 1; the ranking is to fall, hence the sign.
            let ranks: Vec<i128> = prices.into_iter().map(|price| -price).collect();
            Some(Ranking {
                placements: ranks[..problem.placements()].to_vec(),
                groups: ranks[problem.placements()..nodes - 1].to_vec(),
            })
        }
    }
}
