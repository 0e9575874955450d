//! One computation of a run, from a frozen folder to its outcome, by the same pipeline as `talka match`. It is done in a
//! child process of this binary, so that neither a crash nor the want of memory takes the service with it; where this
//! process is another binary, a test runner, in a thread. Owns what the two say to each other: a line of JSON each.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use serde::{Deserialize, Serialize};
use tokio::task::{JoinHandle, spawn_blocking};

use super::{
    Letter,
    ahead::{AheadAt, ahead},
    letter, pipeline,
    run::CONTRADICTION,
};
use crate::{
    child::{Child, task},
    domain::{Lang, Outcome},
    files::{conflict::lines, folder::Folder, output::Held},
    i18n::Tr,
    matching::{Control, Failure, Problem, Progress, SolverStage, Watch, explain_infeasibility},
};

/// The hidden subcommand that the child is started with.
pub const COMMAND: &str = "compute-run";

/// What is to be computed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Given {
    /// The frozen round's folder.
    pub(super) files: BTreeMap<String, String>,
    /// Its digest.
    pub(super) digest: String,
    /// The round's language.
    pub(super) lang: Lang,
    /// Whether everyone is told; of a refill those whom it places.
    pub(super) everyone: bool,
    /// Who is told besides, by number of the application: whose facts were put right.
    #[serde(default)]
    pub(super) also: Vec<String>,
    /// Who holds a seat above a placement's own in the folder that nobody was offered yet, by number of the application: the run is
    /// what gives it.
    #[serde(default)]
    pub(super) above: Vec<String>,
}

/// What people are told once a run is published, by number of the application.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Tidings {
    /// Letters.
    pub(super) letters: BTreeMap<String, Letter>,
    /// Who comes before those who stay in line and get no letter.
    pub(super) ahead: BTreeMap<String, AheadAt>,
}

/// What a run made, to be sealed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Made {
    pub(super) outcome: Outcome,
    pub(super) tidings: Tidings,
    pub(super) files: BTreeMap<String, String>,
}

/// How a computation ends.
#[derive(Debug)]
pub(super) enum Ended {
    Made(Box<Made>),
    /// It was asked to stop.
    Stopped,
    /// It found out that there is no outcome, and why.
    Failed(String),
    /// It broke off, and found out nothing: how, for engineers.
    BrokenOff(String),
}

/// What a child says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Step(String),
    Made(Box<Made>),
    Failed(String),
}

/// Who hears what is being done, and may ask for it to stop.
trait Steps: Watch {
    fn step(&self, step: &str);
}

/// A computation in the hands of whoever began it.
#[derive(Debug, Default)]
pub(super) struct Hand {
    step: Mutex<String>,
    stop: AtomicBool,
    child: Mutex<Option<Arc<task::Task>>>,
}

impl Hand {
    /// What is being done.
    pub(super) fn doing(&self) -> String {
        self.step.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends the computation: a child at once, a thread where it next looks.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(child) = self.child.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            child.end();
        }
    }

    fn hold(&self, child: &Arc<task::Task>) {
        *self.child.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(child));
        // Whoever asked before there was a child has ended none.
        if self.stop.load(Ordering::Relaxed) {
            child.end();
        }
    }
}

impl Control for Hand {
    fn begins(&self, stage: SolverStage) {
        self.step(stage.name());
    }

