//! Moments of rounds that have come: what has to be done by itself then.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A moment of a round.
#[derive(Debug, Clone)]
pub struct MomentRow {
    /// The round.
    pub round: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(MomentRow { round, at });

/// The openings of open rounds that have come since the round was made.
///
/// # Errors
/// [`StoreError`].
pub async fn openings(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<MomentRow>, StoreError> {
    all!(
        link,
        MomentRow,
        "SELECT id AS round, opens_at AS at FROM round
         WHERE state = 'open' AND opens_at <= $1 AND opens_at >= created_at",
        now
    )
}

/// The deadlines of open rounds that have passed since the round was made.
///
/// # Errors
/// [`StoreError`].
pub async fn deadlines(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<MomentRow>, StoreError> {
    all!(
        link,
        MomentRow,
        "SELECT id AS round, closes_at AS at FROM round
         WHERE state = 'open' AND closes_at <= $1 AND closes_at >= created_at",
        now
    )
}
