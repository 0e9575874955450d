//! Pairs in columns, as they are read and as they are kept: a third of the memory that rows would take, and
//! distances in 32 bits wherever all of them fit.

use std::ops::Range;

/// Distances in metres, held as narrowly as they allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Distances {
    /// All below 2³².
    Narrow(Vec<u32>),
    /// At least one is larger.
    Wide(Vec<u64>),
}

impl Distances {
    pub(super) fn longest(&self) -> u64 {
        match self {
            Self::Narrow(all) => all.iter().copied().max().map_or(0, u64::from),
            Self::Wide(all) => all.iter().copied().max().unwrap_or(0),
        }
    }

    #[inline]
    pub(super) fn at(&self, at: usize) -> u64 {
        match self {
            Self::Narrow(all) => u64::from(all[at]),
            Self::Wide(all) => all[at],
        }
    }

    #[inline]
    fn push(&mut self, distance: u64) {
        match (&mut *self, u32::try_from(distance)) {
            (Self::Narrow(all), Ok(distance)) => all.push(distance),
            (Self::Wide(all), _) => all.push(distance),
            (Self::Narrow(_), Err(_)) => {
                self.widen();
                self.push(distance);
            }
        }
    }

    fn widen(&mut self) {
        if let Self::Narrow(all) = self {
            *self = Self::Wide(all.iter().map(|&distance| u64::from(distance)).collect());
        }
    }

    fn append(&mut self, other: Self) {
        if matches!((&*self, &other), (Self::Narrow(_), Self::Wide(_))) {
            self.widen();
        }
        match (self, other) {
            (Self::Narrow(all), Self::Narrow(more)) => all.extend(more),
            (Self::Wide(all), Self::Wide(more)) => all.extend(more),
            (Self::Wide(all), Self::Narrow(more)) => all.extend(more.into_iter().map(u64::from)),
            (Self::Narrow(_), Self::Wide(_)) => {}
        }
    }

    /// Copies a run of distances from others that are as wide.
    pub(super) fn copy(&mut self, to: usize, from: &Self, range: Range<usize>) {
        match (self, from) {
            (Self::Narrow(to_all), Self::Narrow(all)) => {
                to_all[to..to + range.len()].copy_from_slice(&all[range]);
            }
            (Self::Wide(to_all), Self::Wide(all)) => {
                to_all[to..to + range.len()].copy_from_slice(&all[range]);
            }
            _ => {}
        }
    }

    /// As many zeros, as wide.
    pub(super) fn blank(&self, count: usize) -> Self {
        match self {
            Self::Narrow(_) => Self::Narrow(vec![0; count]),
            Self::Wide(_) => Self::Wide(vec![0; count]),
        }
    }
}

/// Pairs of one applicant that came one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) applicant: u32,
    pub(super) pairs: u32,
}

/// Pairs by the numbers in which applicants and placements were added, in any order.
#[derive(Debug, Clone)]
pub struct PairColumns {
    pub(super) runs: Vec<Run>,
    pub(super) placements: Vec<u32>,
    pub(super) ranks: Vec<u8>,
    pub(super) distances: Distances,
}

impl Default for PairColumns {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl PairColumns {
    /// None yet, with room for so many.
    pub fn with_capacity(pairs: usize) -> Self {
        Self {
            runs: Vec::new(),
            placements: Vec::with_capacity(pairs),
            ranks: Vec::with_capacity(pairs),
            distances: Distances::Narrow(Vec::with_capacity(pairs)),
        }
    }

    /// Says that an applicant may take a placement.
    #[inline]
    pub fn push(&mut self, applicant: u32, placement: u32, rank: u8, distance: u64) {
        match self.runs.last_mut() {
            // More pairs than a run can count are refused for their number when the problem is built.
            Some(run) if run.applicant == applicant => run.pairs = run.pairs.saturating_add(1),
            _ => self.runs.push(Run { applicant, pairs: 1 }),
        }
        self.placements.push(placement);
        self.ranks.push(rank);
        self.distances.push(distance);
    }

    /// Adds the pairs of another reader behind these.
    pub fn append(&mut self, other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        self.runs.extend(other.runs);
        self.placements.extend(other.placements);
        self.ranks.extend(other.ranks);
        self.distances.append(other.distances);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.placements.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.placements.is_empty()
    }
}
