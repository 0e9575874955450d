//! The problem: applicants, placements and the pairs that may be chosen, all in whole numbers.
//! Owns the canonical numbering (identifiers in byte order) by which nothing depends on row order,
//! and the bounds that exclude overflow. It never holds an answer.

mod builder;
mod columns;
mod dummies;
mod ids;
pub mod side;
mod sort;

use sha2::{Digest, Sha256};

pub use builder::ProblemBuilder;
use columns::Distances;
pub use columns::PairColumns;
pub(crate) use dummies::DummyAgents;
pub use ids::Ids;
pub use side::Side;

use crate::BuildError;

/// Largest order number.
pub const MAX_ORDER: u64 = 1_000_000_000_000_000;
/// Largest capacity of a placement.
pub const MAX_CAPACITY: u32 = 1_000_000;
/// Largest distance, in metres. Real ones stay below two million; the rest is room for other costs.
pub const MAX_DISTANCE: u64 = 1_000_000_000_000;
/// How many words of the tie-break digest there are.
pub const TIE_WORDS: u8 = 8;

/// A pair that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index of the placement.
    pub placement: u32,
    /// 1 is the first choice, at most 255.
    pub rank: u8,
    /// Metres, at most [`MAX_DISTANCE`].
    pub distance: u64,
}

/// Who is there, what is offered, and who may take what. Indices follow the byte order of the identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    applicant_ids: Ids,
    placement_ids: Ids,
    tiers: Vec<u8>,
    orders: Option<Vec<u64>>,
    capacities: Vec<u32>,
    first_pair: Vec<u32>,
    placements: Vec<u32>,
    ranks: Vec<u8>,
    distances: Distances,
    side: Side,
    /// The last so many applicants are dummy agents: they only keep seats closed.
    dummies: usize,
}

impl Problem {
    /// How many applicants there are.
    pub fn applicants(&self) -> usize {
        self.tiers.len()
    }

    /// How many placements there are.
    pub fn placements(&self) -> usize {
        self.capacities.len()
    }

    /// Identifiers of the applicants.
    pub fn applicant_ids(&self) -> &Ids {
        &self.applicant_ids
    }

    /// Identifiers of the placements.
    pub fn placement_ids(&self) -> &Ids {
        &self.placement_ids
    }

    /// The applicant's tier, 1 served first.
    pub fn tier(&self, applicant: usize) -> u8 {
        self.tiers[applicant]
    }

    /// The applicant's order number inside the tier, smaller is earlier; `None` where all are equals.
    pub fn order(&self, applicant: usize) -> Option<u64> {
        self.orders.as_ref().map(|orders| orders[applicant])
    }

    /// Whether applicants have order numbers. True for nobody at all: there is nothing to number.
    pub fn has_order(&self) -> bool {
        self.orders.is_some()
    }

    /// Seats of a placement.
    pub fn capacity(&self, placement: usize) -> u32 {
        self.capacities[placement]
    }

    /// How many pairs there are. They are numbered by applicant, then placement.
    pub fn pairs(&self) -> usize {
        self.placements.len()
    }

    /// The pair with this number.
    pub fn pair(&self, at: usize) -> Pair {
        Pair { placement: self.placements[at], rank: self.ranks[at], distance: self.distances.at(at) }
    }

    /// The placement of the pair with this number.
    pub fn placement_at(&self, at: usize) -> u32 {
        self.placements[at]
    }

    /// The rank of the pair with this number.
    pub fn rank_at(&self, at: usize) -> u8 {
        self.ranks[at]
    }

    /// The distance of the pair with this number, in metres.
    #[inline]
    pub fn distance_at(&self, at: usize) -> u64 {
        self.distances.at(at)
    }

    /// The numbers of an applicant's pairs.
    pub fn pair_range(&self, applicant: usize) -> std::ops::Range<usize> {
        self.first_pair[applicant] as usize..self.first_pair[applicant + 1] as usize
    }

    /// The placements that an applicant could take, rising; as many as [`pair_range`](Self::pair_range) is long.
    pub fn placements_of(&self, applicant: usize) -> &[u32] {
        &self.placements[self.pair_range(applicant)]
    }

    /// An applicant's pairs, by placement.
    pub fn pairs_of(&self, applicant: usize) -> impl ExactSizeIterator<Item = Pair> + '_ {
        self.pair_range(applicant).map(|at| self.pair(at))
    }

    /// The number of a pair, if it may be chosen.
    pub fn find_pair(&self, applicant: usize, placement: u32) -> Option<usize> {
        let found = self.placements_of(applicant).binary_search(&placement).ok()?;
        Some(self.first_pair[applicant] as usize + found)
    }

    /// The longest distance of any pair; 0 without pairs.
    pub fn longest_distance(&self) -> u64 {
        self.distances.longest()
    }

    /// The largest rank of any pair; 0 without pairs.
    pub fn highest_rank(&self) -> u8 {
        self.ranks.iter().copied().max().unwrap_or(0)
    }

    /// The tiers that occur, rising.
    pub fn tiers_present(&self) -> Vec<u8> {
        let mut seen = [false; 256];
        for &tier in &self.tiers {
            seen[usize::from(tier)] = true;
        }
        (0..=u8::MAX).filter(|&tier| seen[usize::from(tier)]).collect()
    }

    /// Word `word` (1 to [`TIE_WORDS`]) of the canonical tie-break: bytes `4·(word − 1)` and the three after it,
    /// big-endian, of SHA-256 of the applicant's identifier, a line feed, and the placement's. There are no other words:
    /// they are 0 for every pair.
    pub fn tie_word(&self, applicant: usize, placement: u32, word: u8) -> u32 {
        if applicant >= self.people() {
            return 0;
        }
        let placement = self.placement_ids.get(placement as usize);
        tie_word(self.applicant_ids.get(applicant), placement, word)
    }
}

/// Word `word` of the canonical tie-break of two identifiers.
pub(crate) fn tie_word(applicant: &str, placement: &str, word: u8) -> u32 {
    let digest = Sha256::new().chain_update(applicant).chain_update("\n").chain_update(placement).finalize();
    let (words, _) = digest.as_slice().as_chunks::<4>();
    let word = usize::from(word).checked_sub(1).and_then(|before| words.get(before));
    word.map_or(0, |bytes| u32::from_be_bytes(*bytes))
}
