//! Reduced-cost fixing for a goal. Prices from the linear programme bound what any allowed assignment can reach, and say of each
//! pair how much of the bound is lost when it is chosen. A programme of whole numbers is asked about the pairs that lose
//! little; what it finds shows which others could still be as good, and mostly there are none. All in whole numbers:
//! the programme is not believed where the bound speaks.

use super::{Run, SearchStatus, reached, state::Aim};
use crate::milp::FIXED_POINT;
use crate::{Assignment, Goal, Prices, RowPrices};

/// How far below the bound of how many can be placed it is worth while to look for as many.
const LOWER: i128 = 3;

/// What prices say of a goal.
pub(super) struct Margin {
    /// No assignment that is still allowed reaches more, times the scale.
    pub(super) bound: i128,
    /// By pair: how much of the bound is lost at least where it is chosen.
    pub(super) loss: Vec<i128>,
}

/// What was found for a goal, and the prices that bound it.
pub(super) struct GoalResult {
    pub(super) found: SearchStatus,
    pub(super) prices: RowPrices,
    /// Nothing reaches more, as far as is known.
    pub(super) bound: Option<i128>,
}

impl Run<'_> {
    /// Asks for a goal: by branching, and where that takes too long, with a general solver about few pairs first. A glance
    /// ends before that.
    pub(super) fn solve_goal(&mut self, goal: Goal, is_glance: bool) -> GoalResult {
        if let Some(narrowed) =
            matches!(goal, Goal::Placed | Goal::Tier(_)).then(|| self.lead(goal)).flatten()
        {
            return narrowed;
        }
        let none = RowPrices { goal, scale: FIXED_POINT, prices: self.no_prices(), tree: None, only: false };
        let Some(searched) = self.branch(&self.state, Aim::Goal(goal), is_glance) else {
            let found = self.ask_whole(&self.state, Aim::Goal(goal));
            return GoalResult { found, prices: none, bound: None };
        };
        let mut prices = none;
        if let Some(root) = searched.root {
            prices = RowPrices { prices: root, tree: searched.tree, ..prices };
            self.settle_reserves(&mut prices);
        }
        let margin = if goal == Goal::Reserves { None } else { self.margin(&prices) };
        let bound = searched.bound;
        let found = match (searched.found, margin) {
            (None, _) if searched.finished => SearchStatus::Infeasible,
            (Some(found), margin) if searched.finished => {
                if let Some(margin) = margin {
                    self.close(goal, &margin, &found);
                }
                SearchStatus::Optimal(found)
            }
            (found, _) if is_glance || self.control.stop() => {
                found.map_or(SearchStatus::Unknown, SearchStatus::Feasible)
            }
            (_, Some(margin)) => self.search(goal, &margin),
            (_, None) => self.ask_whole(&self.state, Aim::Goal(goal)),
        };
        GoalResult { found, prices, bound }
    }

    /// How many can be placed, at all or of a tier, where the first bound is reached or nearly so: what reaches it is looked for
    /// with ranks to aim at. `None` where a search has to say.
    fn lead(&mut self, goal: Goal) -> Option<GoalResult> {
        let (bound, prices, near) = self.searching(&self.state, Aim::Goal(goal), None)?.first_answer(goal)?;
        if let Some(near) = near {
            self.better(goal, near);
        }
        let mut set = RowPrices { goal, scale: FIXED_POINT, prices, tree: None, only: false };
        self.settle_reserves(&mut set);
        for least in (bound - LOWER..=bound).rev() {
            if self.reaches_already(goal, least) {
                break;
            }
            let place = self.proof.sets.len();
            self.proof.sets.push(set.clone());
            self.state.held.push((place, goal, least));
            let found = self.ask(Aim::Any);
            self.state.held.pop();
            self.proof.sets.truncate(place);
            match found {
                SearchStatus::Optimal(found) | SearchStatus::Feasible(found) => {
                    self.state.incumbent = found;
                    break;
                }
                SearchStatus::Infeasible => {}
                // Time is up: what is known is told, and how much more there may be.
                SearchStatus::Unknown if self.control.stop() => {
                    let known = self.state.incumbent.clone();
                    let found = if self.is_allowed(&known) {
                        SearchStatus::Feasible(known)
                    } else {
                        SearchStatus::Unknown
                    };
                    return Some(GoalResult { found, prices: set, bound: Some(bound) });
                }
                SearchStatus::Unknown => return None,
            }
        }
        let known = self.state.incumbent.clone();
        if !self.is_allowed(&known) || reached(self.problem, goal, &known) != bound {
            return None;
        }
        let margin = self.margin(&set)?;
        self.close(goal, &margin, &known);
        Some(GoalResult { found: SearchStatus::Optimal(known), prices: set, bound: Some(bound) })
    }

    /// Whether what is known is allowed and reaches so much of a goal.
    pub(super) fn reaches_already(&self, goal: Goal, least: i128) -> bool {
        let known = &self.state.incumbent;
        self.is_allowed(known) && reached(self.problem, goal, known) >= least
    }

    /// What these prices say of a goal. The checker counts the same before a tree is examined.
    pub(super) fn margin_of(&self, goal: Goal, prices: &Prices) -> Option<Margin> {
        let prices = prices.clone();
        let mut set = RowPrices { goal, scale: FIXED_POINT, prices, tree: None, only: false };
        self.settle_reserves(&mut set);
        self.margin(&set)
    }

    /// Whatever loses more than lies between the bound and what was found is out: nothing with it is as good.
    fn close(&mut self, goal: Goal, margin: &Margin, found: &Assignment) {
        let gap = margin.bound - FIXED_POINT * reached(self.problem, goal, found);
        for (remains, loss) in self.state.remains.iter_mut().zip(&margin.loss) {
            *remains &= *loss <= gap;
        }
    }

    /// Prices for nothing.
    pub(super) fn no_prices(&self) -> Prices {
        let held = self.state.held.iter().map(|(place, _, _)| place + 1).max().unwrap_or(0);
        Prices {
            rows: vec![0; self.problem.rows()],
            cuts: vec![0; self.state.cuts.len()],
            earlier: vec![0; held.max(self.proof.sets.len())],
            answers: Vec::new(),
        }
    }

    /// A reserve has no most, so it cannot be dear; where reserves are the goal, a seat of one is worth at most one.
    fn settle_reserves(&self, set: &mut RowPrices) {
        let reserves = self.problem.row_of_reserve(0)..self.problem.row_of_budget(0);
        let least = if set.goal == Goal::Reserves { -FIXED_POINT } else { i128::MIN };
        for prices in set.every_prices() {
            for row in reserves.clone() {
                if self.row_bounds(row).1.is_none() {
                    prices.rows[row] = prices.rows[row].clamp(least, 0);
                }
            }
        }
    }

    fn search(&mut self, goal: Goal, margin: &Margin) -> SearchStatus {
        let open =
            |run: &Self| (0..margin.loss.len()).filter(|&at| run.state.remains[at]).collect::<Vec<_>>();
        let mut losses: Vec<i128> = open(self).into_iter().map(|at| margin.loss[at]).collect();
        losses.sort_unstable();
        let Some(&most) = losses.last() else { return self.ask_whole(&self.state, Aim::Goal(goal)) };
        let mut count = self.problem.applicants().min(losses.len()) * 2;
        let mut limit = losses.get(count).copied().unwrap_or(most).max(FIXED_POINT);
        loop {
            let mut narrow = self.state.clone();
            for (remains, loss) in narrow.remains.iter_mut().zip(&margin.loss) {
                *remains &= *loss <= limit;
            }
            match self.ask_whole(&narrow, Aim::Goal(goal)) {
                SearchStatus::Infeasible if limit < most => {
                    count *= 4;
                    limit = losses.get(count).copied().unwrap_or(most);
                }
                SearchStatus::Optimal(found) => {
                    // Whoever chooses what was left out reaches less than a whole one more than this.
                    let gap = margin.bound - FIXED_POINT * reached(self.problem, goal, &found);
                    if limit < most && limit < gap - FIXED_POINT {
                        limit = gap - FIXED_POINT;
                        continue;
                    }
                    self.close(goal, margin, &found);
                    return SearchStatus::Optimal(found);
                }
                other => return other,
            }
        }
    }

    /// What prices say of everything that is still open; `None` where they are beyond counting.
    fn margin(&self, set: &RowPrices) -> Option<Margin> {
        let problem = self.problem;
        let mut bound = self.earned(&set.prices)?;
        let mut coefficient = self.reduced_profits(Some(set.goal), &set.prices)?;
        for a in 0..problem.applicants() {
            let pairs = problem.pair_range(a);
            let open = |at: &usize| self.state.remains[*at];
            let best = pairs.clone().filter(open).map(|at| coefficient[at]).max();
            let best = match self.state.decided[a] {
                Some(true) => best?,
                Some(false) => 0,
                None => best.unwrap_or(0).max(0),
            };
            bound = bound.checked_add(best)?;
            for at in pairs {
                coefficient[at] = best.checked_sub(coefficient[at])?;
            }
        }
        Some(Margin { bound, loss: coefficient })
    }

    /// What rows, cuts and earlier goals earn at these prices.
    pub(super) fn earned(&self, prices: &Prices) -> Option<i128> {
        let mut sum = 0i128;
        for (row, &price) in prices.rows.iter().enumerate().filter(|(_, price)| **price != 0) {
            let (least, most) = self.row_bounds(row);
            let times = if price > 0 { most? } else { least };
            sum = sum.checked_add(price.checked_mul(i128::from(times))?)?;
        }
        for (cut, &price) in self.state.cuts.iter().zip(&prices.cuts).filter(|(_, price)| **price > 0) {
            sum = sum.checked_add(price.checked_mul(i128::from(cut.most))?)?;
        }
        for (number, &coefficient) in
            prices.earlier.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0)
        {
            let held = self.state.held.iter().find(|(place, _, _)| *place == number);
            let value = match held {
                Some((_, _, value)) => *value,
                None => reached(self.problem, self.proof.sets[number].goal, &self.state.incumbent),
            };
            sum = sum.checked_sub(coefficient.checked_mul(value)?)?;
        }
        Some(sum)
    }

    /// By pair: its reduced profit, that is its objective coefficient for a goal, or for none, less the prices of its rows.
    pub(super) fn reduced_profits(&self, goal: Option<Goal>, prices: &Prices) -> Option<Vec<i128>> {
        let problem = self.problem;
        let side = problem.side();
        let mut by_place: Vec<i128> = prices.rows[..problem.placements()].to_vec();
        for (at, cap) in side.placement_caps.iter().enumerate() {
            let price = prices.rows[problem.row_of_placement_cap(at)];
            for &p in &cap.members {
                by_place[p as usize] = by_place[p as usize].checked_add(price)?;
            }
        }
        let mut by_person = vec![0i128; problem.applicants()];
        for (at, cap) in side.applicant_caps.iter().enumerate() {
            let price = prices.rows[problem.row_of_applicant_cap(at)];
            for &a in &cap.members {
                by_person[a as usize] = by_person[a as usize].checked_add(price)?;
            }
        }
        let mut coefficient = Vec::with_capacity(problem.pairs());
        for (a, &paid) in by_person.iter().enumerate() {
            for at in problem.pair_range(a) {
                let mut sum =
                    goal.map_or(Some(0), |goal| FIXED_POINT.checked_mul(goal.coefficient(problem, a, at)))?;
                for (number, &earlier) in
                    prices.earlier.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0)
                {
                    let times = self.proof.sets[number].goal.coefficient(problem, a, at);
                    sum = sum.checked_add(earlier.checked_mul(times)?)?;
                }
                let place = by_place[problem.placement_at(at) as usize];
                coefficient.push(sum.checked_sub(paid)?.checked_sub(place)?);
            }
        }
        for (number, reserve) in side.reserves.iter().enumerate() {
            let price = prices.rows[problem.row_of_reserve(number)];
            for at in reserve.applicants.iter().flat_map(|&a| problem.pair_range(a as usize)) {
                if price != 0 && reserve.placements.binary_search(&problem.placement_at(at)).is_ok() {
                    coefficient[at] = coefficient[at].checked_sub(price)?;
                }
            }
        }
        for (number, budget) in side.budgets.iter().enumerate() {
            let price = prices.rows[problem.row_of_budget(number)];
            for (coefficient, &cost) in
                coefficient.iter_mut().zip(&budget.costs).filter(|(_, cost)| price != 0 && **cost > 0)
            {
                *coefficient = coefficient.checked_sub(price.checked_mul(i128::from(cost))?)?;
            }
        }
        for (cut, &price) in self.state.cuts.iter().zip(&prices.cuts).filter(|(_, price)| **price != 0) {
            for (coefficient, cost) in coefficient.iter_mut().zip(&side.budgets[cut.budget as usize].costs) {
                if let Some((_, times)) = cut.coefficients.iter().find(|(other, _)| other == cost) {
                    *coefficient = coefficient.checked_sub(price.checked_mul(i128::from(*times))?)?;
                }
            }
        }
        Some(coefficient)
    }

    /// The least and the most of a row.
    pub(super) fn row_bounds(&self, row: usize) -> (i64, Option<i64>) {
        let problem = self.problem;
        let side = problem.side();
        let most = if row < problem.row_of_applicant_cap(0) {
            Some(u64::from(problem.capacity(row)))
        } else if row < problem.row_of_placement_cap(0) {
            Some(side.applicant_caps[row - problem.row_of_applicant_cap(0)].max)
        } else if row < problem.row_of_reserve(0) {
            Some(side.placement_caps[row - problem.row_of_placement_cap(0)].max)
        } else if row < problem.row_of_budget(0) {
            None
        } else {
            Some(side.budgets[row - problem.row_of_budget(0)].limit)
        };
        let (least, closed) = self.state.bounds[row];
        (least.unwrap_or(0), closed.or(most.map(|most| i64::try_from(most).unwrap_or(i64::MAX))))
    }
}
