//! What was published: the publication, everyone's result, the offers and the messages that tell of them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A round's publication.
#[derive(Debug, Clone)]
pub struct PublicationRow {
    /// The round.
    pub round: Uuid,
    /// The run that was published.
    pub run: Uuid,
    /// Who published it.
    pub published_by: Uuid,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Until when offers can be answered.
    pub answer_by: DateTime<Utc>,
}

from_row!(PublicationRow { round, run, published_by, published_at, answer_by });

/// What one person reads.
#[derive(Debug, Clone)]
pub struct ResultRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// Whose.
    pub application: Uuid,
    /// Of which run.
    pub run: Uuid,
    /// The status word of files.
    pub status: String,
    /// The rest, sealed.
    pub sealed: Vec<u8>,
}

from_row!(ResultRow { id, application, run, status, sealed });

/// A place that is offered to a person.
#[derive(Debug, Clone)]
pub struct OfferRow {
    /// Whose.
    pub application: Uuid,
    /// The place.
    pub placement: Uuid,
    /// `open`, `accepted` or `declined`.
    pub state: String,
    /// Until when it can be answered.
    pub answer_by: DateTime<Utc>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
}

from_row!(OfferRow { application, placement, state, answer_by, answered_at });

/// Notes that a round is published.
///
/// # Errors
/// [`StoreError::Taken`] when it is already.
pub async fn publish(link: &mut Link<'_>, publication: &PublicationRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO publication (round, run, published_by, published_at, answer_by) VALUES ($1, $2, $3, $4, $5)",
        publication.round,
        publication.run,
        publication.published_by,
        publication.published_at,
        publication.answer_by
    )?;
    Ok(())
}

/// A round's publication, if it is published.
///
/// # Errors
/// [`StoreError`].
pub async fn publication(link: &mut Link<'_>, round: Uuid) -> Result<Option<PublicationRow>, StoreError> {
    one!(link, PublicationRow, "SELECT * FROM publication WHERE round = $1", round)
}

/// What one person reads, if anything is published.
///
/// # Errors
/// [`StoreError`].
pub async fn of(link: &mut Link<'_>, application: Uuid) -> Result<Option<ResultRow>, StoreError> {
    one!(link, ResultRow, "SELECT * FROM result WHERE application = $1", application)
}

/// A person's offer.
///
/// # Errors
/// [`StoreError`].
pub async fn offer_of(link: &mut Link<'_>, application: Uuid) -> Result<Option<OfferRow>, StoreError> {
    one!(link, OfferRow, "SELECT * FROM offer WHERE application = $1", application)
}

/// Answers an offer that is open and not past its deadline; `false` when it is not.
///
/// # Errors
/// [`StoreError`].
pub async fn answer(
    link: &mut Link<'_>,
    application: Uuid,
    state: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE offer SET state = $2, answered_at = $3 WHERE application = $1 AND state = 'open' AND answer_by > $3",
        application,
        state,
        now
    )?;
    Ok(changed == 1)
}

/// The offers of a placement.
///
/// # Errors
/// [`StoreError`].
pub async fn offers_at(link: &mut Link<'_>, placement: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(link, OfferRow, "SELECT * FROM offer WHERE placement = $1", placement)
}

/// The offers of a round, for counting.
///
/// # Errors
/// [`StoreError`].
pub async fn offers_in(link: &mut Link<'_>, round: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(
        link,
        OfferRow,
        "SELECT offer.* FROM offer JOIN application ON application.id = offer.application
         WHERE application.round = $1",
        round
    )
}
