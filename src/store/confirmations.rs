//! That organisations confirmed whom they expect at their placements. Only added to; of an offer the newest row counts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// What an organisation said of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationRow {
    /// Key.
    pub id: Uuid,
    /// The offer.
    pub offer: Uuid,
    /// Its number among what was said of the offer, from 1.
    pub number: i64,
    /// Whether the person is expected; otherwise it was taken back.
    pub confirmed: bool,
    /// Who said so.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(ConfirmationRow { id, offer, number, confirmed, account, at });

/// Adds what was said.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &ConfirmationRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO confirmation (id, offer, number, confirmed, account, at) VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.offer,
        row.number,
        row.confirmed,
        row.account,
        row.at
    )?;
    Ok(())
}

/// What was said of an offer last.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(link: &mut Link<'_>, offer: Uuid) -> Result<Option<ConfirmationRow>, StoreError> {
    one!(
        link,
        ConfirmationRow,
        "SELECT * FROM confirmation WHERE offer = $1 ORDER BY number DESC LIMIT 1",
        offer
    )
}

/// What was said last of each offer of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ConfirmationRow>, StoreError> {
    all!(
        link,
        ConfirmationRow,
        "SELECT confirmation.* FROM confirmation JOIN offer ON offer.id = confirmation.offer
         JOIN publication ON publication.id = offer.publication
         WHERE publication.round = $1 AND NOT EXISTS (SELECT 1 FROM confirmation AS newer
            WHERE newer.offer = confirmation.offer AND newer.number > confirmation.number)
         ORDER BY confirmation.offer",
        round
    )
}
