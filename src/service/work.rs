//! A worker takes the next run and has it computed. Owns the lease, counted in the database's time: a worker that dies
//! loses its run to another after a while; one that cannot make its lease longer ends the computation before that; and one
//! that lost its run writes nothing, since the transaction that writes shows the fence under which the run was taken.

use std::{collections::BTreeMap, pin::pin, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    No, RunKind, RunState, Service,
    compute::{self, Ended, Given, Made},
    place_of,
    run::BROKEN_OFF,
};
use crate::{
    chance,
    clock::Stopwatch,
    domain::draw::hex,
    store::{
        self, Link,
        runs::{Fence, RunResultRow, RunRow},
    },
};

/// How often a run is taken up before it is failed.
pub const ATTEMPTS: i64 = 3;

/// How often the computation and whoever may stop it are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// A run that a worker holds.
struct Hold {
    run: RunRow,
    fence: Fence,
    /// Since before the lease was last made longer.
    renewed: Stopwatch,
    /// What the database knows to be done.
    said: String,
}

impl Hold {
    /// What is left of the lease by this worker's own clock, which began before the database's.
    fn left(&self, lease: Duration) -> Duration {
        lease.saturating_sub(Duration::from_millis(self.renewed.millis()))
    }
}

/// Whether a worker still has its run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    /// Somebody asked for the run to be stopped.
    Stop,
    /// The run is somebody else's, or may be by now.
    Lost,
}

impl Service {
    /// A key for a worker.
    ///
    /// # Errors
    /// [`No::Broken`] without random bytes.
    pub fn new_worker(&self) -> Result<Uuid, No> {
        Ok(chance::id()?)
    }

    /// How long a worker that says nothing is believed to be alive.
    #[must_use]
    pub fn with_lease(self, lease: Duration) -> Self {
        Self { lease, ..self }
    }

    /// Takes the next run and computes it; whether there was one.
    ///
    /// # Errors
    /// [`No::Broken`]; the run is then taken up again when the lease has run out.
    pub async fn work_once(&self, worker: Uuid) -> Result<bool, No> {
        self.work_until(worker, std::future::pending()).await
    }

    /// Takes the next run and computes it, unless `stop` resolves first: then the run is given back, and the next worker
    /// takes it up. Gives whether there was a run.
    ///
    /// # Errors
    /// As [`work_once`](Self::work_once).
    pub async fn work_until(&self, worker: Uuid, stop: impl Future<Output = ()>) -> Result<bool, No> {
        let Some(mut hold) = self.take(worker).await? else { return Ok(false) };
        tracing::info!(run.id = %hold.run.id, run.attempt = hold.fence.attempt, "a run begins");
        let given = match self.given(&hold.run).await {
            Ok(given) => given,
            // Sealed with another key, or damaged: it opens no better the next time.
            Err(No::Broken(why)) if !why.starts_with("database") => {
                self.end(&hold, Ended::Failed(why)).await?;
                return Ok(true);
            }
            Err(no) => return Err(no),
        };
        if hold.run.cancel {
            self.end(&hold, Ended::Stopped).await?;
            return Ok(true);
        }
        let (hand, mut computing) = compute::begin(given);
        let mut stop = pin!(stop);
        let ended = loop {
            tokio::select! {
                // What broke down in a thread says how, as a child's end does.
                ended = &mut computing => break ended.unwrap_or_else(|error| Ended::BrokenOff(error.to_string())),
                () = &mut stop => {
                    hand.stop();
                    let _ = computing.await;
                    self.give_back(&hold, true).await?;
                    return Ok(true);
                }
                () = tokio::time::sleep(LOOK) => {}
            }
            match self.keep(&mut hold, &hand.doing()).await {
                Kept::Yes => {}
                Kept::Stop => hand.stop(),
                Kept::Lost => {
                    tracing::warn!(run.id = %hold.run.id, "a run was lost: its lease could not be made longer");
                    hand.stop();
                    let _ = computing.await;
                    return Ok(true);
                }
            }
        };
        let ended = match ended {
            Ended::Made(made) => self.write_down(&mut hold, made).await,
            other => Some(other),
        };
        if let Some(ended) = ended {
            self.end(&hold, ended).await?;
        }
        Ok(true)
    }

