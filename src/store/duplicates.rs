//! What caseworkers found out about applications that may be one person's, and the marks by which these are found.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, applications::ApplicationRow};

/// What was found out about a set of applications.
#[derive(Debug, Clone)]
pub struct DuplicateRow {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Their numbers, sorted, joined by a space.
    pub members: String,
    /// Whether they are one person's.
    pub same: bool,
    /// The number that counts, where they are.
    pub kept: String,
    /// Who found it out.
    pub account: Uuid,
    /// When.
    pub decided_at: DateTime<Utc>,
}

from_row!(DuplicateRow { id, round, members, same, kept, account, decided_at });

/// Adds what was found out.
///
/// # Errors
/// [`StoreError::Taken`] when that was done before.
pub async fn decide(link: &mut Link<'_>, row: &DuplicateRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO duplicate_decision (id, round, members, same, kept, account, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.round,
        &row.members,
        row.same,
        &row.kept,
        row.account,
        row.decided_at
    )?;
    Ok(())
}

/// What was found out in a round.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<DuplicateRow>, StoreError> {
    all!(
        link,
        DuplicateRow,
        "SELECT * FROM duplicate_decision WHERE round = $1 ORDER BY decided_at, id",
        round
    )
}

/// Applications of a round that share a mark with another one of it, those that stand and those for which another one stands.
///
/// # Errors
/// [`StoreError`].
pub async fn sharing(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ApplicationRow>, StoreError> {
    let ids: Vec<(Uuid,)> = all!(
        link,
        (Uuid,),
        "SELECT id FROM (
            SELECT id, number, code_mark, name_mark, COUNT(*) OVER (PARTITION BY code_mark) AS codes,
                COUNT(*) OVER (PARTITION BY name_mark) AS names
            FROM application WHERE round = $1 AND (state = 'submitted' OR same_as <> '')) AS marked
         WHERE code_mark <> '-' AND codes > 1 OR name_mark <> '-' AND names > 1
         ORDER BY number",
        round
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for few in ids.chunks(400) {
        let few: Vec<Uuid> = few.iter().map(|(id,)| *id).collect();
        rows.extend(super::applications::by_ids(link, &few).await?);
    }
    rows.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(rows)
}

/// How many applications of a round stand, and by what of them they can be compared with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedRow {
    /// How many stand.
    pub n: i64,
    /// How many of them have no personal code.
    pub codeless: i64,
    /// How many have no name with a day of birth.
    pub nameless: i64,
    /// How many have neither.
    pub markless: i64,
}

from_row!(ComparedRow { n, codeless, nameless, markless });

/// By what the applications of a round that stand can be compared.
///
/// # Errors
/// [`StoreError`].
pub async fn compared(link: &mut Link<'_>, round: Uuid) -> Result<ComparedRow, StoreError> {
    let row: Option<ComparedRow> = one!(
        link,
        ComparedRow,
        "SELECT COUNT(*) AS n, COUNT(CASE WHEN code_mark = '-' THEN 1 END) AS codeless,
            COUNT(CASE WHEN name_mark = '-' THEN 1 END) AS nameless,
            COUNT(CASE WHEN code_mark = '-' AND name_mark = '-' THEN 1 END) AS markless
         FROM application WHERE round = $1 AND state = 'submitted'",
        round
    )?;
    Ok(row.unwrap_or(ComparedRow { n: 0, codeless: 0, nameless: 0, markless: 0 }))
}

/// Applications of another round that stand and share a mark with one of this round, as in [`sharing`].
///
/// # Errors
/// [`StoreError`].
pub async fn elsewhere(
    link: &mut Link<'_>,
    round: Uuid,
    other: Uuid,
) -> Result<Vec<ApplicationRow>, StoreError> {
    all!(
        link,
        ApplicationRow,
        "SELECT * FROM application WHERE round = $2 AND state = 'submitted' AND (
            (code_mark <> '-' AND code_mark IN (SELECT code_mark FROM application
                WHERE round = $1 AND (state = 'submitted' OR same_as <> '')))
         OR (name_mark <> '-' AND name_mark IN (SELECT name_mark FROM application
                WHERE round = $1 AND (state = 'submitted' OR same_as <> ''))))
         ORDER BY number",
        round,
        other
    )
}

/// Applications of a round that have one of these marks, as in [`sharing`]; one that has both comes once. Each mark is asked
/// for by itself, so that each finds its index.
///
/// # Errors
/// [`StoreError`].
pub async fn marked(
    link: &mut Link<'_>,
    round: Uuid,
    code: &str,
    name: &str,
) -> Result<Vec<ApplicationRow>, StoreError> {
    let mut rows = Vec::new();
    if code != "-" {
        rows = all!(
            link,
            ApplicationRow,
            "SELECT * FROM application
             WHERE round = $1 AND code_mark = $2 AND (state = 'submitted' OR same_as <> '')",
            round,
            code
        )?;
    }
    if name != "-" {
        rows.extend(all!(
            link,
            ApplicationRow,
            "SELECT * FROM application
             WHERE round = $1 AND name_mark = $2 AND (state = 'submitted' OR same_as <> '')",
            round,
            name
        )?);
    }
    rows.sort_by(|one, other| one.number.cmp(&other.number));
    rows.dedup_by(|one, other| one.id == other.id);
    Ok(rows)
}

/// Withdraws an application for which another one of the same person stands, known by its number.
///
/// # Errors
/// [`StoreError`].
pub async fn withdraw_for(link: &mut Link<'_>, id: Uuid, stands: &str) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE application_row SET state = 'withdrawn', withdrawn_as = 'duplicate', same_as = $2
         WHERE id = $1 AND id IN (SELECT id FROM application WHERE id = $1 AND state = 'submitted')",
        id,
        stands
    )?;
    Ok(())
}
