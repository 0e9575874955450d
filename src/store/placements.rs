//! Placements that organisations offer in a round.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Link, StoreError, can_be_there};
use crate::domain::{Announcement, Facts, Placing, geo::Point};

/// A placement as it is kept.
#[derive(Debug, Clone)]
pub struct PlacementRow {
    /// Key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// Its number inside the round.
    pub number: String,
    /// Who offers it.
    pub organisation: Uuid,
    /// What the work is.
    pub title: String,
    /// Seats, 0 to 1,000,000.
    pub capacity: i64,
    /// Where the work is.
    pub site: Option<Json<Point>>,
    /// What the rules need to know.
    pub facts: Json<Facts>,
    /// What its organisation announces; `None` where nothing.
    pub about: Option<Json<Announcement>>,
    /// `draft`, `submitted`, `approved` or `withdrawn`.
    pub state: String,
    /// What a caseworker asked to be mended, of a draft that was given back.
    pub note: String,
    /// Token of the form that made it.
    pub once: String,
    /// Grows with every change; a page that shows an older one is stale.
    pub version: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Who approved it; nobody where it came in with the round.
    pub approved_by: Option<Uuid>,
    /// When.
    pub approved_at: Option<DateTime<Utc>>,
    /// Whether two people ended its work: whoever holds a seat keeps it, and none goes on.
    pub ended: bool,
    /// Which caseworker wrote it down for its organisation; nobody where that did it itself, or has changed it since.
    pub entered_by: Option<Uuid>,
}

impl PlacementRow {
    /// Where it stands.
    pub fn placing(&self) -> Placing {
        Placing::of(&self.state)
    }

    /// Whether applicants may be shown it as soon as they are shown its round.
    pub fn is_offered(&self) -> bool {
        self.placing() == Placing::Approved
    }

    /// Whether a caseworker has to decide about it.
    pub fn waits(&self) -> bool {
        self.placing() == Placing::Submitted
    }
}

from_row!(PlacementRow {
    id,
    round,
    number,
    organisation,
    title,
    capacity,
    site,
    facts,
    about,
    state,
    once,
    version,
    created_at,
    note,
    approved_by,
    approved_at,
    ended,
    entered_by,
});

/// Adds a placement.
///
/// # Errors
/// [`StoreError::Taken`] when its number is, or the form was sent already.
pub async fn add(link: &mut Link<'_>, placement: &PlacementRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO placement (id, round, number, organisation, title, capacity, site, facts, state, once, version,
                                created_at, note, approved_by, approved_at, ended, about, entered_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        placement.id,
        placement.round,
        &placement.number,
        placement.organisation,
        &placement.title,
        placement.capacity,
        &placement.site,
        &placement.facts,
        &placement.state,
        &placement.once,
        placement.version,
        placement.created_at,
        &placement.note,
        placement.approved_by,
        placement.approved_at,
        placement.ended,
        &placement.about,
        placement.entered_by
    )?;
    Ok(())
}

/// Every placement of a round, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<PlacementRow>, StoreError> {
    all!(link, PlacementRow, "SELECT * FROM placement WHERE round = $1 ORDER BY number", round)
}

/// The placements of a round that wait for approval, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(link: &mut Link<'_>, round: Uuid) -> Result<Vec<PlacementRow>, StoreError> {
    all!(
        link,
        PlacementRow,
        "SELECT * FROM placement WHERE round = $1 AND state = 'submitted' ORDER BY number",
        round
    )
}

/// Every placement that an organisation offers, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_organisation(
    link: &mut Link<'_>,
    organisation: Uuid,
) -> Result<Vec<PlacementRow>, StoreError> {
    all!(
        link,
        PlacementRow,
        "SELECT * FROM placement WHERE organisation = $1 ORDER BY created_at DESC, number",
        organisation
    )
}

/// The placement of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<PlacementRow>, StoreError> {
    one!(link, PlacementRow, "SELECT * FROM placement WHERE id = $1", id)
}

/// The placement that a form made.
///
/// # Errors
/// [`StoreError`].
pub async fn by_once(link: &mut Link<'_>, once: &str) -> Result<Option<PlacementRow>, StoreError> {
    if !can_be_there(once) {
        return Ok(None);
    }
    one!(link, PlacementRow, "SELECT * FROM placement WHERE once = $1", once)
}

/// Changes a placement, unless somebody was faster: `placement.version` is the one that was read.
///
/// # Errors
/// [`StoreError`].
pub async fn change(link: &mut Link<'_>, placement: &PlacementRow) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE placement SET title = $3, capacity = $4, site = $5, facts = $6, state = $7, note = $8,
                              approved_by = $9, approved_at = $10, ended = $11, about = $12, entered_by = $13,
                              version = version + 1
         WHERE id = $1 AND version = $2",
        placement.id,
        placement.version,
        &placement.title,
        placement.capacity,
        &placement.site,
        &placement.facts,
        &placement.state,
        &placement.note,
        placement.approved_by,
        placement.approved_at,
        placement.ended,
        &placement.about,
        placement.entered_by
    )?;
    Ok(changed == 1)
}
