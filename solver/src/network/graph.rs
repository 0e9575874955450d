//! The whole problem as a graph of exchanges, after `placed`, `tiers` and `order`.

use super::{
    exchanges::Exchanges,
    part::Source,
    seats::{NONE, Seats},
};
use crate::{Problem, Stage, Stages, certificate::groups};

/// Everyone who could still trade. With `order` who is placed is fixed; without it, how many of each group.
pub(super) struct WholeGraph<'a> {
    problem: &'a Problem,
    seats: &'a Seats,
    /// By applicant: a number that rises with their place in line, from 1.
    line: Line,
    /// By applicant: the group; nothing with `order`.
    group: Vec<u8>,
    /// By group: who is left out.
    left_out: Vec<Vec<u32>>,
}

/// How people stand in line, under the stages asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    tiers: bool,
    order: bool,
}

/// What [`Components::reach`](crate::components::Components::reach) says where a free seat is reached.
pub(super) const OPEN: u64 = u64::MAX;

impl Line {
    pub(super) fn new(stages: &Stages) -> Self {
        let order = stages.has(Stage::Order);
        Self { tiers: order || stages.has(Stage::Tiers), order }
    }

    /// A number that rises with the applicant's place in line, from 1.
    pub(super) fn of(self, problem: &Problem, applicant: usize) -> u64 {
        let tier = if self.tiers { u64::from(problem.tier(applicant)) } else { 0 };
        let order = if self.order { problem.order(applicant).unwrap_or(0) } else { 0 };
        // Orders stay below 2⁵⁰.
        (tier << 50 | order) + 1
    }
}

impl<'a> WholeGraph<'a> {
    pub(super) fn new(problem: &'a Problem, stages: &Stages, seats: &'a Seats) -> Self {
        let groups = groups(problem, stages);
        let mut at = [0u8; 256];
        for (group, number) in groups.iter().zip(0u8..) {
            at[usize::from(*group)] = number;
        }
        let tiers = stages.has(Stage::Tiers);
        let mut graph = Self {
            problem,
            seats,
            line: Line::new(stages),
            group: Vec::new(),
            left_out: vec![Vec::new(); groups.len()],
        };
        if groups.is_empty() {
            return graph;
        }
        graph.group = (0..problem.applicants())
            .map(|a| at[usize::from(if tiers { problem.tier(a) } else { 0 })])
            .collect();
        for (applicant, &group) in (0u32..).zip(&graph.group) {
            if seats.place[applicant as usize] == NONE {
                graph.left_out[usize::from(group)].push(applicant);
            }
        }
        graph
    }
}

impl Exchanges for WholeGraph<'_> {
    fn placements(&self) -> usize {
        self.problem.placements()
    }

    fn groups(&self) -> usize {
        self.left_out.len()
    }

    fn people(&self, node: u32) -> &[u32] {
        match (node as usize).checked_sub(self.problem.placements()) {
            None => self.seats.holders_of(node),
            Some(group) => self.left_out.get(group).map_or(&[], Vec::as_slice),
        }
    }

    fn row(&self, person: u32) -> std::ops::Range<usize> {
        self.problem.pair_range(person as usize)
    }

    fn to(&self, at: usize) -> u32 {
        self.problem.placement_at(at)
    }

    fn group(&self, person: u32) -> u32 {
        self.group.get(person as usize).map_or(NONE, |&group| u32::from(group))
    }

    fn has_free_seat(&self, placement: u32) -> bool {
        self.seats.is_free(placement)
    }

    fn is_kept_full(&self, _: u32) -> bool {
        false
    }

    fn own(&self, node: u32) -> u64 {
        if node as usize >= self.problem.placements() {
            return if node as usize == self.problem.placements() + self.groups() { OPEN } else { 0 };
        }
        let latest =
            self.seats.holders_of(node).iter().map(|&holder| self.line.of(self.problem, holder as usize));
        latest.max().unwrap_or(0)
    }
}

impl Source for WholeGraph<'_> {
    fn people_count(&self) -> usize {
        self.problem.applicants()
    }

    fn applicant(&self, person: u32) -> u32 {
        person
    }

    fn place(&self, placement: u32) -> u32 {
        placement
    }

    fn pair(&self, at: usize) -> u32 {
        // Pairs are counted in 32 bits since the problem was built.
        u32::try_from(at).unwrap_or(NONE)
    }

    fn room(&self, placement: u32) -> u32 {
        self.problem.capacity(placement as usize)
    }

    fn seat(&self, person: u32) -> u32 {
        self.seats.place[person as usize]
    }
}
