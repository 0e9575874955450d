//! The keys that sealed something here, and the sealed columns themselves: what has to be sealed anew when a key is changed.
//! A column of sealed bytes that is not listed here fails a test.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A key with which something may be sealed.
#[derive(Debug, Clone)]
pub struct KeyRow {
    /// Its identifier.
    pub id: String,
    /// A value that only this key opens.
    pub canary: Vec<u8>,
    /// Since when.
    pub added_at: DateTime<Utc>,
}

from_row!(KeyRow { id, canary, added_at });

/// A column of sealed values.
#[derive(Debug, Clone, Copy)]
pub struct Sealed {
    /// Its table.
    pub table: &'static str,
    /// The column of the table's key.
    pub key: &'static str,
    /// The column itself.
    pub column: &'static str,
    /// What stands before the row's key in the place for which a value is sealed.
    pub place: &'static str,
}

const fn sealed(table: &'static str, key: &'static str, column: &'static str, place: &'static str) -> Sealed {
    Sealed { table, key, column, place }
}

/// Every column that the installation's key seals, but those of sessions, which do not outlive their key, and the canaries.
pub const SEALED: [Sealed; 23] = [
    sealed("round", "id", "sealed", "round"),
    sealed("application_row", "id", "wrapped_key", "application-key"),
    sealed("snapshot", "id", "sealed", "snapshot"),
    sealed("run_result", "run", "outcome", "run"),
    sealed("run_result", "run", "telling", "run-telling"),
    sealed("run_result", "run", "files", "run-files"),
    sealed("waiting", "id", "sealed", "waiting"),
    sealed("offer_event", "id", "sealed", "offer-event"),
    sealed("intake", "id", "sealed", "intake"),
    sealed("intake", "id", "about", "intake-about"),
    sealed("approval", "id", "sealed", "approval"),
    sealed("refused_pair", "id", "sealed", "refused-pair"),
    sealed("finish", "round", "sealed", "finish"),
    sealed("message", "id", "address", "message"),
    sealed("objection", "id", "sealed", "objection"),
    sealed("objection_event", "id", "sealed", "objection-event"),
    sealed("printing_part", "id", "sealed", "printing-part"),
    sealed("task_note", "id", "sealed", "task-note"),
    sealed("inquiry", "id", "sealed", "inquiry"),
    sealed("inquiry_answer", "inquiry", "sealed", "inquiry-answer"),
    sealed("kept_draft", "id", "sealed", "kept-draft"),
    sealed("plea", "id", "sealed", "plea"),
    sealed("plea_answer", "plea", "sealed", "plea-answer"),
];

/// Every column that an application's own key seals: an exchange of the installation's key leaves them as they are.
pub const OWN: [(&str, &str); 11] = [
    ("application_row", "code"),
    ("revision", "sealed"),
    ("revision", "note"),
    ("letter", "sealed"),
    ("snapshot_line", "sealed"),
    ("message", "sealed"),
    ("guardian", "code"),
    ("guardian", "sealed"),
    ("consent", "sealed"),
    ("agreed_event", "sealed"),
    ("hearing", "sealed"),
];

/// The keys, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(link: &mut Link<'_>) -> Result<Vec<KeyRow>, StoreError> {
    all!(link, KeyRow, "SELECT * FROM sealing_key ORDER BY added_at DESC, id")
}

/// Lets two services that start at the same moment note their keys one after the other.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(link: &mut Link<'_>) -> Result<(), StoreError> {
    if let Link::Pg(conn) = link {
        sqlx::raw_sql("LOCK TABLE sealing_key IN SHARE ROW EXCLUSIVE MODE").execute(&mut **conn).await?;
    }
    Ok(())
}

/// Adds a key; one that is there stays as it is.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &KeyRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO sealing_key (id, canary, added_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING",
        &row.id,
        &row.canary,
        row.added_at
    )?;
    Ok(())
}

/// Forgets every key but one: nothing is sealed with the others any more.
///
/// # Errors
/// [`StoreError`].
pub async fn keep_only(link: &mut Link<'_>, id: &str) -> Result<(), StoreError> {
    run!(link, "DELETE FROM sealing_key WHERE id <> $1", id)?;
    Ok(())
}

/// Some sealed value of a column, if there is one: what tells whether a database was ever used.
///
/// # Errors
/// [`StoreError`].
pub async fn any(link: &mut Link<'_>, of: &Sealed) -> Result<Option<(Uuid, Vec<u8>)>, StoreError> {
    Ok(after(link, of, (Uuid::nil(), 1)).await?.pop())
}

/// The next `most` sealed values of a column behind a row, by the rows' keys.
///
/// # Errors
/// [`StoreError`].
pub async fn after(
    link: &mut Link<'_>,
    of: &Sealed,
    (last, most): (Uuid, u32),
) -> Result<Vec<(Uuid, Vec<u8>)>, StoreError> {
    let Sealed { table, key, column, .. } = of;
    let text = format!(
        "SELECT {key}, {column} FROM {table} WHERE {key} > $1 AND {column} IS NOT NULL ORDER BY {key} LIMIT {most}"
    );
    all!(link, (Uuid, Vec<u8>), sqlx::AssertSqlSafe(text), last)
}

/// Puts a value that was sealed anew in the place of the one that was read, unless that has changed meanwhile.
///
/// # Errors
/// [`StoreError`]; on an append-only table, outside [`Link::open_for_sealing`].
pub async fn put(
    link: &mut Link<'_>,
    of: &Sealed,
    id: Uuid,
    (before, after): (&[u8], &[u8]),
) -> Result<(), StoreError> {
    let Sealed { table, key, column, .. } = of;
    let text = format!("UPDATE {table} SET {column} = $3 WHERE {key} = $1 AND {column} = $2");
    run!(link, sqlx::AssertSqlSafe(text), id, before, after)?;
    Ok(())
}

/// The numbers of all applications whose own keys are gone, in their order: they were erased.
///
/// # Errors
/// [`StoreError`].
pub async fn erased(link: &mut Link<'_>) -> Result<Vec<String>, StoreError> {
    let all: Vec<(String,)> = all!(
        link,
        (String,),
        "SELECT number FROM application_row WHERE wrapped_key IS NULL ORDER BY number"
    )?;
    Ok(all.into_iter().map(|(number,)| number).collect())
}
