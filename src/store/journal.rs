//! Events: who did what, and who looked at whose data, when. Rows are only added; both databases refuse to change or remove one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// Which events: acts stand in the database, looks on SQLite in a file of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log {
    /// What was done.
    Acts,
    /// Who looked.
    Looks,
}

impl Log {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Acts, Self::Looks];

    fn table(self) -> &'static str {
        match self {
            Self::Acts => "event",
            Self::Looks => "look",
        }
    }
}

/// One event. It names keys and numbers, never a person's facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Key.
    pub id: Uuid,
    /// When.
    pub happened_at: DateTime<Utc>,
    /// `account`, `person` or `system`.
    pub actor: String,
    /// Who, of those with an account.
    pub account: Option<Uuid>,
    /// What was done: a key of the catalogue.
    pub action: String,
    /// In which round.
    pub round: Option<Uuid>,
    /// To what: a number, a digest, a login.
    pub object: String,
    /// The numbers of a list, with spaces between.
    pub shown: String,
    /// How many those are.
    pub count: i64,
    /// A keyed hash of what was searched for.
    pub searched: String,
    /// Makes its leaf unguessable.
    pub salt: String,
}

from_row!(EventRow { id, happened_at, actor, account, action, round, object, shown, count, searched, salt });

/// Which events are asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Of this account only.
    pub account: Option<Uuid>,
    /// Of `person` or `system` only; empty for everyone.
    pub actor: String,
    /// Of this action only; empty for every one.
    pub action: String,
    /// Of this round only.
    pub round: Option<Uuid>,
    /// From this moment on.
    pub from: DateTime<Utc>,
    /// Before this moment.
    pub until: DateTime<Utc>,
    /// Older than this one: its moment and key.
    pub before: (DateTime<Utc>, Uuid),
}

/// Adds an event, in the database of its log.
///
/// # Errors
/// [`StoreError`].
pub async fn note(link: &mut Link<'_>, log: Log, row: &EventRow) -> Result<(), StoreError> {
    let table = log.table();
    run!(
        link,
        sqlx::AssertSqlSafe(format!(
            "INSERT INTO {table} (id, happened_at, actor, account, action, round, object, shown, count, searched, salt)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        )),
        row.id,
        row.happened_at,
        &row.actor,
        row.account,
        &row.action,
        row.round,
        &row.object,
        &row.shown,
        row.count,
        &row.searched,
        &row.salt
    )?;
    pend(link, log, row.id).await
}

/// Says that an event is not known to be in the chain.
///
/// # Errors
/// [`StoreError`].
pub async fn pend(link: &mut Link<'_>, log: Log, event: Uuid) -> Result<(), StoreError> {
    let table = log.table();
    run!(
        link,
        sqlx::AssertSqlSafe(format!(
            "INSERT INTO {table}_pending ({table}) VALUES ($1) ON CONFLICT ({table}) DO NOTHING"
        )),
        event
    )?;
    Ok(())
}

/// The newest acts.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(link: &mut Link<'_>, most: i64) -> Result<Vec<EventRow>, StoreError> {
    all!(link, EventRow, "SELECT * FROM event ORDER BY happened_at DESC, id LIMIT $1", most)
}

/// What was done to one object of a round, or who looked at it alone.
///
/// # Errors
/// [`StoreError`].
pub async fn about(
    link: &mut Link<'_>,
    log: Log,
    round: Uuid,
    object: &str,
) -> Result<Vec<EventRow>, StoreError> {
    let table = log.table();
    all!(
        link,
        EventRow,
        sqlx::AssertSqlSafe(format!(
            "SELECT * FROM {table} WHERE round = $1 AND object = $2 ORDER BY happened_at, id"
        )),
        round,
        object
    )
}

/// How often a number stood among others in a round's list that staff looked at, and when last. Numbers stand between spaces.
///
/// # Errors
/// [`StoreError`].
pub async fn listed(
    link: &mut Link<'_>,
    (round, slug): (Uuid, &str),
    number: &str,
) -> Result<(u64, Option<DateTime<Utc>>), StoreError> {
    let rows = all!(
        link,
        (DateTime<Utc>,),
        "SELECT happened_at FROM look WHERE round = $1 AND object = $2 AND action = 'look-list'
         AND replace(' ' || shown || ' ', $3, '') <> ' ' || shown || ' ' ORDER BY happened_at",
        round,
        slug,
        format!(" {number} ")
    )?;
    Ok((rows.len().try_into().unwrap_or(u64::MAX), rows.last().map(|(at,)| *at)))
}

/// Events that were asked for, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn page(
    link: &mut Link<'_>,
    log: Log,
    asked: &Asked,
    most: i64,
) -> Result<Vec<EventRow>, StoreError> {
    let table = log.table();
    all!(
        link,
        EventRow,
        sqlx::AssertSqlSafe(format!(
            "SELECT * FROM {table}
             WHERE ($1 OR account = $2) AND ($3 = '' OR actor = $3) AND ($4 = '' OR action = $4)
               AND ($5 OR round = $6) AND happened_at >= $7 AND happened_at < $8
               AND (happened_at < $9 OR (happened_at = $9 AND id < $10))
             ORDER BY happened_at DESC, id DESC LIMIT $11"
        )),
        asked.account.is_none(),
        asked.account,
        &asked.actor,
        &asked.action,
        asked.round.is_none(),
        asked.round,
        asked.from,
        asked.until,
        asked.before.0,
        asked.before.1,
        most
    )
}

