//! What people ask to have put right, and what was said to it: rows are only added.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// Something that a person asks to have put right, with what was said to it.
#[derive(Debug, Clone)]
pub struct PleaRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// In which round.
    pub round: Uuid,
    /// Whose application.
    pub application: Uuid,
    /// `name`, `contact`, `wishes`, or a fact's name in the pack.
    pub about: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What is right and what shows it, sealed.
    pub sealed: Vec<u8>,
    /// `granted`, `refused` or `taken-back`; nothing while it waits.
    pub outcome: Option<String>,
    /// Who said so; nobody where the person took it back.
    pub account: Option<Uuid>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
    /// The words to the person, sealed.
    pub answer: Option<Vec<u8>>,
}

from_row!(PleaRow { id, round, application, about, at, sealed, outcome, account, answered_at, answer });

/// Adds what somebody asks; of the row what was asked.
///
/// # Errors
/// [`StoreError`].
pub async fn ask(link: &mut Link<'_>, row: &PleaRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO plea (id, round, application, about, at, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.round,
        row.application,
        &row.about,
        row.at,
        &row.sealed
    )?;
    Ok(())
}

/// Adds what was said to it, and by whom.
///
/// # Errors
/// [`StoreError::Taken`] where something was said already.
pub async fn answer(
    link: &mut Link<'_>,
    id: Uuid,
    (outcome, account, at): (&str, Option<Uuid>, DateTime<Utc>),
    sealed: &[u8],
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO plea_answer (plea, outcome, account, at, sealed) VALUES ($1, $2, $3, $4, $5)",
        id,
        outcome,
        account,
        at,
        sealed
    )?;
    Ok(())
}

/// What one person asked, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<PleaRow>, StoreError> {
    all!(
        link,
        PleaRow,
        "SELECT plea.*, plea_answer.outcome, plea_answer.account, plea_answer.at AS answered_at,
             plea_answer.sealed AS answer
         FROM plea LEFT JOIN plea_answer ON plea_answer.plea = plea.id
         WHERE plea.application = $1 ORDER BY plea.at, plea.id",
        application
    )
}

/// What waits in a round for whoever says something to it, the oldest first: of applications that stand.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(link: &mut Link<'_>, round: Uuid) -> Result<Vec<PleaRow>, StoreError> {
    all!(
        link,
        PleaRow,
        "SELECT plea.*, plea_answer.outcome, plea_answer.account, plea_answer.at AS answered_at,
             plea_answer.sealed AS answer
         FROM plea JOIN application ON application.id = plea.application
         LEFT JOIN plea_answer ON plea_answer.plea = plea.id
         WHERE plea.round = $1 AND plea_answer.plea IS NULL AND application.state = 'submitted'
           AND application.wrapped_key IS NOT NULL
         ORDER BY plea.at, plea.id",
        round
    )
}
