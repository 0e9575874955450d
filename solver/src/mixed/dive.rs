//! The fast way to who is placed: one linear programme is kept and asked again and again, each time a little changed.
//! First the bounds of `placed` and of each tier, then, with these held, person by person whether they can still be
//! placed with everyone earlier. Whoever cannot even in the linear programme cannot at all. Whoever can there is believed
//! until a programme of whole numbers says how far down the line that was right: the next one there is out after all,
//! and the line is walked on from there. What comes out is exact; only how fast depends on how often belief was wrong.

use super::{
    Run, SearchStatus,
    line_walk::{LineWalk, Next},
    reached,
    state::{Aim, State, Stated},
};
use crate::milp::{FIXED_POINT, IncrementalLp, LpStatus, Modifying};
use crate::sequence::sequence;
use crate::{Control, Goal, LeftOut, PriceStage, Prices, RowPrices, Stage, Stages};

/// How far below one a share of a place may be and still count as one.
pub(super) const NEARLY: i128 = FIXED_POINT - TOLERANCE;
/// What comes of rounding.
pub(super) const TOLERANCE: i128 = FIXED_POINT / 10_000;
/// The objective coefficient of the last goal beside ranks.
const TIES: i64 = 100;
/// The most people that are asked about at once, and of those how many have each twice the coefficient of the next.
const AT_ONCE: usize = 64;
const DOUBLED: usize = 16;

/// A linear programme with a column for every person in disjunction and one for every goal.
pub(super) struct Dive {
    stated: Stated,
    pub(super) lp: Box<dyn IncrementalLp>,
    /// By applicant.
    pub(super) person: Vec<Option<u32>>,
    /// By goal: the goal, its column, its row.
    goals: Vec<(Goal, u32, usize)>,
}

/// What came of walking down the line.
enum Walked {
    /// Everyone is decided, and the incumbent places exactly those who are in.
    Decided,
    /// Nothing whole reaches what is held.
    Unreachable,
    Stopped,
}

/// What each goal can reach at most, the prices that say so, and by column what the last answer was.
type Bounds = (Vec<(Goal, i128)>, Vec<RowPrices>, Vec<i128>);

