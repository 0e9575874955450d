//! A worker takes the next run and computes it, by the same pipeline as `talka match`. Owns the lease: a worker that
//! dies loses its run to another after a while, and one that lost it writes nothing.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sha2::{Digest, Sha256};

use uuid::Uuid;

use super::{
    Letter, No, RunState, Service, letter, pipeline, place_of,
    run::{CONTRADICTION, LETTERS},
};
use crate::{
    chance,
    child::Child,
    domain::{Lang, Outcome, draw::hex},
    files::{conflict::lines, folder::Folder, output::Held},
    i18n::Tr,
    matching::{Control, Failure, Problem, Progress, SolverStage, Watch, conflict},
    store::{
        self,
        runs::{RunResultRow, RunRow},
    },
};

/// How long a worker that says nothing is believed to be alive, in seconds.
const LEASE: i64 = 6;

/// What the computing thread and the one that reports share.
#[derive(Debug, Default)]
struct Shared {
    step: Mutex<String>,
    stop: AtomicBool,
}

impl Shared {
    fn set(&self, step: &str) {
        if let Ok(mut kept) = self.step.lock() {
            step.clone_into(&mut kept);
        }
    }

    fn step(&self) -> String {
        self.step.lock().map(|step| step.clone()).unwrap_or_default()
    }
}

impl Control for Shared {
    fn begins(&self, stage: SolverStage) {
        self.set(stage.name());
    }

    fn stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn millis_left(&self) -> Option<u64> {
        self.stop().then_some(0)
    }
}

impl Watch for Shared {
    fn reaches(&self, step: Progress) {
        self.set(match step {
            Progress::Rules => "rules",
            Progress::Verify => "verify",
            Progress::Audit => "audit",
        });
    }
}

/// What a run made, to be sealed.
struct Made {
    outcome: Outcome,
    letters: BTreeMap<String, Letter>,
    files: BTreeMap<String, Vec<u8>>,
}

/// Why a run made nothing.
enum Stopped {
    Asked,
    Failed(String),
}

impl Service {
    /// A key for a worker.
    ///
    /// # Errors
    /// [`No::Broken`] without random bytes.
    pub fn new_worker(&self) -> Result<Uuid, No> {
        Ok(chance::id()?)
    }

    /// Takes the next run and computes it; whether there was one.
    ///
    /// # Errors
    /// [`No::Broken`]; the run is then taken up again when the lease has run out.
    pub async fn work_once(&self, worker: Uuid) -> Result<bool, No> {
        let mut tx = self.db.write().await?;
        let (now, lease) = self.lease();
        let claimed = store::runs::claim(&mut tx.link(), worker, now, lease).await?;
        tx.commit().await?;
        let Some(run) = claimed else { return Ok(false) };
        tracing::info!(run.id = %run.id, "a run begins");
        let frozen = self.frozen(&mut self.db.read().await?.link(), run.snapshot).await;
        let (files, digest) = match frozen {
            Ok(frozen) => frozen,
            // Sealed with another key, or damaged: it opens no better the next time.
            Err(No::Broken(why)) if !why.starts_with("database") => {
                self.end(&run, worker, Err(Stopped::Failed(why))).await?;
                return Ok(true);
            }
            Err(no) => return Err(no),
        };
        let shared = Arc::new(Shared::default());
        shared.set("read");
        let computing = Arc::clone(&shared);
        let lang = self.round_language(&run).await?;
        let mut made = tokio::task::spawn_blocking(move || make((&files, &digest), lang, &computing));
        let made = loop {
            match tokio::time::timeout(Duration::from_millis(500), &mut made).await {
                // What broke down once would break down again: the run ends and says so, and the round is free.
                Ok(made) => break made.unwrap_or_else(|error| Err(Stopped::Failed(error.to_string()))),
                Err(_) => self.live(&run, worker, &shared).await?,
            }
        };
        self.end(&run, worker, made).await?;
        Ok(true)
    }

    fn lease(&self) -> (chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
        (self.now(), self.now() + chrono::TimeDelta::seconds(LEASE))
    }

