//! What the rules say of applications, in columns: read by the page, counted and looked through without opening anything.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, applications::ApplicationRow, sql::numbered};

/// What the rules say of one application.
#[derive(Debug, Clone)]
pub struct StandingRow {
    /// Whose.
    pub application: Uuid,
    /// The revision that was judged.
    pub revision: i64,
    /// SHA-256 of the rule pack by which.
    pub pack_hash: String,
    /// Digest of everything else by which.
    pub ground: String,
    /// The word.
    pub word: String,
    /// About how many wishes a person has to decide.
    pub undecided: i64,
    /// Whether it takes part, and no wish of it is possible or could become so.
    pub nowhere: bool,
}

/// Puts standings in the place of those that were known. Who judges the same people at the same time locks their rows in the same
/// order, whatever order they were read in: so one waits for the other, and none of both is broken off.
///
/// # Errors
/// [`StoreError`].
pub async fn put(link: &mut Link<'_>, rows: &[StandingRow]) -> Result<(), StoreError> {
    let mut rows: Vec<&StandingRow> = rows.iter().collect();
    rows.sort_unstable_by_key(|row| row.application);
    for few in rows.chunks(40) {
        let values = (0..few.len()).map(|row| format!("({})", numbered(1 + row * 7, 7)));
        let text = format!(
            "INSERT INTO standing (application, revision, pack_hash, ground, word, undecided, nowhere) VALUES {}
             ON CONFLICT (application) DO UPDATE SET revision = excluded.revision, pack_hash = excluded.pack_hash,
                ground = excluded.ground, word = excluded.word, undecided = excluded.undecided,
                nowhere = excluded.nowhere",
            values.collect::<Vec<_>>().join(", ")
        );
        macro_rules! put {
            ($conn:expr) => {
                few.iter()
                    .fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, row| {
                        query
                            .bind(row.application)
                            .bind(row.revision)
                            .bind(&row.pack_hash)
                            .bind(&row.ground)
                            .bind(&row.word)
                            .bind(row.undecided)
                            .bind(row.nowhere)
                    })
                    .execute(&mut **$conn)
                    .await
                    .map(drop)
            };
        }
        match link {
            Link::Sqlite(conn) => put!(conn),
            Link::Pg(conn) => put!(conn),
        }?;
    }
    Ok(())
}

/// Applications of a round that stand and were not judged as they are now, at most so many.
///
/// # Errors
/// [`StoreError`].
pub async fn stale(
    link: &mut Link<'_>,
    round: Uuid,
    ground: &str,
    most: i64,
) -> Result<Vec<ApplicationRow>, StoreError> {
    all!(
        link,
        ApplicationRow,
        "SELECT application.* FROM application
         LEFT JOIN standing ON standing.application = application.id AND standing.revision = application.version
            AND standing.ground = $2
         WHERE application.round = $1 AND application.state = 'submitted' AND standing.application IS NULL
         LIMIT $3",
        round,
        ground,
        most
    )
}

/// An application on the roll of a round.
#[derive(Debug, Clone)]
pub struct RollRow {
    /// Key.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// When it was received, to the microsecond.
    pub received_at: DateTime<Utc>,
    /// `submitted` or `withdrawn`.
    pub state: String,
    /// The way in which it was withdrawn; empty while it stands.
    pub withdrawn_as: String,
    /// Whether its data were erased.
    pub erased: bool,
    /// Short keyed hash of name and contact together.
    pub twin: String,
    /// What the rules say of it.
    pub word: Option<String>,
    /// About how many wishes a person has to decide.
    pub undecided: Option<i64>,
    /// Whether it takes part, and no wish of it is possible or could become so.
    pub nowhere: Option<bool>,
}

from_row!(RollRow {
    id,
    number,
    version,
    received_at,
    state,
    withdrawn_as,
    erased,
    twin,
    word,
    undecided,
    nowhere
});

/// Every application of a round, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn roll(link: &mut Link<'_>, round: Uuid) -> Result<Vec<RollRow>, StoreError> {
    all!(
        link,
        RollRow,
        "SELECT application.id, application.number, application.version, application.received_at, application.state,
            application.withdrawn_as, CASE WHEN application.wrapped_key IS NULL THEN TRUE ELSE FALSE END AS erased,
            SUBSTR(application.words, 1, 12) AS twin, standing.word, standing.undecided,
            standing.nowhere
         FROM application
         LEFT JOIN standing ON standing.application = application.id
         WHERE application.round = $1 ORDER BY application.number",
        round
    )
}

/// Keys of a round's applications that have all of these short hashes among their words.
///
/// # Errors
/// [`StoreError`].
pub async fn with_words(link: &mut Link<'_>, round: Uuid, words: &[String]) -> Result<Vec<Uuid>, StoreError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let each = (0..words.len()).map(|at| format!("words LIKE ${}", at + 2));
    let text =
        format!("SELECT id FROM application WHERE round = $1 AND {}", each.collect::<Vec<_>>().join(" AND "));
    let patterns: Vec<String> = words.iter().map(|word| format!("%{word}%")).collect();
    let found: Vec<(Uuid,)> = all_of!(link, (Uuid,), text, [round], patterns)?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
