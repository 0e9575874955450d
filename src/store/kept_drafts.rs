//! Applications that are kept for their person before they are submitted, and pages of which nothing is to be left.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A draft as it is kept.
#[derive(Debug, Clone)]
pub struct KeptDraftRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// Of which round.
    pub round: Uuid,
    /// Keyed hash of its code.
    pub code_mark: String,
    /// Keyed hash of its form's token.
    pub once: String,
    /// How often it was saved.
    pub version: i64,
    /// When it was saved last.
    pub saved_at: DateTime<Utc>,
    /// When it is erased at the latest.
    pub expires_at: DateTime<Utc>,
    /// When its person was told of that.
    pub reminded_at: Option<DateTime<Utc>>,
    /// What it says, sealed.
    pub sealed: Vec<u8>,
}

from_row!(KeptDraftRow { id, round, code_mark, once, version, saved_at, expires_at, reminded_at, sealed });

/// Keeps a new draft.
///
/// # Errors
/// [`StoreError::Taken`] where its code or its form has one already.
pub async fn add(link: &mut Link<'_>, row: &KeptDraftRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO kept_draft (id, round, code_mark, once, version, saved_at, expires_at, sealed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id,
        row.round,
        &row.code_mark,
        &row.once,
        row.version,
        row.saved_at,
        row.expires_at,
        &row.sealed
    )?;
    Ok(())
}

/// Keeps a draft as it stands now, in the place of the version before; `false` where that is not the newest any more. Whoever was told
/// of its end is told of the new one.
///
/// # Errors
/// [`StoreError`].
pub async fn put(link: &mut Link<'_>, row: &KeptDraftRow) -> Result<bool, StoreError> {
    let put = run!(
        link,
        "UPDATE kept_draft SET version = $2, saved_at = $3, expires_at = $4, sealed = $5, reminded_at = NULL
         WHERE id = $1 AND version = $2 - 1",
        row.id,
        row.version,
        row.saved_at,
        row.expires_at,
        &row.sealed
    )?;
    Ok(put == 1)
}

/// The draft of a code, by its keyed hash.
///
/// # Errors
/// [`StoreError`].
pub async fn by_code(link: &mut Link<'_>, mark: &str) -> Result<Option<KeptDraftRow>, StoreError> {
    one!(link, KeptDraftRow, "SELECT * FROM kept_draft WHERE code_mark = $1", mark)
}

/// One draft.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<KeptDraftRow>, StoreError> {
    one!(link, KeptDraftRow, "SELECT * FROM kept_draft WHERE id = $1", id)
}

/// The draft of a form, by the keyed hash of its token.
///
/// # Errors
/// [`StoreError`].
pub async fn by_once(link: &mut Link<'_>, once: &str) -> Result<Option<KeptDraftRow>, StoreError> {
    one!(link, KeptDraftRow, "SELECT * FROM kept_draft WHERE once = $1", once)
}

/// Erases a draft, and what was written to its person about it; whether it was there.
///
/// # Errors
/// [`StoreError`].
pub async fn erase(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    let subject = id.to_string();
    run!(
        link,
        "DELETE FROM message WHERE application IS NULL AND kind IN ('draft', 'draft-soon') AND subject = $1",
        &subject
    )?;
    Ok(run!(link, "DELETE FROM kept_draft WHERE id = $1", id)? == 1)
}

/// Some drafts that are over at a moment: their time is up, their round's deadline has passed, or they were submitted.
///
/// # Errors
/// [`StoreError`].
pub async fn over(
    link: &mut Link<'_>,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<KeptDraftRow>, StoreError> {
    all!(
        link,
        KeptDraftRow,
        "SELECT kept_draft.* FROM kept_draft JOIN round ON round.id = kept_draft.round
         WHERE kept_draft.expires_at <= $1 OR round.closes_at <= $1
            OR EXISTS (SELECT 1 FROM application_row WHERE application_row.once = kept_draft.once)
         ORDER BY kept_draft.expires_at, kept_draft.id LIMIT $2",
        now,
        most
    )
}

/// Some drafts that are over by a moment and were saved before another, and whose person was not told.
///
/// # Errors
/// [`StoreError`].
pub async fn to_remind(
    link: &mut Link<'_>,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
    saved_before: DateTime<Utc>,
    most: i64,
) -> Result<Vec<KeptDraftRow>, StoreError> {
    all!(
        link,
        KeptDraftRow,
        "SELECT kept_draft.* FROM kept_draft JOIN round ON round.id = kept_draft.round
         WHERE kept_draft.reminded_at IS NULL AND (kept_draft.expires_at <= $2 OR round.closes_at <= $2)
           AND kept_draft.expires_at > $1 AND round.closes_at > $1 AND kept_draft.saved_at <= $3
         ORDER BY kept_draft.expires_at, kept_draft.id LIMIT $4",
        now,
        until,
        saved_before,
        most
    )
}

/// Notes that somebody was told when their draft ends.
///
/// # Errors
/// [`StoreError`].
pub async fn reminded(link: &mut Link<'_>, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    run!(link, "UPDATE kept_draft SET reminded_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// Notes that nothing is to be left of the pages of a form, as long as they could be sent again; `mark` is a keyed hash of the token that
/// they carry.
///
/// # Errors
/// [`StoreError`].
pub async fn clear_pages(link: &mut Link<'_>, mark: &str, until: DateTime<Utc>) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO cleared_pages (mark, until) VALUES ($1, $2) ON CONFLICT (mark) DO NOTHING",
        mark,
        until
    )?;
    Ok(())
}

/// Whether nothing is to be left of the pages with a mark.
///
/// # Errors
/// [`StoreError`].
pub async fn are_cleared(link: &mut Link<'_>, mark: &str) -> Result<bool, StoreError> {
    Ok(value!(link, String, "SELECT mark FROM cleared_pages WHERE mark = $1", mark)?.is_some())
}

/// Forgets marks of pages that nobody can send any more.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_cleared(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<u64, StoreError> {
    run!(link, "DELETE FROM cleared_pages WHERE until <= $1", now)
}
