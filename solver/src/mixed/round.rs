//! Incumbents: from what a linear programme says, whatever is clear is taken, augmenting paths bring in who is missing, and
//! with who is placed and how many each cell takes held, the rest is a network: its cheapest flow is found exactly.
//! What comes out is allowed, or nothing comes out.

use std::collections::BTreeMap;

use super::{
    Run, augment,
    slack::Slack,
    state::{State, Stated},
};
use crate::milp::FIXED_POINT;
use crate::sequence::sequence;
use crate::{Assignment, Goal};

impl Run<'_> {
    /// An allowed assignment near to these values of a programme, as good for the goal as its loads allow.
    pub(super) fn rounded(
        &self,
        open: &State,
        stated: &Stated,
        (values, goal): (&[i128], Goal),
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
        let mut slack = Slack::new(problem, &open.remains);
        let mut at_once: BTreeMap<u32, Vec<(usize, Option<u32>)>> = BTreeMap::new();
        for (_, a, p) in clear.into_iter().filter(|(_, a, _)| open.decided[*a] != Some(false)) {
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
        self.augmented(open, slack, &|a| share[a], goal)
    }

    /// The same with as many more people as augmenting paths bring in where too few are placed: a matching that kept every row
    /// but perhaps the least numbers of placements.
    pub(super) fn completed(
        &self,
        open: &State,
        matched: &Assignment,
        near: &[bool],
        goal: Goal,
    ) -> Option<Assignment> {
        let problem = self.problem;
        let loads = matched.loads(problem.placements());
        let mut begin = matched.clone();
        for short in problem.side().open_min.iter().filter(|open| {
            let load = loads[open.placement as usize];
            load > 0 && u64::from(load) < open.min
        }) {
            for a in (0..problem.applicants()).filter(|&a| matched.of(a) == Some(short.placement)) {
                begin.set(a, None);
            }
        }
        let slack = Slack::new(problem, &open.remains).with(&begin);
        self.augmented(open, slack, &|a| i128::from(near[a]), goal)
    }

    /// As many more people as augmenting paths bring in, those who must be placed and those with large shares first.
    fn augmented(
        &self,
        open: &State,
        slack: Slack<'_>,
        share: &dyn Fn(usize) -> i128,
        goal: Goal,
    ) -> Option<Assignment> {
        let mut first = sequence(self.problem);
        first.sort_by_key(|&a| {
            let must = open.decided[a as usize] == Some(true);
            (std::cmp::Reverse(must), std::cmp::Reverse(share(a as usize)))
        });
        let may_change: Vec<bool> = open.decided.iter().map(|decided| *decided != Some(false)).collect();
        let found = augment::augment(slack, &first, (&may_change, false), &|| self.control.stop());
        self.projected(open, &found, goal).filter(|found| self.is_allowed(found))
    }
}
