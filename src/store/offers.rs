//! Offers and what happened to them: both are only added to. What their events come to is for `domain::offer` to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};
use crate::domain::offer::{Event, Standing, State, Terms};

/// An offer with what its events come to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a column of its own")]
pub struct OfferRow {
    /// Key.
    pub id: Uuid,
    /// The publication that made it.
    pub publication: Uuid,
    /// Whose.
    pub application: Uuid,
    /// The place.
    pub placement: Uuid,
    /// Until when it can be answered.
    pub answer_by: DateTime<Utc>,
    /// Whether it lapses without an answer, as things are.
    pub lapses: bool,
    /// Whether it will lapse once its person was told of it, and they were not.
    pub untold: bool,
    /// Whether it is above the placement's seats.
    pub excess: bool,
    /// The word of its last event that is no mark; empty before any.
    pub became: String,
    /// Whether the award is contested.
    pub contested: bool,
    /// How many events it has.
    pub events: i64,
    /// From when on caseworkers see it.
    pub staff_from: DateTime<Utc>,
    /// From when on organisations see it.
    pub organisations_from: DateTime<Utc>,
    /// From when on its person sees it.
    pub applicants_from: DateTime<Utc>,
}

from_row!(OfferRow {
    id,
    publication,
    application,
    placement,
    answer_by,
    lapses,
    untold,
    excess,
    became,
    contested,
    events,
    staff_from,
    organisations_from,
    applicants_from,
});

impl OfferRow {
    /// What its events come to.
    pub fn standing(&self) -> Standing {
        let state = Event::from_name(&self.became).and_then(State::after).unwrap_or(State::Open);
        Standing { state, contested: self.contested }
    }

    /// What it comes to at a moment: one that nobody answered in time has lapsed.
    pub fn at(&self, now: DateTime<Utc>) -> Standing {
        self.standing().at(now, &self.terms(None))
    }

    /// The moments that it goes by, with the one at which the work starts.
    pub fn terms(&self, starts: Option<DateTime<Utc>>) -> Terms {
        Terms { answer_by: self.answer_by, lapses: self.lapses, told: !self.untold, starts }
    }
}

/// Something that happened to an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// The offer.
    pub offer: Uuid,
    /// Its number among the offer's events, from 1.
    pub number: i64,
    /// A word of [`Event`].
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it; `None` for the person, or for the passing of time.
    pub account: Option<Uuid>,
    /// Whether a caseworker wrote down what the person said.
    pub on_behalf: bool,
    /// The last moment to answer from then on, where it moved.
    pub until: Option<DateTime<Utc>>,
    /// The ground or note, sealed.
    pub sealed: Option<Vec<u8>>,
}

from_row!(EventRow { id, offer, number, kind, at, account, on_behalf, until, sealed });

/// Adds an event.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, event: &EventRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO offer_event (id, offer, number, kind, at, account, on_behalf, until, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        event.id,
        event.offer,
        event.number,
        &event.kind,
        event.at,
        event.account,
        event.on_behalf,
        event.until,
        &event.sealed
    )?;
    Ok(())
}

/// The events of an offer, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn events(link: &mut Link<'_>, offer: Uuid) -> Result<Vec<EventRow>, StoreError> {
    all!(link, EventRow, "SELECT * FROM offer_event WHERE offer = $1 ORDER BY number", offer)
}

/// An offer.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<OfferRow>, StoreError> {
    one!(link, OfferRow, "SELECT * FROM offer_now WHERE id = $1", id)
}

/// A person's offers, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(link, OfferRow, "SELECT * FROM offer_now WHERE application = $1 ORDER BY number DESC", application)
}

/// The offers of a placement, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_placement(link: &mut Link<'_>, placement: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(link, OfferRow, "SELECT * FROM offer_now WHERE placement = $1 ORDER BY number, id", placement)
}

/// The offers of a round, the oldest first: of one person the newest comes last.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(link, OfferRow, "SELECT * FROM offer_now WHERE round = $1 ORDER BY number, id", round)
}

/// Offers that nobody answered in time and of which nobody has written down yet that they lapsed, of one round or of all.
///
/// # Errors
/// [`StoreError`].
pub async fn due(
    link: &mut Link<'_>,
    round: Option<Uuid>,
    (now, most): (DateTime<Utc>, i64),
) -> Result<Vec<OfferRow>, StoreError> {
    all!(
        link,
        OfferRow,
        "SELECT * FROM offer_now
         WHERE lapses = TRUE AND answer_by <= $1 AND became = '' AND contested = FALSE
           AND ($2 IS NULL OR round = $2)
         ORDER BY answer_by, id LIMIT $3",
        now,
        round,
        most
    )
}

/// How many people hold a placement, and how many of its seats wait for a contest to be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldRow {
    /// The placement.
    pub placement: Uuid,
    /// Offers that are open or accepted.
    pub held: i64,
    /// Offers that are over and contested: nobody gets their seats.
    pub frozen: i64,
}

from_row!(HeldRow { placement, held, frozen });

/// Who holds how much at a moment, by placement of a round; those where nobody was ever offered anything are left out.
///
/// # Errors
/// [`StoreError`].
pub async fn held(link: &mut Link<'_>, round: Uuid, now: DateTime<Utc>) -> Result<Vec<HeldRow>, StoreError> {
    all!(
        link,
        HeldRow,
        "SELECT placement,
            CAST(SUM(CASE WHEN became = 'accepted' THEN 1
                          WHEN became = '' AND (lapses = FALSE OR answer_by > $2 OR contested = TRUE) THEN 1
                          ELSE 0 END) AS BIGINT) AS held,
            CAST(SUM(CASE WHEN contested = TRUE AND became <> '' AND became <> 'accepted' THEN 1 ELSE 0 END) AS BIGINT)
                AS frozen
         FROM offer_now WHERE round = $1 GROUP BY placement",
        round,
        now
    )
}

/// An offer whose person has to answer soon.
#[derive(Debug, Clone)]
pub struct SoonRow {
    /// The offer.
    pub offer: Uuid,
    /// Whose.
    pub application: Uuid,
    /// The round.
    pub round: Uuid,
    /// How often the last moment to answer moved.
    pub moved: i64,
}

from_row!(SoonRow { offer, application, round, moved });

/// Some of the offers that were told before a moment, are open, have to be answered between two moments, and of which nobody was
/// reminded yet, or not since there is another last moment to answer.
///
/// # Errors
/// [`StoreError`].
pub async fn to_remind(
    link: &mut Link<'_>,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    told_before: DateTime<Utc>,
    most: i64,
) -> Result<Vec<SoonRow>, StoreError> {
    all!(
        link,
        SoonRow,
        "SELECT id AS offer, application, round,
            (SELECT COUNT(*) FROM offer_event WHERE offer_event.offer = offer_now.id AND until IS NOT NULL) AS moved
         FROM offer_now
         WHERE answer_by > $1 AND answer_by <= $2 AND applicants_from <= $3 AND lapses = TRUE AND became = ''
           AND contested = FALSE
           AND NOT EXISTS (SELECT 1 FROM offer_event WHERE offer_event.offer = offer_now.id AND until IS NOT NULL AND at > $3)
           AND NOT EXISTS (SELECT 1 FROM message WHERE message.application = offer_now.application
                           AND message.kind = 'answer-soon' AND message.created_at > offer_now.applicants_from
                           AND NOT EXISTS (SELECT 1 FROM offer_event WHERE offer_event.offer = offer_now.id
                                           AND until IS NOT NULL AND at >= message.created_at))
         ORDER BY answer_by, id LIMIT $4",
        from,
        until,
        told_before,
        most
    )
}
