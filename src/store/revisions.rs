//! What applications say, revision by revision: each is added and none is changed. The newest that counts stands; it is read with
//! its application ([`super::applications`]).

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// What one revision says.
#[derive(Debug, Clone)]
pub struct RevisionRow {
    /// Whose.
    pub application: Uuid,
    /// From 1, in the order in which they were made.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// `form`, `counter`, `sheet`, `decision`, `objection` or `correction`.
    pub source: String,
    /// Who; the person where it is nobody.
    pub account: Option<Uuid>,
    /// SHA-256 of the rule pack by which the round went then.
    pub pack_hash: String,
    /// Everything that the application says, sealed.
    pub sealed: Vec<u8>,
    /// On what it rests, sealed.
    pub note: Option<Vec<u8>>,
    /// Keyed hash of the personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of the name with the day of birth, likewise.
    pub name_mark: String,
    /// Short keyed hashes of the name's words and their beginnings, and of the contact.
    pub words: String,
    /// Whether a sheet says that the application was taken back.
    pub withdraws: bool,
    /// The long write that it is part of: it counts when that does.
    pub preparation: Option<Uuid>,
}

from_row!(RevisionRow {
    application,
    number,
    at,
    source,
    account,
    pack_hash,
    sealed,
    note,
    code_mark,
    name_mark,
    words,
    withdraws,
    preparation,
});

/// Where a revision comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// When.
    pub at: DateTime<Utc>,
    /// The word of its source.
    pub source: &'static str,
    /// Who; the person where it is nobody.
    pub account: Option<Uuid>,
    /// The long write that it is part of.
    pub preparation: Option<Uuid>,
}

/// Adds revisions, all or none.
///
/// # Errors
/// [`StoreError::Taken`] when one of their numbers is: somebody was faster.
pub async fn add(link: &mut Link<'_>, rows: &[RevisionRow]) -> Result<(), StoreError> {
    const COLUMNS: usize = 13;
    // As for applications: many rows at once cost SQLite more than a few.
    for few in rows.chunks(40) {
        let values = (0..few.len()).map(|row| format!("({})", numbered(1 + row * COLUMNS, COLUMNS)));
        let text = format!(
            "INSERT INTO revision (application, number, at, source, account, pack_hash, sealed, note, code_mark, name_mark,
                                   words, withdraws, preparation)
             VALUES {}",
            values.collect::<Vec<_>>().join(", ")
        );
        macro_rules! add {
            ($conn:expr) => {
                few.iter()
                    .fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, row| {
                        query
                            .bind(row.application)
                            .bind(row.number)
                            .bind(row.at)
                            .bind(&row.source)
                            .bind(row.account)
                            .bind(&row.pack_hash)
                            .bind(&row.sealed)
                            .bind(&row.note)
                            .bind(&row.code_mark)
                            .bind(&row.name_mark)
                            .bind(&row.words)
                            .bind(row.withdraws)
                            .bind(row.preparation)
                    })
                    .execute(&mut **$conn)
                    .await
                    .map(drop)
            };
        }
        match link {
            Link::Sqlite(conn) => add!(conn),
            Link::Pg(conn) => add!(conn),
        }?;
    }
    Ok(())
}

/// The number that an application's next revision gets, counting those that are being prepared.
///
/// # Errors
/// [`StoreError`].
pub async fn next(link: &mut Link<'_>, application: Uuid) -> Result<i64, StoreError> {
    let last =
        value!(link, Option<i64>, "SELECT MAX(number) FROM revision WHERE application = $1", application)?;
    Ok(last.flatten().unwrap_or(0) + 1)
}

/// The revisions of an application that count, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(link: &mut Link<'_>, application: Uuid) -> Result<Vec<RevisionRow>, StoreError> {
    all!(
        link,
        RevisionRow,
        "SELECT * FROM revision
         WHERE application = $1 AND (preparation IS NULL OR preparation NOT IN (SELECT id FROM preparation))
         ORDER BY number",
        application
    )
}

/// Whether somebody said something about an application that a preparation changes, since that was prepared: what is prepared
/// knows nothing of it.
///
/// # Errors
/// [`StoreError`].
pub async fn overtaken(link: &mut Link<'_>, preparation: Uuid) -> Result<bool, StoreError> {
    let overtaken = value!(
        link,
        i64,
        "SELECT COUNT(*) FROM revision AS prepared
         JOIN revision AS later ON later.application = prepared.application AND later.number > prepared.number
         WHERE prepared.preparation = $1",
        preparation
    )?;
    Ok(overtaken.unwrap_or(0) > 0)
}
