//! What was published: a round's publications, and what everyone reads.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// One of a round's publications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Its number inside the round, from 1.
    pub number: i64,
    /// `main`, `refill` or `correction`.
    pub kind: String,
    /// The run that was published.
    pub run: Uuid,
    /// Who started the run.
    pub author: Uuid,
    /// Who published it.
    pub approver: Uuid,
    /// Whether a job published it under a rule that these two signed.
    pub by_rule: bool,
    /// When.
    pub published_at: DateTime<Utc>,
    /// Until when its offers can be answered.
    pub answer_by: DateTime<Utc>,
    /// Until when those of them who are told by post, where there are any.
    pub post_answer_by: Option<DateTime<Utc>>,
    /// From when on caseworkers see it.
    pub staff_from: DateTime<Utc>,
    /// From when on organisations see it.
    pub organisations_from: DateTime<Utc>,
    /// From when on applicants and everyone else see it.
    pub applicants_from: DateTime<Utc>,
}

from_row!(PublicationRow {
    id,
    round,
    number,
    kind,
    run,
    author,
    approver,
    by_rule,
    published_at,
    answer_by,
    post_answer_by,
    staff_from,
    organisations_from,
    applicants_from,
});

impl PublicationRow {
    /// Until when the last of its offers can be answered.
    pub fn last_answer(&self) -> DateTime<Utc> {
        self.post_answer_by.map_or(self.answer_by, |by_post| by_post.max(self.answer_by))
    }
}

/// What one person reads.
#[derive(Debug, Clone)]
pub struct ResultRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// Whose.
    pub application: Uuid,
    /// Of which run.
    pub run: Uuid,
    /// The status word of files.
    pub status: String,
    /// The rest, sealed.
    pub sealed: Vec<u8>,
}

from_row!(ResultRow { id, application, run, status, sealed });

/// What a person would be told by a run, published or not.
///
/// # Errors
/// [`StoreError`].
pub async fn drafted(
    link: &mut Link<'_>,
    application: Uuid,
    run: Uuid,
) -> Result<Option<ResultRow>, StoreError> {
    one!(
        link,
        ResultRow,
        "SELECT id, application, run, status, sealed FROM letter WHERE application = $1 AND run = $2",
        application,
        run
    )
}

/// Who comes before a person in line, as a run found it.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// Whose.
    pub application: Uuid,
    /// Of which run.
    pub run: Uuid,
    /// The numbers, sealed.
    pub sealed: Vec<u8>,
}

from_row!(WaitingRow { id, application, run, sealed });

/// Notes a publication.
///
/// # Errors
/// [`StoreError::Taken`] when its number or its run is.
pub async fn publish(link: &mut Link<'_>, publication: &PublicationRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO publication (id, round, number, kind, run, author, approver, published_at, answer_by,
                                  staff_from, organisations_from, applicants_from, by_rule, post_answer_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        publication.id,
        publication.round,
        publication.number,
        &publication.kind,
        publication.run,
        publication.author,
        publication.approver,
        publication.published_at,
        publication.answer_by,
        publication.staff_from,
        publication.organisations_from,
        publication.applicants_from,
        publication.by_rule,
        publication.post_answer_by
    )?;
    Ok(())
}

/// A round's first publication, if it is published.
///
/// # Errors
/// [`StoreError`].
pub async fn first(link: &mut Link<'_>, round: Uuid) -> Result<Option<PublicationRow>, StoreError> {
    one!(link, PublicationRow, "SELECT * FROM publication WHERE round = $1 ORDER BY number LIMIT 1", round)
}

/// Every publication of a round, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<PublicationRow>, StoreError> {
    all!(link, PublicationRow, "SELECT * FROM publication WHERE round = $1 ORDER BY number DESC", round)
}

