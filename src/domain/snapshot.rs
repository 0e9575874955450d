//! The snapshot: a round's inputs, frozen. Nothing after this reads anything else.

use serde::{Deserialize, Serialize};

use super::{Applicant, Description, OutOfLine, Placement, Round, Wish};

/// Everything that decides a round's outcome, besides the rule pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The round's settings.
    pub round: Round,
    /// Everyone who applied, sorted by application number (byte order).
    pub applicants: Vec<Applicant>,
    /// Every placement, sorted by its number (byte order).
    pub placements: Vec<Placement>,
    /// All wishes, sorted by applicant, then placement: those that name one, and those that descriptions come to.
    pub wishes: Vec<Wish>,
    /// Wishes as they were described, sorted by applicant, then rank.
    #[serde(default)]
    pub descriptions: Vec<Description>,
    /// Who holds a place already, sorted by applicant: with some the round is a *refill*, in which nobody loses a place.
    #[serde(default)]
    pub holders: Vec<Held>,
    /// SHA-256 of the inputs in hexadecimal.
    pub digest: String,
}

/// A place that somebody holds since before: an offer that is open or accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Held {
    /// Index into the snapshot's applicants; nobody holds two places.
    pub applicant: usize,
    /// Index into the snapshot's placements.
    pub placement: usize,
    /// Whether the person has not answered yet and may move to a placement that they wished for more.
    #[serde(default)]
    pub may_move: bool,
}

impl Snapshot {
    /// Whether places were given already: somebody holds one, had one, or was put first in line since.
    pub fn is_refill(&self) -> bool {
        let since = |one: &Applicant| {
            one.entry.first_in_line.is_some() || one.out_of_line.is_some_and(OutOfLine::had_a_place)
        };
        !self.holders.is_empty() || self.applicants.iter().any(since)
    }

    /// What somebody described.
    pub fn described_by(&self, applicant: usize) -> &[Description] {
        let first = self.descriptions.partition_point(|one| one.applicant < applicant);
        let last = self.descriptions.partition_point(|one| one.applicant <= applicant);
        &self.descriptions[first..last]
    }

    /// What somebody holds.
    pub fn held_by(&self, applicant: usize) -> Option<&Held> {
        let at = self.holders.binary_search_by_key(&applicant, |holder| holder.applicant).ok()?;
        self.holders.get(at)
    }

    /// By placement, how many people hold it.
    pub fn held_at(&self) -> Vec<u32> {
        let mut held = vec![0; self.placements.len()];
        self.holders.iter().for_each(|holder| held[holder.placement] += 1);
        held
    }

    /// By placement, its seats: those offered, or as many as people hold, where that is more.
    pub fn seats(&self) -> Vec<u32> {
        let places = self.placements.iter().zip(self.held_at());
        places.map(|(place, held)| place.capacity.max(held)).collect()
    }
}
