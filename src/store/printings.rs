//! Letters on paper: who gets some, what is being printed, and the parts of the files until they went out.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// A printing as it is kept.
#[derive(Debug, Clone)]
pub struct PrintingRow {
    /// Key.
    pub id: Uuid,
    /// Of which round.
    pub round: Uuid,
    /// `code`, `result` or `decision`.
    pub kind: String,
    /// `name` or `number`.
    pub sorted: String,
    /// Who asked for it.
    pub account: Uuid,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// How many letters.
    pub letters: i64,
    /// How many of them are set.
    pub done: i64,
    /// `asked`, `ready`, `posted`, `dropped` or `gone`.
    pub state: String,
}

from_row!(PrintingRow { id, round, kind, sorted, account, asked_at, letters, done, state });

struct Key {
    id: Uuid,
}

from_row!(Key { id });

fn keys(rows: Vec<Key>) -> Vec<Uuid> {
    rows.into_iter().map(|row| row.id).collect()
}

/// Those of a round whose first words came from a sheet or by a caseworker, and who got no letter with a code yet.
///
/// # Errors
/// [`StoreError`].
pub async fn without_code_letter(link: &mut Link<'_>, round: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT application.id AS id FROM application
         JOIN revision ON revision.application = application.id AND revision.number = 1
         WHERE application.round = $1 AND revision.source IN ('sheet', 'counter')
           AND (application.state = 'submitted' OR application.withdrawn_as = 'unsigned')
           AND application.wrapped_key IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM printed JOIN printing ON printing.id = printed.printing
                           WHERE printed.application = application.id AND printing.kind = 'code'
                             AND printing.state <> 'dropped')
         ORDER BY application.number",
        round
    )?;
    Ok(keys(rows))
}

/// Whether an account printed a letter for an application since a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn printed_since(
    link: &mut Link<'_>,
    (application, account): (Uuid, Uuid),
    since: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let found = value!(
        link,
        Uuid,
        "SELECT printing.id FROM printing JOIN printed ON printed.printing = printing.id
         WHERE printed.application = $1 AND printing.account = $2 AND printing.kind = 'code' AND printing.asked_at > $3
         LIMIT 1",
        application,
        account,
        since
    )?;
    Ok(found.is_some())
}

/// Whether an application came from a sheet or by a caseworker, and its person got no letter with a code yet.
///
/// # Errors
/// [`StoreError`].
pub async fn has_untold_code(
    link: &mut Link<'_>,
    (round, application): (Uuid, Uuid),
) -> Result<bool, StoreError> {
    Ok(without_code_letter(link, round).await?.contains(&application))
}

/// Those of a round whom a message that waits for a person tells something, and no letter yet.
///
/// # Errors
/// [`StoreError`].
pub async fn to_be_told(
    link: &mut Link<'_>,
    round: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT DISTINCT message.application AS id FROM message
         WHERE message.round = $1 AND message.kind IN ('told', 'offer-ended', 'term-extended', 'objection', 'inquiry')
           AND message.state IN ('by-hand', 'waiting') AND message.next_at <= $2
           AND message.application IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM printed JOIN printing ON printing.id = printed.printing
                           WHERE printed.application = message.application AND printing.kind = 'result'
                             AND printing.asked_at >= message.next_at AND printing.state <> 'dropped')",
        round,
        now
    )?;
    Ok(keys(rows))
}

/// A message that a letter says.
#[derive(Debug, Clone)]
pub struct NewsRow {
    /// Why: a word of the code.
    pub kind: String,
    /// About what.
    pub subject: String,
}

from_row!(NewsRow { kind, subject });

/// What a letter that was asked for at a moment tells the person of an application, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn news(
    link: &mut Link<'_>,
    application: Uuid,
    asked_at: DateTime<Utc>,
) -> Result<Vec<NewsRow>, StoreError> {
    all!(
        link,
        NewsRow,
        "SELECT kind, subject FROM message
         WHERE application = $1 AND kind IN ('told', 'offer-ended', 'term-extended', 'objection', 'inquiry')
           AND state IN ('by-hand', 'waiting') AND next_at <= $2 ORDER BY created_at, id",
        application,
        asked_at
    )
}

/// Notes that whoever got a letter of a printing was told.
///
/// # Errors
/// [`StoreError`].
pub async fn told(link: &mut Link<'_>, row: &PrintingRow) -> Result<u64, StoreError> {
    run!(
        link,
        "UPDATE message SET state = 'told'
         WHERE round = $1 AND kind IN ('told', 'offer-ended', 'term-extended', 'objection', 'inquiry')
           AND state IN ('by-hand', 'waiting') AND next_at <= $3
           AND application IN (SELECT application FROM printed WHERE printing = $2)",
        row.round,
        row.id,
        row.asked_at
    )
}

