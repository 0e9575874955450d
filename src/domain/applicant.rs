//! The person, and what the person wishes for.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Facts, Id, geo::Point};

/// A person who applied in a round. No name and no personal code: matching needs neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Application number.
    pub id: Id,
    /// When the application was registered, local time; needed where the order is by registration.
    pub registered: Option<NaiveDateTime>,
    /// Whether the application was withdrawn.
    pub withdrawn: bool,
    /// Where the person starts from on the way to work.
    pub home: Option<Point>,
    /// What the rules need to know; absent means unknown.
    pub facts: Facts,
}

/// One ranked wish: this applicant would take that placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Index into the snapshot's applicants.
    pub applicant: usize,
    /// Index into the snapshot's placements.
    pub placement: usize,
    /// 1 is the first choice, at most 255.
    pub rank: u8,
    /// Distance in metres, when the file states it; otherwise it follows from the two places.
    pub distance_m: Option<u64>,
    /// Why the organisation refused this person, as a coded reason.
    #[serde(default)]
    pub refused: Option<String>,
}
