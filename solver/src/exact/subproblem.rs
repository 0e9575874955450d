//! A part of what is possible: what some answers to disjunctions leave. Owns what each answer closes, and the bound that
//! prices give for a part, in whole numbers (`MODEL.md`, claims 12 and 14).

use super::count::{Choice, Rows};
use crate::{Disjunction, Goal, Prices, Problem};

/// What is still possible.
#[derive(Clone)]
pub(super) struct Subproblem {
    /// By pair.
    pub(super) remains: Vec<bool>,
    /// By applicant: placed in every choice of this part.
    pub(super) placed: Vec<bool>,
    /// By placement: the fewest people, where it is said to run.
    pub(super) least: Vec<i128>,
    /// By placement: said not to run.
    pub(super) closed: Vec<bool>,
}

impl Subproblem {
    /// Everything that the problem leaves.
    pub(super) fn of(problem: &Problem, rows: &Rows) -> Self {
        Self {
            remains: rows.open.clone(),
            placed: (0..problem.applicants()).map(|a| problem.pin_of(a).is_some()).collect(),
            least: vec![0; problem.placements()],
            closed: vec![false; problem.placements()],
        }
    }

    /// Nobody else than those placed in a choice can be placed, and all of them are.
    pub(super) fn keep_placed(&mut self, problem: &Problem, choice: &Choice, a: usize) {
        match choice[a] {
            Some(_) => self.placed[a] = true,
            None => self.leave_out(problem, a),
        }
    }

    pub(super) fn leave_out(&mut self, problem: &Problem, a: usize) {
        problem.pair_range(a).for_each(|at| self.remains[at] = false);
    }

    /// What an answer leaves: at most none, or one and more.
    pub(super) fn answer(&mut self, problem: &Problem, disjunction: &Disjunction, yes: bool) {
        match disjunction {
            Disjunction::Count { placement, applicants } => {
                for &a in applicants {
                    let a = a as usize;
                    let own = problem.find_pair(a, *placement);
                    if yes && applicants.len() == 1 {
                        self.placed[a] = true;
                        for at in problem.pair_range(a).filter(|at| Some(*at) != own) {
                            self.remains[at] = false;
                        }
                    } else if let Some(own) = own.filter(|_| !yes) {
                        self.remains[own] = false;
                    }
                }
            }
            Disjunction::Person(a) if yes => self.placed[*a as usize] = true,
            Disjunction::Person(a) => self.leave_out(problem, *a as usize),
            Disjunction::Runs(p) => {
                let open = problem.side().open_min.iter().find(|open| open.placement == *p);
                if yes {
                    self.least[*p as usize] = open.map_or(0, |open| i128::from(open.min));
                } else {
                    self.closed[*p as usize] = true;
                    for a in 0..problem.applicants() {
                        if let Some(at) = problem.find_pair(a, *p) {
                            self.remains[at] = false;
                        }
                    }
                }
            }
        }
    }

    /// The pairs that a person may still choose.
    pub(super) fn pairs_of<'a>(&'a self, problem: &Problem, a: usize) -> impl Iterator<Item = usize> + 'a {
        problem.pair_range(a).filter(|&at| self.remains[at])
    }

    /// Whether nothing of a person is open any more.
    pub(super) fn is_decided(&self, problem: &Problem, a: usize) -> bool {
        let mut pairs = self.pairs_of(problem, a);
        pairs.next().is_none() || (self.placed[a] && pairs.next().is_none())
    }
}

/// What a bound is counted for.
pub(super) struct Aim<'a> {
    pub(super) problem: &'a Problem,
    pub(super) rows: &'a Rows,
    pub(super) goal: Goal,
    /// Goals reached before, with their values.
    pub(super) earlier: &'a [(Goal, i128)],
}

/// The bound of a part with nothing in it: below anything that could be reached.
pub(super) const NOTHING: i128 = i128::MIN / 4;

/// Prices beyond this are refused by the checker.
const FAR: i128 = 1 << 90;

