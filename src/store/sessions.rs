//! Sessions: sealed bytes under a keyed hash of their cookie, until a moment.

use chrono::{DateTime, Utc};

use super::{Link, StoreError};

/// Keeps a session, over an earlier one of the same key.
///
/// # Errors
/// [`StoreError`].
pub async fn save(
    link: &mut Link<'_>,
    id: &str,
    sealed: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO session (id, sealed, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at",
        id,
        sealed,
        expires_at
    )?;
    Ok(())
}

/// A session that has not run out.
///
/// # Errors
/// [`StoreError`].
pub async fn load(link: &mut Link<'_>, id: &str, now: DateTime<Utc>) -> Result<Option<Vec<u8>>, StoreError> {
    value!(link, Vec<u8>, "SELECT sealed FROM session WHERE id = $1 AND expires_at > $2", id, now)
}

/// Forgets a session.
///
/// # Errors
/// [`StoreError`].
pub async fn delete(link: &mut Link<'_>, id: &str) -> Result<(), StoreError> {
    run!(link, "DELETE FROM session WHERE id = $1", id)?;
    Ok(())
}

/// Forgets every session.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_all(link: &mut Link<'_>) -> Result<(), StoreError> {
    run!(link, "DELETE FROM session")?;
    Ok(())
}

/// Forgets every session that has run out; how many.
///
/// # Errors
/// [`StoreError`].
pub async fn sweep(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    run!(link, "DELETE FROM session WHERE expires_at <= $1", now)
}
