//! Rounds: their state, and the lock on them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, can_be_there};
use crate::domain::Texts;

/// A round as it is kept.
#[derive(Debug, Clone)]
pub struct RoundRow {
    /// Key.
    pub id: Uuid,
    /// Its word in addresses.
    pub slug: String,
    /// The organisation whose caseworkers decide.
    pub authority: Uuid,
    /// Who brought it in; nobody where it was the installation's own command line.
    pub brought_by: Option<Uuid>,
    /// `draft`, `open`, `closed`, `published` or `finished`.
    pub state: String,
    /// Name in Latvian.
    pub name_lv: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Programme.
    pub programme: String,
    /// SHA-256 of the draw's seed, where the order is by draw.
    pub commitment: Option<String>,
    /// `round.toml` and the rule pack, sealed.
    pub sealed: Vec<u8>,
    /// First moment for applications.
    pub opens_at: DateTime<Utc>,
    /// First moment after which none are taken.
    pub closes_at: DateTime<Utc>,
    /// The later deadline that was announced before, where it was moved to an earlier day.
    pub announced_until: Option<DateTime<Utc>>,
    /// When a caseworker closed it, if one has.
    pub closed_at: Option<DateTime<Utc>>,
    /// Grows with everything that could change a run's inputs.
    pub revision: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// SHA-256 of the rule pack that it is pinned to; empty where it is older than that and not filled in yet.
    pub pack_hash: String,
}

from_row!(RoundRow {
    id,
    slug,
    authority,
    brought_by,
    state,
    name_lv,
    name_en,
    name_ru,
    programme,
    commitment,
    sealed,
    opens_at,
    closes_at,
    announced_until,
    closed_at,
    revision,
    created_at,
    pack_hash
});

/// Adds a round.
///
/// # Errors
/// [`StoreError::Taken`] when its slug is.
pub async fn add(link: &mut Link<'_>, round: &RoundRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO round (id, slug, authority, state, name_lv, name_en, name_ru, programme, commitment, sealed,
                            opens_at, closes_at, closed_at, revision, created_at, pack_hash, brought_by, announced_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        round.id,
        &round.slug,
        round.authority,
        &round.state,
        &round.name_lv,
        &round.name_en,
        &round.name_ru,
        &round.programme,
        &round.commitment,
        &round.sealed,
        round.opens_at,
        round.closes_at,
        round.closed_at,
        round.revision,
        round.created_at,
        &round.pack_hash,
        round.brought_by,
        round.announced_until
    )?;
    Ok(())
}

/// Every round, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(link: &mut Link<'_>) -> Result<Vec<RoundRow>, StoreError> {
    all!(link, RoundRow, "SELECT * FROM round ORDER BY closes_at DESC, slug")
}

/// The round of a slug.
///
/// # Errors
/// [`StoreError`].
pub async fn by_slug(link: &mut Link<'_>, slug: &str) -> Result<Option<RoundRow>, StoreError> {
    if !can_be_there(slug) {
        return Ok(None);
    }
    one!(link, RoundRow, "SELECT * FROM round WHERE slug = $1", slug)
}

/// The round of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<RoundRow>, StoreError> {
    one!(link, RoundRow, "SELECT * FROM round WHERE id = $1", id)
}

/// Locks a round until the transaction ends, without changing it; nobody else changes its inputs meanwhile.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(link: &mut Link<'_>, id: Uuid) -> Result<Option<RoundRow>, StoreError> {
    one!(link, RoundRow, "UPDATE round SET revision = revision WHERE id = $1 RETURNING *", id)
}

/// Locks a round and notes that its inputs change.
///
/// # Errors
/// [`StoreError`].
pub async fn touch(link: &mut Link<'_>, id: Uuid) -> Result<Option<RoundRow>, StoreError> {
    one!(link, RoundRow, "UPDATE round SET revision = revision + 1 WHERE id = $1 RETURNING *", id)
}

/// Moves a locked round on to another state.
///
/// # Errors
/// [`StoreError`].
pub async fn set_state(link: &mut Link<'_>, id: Uuid, state: &str) -> Result<(), StoreError> {
    run!(link, "UPDATE round SET state = $2 WHERE id = $1", id, state)?;
    Ok(())
}

/// Closes a locked round.
///
/// # Errors
/// [`StoreError`].
pub async fn close(link: &mut Link<'_>, id: Uuid, at: DateTime<Utc>) -> Result<(), StoreError> {
    run!(link, "UPDATE round SET state = 'closed', closed_at = $2 WHERE id = $1", id, at)?;
    Ok(())
}

/// When a round takes applications, and what goes with it.
#[derive(Debug)]
pub struct Times<'a> {
    /// The round's state.
    pub state: &'a str,
    /// First moment after which no applications are taken.
    pub closes_at: DateTime<Utc>,
    /// The later deadline that was announced before.
    pub announced_until: Option<DateTime<Utc>>,
    /// SHA-256 of the draw's seed.
    pub commitment: Option<&'a str>,
    /// The law that names the deadline, sealed.
    pub sealed: &'a [u8],
}

/// Changes a locked round's times, and notes that its inputs change.
///
/// # Errors
/// [`StoreError`].
pub async fn set_times(link: &mut Link<'_>, id: Uuid, times: &Times<'_>) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE round SET state = $2, closes_at = $3, announced_until = $4, commitment = $5, sealed = $6,
                          closed_at = NULL, revision = revision + 1
         WHERE id = $1",
        id,
        times.state,
        times.closes_at,
        times.announced_until,
        times.commitment,
        times.sealed
    )?;
    Ok(())
}

/// What is planned anew about a draft.
#[derive(Debug)]
pub struct Redrafted<'a> {
    /// Name.
    pub name: &'a Texts,
    /// SHA-256 of the draw's seed.
    pub commitment: Option<&'a str>,
    /// `round.toml` and the rule pack, sealed.
    pub sealed: &'a [u8],
    /// First moment for applications.
    pub opens_at: DateTime<Utc>,
    /// First moment after which none are taken.
    pub closes_at: DateTime<Utc>,
}

/// Changes a locked draft.
///
/// # Errors
/// [`StoreError`].
pub async fn redraft(link: &mut Link<'_>, id: Uuid, draft: &Redrafted<'_>) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE round SET name_lv = $2, name_en = $3, name_ru = $4, commitment = $5, sealed = $6, opens_at = $7,
                          closes_at = $8
         WHERE id = $1 AND state = 'draft'",
        id,
        &draft.name.lv,
        &draft.name.en,
        &draft.name.ru,
        draft.commitment,
        draft.sealed,
        draft.opens_at,
        draft.closes_at
    )?;
    Ok(())
}

/// Pins a locked round to a rule pack, which its sealed law holds.
///
/// # Errors
/// [`StoreError`].
pub async fn pin(link: &mut Link<'_>, id: Uuid, sealed: &[u8], pack_hash: &str) -> Result<(), StoreError> {
    run!(link, "UPDATE round SET sealed = $2, pack_hash = $3 WHERE id = $1", id, sealed, pack_hash)?;
    Ok(())
}

/// How many rounds there are.
///
/// # Errors
/// [`StoreError`].
pub async fn count(link: &mut Link<'_>) -> Result<i64, StoreError> {
    Ok(value!(link, i64, "SELECT COUNT(*) FROM round")?.unwrap_or(0))
}