    /// Writes down what people are told once the run is published, slice by slice while the lease lasts, before the run counts as
    /// verified; nothing where the run is somebody else's meanwhile.
    async fn write_down(&self, hold: &mut Hold, mut made: Box<Made>) -> Option<Ended> {
        loop {
            match self.write_some(&hold.run, &mut made.tidings).await {
                Ok(false) => return Some(Ended::Made(made)),
                Ok(true) => {}
                Err(no) => {
                    tracing::warn!(run.id = %hold.run.id, %no, "the letters of a run could not be written");
                    tokio::time::sleep(LOOK).await;
                }
            }
            match self.keep(hold, "write").await {
                Kept::Yes => {}
                Kept::Stop => return Some(Ended::Stopped),
                Kept::Lost => {
                    tracing::warn!(run.id = %hold.run.id, "a run was lost while its letters were written");
                    return None;
                }
            }
        }
    }

    /// Takes the next run; runs that were lost as often as one is taken up end first.
    async fn take(&self, worker: Uuid) -> Result<Option<Hold>, No> {
        let renewed = Stopwatch::start();
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        let lost = format!("{BROKEN_OFF}worker lost");
        for run in store::runs::give_up(link, now, ATTEMPTS, &lost).await? {
            tracing::error!(run.id = %run.id, "a run was lost by every worker that took it up");
            self.note(link, None, "run-end", (Some(run.round), RunState::Failed.name())).await?;
        }
        let lease = (now, self.lease_from(now));
        let run = store::runs::claim(link, worker, lease, ATTEMPTS).await?;
        tx.commit().await?;
        let hold = run.and_then(|run| Some((run.fence()?, run)));
        Ok(hold.map(|(fence, run)| Hold { said: run.step.clone(), run, fence, renewed }))
    }

    pub(super) fn lease_from(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now + TimeDelta::from_std(self.lease).unwrap_or(TimeDelta::MAX)
    }

