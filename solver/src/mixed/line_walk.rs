//! Down the line: who is in or out so far, by the linear programme. Owns what shows somebody to be out without asking:
//! a goal that is full, prices that an earlier answer left, the network.

use super::{
    Run,
    dive::{Dive, NEARLY, TOLERANCE},
    state::State,
};
use crate::{
    Goal, LeftOut, Prices,
    flow::{PathSearch, Work},
    milp::FIXED_POINT,
};

/// What is to be said of the next in line without asking.
pub(super) enum Next {
    Decided,
    /// Out, as the network says; prices that show it are still missing.
    Out,
    Unknown,
    /// Programme and network contradict each other.
    Contradiction,
}

pub(super) struct LineWalk<'a, 'b> {
    run: &'a Run<'b>,
    pub(super) dive: &'a mut Dive,
    start: &'a State,
    line: &'a [usize],
    pub(super) decisions: Vec<bool>,
    /// By column, shares that keep everything decided so far.
    pub(super) known: Option<Vec<i128>>,
    /// The network with whoever is in.
    work: Work<'b>,
    paths: PathSearch,
    /// How many of each goal may still come in.
    room: Vec<(Goal, i128)>,
    /// By applicant: in, or out, as far as it is decided.
    placed: Vec<Option<bool>>,
    /// By applicant: prices show that there is no place besides those who are in.
    barred: Vec<bool>,
    /// Prices that do so, and how many decisions came before them.
    left_out: &'a mut Vec<(usize, LeftOut)>,
}

impl<'a, 'b> LineWalk<'a, 'b> {
    pub(super) fn new(
        run: &'a Run<'b>,
        dive: &'a mut Dive,
        start: &'a State,
        line: &'a [usize],
        decided: &[bool],
        left_out: &'a mut Vec<(usize, LeftOut)>,
    ) -> Option<Self> {
        let work = run.network.work(run.problem, run.control)?;
        let paths = work.paths();
        let goals = start.held.iter().map(|&(_, goal, value)| (goal, value)).chain(run.exact.iter().copied());
        let room = goals.filter(|(goal, _)| matches!(goal, Goal::Placed | Goal::Tier(_))).collect();
        for &a in line {
            if let Some(column) = dive.person[a] {
                dive.lp.set_bounds(column, 0, Some(1));
            }
        }
        let mut barred = vec![false; start.decided.len()];
        for &a in left_out.iter().flat_map(|(_, left_out)| &left_out.people) {
            barred[a as usize] = true;
        }
        let mut way = Self {
            run,
            dive,
            start,
            line,
            decisions: Vec::new(),
            known: None,
            work,
            paths,
            room,
            placed: start.decided.clone(),
            barred,
            left_out,
        };
        for a in (0..start.decided.len()).filter(|&a| start.decided[a] == Some(true)) {
            if !way.work.place(&mut way.paths, a) {
                return None;
            }
            way.comes_in(a);
        }
        for &placed in decided {
            if placed && !way.work.place(&mut way.paths, line[way.decisions.len()]) {
                return None;
            }
            way.decide(placed);
        }
        Some(way)
    }

    /// Decides the next in line where that takes no programme.
    pub(super) fn plainly(&mut self) -> Next {
        let a = self.line[self.decisions.len()];
        let Some(column) = self.dive.person[a].filter(|_| !self.barred[a]) else {
            self.decide(false);
            return Next::Decided;
        };
        if let Some(goal) = self.full_goal(a) {
            self.leave_out(self.full(goal));
            self.decide(false);
            return Next::Decided;
        }
        let share = self.known.as_ref().map(|values| values[column as usize]);
        let placed = share.is_some_and(|share| share >= NEARLY);
        if !self.work.place(&mut self.paths, a) {
            return if placed { Next::Contradiction } else { Next::Out };
        }
        if placed {
            self.decide(true);
            return Next::Decided;
        }
        self.work.take_back(&self.paths);
        Next::Unknown
    }

    /// A goal that somebody counts in and that is reached already.
    fn full_goal(&self, a: usize) -> Option<usize> {
        let problem = self.run.problem;
        let at = problem.pair_range(a).next()?;
        self.room.iter().position(|&(goal, room)| room <= 0 && goal.coefficient(problem, a, at) != 0)
    }

    /// Prices that show everybody to be out who counts in a full goal.
    fn full(&self, goal: usize) -> Prices {
        let mut prices = self.run.no_prices();
        let sets = &self.run.proof.sets;
        prices.earlier.resize(sets.len(), 0);
        let (goal, _) = self.room[goal];
        if let Some(place) = sets.iter().position(|set| set.goal == goal) {
            prices.earlier[place] = -1;
        }
        prices
    }

    fn comes_in(&mut self, a: usize) {
        let problem = self.run.problem;
        self.work.hold(problem, a);
        self.placed[a] = Some(true);
        if let Some(at) = problem.pair_range(a).next() {
            for (goal, room) in &mut self.room {
                *room -= goal.coefficient(problem, a, at);
            }
        }
    }

    /// The next in line is in or out.
    pub(super) fn decide(&mut self, placed: bool) {
        let a = self.line[self.decisions.len()];
        self.decisions.push(placed);
        if placed {
            self.comes_in(a);
        } else {
            self.work.hold(self.run.problem, a);
            self.placed[a] = Some(false);
        }
        let Some(column) = self.dive.person[a] else { return };
        let bound = i64::from(placed);
        self.dive.lp.set_bounds(column, bound, Some(bound));
        let share = self.known.as_ref().map_or(0, |values| values[column as usize]);
        if !placed && share > TOLERANCE {
            self.known = None;
        }
    }

    /// Bars everyone for whom these prices leave less than nothing besides those who are in. Whoever comes in later
    /// only takes more away.
    pub(super) fn leave_out(&mut self, prices: Prices) {
        let Some(people) = self.without_a_place(&prices) else { return };
        if !people.is_empty() {
            for &a in &people {
                self.barred[a as usize] = true;
            }
            self.left_out.push((self.decisions.len(), LeftOut { prices, people }));
        }
    }

    fn without_a_place(&self, prices: &Prices) -> Option<Vec<u32>> {
        let problem = self.run.problem;
        let coefficient = self.run.reduced_profits(None, prices)?;
        let best = |a: usize| {
            let open = problem.pair_range(a).filter(|&at| self.start.remains[at]);
            open.map(|at| coefficient[at]).max()
        };
        let best: Vec<Option<i128>> = (0..problem.applicants()).map(best).collect();
        let mut left = self.run.earned(prices)?;
        for (placed, best) in self.placed.iter().zip(&best) {
            left = left.checked_add(match placed {
                Some(true) => (*best)?,
                Some(false) => 0,
                None => best.unwrap_or(0).max(0),
            })?;
        }
        let out = |(a, best): (usize, &Option<i128>)| {
            let best = (*best).filter(|_| self.placed[a].is_none() && !self.barred[a])?;
            (left - best.max(0) + best < 0).then(|| u32::try_from(a).unwrap_or(u32::MAX))
        };
        Some(best.iter().enumerate().filter_map(out).collect())
    }

    /// What is known when something whole is: everyone's share.
    pub(super) fn know(&mut self) {
        let mut shares = vec![0; self.dive.columns()];
        for (a, column) in self.dive.person.iter().enumerate() {
            if let Some(column) = column.filter(|_| self.run.state.incumbent.of(a).is_some()) {
                shares[column as usize] = FIXED_POINT;
            }
        }
        self.known = Some(shares);
    }
}
