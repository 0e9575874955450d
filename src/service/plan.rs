//! What is to be done by itself, read from what the tables say: asked for as jobs. Owns when a kind is due; any number of workers
//! may plan at once, and as often as they like: a thing that is asked for twice is done once.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    No, Service,
    jobs::{Kind, SILENT},
};
use crate::{
    chance,
    domain::{Overseer, Role, Texts},
    store::{
        self, Link,
        jobs::{JobRow, NewJob},
        moments::MomentRow,
    },
};

/// What is done again and again, and how often.
const REGULAR: [(Kind, TimeDelta); 5] = [
    (Kind::Sessions, TimeDelta::minutes(10)),
    (Kind::Sheets, TimeDelta::hours(1)),
    (Kind::Preparations, TimeDelta::minutes(1)),
    (Kind::Lapses, TimeDelta::minutes(1)),
    (Kind::Reminders, TimeDelta::minutes(10)),
];

/// A job that is due.
struct Due {
    kind: Kind,
    subject: String,
    round: Option<Uuid>,
    at: DateTime<Utc>,
    /// Of what is done again and again: how long after it was done.
    every: Option<TimeDelta>,
}

/// A job that failed, as people see it.
#[derive(Debug, Clone)]
pub struct FailedJob {
    /// Key.
    pub id: Uuid,
    /// The end of a catalogue's key.
    pub kind: String,
    /// The round's name, if it is a round's.
    pub round: Option<Texts>,
    /// How often it was taken up.
    pub attempts: i64,
    /// Why it failed last: a line for engineers.
    pub error: String,
    /// When it is tried again; `None` where it was set aside.
    pub next: Option<DateTime<Utc>>,
}

/// What goes on by itself, in figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct JobFigures {
    /// Jobs that wait.
    pub waiting: i64,
    /// Jobs that are being done.
    pub running: i64,
    /// Jobs that were set aside.
    pub poisoned: i64,
    /// Workers that live.
    pub workers: i64,
}

impl Service {
    /// Asks for everything that is due; how much that was.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn plan(&self) -> Result<usize, No> {
        let due = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let now = self.received(link).await?;
            let mut due = regular(link, now).await?;
            let openings = store::moments::openings(link, now).await?;
            due.extend(new_moments(link, Kind::Opening, openings).await?);
            let deadlines = store::moments::deadlines(link, now).await?;
            due.extend(new_moments(link, Kind::Deadline, deadlines).await?);
            due
        };
        self.plan_refills().await?;
        self.plan_chain().await?;
        if due.is_empty() {
            return Ok(0);
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        for one in &due {
            let kind = one.kind.name();
            let new =
                NewJob { id: chance::id()?, kind, subject: &one.subject, round: one.round, due_at: one.at };
            store::jobs::plan(link, &new, now, one.every.map(|every| now - every)).await?;
        }
        tx.commit().await?;
        Ok(due.len())
    }

    /// Asks for events to be chained where any waits and nobody does it yet.
    async fn plan_chain(&self) -> Result<(), No> {
        let asked = store::jobs::of_kind(&mut self.db.read().await?.link(), Kind::Chain.name()).await?;
        if asked.iter().any(|row| row.state != "done") || !self.anything_to_chain().await? {
            return Ok(());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        self.ask_for(link, Kind::Chain, ("", None), now).await?;
        Ok(tx.commit().await?)
    }

    /// Says that a worker lives.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn worker_lives(&self, worker: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        store::workers::lives(link, worker, now).await?;
        Ok(tx.commit().await?)
    }

    /// A worker stops in order.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn worker_leaves(&self, worker: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        store::workers::leaves(&mut tx.link(), worker).await?;
        Ok(tx.commit().await?)
    }

    /// What goes on by itself, in figures.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn job_figures(&self) -> Result<JobFigures, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let now = self.received(link).await?;
        let silent = TimeDelta::from_std(SILENT).unwrap_or_default();
        Ok(JobFigures {
            waiting: store::jobs::count(link, "waiting").await?,
            running: store::jobs::count(link, "running").await?,
            poisoned: store::jobs::count(link, "poisoned").await?,
            workers: store::workers::living(link, now - silent, now + silent).await?,
        })
    }

    /// Jobs that were set aside, and those that failed and are tried again; caseworkers see their own authority's rounds' and those of none.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn failed_jobs(&self, who: &Overseer) -> Result<Vec<FailedJob>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut shown = Vec::new();
        for job in store::jobs::failed(link).await? {
            let round = match job.round {
                Some(round) => store::rounds::by_id(link, round).await?,
                None => None,
            };
            if !is_theirs(who, round.as_ref().map(|round| round.authority)) {
                continue;
            }
            shown.push(FailedJob {
                id: job.id,
                kind: job.kind,
                round: round.map(|row| Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru }),
                attempts: job.attempts,
                error: job.last_error,
                next: (job.state == "waiting").then_some(job.due_at),
            });
        }
        Ok(shown)
    }

    /// Has a job that was set aside tried again.
    ///
    /// # Errors
    /// [`No::NotFound`] where it was not, or is not theirs.
    pub async fn try_job_again(&self, who: &Overseer, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        let job = store::jobs::try_again(link, id, now).await?.ok_or(No::NotFound)?;
        let authority = authority_of(link, &job).await?;
        if !is_theirs(who, authority) {
            return Err(No::NotFound);
        }
        self.note(link, Some(who.staff()), "job-again", (job.round, &job.kind)).await?;
        Ok(tx.commit().await?)
    }
}

async fn authority_of(link: &mut Link<'_>, job: &JobRow) -> Result<Option<Uuid>, No> {
    let Some(round) = job.round else { return Ok(None) };
    Ok(store::rounds::by_id(link, round).await?.map(|round| round.authority))
}

/// Whether somebody sees a job of this authority.
fn is_theirs(who: &Overseer, authority: Option<Uuid>) -> bool {
    who.staff().role == Role::Administrator
        || authority.is_none_or(|authority| authority == who.staff().organisation)
}

/// What is done again and again and is due.
async fn regular(link: &mut Link<'_>, now: DateTime<Utc>) -> Result<Vec<Due>, No> {
    let mut due = Vec::new();
    for (kind, every) in REGULAR {
        let last = store::jobs::of_kind(link, kind.name()).await?;
        // An end that lies ahead was noted before the clock was set back.
        let fresh = |row: &JobRow| row.ended_at.is_some_and(|at| at > now - every && at <= now);
        if last.iter().all(|row| row.state == "done" && !fresh(row)) {
            due.push(Due { kind, subject: String::new(), round: None, at: now, every: Some(every) });
        }
    }
    Ok(due)
}

/// Moments of rounds about which nothing was asked for yet. A moment is in the subject: one that is moved later is another one.
async fn new_moments(link: &mut Link<'_>, kind: Kind, moments: Vec<MomentRow>) -> Result<Vec<Due>, No> {
    if moments.is_empty() {
        return Ok(Vec::new());
    }
    let known = store::jobs::of_kind(link, kind.name()).await?;
    let due = moments.into_iter().filter_map(|moment| {
        let subject = format!("{} {}", moment.round, moment.at.timestamp_micros());
        let known = known.iter().any(|row| row.subject == subject);
        (!known).then_some(Due { kind, subject, round: Some(moment.round), at: moment.at, every: None })
    });
    Ok(due.collect())
}