    fn stop(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn millis_left(&self) -> Option<u64> {
        Control::stop(self).then_some(0)
    }
}

impl Watch for Hand {
    fn reaches(&self, step: Progress) {
        self.step(word(step));
    }
}

impl Steps for Hand {
    fn step(&self, step: &str) {
        step.clone_into(&mut self.step.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The word for a step outside the solver.
fn word(step: Progress) -> &'static str {
    match step {
        Progress::Rules => "rules",
        Progress::Verify => "verify",
        Progress::Audit => "audit",
    }
}

/// Begins a computation.
pub(super) fn begin(given: Given) -> (Arc<Hand>, JoinHandle<Ended>) {
    let hand = Arc::new(Hand::default());
    Steps::step(hand.as_ref(), "read");
    let own = Arc::clone(&hand);
    (hand, spawn_blocking(move || computed(&given, &own)))
}

fn computed(given: &Given, hand: &Hand) -> Ended {
    let text = match serde_json::to_vec(given) {
        Ok(text) => text,
        Err(error) => return Ended::Failed(error.to_string()),
    };
    match task::start(COMMAND, text) {
        Ok(Some((child, from))) => listen(&Arc::new(child), from, hand),
        Ok(None) => make(given, hand),
        Err(error) => Ended::BrokenOff(error.to_string()),
    }
}

/// Hears a child to its end.
fn listen(child: &Arc<task::Task>, from: impl Read, hand: &Hand) -> Ended {
    hand.hold(child);
    let mut heard = None;
    for line in BufReader::new(from).lines() {
        match line.ok().and_then(|line| serde_json::from_str(&line).ok()) {
            Some(Said::Step(step)) => Steps::step(hand, &step),
            Some(Said::Made(made)) => heard = Some(Ended::Made(made)),
            Some(Said::Failed(why)) => heard = Some(Ended::Failed(why)),
            None => break,
        }
    }
    let how = child.ended();
    if Control::stop(hand) { Ended::Stopped } else { heard.unwrap_or(Ended::BrokenOff(how)) }
}

/// What the child tells its parent while it works.
struct Telling;

impl Telling {
    fn say(said: &Said) -> std::io::Result<()> {
        let mut line = serde_json::to_vec(said)?;
        line.push(b'\n');
        let mut to = std::io::stdout().lock();
        to.write_all(&line)?;
        to.flush()
    }
}

impl Control for Telling {
    fn begins(&self, stage: SolverStage) {
        self.step(stage.name());
    }
}

impl Watch for Telling {
    fn reaches(&self, step: Progress) {
        self.step(word(step));
    }
}

impl Steps for Telling {
    fn step(&self, step: &str) {
        // A parent that hears nothing more ends this process by its own end.
        let _ = Self::say(&Said::Step(step.to_owned()));
    }
}

/// The child's own work: what is given on standard input, what is found on standard output.
///
/// # Errors
/// When either cannot be used.
pub fn serve() -> std::io::Result<()> {
    task::begin()?;
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text)?;
    let given: Given = serde_json::from_slice(&text)?;
    drop(text);
    Telling::say(&match make(&given, &Telling) {
        Ended::Made(made) => Said::Made(made),
        Ended::Failed(why) => Said::Failed(why),
        Ended::Stopped | Ended::BrokenOff(_) => return Err(std::io::ErrorKind::Interrupted.into()),
    })
}

/// What contradicts itself and what would mend it, in the round's language.
fn contradiction(problem: &Problem, tr: Tr, steps: &dyn Steps) -> Ended {
    match explain_infeasibility(problem, &Child, steps) {
        _ if steps.stop() => Ended::Stopped,
        Some(found) => Ended::Failed(format!("{CONTRADICTION}{}", lines(problem, &found, tr).join("\n"))),
        None => Ended::Failed(format!("{CONTRADICTION}{}", tr.say("cli-solve-impossible"))),
    }
}

/// Reads, computes, writes: in memory.
fn make(given: &Given, steps: &dyn Steps) -> Ended {
    let files = given.files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
    let round = match pipeline::read(&Folder::Held(&files)) {
        Ok(round) => round,
        Err(faults) => {
            let said: Vec<_> = faults.faults.iter().map(|fault| Tr(Lang::En).fault(fault)).collect();
            return Ended::Failed(said.join("\n"));
        }
    };
    // In a folder that is older than pinning no pack that shipped lies: whoever froze the round may have had another.
    if round.snapshot.digest != given.digest {
        return Ended::Failed("the round was frozen with another version of its rule pack".to_owned());
    }
    let mut computed = match pipeline::compute(&round, steps) {
        Ok(computed) => computed,
        Err(_) if steps.stop() => return Ended::Stopped,
        Err(Failure::Judge(verdict, _)) => return Ended::Failed(format!("{verdict:?}")),
        Err(Failure::Problem(error)) => return Ended::Failed(error.to_string()),
        Err(Failure::Solve(error)) => return Ended::Failed(error.to_string()),
        Err(Failure::Impossible(model)) => return contradiction(&model.problem, Tr(given.lang), steps),
        Err(Failure::Audit(breaches)) => {
            let said: Vec<_> = breaches.iter().map(ToString::to_string).collect();
            return Ended::Failed(said.join("\n"));
        }
    };
    for person in &mut computed.matched.outcome.people {
        if given.above.iter().any(|number| number == person.applicant.as_str()) {
            person.held = None;
            person.reasons.clear();
        }
    }
    steps.step("write");
    let held = Held::default();
    if let Err(fault) = pipeline::write(&computed, given.lang, &held) {
        return Ended::Failed(Tr(Lang::En).fault(&fault));
    }
    let letters = letter::letters(&round, &computed, (given.everyone, &given.also));
    // Of a run that tells everyone it stands in their letters.
    let ahead = if given.everyone { BTreeMap::new() } else { ahead(&round, &computed) };
    let text = |(name, bytes): (String, Vec<u8>)| (name, String::from_utf8_lossy(&bytes).into_owned());
    let files = held.into_files().into_iter().map(text).collect();
    let tidings = Tidings { letters, ahead };
    Ended::Made(Box::new(Made { outcome: computed.matched.outcome, tidings, files }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        let read = |name: &str| {
            let path = format!("{}/fixtures/rounds/minimal/{name}", env!("CARGO_MANIFEST_DIR"));
            (name.to_owned(), std::fs::read_to_string(path).unwrap())
        };
        let names = ["round.toml", "pack.toml", "applicants.csv", "placements.csv", "preferences.csv"];
        let files = BTreeMap::from(names.map(read));
        let bytes = files.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect();
        let digest = pipeline::read(&Folder::Held(&bytes)).unwrap().snapshot.digest;
        Given { files, digest, lang: Lang::Lv, everyone: true, also: Vec::new(), above: Vec::new() }
    }

    #[test]
    fn a_worker_with_other_rules_than_the_snapshot_computes_nothing() {
        let hand = Hand::default();
        assert!(matches!(make(&given(), &hand), Ended::Made(_)));
        let other = Given { digest: "another".to_owned(), ..given() };
        assert!(matches!(make(&other, &hand), Ended::Failed(_)));
    }

    #[test]
    fn what_a_child_says_is_heard_as_it_was_meant() {
        let Ended::Made(made) = make(&given(), &Hand::default()) else { panic!("nothing was made") };
        let text = serde_json::to_string(&Said::Made(made)).unwrap();
        assert!(!text.contains('\n'), "one line");
        let Said::Made(heard) = serde_json::from_str(&text).unwrap() else {
            panic!("something else was heard")
        };
        assert_eq!(serde_json::to_string(&Said::Made(heard)).unwrap(), text);
    }
}
