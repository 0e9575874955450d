//! Organisations that may offer placements in a round.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// Lets an organisation offer placements in a round; once is enough.
///
/// # Errors
/// [`StoreError`].
pub async fn add(
    link: &mut Link<'_>,
    (round, organisation): (Uuid, Uuid),
    by: Option<Uuid>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO poster (round, organisation, added_by, added_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (round, organisation) DO NOTHING",
        round,
        organisation,
        by,
        at
    )?;
    Ok(())
}

/// Lets an organisation offer nothing more in a round.
///
/// # Errors
/// [`StoreError`].
pub async fn remove(link: &mut Link<'_>, round: Uuid, organisation: Uuid) -> Result<(), StoreError> {
    run!(link, "DELETE FROM poster WHERE round = $1 AND organisation = $2", round, organisation)?;
    Ok(())
}

/// The organisations that may offer placements in a round.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<Uuid>, StoreError> {
    all!(link, (Uuid,), "SELECT organisation FROM poster WHERE round = $1 ORDER BY organisation", round)
        .map(|rows: Vec<(Uuid,)>| rows.into_iter().map(|(organisation,)| organisation).collect())
}

/// The rounds in which an organisation may offer placements.
///
/// # Errors
/// [`StoreError`].
pub async fn of_organisation(link: &mut Link<'_>, organisation: Uuid) -> Result<Vec<Uuid>, StoreError> {
    all!(link, (Uuid,), "SELECT round FROM poster WHERE organisation = $1 ORDER BY round", organisation)
        .map(|rows: Vec<(Uuid,)>| rows.into_iter().map(|(round,)| round).collect())
}