    /// Says that the worker lives, and hears whether it shall stop.
    async fn live(&self, run: &RunRow, worker: Uuid, shared: &Shared) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let (_, lease) = self.lease();
        let heard = store::runs::report(&mut tx.link(), run.id, worker, &shared.step(), lease).await?;
        tx.commit().await?;
        // No answer: the run belongs to someone else by now.
        if heard.unwrap_or(true) {
            shared.stop.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    async fn round_language(&self, run: &RunRow) -> Result<Lang, No> {
        let mut conn = self.db.read().await?;
        let row = store::rounds::by_id(&mut conn.link(), run.round).await?.ok_or(No::NotFound)?;
        Ok(self.book(&row)?.settings.language)
    }

    /// Ends a run: with its result in the same transaction, or with the reason why there is none.
    async fn end(&self, run: &RunRow, worker: Uuid, made: Result<Made, Stopped>) -> Result<(), No> {
        let result = match &made {
            Ok(made) => Some(self.sealed(run, made)?),
            Err(_) => None,
        };
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        // From here on whoever asks to stop the run waits, and hears that it has ended.
        let asked = store::runs::report(link, run.id, worker, "write", self.lease().1).await?;
        let (state, failure) = match &made {
            _ if asked == Some(true) => (RunState::Cancelled, ""),
            Ok(_) => (RunState::Verified, ""),
            Err(Stopped::Asked) => (RunState::Cancelled, ""),
            Err(Stopped::Failed(why)) => (RunState::Failed, why.as_str()),
        };
        if !store::runs::finish(link, run.id, worker, (state.name(), failure), self.now()).await? {
            tracing::warn!(run.id = %run.id, "a run was lost to another worker");
            return Ok(());
        }
        if let Some(result) = result.filter(|_| state == RunState::Verified) {
            store::runs::keep_result(link, &result).await?;
        }
        self.note(link, None, "run-end", (Some(run.round), state.name())).await?;
        tx.commit().await?;
        tracing::info!(run.id = %run.id, run.state = state.name(), "a run ends");
        Ok(())
    }

    fn sealed(&self, run: &RunRow, made: &Made) -> Result<RunResultRow, No> {
        let place = place_of("run", run.id);
        let allocation = made.files.get("allocation.csv").map(Vec::as_slice).unwrap_or_default();
        let mut files = made.files.clone();
        let letters = serde_json::to_vec(&made.letters).map_err(|error| No::Broken(error.to_string()))?;
        files.insert(LETTERS.to_owned(), letters);
        Ok(RunResultRow {
            run: run.id,
            digest: hex(&Sha256::digest(allocation)),
            outcome: self.vault.seal(&place, &made.outcome)?,
            files: self.vault.seal_files(&place_of("run-files", run.id), &files)?,
        })
    }
}

/// What contradicts itself and what would mend it, in the round's language.
fn contradiction(problem: &Problem, tr: Tr, shared: &Shared) -> Stopped {
    match conflict(problem, &Child, shared) {
        _ if shared.stop() => Stopped::Asked,
        Some(found) => Stopped::Failed(format!("{CONTRADICTION}{}", lines(problem, &found, tr).join("\n"))),
        None => Stopped::Failed(format!("{CONTRADICTION}{}", tr.say("cli-solve-impossible"))),
    }
}

/// Reads, computes, writes: in memory.
fn make(
    (files, digest): (&BTreeMap<String, Vec<u8>>, &str),
    lang: Lang,
    shared: &Shared,
) -> Result<Made, Stopped> {
    let failed = |why: String| Stopped::Failed(why);
    let round = pipeline::read(&Folder::Held(files)).map_err(|faults| {
        failed(faults.faults.iter().map(|fault| Tr(Lang::En).fault(fault)).collect::<Vec<_>>().join("\n"))
    })?;
    // In a folder that is older than pinning no pack that shipped lies: whoever froze the round may have had another.
    if round.snapshot.digest != digest {
        return Err(failed("the round was frozen with another version of its rule pack".to_owned()));
    }
    let computed = pipeline::compute(&round, shared).map_err(|failure| match failure {
        _ if shared.stop() => Stopped::Asked,
        Failure::Judge(verdict, _) => failed(format!("{verdict:?}")),
        Failure::Problem(error) => failed(error.to_string()),
        Failure::Impossible(model) => contradiction(&model.problem, Tr(lang), shared),
        Failure::Audit(breaches) => {
            failed(breaches.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        }
    })?;
    shared.set("write");
    let held = Held::default();
    pipeline::write(&computed, lang, &held).map_err(|fault| failed(Tr(Lang::En).fault(&fault)))?;
    let letters = letter::letters(&round, &computed);
    Ok(Made { outcome: computed.matched.outcome, letters, files: held.into_files() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_with_other_rules_than_the_snapshot_computes_nothing() {
        let read = |name: &str| {
            let path = format!("{}/fixtures/rounds/minimal/{name}", env!("CARGO_MANIFEST_DIR"));
            (name.to_owned(), std::fs::read(path).unwrap())
        };
        let names = ["round.toml", "pack.toml", "applicants.csv", "placements.csv", "preferences.csv"];
        let files = BTreeMap::from(names.map(read));
        let digest = pipeline::read(&Folder::Held(&files)).unwrap().snapshot.digest;
        let made = |digest: &str| make((&files, digest), Lang::Lv, &Shared::default());
        assert!(made(&digest).is_ok());
        assert!(matches!(made("another"), Err(Stopped::Failed(_))));
    }
}
