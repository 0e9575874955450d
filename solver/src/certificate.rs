//! The certificate: whole numbers that prove a solution, each condition checkable in one pass over
//! the pairs. Owns the shape; `MODEL.md` proves why it suffices, the checker checks it.

#[cfg(feature = "serde")]
mod json;
pub mod rows;

pub use rows::{
    Cut, Disjunction, Family, Goal, LeftOut, Prices, RowPrices, RowProof, RowStep, RowWitness, Tree, TreeNode,
};

use crate::{Problem, Stage, Stages};

/// A place in line. With the stage `order` it is (tier, order), with `tiers` alone (tier, 0), with neither (0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Tier, 1 served first.
    pub tier: u8,
    /// Order number inside the tier.
    pub order: u64,
}

impl Key {
    /// The applicant's key under these stages.
    pub fn of(problem: &Problem, stages: &Stages, applicant: usize) -> Self {
        if stages.has(Stage::Order) {
            Self { tier: problem.tier(applicant), order: problem.order(applicant).unwrap_or(0) }
        } else if stages.has(Stage::Tiers) {
            Self { tier: problem.tier(applicant), order: 0 }
        } else {
            Self { tier: 0, order: 0 }
        }
    }
}

/// The latest key among the people who can be reached from a placement by exchanges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CutOff {
    /// No seat at all can be reached.
    None,
    /// The key of the last person reached.
    Last(Key),
    /// A free seat can be reached.
    Open,
}

/// Why a cut-off is as late as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Witness {
    /// The placement has a free seat.
    FreeSeat,
    /// This holder of the placement has exactly the key.
    Holder(u32),
    /// This holder could take that other placement, whose cut-off is the same and whose number is smaller.
    Exchange {
        /// Index of the holder.
        holder: u32,
        /// Index of the other placement.
        to: u32,
    },
}

/// One step on the way to the last person or the free seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// How many exchanges away: 0 for [`Witness::FreeSeat`] and [`Witness::Holder`].
    pub number: u32,
    /// What stands behind it.
    pub witness: Witness,
}

/// What a set of prices is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceStage {
    /// Ranks.
    Rank,
    /// Distances.
    Distance,
    /// A word of the tie-break, from 1.
    Word(u8),
}

impl PriceStage {
    /// What choosing a pair costs here. `at` is the pair's position in [`Problem::pairs`].
    pub fn cost(self, problem: &Problem, applicant: usize, at: usize) -> i128 {
        match self {
            Self::Rank => i128::from(problem.rank_at(at)),
            Self::Distance => i128::from(problem.distance_at(at)),
            Self::Word(word) => i128::from(problem.tie_word(applicant, problem.placement_at(at), word)),
        }
    }
}

/// Prices of seats and of being placed, which prove a sum to be least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceSet {
    /// What is priced.
    pub stage: PriceStage,
    /// By placement.
    pub placements: Vec<i128>,
    /// By group; none with the stage `order`.
    pub groups: Vec<i128>,
}

/// Numbers that fall along every exchange that is still free: then there is no way round, and no other solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// By placement.
    pub placements: Vec<i128>,
    /// By group; none with the stage `order`.
    pub groups: Vec<i128>,
}

/// The proof of a solution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Certificate {
    /// By placement.
    pub cutoffs: Vec<CutOff>,
    /// By placement; `None` exactly where the cut-off is [`CutOff::None`].
    pub steps: Vec<Option<Step>>,
    /// A set for each stage `rank`, `distance`, and for each tie-break word that was needed, in this order.
    pub prices: Vec<PriceSet>,
    /// Present when the assignment is the only one left.
    pub unique: Option<Ranking>,
    /// The proof under side constraints, which then stands in place of all of the above.
    pub rows: Option<RowProof>,
}

/// A text that is no certificate of the problem and stages that it is read for: what is missing, unknown, repeated or malformed.
#[cfg(feature = "serde")]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FormatError(pub(crate) String);

#[cfg(feature = "serde")]
impl Certificate {
    /// The certificate as JSON that people can read, one line a placement or row, in the format of [`MODEL.md`](crate::model).
    /// Identifiers stand for numbers, so it means the same wherever the problem's rows are read in another order.
    ///
    /// # Errors
    /// Never in practice: numbers and texts always serialise.
    pub fn to_json(&self, problem: &Problem, stages: &Stages) -> Result<Vec<u8>, serde_json::Error> {
        json::write(problem, stages, self)
    }

    /// Reads a certificate for this problem and these stages. It is not checked: that is [`verify`](crate::verify())'s.
    ///
    /// # Errors
    /// [`FormatError`], in technical English: a damaged proof is nobody's input.
    pub fn from_json(problem: &Problem, stages: &Stages, text: &str) -> Result<Self, FormatError> {
        json::read(problem, stages, text).map_err(FormatError)
    }
}

/// The groups whose number placed is fixed where `order` is not asked: the tiers that occur, or, without
/// the stage `tiers`, all people together (as group 0). With `order` everyone is fixed alone: no groups.
pub fn groups(problem: &Problem, stages: &Stages) -> Vec<u8> {
    if stages.has(Stage::Order) {
        Vec::new()
    } else if stages.has(Stage::Tiers) {
        problem.tiers_present()
    } else {
        vec![0]
    }
}