impl Run<'_> {
    /// Decides who is placed, as far as the stages ask; `false` when this way leads nowhere.
    pub(super) fn dive(&mut self, stages: &Stages) -> bool {
        let reserves = stages.has(Stage::Reserves) && !self.problem.side().reserves.is_empty();
        let goals = self.placing(stages);
        if reserves || self.control.stop() {
            return false;
        }
        let Some(mut dive) = self.programme_of(&goals, stages.has(Stage::Order)) else { return false };
        let Some((bounds, sets, values)) = self.bounds(&mut dive) else { return false };
        let near = (&*values, Goal::Placed);
        let tries =
            [self.rounded(&self.state, &dive.stated, near), self.by_loads(&self.state, &dive.stated, near)];
        for near in tries.into_iter().flatten() {
            self.better(Goal::Placed, near);
        }
        let before = self.state.clone();
        self.proof.sets = sets;
        self.state.held = (0..).zip(&bounds).map(|(place, &(goal, value))| (place, goal, value)).collect();
        if !self.is_allowed(&self.state.incumbent)
            && let Some(near) = self.by_loads(&self.state, &dive.stated, (&values, Goal::Placed))
        {
            self.state.incumbent = near;
        }
        let found = if stages.has(Stage::Order) {
            matches!(self.descend(&mut dive), Walked::Decided)
        } else if self.is_allowed(&self.state.incumbent) {
            true
        } else {
            self.look_ahead(stages)
        };
        if !found {
            let known = std::mem::replace(&mut self.state, before).incumbent;
            if self.is_allowed(&known) {
                self.better(Goal::Placed, known);
            }
            let sets = std::mem::take(&mut self.proof.sets);
            if self.control.stop() {
                self.keep_what_is_reached(&bounds, sets);
            }
            return false;
        }
        self.tight = None;
        !stages.has(Stage::Order) || self.guide_again(false)
    }

    /// Looks at a glance for an assignment that reaches all bounds: the best for the first stage after them that has costs, and
    /// so with something to aim at.
    fn look_ahead(&mut self, stages: &Stages) -> bool {
        let goals = stages.iter().flat_map(|stage| Goal::of_stage(self.problem, stage));
        let priced = |goal: &Goal| matches!(goal, Goal::Priced(PriceStage::Rank | PriceStage::Distance));
        let Some(goal) = goals.into_iter().find(priced) else {
            let Some(searched) = self.branch(&self.state, Aim::Any, true) else { return false };
            let Some(found) = searched.found else { return false };
            self.state.incumbent = found;
            return true;
        };
        let result = self.solve_goal(goal, true);
        match &result.found {
            SearchStatus::Optimal(found) => {
                self.state.incumbent = found.clone();
                self.ahead = Some((goal, result));
            }
            SearchStatus::Feasible(found) => self.state.incumbent = found.clone(),
            SearchStatus::Infeasible | SearchStatus::Unknown => return false,
        }
        true
    }

    /// Time is up: bounds that are reached are proven, and the first that is not is told.
    fn keep_what_is_reached(&mut self, bounds: &[(Goal, i128)], sets: Vec<RowPrices>) {
        for (&(goal, bound), set) in bounds.iter().zip(sets) {
            if reached(self.problem, goal, &self.state.incumbent) != bound {
                self.bound = Some((goal.stage(), bound));
                return;
            }
            self.proof.sets.push(set);
        }
    }

    /// Decides everyone with what was reached before held, by a linear programme of its own.
    pub(super) fn walk_the_line(&mut self) -> Option<bool> {
        let mut dive = self.programme_of(&[], true)?;
        match self.descend(&mut dive) {
            Walked::Decided => Some(true),
            Walked::Stopped => Some(false),
            Walked::Unreachable => None,
        }
    }

    /// The goals that say who is placed.
    fn placing(&self, stages: &Stages) -> Vec<Goal> {
        let mut goals = vec![Goal::Placed];
        if stages.has(Stage::Tiers) {
            goals.extend(self.problem.tiers_present().into_iter().map(Goal::Tier));
        }
        goals
    }

    fn programme_of(&self, goals: &[Goal], order: bool) -> Option<Dive> {
        let problem = self.problem;
        let mut stated = self.state.state(problem, Aim::Any, false);
        stated.model = stated.model.relaxed();
        let mut terms: Vec<Vec<(u32, i64)>> = vec![Vec::new(); problem.applicants()];
        let mut of_goal: Vec<Vec<(u32, i64)>> = vec![Vec::new(); goals.len()];
        for (column, &(a, at)) in (0u32..).zip(&stated.pairs) {
            terms[a].push((column, 1));
            for (terms, goal) in of_goal.iter_mut().zip(goals) {
                if goal.coefficient(problem, a, at) != 0 {
                    terms.push((column, 1));
                }
            }
        }
        let mut person = vec![None; problem.applicants()];
        for (a, mut terms) in terms.into_iter().enumerate() {
            if order && !terms.is_empty() && self.state.decided[a].is_none() {
                let column = stated.model.add_column(Some(1), false, 0);
                terms.push((column, -1));
                stated.model.add_row(Some(0), Some(0), terms);
                person[a] = Some(column);
            }
        }
        let mut lined = Vec::new();
        for (&goal, mut terms) in goals.iter().zip(of_goal) {
            let column = stated.model.add_column(None, false, 0);
            terms.push((column, -1));
            lined.push((goal, column, stated.model.add_row(Some(0), Some(0), terms)));
        }
        let lp = self.backend.incremental(&stated.model, Modifying::Objective)?;
        Some(Dive { stated, lp, person, goals: lined })
    }

    /// What each goal can reach at most with those before held there, and the prices that say so.
    fn bounds(&self, dive: &mut Dive) -> Option<Bounds> {
        self.lead_on(dive);
        let (mut bounds, mut sets, mut last) = (Vec::new(), Vec::new(), Vec::new());
        for (place, &(goal, column, _)) in dive.goals.iter().enumerate() {
            dive.lp.set_objective(column, 1);
            let LpStatus::Optimal { values, duals: prices, .. } = dive.lp.maximise(true, self.control) else {
                return None;
            };
            // A hair is forgiven: what comes of it is counted.
            let bound = (values[column as usize] + TOLERANCE).div_euclid(FIXED_POINT);
            let most = i64::try_from(bound).ok()?;
            dive.lp.set_objective(column, 0);
            dive.lp.set_bounds(column, most, Some(most));
            bounds.push((goal, bound));
            let own = self.row_prices(dive, &prices, place);
            let set = RowPrices { goal, scale: FIXED_POINT, prices: own, tree: None, only: false };
            sets.push(set);
            last = values;
        }
        Some((bounds, sets, last))
    }

    /// Brings the programme near to where all goals are reached: with ranks to break ties, for numbers of people alone have
    /// too many corners that are as good.
    fn lead_on(&self, dive: &mut Dive) {
        let ranks = Goal::Priced(PriceStage::Rank);
        let mut coefficient = TIES;
        for &(_, column, _) in dive.goals.iter().rev() {
            dive.lp.set_objective(column, coefficient);
            coefficient *= 4;
        }
        let Dive { stated, lp, goals, .. } = dive;
        let pairs = || (0u32..).zip(&stated.pairs);
        for (column, &(a, at)) in pairs() {
            let rank = ranks.coefficient(self.problem, a, at);
            lp.set_objective(column, i64::try_from(rank).unwrap_or(0));
        }
        lp.maximise(false, self.control);
        pairs().for_each(|(column, _)| lp.set_objective(column, 0));
        for &(_, column, _) in goals.iter() {
            lp.set_objective(column, 0);
        }
    }

    /// Dual multipliers of the programme's rows as prices of the problem's rows and of as many earlier goals.
    pub(super) fn row_prices(&self, dive: &Dive, found: &[i128], earlier: usize) -> Prices {
        let mut prices = self.no_prices();
        dive.stated.pay(found, &mut prices);
        prices.earlier.resize(earlier, 0);
        for (earlier, &(_, _, line)) in prices.earlier.iter_mut().zip(&dive.goals) {
            *earlier = -found[line];
        }
        for row in self.problem.row_of_reserve(0)..self.problem.row_of_budget(0) {
            if self.row_bounds(row).1.is_none() {
                prices.rows[row] = prices.rows[row].min(0);
            }
        }
        prices
    }

    /// Decides everyone in line.
    fn descend(&mut self, dive: &mut Dive) -> Walked {
        let start = self.state.clone();
        let line: Vec<usize> = sequence(self.problem).into_iter().map(|a| a as usize).collect();
        let line: Vec<usize> = line.into_iter().filter(|&a| start.decided[a].is_none()).collect();
        let mut known = self.is_allowed(&self.state.incumbent);
        let mut decisions: Vec<bool> = Vec::new();
        let mut left_out = Vec::new();
        let mut by_prices_alone = true;
        loop {
            let Some(walked) = self.walk(dive, &start, &line, &decisions, &mut left_out) else {
                return if self.control.stop() { Walked::Stopped } else { Walked::Unreachable };
            };
            decisions = walked;
            // Before the end of the line nothing keeps all of them.
            let mut wrong = decisions.len() + usize::from(decisions.len() == line.len());
            if wrong == 0 {
                return Walked::Unreachable;
            }
            let mut right = known.then(|| self.agreed(&line, &decisions).min(wrong - 1));
            while right.is_none_or(|right| right + 1 < wrong) {
                let asked = match right {
                    _ if wrong > decisions.len() => decisions.len(),
                    None => 0,
                    Some(right) => usize::midpoint(right, wrong),
                };
                self.state = start.with(self.problem, &line, &decisions[..asked], &self.state.incumbent);
                match self.ask(Aim::Any) {
                    SearchStatus::Optimal(found) | SearchStatus::Feasible(found) => {
                        self.state.incumbent = found;
                        known = true;
                        right = Some(self.agreed(&line, &decisions).max(asked).min(wrong - 1));
                    }
                    SearchStatus::Infeasible if asked == 0 => return Walked::Unreachable,
                    SearchStatus::Infeasible => wrong = asked,
                    SearchStatus::Unknown => return Walked::Stopped,
                }
            }
            self.state = start.with(self.problem, &line, &decisions[..wrong - 1], &self.state.incumbent);
            if wrong > decisions.len() {
                if by_prices_alone {
                    self.proof.left_out = left_out.into_iter().map(|(_, left_out)| left_out).collect();
                }
                return Walked::Decided;
            }
            // Who is out in the linear programme is out, so the mistake was to let somebody in.
            if !decisions[wrong - 1] {
                return Walked::Unreachable;
            }
            decisions.truncate(wrong - 1);
            decisions.push(false);
            left_out.retain(|(place, _): &(usize, LeftOut)| *place < wrong);
            by_prices_alone = false;
        }
    }

    /// How many of the decisions the incumbent keeps, up to the first that it does not.
    fn agreed(&self, line: &[usize], decisions: &[bool]) -> usize {
        let placed = |a: usize| self.state.incumbent.of(a).is_some();
        line.iter().zip(decisions).take_while(|&(&a, &decision)| placed(a) == decision).count()
    }

    /// Walks down the line behind what is decided, by the linear programme alone: to its end, or as far as nothing,
    /// not even in parts, keeps all that was decided. `None` without an answer.
    fn walk(
        &self,
        dive: &mut Dive,
        start: &State,
        line: &[usize],
        decided: &[bool],
        left_out: &mut Vec<(usize, LeftOut)>,
    ) -> Option<Vec<bool>> {
        let mut way = LineWalk::new(self, dive, start, line, decided, left_out)?;
        if self.is_allowed(&self.state.incumbent) && self.agreed(line, decided) == decided.len() {
            way.know();
        }
        let mut at_once = 1;
        while way.decisions.len() < line.len() {
            match way.plainly() {
                Next::Decided => continue,
                Next::Contradiction => return Some(way.decisions),
                Next::Out => at_once = 1,
                Next::Unknown => {}
            }
            if self.control.stop() {
                return None;
            }
            let first = way.decisions.len();
            let batch: Vec<u32> =
                line[first..].iter().take(at_once).filter_map(|&a| way.dive.person[a]).collect();
            let (values, prices) = match way.dive.most(&batch, self.control) {
                LpStatus::Optimal { values, duals: prices, .. } => (values, prices),
                LpStatus::Infeasible => return Some(way.decisions),
                LpStatus::Unknown => return None,
            };
            let share = |column: &u32| values[*column as usize];
            let whole = batch.iter().take_while(|column| share(column) >= NEARLY).count();
            if whole > 0 {
                at_once = if whole == batch.len() { (at_once * 2).min(AT_ONCE) } else { whole };
                way.known = Some(values);
            } else if batch.len() == 1 {
                let prices = self.row_prices(way.dive, &prices, self.proof.sets.len());
                way.leave_out(prices);
                way.decide(false);
            } else {
                at_once = 1;
            }
        }
        Some(way.decisions)
    }
}

impl Dive {
    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.stated.model.columns.len()
    }

    /// Makes the shares of these people as large as possible, the earlier ones' first.
    fn most(&mut self, batch: &[u32], control: &dyn Control) -> LpStatus {
        for (place, &column) in batch.iter().enumerate() {
            self.lp.set_objective(column, 1 << (batch.len().min(DOUBLED).saturating_sub(place + 1)));
        }
        let said = self.lp.maximise(true, control);
        for &column in batch {
            self.lp.set_objective(column, 0);
        }
        said
    }
}
