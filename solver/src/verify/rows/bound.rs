//! One set of prices: what any allowed assignment can reach at most, counted with them. Everyone is given what is best
//! for them alone, prices paid; what the rows can earn at these prices comes on top. No assignment reaches more.
//! Where this is less than one above what is reached, the goal is proven; where it is exactly what is reached, every
//! assignment as good has to use what the prices leave, and that is learned.

use super::{Case, Known};
use crate::{
    Goal, Prices, Problem, RowPrices, Stage,
    verify::{Refusal, prices},
};

/// Prices beyond this are refused: their sums could overflow.
const FAR: i128 = 1 << 90;

/// What is possible beside what is known: everything, or the part of it that some answers leave.
pub(super) struct Part {
    /// By pair: the price of what was asked and counts it.
    pub(super) asked: Vec<i128>,
    /// What answers earn at these prices.
    pub(super) earned: i128,
    /// By applicant: placed in this part.
    pub(super) placed: Vec<bool>,
}

/// What prices say of a part.
pub(super) struct Bound {
    pub(super) most: i128,
    pub(super) reached: i128,
    /// By applicant: the most that their pairs are worth, prices paid.
    best: Vec<Option<i128>>,
}

impl Known {
    /// Checks a set and learns what it decides.
    pub(super) fn learn(&mut self, case: &Case<'_>, at: usize) -> Result<(), Refusal> {
        let set = &case.proof.sets[at];
        let stage = set.goal.stage();
        if set.scale < 1 || set.scale > FAR {
            return Err(Refusal::Missing { what: "prices" });
        }
        let everything =
            Part { asked: Vec::new(), earned: 0, placed: vec![false; case.problem.applicants()] };
        let Some(bound) = self.bound(case, at, &set.prices, &everything)? else {
            return Err(Refusal::BoundAbove { stage });
        };
        let gap = bound.most - bound.reached;
        // What is judged lies within its own bound, unless something was learned that is not so.
        if gap < 0 {
            return Err(Refusal::WrongPrices { stage });
        }
        self.narrow(case, at, &bound, gap)?;
        if gap == 0 {
            self.decide(case, at, &bound.best);
        }
        if gap < set.scale {
            return Ok(());
        }
        match &set.tree {
            Some(tree) => self.every_part(case, at, tree),
            None => Err(Refusal::BoundAbove { stage }),
        }
    }

    /// What prices allow in a part at most, times the scale; `None` where the part is empty.
    pub(super) fn bound(
        &self,
        case: &Case<'_>,
        at: usize,
        prices: &Prices,
        part: &Part,
    ) -> Result<Option<Bound>, Refusal> {
        let set = &case.proof.sets[at];
        self.fits(prices, at)?;
        let mut sum = Sum::default();
        let mut reached = Sum::default();
        sum.add(1, part.earned);
        let room = self.room(case);
        if self.rows.iter().zip(&room).any(|(row, room)| row.least > *room) {
            return Ok(None);
        }
        self.rows_earn(case, Some(set), prices, &room, (&mut sum, &mut reached))?;
        let choice = Choice { case, set: Some(set), prices, asked: &part.asked, remains: &self.remains };
        let mut best = vec![None; case.problem.applicants()];
        for (a, best) in best.iter_mut().enumerate() {
            *best = choice.best(a)?;
        }
        let stays_in = |a: usize| part.placed[a] || (case.assignment.of(a).is_some() && !self.may_change[a]);
        let mut alone = vec![true; best.len()];
        for list in &case.problem.side().together {
            let mut all = Some(Sum::default());
            for &a in list {
                alone[a as usize] = false;
                match (best[a as usize], &mut all) {
                    (Some(best), Some(all)) => all.add(1, best),
                    _ => all = None,
                }
            }
            let all = all.map(|sum| sum.total()).transpose()?;
            match all {
                None if list.iter().any(|&a| stays_in(a as usize)) => return Ok(None),
                None => {}
                Some(all) if list.iter().any(|&a| stays_in(a as usize)) => sum.add(1, all),
                Some(all) => sum.add(1, all.max(0)),
            }
        }
        for (a, best) in best.iter().enumerate().filter(|(a, _)| alone[*a]) {
            match best {
                None if stays_in(a) => return Ok(None),
                None => {}
                Some(best) => sum.add(1, if stays_in(a) { *best } else { (*best).max(0) }),
            }
        }
        let bound = sum.total()?;
        reached.add(set.scale, reached_by(case, set.goal));
        Ok(Some(Bound { most: bound, reached: reached.total()?, best }))
    }

