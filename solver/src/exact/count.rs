//! Counting in whole numbers: what a choice of pairs uses of every row, whether it is allowed, and what it reaches of a
//! goal. Owns the engine's own reading of the side constraints; the checker has another.

use crate::{Assignment, Cut, Goal, Problem, problem::side::Budget};

/// Cuts that say of a budget's dear places that at most 1, 2, … of them fit.
const CUTS: u64 = 24;

/// By applicant, the number of the pair that is chosen.
pub(super) type Choice = Vec<Option<usize>>;

/// The rows of a problem, pair by pair.
pub(super) struct Rows {
    /// By pair: the rows that it lies in, and how often it counts there.
    pub(super) of_pair: Vec<Vec<(u32, i128)>>,
    /// By row, and after the rows by cut: the most that may be counted; reserves have no bound.
    pub(super) most: Vec<Option<i128>>,
    /// What follows from the budgets.
    pub(super) cuts: Vec<Cut>,
    /// By pair: whether nothing forbids it by itself.
    pub(super) open: Vec<bool>,
}

impl Rows {
    pub(super) fn new(problem: &Problem) -> Self {
        let side = problem.side();
        let mut of_pair: Vec<Vec<(u32, i128)>> = vec![Vec::new(); problem.pairs()];
        let mut open = vec![false; problem.pairs()];
        let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        let holds = |members: &[u32], one: u32| members.binary_search(&one).is_ok();
        for a in 0..problem.applicants() {
            let person = number(a);
            for at in problem.pair_range(a) {
                let p = problem.placement_at(at);
                let rows = &mut of_pair[at];
                rows.push((p, 1));
                for (cap, list) in side.applicant_caps.iter().enumerate() {
                    if holds(&list.members, person) {
                        rows.push((number(problem.row_of_applicant_cap(cap)), 1));
                    }
                }
                for (cap, list) in side.placement_caps.iter().enumerate() {
                    if holds(&list.members, p) {
                        rows.push((number(problem.row_of_placement_cap(cap)), 1));
                    }
                }
                for (reserve, list) in side.reserves.iter().enumerate() {
                    if holds(&list.applicants, person) && holds(&list.placements, p) {
                        rows.push((number(problem.row_of_reserve(reserve)), 1));
                    }
                }
                for (budget, money) in side.budgets.iter().enumerate() {
                    if money.costs[at] > 0 {
                        rows.push((number(problem.row_of_budget(budget)), i128::from(money.costs[at])));
                    }
                }
                let affordable = side.budgets.iter().all(|budget| budget.costs[at] <= budget.limit);
                open[at] = affordable && !problem.is_barred(a, p);
            }
        }
        let seats = (0..problem.placements()).map(|p| Some(i128::from(problem.capacity(p))));
        let caps = side.applicant_caps.iter().chain(&side.placement_caps);
        let mut most: Vec<Option<i128>> = seats.chain(caps.map(|cap| Some(i128::from(cap.max)))).collect();
        most.extend(side.reserves.iter().map(|_| None));
        most.extend(side.budgets.iter().map(|budget| Some(i128::from(budget.limit))));
        let mut rows = Self { of_pair, most, open, cuts: Vec::new() };
        for (at, budget) in side.budgets.iter().enumerate() {
            rows.cut(problem, at, budget);
        }
        rows
    }

    /// Adds what follows from a budget for whole numbers: a place that costs more than half of it fits once, and so on. In
    /// general the coefficient of a cost is how often it is more than the limit's share of one more than fit.
    fn cut(&mut self, problem: &Problem, at: usize, budget: &Budget) {
        if budget.limit == 0 || problem.pins_cost(budget) {
            return;
        }
        let mut costs: Vec<u64> = budget
            .costs
            .iter()
            .zip(&self.open)
            .filter(|(cost, open)| **open && **cost > 0)
            .map(|(cost, _)| *cost)
            .collect();
        costs.sort_unstable();
        costs.dedup();
        let mut known: Vec<Vec<(u64, u64)>> = Vec::new();
        for most in 1..=CUTS.min(problem.applicants() as u64) {
            let share =
                |cost: u64| (u128::from(cost) * u128::from(most + 1)).div_ceil(u128::from(budget.limit)) - 1;
            let coefficient = costs.iter().map(|&cost| (cost, u64::try_from(share(cost)).unwrap_or(0)));
            let coefficient: Vec<(u64, u64)> =
                coefficient.filter(|(_, coefficient)| *coefficient > 0).collect();
            if coefficient.is_empty() || known.contains(&coefficient) {
                continue;
            }
            let row = u32::try_from(self.most.len()).unwrap_or(u32::MAX);
            for (rows, cost) in self.of_pair.iter_mut().zip(&budget.costs) {
                if let Ok(own) = coefficient.binary_search_by_key(cost, |(cost, _)| *cost) {
                    rows.push((row, i128::from(coefficient[own].1)));
                }
            }
            self.most.push(Some(i128::from(most)));
            let budget = u32::try_from(at).unwrap_or(u32::MAX);
            self.cuts.push(Cut { budget, coefficients: coefficient.clone(), most });
            known.push(coefficient);
        }
    }

    /// How much of every row a choice uses.
    pub(super) fn loads(&self, choice: &Choice) -> Vec<i128> {
        let mut loads = vec![0; self.most.len()];
        for &at in choice.iter().flatten() {
            for &(row, times) in &self.of_pair[at] {
                loads[row as usize] += times;
            }
        }
        loads
    }

    /// Whether a choice keeps every side constraint.
    pub(super) fn allows(&self, problem: &Problem, choice: &Choice) -> bool {
        let side = problem.side();
        let loads = self.loads(choice);
        let placed = |a: &u32| choice[*a as usize].is_some();
        choice.iter().flatten().all(|&at| self.open[at])
            && loads.iter().zip(&self.most).all(|(load, most)| most.is_none_or(|most| *load <= most))
            && side.open_min.iter().all(|open| {
                let load = loads[open.placement as usize];
                load == 0 || load >= i128::from(open.min)
            })
            && side.together.iter().all(|list| list.iter().all(placed) || !list.iter().any(placed))
            && side
                .pins
                .iter()
                .all(|&(a, p)| choice[a as usize].is_some_and(|at| problem.placement_at(at) == p))
    }
}

/// What a choice reaches of a goal.
pub(super) fn reached(problem: &Problem, rows: &Rows, goal: Goal, choice: &Choice) -> i128 {
    if goal == Goal::Reserves {
        let loads = rows.loads(choice);
        let reserves = problem.side().reserves.iter().enumerate();
        let filled = |(at, reserve): (usize, &crate::problem::side::Reserve)| {
            loads[problem.row_of_reserve(at)].min(i128::from(reserve.seats))
        };
        return reserves.map(filled).sum();
    }
    let chosen = choice.iter().enumerate().filter_map(|(a, at)| at.map(|at| (a, at)));
    chosen.map(|(a, at)| goal.coefficient(problem, a, at)).sum()
}

/// The same as an assignment.
pub(super) fn assignment(problem: &Problem, choice: &Choice) -> Assignment {
    Assignment::new(choice.iter().map(|at| at.map(|at| problem.placement_at(at))).collect())
}
