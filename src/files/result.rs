//! The result of a solve as a folder: `assignment.csv`, `result.json`, `certificate.json`. Owns the
//! shapes on disk. What is read here is somebody's claim: nothing in it is believed before the judge.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};
use talka_solver::{
    Assignment, Certificate, Goal, Objective, PriceStage, Problem, Solved, Stage, Stages, Verdict,
};

use super::{
    output::Sink,
    plain::{Finder, Sequence},
    push_line,
    sheet::guard,
};
use crate::domain::Fault;

/// Seconds spent on each part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seconds {
    /// Reading the files.
    pub read: f64,
    /// Building the problem.
    pub build: f64,
    /// Solving, certificate included.
    pub solve: f64,
    /// Making the certificate, where it is made apart.
    pub certify: f64,
    /// Judging.
    pub verify: f64,
    /// Writing what was written before this file.
    pub write: f64,
}

/// `objective` of `result.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveFile {
    /// How many are placed.
    pub placed: u64,
    /// How many of tier 1, 2, … to the highest present.
    pub tiers: Vec<u64>,
    /// Seats of reserves that are filled, where the stage is asked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reserves: Option<u64>,
    /// Sum of ranks.
    pub rank_sum: u128,
    /// Sum of distances in metres.
    pub distance_m_sum: u128,
}

impl ObjectiveFile {
    /// What an assignment is worth under these stages.
    pub fn of(problem: &Problem, stages: &Stages, assignment: &Assignment) -> Self {
        let sums = Objective::of(problem, assignment);
        Self {
            placed: sums.placed,
            tiers: sums.tiers,
            reserves: stages.has(Stage::Reserves).then_some(sums.reserves),
            rank_sum: sums.rank_sum,
            distance_m_sum: sums.distance_sum,
        }
    }
}

/// How far a sum may still be from the best, after a time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The first stage that is not proven.
    pub stage: String,
    /// What was reached.
    pub value: u128,
    /// What no assignment can beat.
    pub bound: u128,
}

/// `result.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultFile {
    /// `optimal` or `feasible`.
    pub status: String,
    /// How far from the best, for `feasible`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub gap: Option<Gap>,
    /// What solved it.
    pub engine: String,
    /// Why that.
    #[serde(default)]
    pub engine_because: String,
    /// The stages as solved.
    pub stages: Vec<String>,
    /// What the assignment is worth.
    pub objective: ObjectiveFile,
    /// Whether the tie-break was solved and proven.
    pub unique: bool,
    /// How many words of the tie-break were priced.
    pub tiebreak_words: usize,
    /// By stage, whether it is proven.
    pub proven: BTreeMap<String, bool>,
    /// Stages that are proven only given what the stages before them reached, of which one is not proven.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub proven_given_earlier: Vec<String>,
    /// SHA-256 of the instance.
    pub instance_sha256: String,
    /// Corrections that the exact steps made to the linear programmes.
    #[serde(default)]
    pub repairs: usize,
    /// Time spent.
    #[serde(default)]
    pub seconds: Seconds,
    /// Largest resident memory.
    #[serde(default)]
    pub peak_rss_mb: u64,
    /// What made it.
    #[serde(default)]
    pub talka_version: String,
}

/// What `result.json` says besides what the solution itself shows.
#[derive(Debug, Clone)]
pub struct Account {
    /// SHA-256 of the instance.
    pub instance_sha256: String,
    /// Time spent.
    pub seconds: Seconds,
}

