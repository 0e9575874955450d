//! What organisations announced of placements, version by version. Rows are only added; what stands is in the placement's own row.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use super::{Link, StoreError};
use crate::domain::Announcement;

/// What was announced in one version of a placement.
#[derive(Debug, Clone)]
pub struct AnnouncementRow {
    /// The placement.
    pub placement: Uuid,
    /// The placement's version that said so first.
    pub version: i64,
    /// What was said.
    pub said: Json<Announcement>,
    /// Who said so; nobody where it came in with the round.
    pub said_by: Option<Uuid>,
    /// When.
    pub said_at: DateTime<Utc>,
}

from_row!(AnnouncementRow { placement, version, said, said_by, said_at });

/// Adds what a version of a placement says.
///
/// # Errors
/// [`StoreError::Taken`] when that version has said something.
pub async fn add(link: &mut Link<'_>, row: &AnnouncementRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO announcement (placement, version, said, said_by, said_at) VALUES ($1, $2, $3, $4, $5)",
        row.placement,
        row.version,
        &row.said,
        row.said_by,
        row.said_at
    )?;
    Ok(())
}

/// Everything that was said of a placement, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(link: &mut Link<'_>, placement: Uuid) -> Result<Vec<AnnouncementRow>, StoreError> {
    all!(link, AnnouncementRow, "SELECT * FROM announcement WHERE placement = $1 ORDER BY version", placement)
}
