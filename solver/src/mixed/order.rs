//! The stage `order` where the constraints are no network: person by person. Most people need no programme: those who
//! have a place in what is known keep it, and those whom the network alone cannot place with the earlier ones kept
//! cannot be placed with more constraints either. Only the rest is asked, many people at a time.

use super::{Aim, Run, SearchStatus};
use crate::sequence::sequence;
use crate::{Assignment, Goal, flow, flow::Work};

/// How many people are asked about at once: each has twice the coefficient of the next, and sums stay far below what a programme can
/// tell apart.
const AT_ONCE: usize = 14;

impl Run<'_> {
    /// Decides everyone. `false` when stopped.
    pub(super) fn order(&mut self) -> bool {
        let was_tight = self.tight.is_some();
        if let Some(finished) = self.walk_the_line() {
            if let Some(work) = self.tight.as_mut().filter(|_| finished) {
                work.adopt(self.problem, &self.state.incumbent);
                (0..self.problem.applicants()).for_each(|a| work.hold(self.problem, a));
            }
            return finished && self.guide_again(was_tight);
        }
        let line: Vec<usize> = sequence(self.problem).into_iter().map(|a| a as usize).collect();
        let network = self.tight.take().or_else(|| self.network.work(self.problem, self.control));
        let Some(mut work) = network else { return false };
        work.adopt(self.problem, &self.state.incumbent);
        let held = (0..line.len()).filter(|&a| self.state.decided[a].is_some());
        held.collect::<Vec<_>>().into_iter().for_each(|a| work.hold(self.problem, a));
        if !self.decide(&line, &mut work) {
            return false;
        }
        if was_tight {
            self.tight = Some(work);
        }
        self.guide_again(was_tight)
    }

    /// With everyone in or out the network is a guide again: the one at hand, or a fresh one.
    pub(super) fn guide_again(&mut self, at_hand: bool) -> bool {
        let kept = self.tight.take().filter(|_| at_hand);
        let Some(mut work) = kept.or_else(|| self.network.work(self.problem, self.control)) else {
            return false;
        };
        if !at_hand {
            work.adopt(self.problem, &self.state.incumbent);
            (0..self.problem.applicants()).for_each(|a| work.hold(self.problem, a));
            work.proof.sets.clone_from(&self.proof.sets);
        }
        // Who is placed is decided, and with it these; reserves are not.
        self.state.held.retain(|(_, goal, _)| *goal == Goal::Reserves);
        self.exact.retain(|(goal, _)| *goal == Goal::Reserves);
        for at in 0..self.problem.pairs() {
            self.state.remains[at] &= work.remains(at);
        }
        self.tight = Some(work);
        true
    }

    fn decide(&mut self, line: &[usize], work: &mut Work<'_>) -> bool {
        let mut paths = work.paths();
        for (place, &a) in line.iter().enumerate() {
            if self.state.decided[a].is_some() {
                continue;
            }
            if self.control.stop() {
                return false;
            }
            let mut placed = self.state.incumbent.of(a).is_some();
            if !placed && self.has_pairs(a) && work.place(&mut paths, a) {
                let found = work.assignment(self.problem);
                if !self.is_allowed(&found) {
                    work.take_back(&paths);
                    if !self.ask_about(&line[place..], work, &mut paths) {
                        return false;
                    }
                    continue;
                }
                self.state.incumbent = found;
                placed = true;
            }
            self.settle(a, placed, work);
        }
        true
    }

    fn has_pairs(&self, a: usize) -> bool {
        self.problem.pair_range(a).any(|at| self.state.remains[at])
    }

    /// Somebody is in or out.
    pub(super) fn settle(&mut self, a: usize, placed: bool, work: &mut Work<'_>) {
        self.state.decided[a] = Some(placed);
        if !placed {
            self.problem.pair_range(a).for_each(|at| self.state.remains[at] = false);
        }
        work.hold(self.problem, a);
    }

    /// Asks about the first people who are in doubt, and decides them.
    fn ask_about(&mut self, line: &[usize], work: &mut Work<'_>, paths: &mut flow::PathSearch) -> bool {
        let (mut people, mut surely_out) = (Vec::new(), Vec::new());
        for &a in line.iter().filter(|&&a| self.state.decided[a].is_none()) {
            if people.len() == AT_ONCE {
                break;
            }
            if self.state.incumbent.of(a).is_none() {
                if !self.has_pairs(a) || !work.place(paths, a) {
                    surely_out.push(a);
                    continue;
                }
                work.take_back(paths);
            }
            people.push(a);
        }
        for a in surely_out {
            self.settle(a, false, work);
        }
        let found = match self.ask(Aim::People(&people)) {
            SearchStatus::Optimal(found) => found,
            SearchStatus::Feasible(found) => {
                self.keep_better(&people, found);
                return false;
            }
            SearchStatus::Infeasible | SearchStatus::Unknown => return false,
        };
        self.keep_better(&people, found);
        work.adopt(self.problem, &self.state.incumbent);
        for a in people {
            let placed = self.state.incumbent.of(a).is_some();
            self.settle(a, placed, work);
        }
        *paths = work.paths();
        true
    }

    fn keep_better(&mut self, people: &[usize], found: Assignment) {
        let placed = |assignment: &Assignment| -> Vec<bool> {
            people.iter().map(|&a| assignment.of(a).is_some()).collect()
        };
        if placed(&found) > placed(&self.state.incumbent) {
            self.state.incumbent = found;
        }
    }
}