    /// Prices have the right shape, and are not too far out.
    pub(super) fn fits(&self, prices: &Prices, earlier: usize) -> Result<(), Refusal> {
        let far = |price: &i128| price.unsigned_abs() > FAR.unsigned_abs();
        let cuts = prices.cuts.is_empty() || prices.cuts.len() == self.cuts.len();
        let shape = cuts && prices.rows.len() == self.rows.len() && prices.earlier.len() == earlier;
        if !shape || prices.rows.iter().chain(&prices.cuts).chain(&prices.earlier).any(far) {
            return Err(Refusal::Missing { what: "prices" });
        }
        Ok(())
    }

    /// Nothing with a pair that loses more than the gap is as good as what was reached.
    fn narrow(&mut self, case: &Case<'_>, at: usize, bound: &Bound, gap: i128) -> Result<(), Refusal> {
        let set = &case.proof.sets[at];
        let mut out = Vec::new();
        let mut alone = vec![true; bound.best.len()];
        for &a in case.problem.side().together.iter().flatten() {
            alone[a as usize] = false;
        }
        let choice = Choice { case, set: Some(set), prices: &set.prices, asked: &[], remains: &self.remains };
        for (a, best) in bound.best.iter().enumerate() {
            let Some(best) = best else { continue };
            // Whoever comes with others may be worth less than nothing alone and still be counted.
            let best = if self.may_change[a] && alone[a] { (*best).max(0) } else { *best };
            for pair in case.problem.pair_range(a).filter(|&pair| self.remains[pair]) {
                if best - choice.gain(a, pair)? > gap {
                    out.push(pair);
                }
            }
        }
        for pair in out {
            self.remains[pair] = false;
        }
        Ok(())
    }

    /// By row: the most that it can hold. Never more than it may, and never more than people have pairs in it that remain.
    pub(super) fn room(&self, case: &Case<'_>) -> Vec<i128> {
        let problem = case.problem;
        let budgets = &problem.side().budgets;
        let mut room = vec![0i128; self.rows.len()];
        let mut counted = vec![usize::MAX; self.rows.len()];
        let mut dearest = vec![0; budgets.len()];
        for a in 0..problem.applicants() {
            dearest.fill(0);
            for at in problem.pair_range(a).filter(|&at| self.remains[at]) {
                case.rows_of(a, problem.placement_at(at), &mut |row| {
                    if std::mem::replace(&mut counted[row], a) != a {
                        room[row] += 1;
                    }
                });
                for (dearest, budget) in dearest.iter_mut().zip(budgets) {
                    *dearest = budget.costs[at].max(*dearest);
                }
            }
            for (number, dearest) in dearest.iter().enumerate() {
                room[problem.row_of_budget(number)] += i128::from(*dearest);
            }
        }
        for (room, row) in room.iter_mut().zip(&self.rows) {
            *room = row.most.map_or(*room, |most| most.min(*room));
        }
        room
    }

    /// What the rows earn at most: those with a price by being full, those with a negative one by being empty.
    pub(super) fn rows_earn(
        &self,
        case: &Case<'_>,
        set: Option<&RowPrices>,
        prices: &Prices,
        room: &[i128],
        (sum, reached): (&mut Sum, &mut Sum),
    ) -> Result<(), Refusal> {
        let stage = set.map_or(Stage::Order, |set| set.goal.stage());
        for (number, &worth) in prices.earlier.iter().enumerate().filter(|(_, worth)| **worth != 0) {
            let goal = case.proof.sets[number].goal;
            if goal == Goal::Reserves {
                return Err(Refusal::WrongPrices { stage });
            }
            let value = reached_by(case, goal);
            sum.add(-worth, value);
        }
        let reserves = case.problem.row_of_reserve(0)..case.problem.row_of_budget(0);
        for (number, (row, &price)) in self.rows.iter().zip(&prices.rows).enumerate() {
            let fixed = row.most == Some(row.least);
            if let Some(set) = set.filter(|set| set.goal == Goal::Reserves && reserves.contains(&number)) {
                let seats = i128::from(case.problem.side().reserves[number - reserves.start].seats);
                let filled = row.count.min(seats);
                reached.add(set.scale, filled);
                if fixed {
                    sum.add(set.scale, filled);
                    sum.add(price, row.least);
                    continue;
                }
                // A reserve is worth the least of its people and its seats: no more than any mean of the two.
                if price > 0 || -price > set.scale {
                    return Err(Refusal::WrongPrices { stage });
                }
                sum.add(set.scale + price, seats);
                continue;
            }
            match row.most {
                Some(_) if price > 0 => sum.add(price, room[number]),
                None if price > 0 => return Err(Refusal::WrongPrices { stage }),
                _ => sum.add(price, row.least),
            }
        }
        for (cut, &price) in self.cuts.iter().zip(&prices.cuts) {
            sum.add(price, if price > 0 { cut.most.unwrap_or(cut.count) } else { cut.least });
        }
        Ok(())
    }

