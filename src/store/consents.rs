//! What was said about consents to offers: rows are only added. What they come to is for `domain::consent` to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};
use crate::domain::consent::Event;

/// Something that was said about the consent to an offer.
#[derive(Debug, Clone)]
pub struct ConsentRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// The offer.
    pub offer: Uuid,
    /// Its number among the offer's, from 1.
    pub number: i64,
    /// A word of [`Event`].
    pub kind: String,
    /// `page` or `paper`.
    pub way: String,
    /// Who said it, on the page.
    pub guardian: Option<Uuid>,
    /// Who wrote it down, from paper.
    pub account: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who signed, when, and a note, sealed with the application's key.
    pub sealed: Option<Vec<u8>>,
}

from_row!(ConsentRow { id, offer, number, kind, way, guardian, account, at, sealed });

impl ConsentRow {
    /// What was said.
    pub fn event(&self) -> Option<Event> {
        Event::from_name(&self.kind)
    }
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &ConsentRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO consent (id, offer, number, kind, way, guardian, account, at, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.id,
        row.offer,
        row.number,
        row.kind.as_str(),
        row.way.as_str(),
        row.guardian,
        row.account,
        row.at,
        &row.sealed
    )?;
    Ok(())
}

/// What was said about the consent to an offer, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_offer(link: &mut Link<'_>, offer: Uuid) -> Result<Vec<ConsentRow>, StoreError> {
    all!(link, ConsentRow, "SELECT * FROM consent WHERE offer = $1 ORDER BY number", offer)
}

/// Whether a parent or guardian of an application said anything on the page, about any of its offers.
///
/// # Errors
/// [`StoreError`].
pub async fn said_on_page(link: &mut Link<'_>, application: Uuid) -> Result<bool, StoreError> {
    let count = value!(
        link,
        i64,
        "SELECT COUNT(*) FROM consent JOIN offer ON offer.id = consent.offer
         WHERE offer.application = $1 AND consent.guardian IS NOT NULL",
        application
    )?;
    Ok(count.unwrap_or(0) > 0)
}
