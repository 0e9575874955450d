//! Spreadsheets that were sent, and which column holds what as an organisation said last.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Json, Link, StoreError};

/// Headers with the fields that they hold; none for a column that is not read.
pub type Columns = BTreeMap<String, Option<String>>;

/// A spreadsheet as it is kept.
#[derive(Debug, Clone)]
pub struct IntakeRow {
    /// Key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// The file's name, the worksheet and the columns, sealed; of files from before these were, they stand beside it.
    pub about: Option<Vec<u8>>,
    /// The file's name.
    pub name: String,
    /// Which column holds what.
    pub mapping: Json<Columns>,
    /// `sent`, `taken` or `dropped`.
    pub state: String,
    /// Who sent it.
    pub sent_by: Uuid,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// When it was taken or dropped.
    pub ended_at: Option<DateTime<Utc>>,
    /// How many applications it added.
    pub added: i64,
    /// How many it changed.
    pub changed: i64,
    /// The worksheet that is read; empty where a person has to choose.
    pub worksheet: String,
    /// The row of its header; 0 where it is to be found.
    pub header_row: i64,
    /// Rows that wait for their author, once the others were taken.
    pub waiting: i64,
}

from_row!(IntakeRow {
    id,
    round,
    about,
    name,
    mapping,
    state,
    sent_by,
    sent_at,
    ended_at,
    added,
    changed,
    worksheet,
    header_row,
    waiting
});

/// Adds a spreadsheet with its sealed content.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &IntakeRow, sealed: &[u8]) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO intake (id, round, name, mapping, sealed, state, sent_by, sent_at, ended_at, added, changed,
                             worksheet, header_row, waiting, about)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        row.id,
        row.round,
        &row.name,
        &row.mapping,
        sealed,
        &row.state,
        row.sent_by,
        row.sent_at,
        row.ended_at,
        row.added,
        row.changed,
        &row.worksheet,
        row.header_row,
        row.waiting,
        row.about.as_deref()
    )?;
    Ok(())
}

/// The spreadsheet of a key, without its content, which may be large.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<IntakeRow>, StoreError> {
    one!(
        link,
        IntakeRow,
        "SELECT id, round, about, name, mapping, state, sent_by, sent_at, ended_at, added, changed, worksheet, header_row,
            waiting
         FROM intake WHERE id = $1",
        id
    )
}

/// A spreadsheet's content, sealed; none once it is taken whole or dropped.
///
/// # Errors
/// [`StoreError`].
pub async fn content(link: &mut Link<'_>, id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(value!(link, Option<Vec<u8>>, "SELECT sealed FROM intake WHERE id = $1", id)?.flatten())
}

/// Says which column holds what, sealed with the file's name and its worksheet.
///
/// # Errors
/// [`StoreError`].
pub async fn map(link: &mut Link<'_>, id: Uuid, about: &[u8]) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE intake SET about = $2, name = '', worksheet = '', mapping = $3 WHERE id = $1",
        id,
        about,
        Json(Columns::new())
    )?;
    Ok(())
}

/// Chooses a worksheet, whose columns hold other things: both are said by `about`.
///
/// # Errors
/// [`StoreError`].
pub async fn choose(link: &mut Link<'_>, id: Uuid, header_row: i64, about: &[u8]) -> Result<(), StoreError> {
    map(link, id, about).await?;
    run!(link, "UPDATE intake SET header_row = $2 WHERE id = $1", id, header_row)?;
    Ok(())
}

/// Ends a spreadsheet: its content goes, unless rows of it wait for their author. `false` when somebody was faster.
///
/// # Errors
/// [`StoreError`].
pub async fn end(
    link: &mut Link<'_>,
    id: Uuid,
    state: &str,
    [added, changed, waiting]: [i64; 3],
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let ended = run!(
        link,
        "UPDATE intake SET state = $2, ended_at = $3, added = $4, changed = $5, waiting = $6,
            sealed = CASE WHEN $6 > 0 THEN sealed ELSE NULL END
         WHERE id = $1 AND state = 'sent'",
        id,
        state,
        at,
        added,
        changed,
        waiting
    )?;
    Ok(ended == 1)
}

