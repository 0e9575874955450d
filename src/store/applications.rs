//! Applications, each as the newest of its revisions that counts says; [`super::revisions`] has all of them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Link, StoreError, can_be_there,
    revisions::{self, Origin, RevisionRow},
    sql::numbered,
};

/// An application as it is kept.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    /// Key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// What the person knows it by.
    pub number: String,
    /// Its own key, sealed with the installation's; none where it was erased.
    pub wrapped_key: Option<Vec<u8>>,
    /// The access code, sealed with its key.
    pub code: Vec<u8>,
    /// `submitted` or `withdrawn`.
    pub state: String,
    /// Who withdrew it: `person`, `staff`, or staff as a `duplicate`; empty while it stands.
    pub withdrawn_as: String,
    /// Name, contact, facts and wishes, and what was found out, sealed with its key.
    pub sealed: Vec<u8>,
    /// The person's language.
    pub lang: String,
    /// Keyed hash of the token of the form that made it.
    pub once: String,
    /// The number of the revision that stands; a page that shows an older one is stale.
    pub version: i64,
    /// When it was received, to the microsecond.
    pub received_at: DateTime<Utc>,
    /// Its place among the round's applications as they came, from 1.
    pub arrival: i64,
    /// What a draw hashes.
    pub draw_code: String,
    /// Keyed hash of the personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of the name with the day of birth, likewise.
    pub name_mark: String,
    /// SHA-256 of the rule pack by which it was judged when it was submitted.
    pub pack_hash: String,
    /// The number of the application that stands for it, as one person's.
    pub same_as: String,
}

from_row!(ApplicationRow {
    id,
    round,
    number,
    wrapped_key,
    code,
    state,
    withdrawn_as,
    sealed,
    lang,
    once,
    version,
    received_at,
    arrival,
    draw_code,
    code_mark,
    name_mark,
    pack_hash,
    same_as,
});

/// A new application, and the words of its first revision.
pub type New = (ApplicationRow, String);

/// The first revision of an application.
pub fn first((row, words): (&ApplicationRow, &str), origin: &Origin) -> RevisionRow {
    RevisionRow {
        application: row.id,
        number: row.version,
        at: origin.at,
        source: origin.source.to_owned(),
        account: origin.account,
        pack_hash: row.pack_hash.clone(),
        sealed: row.sealed.clone(),
        note: None,
        code_mark: row.code_mark.clone(),
        name_mark: row.name_mark.clone(),
        words: words.to_owned(),
        withdraws: false,
        preparation: origin.preparation,
    }
}

/// Adds an application with its first revision.
///
/// # Errors
/// [`StoreError::Taken`] when its number is, or the form was sent already.
pub async fn add(link: &mut Link<'_>, application: &New, origin: &Origin) -> Result<(), StoreError> {
    add_all(link, std::slice::from_ref(application), origin).await
}

/// Adds applications with their first revisions, all or none; of a preparation, nobody sees them yet.
///
/// # Errors
/// [`StoreError::Taken`] when a number of one of them is.
pub async fn add_all(link: &mut Link<'_>, applications: &[New], origin: &Origin) -> Result<(), StoreError> {
    // SQLite looks a numbered placeholder up by walking past those before it: many rows at once cost more than a few.
    const TOGETHER: usize = 40;
    for few in applications.chunks(TOGETHER) {
        add_few(link, few, origin.preparation).await?;
        let first: Vec<RevisionRow> = few.iter().map(|(row, words)| first((row, words), origin)).collect();
        revisions::add(link, &first).await?;
    }
    Ok(())
}

