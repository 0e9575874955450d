//! What has to be asked to be a whole number, as little as is enough. With these whole, what is left is a network, and
//! the corners of a network are whole by themselves; asking it of every pair costs minutes in presolve.

use std::collections::BTreeMap;

use crate::{Family, Problem};

/// A placement, and how often a pair counts in each row.
type Alike = (u32, Vec<(u32, u64)>);

/// What has to be whole besides placements that run or don't, and people who come together.
#[derive(Debug, Clone)]
pub(super) struct Integrality {
    /// By applicant: whether they are placed.
    pub(super) people: Vec<bool>,
    /// Aggregated counts: pairs of one placement that count alike in all rows beside the network: how many of them are chosen.
    pub(super) aggregated_counts: Vec<Vec<u32>>,
}

impl Integrality {
    /// What the rows beside the network ask.
    pub(super) fn new(problem: &Problem, families: &[Family]) -> Self {
        let side = problem.side();
        let mut people = vec![false; problem.applicants()];
        let beside = |row: usize| families[row] == Family::Beside;
        let mut counts: Vec<Vec<(u32, u64)>> = vec![Vec::new(); problem.pairs()];
        for (at, cap) in side.applicant_caps.iter().enumerate() {
            if beside(problem.row_of_applicant_cap(at)) {
                cap.members.iter().for_each(|&a| people[a as usize] = true);
            }
        }
        let mut count = |row: usize, pair: usize, times: u64| {
            if times > 0 {
                counts[pair].push((u32::try_from(row).unwrap_or(u32::MAX), times));
            }
        };
        for (at, cap) in side.placement_caps.iter().enumerate() {
            let row = problem.row_of_placement_cap(at);
            if beside(row) {
                let inside = |pair: &usize| cap.members.binary_search(&problem.placement_at(*pair)).is_ok();
                (0..problem.pairs()).filter(inside).for_each(|pair| count(row, pair, 1));
            }
        }
        for (at, reserve) in side.reserves.iter().enumerate() {
            let row = problem.row_of_reserve(at);
            if beside(row) {
                let inside =
                    |pair: &usize| reserve.placements.binary_search(&problem.placement_at(*pair)).is_ok();
                let pairs = reserve.applicants.iter().flat_map(|&a| problem.pair_range(a as usize));
                pairs.filter(inside).for_each(|pair| count(row, pair, 1));
            }
        }
        for (at, budget) in side.budgets.iter().enumerate() {
            let alike = |a: usize| budget.costs[problem.pair_range(a)].windows(2).all(|two| two[0] == two[1]);
            if (0..problem.applicants()).all(alike) {
                for (a, person) in people.iter_mut().enumerate() {
                    *person |= budget.costs[problem.pair_range(a)].first().is_some_and(|&cost| cost > 0);
                }
            } else {
                let row = problem.row_of_budget(at);
                budget.costs.iter().enumerate().for_each(|(pair, &cost)| count(row, pair, cost));
            }
        }
        let mut aggregated_counts: BTreeMap<Alike, Vec<u32>> = BTreeMap::new();
        for (pair, (counts, number)) in counts.into_iter().zip(0u32..).enumerate() {
            if !counts.is_empty() {
                aggregated_counts.entry((problem.placement_at(pair), counts)).or_default().push(number);
            }
        }
        Self { people, aggregated_counts: aggregated_counts.into_values().collect() }
    }
}
