//! Papers that people bring after an offer: whether each was received. Rows are only added, and of each paper the newest counts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// That a paper was received, or was not after all.
#[derive(Debug, Clone)]
pub struct PaperRow {
    /// Key.
    pub id: Uuid,
    /// Whose.
    pub application: Uuid,
    /// Its word in the round's settings.
    pub paper: String,
    /// Its number among what was said of this paper, from 1.
    pub number: i64,
    /// Whether it was received.
    pub received: bool,
    /// Who wrote it down.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(PaperRow { id, application, paper, number, received, account, at });

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &PaperRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO paper (id, application, paper, number, received, account, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.application,
        row.paper.as_str(),
        row.number,
        row.received,
        row.account,
        row.at
    )?;
    Ok(())
}

/// What was said of an application's papers, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<PaperRow>, StoreError> {
    all!(link, PaperRow, "SELECT * FROM paper WHERE application = $1 ORDER BY at, number", application)
}

/// A place that somebody accepted, of whose papers some may be due soon.
#[derive(Debug, Clone)]
pub struct SoonRow {
    /// The offer.
    pub offer: Uuid,
    /// Whose.
    pub application: Uuid,
    /// The placement.
    pub placement: Uuid,
    /// When it was accepted.
    pub accepted_at: DateTime<Utc>,
}

from_row!(SoonRow { offer, application, placement, accepted_at });

/// Some of a round's places that were accepted between two moments, last of all, and whose people were not reminded since of papers with
/// such an end of the subject; those behind an offer first.
///
/// # Errors
/// [`StoreError`].
pub async fn to_remind(
    link: &mut Link<'_>,
    (round, ends): (Uuid, &str),
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    (after, most): (Uuid, i64),
) -> Result<Vec<SoonRow>, StoreError> {
    all!(
        link,
        SoonRow,
        "SELECT offer_now.id AS offer, offer_now.application AS application, offer_now.placement AS placement,
             offer_event.at AS accepted_at
         FROM offer_now JOIN offer_event ON offer_event.offer = offer_now.id AND offer_event.kind = 'accepted'
         WHERE offer_now.round = $1 AND offer_now.became = 'accepted' AND offer_now.contested = FALSE
           AND offer_event.at >= $3 AND offer_event.at < $4 AND offer_now.id > $5
           AND NOT EXISTS (SELECT 1 FROM offer_event AS later WHERE later.offer = offer_event.offer
                           AND later.kind = 'accepted' AND later.number > offer_event.number)
           AND NOT EXISTS (SELECT 1 FROM message WHERE message.application = offer_now.application
                           AND message.kind = 'papers-soon' AND message.subject LIKE $2
                           AND message.created_at >= offer_event.at)
         ORDER BY offer_now.id LIMIT $6",
        round,
        format!("%{ends}"),
        from,
        until,
        after,
        most
    )
}
