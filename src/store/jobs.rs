//! Jobs: work that goes on by itself. A job goes waiting -> running -> done, and back to waiting when it failed or its worker
//! was lost, until it was taken up too often: then it is poisoned. Whoever writes about a job shows the fence under which it
//! was taken; who was taken over from writes nothing.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A job as it is kept.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// Key.
    pub id: Uuid,
    /// What is done: a word of the code.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Whose it is, if it is a round's.
    pub round: Option<Uuid>,
    /// Not before that moment.
    pub due_at: DateTime<Utc>,
    /// `waiting`, `running`, `done` or `poisoned`.
    pub state: String,
    /// Whether it was asked for while it was being done.
    pub again: bool,
    /// How often it was taken up since it was asked for.
    pub attempts: i64,
    /// Who does it.
    pub worker: Option<Uuid>,
    /// Until when that worker is believed to be alive.
    pub lease_until: Option<DateTime<Utc>>,
    /// Why it failed last: empty, or a line for engineers.
    pub last_error: String,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// When it was done last, or set aside.
    pub ended_at: Option<DateTime<Utc>>,
}

from_row!(JobRow {
    id,
    kind,
    subject,
    round,
    due_at,
    state,
    again,
    attempts,
    worker,
    lease_until,
    last_error,
    asked_at,
    ended_at,
});

/// A job to be done.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// Its key, where there is none like it.
    pub id: Uuid,
    /// What is done.
    pub kind: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// Whose it is.
    pub round: Option<Uuid>,
    /// Not before that moment.
    pub due_at: DateTime<Utc>,
}

/// What a worker shows to write about a job: that it holds it, and by which taking up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobFence {
    /// The job.
    pub job: Uuid,
    /// Who took it.
    pub worker: Uuid,
    /// Which attempt that was.
    pub attempt: i64,
}

impl JobRow {
    /// The fence under which a job was taken, as [`claim`] gave it; `None` for one that nobody does.
    pub fn fence(&self) -> Option<JobFence> {
        self.worker.map(|worker| JobFence { job: self.id, worker, attempt: self.attempts })
    }
}

/// When something is taken for lost or late.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// The present moment.
    pub now: DateTime<Utc>,
    /// A moment later than any lease or pause that is given now: one beyond it was given by a clock that was set back since.
    pub beyond: DateTime<Utc>,
}

/// Asks for a job: one that waits or is set aside stays as it is, but that it may come earlier; one that is being done is done
/// once more; one that was done waits again. To be asked last in a transaction: the row is locked until its end.
///
/// # Errors
/// [`StoreError`].
pub async fn ask(link: &mut Link<'_>, new: &NewJob<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO job (id, kind, subject, round, due_at, state, again, attempts, last_error, asked_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', FALSE, 0, '', $6)
         ON CONFLICT (kind, subject) DO UPDATE SET
            due_at = CASE WHEN job.state = 'done'
                            OR (job.state = 'waiting' AND job.attempts = 0 AND excluded.due_at < job.due_at)
                          THEN excluded.due_at ELSE job.due_at END,
            attempts = CASE WHEN job.state = 'done' THEN 0 ELSE job.attempts END,
            asked_at = CASE WHEN job.state = 'done' THEN excluded.asked_at ELSE job.asked_at END,
            last_error = CASE WHEN job.state = 'done' THEN '' ELSE job.last_error END,
            again = CASE WHEN job.state = 'running' THEN TRUE ELSE job.again END,
            state = CASE WHEN job.state = 'done' THEN 'waiting' ELSE job.state END",
        new.id,
        new.kind,
        new.subject,
        new.round,
        new.due_at,
        now
    )?;
    Ok(())
}

/// Asks for a job that the tables say is due. One that was done waits again only if it is `regular` and was not done since a moment;
/// an end that lies ahead was noted before the clock was set back. Asked here and not before: meanwhile another worker may
/// have done it.
///
/// # Errors
/// [`StoreError`].
pub async fn plan(
    link: &mut Link<'_>,
    new: &NewJob<'_>,
    now: DateTime<Utc>,
    regular: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO job (id, kind, subject, round, due_at, state, again, attempts, last_error, asked_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', FALSE, 0, '', $6)
         ON CONFLICT (kind, subject) DO UPDATE SET
            due_at = excluded.due_at, attempts = 0, asked_at = excluded.asked_at, state = 'waiting'
         WHERE $7 AND job.state = 'done' AND (job.ended_at <= $8 OR job.ended_at > $6)",
        new.id,
        new.kind,
        new.subject,
        new.round,
        new.due_at,
        now,
        regular.is_some(),
        regular.unwrap_or(now)
    )?;
    Ok(())
}

/// Whether there is anything to take, without a write.
///
/// # Errors
/// [`StoreError`].
pub async fn anything(link: &mut Link<'_>, times: Times) -> Result<bool, StoreError> {
    let first = value!(
        link,
        i64,
        "SELECT CAST(1 AS BIGINT) FROM job
         WHERE (state = 'waiting' AND (due_at <= $1 OR (attempts > 0 AND due_at > $2)))
            OR (state = 'running' AND (lease_until < $1 OR lease_until > $2)) LIMIT 1",
        times.now,
        times.beyond
    )?;
    Ok(first.is_some())
}