async fn add_few(
    link: &mut Link<'_>,
    applications: &[New],
    preparation: Option<Uuid>,
) -> Result<(), StoreError> {
    const COLUMNS: usize = 14;
    let rows = (0..applications.len()).map(|row| format!("({})", numbered(1 + row * COLUMNS, COLUMNS)));
    let text = format!(
        "INSERT INTO application_row (id, round, number, wrapped_key, code, state, lang, once, received_at, pack_hash,
                                  arrival, draw_code, withdrawn_as, preparation)
         VALUES {}",
        rows.collect::<Vec<_>>().join(", ")
    );
    macro_rules! add {
        ($conn:expr) => {
            applications
                .iter()
                .fold(sqlx::query(sqlx::AssertSqlSafe(text)), |query, (row, _)| {
                    query
                        .bind(row.id)
                        .bind(row.round)
                        .bind(&row.number)
                        .bind(&row.wrapped_key)
                        .bind(&row.code)
                        .bind(&row.state)
                        .bind(&row.lang)
                        .bind(&row.once)
                        .bind(row.received_at)
                        .bind(&row.pack_hash)
                        .bind(row.arrival)
                        .bind(&row.draw_code)
                        .bind(&row.withdrawn_as)
                        .bind(preparation)
                })
                .execute(&mut **$conn)
                .await
                .map(drop)
        };
    }
    let added = match link {
        Link::Sqlite(conn) => add!(conn),
        Link::Pg(conn) => add!(conn),
    };
    Ok(added?)
}

/// Every application of a round, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ApplicationRow>, StoreError> {
    all!(link, ApplicationRow, "SELECT * FROM application WHERE round = $1 ORDER BY number", round)
}

/// How many applications a round has, withdrawn ones counted.
///
/// # Errors
/// [`StoreError`].
pub async fn count(link: &mut Link<'_>, round: Uuid) -> Result<i64, StoreError> {
    Ok(value!(link, i64, "SELECT COUNT(*) FROM application WHERE round = $1", round)?.unwrap_or(0))
}

/// The application of a number.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number(link: &mut Link<'_>, number: &str) -> Result<Option<ApplicationRow>, StoreError> {
    if !can_be_there(number) {
        return Ok(None);
    }
    one!(link, ApplicationRow, "SELECT * FROM application WHERE number = $1", number)
}

/// The applications of these numbers, of any round.
///
/// # Errors
/// [`StoreError`].
pub async fn by_numbers(link: &mut Link<'_>, numbers: &[&str]) -> Result<Vec<ApplicationRow>, StoreError> {
    let numbers: Vec<&str> = numbers.iter().copied().filter(|number| can_be_there(number)).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT * FROM application WHERE number IN ({})", numbered(1, numbers.len()));
    all_of!(link, ApplicationRow, text, [], numbers)
}

/// Has the database look at its applications anew, so that it finds its way after many came at once. A few of them are enough.
///
/// # Errors
/// [`StoreError`].
pub async fn survey(link: &mut Link<'_>) -> Result<(), StoreError> {
    if let Link::Sqlite(conn) = link {
        sqlx::query("PRAGMA analysis_limit = 1000").execute(&mut **conn).await?;
    }
    run!(link, "ANALYZE application_row")?;
    run!(link, "ANALYZE revision")?;
    Ok(())
}

/// Locks an application, so that what is decided about its offer is decided one after the other.
///
/// # Errors
/// [`StoreError`].
pub async fn lock(link: &mut Link<'_>, id: Uuid) -> Result<(), StoreError> {
    run!(link, "UPDATE application_row SET lang = lang WHERE id = $1", id)?;
    Ok(())
}

/// The application of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<ApplicationRow>, StoreError> {
    one!(link, ApplicationRow, "SELECT * FROM application WHERE id = $1", id)
}

/// The application that a form made, by the keyed hash of its token.
///
/// # Errors
/// [`StoreError`].
pub async fn by_once(link: &mut Link<'_>, once: &str) -> Result<Option<ApplicationRow>, StoreError> {
    if !can_be_there(once) {
        return Ok(None);
    }
    one!(link, ApplicationRow, "SELECT * FROM application WHERE once = $1", once)
}

/// What an application is found by.
#[derive(Debug, Clone)]
pub struct MarkedRow {
    /// Key.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// `submitted` or `withdrawn`.
    pub state: String,
    /// Keyed hash of the personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of the name with the day of birth, likewise.
    pub name_mark: String,
}