/// Who stands for rows of a spreadsheet that came from outside the round's time.
#[derive(Debug, Clone)]
pub struct SignatureRow {
    /// Key.
    pub id: Uuid,
    /// The spreadsheet.
    pub intake: Uuid,
    /// SHA-256 of the rows.
    pub late_rows: String,
    /// Who signed.
    pub signed_by: Uuid,
    /// When.
    pub signed_at: DateTime<Utc>,
}

from_row!(SignatureRow { id, intake, late_rows, signed_by, signed_at });

/// Adds a signature.
///
/// # Errors
/// [`StoreError::Taken`] when these rows are signed already.
pub async fn sign(link: &mut Link<'_>, row: &SignatureRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO late_signature (id, intake, late_rows, signed_by, signed_at) VALUES ($1, $2, $3, $4, $5)",
        row.id,
        row.intake,
        &row.late_rows,
        row.signed_by,
        row.signed_at
    )?;
    Ok(())
}

/// The signature for these rows of a spreadsheet.
///
/// # Errors
/// [`StoreError`].
pub async fn signature(
    link: &mut Link<'_>,
    intake: Uuid,
    late_rows: &str,
) -> Result<Option<SignatureRow>, StoreError> {
    one!(
        link,
        SignatureRow,
        "SELECT * FROM late_signature WHERE intake = $1 AND late_rows = $2",
        intake,
        late_rows
    )
}

/// Spreadsheets of a round that somebody still has to do something about: not taken yet, or taken but for rows that wait.
///
/// # Errors
/// [`StoreError`].
pub async fn unfinished(link: &mut Link<'_>, round: Uuid) -> Result<Vec<IntakeRow>, StoreError> {
    all!(
        link,
        IntakeRow,
        "SELECT * FROM intake
         WHERE round = $1 AND sealed IS NOT NULL AND (state = 'sent' OR state = 'taken' AND waiting > 0)
         ORDER BY sent_at DESC, id",
        round
    )
}

struct Remembered {
    mapping: Json<Columns>,
}

from_row!(Remembered { mapping });

/// Drops spreadsheets that nobody took since a moment, and what waits of others; how many.
///
/// # Errors
/// [`StoreError`].
pub async fn forget(
    link: &mut Link<'_>,
    sent_before: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    run!(link, "UPDATE intake SET sealed = NULL WHERE state = 'taken' AND sent_at < $1", sent_before)?;
    let dropped = run!(
        link,
        "UPDATE intake SET state = 'dropped', ended_at = $2, sealed = NULL WHERE state = 'sent' AND sent_at < $1",
        sent_before,
        at
    )?;
    // Files from before names were sealed: what stands in the clear goes with the content.
    run!(
        link,
        "UPDATE intake SET name = '', worksheet = '', mapping = $1 WHERE sealed IS NULL AND about IS NULL AND name <> ''",
        Json(Columns::new())
    )?;
    Ok(dropped)
}

/// What waited of a spreadsheet goes.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_waiting(link: &mut Link<'_>, id: Uuid) -> Result<(), StoreError> {
    run!(link, "UPDATE intake SET sealed = NULL WHERE id = $1 AND state = 'taken'", id)?;
    Ok(())
}

/// Which column holds what, as an organisation said last.
///
/// # Errors
/// [`StoreError`].
pub async fn remembered(link: &mut Link<'_>, organisation: Uuid) -> Result<Option<Columns>, StoreError> {
    let row = one!(
        link,
        Remembered,
        "SELECT mapping FROM remembered_columns WHERE organisation = $1",
        organisation
    )?;
    Ok(row.map(|row| row.mapping.0))
}

/// Remembers which column holds what, besides what was remembered of other columns.
///
/// # Errors
/// [`StoreError`].
pub async fn remember(link: &mut Link<'_>, organisation: Uuid, columns: &Columns) -> Result<(), StoreError> {
    let mut all = remembered(link, organisation).await?.unwrap_or_default();
    all.extend(columns.clone());
    run!(
        link,
        "INSERT INTO remembered_columns (organisation, mapping) VALUES ($1, $2)
         ON CONFLICT (organisation) DO UPDATE SET mapping = excluded.mapping",
        organisation,
        Json(&all)
    )?;
    Ok(())
}
