//! Versions of rule packs, kept for ever, and the proposals to switch a round to another version.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, can_be_there};

/// A version of a rule pack, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// Key.
    pub id: Uuid,
    /// The pack's identifier.
    pub word: String,
    /// Its version, as the pack says.
    pub version: String,
    /// Programme.
    pub programme: String,
    /// Name in Latvian.
    pub name_lv: String,
    /// Name in English.
    pub name_en: String,
    /// Name in Russian.
    pub name_ru: String,
    /// SHA-256 of its text.
    pub hash: String,
    /// Who added it; nobody where it ships.
    pub added_by: Option<Uuid>,
    /// When.
    pub added_at: DateTime<Utc>,
}

from_row!(PackRow { id, word, version, programme, name_lv, name_en, name_ru, hash, added_by, added_at });

/// A proposal to switch a round to another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchRow {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// SHA-256 of the version that it was pinned to.
    pub from_hash: String,
    /// SHA-256 of the version that it is to go by.
    pub to_hash: String,
    /// `proposed`, `switched` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// Who switched it on or withdrew it.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

from_row!(SwitchRow {
    id,
    round,
    from_hash,
    to_hash,
    state,
    proposed_by,
    proposed_at,
    decided_by,
    decided_at
});

/// Keeps a version; `false` when one with this hash is there already, whoever added it.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, pack: &PackRow, text: &str) -> Result<bool, StoreError> {
    let added = run!(
        link,
        "INSERT INTO pack (id, word, version, programme, name_lv, name_en, name_ru, hash, text, added_by, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (hash) DO NOTHING",
        pack.id,
        &pack.word,
        &pack.version,
        &pack.programme,
        &pack.name_lv,
        &pack.name_en,
        &pack.name_ru,
        &pack.hash,
        text,
        pack.added_by,
        pack.added_at
    )?;
    Ok(added == 1)
}

/// Every version by the pack's identifier, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn list(link: &mut Link<'_>) -> Result<Vec<PackRow>, StoreError> {
    all!(
        link,
        PackRow,
        "SELECT id, word, version, programme, name_lv, name_en, name_ru, hash, added_by, added_at FROM pack
         ORDER BY word, added_at DESC, hash"
    )
}

/// The version of a hash.
///
/// # Errors
/// [`StoreError`].
pub async fn by_hash(link: &mut Link<'_>, hash: &str) -> Result<Option<PackRow>, StoreError> {
    if !can_be_there(hash) {
        return Ok(None);
    }
    one!(
        link,
        PackRow,
        "SELECT id, word, version, programme, name_lv, name_en, name_ru, hash, added_by, added_at FROM pack
         WHERE hash = $1",
        hash
    )
}

/// The text of the version of a hash.
///
/// # Errors
/// [`StoreError`].
pub async fn text(link: &mut Link<'_>, hash: &str) -> Result<Option<String>, StoreError> {
    value!(link, String, "SELECT text FROM pack WHERE hash = $1", hash)
}

/// Proposes a switch.
///
/// # Errors
/// [`StoreError::Taken`] when another of the round waits.
pub async fn propose(link: &mut Link<'_>, switch: &SwitchRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO switch (id, round, from_hash, to_hash, state, proposed_by, proposed_at, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        switch.id,
        switch.round,
        &switch.from_hash,
        &switch.to_hash,
        &switch.state,
        switch.proposed_by,
        switch.proposed_at,
        switch.decided_by,
        switch.decided_at
    )?;
    Ok(())
}

/// Every proposal of a round, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn switches(link: &mut Link<'_>, round: Uuid) -> Result<Vec<SwitchRow>, StoreError> {
    all!(link, SwitchRow, "SELECT * FROM switch WHERE round = $1 ORDER BY proposed_at DESC, id", round)
}

/// Ends a proposal that waits; `false` when it was decided before.
///
/// # Errors
/// [`StoreError`].
pub async fn decide(
    link: &mut Link<'_>,
    id: Uuid,
    state: &str,
    (by, at): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE switch SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND state = 'proposed'",
        id,
        state,
        by,
        at
    )?;
    Ok(changed == 1)
}