/// Adds a printing with its people, in the order of its file.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &PrintingRow, people: &[Uuid]) -> Result<(), StoreError> {
    const TOGETHER: usize = 300;
    run!(
        link,
        "INSERT INTO printing (id, round, kind, sorted, account, asked_at, letters, done, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        row.id,
        row.round,
        &row.kind,
        &row.sorted,
        row.account,
        row.asked_at,
        row.letters,
        row.done,
        &row.state
    )?;
    let mut place = 0_i64;
    for some in people.chunks(TOGETHER) {
        let rows = (0..some.len()).map(|at| format!("({})", numbered(1 + at * 3, 3)));
        let text = format!(
            "INSERT INTO printed (printing, place, application) VALUES {}",
            rows.collect::<Vec<_>>().join(", ")
        );
        macro_rules! add {
            ($conn:expr) => {
                some.iter()
                    .fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, application| {
                        place += 1;
                        query.bind(row.id).bind(place).bind(*application)
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

/// One printing.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<PrintingRow>, StoreError> {
    one!(link, PrintingRow, "SELECT * FROM printing WHERE id = $1", id)
}

/// A round's printings, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid, most: i64) -> Result<Vec<PrintingRow>, StoreError> {
    all!(
        link,
        PrintingRow,
        "SELECT * FROM printing WHERE round = $1 ORDER BY asked_at DESC, id LIMIT $2",
        round,
        most
    )
}

/// Whose letters a printing has from one place on, in the order of the file.
///
/// # Errors
/// [`StoreError`].
pub async fn people(
    link: &mut Link<'_>,
    printing: Uuid,
    (after, most): (i64, i64),
) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT application AS id FROM printed WHERE printing = $1 AND place > $2 ORDER BY place LIMIT $3",
        printing,
        after,
        most
    )?;
    Ok(keys(rows))
}

/// Adds the next part of a file, with how many letters are set then; a part that is there stays as it is. `false` where nobody
/// waits for it any more.
///
/// # Errors
/// [`StoreError`].
pub async fn add_part(
    link: &mut Link<'_>,
    (printing, number, done): (Uuid, i64, i64),
    (id, sealed): (Uuid, &[u8]),
) -> Result<bool, StoreError> {
    let wanted = run!(
        link,
        "UPDATE printing SET done = $2, state = CASE WHEN letters = $2 THEN 'ready' ELSE 'asked' END
         WHERE id = $1 AND state = 'asked' AND done < $2",
        printing,
        done
    )?;
    if wanted == 0 {
        return Ok(false);
    }
    run!(
        link,
        "INSERT INTO printing_part (id, printing, number, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (printing, number) DO NOTHING",
        id,
        printing,
        number,
        sealed
    )?;
    Ok(true)
}

/// A part of a file, with the key for which it is sealed.
#[derive(Debug, Clone)]
pub struct PartRow {
    /// Key.
    pub id: Uuid,
    /// What it is, sealed.
    pub sealed: Vec<u8>,
}

from_row!(PartRow { id, sealed });

/// The parts of a file, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn parts(link: &mut Link<'_>, printing: Uuid) -> Result<Vec<PartRow>, StoreError> {
    all!(link, PartRow, "SELECT id, sealed FROM printing_part WHERE printing = $1 ORDER BY number", printing)
}

/// Ends a printing: its file goes. `false` where it had ended otherwise.
///
/// # Errors
/// [`StoreError`].
pub async fn end(link: &mut Link<'_>, id: Uuid, state: &str, at: DateTime<Utc>) -> Result<bool, StoreError> {
    let ended = run!(
        link,
        "UPDATE printing SET state = $2, ended_at = $3
         WHERE id = $1 AND (state = 'ready' OR state = 'gone' OR (state = 'asked' AND $2 = 'dropped'))",
        id,
        state,
        at
    )?;
    if ended == 1 {
        run!(link, "DELETE FROM printing_part WHERE printing = $1", id)?;
    }
    Ok(ended == 1)
}

/// Takes away files that were ready before a moment and did not go out; how many.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(
    link: &mut Link<'_>,
    before: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    run!(
        link,
        "DELETE FROM printing_part WHERE printing IN
         (SELECT id FROM printing WHERE state = 'ready' AND asked_at < $1)",
        before
    )?;
    run!(
        link,
        "UPDATE printing SET state = 'gone', ended_at = $2 WHERE state = 'ready' AND asked_at < $1",
        before,
        at
    )
}

/// Takes away files with a letter of an application.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_of(link: &mut Link<'_>, application: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    run!(
        link,
        "DELETE FROM printing_part WHERE printing IN (SELECT printing FROM printed WHERE application = $1)",
        application
    )?;
    run!(
        link,
        "UPDATE printing SET state = 'gone', ended_at = $2
         WHERE state IN ('asked', 'ready') AND id IN (SELECT printing FROM printed WHERE application = $1)",
        application,
        at
    )?;
    Ok(())
}

/// The letters that were printed for somebody: of which kind, and when they were asked for.
#[derive(Debug, Clone)]
pub struct PrintedRow {
    /// `code` or `result`, or another word of the code.
    pub kind: String,
    /// When.
    pub asked_at: DateTime<Utc>,
}

from_row!(PrintedRow { kind, asked_at });

/// The letters that were printed for somebody, the oldest first; those that were dropped were not.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<PrintedRow>, StoreError> {
    all!(
        link,
        PrintedRow,
        "SELECT printing.kind AS kind, printing.asked_at AS asked_at
         FROM printed JOIN printing ON printing.id = printed.printing
         WHERE printed.application = $1 AND printing.state <> 'dropped' ORDER BY printing.asked_at, printing.id",
        application
    )
}
