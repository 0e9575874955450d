//! Work that goes on by itself: which kinds there are, how one job is taken, done, tried again and set aside. Owns that what a job
//! does and that it is done are one transaction, which shows the fence under which the job was taken: so it happens once,
//! whatever dies. Due times and leases are counted in the database's time.
//!
//! To add a kind: a variant with its word, a line in [`Service::step`] (what it does, in slices of one short transaction each,
//! that find nothing left to do when they are done twice), and who asks for it: a verb, last thing in its own transaction, by
//! [`Service::ask_for`]; or `plan` from what the tables say. Its words stand in the catalogues as `jobs-kind-…`.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{No, Service, prepare::busy};
use crate::{
    chance,
    store::{
        self, Link,
        jobs::{JobFence, JobRow, NewJob, Times},
    },
};

/// How often a job is taken up before it is set aside.
pub const TRIES: i64 = 5;

/// How long a job waits after it failed for the first time; four times as long after each further one.
const PAUSE: TimeDelta = TimeDelta::seconds(5);

/// The longest such pause.
const LONGEST_PAUSE: TimeDelta = TimeDelta::minutes(10);

/// How long a worker that has not said so is still believed to live.
pub(super) const SILENT: Duration = Duration::from_mins(1);

/// How long the last error may be.
const LONGEST_ERROR: usize = 500;

/// What goes on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Forgets sessions that have run out, and workers that are gone; erases drafts whose time is over.
    Sessions,
    /// Forgets spreadsheets that nobody took, and files of letters that nobody sent.
    Sheets,
    /// Takes away long writes that were cut off, and settles those that count.
    Preparations,
    /// Writes down which offers lapsed.
    Lapses,
    /// Notes that a round has opened.
    Opening,
    /// Notes that a round's deadline has passed.
    Deadline,
    /// Gives on a round's free seats, where two people signed that.
    Refills,
    /// Chains events.
    Chain,
    /// Writes to whoever has to answer soon or to bring papers, to parents and guardians whose consent is missing, and to those whose drafts
    /// are erased soon.
    Reminders,
    /// Writes to a round's people that its deadline moved.
    Announcements,
    /// Sets a file of letters.
    Letters,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Sessions,
        Self::Sheets,
        Self::Preparations,
        Self::Lapses,
        Self::Opening,
        Self::Deadline,
        Self::Refills,
        Self::Chain,
        Self::Reminders,
        Self::Announcements,
        Self::Letters,
    ];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Sheets => "sheets",
            Self::Preparations => "preparations",
            Self::Lapses => "lapses",
            Self::Opening => "opening",
            Self::Deadline => "deadline",
            Self::Refills => "refills",
            Self::Chain => "chain",
            Self::Reminders => "reminders",
            Self::Announcements => "announcements",
            Self::Letters => "letters",
        }
    }

    /// The kind of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What one slice of a job came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// There is more to do.
    More,
    /// That was all.
    Done,
}

/// What became of a job that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Done,
    /// The worker stops in order.
    Stopped,
    /// It is somebody else's by now.
    Lost,
}