impl Aim<'_> {
    /// The bound of a part, at these prices and times this scale, [`NOTHING`] where nothing is in it; `None` where the
    /// prices are none, or too far out.
    pub(super) fn bound(&self, part: &Subproblem, scale: i128, prices: &Prices) -> Option<i128> {
        let far = |price: &i128| price.abs() > FAR;
        if scale > FAR || prices.rows.iter().chain(&prices.earlier).any(far) {
            return None;
        }
        self.sum(part, scale, prices).filter(|sum| *sum == NOTHING || sum.abs() < 1 << 120)
    }

    fn sum(&self, part: &Subproblem, scale: i128, prices: &Prices) -> Option<i128> {
        let problem = self.problem;
        let mut sum = self.rows_earn(part, scale, prices)?;
        let mut alone = vec![true; problem.applicants()];
        for list in &problem.side().together {
            let (mut all, mut stay) = (Some(0i128), false);
            for &a in list {
                alone[a as usize] = false;
                stay |= part.placed[a as usize];
                let best = self.best(part, scale, prices, a as usize)?;
                all = match (all, best) {
                    (Some(all), Some(best)) => Some(all.checked_add(best)?),
                    _ => None,
                };
            }
            match all {
                None if stay => return Some(NOTHING),
                None => {}
                Some(all) => sum = sum.checked_add(if stay { all } else { all.max(0) })?,
            }
        }
        for a in (0..problem.applicants()).filter(|&a| alone[a]) {
            match self.best(part, scale, prices, a)? {
                None if part.placed[a] => return Some(NOTHING),
                None => {}
                Some(best) => sum = sum.checked_add(if part.placed[a] { best } else { best.max(0) })?,
            }
        }
        Some(sum)
    }

    /// What a place in a reserve is worth.
    fn reserved(&self, scale: i128, prices: &Prices) -> Option<i128> {
        let own = if self.goal == Goal::Reserves { scale } else { 0 };
        let held = self.earlier.iter().zip(&prices.earlier).filter(|((goal, _), _)| *goal == Goal::Reserves);
        own.checked_add(held.map(|(_, price)| *price).sum())
    }

    fn rows_earn(&self, part: &Subproblem, scale: i128, prices: &Prices) -> Option<i128> {
        let problem = self.problem;
        let mut sum = 0i128;
        for (&(_, value), price) in self.earlier.iter().zip(&prices.earlier) {
            sum = sum.checked_sub(price.checked_mul(value)?)?;
        }
        let reserved = self.reserved(scale, prices)?;
        let first = problem.row_of_reserve(0);
        for (row, &price) in prices.rows.iter().enumerate() {
            if let Some(most) = self.rows.most[row] {
                let closed = row < part.closed.len() && part.closed[row];
                let least = part.least.get(row).copied().unwrap_or(0);
                let most = if closed { 0 } else { most };
                sum = sum.checked_add(price.checked_mul(if price > 0 { most } else { least })?)?;
                continue;
            }
            if price > 0 || -price > reserved || reserved < 0 {
                return None;
            }
            let seats = i128::from(problem.side().reserves[row - first].seats);
            sum = sum.checked_add((reserved + price).checked_mul(seats)?)?;
        }
        Some(sum)
    }

    /// The largest reduced profit of a person's pairs; `Some(None)` without any.
    #[expect(clippy::option_option, reason = "an overflow is not a person without pairs")]
    fn best(&self, part: &Subproblem, scale: i128, prices: &Prices, a: usize) -> Option<Option<i128>> {
        let mut best = None;
        for at in part.pairs_of(self.problem, a) {
            best = best.max(Some(self.gain(scale, prices, a, at)?));
        }
        Some(best)
    }

    /// The reduced profit of a pair: its objective coefficient less the prices of its rows.
    fn gain(&self, scale: i128, prices: &Prices, a: usize, at: usize) -> Option<i128> {
        let mut sum = scale.checked_mul(self.goal.coefficient(self.problem, a, at))?;
        for (&(goal, _), &price) in self.earlier.iter().zip(&prices.earlier).filter(|(_, price)| **price != 0)
        {
            sum = sum.checked_add(price.checked_mul(goal.coefficient(self.problem, a, at))?)?;
        }
        for &(row, times) in &self.rows.of_pair[at] {
            sum = sum.checked_sub(prices.rows[row as usize].checked_mul(times)?)?;
        }
        Some(sum)
    }

    /// By pair: how much of the bound is lost at least where it is chosen; `None` where numbers are too large.
    pub(super) fn losses(&self, part: &Subproblem, scale: i128, prices: &Prices) -> Option<Vec<i128>> {
        let problem = self.problem;
        let mut losses = vec![0; problem.pairs()];
        for a in 0..problem.applicants() {
            let person = u32::try_from(a).unwrap_or(u32::MAX);
            let alone = !problem.side().together.iter().any(|list| list.binary_search(&person).is_ok());
            let Some(best) = self.best(part, scale, prices, a)? else { continue };
            // Whoever comes with others may be worth less than nothing alone and still be counted.
            let best = if alone && !part.placed[a] { best.max(0) } else { best };
            for at in part.pairs_of(problem, a) {
                losses[at] = best - self.gain(scale, prices, a, at)?;
            }
        }
        Some(losses)
    }
}
