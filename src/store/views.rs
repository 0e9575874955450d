//! Tables of applications that caseworkers keep to see them again. What one says of people, its query, names nobody.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A kept table.
#[derive(Debug, Clone)]
pub struct ViewRow {
    /// Key.
    pub id: Uuid,
    /// Whose rounds it shows.
    pub authority: Uuid,
    /// Who keeps it.
    pub account: Uuid,
    /// Of which programme's rounds it is.
    pub programme: String,
    /// Of which round alone, where it names something that others do not have.
    pub round: Option<Uuid>,
    /// What it is called.
    pub name: String,
    /// What its address says.
    pub query: String,
    /// Whether everybody of the authority sees it.
    pub shared: bool,
    /// Since when.
    pub at: DateTime<Utc>,
}

from_row!(ViewRow { id, authority, account, programme, round, name, query, shared, at });

/// Keeps a table.
///
/// # Errors
/// [`StoreError::Taken`] where whoever keeps it has another of that name.
pub async fn add(link: &mut Link<'_>, row: &ViewRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO saved_view (id, authority, account, programme, round, name, query, shared, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.id,
        row.authority,
        row.account,
        row.programme.as_str(),
        row.round,
        row.name.as_str(),
        row.query.as_str(),
        row.shared,
        row.at
    )?;
    Ok(())
}

/// Those that somebody sees beside a round, by name.
///
/// # Errors
/// [`StoreError`].
pub async fn seen(
    link: &mut Link<'_>,
    (authority, account): (Uuid, Uuid),
    (programme, round): (&str, Uuid),
) -> Result<Vec<ViewRow>, StoreError> {
    all!(
        link,
        ViewRow,
        "SELECT * FROM saved_view WHERE authority = $1 AND (account = $2 OR shared = TRUE) AND programme = $3
           AND (round IS NULL OR round = $4) ORDER BY name, id",
        authority,
        account,
        programme,
        round
    )
}

/// Calls one of somebody's own otherwise, and says who sees it; `false` where they have no such one.
///
/// # Errors
/// [`StoreError::Taken`] where they have another of that name.
pub async fn change(
    link: &mut Link<'_>,
    (id, account): (Uuid, Uuid),
    (name, shared): (&str, bool),
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE saved_view SET name = $3, shared = $4 WHERE id = $1 AND account = $2",
        id,
        account,
        name,
        shared
    )?;
    Ok(changed == 1)
}

/// Forgets one of somebody's own; `false` where they have no such one.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(link: &mut Link<'_>, (id, account): (Uuid, Uuid)) -> Result<bool, StoreError> {
    let gone = run!(link, "DELETE FROM saved_view WHERE id = $1 AND account = $2", id, account)?;
    Ok(gone == 1)
}
