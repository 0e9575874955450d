//! What sets of prices leave open, as a graph of exchanges: pairs that are tight in all of them. When no
//! exchange comes back to where it began, the assignment is the only one left.

use super::{
    exchanges::{Exchanges, split},
    seats::{NONE, Seats},
    stages::above,
};
use crate::components::Components;
use crate::{CutOff, PriceSet, Problem, Ranking, Stage, Stages, certificate::groups};

/// The exchanges that all sets of prices leave.
pub(super) struct TightGraph<'a> {
    seats: &'a Seats,
    /// By applicant: where their tight pairs begin; one more for the end.
    first: Vec<u32>,
    to: Vec<u32>,
    /// By applicant: their group while they may still be left out, or [`NONE`].
    group: Vec<u32>,
    /// By group: who is left out.
    left_out: Vec<Vec<u32>>,
    kept_full: Vec<bool>,
}

impl<'a> TightGraph<'a> {
    pub(super) fn new(
        problem: &Problem,
        stages: &Stages,
        seats: &'a Seats,
        cutoffs: &[CutOff],
        prices: &[PriceSet],
    ) -> Self {
        let names = groups(problem, stages);
        let full = |p: usize| cutoffs[p] != CutOff::Open || prices.iter().any(|set| set.placements[p] != 0);
        let mut graph = Self {
            seats,
            first: vec![0],
            to: Vec::new(),
            group: Vec::new(),
            left_out: vec![Vec::new(); names.len()],
            kept_full: (0..problem.placements()).map(full).collect(),
        };
        for (applicant, number) in (0..problem.applicants()).zip(0u32..) {
            let tier = if stages.has(Stage::Tiers) { problem.tier(applicant) } else { 0 };
            let group = names.binary_search(&tier).ok();
            graph.person(problem, number, group, prices);
        }
        graph
    }

    fn person(&mut self, problem: &Problem, applicant: u32, group: Option<usize>, prices: &[PriceSet]) {
        let (a, seat) = (applicant as usize, self.seats.place[applicant as usize]);
        let mut open: Vec<usize> = problem.pair_range(a).collect();
        let mut may_leave = group.is_some();
        if seat == NONE && group.is_none() {
            open.clear();
        }
        for set in prices {
            let total = |at: usize| {
                set.stage.cost(problem, a, at) + set.placements[problem.placement_at(at) as usize]
            };
            let left_out = group.map(|group| set.groups[group]);
            let own = problem.find_pair(a, seat).map(total);
            may_leave &= own.is_none() || own == left_out;
            open.retain(|&at| Some(total(at)) == own.or(left_out));
        }
        self.to.extend(open.into_iter().map(|at| problem.placement_at(at)));
        self.first.push(u32::try_from(self.to.len()).unwrap_or(NONE));
        let group = group.filter(|_| may_leave);
        self.group.push(group.and_then(|group| u32::try_from(group).ok()).unwrap_or(NONE));
        if let Some(group) = group.filter(|_| seat == NONE) {
            self.left_out[group].push(applicant);
        }
    }

    /// Numbers that fall along every exchange that is left; `None` when one leads back.
    pub(super) fn ranking(&self) -> Option<Ranking> {
        let split = split(self);
        let (placements, outside) = (self.placements(), self.placements() + self.groups());
        for person in (0u32..).take(self.group.len()) {
            let seat = self.seats.place[person as usize];
            let node = if seat == NONE {
                self.group[person as usize].saturating_add(count(placements))
            } else {
                seat
            };
            if self.leads_back(&split, person, node) {
                return None;
            }
        }
        let above = |node: usize| above(&split, outside, node);
        Some(Ranking {
            placements: (0..placements).map(above).collect(),
            groups: (placements..outside).map(above).collect(),
        })
    }

    fn leads_back(&self, split: &Components, person: u32, node: u32) -> bool {
        let home = split.component.get(node as usize);
        let mut others = self.row(person).map(|at| self.to[at]).filter(|&to| to != node);
        others.any(|to| split.component.get(to as usize) == home)
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

impl Exchanges for TightGraph<'_> {
    fn placements(&self) -> usize {
        self.kept_full.len()
    }

    fn groups(&self) -> usize {
        self.left_out.len()
    }

    fn people(&self, node: u32) -> &[u32] {
        match (node as usize).checked_sub(self.placements()) {
            None => self.seats.holders_of(node),
            Some(group) => self.left_out.get(group).map_or(&[], Vec::as_slice),
        }
    }

    fn row(&self, person: u32) -> std::ops::Range<usize> {
        self.first[person as usize] as usize..self.first[person as usize + 1] as usize
    }

    fn to(&self, at: usize) -> u32 {
        self.to[at]
    }

    fn group(&self, person: u32) -> u32 {
        self.group[person as usize]
    }

    fn has_free_seat(&self, placement: u32) -> bool {
        self.seats.is_free(placement)
    }

    fn is_kept_full(&self, placement: u32) -> bool {
        self.kept_full[placement as usize]
    }
}
