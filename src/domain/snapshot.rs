//! The snapshot: a round's inputs, frozen. Nothing after this reads anything else.

use serde::{Deserialize, Serialize};

use super::{Applicant, Placement, Round, Wish};

/// Everything that decides a round's outcome, besides the rule pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The round's settings.
    pub round: Round,
    /// Everyone who applied, sorted by application number (byte order).
    pub applicants: Vec<Applicant>,
    /// Every placement, sorted by its number (byte order).
    pub placements: Vec<Placement>,
    /// All wishes, sorted by applicant, then placement.
    pub wishes: Vec<Wish>,
    /// SHA-256 of the inputs in hexadecimal.
    pub digest: String,
}