from_row!(MarkedRow { id, number, state, code_mark, name_mark });

/// What the next applications of a round after a number are found by, at most so many. As in [`after`] these are chosen first:
/// PostgreSQL would read the revisions of everybody for them.
///
/// # Errors
/// [`StoreError`].
pub async fn marks_after(
    link: &mut Link<'_>,
    round: Uuid,
    number: &str,
    most: i64,
) -> Result<Vec<MarkedRow>, StoreError> {
    all!(
        link,
        MarkedRow,
        "SELECT id, number, state, code_mark, name_mark FROM application WHERE id IN (
            SELECT id FROM application_row
            WHERE round = $1 AND number > $2 AND (preparation IS NULL OR preparation NOT IN (SELECT id FROM preparation))
            ORDER BY number LIMIT $3)
         ORDER BY number",
        round,
        number,
        most
    )
}

/// The applications of these keys.
///
/// # Errors
/// [`StoreError`].
pub async fn by_ids(link: &mut Link<'_>, ids: &[Uuid]) -> Result<Vec<ApplicationRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT * FROM application WHERE id IN ({})", numbered(1, ids.len()));
    all_of!(link, ApplicationRow, text, [], ids.iter().copied())
}

/// The next applications of a round after a number, at most so many.
///
/// # Errors
/// [`StoreError`].
pub async fn after(
    link: &mut Link<'_>,
    round: Uuid,
    number: &str,
    most: i64,
) -> Result<Vec<ApplicationRow>, StoreError> {
    all!(
        link,
        ApplicationRow,
        "SELECT * FROM application WHERE id IN (
            SELECT id FROM application_row
            WHERE round = $1 AND number > $2 AND (preparation IS NULL OR preparation NOT IN (SELECT id FROM preparation))
            ORDER BY number LIMIT $3)
         ORDER BY number",
        round,
        number,
        most
    )
}

/// Withdraws an application, as `person`, `staff` or `duplicate`; `false` when that was done before.
///
/// # Errors
/// [`StoreError`].
pub async fn withdraw(link: &mut Link<'_>, id: Uuid, withdrawn_as: &str) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE application_row SET state = 'withdrawn', withdrawn_as = $2
         WHERE id = $1 AND id IN (SELECT id FROM application WHERE id = $1 AND state = 'submitted')",
        id,
        withdrawn_as
    )?;
    Ok(changed == 1)
}

/// From now on an application from paper counts: its moment is signed.
///
/// # Errors
/// [`StoreError`].
pub async fn count_in(link: &mut Link<'_>, id: Uuid) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE application_row SET state = 'submitted', withdrawn_as = '' WHERE id = $1 AND withdrawn_as = 'unsigned'",
        id
    )?;
    Ok(())
}

/// Gives an application another access code; the one before opens nothing any more.
///
/// # Errors
/// [`StoreError`].
pub async fn new_code(link: &mut Link<'_>, id: Uuid, sealed: &[u8]) -> Result<(), StoreError> {
    run!(link, "UPDATE application_row SET code = $2 WHERE id = $1", id, sealed)?;
    Ok(())
}

/// Erases an application: its key goes, and with it whatever was sealed with it; of its marks, the one of the personal code is
/// kept. `false` when that was done before.
///
/// # Errors
/// [`StoreError`].
pub async fn erase(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    let erased = run!(
        link,
        "UPDATE application_row SET wrapped_key = NULL WHERE id = $1 AND wrapped_key IS NOT NULL",
        id
    )?;
    link.open_for_sealing("revision").await?;
    run!(link, "UPDATE revision SET name_mark = '-', words = '' WHERE application = $1", id)?;
    link.close_again("revision").await?;
    Ok(erased == 1)
}

/// The numbers of a round's applications, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn numbers(link: &mut Link<'_>, round: Uuid) -> Result<Vec<String>, StoreError> {
    struct Number {
        number: String,
    }
    from_row!(Number { number });

    let rows = all!(link, Number, "SELECT number FROM application WHERE round = $1 ORDER BY number", round)?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}
