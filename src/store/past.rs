//! What is on record of people in earlier rounds: applications by their marks with the offers that they had, and codes that are one
//! person's. Owns nothing sealed; what it comes to is for `domain::past` to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, offers::OfferRow, sql::numbered};

/// So many marks are asked for at once.
const MOST: usize = 400;

/// An application of an earlier round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastRow {
    /// Its key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// Keyed hash of the personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of the name with the day of birth; `-` without them, and once it was erased.
    pub name_mark: String,
}

from_row!(PastRow { id, round, code_mark, name_mark });

/// Two personal codes that are one person's, by their keyed hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameRow {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
}

from_row!(SameRow { one, other });

/// The applications whose newest revision has one of these marks of a personal code.
///
/// # Errors
/// [`StoreError`].
pub async fn by_codes(link: &mut Link<'_>, marks: &[&str]) -> Result<Vec<PastRow>, StoreError> {
    let mut all = Vec::new();
    for few in marks.chunks(MOST) {
        let text = format!(
            "SELECT id, round, code_mark, name_mark FROM application WHERE code_mark IN ({}) ORDER BY id",
            numbered(1, few.len())
        );
        all.extend(all_of!(link, PastRow, text, [], few.iter().copied())?);
    }
    Ok(all)
}

/// The applications whose newest revision has one of these marks of a name with a day of birth.
///
/// # Errors
/// [`StoreError`].
pub async fn by_names(link: &mut Link<'_>, marks: &[&str]) -> Result<Vec<PastRow>, StoreError> {
    let mut all = Vec::new();
    for few in marks.chunks(MOST) {
        let text = format!(
            "SELECT id, round, code_mark, name_mark FROM application WHERE name_mark IN ({}) ORDER BY id",
            numbered(1, few.len())
        );
        all.extend(all_of!(link, PastRow, text, [], few.iter().copied())?);
    }
    Ok(all)
}

/// The offers that were made to these applications, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn offers(link: &mut Link<'_>, applications: &[Uuid]) -> Result<Vec<OfferRow>, StoreError> {
    let mut all = Vec::new();
    for few in applications.chunks(MOST) {
        let text = format!(
            "SELECT * FROM offer_now WHERE application IN ({}) ORDER BY number, id",
            numbered(1, few.len())
        );
        all.extend(all_of!(link, OfferRow, text, [], few.iter().copied())?);
    }
    Ok(all)
}

/// Personal codes that are one person's: of applications that a caseworker found to be one person's, and where one was noted as
/// the former of another; `-` where one has none.
///
/// # Errors
/// [`StoreError`].
pub async fn same_codes(link: &mut Link<'_>) -> Result<Vec<SameRow>, StoreError> {
    all!(
        link,
        SameRow,
        "SELECT own.code_mark AS one, kept.code_mark AS other FROM application AS own
         JOIN application AS kept ON kept.number = own.same_as
         WHERE own.id IN (SELECT id FROM application_row WHERE same_as <> '') AND own.code_mark <> kept.code_mark
         UNION SELECT code_mark AS one, former_mark AS other FROM former_code
         ORDER BY 1, 2"
    )
}

/// A personal code that its person had before another.
#[derive(Debug, Clone)]
pub struct FormerRow {
    /// Key.
    pub id: Uuid,
    /// The application at which it was noted.
    pub application: Uuid,
    /// Keyed hash of the code that the application has.
    pub code_mark: String,
    /// Keyed hash of the former one.
    pub former_mark: String,
    /// Who.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(FormerRow { id, application, code_mark, former_mark, account, at });

/// Notes a former code.
///
/// # Errors
/// [`StoreError::Taken`] when that was noted before.
pub async fn add_former(link: &mut Link<'_>, row: &FormerRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO former_code (id, application, code_mark, former_mark, account, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.application,
        &row.code_mark,
        &row.former_mark,
        row.account,
        row.at
    )?;
    Ok(())
}

/// The former codes that were noted of a code.
///
/// # Errors
/// [`StoreError`].
pub async fn former_of(link: &mut Link<'_>, code_mark: &str) -> Result<Vec<FormerRow>, StoreError> {
    all!(link, FormerRow, "SELECT * FROM former_code WHERE code_mark = $1 ORDER BY at, id", code_mark)
}

/// Takes back that a code was noted as a former one; whether it was.
///
/// # Errors
/// [`StoreError`].
pub async fn remove_former(link: &mut Link<'_>, id: Uuid, code_mark: &str) -> Result<bool, StoreError> {
    let gone = run!(link, "DELETE FROM former_code WHERE id = $1 AND code_mark = $2", id, code_mark)?;
    Ok(gone == 1)
}