/// Which actions there are.
///
/// # Errors
/// [`StoreError`].
pub async fn actions(link: &mut Link<'_>, log: Log) -> Result<Vec<String>, StoreError> {
    struct Word {
        action: String,
    }
    from_row!(Word { action });

    let text = format!("SELECT DISTINCT action FROM {}", log.table());
    let rows = all!(link, Word, sqlx::AssertSqlSafe(text))?;
    Ok(rows.into_iter().map(|row| row.action).collect())
}

/// Events that are not known to be in the chain, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn pending(link: &mut Link<'_>, log: Log, most: i64) -> Result<Vec<EventRow>, StoreError> {
    let table = log.table();
    all!(
        link,
        EventRow,
        sqlx::AssertSqlSafe(format!(
            "SELECT {table}.* FROM {table}_pending JOIN {table} ON {table}.id = {table}_pending.{table}
             ORDER BY {table}.happened_at, {table}.id LIMIT $1"
        )),
        most
    )
}

/// Which of these events are not known to be in the chain.
///
/// # Errors
/// [`StoreError`].
pub async fn pending_among(link: &mut Link<'_>, log: Log, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let table = log.table();
    let text =
        format!("SELECT {table} AS id FROM {table}_pending WHERE {table} IN ({})", numbered(1, ids.len()));
    keys(link, text, ids).await
}

/// How many events are not known to be in the chain; of them, how many have no event.
///
/// # Errors
/// [`StoreError`].
pub async fn pending_count(link: &mut Link<'_>, log: Log) -> Result<(i64, i64), StoreError> {
    let table = log.table();
    let all = format!("SELECT COUNT(*) FROM {table}_pending");
    let lost = format!("{all} WHERE {table} NOT IN (SELECT id FROM {table})");
    let all = value!(link, i64, sqlx::AssertSqlSafe(all))?;
    let lost = value!(link, i64, sqlx::AssertSqlSafe(lost))?;
    Ok((all.unwrap_or(0), lost.unwrap_or(0)))
}

/// Notes that these events are in the chain.
///
/// # Errors
/// [`StoreError`].
pub async fn settle(link: &mut Link<'_>, log: Log, ids: &[Uuid]) -> Result<(), StoreError> {
    let table = log.table();
    for id in ids {
        run!(link, sqlx::AssertSqlSafe(format!("DELETE FROM {table}_pending WHERE {table} = $1")), *id)?;
    }
    Ok(())
}

/// The events of these keys.
///
/// # Errors
/// [`StoreError`].
pub async fn by_ids(link: &mut Link<'_>, log: Log, ids: &[Uuid]) -> Result<Vec<EventRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT * FROM {} WHERE id IN ({})", log.table(), numbered(1, ids.len()));
    all_of!(link, EventRow, text, [], ids.iter().copied())
}

/// Keys of events after one, in their order; from the first on without one.
///
/// # Errors
/// [`StoreError`].
pub async fn after(
    link: &mut Link<'_>,
    log: Log,
    after: Option<Uuid>,
    most: i64,
) -> Result<Vec<Uuid>, StoreError> {
    let (table, than) = (log.table(), if after.is_some() { ">" } else { ">=" });
    let text = format!("SELECT id FROM {table} WHERE id {than} $1 ORDER BY id LIMIT {most}");
    keys(link, text, &[after.unwrap_or_default()]).await
}

/// Keys, as a query gives them.
async fn keys(link: &mut Link<'_>, text: String, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    struct Key {
        id: Uuid,
    }
    from_row!(Key { id });

    let rows: Vec<Key> = all_of!(link, Key, text, [], ids.iter().copied())?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