/// Takes the job that is due longest, or one whose worker was lost, if it was taken up less than `most` times; `None` when there
/// is none, or another worker was faster: the outer condition is asked again then, so no job is given to two.
///
/// # Errors
/// [`StoreError`].
pub async fn claim(
    link: &mut Link<'_>,
    worker: Uuid,
    times: Times,
    lease_until: DateTime<Utc>,
    most: i64,
) -> Result<Option<JobRow>, StoreError> {
    one!(
        link,
        JobRow,
        "UPDATE job SET state = 'running', worker = $1, lease_until = $4, attempts = attempts + 1
         WHERE id = (SELECT id FROM job
                     WHERE attempts < $5
                       AND ((state = 'waiting' AND (due_at <= $2 OR (attempts > 0 AND due_at > $3)))
                         OR (state = 'running' AND (lease_until < $2 OR lease_until > $3)))
                     ORDER BY due_at, id LIMIT 1)
           AND attempts < $5
           AND ((state = 'waiting' AND (due_at <= $2 OR (attempts > 0 AND due_at > $3)))
             OR (state = 'running' AND (lease_until < $2 OR lease_until > $3)))
         RETURNING *",
        worker,
        times.now,
        times.beyond,
        lease_until,
        most
    )
}

/// Sets the jobs aside whose workers were lost as often as a job is taken up.
///
/// # Errors
/// [`StoreError`].
pub async fn set_aside(
    link: &mut Link<'_>,
    times: Times,
    most: i64,
    error: &str,
) -> Result<Vec<JobRow>, StoreError> {
    all!(
        link,
        JobRow,
        "UPDATE job SET state = 'poisoned', last_error = $4, ended_at = $1, lease_until = NULL, worker = NULL
         WHERE state = 'running' AND (lease_until < $1 OR lease_until > $2) AND attempts >= $3
         RETURNING *",
        times.now,
        times.beyond,
        most,
        error
    )
}

/// Says that the worker still holds the job, and makes its lease longer; `false` when it is somebody else's. The row is locked
/// from here on, so whoever asks in the transaction that does the work asks last.
///
/// # Errors
/// [`StoreError`].
pub async fn hold(
    link: &mut Link<'_>,
    fence: JobFence,
    lease_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let held = run!(
        link,
        "UPDATE job SET lease_until = $4 WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.job,
        fence.worker,
        fence.attempt,
        lease_until
    )?;
    Ok(held == 1)
}

/// Ends a job that the worker still holds, in the transaction that did the work; `false` when it is somebody else's. One that
/// was asked for meanwhile waits again.
///
/// # Errors
/// [`StoreError`].
pub async fn finish(link: &mut Link<'_>, fence: JobFence, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let ended = run!(
        link,
        "UPDATE job SET state = CASE WHEN again THEN 'waiting' ELSE 'done' END,
                        due_at = CASE WHEN again THEN $4 ELSE due_at END,
                        attempts = CASE WHEN again THEN 0 ELSE attempts END,
                        again = FALSE, last_error = '', ended_at = $4, worker = NULL, lease_until = NULL
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.job,
        fence.worker,
        fence.attempt,
        now
    )?;
    Ok(ended == 1)
}

/// Notes why a job failed that the worker still holds: it waits until a moment, or is set aside where there is none.
///
/// # Errors
/// [`StoreError`].
pub async fn fail(
    link: &mut Link<'_>,
    fence: JobFence,
    error: &str,
    now: DateTime<Utc>,
    next: Option<DateTime<Utc>>,
) -> Result<bool, StoreError> {
    let noted = run!(
        link,
        "UPDATE job SET state = $4, last_error = $5, due_at = $6, ended_at = CASE WHEN $4 = 'poisoned' THEN $7 ELSE ended_at END,
                        worker = NULL, lease_until = NULL
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.job,
        fence.worker,
        fence.attempt,
        if next.is_some() { "waiting" } else { "poisoned" },
        error,
        next.unwrap_or(now),
        now
    )?;
    Ok(noted == 1)
}

/// Gives a job back that the worker still holds, as if it had never been taken up: for a worker that stops in order.
///
/// # Errors
/// [`StoreError`].
pub async fn give_back(link: &mut Link<'_>, fence: JobFence) -> Result<bool, StoreError> {
    let given = run!(
        link,
        "UPDATE job SET state = 'waiting', attempts = attempts - 1, worker = NULL, lease_until = NULL
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.job,
        fence.worker,
        fence.attempt
    )?;
    Ok(given == 1)
}

/// Has a job that was set aside tried again; `None` when it was not.
///
/// # Errors
/// [`StoreError`].
pub async fn try_again(
    link: &mut Link<'_>,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<JobRow>, StoreError> {
    one!(
        link,
        JobRow,
        "UPDATE job SET state = 'waiting', attempts = 0, due_at = $2, ended_at = NULL
         WHERE id = $1 AND state = 'poisoned' RETURNING *",
        id,
        now
    )
}

/// The job of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<JobRow>, StoreError> {
    one!(link, JobRow, "SELECT * FROM job WHERE id = $1", id)
}

/// Every job of a kind.
///
/// # Errors
/// [`StoreError`].
pub async fn of_kind(link: &mut Link<'_>, kind: &str) -> Result<Vec<JobRow>, StoreError> {
    all!(link, JobRow, "SELECT * FROM job WHERE kind = $1 ORDER BY subject", kind)
}

/// Jobs that were set aside, and those that failed and wait: the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn failed(link: &mut Link<'_>) -> Result<Vec<JobRow>, StoreError> {
    all!(
        link,
        JobRow,
        "SELECT * FROM job WHERE state = 'poisoned' OR (state = 'waiting' AND last_error <> '')
         ORDER BY state, asked_at DESC, id"
    )
}

/// How many jobs are in a state.
///
/// # Errors
/// [`StoreError`].
pub async fn count(link: &mut Link<'_>, state: &str) -> Result<i64, StoreError> {
    Ok(value!(link, i64, "SELECT COUNT(*) FROM job WHERE state = $1", state)?.unwrap_or(0))
}
