//! What is put right after publication: corrected facts, who goes first in line for it, and seats above a placement's own. All are
//! only added to.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// Somebody who goes first in line.
#[derive(Debug, Clone)]
pub struct FirstRow {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Who of several goes before the others: the smallest number.
    pub number: i64,
    /// Whose.
    pub application: Uuid,
    /// The newest offer then, where there was one.
    pub offer: Option<Uuid>,
    /// `ended`, `objection` or `mistake`.
    pub cause: String,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(FirstRow { id, round, number, application, offer, cause, at });

/// A fact that was put right after publication.
#[derive(Debug, Clone)]
pub struct CorrectionRow {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Whose.
    pub application: Uuid,
    /// `decision`, `objection` or `mistake`.
    pub cause: String,
    /// How many runs the round had had then.
    pub runs: i64,
    /// Who.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(CorrectionRow { id, round, application, cause, runs, account, at });

/// A seat above a placement's own, for one person.
#[derive(Debug, Clone)]
pub struct ExcessRow {
    /// Key.
    pub id: Uuid,
    /// Where.
    pub placement: Uuid,
    /// For whom.
    pub application: Uuid,
    /// Who signed for the organisation.
    pub organisation_by: Uuid,
    /// The caseworker who signed.
    pub signed_by: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(ExcessRow { id, placement, application, organisation_by, signed_by, at });

/// Puts somebody first in line of a locked round.
///
/// # Errors
/// [`StoreError`].
pub async fn add_first(link: &mut Link<'_>, row: &FirstRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO first_in_line (id, round, number, application, offer, cause, at)
         SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6 FROM first_in_line WHERE round = $2",
        row.id,
        row.round,
        row.application,
        row.offer,
        &row.cause,
        row.at
    )?;
    Ok(())
}

/// Who went first in line of a round, the first first.
///
/// # Errors
/// [`StoreError`].
pub async fn first_of(link: &mut Link<'_>, round: Uuid) -> Result<Vec<FirstRow>, StoreError> {
    all!(link, FirstRow, "SELECT * FROM first_in_line WHERE round = $1 ORDER BY number", round)
}

/// When a person was last put first in line.
///
/// # Errors
/// [`StoreError`].
pub async fn first_for(link: &mut Link<'_>, application: Uuid) -> Result<Option<FirstRow>, StoreError> {
    one!(
        link,
        FirstRow,
        "SELECT * FROM first_in_line WHERE application = $1 ORDER BY number DESC LIMIT 1",
        application
    )
}

/// Adds a correction to a locked round.
///
/// # Errors
/// [`StoreError`].
pub async fn correct(link: &mut Link<'_>, row: &CorrectionRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO correction (id, round, application, cause, runs, account, at)
         SELECT $1, $2, $3, $4, COALESCE(MAX(run.number), 0), $5, $6 FROM run WHERE run.round = $2",
        row.id,
        row.round,
        row.application,
        &row.cause,
        row.account,
        row.at
    )?;
    Ok(())
}

/// The corrections of a round, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<CorrectionRow>, StoreError> {
    all!(link, CorrectionRow, "SELECT * FROM correction WHERE round = $1 ORDER BY at, id", round)
}

/// The corrections of a person, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(link: &mut Link<'_>, application: Uuid) -> Result<Vec<CorrectionRow>, StoreError> {
    all!(link, CorrectionRow, "SELECT * FROM correction WHERE application = $1 ORDER BY at, id", application)
}

/// The corrections of a round of which no publication has told their people yet.
///
/// # Errors
/// [`StoreError`].
pub async fn untold(link: &mut Link<'_>, round: Uuid) -> Result<Vec<CorrectionRow>, StoreError> {
    all!(
        link,
        CorrectionRow,
        "SELECT * FROM correction WHERE round = $1 AND NOT EXISTS (
            SELECT 1 FROM letter JOIN publication ON publication.run = letter.run JOIN run ON run.id = letter.run
            WHERE letter.application = correction.application AND run.number > correction.runs)
         ORDER BY at, id",
        round
    )
}

/// Adds a seat above a placement's own.
///
/// # Errors
/// [`StoreError::Taken`] when the person has one there.
pub async fn add_excess(link: &mut Link<'_>, row: &ExcessRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO excess_seat (id, placement, application, organisation_by, signed_by, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.placement,
        row.application,
        row.organisation_by,
        row.signed_by,
        row.at
    )?;
    Ok(())
}

/// The seats above placements' own in a round that nobody was offered yet, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn unused_excess(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ExcessRow>, StoreError> {
    all!(
        link,
        ExcessRow,
        "SELECT excess_unused.* FROM excess_unused JOIN placement ON placement.id = excess_unused.placement
         WHERE placement.round = $1 ORDER BY excess_unused.at, excess_unused.id",
        round
    )
}
