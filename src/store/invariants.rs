//! What must hold of rows, asked of the database as it is: each question gives the keys of what breaks it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// The key of what breaks something.
struct Key {
    id: Uuid,
}

from_row!(Key { id });

fn keys(rows: Vec<Key>) -> Vec<Uuid> {
    rows.into_iter().map(|row| row.id).collect()
}

/// Placements with more holders than seats; seats in excess are not counted.
///
/// # Errors
/// [`StoreError`].
pub async fn overfull(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT placement.id AS id FROM placement JOIN
            (SELECT placement, COUNT(*) AS holders FROM offer_now
             WHERE excess = FALSE
               AND (became = 'accepted' OR (became = '' AND (lapses = FALSE OR answer_by > $1 OR contested = TRUE)))
             GROUP BY placement) AS held ON held.placement = placement.id
         WHERE held.holders > placement.capacity",
        now
    )?;
    Ok(keys(rows))
}

/// Applications that hold two places.
///
/// # Errors
/// [`StoreError`].
pub async fn twice_placed(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT application AS id FROM offer_now
         WHERE became = 'accepted' OR (became = '' AND (lapses = FALSE OR answer_by > $1 OR contested = TRUE))
         GROUP BY application HAVING COUNT(*) > 1",
        now
    )?;
    Ok(keys(rows))
}

/// Publications whose run is not verified or has no result, or behind which do not stand two people: who started the run and who
/// approved it, or the two who opened the round and signed its rule with that.
///
/// # Errors
/// [`StoreError`].
pub async fn unfounded(link: &mut Link<'_>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT publication.id AS id FROM publication JOIN run ON run.id = publication.run
         WHERE run.state <> 'verified' OR publication.author = publication.approver
            OR publication.author <> run.started_by
            OR (publication.by_rule AND (publication.kind <> 'refill' OR NOT EXISTS
                (SELECT 1 FROM refill_rule JOIN approval ON approval.round = refill_rule.round
                 WHERE refill_rule.round = publication.round
                   AND refill_rule.author = publication.author AND refill_rule.approver = publication.approver
                   AND refill_rule.signed_at <= publication.published_at
                   AND approval.kind = 'open-round' AND approval.state = 'approved'
                   AND approval.proposed_by = refill_rule.author AND approval.decided_by = refill_rule.approver)))
            OR NOT EXISTS (SELECT 1 FROM run_result WHERE run_result.run = run.id)"
    )?;
    Ok(keys(rows))
}

/// Messages without a cause: neither a letter of a publication nor an act about their application.
///
/// # Errors
/// [`StoreError`].
pub async fn causeless(link: &mut Link<'_>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT message.id AS id FROM message JOIN application_row ON application_row.id = message.application
         WHERE NOT EXISTS (SELECT 1 FROM result WHERE result.application = message.application)
           AND NOT EXISTS (SELECT 1 FROM event
                           WHERE event.round = application_row.round AND event.object = application_row.number)"
    )?;
    Ok(keys(rows))
}

/// Offers above a placement's seats that nobody signed for their person.
///
/// # Errors
/// [`StoreError`].
pub async fn unsigned(link: &mut Link<'_>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT offer.id AS id FROM offer WHERE offer.excess = TRUE AND NOT EXISTS
            (SELECT 1 FROM excess_seat WHERE excess_seat.application = offer.application
                AND excess_seat.placement = offer.placement)"
    )?;
    Ok(keys(rows))
}

/// Offers that ended, or whose contest was settled, without a decision of two people: one who proposed that, and another who approved
/// it.
///
/// # Errors
/// [`StoreError`].
pub async fn ended_by_one(link: &mut Link<'_>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT DISTINCT offer.id AS id FROM offer_event JOIN offer ON offer.id = offer_event.offer
         JOIN publication ON publication.id = offer.publication
         WHERE offer_event.kind IN ('ended', 'settled') AND NOT EXISTS
            (SELECT 1 FROM approval WHERE approval.round = publication.round AND approval.state = 'approved'
                AND approval.kind IN ('end-offer', 'settle-contest')
                AND approval.decided_by = offer_event.account AND approval.proposed_by <> offer_event.account)"
    )?;
    Ok(keys(rows))
}

/// Offers of whose publication their person has no letter.
///
/// # Errors
/// [`StoreError`].
pub async fn untold(link: &mut Link<'_>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT offer.id AS id FROM offer JOIN publication ON publication.id = offer.publication
         WHERE NOT EXISTS (SELECT 1 FROM letter WHERE letter.run = publication.run
            AND letter.application = offer.application)"
    )?;
    Ok(keys(rows))
}

/// Applications that were erased while their person holds a place or an award to them is contested.
///
/// # Errors
/// [`StoreError`].
pub async fn erased_too_early(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT DISTINCT application_row.id AS id FROM application_row
         JOIN offer_now ON offer_now.application = application_row.id
         WHERE application_row.wrapped_key IS NULL AND (contested = TRUE
            OR (became = '' AND (lapses = FALSE OR answer_by > $1)))",
        now
    )?;
    Ok(keys(rows))
}

/// The applications that hold a place of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn holders(link: &mut Link<'_>, round: Uuid, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT application AS id FROM offer_now WHERE round = $1 AND (became = 'accepted'
            OR (became = '' AND (lapses = FALSE OR answer_by > $2 OR contested = TRUE)))",
        round,
        now
    )?;
    Ok(keys(rows))
}

/// A place that a publication offers: numbers of the application and of the placement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GivenRow {
    /// Of the application.
    pub person: String,
    /// Of the placement.
    pub place: String,
}

from_row!(GivenRow { person, place });

/// The places that a publication offers.
///
/// # Errors
/// [`StoreError`].
pub async fn given(link: &mut Link<'_>, publication: Uuid) -> Result<Vec<GivenRow>, StoreError> {
    all!(
        link,
        GivenRow,
        "SELECT application_row.number AS person, placement.number AS place FROM offer
         JOIN application_row ON application_row.id = offer.application
         JOIN placement ON placement.id = offer.placement
         WHERE offer.publication = $1 ORDER BY 1, 2",
        publication
    )
}
