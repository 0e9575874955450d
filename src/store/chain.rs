//! The chain of events: acts and looks in one sequence, each entry with the hash of the one before. Rows are only added.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainRow {
    /// Its place, from 1.
    pub sequence: i64,
    /// The event.
    pub event: Uuid,
    /// Whether that is a look.
    pub look: bool,
    /// SHA-256 of the event with its salt.
    pub leaf: String,
    /// SHA-256 of the hash before, the sequence and the leaf.
    pub hash: String,
    /// When it was chained.
    pub chained_at: DateTime<Utc>,
}

from_row!(ChainRow { sequence, event, look, leaf, hash, chained_at });

/// Adds an entry.
///
/// # Errors
/// [`StoreError::Taken`] when its place is, or the event has one.
pub async fn add(link: &mut Link<'_>, row: &ChainRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO chain (sequence, event, look, leaf, hash, chained_at) VALUES ($1, $2, $3, $4, $5, $6)",
        row.sequence,
        row.event,
        row.look,
        &row.leaf,
        &row.hash,
        row.chained_at
    )?;
    Ok(())
}

/// The last entry.
///
/// # Errors
/// [`StoreError`].
pub async fn last(link: &mut Link<'_>) -> Result<Option<ChainRow>, StoreError> {
    one!(link, ChainRow, "SELECT * FROM chain ORDER BY sequence DESC LIMIT 1")
}

/// The entry of a place.
///
/// # Errors
/// [`StoreError`].
pub async fn at(link: &mut Link<'_>, sequence: i64) -> Result<Option<ChainRow>, StoreError> {
    one!(link, ChainRow, "SELECT * FROM chain WHERE sequence = $1", sequence)
}

/// Entries after a place, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn after(link: &mut Link<'_>, sequence: i64, most: i64) -> Result<Vec<ChainRow>, StoreError> {
    all!(link, ChainRow, "SELECT * FROM chain WHERE sequence > $1 ORDER BY sequence LIMIT $2", sequence, most)
}

/// The entries of these events.
///
/// # Errors
/// [`StoreError`].
pub async fn of_events(link: &mut Link<'_>, ids: &[Uuid]) -> Result<Vec<ChainRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT * FROM chain WHERE event IN ({})", numbered(1, ids.len()));
    all_of!(link, ChainRow, text, [], ids.iter().copied())
}
