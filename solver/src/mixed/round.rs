//! Incumbents: from what a linear programme says, whatever is clear is taken, augmenting paths bring in who is missing, and
//! with who is placed and how many each placement takes held, the rest is a network: its cheapest flow is found exactly.
//! What comes out is allowed, or nothing comes out.

use std::collections::BTreeMap;

use super::{
    Run, augment,
    loads::Loads,
    slack::Slack,
    state::{State, Stated},
};
use crate::milp::FIXED_POINT;
use crate::sequence::sequence;
use crate::{Assignment, Goal};

impl Run<'_> {
    /// An allowed assignment near to these values of a programme, as good for the goal as its loads allow; with loads, one that
    /// has no others and places nobody else.
    pub(super) fn rounded(
        &self,
        open: &State,
        stated: &Stated,
        (values, goal): (&[i128], Goal),
        loads: Option<&Loads>,
    ) -> Option<Assignment> {
        let problem = self.problem;
        let mut clear: Vec<(i128, usize, u32)> = Vec::new();
        let mut share = vec![0i128; problem.applicants()];
        for (&(a, at), &value) in stated.pairs.iter().zip(values) {
            share[a] += value;
            if 2 * value > FIXED_POINT {
                clear.push((value, a, problem.placement_at(at)));
            }
        }
        clear.sort_by_key(|&(value, a, p)| (std::cmp::Reverse(value), a, p));
        let may_change: Vec<bool> = match loads {
            Some(loads) => loads.placed.clone(),
            None => open.decided.iter().map(|decided| *decided != Some(false)).collect(),
        };
        let mut slack = Slack::new(problem, &open.remains);
        if let Some(loads) = loads {
            slack.seats.clone_from(&loads.seats);
        }
        let mut at_once: BTreeMap<u32, Vec<(usize, Option<u32>)>> = BTreeMap::new();
        for (_, a, p) in clear.into_iter().filter(|(_, a, _)| may_change[*a]) {
            if slack.least(p) > 1 {
                at_once.entry(p).or_default().push((a, Some(p)));
            } else {
                slack.try_moves(&[(a, Some(p))]);
            }
        }
        for (p, moves) in at_once {
            let (begin, more) = moves.split_at(slack.least(p).min(moves.len()));
            if slack.try_moves(begin) {
                for &one in more {
                    slack.try_moves(&[one]);
                }
            }
        }
        let mut first = sequence(problem);
        first.sort_by_key(|&a| {
            let must = open.decided[a as usize] == Some(true);
            (std::cmp::Reverse(must), std::cmp::Reverse(share[a as usize]))
        });
        let stop = || self.control.stop();
        let found = augment::augment(slack, &first, (&may_change, false), &stop);
        self.projected(&found, goal).filter(|found| self.is_allowed(found))
    }

    /// The best for a goal, and for the priced ones before it, of all assignments that place the same people and have the same
    /// loads. `None` when stopped.
    pub(super) fn projected(&self, assignment: &Assignment, goal: Goal) -> Option<Assignment> {
        let problem = self.problem;
        let is_priced = |goal: &Goal| matches!(goal, Goal::Priced(_));
        if !is_priced(&goal) {
            return Some(assignment.clone());
        }
        let mut work = self.network.work(problem, self.control)?;
        work.adopt(problem, assignment);
        (0..problem.applicants()).for_each(|a| work.hold(problem, a));
        work.confine(problem, &self.state.remains);
        let exact = self.exact.iter().map(|(goal, _)| *goal);
        let earlier = exact.chain(self.state.held.iter().map(|(_, goal, _)| *goal)).filter(is_priced);
        for goal in earlier.chain([goal]) {
            if !work.reach(problem, goal) {
                return None;
            }
        }
        Some(work.assignment(problem))
    }
}
