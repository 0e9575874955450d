//! The person, and what the person wishes for.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Facts, Id, geo::Point};

/// A person who applied in a round. No name and no personal code: matching needs neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Application number.
    pub id: Id,
    /// How the application came in; [`turn`](super::turn) makes the order of it.
    pub entry: Entry,
    /// Whether the application was withdrawn.
    pub withdrawn: bool,
    /// Where the person starts from on the way to work.
    pub home: Option<Point>,
    /// What the rules need to know; absent means unknown.
    pub facts: Facts,
}

/// How an application came in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// When it was received, to the microsecond; needed where the order is by registration.
    pub received: Option<DateTime<Utc>>,
    /// Its number among the round's applications as they came, which decides between equal moments.
    pub arrival: Option<u64>,
    /// What a draw hashes in the place of the application's number.
    pub draw_code: Option<Id>,
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