impl ResultFile {
    /// Everything that `result.json` says of a judged solution.
    pub fn new(
        problem: &Problem,
        stages: &Stages,
        solved: &Solved,
        verdict: &Verdict,
        account: Account,
    ) -> Self {
        let assignment = &solved.assignment;
        // Nothing is called optimal that is not proven. Under side constraints the last choice among what is equally
        // good may rest on the solver's word, and is named by `proven`.
        let unproven = |(stage, outcome): &(Stage, Result<(), _>)| {
            outcome.is_err() && (problem.side().is_empty() || *stage != Stage::Tiebreak)
        };
        let optimal = solved.finished && verdict.feasible.is_ok() && !verdict.stages.iter().any(unproven);
        Self {
            status: if optimal { "optimal" } else { "feasible" }.to_owned(),
            gap: if optimal { None } else { gap(problem, solved, verdict) },
            engine: solved.engine.name().to_owned(),
            engine_because: solved.why.name().to_owned(),
            stages: stages.iter().map(|stage| stage.name().to_owned()).collect(),
            objective: ObjectiveFile::of(problem, stages, assignment),
            unique: verdict.unique.is_ok(),
            tiebreak_words: tiebreak_words(&solved.certificate),
            proven: verdict
                .stages
                .iter()
                .map(|(stage, outcome)| (stage.name().to_owned(), outcome.is_ok()))
                .collect(),
            proven_given_earlier: stages
                .iter()
                .filter(|&stage| verdict.proves_given_earlier(stage))
                .map(|stage| stage.name().to_owned())
                .collect(),
            instance_sha256: account.instance_sha256,
            repairs: solved.repairs,
            seconds: account.seconds,
            peak_rss_mb: peak_rss_mb(),
            talka_version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// The stages, when they make sense.
    pub fn stages(&self) -> Option<Stages> {
        let stages: Option<Vec<Stage>> = self.stages.iter().map(|name| Stage::from_name(name)).collect();
        Stages::new(&stages?)
    }
}

/// How many words of the tie-break were priced.
pub fn tiebreak_words(certificate: &Certificate) -> usize {
    let plain = certificate.prices.iter().filter(|set| matches!(set.stage, PriceStage::Word(_))).count();
    let rows = certificate.rows.iter().flat_map(|rows| &rows.sets);
    plain + rows.filter(|set| matches!(set.goal, Goal::Priced(PriceStage::Word(_)))).count()
}

/// How far the first unproven stage may be from its best: against what the solver knows as its bound, or one that
/// counts seats and people, or everyone's cheapest pair.
fn gap(problem: &Problem, solved: &Solved, verdict: &Verdict) -> Option<Gap> {
    let stage = verdict.stages.iter().find(|(_, outcome)| outcome.is_err())?.0;
    let value = reached(problem, &solved.assignment, stage);
    let known = solved.bound.filter(|(bounded, _)| *bounded == stage).map(|(_, bound)| bound.unsigned_abs());
    let bound = known.unwrap_or_else(|| plain_bound(problem, &solved.assignment, stage));
    Some(Gap { stage: stage.name().to_owned(), value, bound })
}

/// What an assignment reaches in a stage, as a gap tells it.
pub fn reached(problem: &Problem, assignment: &Assignment, stage: Stage) -> u128 {
    let sums = Objective::of(problem, assignment);
    match stage {
        Stage::Placed | Stage::Tiers | Stage::Order => u128::from(sums.placed),
        Stage::Rank => sums.rank_sum,
        Stage::Distance => sums.distance_sum,
        Stage::Reserves => u128::from(sums.reserves),
        Stage::Tiebreak => 0,
    }
}

/// What no assignment can beat, by counting seats and people, or, with as many placed, everyone's cheapest pair.
fn plain_bound(problem: &Problem, assignment: &Assignment, stage: Stage) -> u128 {
    let cheapest = |cost: &dyn Fn(usize) -> u128| -> u128 {
        let placed = (0..problem.applicants()).filter(|&a| assignment.of(a).is_some());
        placed.filter_map(|a| problem.pair_range(a).map(cost).min()).sum()
    };
    match stage {
        Stage::Placed | Stage::Tiers | Stage::Order => {
            let seats: u128 = (0..problem.placements()).map(|p| u128::from(problem.capacity(p))).sum();
            let people =
                (0..problem.applicants()).filter(|&a| !problem.pair_range(a).is_empty()).count() as u128;
            seats.min(people)
        }
        Stage::Rank => cheapest(&|at| u128::from(problem.pair(at).rank)),
        Stage::Distance => cheapest(&|at| u128::from(problem.pair(at).distance)),
        Stage::Reserves => problem.side().reserves.iter().map(|reserve| u128::from(reserve.seats)).sum(),
        Stage::Tiebreak => 0,
    }
}

/// Largest resident memory so far in megabytes; 0 where the system does not say.
fn peak_rss_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0).div_ceil(1024)
}

/// A result as somebody claims it.
#[derive(Debug)]
pub struct Claim {
    /// `result.json`.
    pub result: ResultFile,
    /// Its stages.
    pub stages: Stages,
    /// `assignment.csv`.
    pub assignment: Assignment,
    /// `certificate.json`, or why it cannot be read.
    pub certificate: Result<Certificate, String>,
}

