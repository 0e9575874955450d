//! Snapshots and the runs on them. A run goes queued -> running -> verified, failed or cancelled, never back,
//! but for a worker that died or gives it back: another takes over, so many times. Whoever writes about a run shows the
//! fence under which it was taken; who was taken over from writes nothing.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A frozen round's folder.
#[derive(Debug, Clone)]
pub struct SnapshotRow {
    /// Key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// SHA-256 of its files.
    pub digest: String,
    /// The round's revision that it shows.
    pub revision: i64,
    /// The files, sealed.
    pub sealed: Vec<u8>,
    /// Who froze it.
    pub frozen_by: Uuid,
    /// When.
    pub frozen_at: DateTime<Utc>,
}

from_row!(SnapshotRow { id, round, digest, revision, sealed, frozen_by, frozen_at });

/// A run as it is kept.
#[derive(Debug, Clone)]
pub struct RunRow {
    /// Key.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// Its number inside the round, from 1.
    pub number: i64,
    /// `main`, `refill` or `correction`.
    pub kind: String,
    /// How many publications its round had when the snapshot was made.
    pub base: i64,
    /// What it reads.
    pub snapshot: Uuid,
    /// `queued`, `running`, `verified`, `failed` or `cancelled`.
    pub state: String,
    /// What is being done: a key of the catalogue.
    pub step: String,
    /// Why it failed: empty, or a line for engineers.
    pub failure: String,
    /// Whether somebody asked to stop it.
    pub cancel: bool,
    /// Who works on it.
    pub worker: Option<Uuid>,
    /// Until when that worker is believed to be alive.
    pub lease_until: Option<DateTime<Utc>>,
    /// Who started it.
    pub started_by: Uuid,
    /// Whether a job did, under a rule that this person signed.
    pub by_rule: bool,
    /// When it was asked for.
    pub queued_at: DateTime<Utc>,
    /// When work on it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// How often it was taken up.
    pub attempts: i64,
}

/// What a worker shows to write about a run: that it holds it, and by which taking up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    /// The run.
    pub run: Uuid,
    /// Who took it.
    pub worker: Uuid,
    /// Which attempt that was.
    pub attempt: i64,
}

impl RunRow {
    /// The fence under which a run was taken, as [`claim`] gave it; `None` for one that nobody works on.
    pub fn fence(&self) -> Option<Fence> {
        self.worker.map(|worker| Fence { run: self.id, worker, attempt: self.attempts })
    }
}

from_row!(RunRow {
    id,
    round,
    number,
    kind,
    base,
    snapshot,
    state,
    step,
    failure,
    cancel,
    worker,
    lease_until,
    started_by,
    by_rule,
    queued_at,
    started_at,
    finished_at,
    attempts,
});

/// What a verified run found.
#[derive(Debug, Clone)]
pub struct RunResultRow {
    /// The run.
    pub run: Uuid,
    /// SHA-256 of the outcome.
    pub digest: String,
    /// The outcome, sealed.
    pub outcome: Vec<u8>,
    /// What people are told once it is published, sealed.
    pub telling: Vec<u8>,
    /// Every file that `talka match` writes, sealed.
    pub files: Vec<u8>,
}

from_row!(RunResultRow { run, digest, outcome, telling, files });

/// Adds a snapshot, or finds the one with this digest.
///
/// # Errors
/// [`StoreError`].
pub async fn freeze(link: &mut Link<'_>, snapshot: &SnapshotRow) -> Result<Uuid, StoreError> {
    let known = value!(
        link,
        Uuid,
        "SELECT id FROM snapshot WHERE round = $1 AND digest = $2",
        snapshot.round,
        &snapshot.digest
    )?;
    if let Some(known) = known {
        return Ok(known);
    }
    run!(
        link,
        "INSERT INTO snapshot (id, round, digest, revision, sealed, frozen_by, frozen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        snapshot.id,
        snapshot.round,
        &snapshot.digest,
        snapshot.revision,
        &snapshot.sealed,
        snapshot.frozen_by,
        snapshot.frozen_at
    )?;
    Ok(snapshot.id)
}

/// A snapshot.
///
/// # Errors
/// [`StoreError`].
pub async fn snapshot(link: &mut Link<'_>, id: Uuid) -> Result<Option<SnapshotRow>, StoreError> {
    one!(link, SnapshotRow, "SELECT * FROM snapshot WHERE id = $1", id)
}

/// Adds a run to the queue.
///
/// # Errors
/// [`StoreError::Taken`] when somebody added one at the same moment.
pub async fn queue(link: &mut Link<'_>, run: &RunRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO run (id, round, number, kind, base, snapshot, state, step, failure, cancel, started_by, by_rule,
                          queued_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, '', FALSE, $8, $9, $10)",
        run.id,
        run.round,
        run.number,
        &run.kind,
        run.base,
        run.snapshot,
        &run.step,
        run.started_by,
        run.by_rule,
        run.queued_at
    )?;
    Ok(())
}

/// Every run of a round, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<RunRow>, StoreError> {
    all!(link, RunRow, "SELECT * FROM run WHERE round = $1 ORDER BY number DESC", round)
}

/// The run of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<RunRow>, StoreError> {
    one!(link, RunRow, "SELECT * FROM run WHERE id = $1", id)
}

