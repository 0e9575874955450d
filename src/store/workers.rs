//! Workers that live: each says so now and then.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// Says that a worker lives.
///
/// # Errors
/// [`StoreError`].
pub async fn lives(link: &mut Link<'_>, worker: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO worker (id, alive_at) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET alive_at = excluded.alive_at",
        worker,
        now
    )?;
    Ok(())
}

/// Forgets a worker.
///
/// # Errors
/// [`StoreError`].
pub async fn leaves(link: &mut Link<'_>, worker: Uuid) -> Result<(), StoreError> {
    run!(link, "DELETE FROM worker WHERE id = $1", worker)?;
    Ok(())
}

/// How many workers have said between two moments that they live.
///
/// # Errors
/// [`StoreError`].
pub async fn living(
    link: &mut Link<'_>,
    since: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let count = value!(
        link,
        i64,
        "SELECT COUNT(*) FROM worker WHERE alive_at >= $1 AND alive_at <= $2",
        since,
        until
    );
    Ok(count?.unwrap_or(0))
}

/// Forgets workers that have not said for long that they live.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_silent(link: &mut Link<'_>, since: DateTime<Utc>) -> Result<(), StoreError> {
    run!(link, "DELETE FROM worker WHERE alive_at < $1", since)?;
    Ok(())
}