    /// The bound is reached exactly: whoever is worth something stays in, whoever costs stays out, and rows with a price
    /// stay as they are.
    fn decide(&mut self, case: &Case<'_>, at: usize, best: &[Option<i128>]) {
        let set = &case.proof.sets[at];
        let mut value = best.to_vec();
        for list in &case.problem.side().together {
            let add = |sum: i128, best: i128| sum.saturating_add(best);
            let all = list.iter().try_fold(0, |sum, &a| best[a as usize].map(|best| add(sum, best)));
            for &a in list {
                value[a as usize] = all;
            }
        }
        for (a, value) in value.into_iter().enumerate() {
            if value.is_none_or(|value| value < 0) && self.may_change[a] {
                case.problem.pair_range(a).for_each(|pair| self.remains[pair] = false);
            }
            if value.is_none_or(|value| value != 0) {
                self.may_change[a] = false;
            }
        }
        let reserves = case.problem.row_of_reserve(0)..case.problem.row_of_budget(0);
        for (number, (row, &price)) in self.rows.iter_mut().zip(&set.prices.rows).enumerate() {
            if row.most == Some(row.least) {
                continue;
            }
            if set.goal == Goal::Reserves && reserves.contains(&number) {
                let seats = i128::from(case.problem.side().reserves[number - reserves.start].seats);
                if price < 0 {
                    row.most = Some(seats);
                }
                if -price < set.scale {
                    row.least = row.least.max(seats);
                }
            } else if price != 0 {
                (row.least, row.most) = (row.count, Some(row.count));
            }
        }
        for (cut, _) in self.cuts.iter_mut().zip(&set.prices.cuts).filter(|(_, price)| **price != 0) {
            (cut.least, cut.most) = (cut.count, Some(cut.count));
        }
    }
}

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
    fn gain(&self, a: usize, at: usize) -> Result<i128, Refusal> {
        let problem = self.case.problem;
        let mut sum = Sum::default();
        if let Some(set) = self.set {
            sum.add(set.scale, worth(problem, set.goal, a, at));
        }
        sum.add(-1, self.asked.get(at).copied().unwrap_or(0));
        for (number, &price) in self.prices.earlier.iter().enumerate().filter(|(_, price)| **price != 0) {
            sum.add(price, worth(problem, self.case.proof.sets[number].goal, a, at));
        }
        let rows = &self.prices.rows;
        self.case.rows_of(a, problem.placement_at(at), &mut |row| sum.add(-1, rows[row]));
        for (number, budget) in problem.side().budgets.iter().enumerate() {
            sum.add(-rows[problem.row_of_budget(number)], i128::from(budget.costs[at]));
        }
        for (cut, &price) in
            self.case.proof.cuts.iter().zip(&self.prices.cuts).filter(|(_, price)| **price != 0)
        {
            sum.add(-price, i128::from(super::worth(cut, problem, at)));
        }
        sum.total()
    }
}

/// What the assignment reaches of a goal, reserves apart.
fn reached_by(case: &Case<'_>, goal: Goal) -> i128 {
    let chosen = |a: usize| case.problem.find_pair(a, case.assignment.of(a)?).map(|at| (a, at));
    (0..case.problem.applicants()).filter_map(chosen).map(|(a, at)| worth(case.problem, goal, a, at)).sum()
}

/// What choosing a pair is worth, apart from reserves.
fn worth(problem: &Problem, goal: Goal, a: usize, at: usize) -> i128 {
    match goal {
        Goal::Placed => 1,
        Goal::Reserves => 0,
        Goal::Tier(tier) => i128::from(problem.tier(a) == tier),
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