/// Writes `assignment.csv` and `certificate.json` under `folder` of the output.
///
/// # Errors
/// A fault when the disk refuses.
pub fn write_solution(
    output: &dyn Sink,
    folder: &str,
    problem: &Problem,
    stages: &Stages,
    solution: (&Assignment, &Certificate),
) -> Result<(), Fault> {
    let (assignment, proof) = solution;
    let mut rows = String::from("applicant,placement\n");
    for a in 0..problem.applicants() {
        if let Some(p) = assignment.of(a) {
            push_line(&mut rows, &[problem.applicant_ids().get(a), problem.placement_ids().get(p as usize)]);
        }
    }
    output.write(&format!("{folder}assignment.csv"), rows.as_bytes())?;
    let refused = |error: serde_json::Error| {
        Fault::in_file("certificate.json", "fault-out-unwritable").with("error", &error.to_string())
    };
    let text = proof.to_json(problem, stages).map_err(refused)?;
    output.write(&format!("{folder}certificate.json"), &text)
}

/// Writes `result.json` under `folder` of the output.
///
/// # Errors
/// A fault when the disk refuses.
pub fn write_result(output: &dyn Sink, folder: &str, result: &ResultFile) -> Result<(), Fault> {
    let refused = |error: serde_json::Error| {
        Fault::in_file("result.json", "fault-out-unwritable").with("error", &error.to_string())
    };
    let mut text = serde_json::to_string_pretty(result).map_err(refused)?;
    text.push('\n');
    output.write(&format!("{folder}result.json"), text.as_bytes())
}

/// Reads a result. Whatever is wrong with its files refutes the claim, in technical English.
///
/// # Errors
/// What cannot be read or contradicts itself.
pub fn read(folder: &Path, problem: &Problem) -> Result<Claim, String> {
    let file = |name: &str| {
        let path = folder.join(name);
        // Somebody else's folder: a pipe or device in a file's place would never end.
        let is_file = std::fs::metadata(&path).and_then(|facts| {
            if facts.is_file() { Ok(()) } else { Err(std::io::Error::other("is no file")) }
        });
        is_file.and_then(|()| std::fs::read_to_string(&path)).map_err(|error| format!("{name}: {error}"))
    };
    let result: ResultFile =
        serde_json::from_str(&file("result.json")?).map_err(|error| format!("result.json: {error}"))?;
    let stages = result.stages().ok_or_else(|| format!("result.json: stages {:?}", result.stages))?;
    let assignment = assignment(problem, &file("assignment.csv")?)?;
    let certificate = file("certificate.json").and_then(|text| {
        Certificate::from_json(problem, &stages, &text).map_err(|error| format!("certificate.json: {error}"))
    });
    Ok(Claim { result, stages, assignment, certificate })
}

fn assignment(problem: &Problem, text: &str) -> Result<Assignment, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
    let wrong = |line: u64, why: &str| format!("assignment.csv, line {line}: {why}");
    let header = reader.headers().map_err(|error| wrong(1, &error.to_string()))?.clone();
    let column = |name: &str| {
        header.iter().position(|known| known == name).ok_or_else(|| wrong(1, &format!("no column {name}")))
    };
    let (applicant, placement) = (column("applicant")?, column("placement")?);
    let mut placement_of = vec![None; problem.applicants()];
    let mut applicants = Sequence::new(problem.applicant_ids());
    let placements = Finder::new(problem.placement_ids());
    let mut record = csv::StringRecord::new();
    loop {
        let more = reader.read_record(&mut record);
        if !more
            .map_err(|error| wrong(error.position().map_or(0, csv::Position::line), &error.to_string()))?
        {
            break;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column| guard::taken_off(record.get(column).unwrap_or_default());
        let (a, p) = (cell(applicant), cell(placement));
        let at = applicants.find(a).ok_or_else(|| wrong(line, &format!("applicant {a:?} is unknown")))?;
        let p = placements.find(p).ok_or_else(|| wrong(line, &format!("placement {p:?} is unknown")))?;
        if placement_of[at].replace(p).is_some() {
            return Err(wrong(line, &format!("applicant {a:?} stands twice")));
        }
    }
    Ok(Assignment::new(placement_of))
}
