//! A solution: who is on which placement, and what that is worth. Owns the counting of the objective;
//! whether it is the best is for the certificate and the checker to say.

use crate::{Problem, problem::side::Reserve};

/// For every applicant the placement, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    placement_of: Vec<Option<u32>>,
}

impl Assignment {
    /// Nobody is placed.
    pub fn empty(applicants: usize) -> Self {
        Self { placement_of: vec![None; applicants] }
    }

    /// Takes the placements by applicant as they are; the checker says whether they are allowed.
    pub fn new(placement_of: Vec<Option<u32>>) -> Self {
        Self { placement_of }
    }

    /// The applicant's placement; none for somebody it does not know.
    pub fn of(&self, applicant: usize) -> Option<u32> {
        self.placement_of.get(applicant).copied().flatten()
    }

    /// Moves an applicant.
    pub(crate) fn set(&mut self, applicant: usize, placement: Option<u32>) {
        self.placement_of[applicant] = placement;
    }

    /// Placements by applicant.
    pub fn as_slice(&self) -> &[Option<u32>] {
        &self.placement_of
    }

    /// How many are placed.
    pub fn placed(&self) -> usize {
        self.placement_of.iter().flatten().count()
    }

    /// Taken seats by placement, as far as they are among so many placements.
    pub fn loads(&self, placements: usize) -> Vec<u32> {
        let mut loads = vec![0; placements];
        for &placement in self.placement_of.iter().flatten() {
            if let Some(load) = loads.get_mut(placement as usize) {
                *load += 1;
            }
        }
        loads
    }
}

/// What an assignment is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// How many are placed.
    pub placed: u64,
    /// How many of tier 1, 2, … to the highest that occurs.
    pub tiers: Vec<u64>,
    /// Sum over the reserves of their seats that are filled; 0 without reserves.
    pub reserves: u64,
    /// Sum of the ranks of those placed.
    pub rank_sum: u128,
    /// Sum of the distances of those placed, in metres.
    pub distance_sum: u128,
}

impl Objective {
    /// Counts; pairs that are not in the problem count for their tier only.
    pub fn of(problem: &Problem, assignment: &Assignment) -> Self {
        let highest = (0..problem.applicants()).map(|a| problem.tier(a)).max().unwrap_or(0);
        let mut sums = Self {
            placed: 0,
            tiers: vec![0; usize::from(highest)],
            reserves: 0,
            rank_sum: 0,
            distance_sum: 0,
        };
        for applicant in 0..problem.applicants() {
            let Some(placement) = assignment.of(applicant) else { continue };
            sums.placed += 1;
            sums.tiers[usize::from(problem.tier(applicant)) - 1] += 1;
            if let Some(at) = problem.find_pair(applicant, placement) {
                sums.rank_sum += u128::from(problem.pair(at).rank);
                sums.distance_sum += u128::from(problem.pair(at).distance);
            }
        }
        sums.reserves = problem.side().reserves.iter().map(|reserve| filled(reserve, assignment)).sum();
        sums
    }
}

/// How many seats of a reserve its people fill.
pub fn filled(reserve: &Reserve, assignment: &Assignment) -> u64 {
    let inside = |p: u32| reserve.placements.binary_search(&p).is_ok();
    let counts = |a: &&u32| assignment.as_slice().get(**a as usize).copied().flatten().is_some_and(inside);
    (reserve.applicants.iter().filter(counts).count() as u64).min(reserve.seats)
}
