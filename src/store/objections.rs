//! Objections and what happened to them: both are only added to. What their events come to is for `domain::objection` to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};
use crate::domain::objection::State;

/// An objection with what became of it.
#[derive(Debug, Clone)]
pub struct ObjectionRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Its number in the round, from 1; given when it is added.
    pub number: i64,
    /// About whose decision.
    pub application: Uuid,
    /// The application of whoever objects, where they have one.
    pub objector: Option<Uuid>,
    /// The award that is contested.
    pub offer: Option<Uuid>,
    /// The publication that has the decision.
    pub publication: Uuid,
    /// `person`, `representative` or `third-person`.
    pub by_whom: String,
    /// `page`, `paper` or `oral`.
    pub way: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The first moment after the last day on which it could come, where that is known.
    pub term: Option<DateTime<Utc>>,
    /// Whether it came later.
    pub late: bool,
    /// Who wrote it down; `None`: the person sent it.
    pub account: Option<Uuid>,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// The ground and what is asked, sealed.
    pub sealed: Vec<u8>,
    /// The word of its last event; empty before any.
    pub became: String,
    /// How many events it has.
    pub events: i64,
}

from_row!(ObjectionRow {
    id,
    round,
    number,
    application,
    objector,
    offer,
    publication,
    by_whom,
    way,
    received_at,
    term,
    late,
    account,
    at,
    sealed,
    became,
    events,
});

impl ObjectionRow {
    /// The application whose own key seals what it says: of whoever objects, or else the one that it is about.
    pub fn whose(&self) -> Uuid {
        self.objector.unwrap_or(self.application)
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        State::after(&self.became)
    }
}

/// Something that happened to an objection.
#[derive(Debug, Clone)]
pub struct EventRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// The objection.
    pub objection: Uuid,
    /// Its number among the objection's events, from 1.
    pub number: i64,
    /// A word of [`Event`](crate::domain::objection::Event).
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; `None` for the person.
    pub account: Option<Uuid>,
    /// Until when it can be mended.
    pub until: Option<DateTime<Utc>>,
    /// What is to be mended, or the answer, sealed.
    pub sealed: Option<Vec<u8>>,
}

from_row!(EventRow { id, objection, number, kind, at, account, until, sealed });

/// Adds an objection to a locked round, with the next number there.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &ObjectionRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO objection (id, round, number, application, objector, offer, publication, by_whom, way, received_at,
                                term, late, account, at, sealed)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
         FROM objection WHERE round = $2",
        row.id,
        row.round,
        row.application,
        row.objector,
        row.offer,
        row.publication,
        row.by_whom.as_str(),
        row.way.as_str(),
        row.received_at,
        row.term,
        row.late,
        row.account,
        row.at,
        row.sealed.as_slice()
    )?;
    Ok(())
}

/// Adds an event.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn happen(link: &mut Link<'_>, event: &EventRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO objection_event (id, objection, number, kind, at, account, until, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        event.id,
        event.objection,
        event.number,
        event.kind.as_str(),
        event.at,
        event.account,
        event.until,
        &event.sealed
    )?;
    Ok(())
}

/// An objection.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<ObjectionRow>, StoreError> {
    one!(link, ObjectionRow, "SELECT * FROM objection_now WHERE id = $1", id)
}

/// The objections of a round, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ObjectionRow>, StoreError> {
    all!(link, ObjectionRow, "SELECT * FROM objection_now WHERE round = $1 ORDER BY number DESC", round)
}

/// The objections that a person's application sent, or that are about their own decision, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_person(link: &mut Link<'_>, application: Uuid) -> Result<Vec<ObjectionRow>, StoreError> {
    all!(
        link,
        ObjectionRow,
        "SELECT * FROM objection_now
         WHERE objector = $1 OR (application = $1 AND by_whom <> 'third-person') ORDER BY number DESC",
        application
    )
}

/// One thing that happened to an objection.
///
/// # Errors
/// [`StoreError`].
pub async fn event(link: &mut Link<'_>, id: Uuid) -> Result<Option<EventRow>, StoreError> {
    one!(link, EventRow, "SELECT * FROM objection_event WHERE id = $1", id)
}

/// What happened to an objection, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn events(link: &mut Link<'_>, objection: Uuid) -> Result<Vec<EventRow>, StoreError> {
    all!(link, EventRow, "SELECT * FROM objection_event WHERE objection = $1 ORDER BY number", objection)
}
