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
