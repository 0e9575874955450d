//! One set of prices: what any allowed assignment can reach at most, counted with them. Everyone is given what is best
//! for them alone, prices paid; what the rows can earn at these prices comes on top. No assignment reaches more.
//! Where this is less than one above what is reached, the goal is proven; where it is exactly what is reached, every
//! assignment as good has to use what the prices leave, and that is learned.

use super::{
    Case, Known,
    choice::{Choice, Sum, reached_by},
};
use crate::{Goal, Prices, RowPrices, Stage, verify::Refusal};

/// Prices beyond this are refused: their sums could overflow.
const FAR: i128 = 1 << 90;

/// What is possible beside what is known: everything, or the part of it that some answers leave.
pub(super) struct Region {
    /// By pair: the price of what was asked and counts it.
    pub(super) asked: Vec<i128>,
    /// What answers earn at these prices.
    pub(super) earned: i128,
    /// By applicant: placed in this part.
    pub(super) placed: Vec<bool>,
}

impl Region {
    pub(super) fn everything(case: &Case<'_>) -> Self {
        let (pairs, people) = (case.problem.pairs(), case.problem.applicants());
        Self { asked: vec![0; pairs], earned: 0, placed: vec![false; people] }
    }
}

/// What prices say of a part.
pub(super) struct Bound {
    pub(super) most: i128,
    pub(super) reached: i128,
    /// By applicant: the most that their pairs are worth, prices paid.
    best: Vec<Option<i128>>,
}

impl Bound {
    /// What is too much: one more than was reached, or, where nothing else is as good, as much.
    pub(super) fn enough(&self, set: &RowPrices) -> i128 {
        if set.only { self.reached } else { self.reached + set.scale }
    }
}

impl Known {
    /// Checks a set and learns what it decides.
    pub(super) fn fix_by_reduced_costs(&mut self, case: &Case<'_>, at: usize) -> Result<(), Refusal> {
        let set = &case.proof.sets[at];
        let stage = set.goal.stage();
        if set.scale < 1 || set.scale > FAR {
            return Err(Refusal::Missing { what: "prices" });
        }
        let everything = Region::everything(case);
        let Some(bound) = self.bound(case, at, &set.prices, &everything)? else {
            return Err(Refusal::BoundAbove { stage });
        };
        let gap = bound.most - bound.reached;
        // What is judged lies within its own bound, unless something was learned that is not so.
        if gap < 0 {
            return Err(Refusal::WrongPrices { stage });
        }
        self.fix_pairs(case, at, &everything, &bound, gap)?;
        if gap == 0 {
            self.decide(case, at, &bound.best);
        }
        self.clone().close(case, at, everything, &bound)?;
        if set.only {
            self.settle(case);
        }
        Ok(())
    }

    /// Nothing but the assignment is as good.
    fn settle(&mut self, case: &Case<'_>) {
        for a in 0..case.problem.applicants() {
            let held = case.assignment.of(a);
            for at in case.problem.pair_range(a) {
                self.remains[at] &= held == Some(case.problem.placement_at(at));
            }
        }
    }

    /// Checks a set in a part of what is known, and learns nothing.
    pub(super) fn shows(&self, case: &Case<'_>, at: usize, part: Region) -> Result<(), Refusal> {
        let set = &case.proof.sets[at];
        if set.scale < 1 || set.scale > FAR {
            return Err(Refusal::Missing { what: "prices" });
        }
        match self.bound(case, at, &set.prices, &part)? {
            Some(bound) => self.clone().close(case, at, part, &bound),
            None => Ok(()),
        }
    }

    /// Whether a bound, or the parts of a tree, say that nothing better is left, and where that is claimed nothing else as
    /// good. Whoever loses more than that takes is out.
    fn close(mut self, case: &Case<'_>, at: usize, part: Region, bound: &Bound) -> Result<(), Refusal> {
        let set = &case.proof.sets[at];
        let room = bound.most - bound.enough(set);
        if room < 0 {
            return Ok(());
        }
        self.fix_pairs(case, at, &part, bound, room)?;
        match &set.tree {
            _ if set.only && self.is_single(case) => Ok(()),
            Some(tree) => self.every_part(case, at, tree, part),
            None => Err(Refusal::BoundAbove { stage: set.goal.stage() }),
        }
    }

