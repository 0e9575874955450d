//! Copies of an SQLite database and of the file of looks beside it.

use std::path::Path;

use sqlx::{
    ConnectOptions as _, Connection as _, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use super::{Db, StoreError, names::looks_of};

impl Db {
    /// Copies an SQLite database into a new file, consistent at one moment, while others go on writing, and its looks into another
    /// beside it. The copies can be read by their owner alone, hold no sessions, and appear whole or not at all. Looks are
    /// copied second: every look that the copy's chain names is in them.
    ///
    /// # Errors
    /// [`StoreError::OtherTool`] on PostgreSQL, which has its own tools for this.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        let Self::Sqlite(pool, beside) = self else { return Err(StoreError::OtherTool("pg_dump")) };
        // The second pass leaves no trace of what the first one took out.
        let own = copied(pool, file, "DELETE FROM session; DELETE FROM worker; VACUUM").await?;
        let looks = copied(&beside.looks, file, "").await?;
        looks.persist_noclobber(looks_of(file)).map_err(|error| StoreError::File(error.error))?;
        own.persist_noclobber(file).map_err(|error| StoreError::File(error.error))?;
        Ok(())
    }
}

/// A copy of an SQLite database that has no name yet, beside the file that it is going to be, cleaned by a statement.
async fn copied(
    pool: &SqlitePool,
    file: &Path,
    clean: &'static str,
) -> Result<tempfile::NamedTempFile, StoreError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    // Made by this, a file is its owner's alone from its first byte on.
    let copy = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(StoreError::File)?;
    sqlx::query("VACUUM INTO $1").bind(copy.path().display().to_string()).execute(pool).await?;
    let options = SqliteConnectOptions::new().filename(copy.path());
    let mut conn = options.journal_mode(SqliteJournalMode::Delete).connect().await?;
    sqlx::raw_sql(clean).execute(&mut conn).await?;
    conn.close().await?;
    copy.as_file().sync_all().map_err(StoreError::File)?;
    Ok(copy)
}
