//! Pairs that people and employers agreed on beforehand: rows are only added. What they come to is for `domain::agreed` to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};
use crate::domain::agreed::State;

/// A pair, with what became of it.
#[derive(Debug, Clone)]
pub struct AgreedRow {
    /// Key.
    pub id: Uuid,
    /// Whose.
    pub application: Uuid,
    /// With whose placement.
    pub placement: Uuid,
    /// Its number among the application's, from 1.
    pub number: i64,
    /// `caseworker` or `organisation`: who recorded it.
    pub side: String,
    /// The account.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// The word of its last event; empty before any.
    pub became: String,
    /// How many events it has.
    pub events: i64,
}

from_row!(AgreedRow { id, application, placement, number, side, account, at, became, events });

impl AgreedRow {
    /// Where it stands.
    pub fn state(&self) -> Option<State> {
        State::from_last(&self.became)
    }
}

/// Something that happened to a pair.
#[derive(Debug, Clone)]
pub struct AgreedEventRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// The pair.
    pub pair: Uuid,
    /// Its number among the pair's, from 1.
    pub number: i64,
    /// The word of a [`State`].
    pub kind: String,
    /// Who did it.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// The coded reason, or on what it rests, sealed with the application's key.
    pub sealed: Option<Vec<u8>>,
}

from_row!(AgreedEventRow { id, pair, number, kind, account, at, sealed });

/// Adds a pair; of the row what was recorded.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &AgreedRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO agreed_pair (id, application, placement, number, side, account, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.application,
        row.placement,
        row.number,
        row.side.as_str(),
        row.account,
        row.at
    )?;
    Ok(())
}

/// Adds an event.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn happen(link: &mut Link<'_>, row: &AgreedEventRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO agreed_event (id, pair, number, kind, account, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.pair,
        row.number,
        row.kind.as_str(),
        row.account,
        row.at,
        &row.sealed
    )?;
    Ok(())
}

/// One pair.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<AgreedRow>, StoreError> {
    one!(link, AgreedRow, "SELECT * FROM agreed_now WHERE id = $1", id)
}

/// An application's pairs, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<AgreedRow>, StoreError> {
    all!(link, AgreedRow, "SELECT * FROM agreed_now WHERE application = $1 ORDER BY number DESC", application)
}

/// A placement's pairs, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_placement(link: &mut Link<'_>, placement: Uuid) -> Result<Vec<AgreedRow>, StoreError> {
    all!(link, AgreedRow, "SELECT * FROM agreed_now WHERE placement = $1 ORDER BY at, id", placement)
}

/// A round's pairs, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<AgreedRow>, StoreError> {
    all!(
        link,
        AgreedRow,
        "SELECT agreed_now.* FROM agreed_now JOIN placement ON placement.id = agreed_now.placement
         WHERE placement.round = $1 ORDER BY agreed_now.at, agreed_now.id",
        round
    )
}

/// The last event of a pair.
///
/// # Errors
/// [`StoreError`].
pub async fn last_event(link: &mut Link<'_>, pair: Uuid) -> Result<Option<AgreedEventRow>, StoreError> {
    one!(
        link,
        AgreedEventRow,
        "SELECT * FROM agreed_event WHERE pair = $1 ORDER BY number DESC LIMIT 1",
        pair
    )
}