    /// Whether no pair is left but those of the assignment. As many people are placed in all that are as good, so there is
    /// no other among them.
    pub(super) fn is_single(&self, case: &Case<'_>) -> bool {
        (0..case.problem.applicants()).all(|a| {
            let held = case.assignment.of(a);
            let mut pairs = case.problem.pair_range(a).filter(|&at| self.remains[at]);
            pairs.all(|at| Some(case.problem.placement_at(at)) == held)
        })
    }

    /// What prices allow in a part at most, times the scale; `None` where the part is empty.
    pub(super) fn bound(
        &self,
        case: &Case<'_>,
        at: usize,
        prices: &Prices,
        part: &Region,
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
        if set.goal != Goal::Reserves {
            reached.add(set.scale, reached_by(case, set.goal));
        }
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
    fn fix_pairs(
        &mut self,
        case: &Case<'_>,
        at: usize,
        part: &Region,
        bound: &Bound,
        gap: i128,
    ) -> Result<(), Refusal> {
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
            let may_be_out = self.may_change[a] && !part.placed[a];
            let best = if may_be_out && alone[a] { (*best).max(0) } else { *best };
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
        // Seats of reserves that were filled before are worth something here, or, as the goal, the whole scale.
        let mut seat_value = Sum::default();
        for (number, &coefficient) in
            prices.earlier.iter().enumerate().filter(|(_, coefficient)| **coefficient != 0)
        {
            let goal = case.proof.sets[number].goal;
            if goal == Goal::Reserves {
                seat_value.add(1, coefficient);
            }
            sum.add(-coefficient, reached_by(case, goal));
        }
        let is_goal = set.is_some_and(|set| set.goal == Goal::Reserves);
        if let Some(set) = set.filter(|_| is_goal) {
            seat_value.add(1, set.scale);
            reached.add(set.scale, reached_by(case, Goal::Reserves));
        }
        let coefficient = seat_value.total()?;
        if coefficient < 0 {
            return Err(Refusal::WrongPrices { stage });
        }
        let reserves = case.problem.row_of_reserve(0)..case.problem.row_of_budget(0);
        for (number, (row, &price)) in self.rows.iter().zip(&prices.rows).enumerate() {
            if reserves.contains(&number) && coefficient > 0 {
                let seats = i128::from(case.problem.side().reserves[number - reserves.start].seats);
                if row.most == Some(row.least) {
                    sum.add(coefficient, row.count.min(seats));
                    sum.add(price, row.least);
                    continue;
                }
                // A reserve is worth the least of its people and its seats: no more than any mean of the two.
                if price > 0 || -price > coefficient {
                    return Err(Refusal::WrongPrices { stage });
                }
                sum.add(coefficient + price, seats);
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
        let filled_before = reserved(case, set);
        for (number, (row, &price)) in self.rows.iter_mut().zip(&set.prices.rows).enumerate() {
            if row.most == Some(row.least) {
                continue;
            }
            if filled_before > 0 && reserves.contains(&number) {
                let seats = i128::from(case.problem.side().reserves[number - reserves.start].seats);
                if price < 0 {
                    row.most = Some(seats);
                }
                if -price < filled_before {
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

/// What a filled seat of a reserve is worth at a set's prices: the whole scale where that is the goal, and what it was worth
/// as an earlier one. With that, a reserve holds at most, or at least, its seats, and not the number that it happens to have.
fn reserved(case: &Case<'_>, set: &RowPrices) -> i128 {
    let own = if set.goal == Goal::Reserves { set.scale } else { 0 };
    let earlier = set.prices.earlier.iter().zip(&case.proof.sets);
    let coefficients =
        earlier.filter(|(_, set)| set.goal == Goal::Reserves).map(|(coefficient, _)| *coefficient);
    coefficients.fold(own, i128::saturating_add)
}