/// What one person reads at a moment, if anything is published: the newest letter.
///
/// # Errors
/// [`StoreError`].
pub async fn of(
    link: &mut Link<'_>,
    application: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<ResultRow>, StoreError> {
    one!(
        link,
        ResultRow,
        "SELECT id, application, run, status, sealed FROM result
         WHERE application = $1 AND applicants_from <= $2 ORDER BY number DESC LIMIT 1",
        application,
        now
    )
}

/// The same, as caseworkers see it already.
///
/// # Errors
/// [`StoreError`].
pub async fn for_staff(
    link: &mut Link<'_>,
    application: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<ResultRow>, StoreError> {
    one!(
        link,
        ResultRow,
        "SELECT id, application, run, status, sealed FROM result
         WHERE application = $1 AND staff_from <= $2 ORDER BY number DESC LIMIT 1",
        application,
        now
    )
}

/// Who comes before a person in line, as publications found it that the person sees at a moment, the newest
/// first.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(
    link: &mut Link<'_>,
    application: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<WaitingRow>, StoreError> {
    all!(
        link,
        WaitingRow,
        "SELECT waiting.id, waiting.application, waiting.run, waiting.sealed
         FROM waiting JOIN publication ON publication.run = waiting.run
         WHERE waiting.application = $1 AND publication.applicants_from <= $2
         ORDER BY publication.number DESC",
        application,
        now
    )
}

/// The letters that a person sees at a moment, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn letters(
    link: &mut Link<'_>,
    application: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<ResultRow>, StoreError> {
    all!(
        link,
        ResultRow,
        "SELECT id, application, run, status, sealed FROM result
         WHERE application = $1 AND applicants_from <= $2 ORDER BY number DESC",
        application,
        now
    )
}

/// Adds what a run says of people in line, those that are there already left as they are.
///
/// # Errors
/// [`StoreError`].
pub async fn add_waiting(link: &mut Link<'_>, rows: &[WaitingRow]) -> Result<(), StoreError> {
    add_rows!(
        link,
        "waiting (id, run, application, sealed)",
        rows,
        |row| [row.id, row.run, row.application, &row.sealed],
        "ON CONFLICT (run, application) DO NOTHING"
    );
    Ok(())
}

/// What a letter of a publication says of somebody.
#[derive(Debug, Clone)]
pub struct StatusRow {
    /// Whose.
    pub application: Uuid,
    /// The status word of files.
    pub status: String,
}

from_row!(StatusRow { application, status });

/// What everybody's letters of a round say that caseworkers see at a moment, the newest last.
///
/// # Errors
/// [`StoreError`].
pub async fn statuses(
    link: &mut Link<'_>,
    round: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<StatusRow>, StoreError> {
    all!(
        link,
        StatusRow,
        "SELECT letter.application, letter.status FROM letter JOIN publication ON publication.run = letter.run
         WHERE publication.round = $1 AND publication.staff_from <= $2 ORDER BY publication.number",
        round,
        now
    )
}

/// Somebody who was given a place after a round's results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterRow {
    /// Number of the application.
    pub number: String,
    /// From when on everyone sees it.
    pub applicants_from: DateTime<Utc>,
}

from_row!(LaterRow { number, applicants_from });

/// Whoever was given a place by publications after a round's first, as everyone sees it at a moment, in their order.
///
/// # Errors
/// [`StoreError`].
pub async fn given_later(
    link: &mut Link<'_>,
    round: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<LaterRow>, StoreError> {
    all!(
        link,
        LaterRow,
        "SELECT application_row.number AS number, publication.applicants_from AS applicants_from
         FROM publication JOIN offer ON offer.publication = publication.id
         JOIN application_row ON application_row.id = offer.application
         WHERE publication.round = $1 AND publication.number > 1 AND publication.applicants_from <= $2
         ORDER BY publication.number, application_row.number",
        round,
        now
    )
}

/// Somebody who has a letter of a run.
#[derive(Debug, Clone)]
pub struct ToldRow {
    /// Number of the application.
    pub number: String,
    /// Key of the application.
    pub application: Uuid,
}

from_row!(ToldRow { number, application });

/// Writes to everybody whom a run tells something that is published, each message with the key of its letter; not before they see it.
/// `but` are the statuses of those who are not written to.
///
/// # Errors
/// [`StoreError`].
pub async fn write_to_told(
    link: &mut Link<'_>,
    publication: &PublicationRow,
    kind: &str,
    but: [&str; 2],
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO message (id, round, application, kind, subject, created_at, state, attempts, next_at, last_error)
         SELECT id, $2, application, $3, $4, $5, 'waiting', 0, $5, '' FROM letter
         WHERE run = $1 AND status NOT IN ($6, $7)",
        publication.run,
        publication.round,
        kind,
        publication.id.to_string(),
        publication.applicants_from,
        but[0],
        but[1]
    )?;
    Ok(())
}

/// Everyone who has a letter of a run, published or not.
///
/// # Errors
/// [`StoreError`].
pub async fn told_by(link: &mut Link<'_>, run: Uuid) -> Result<Vec<ToldRow>, StoreError> {
    all!(
        link,
        ToldRow,
        "SELECT application_row.number, letter.application FROM letter
         JOIN application_row ON application_row.id = letter.application
         WHERE letter.run = $1 ORDER BY application_row.number",
        run
    )
}
