//! Rounds that were finished while seats were free which somebody in line could take. Only added to.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// That a round was finished so.
#[derive(Debug, Clone)]
pub struct FinishRow {
    /// The round.
    pub round: Uuid,
    /// Who finished it.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// How many seats stayed empty.
    pub seats: i64,
    /// How many people in line could have taken one.
    pub people: i64,
    /// Why, sealed.
    pub sealed: Vec<u8>,
}

from_row!(FinishRow { round, account, at, seats, people, sealed });

/// Says that a round was finished so.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &FinishRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO finish (round, account, at, seats, people, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        row.round,
        row.account,
        row.at,
        row.seats,
        row.people,
        &row.sealed
    )?;
    Ok(())
}

/// That a round was finished so, where it was.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Option<FinishRow>, StoreError> {
    one!(link, FinishRow, "SELECT * FROM finish WHERE round = $1", round)
}
