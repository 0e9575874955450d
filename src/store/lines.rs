//! The lines of snapshots: what a frozen folder says of one application, kept once for as many snapshots as say the same of it.

use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// A line.
#[derive(Debug, Clone)]
pub struct LineRow {
    /// Of which application.
    pub application: Uuid,
    /// Keyed hash of what it says.
    pub mark: String,
    /// Salted digest of what it says; the salt is sealed with it.
    pub digest: String,
    /// What it says, sealed with the application's key.
    pub sealed: Vec<u8>,
}

from_row!(LineRow { application, mark, digest, sealed });

/// A line without what it says.
#[derive(Debug, Clone)]
pub struct KnownRow {
    /// Of which application.
    pub application: Uuid,
    /// Keyed hash of what it says.
    pub mark: String,
    /// Salted digest of what it says.
    pub digest: String,
}

from_row!(KnownRow { application, mark, digest });

/// Adds lines; those that are there stay as they are. Who adds the same ones at the same time does so in the same order.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, rows: &[LineRow]) -> Result<(), StoreError> {
    let mut rows: Vec<&LineRow> = rows.iter().collect();
    rows.sort_unstable_by(|one, other| (one.application, &one.mark).cmp(&(other.application, &other.mark)));
    for few in rows.chunks(40) {
        let values = (0..few.len()).map(|row| format!("({})", numbered(1 + row * 4, 4)));
        let text = format!(
            "INSERT INTO snapshot_line (application, mark, digest, sealed) VALUES {}
             ON CONFLICT (application, mark) DO NOTHING",
            values.collect::<Vec<_>>().join(", ")
        );
        macro_rules! add {
            ($conn:expr) => {
                few.iter()
                    .fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, row| {
                        query.bind(row.application).bind(&row.mark).bind(&row.digest).bind(&row.sealed)
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

/// The lines of a round's applications, without what they say.
///
/// # Errors
/// [`StoreError`].
pub async fn known(link: &mut Link<'_>, round: Uuid) -> Result<Vec<KnownRow>, StoreError> {
    all!(
        link,
        KnownRow,
        "SELECT snapshot_line.application, snapshot_line.mark, snapshot_line.digest FROM snapshot_line
         JOIN application_row ON application_row.id = snapshot_line.application WHERE application_row.round = $1",
        round
    )
}

/// A line of a round's with the key that opens it.
#[derive(Debug, Clone)]
pub struct KeyedRow {
    /// Of which application.
    pub application: Uuid,
    /// Keyed hash of what it says.
    pub mark: String,
    /// What it says, sealed with the application's key.
    pub sealed: Vec<u8>,
    /// That key, sealed; none where the application was erased.
    pub wrapped_key: Option<Vec<u8>>,
}

from_row!(KeyedRow { application, mark, sealed, wrapped_key });

/// The lines of a round's applications.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<KeyedRow>, StoreError> {
    all!(
        link,
        KeyedRow,
        "SELECT snapshot_line.application, snapshot_line.mark, snapshot_line.sealed, application_row.wrapped_key
         FROM snapshot_line JOIN application_row ON application_row.id = snapshot_line.application
         WHERE application_row.round = $1",
        round
    )
}
