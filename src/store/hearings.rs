//! How single people were heard before a decision, or why not. Rows are only added, and of each application the newest counts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// What was written down of one person.
#[derive(Debug, Clone)]
pub struct HearingRow {
    /// Key.
    pub id: Uuid,
    /// Whose application.
    pub application: Uuid,
    /// Its number among what was written down of it, from 1.
    pub number: i64,
    /// The number of the round's newest publication then, 0 before any.
    pub after: i64,
    /// Who wrote it down.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// What, sealed with the application's key.
    pub sealed: Vec<u8>,
}

from_row!(HearingRow { id, application, number, after, account, at, sealed });

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &HearingRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO hearing (id, application, number, after, account, at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.application,
        row.number,
        row.after,
        row.account,
        row.at,
        row.sealed.as_slice()
    )?;
    Ok(())
}

/// What was written down of an application, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<HearingRow>, StoreError> {
    all!(link, HearingRow, "SELECT * FROM hearing WHERE application = $1 ORDER BY number", application)
}

/// What a publication of a number says of an application, where something was written down before it.
///
/// # Errors
/// [`StoreError`].
pub async fn before(
    link: &mut Link<'_>,
    (application, publication): (Uuid, i64),
) -> Result<Option<HearingRow>, StoreError> {
    one!(
        link,
        HearingRow,
        "SELECT * FROM hearing WHERE application = $1 AND after < $2 ORDER BY number DESC LIMIT 1",
        application,
        publication
    )
}
