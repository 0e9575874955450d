//! Work to be filled.

use serde::{Deserialize, Serialize};

use super::{Announcement, Facts, Id, geo::Point};

/// A placement: work with seats, offered by an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Its number.
    pub id: Id,
    /// Who offers it.
    pub organisation: String,
    /// What the work is, in the organisation's words.
    pub title: String,
    /// How many people it takes.
    pub capacity: u32,
    /// Where the work is.
    pub site: Option<Point>,
    /// What the rules need to know; absent means unknown.
    pub facts: Facts,
    /// What its organisation announces of it; no rule reads any of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Box<Announcement>>,
}