/// Takes the next run that nobody works on and that was taken up less than `most` times; `None` when there is none. The
/// outer condition is asked again when another worker took the same row first, so no run is given to two.
///
/// # Errors
/// [`StoreError`].
pub async fn claim(
    link: &mut Link<'_>,
    worker: Uuid,
    (now, lease_until): (DateTime<Utc>, DateTime<Utc>),
    most: i64,
) -> Result<Option<RunRow>, StoreError> {
    one!(
        link,
        RunRow,
        "UPDATE run SET state = 'running', worker = $1, lease_until = $3, started_at = $2, attempts = attempts + 1
         WHERE id = (SELECT id FROM run
                     WHERE attempts < $4 AND (state = 'queued' OR (state = 'running' AND lease_until < $2))
                     ORDER BY queued_at, id LIMIT 1)
           AND attempts < $4 AND (state = 'queued' OR (state = 'running' AND lease_until < $2))
         RETURNING *",
        worker,
        now,
        lease_until,
        most
    )
}

/// Ends the runs whose workers were lost as often as a run is taken up, with this reason.
///
/// # Errors
/// [`StoreError`].
pub async fn give_up(
    link: &mut Link<'_>,
    now: DateTime<Utc>,
    most: i64,
    failure: &str,
) -> Result<Vec<RunRow>, StoreError> {
    all!(
        link,
        RunRow,
        "UPDATE run SET state = 'failed', failure = $3, finished_at = $1, lease_until = NULL
         WHERE state = 'running' AND lease_until < $1 AND attempts >= $2
         RETURNING *",
        now,
        most,
        failure
    )
}

/// Says that the worker lives and what it does; gives whether it shall stop, `None` when the run is no longer its own.
///
/// # Errors
/// [`StoreError`].
pub async fn report(
    link: &mut Link<'_>,
    fence: Fence,
    step: &str,
    lease_until: DateTime<Utc>,
) -> Result<Option<bool>, StoreError> {
    value!(
        link,
        bool,
        "UPDATE run SET step = $4, lease_until = $5
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'
         RETURNING cancel",
        fence.run,
        fence.worker,
        fence.attempt,
        step,
        lease_until
    )
}

/// Whether the worker shall stop, without a write; `None` when the run is no longer its own.
///
/// # Errors
/// [`StoreError`].
pub async fn asked_to_stop(link: &mut Link<'_>, fence: Fence) -> Result<Option<bool>, StoreError> {
    value!(
        link,
        bool,
        "SELECT cancel FROM run WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.run,
        fence.worker,
        fence.attempt
    )
}

/// Gives a run back that the worker still holds, for somebody to take up again; one that was asked to stop ends here.
/// `uncounted` takes back that it was taken up: for a worker that stops in order.
///
/// # Errors
/// [`StoreError`].
pub async fn give_back(
    link: &mut Link<'_>,
    fence: Fence,
    uncounted: bool,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE run SET state = CASE WHEN cancel THEN 'cancelled' ELSE 'queued' END, step = 'queued', worker = NULL,
                        lease_until = NULL, finished_at = CASE WHEN cancel THEN $4 ELSE finished_at END,
                        attempts = attempts - $5
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.run,
        fence.worker,
        fence.attempt,
        now,
        i64::from(uncounted)
    )?;
    Ok(changed == 1)
}

/// Ends a run that the worker still holds; `false` when it does not.
///
/// # Errors
/// [`StoreError`].
pub async fn finish(
    link: &mut Link<'_>,
    fence: Fence,
    ends: (&str, &str),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE run SET state = $4, failure = $5, finished_at = $6, lease_until = NULL
         WHERE id = $1 AND worker = $2 AND attempts = $3 AND state = 'running'",
        fence.run,
        fence.worker,
        fence.attempt,
        ends.0,
        ends.1,
        now
    )?;
    Ok(changed == 1)
}

/// Asks for a run to be stopped: at once where nobody works on it, otherwise its worker will see it.
///
/// # Errors
/// [`StoreError`].
pub async fn cancel(link: &mut Link<'_>, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let at_once = run!(
        link,
        "UPDATE run SET state = 'cancelled', cancel = TRUE, finished_at = $2 WHERE id = $1 AND state = 'queued'",
        id,
        now
    )?;
    if at_once == 1 {
        return Ok(true);
    }
    Ok(run!(link, "UPDATE run SET cancel = TRUE WHERE id = $1 AND state = 'running'", id)? == 1)
}

/// Keeps what a verified run found.
///
/// # Errors
/// [`StoreError::Taken`] when it was kept before.
pub async fn keep_result(link: &mut Link<'_>, result: &RunResultRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO run_result (run, digest, outcome, telling, files) VALUES ($1, $2, $3, $4, $5)",
        result.run,
        &result.digest,
        &result.outcome,
        &result.telling,
        &result.files
    )?;
    Ok(())
}

/// What a verified run found.
///
/// # Errors
/// [`StoreError`].
pub async fn result(link: &mut Link<'_>, run: Uuid) -> Result<Option<RunResultRow>, StoreError> {
    one!(link, RunResultRow, "SELECT * FROM run_result WHERE run = $1", run)
}