impl Service {
    /// Asks for a job, last thing in a verb's own transaction; asked for twice, it is done once.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn ask_for(
        &self,
        link: &mut Link<'_>,
        kind: Kind,
        (subject, round): (&str, Option<Uuid>),
        due_at: DateTime<Utc>,
    ) -> Result<(), No> {
        let now = self.received(link).await?;
        let new = NewJob { id: chance::id()?, kind: kind.name(), subject, round, due_at };
        Ok(store::jobs::ask(link, &new, now).await?)
    }

    /// Takes the next job that is due and does it; whether there was one. `stopping` is asked between slices: then the job is given
    /// back, and the next worker takes it up.
    ///
    /// # Errors
    /// [`No::Broken`]; a job that was taken then is taken up again when its lease has run out.
    pub async fn job_once(
        self: &Arc<Self>,
        worker: Uuid,
        stopping: impl Fn() -> bool + Send + 'static,
    ) -> Result<bool, No> {
        let Some((job, fence)) = self.take_job(worker).await? else { return Ok(false) };
        let service = Arc::clone(self);
        let doing = tokio::spawn(async move { service.do_job(&job, fence, stopping).await });
        // What broke down says no more than that: a panic's words may hold somebody's data.
        let done = doing.await.unwrap_or_else(|_| Err(No::Broken("it panicked".to_owned())));
        match done {
            Ok(Ended::Done) => {}
            Ok(Ended::Lost) => tracing::warn!(job.id = %fence.job, "a job was lost to another worker"),
            Ok(Ended::Stopped) => {
                let mut tx = self.db.write().await?;
                store::jobs::give_back(&mut tx.link(), fence).await?;
                tx.commit().await?;
            }
            Err(no) => self.job_failed(fence, &no).await?,
        }
        Ok(true)
    }

    /// Takes the next job; those that were lost as often as one is taken up are set aside first.
    async fn take_job(&self, worker: Uuid) -> Result<Option<(JobRow, JobFence)>, No> {
        {
            // Most of the time there is nothing: nobody's write waits for that.
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let times = self.times(self.received(link).await?);
            if !store::jobs::anything(link, times).await? {
                return Ok(None);
            }
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        for job in store::jobs::set_aside(link, self.times(now), TRIES, "worker lost").await? {
            tracing::error!(job.id = %job.id, job.kind, "a job was lost by every worker that took it up");
            self.note(link, None, "job-set-aside", (job.round, &job.kind)).await?;
        }
        let lease = self.lease_from(now);
        let job = store::jobs::claim(link, worker, self.times(now), lease, TRIES).await?;
        tx.commit().await?;
        Ok(job.and_then(|job| Some((job.fence()?, job))).map(|(fence, job)| (job, fence)))
    }

    fn times(&self, now: DateTime<Utc>) -> Times {
        let lease = TimeDelta::from_std(self.lease).unwrap_or(LONGEST_PAUSE);
        Times { now, beyond: now + lease.max(LONGEST_PAUSE) * 2 }
    }

    /// Does a job, slice by slice.
    async fn do_job(&self, job: &JobRow, fence: JobFence, stopping: impl Fn() -> bool) -> Result<Ended, No> {
        let kind =
            Kind::from_name(&job.kind).ok_or_else(|| No::Broken("this version does not know it".into()))?;
        loop {
            if stopping() {
                return Ok(Ended::Stopped);
            }
            // A slice that hangs holds up nobody for longer than the lease: then nothing of it was done.
            let patience = self.lease * 2 / 3;
            let slice = tokio::time::timeout(patience, self.slice(job, fence, kind)).await;
            match slice.map_err(|_| No::Broken("it took too long".to_owned()))?? {
                Some(Step::More) => {}
                Some(Step::Done) => return Ok(Ended::Done),
                None => return Ok(Ended::Lost),
            }
        }
    }

    /// One slice of a job, and that it was done, in one transaction; `None` where the job is somebody else's.
    async fn slice(&self, job: &JobRow, fence: JobFence, kind: Kind) -> Result<Option<Step>, No> {
        self.beforehand(kind, job).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let step = self.step(link, kind, job).await?;
        let now = self.received(link).await?;
        // The fence comes last: whoever asks for jobs locks a round before the job, and so does this.
        let held = match step {
            Step::More => store::jobs::hold(link, fence, self.lease_from(now)).await?,
            Step::Done => store::jobs::finish(link, fence, now).await?,
        };
        if !held {
            return Ok(None);
        }
        tx.commit().await?;
        Ok(Some(step))
    }

    /// Notes that a job failed, and why, if it is still held; it is tried again after a pause, or set aside.
    async fn job_failed(&self, fence: JobFence, no: &No) -> Result<(), No> {
        let why: String = said(no).chars().take(LONGEST_ERROR).collect();
        tracing::error!(job.id = %fence.job, why, "a job failed");
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        let next = (fence.attempt < TRIES).then(|| now + pause_after(fence.attempt));
        let noted = store::jobs::fail(link, fence, &why, now, next).await?;
        if noted && next.is_none() {
            let job = store::jobs::by_id(link, fence.job).await?.ok_or(No::NotFound)?;
            self.note(link, None, "job-set-aside", (job.round, &job.kind)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What has no place in a slice's transaction: work that waits for its turn and writes in transactions of its own. Done twice,
    /// it finds nothing left to do.
    async fn beforehand(&self, kind: Kind, job: &JobRow) -> Result<(), No> {
        match kind {
            Kind::Preparations => self.tidy().await,
            Kind::Refills => self.go_on_by_rule(job.round.ok_or(No::NotFound)?).await,
            Kind::Letters => self.set_letters(&job.subject).await,
            Kind::Reminders => self.remind_of_papers().await,
            _ => Ok(()),
        }
    }

    /// One slice of what a kind does.
    async fn step(&self, link: &mut Link<'_>, kind: Kind, job: &JobRow) -> Result<Step, No> {
        let now = self.received(link).await?;
        match kind {
            Kind::Sessions => {
                store::sessions::sweep(link, now).await?;
                store::workers::forget_silent(link, now - TimeDelta::days(1)).await?;
                if self.erase_drafts(link, now).await? > 0 {
                    return Ok(Step::More);
                }
            }
            Kind::Sheets => {
                store::printings::forget(link, now - super::UNSENT, now).await?;
                if store::intakes::forget(link, now - super::UNTAKEN, now).await? > 0 {
                    return Ok(Step::More);
                }
            }
            Kind::Preparations | Kind::Refills => {}
            Kind::Lapses => {
                // Somebody who answered in the same moment was faster: the whole slice is done again.
                let lapsed = self.lapse_some(link, None, now).await?.ok_or_else(busy)?;
                if lapsed > 0 {
                    return Ok(Step::More);
                }
            }
            Kind::Letters => {
                if self.is_being_set(link, &job.subject).await? {
                    return Ok(Step::More);
                }
            }
            Kind::Chain => return self.chain(link).await,
            Kind::Reminders => {
                let people = self.remind_some(link, now).await? + self.write_to_guardians(link, now).await?;
                if people + self.remind_of_drafts(link, now).await? > 0 {
                    return Ok(Step::More);
                }
            }
            Kind::Announcements => {
                let round = job.round.ok_or(No::NotFound)?;
                if self.announce_some(link, round, &job.subject, now).await? > 0 {
                    return Ok(Step::More);
                }
            }
            Kind::Opening => self.note(link, None, "round-opens", (job.round, "")).await?,
            Kind::Deadline => self.note(link, None, "round-deadline", (job.round, "")).await?,
        }
        Ok(Step::Done)
    }
}

/// How long a job waits after it failed for the nth time.
fn pause_after(attempt: i64) -> TimeDelta {
    let times = u32::try_from(attempt - 1).ok().and_then(|n| 4_i32.checked_pow(n)).unwrap_or(i32::MAX);
    PAUSE.checked_mul(times).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE)
}

/// Why a job failed, for engineers: nothing that was typed by anybody.
fn said(no: &No) -> String {
    match no {
        No::Broken(why) => why.clone(),
        No::Refused(refusal) => refusal.key.to_owned(),
        No::NotFound => "not found".to_owned(),
        No::Invalid(_) | No::Faults(_) => "its input is wrong".to_owned(),
        No::Wait(_) => "too many attempts".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_the_longest() {
        let seconds: Vec<i64> = (1..=6).map(|attempt| pause_after(attempt).num_seconds()).collect();
        assert_eq!(seconds, [5, 20, 80, 320, 600, 600]);
        assert_eq!(pause_after(i64::MAX), LONGEST_PAUSE);
    }

    #[test]
    fn every_kind_has_its_own_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
