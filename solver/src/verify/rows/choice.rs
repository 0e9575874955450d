//! What everybody would choose alone at some prices, what the assignment reaches, and sums that notice when they grow too
//! large.

use super::Case;
use crate::{
    Goal, Prices, RowPrices,
    problem::side::Reserve,
    verify::{Refusal, prices},
};

/// What everybody would choose alone.
pub(super) struct Choice<'a> {
    pub(super) case: &'a Case<'a>,
    /// Whose goal counts; none in line.
    pub(super) set: Option<&'a RowPrices>,
    pub(super) prices: &'a Prices,
    /// By pair, where anything was asked.
    pub(super) asked: &'a [i128],
    pub(super) remains: &'a [bool],
}

impl Choice<'_> {
    /// The most that a person's pairs are worth, prices paid; `None` without any.
    pub(super) fn best(&self, a: usize) -> Result<Option<i128>, Refusal> {
        let mut best = None;
        for at in self.case.problem.pair_range(a).filter(|&at| self.remains[at]) {
            best = best.max(Some(self.gain(a, at)?));
        }
        Ok(best)
    }

    /// What a pair is worth, prices paid.
    pub(super) fn gain(&self, a: usize, at: usize) -> Result<i128, Refusal> {
        let problem = self.case.problem;
        let mut sum = Sum::default();
        if let Some(set) = self.set {
            sum.add(set.scale, coefficient(self.case, set.goal, a, at));
        }
        sum.add(-1, self.asked.get(at).copied().unwrap_or(0));
        for (number, &price) in self.prices.earlier.iter().enumerate().filter(|(_, price)| **price != 0) {
            sum.add(price, coefficient(self.case, self.case.proof.sets[number].goal, a, at));
        }
        let rows = &self.prices.rows;
        self.case.rows_of(a, problem.placement_at(at), &mut |row| sum.add(-1, rows[row]));
        for (number, budget) in problem.side().budgets.iter().enumerate() {
            sum.add(-rows[problem.row_of_budget(number)], i128::from(budget.costs[at]));
        }
        for (cut, &price) in
            self.case.proof.cuts.iter().zip(&self.prices.cuts).filter(|(_, price)| **price != 0)
        {
            sum.add(-price, i128::from(self.case.worth_in(cut, a, at)));
        }
        sum.total()
    }
}

/// What the assignment reaches of a goal.
pub(super) fn reached_by(case: &Case<'_>, goal: Goal) -> i128 {
    if goal == Goal::Reserves {
        let reserves = case.problem.side().reserves.iter();
        let people = |reserve: &Reserve| {
            let inside = |a: &&u32| {
                let held = case.assignment.of(**a as usize);
                held.is_some_and(|p| reserve.placements.binary_search(&p).is_ok())
            };
            reserve.applicants.iter().filter(inside).count() as u64
        };
        return reserves.map(|reserve| i128::from(people(reserve).min(reserve.seats))).sum();
    }
    let chosen = |a: usize| case.problem.find_pair(a, case.assignment.of(a)?).map(|at| (a, at));
    (0..case.problem.applicants()).filter_map(chosen).map(|(a, at)| coefficient(case, goal, a, at)).sum()
}

/// What choosing a pair is worth, apart from reserves.
fn coefficient(case: &Case<'_>, goal: Goal, a: usize, at: usize) -> i128 {
    let problem = case.problem;
    match goal {
        Goal::Placed => 1,
        Goal::Reserves => 0,
        Goal::Tier(tier) => i128::from(problem.tier(a) == tier),
        Goal::Person(person) => i128::from(person as usize == a),
        Goal::Priced(priced) => -prices::cost(problem, priced, a, at),
    }
}

/// A sum that notices when it grows too large.
pub(super) struct Sum(Option<i128>);

impl Default for Sum {
    fn default() -> Self {
        Self(Some(0))
    }
}

impl Sum {
    pub(super) fn add(&mut self, factor: i128, value: i128) {
        self.0 = self.0.and_then(|sum| sum.checked_add(factor.checked_mul(value)?));
    }

    pub(super) fn total(&self) -> Result<i128, Refusal> {
        self.0
            .filter(|sum| sum.unsigned_abs() < 1 << 120)
            .ok_or(Refusal::Missing { what: "prices in bounds" })
    }
}
