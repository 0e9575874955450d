//! What applicants were asked, and what they answered: rows are only added.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A question to an applicant, with whether it was answered.
#[derive(Debug, Clone)]
pub struct InquiryRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// What it is asked for.
    pub task: Uuid,
    /// Of whom.
    pub application: Uuid,
    /// Who asks.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when an answer is waited for.
    pub until: DateTime<Utc>,
    /// What is asked, sealed.
    pub sealed: Vec<u8>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// The answer, sealed.
    pub answer: Option<Vec<u8>>,
    /// To whom it was said; nobody where the person wrote it.
    pub heard_by: Option<Uuid>,
}

from_row!(InquiryRow { id, task, application, account, at, until, sealed, answered_at, answer, heard_by });

/// Adds a question; of the row what was asked.
///
/// # Errors
/// [`StoreError`].
pub async fn ask(link: &mut Link<'_>, row: &InquiryRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO inquiry (id, task, application, account, at, until, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.task,
        row.application,
        row.account,
        row.at,
        row.until,
        &row.sealed
    )?;
    Ok(())
}

/// Adds the answer to a question; `heard_by` is the caseworker to whom it was said.
///
/// # Errors
/// [`StoreError::Taken`] where it is answered already.
pub async fn answer(
    link: &mut Link<'_>,
    id: Uuid,
    (heard_by, at): (Option<Uuid>, DateTime<Utc>),
    sealed: &[u8],
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO inquiry_answer (inquiry, account, at, sealed) VALUES ($1, $2, $3, $4)",
        id,
        heard_by,
        at,
        sealed
    )?;
    Ok(())
}

/// The questions of a round, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<InquiryRow>, StoreError> {
    all!(
        link,
        InquiryRow,
        "SELECT inquiry.*, inquiry_answer.at AS answered_at, inquiry_answer.sealed AS answer,
             inquiry_answer.account AS heard_by
         FROM inquiry JOIN task ON task.id = inquiry.task
         LEFT JOIN inquiry_answer ON inquiry_answer.inquiry = inquiry.id
         WHERE task.round = $1 ORDER BY inquiry.at, inquiry.id",
        round
    )
}

/// The questions to one person, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<InquiryRow>, StoreError> {
    all!(
        link,
        InquiryRow,
        "SELECT inquiry.*, inquiry_answer.at AS answered_at, inquiry_answer.sealed AS answer,
             inquiry_answer.account AS heard_by
         FROM inquiry LEFT JOIN inquiry_answer ON inquiry_answer.inquiry = inquiry.id
         WHERE inquiry.application = $1 ORDER BY inquiry.at, inquiry.id",
        application
    )
}

/// A question that has to be answered soon.
#[derive(Debug, Clone)]
pub struct SoonRow {
    /// The question.
    pub inquiry: Uuid,
    /// Whose.
    pub application: Uuid,
    /// The round.
    pub round: Uuid,
}

from_row!(SoonRow { inquiry, application, round });

/// The questions that were asked before a moment, have to be answered between two moments and are not answered; in rounds that are
/// not finished, of applications that stand.
///
/// # Errors
/// [`StoreError`].
pub async fn to_remind(
    link: &mut Link<'_>,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    asked_before: DateTime<Utc>,
) -> Result<Vec<SoonRow>, StoreError> {
    all!(
        link,
        SoonRow,
        "SELECT inquiry.id AS inquiry, inquiry.application AS application, round.id AS round
         FROM inquiry JOIN application ON application.id = inquiry.application JOIN round ON round.id = application.round
         WHERE inquiry.until > $1 AND inquiry.until <= $2 AND inquiry.at <= $3
           AND application.state = 'submitted' AND round.state <> 'finished'
           AND NOT EXISTS (SELECT 1 FROM inquiry_answer WHERE inquiry_answer.inquiry = inquiry.id)
         ORDER BY inquiry.until, inquiry.id",
        from,
        until,
        asked_before
    )
}
