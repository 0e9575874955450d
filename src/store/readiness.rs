//! Whether the database can be written this moment, and what room its disk has left: a row is written to know it, by a
//! connection of its own that does not wait for long.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{ConnectOptions as _, Connection as _};

use super::{Db, Link, StoreError};

/// Writes a moment and makes it lasting; fails when that takes longer than `patience`, in which others may hold the lock.
///
/// # Errors
/// [`StoreError`].
pub async fn write(db: &Db, now: DateTime<Utc>, patience: Duration) -> Result<(), StoreError> {
    match db {
        Db::Sqlite(pool, _) => {
            let options = pool.connect_options().as_ref().clone();
            let mut conn = options.create_if_missing(false).busy_timeout(patience).connect().await?;
            let written = touch(&mut Link::Sqlite(&mut conn), now).await;
            conn.close().await?;
            written
        }
        Db::Pg(pool) => {
            let writing = async {
                let mut conn = pool.acquire().await?;
                touch(&mut Link::Pg(&mut conn), now).await
            };
            tokio::time::timeout(patience, writing).await.unwrap_or(Err(sqlx::Error::PoolTimedOut.into()))
        }
    }
}

async fn touch(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO readiness (id, checked_at) VALUES (1, $1)
         ON CONFLICT (id) DO UPDATE SET checked_at = excluded.checked_at",
        now
    )?;
    Ok(())
}

/// How many bytes the disk of an SQLite database has left for it; `None` where nobody can tell, or it is a server's matter.
pub fn room(db: &Db) -> Option<u64> {
    let file = db.file()?;
    #[cfg(unix)]
    {
        let disk = rustix::fs::statvfs(&file).ok()?;
        Some(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
    #[cfg(not(unix))]
    {
        drop(file);
        None
    }
}
