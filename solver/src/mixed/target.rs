//! What a linear programme says of sums: how many each cell takes, who is placed, and how many that is. What holds these
//! sums in whole numbers is for `loads` to find.

use std::collections::BTreeSet;

use super::{
    Run,
    branch::TOLERANCE,
    state::{State, Stated},
};
use crate::milp::FIXED_POINT;
use crate::{Assignment, Goal};

/// How many times less than nothing somebody's share is who has no place beside the others.
const UNMATCHED: i128 = 5;
/// What a linear programme says of sums.
pub(super) struct Target {
    /// By cell: how many it takes, times the fixed point.
    pub(super) load: Vec<i128>,
    /// By cell: how many could be there.
    pub(super) takers: Vec<i64>,
    /// By applicant: how much of a place they have, times the fixed point.
    pub(super) share: Vec<i128>,
    /// By applicant: what their pairs cost of all budgets together; empty where there are none.
    pub(super) costs: Vec<BTreeSet<u64>>,
    pub(super) total: Total,
    /// What is to be reached.
    pub(super) goal: Goal,
    /// Tiers with how many of them are placed, where that is held.
    pub(super) tiers: Vec<(u8, i64)>,
}

impl Target {
    /// Aims at the people who were found a place; whoever was not makes room for somebody who could come in.
    pub(super) fn exchange(&mut self, chosen: &[bool], found: &Assignment, reaches: &[bool]) {
        for (a, share) in self.share.iter_mut().enumerate() {
            *share = match (chosen[a], found.of(a).is_some()) {
                (true, true) => FIXED_POINT,
                (true, false) => -UNMATCHED * FIXED_POINT,
                _ if reaches[a] => FIXED_POINT / 2,
                _ => (*share).min(0),
            };
        }
    }
}

/// How many people are placed: exactly so many where that is held, or at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Total {
    pub(super) most: i64,
    pub(super) is_held: bool,
}

pub(super) fn whole(value: i128) -> i64 {
    i64::try_from((value + TOLERANCE).div_euclid(FIXED_POINT)).unwrap_or(i64::MAX)
}

impl Run<'_> {
    /// What these values of a programme say of cells and of people. `None` where more is asked than sums of each alone.
    pub(super) fn target(
        &self,
        open: &State,
        stated: &Stated,
        (values, goal): (&[i128], Goal),
    ) -> Option<Target> {
        let problem = self.problem;
        let held = |wanted: Goal| {
            let held = open.held.iter().map(|&(_, goal, value)| (goal, value));
            held.chain(self.exact.iter().copied()).find(|(goal, _)| *goal == wanted).map(|(_, value)| value)
        };
        if !problem.side().together.is_empty() || held(Goal::Reserves).is_some() {
            return None;
        }
        let (cells, people) = (self.cells.len(), problem.applicants());
        let (mut load, mut takers, mut share) = (vec![0; cells], vec![0; cells], vec![0; people]);
        let mut costs: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); people];
        for (&(a, at), &value) in stated.pairs.iter().zip(values) {
            let cell = self.cells.of(at);
            load[cell] += value;
            share[a] += value;
            takers[cell] += 1;
            costs[a].insert(self.cost(cell));
        }
        let placed = held(Goal::Placed);
        let most = placed.map_or_else(|| whole(load.iter().sum()), |value| i64::try_from(value).unwrap_or(0));
        let total = Total { most, is_held: placed.is_some() };
        let tiers = problem
            .tiers_present()
            .into_iter()
            .filter_map(|tier| Some((tier, i64::try_from(held(Goal::Tier(tier))?).ok()?)))
            .collect();
        Some(Target { load, takers, share, costs, total, goal, tiers })
    }

    /// What a pair of a cell costs of all budgets together.
    pub(super) fn cost(&self, cell: usize) -> u64 {
        self.cells.costs[cell].iter().map(|(_, cost)| cost).sum()
    }
}