    /// The frozen folder of a run, and the language of its round.
    async fn given(&self, run: &RunRow) -> Result<Given, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (files, digest) = self.frozen(link, run.snapshot).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let lang = self.book(&row)?.settings.language;
        let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
        let everyone = RunKind::of(&run.kind) == RunKind::Main;
        let mut also = Vec::new();
        if RunKind::of(&run.kind) == RunKind::Correction {
            for one in self.to_tell(link, run.round).await? {
                // What was put right after the snapshot was made, the next run knows.
                let row = store::applications::by_id(link, one.application).await?;
                also.extend(row.filter(|_| one.runs < run.number).map(|row| row.number));
            }
        }
        let above = self.given_above(link, run).await?.into_iter().map(|above| above.person).collect();
        let files = files.into_iter().map(text).collect();
        Ok(Given { files, digest, lang, everyone, also, above })
    }

    /// Says that the worker lives, and hears whether it shall stop. What has not changed is written rarely; what cannot be
    /// written is tried again, until the lease has run out.
    async fn keep(&self, hold: &mut Hold, step: &str) -> Kept {
        let left = hold.left(self.lease);
        let due = hold.said != step || left < self.lease * 5 / 6;
        let renewed = Stopwatch::start();
        let heard = tokio::time::timeout(left, async {
            if due { self.renew(hold.fence, step).await } else { self.asked_to_stop(hold.fence).await }
        });
        match heard.await {
            Ok(Ok(Some(asked))) => {
                if due {
                    hold.renewed = renewed;
                    step.clone_into(&mut hold.said);
                }
                if asked { Kept::Stop } else { Kept::Yes }
            }
            Ok(Ok(None)) | Err(_) => Kept::Lost,
            Ok(Err(no)) => {
                tracing::warn!(run.id = %hold.run.id, %no, "a lease could not be made longer");
                if hold.left(self.lease).is_zero() { Kept::Lost } else { Kept::Yes }
            }
        }
    }

    async fn renew(&self, fence: Fence, step: &str) -> Result<Option<bool>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let lease = self.lease_from(self.received(link).await?);
        let heard = store::runs::report(link, fence, step, lease).await?;
        tx.commit().await?;
        Ok(heard)
    }

    async fn asked_to_stop(&self, fence: Fence) -> Result<Option<bool>, No> {
        Ok(store::runs::asked_to_stop(&mut self.db.read().await?.link(), fence).await?)
    }

    /// Gives a run back, for somebody to take up again.
    async fn give_back(&self, hold: &Hold, uncounted: bool) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        store::runs::give_back(link, hold.fence, uncounted, now).await?;
        tx.commit().await?;
        tracing::info!(run.id = %hold.run.id, "a run was given back");
        Ok(())
    }

    /// Ends a run as its computation did; one that broke off is given back, unless it has been taken up often enough. While
    /// the lease lasts, a database that does not answer is asked again.
    async fn end(&self, hold: &Hold, ended: Ended) -> Result<(), No> {
        let (state, failure, result) = match ended {
            Ended::Made(made) => (RunState::Verified, String::new(), Some(self.sealed(&hold.run, *made)?)),
            Ended::Stopped => (RunState::Cancelled, String::new(), None),
            Ended::Failed(why) => (RunState::Failed, why, None),
            Ended::BrokenOff(how) => {
                tracing::error!(run.id = %hold.run.id, how, "a computation broke off");
                if hold.fence.attempt < ATTEMPTS {
                    return self.give_back(hold, false).await;
                }
                (RunState::Failed, format!("{BROKEN_OFF}{how}"), None)
            }
        };
        loop {
            let left = hold.left(self.lease);
            let kept =
                tokio::time::timeout(left, self.keep_end(hold, (state, &failure), result.as_ref())).await;
            match kept {
                Ok(Err(no)) if !hold.left(self.lease).is_zero() => {
                    tracing::warn!(run.id = %hold.run.id, %no, "the end of a run could not be written");
                    tokio::time::sleep(LOOK).await;
                }
                Ok(done) => return done,
                Err(_) => {
                    tracing::warn!(run.id = %hold.run.id, "a run was lost: its end could not be written in time");
                    return Ok(());
                }
            }
        }
    }

    /// Writes the end of a run, and its result in the same transaction; nothing where the run is somebody else's.
    async fn keep_end(
        &self,
        hold: &Hold,
        (state, failure): (RunState, &str),
        result: Option<&RunResultRow>,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link: &mut Link<'_> = &mut tx.link();
        let now = self.received(link).await?;
        // From here on whoever asks to stop the run waits, and hears that it has ended.
        let asked = store::runs::report(link, hold.fence, "write", self.lease_from(now)).await?;
        let state = if asked == Some(true) { RunState::Cancelled } else { state };
        let failure = if state == RunState::Failed { failure } else { "" };
        if !store::runs::finish(link, hold.fence, (state.name(), failure), now).await? {
            tracing::warn!(run.id = %hold.run.id, "a run was lost to another worker");
            return Ok(());
        }
        if let Some(result) = result.filter(|_| state == RunState::Verified) {
            store::runs::keep_result(link, result).await?;
        }
        self.note(link, None, "run-end", (Some(hold.run.round), state.name())).await?;
        tx.commit().await?;
        tracing::info!(run.id = %hold.run.id, run.state = state.name(), "a run ends");
        Ok(())
    }

    fn sealed(&self, run: &RunRow, made: Made) -> Result<RunResultRow, No> {
        let allocation = made.files.get("allocation.csv").map(String::as_str).unwrap_or_default();
        let digest = hex(&Sha256::digest(allocation));
        let files: BTreeMap<String, Vec<u8>> =
            made.files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        Ok(RunResultRow {
            run: run.id,
            digest,
            outcome: self.vault.seal(&place_of("run", run.id), &made.outcome)?,
            telling: self.vault.seal(&place_of("run-telling", run.id), &made.tidings)?,
            files: self.vault.seal_files(&place_of("run-files", run.id), &files)?,
        })
    }
}
