//! The pipeline from a frozen snapshot to an explained outcome, on one screen. Pure: no files, no clock.
//!
//! ```text
//! snapshot -> rules -> problem -> solution -> judge -> explanation -> audit
//! ```
//!
//! Nothing leaves here that the judge and the audit have not both accepted ([`Failure`] otherwise).

pub mod audit;
mod constraints;
mod described;
mod effects;
pub mod explain;
mod held_back;
mod line;
pub mod model;
mod places;
pub mod question;
#[cfg(test)]
mod tests;
mod undecided;

use talka_solver::{
    Assignment, BuildError, Settings, SolveError, Solved, Verdict, milp::MipBackend, solve_by, verify,
};
// For those who watch a run and may not know the solver.
pub use talka_solver::{Control, Problem, Stage as SolverStage, Unwatched, explain_infeasibility};

use crate::{
    domain::{Id, Outcome, Snapshot},
    rules::RuleSet,
};
use model::Model;

/// Where the work stands; told to whoever watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The rules are applied.
    Rules,
    /// The judge reads the certificate.
    Verify,
    /// The audit holds the allocation against the rules.
    Audit,
}

/// Watches a run and may stop it.
pub trait Watch: Control {
    /// A step outside the solver begins.
    fn reaches(&self, _step: Progress) {}
}

impl Watch for Unwatched {}

/// A run that went well.
#[derive(Debug)]
pub struct Matched {
    /// What was solved.
    pub model: Model,
    /// The solution and its certificate.
    pub solved: Solved,
    /// What the judge said.
    pub verdict: Verdict,
    /// The outcome for people.
    pub outcome: Outcome,
}

/// Why there is no outcome.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The model is no valid problem.
    #[error("{0}")]
    Problem(#[from] BuildError),
    /// Nothing was found.
    #[error("{0}")]
    Solve(#[from] SolveError),
    /// The side constraints contradict each other.
    #[error("the side constraints cannot be met")]
    Impossible(Box<Model>),
    /// The judge refuses what the solver claims.
    #[error("the judge refuses: {0:?}")]
    Judge(Box<Verdict>, Box<Model>),
    /// The audit found what does not hold of the allocation, or of what is told about it.
    #[error("the audit refuses: {0:?}")]
    Audit(Vec<audit::Breach>),
}

/// Runs the whole pipeline.
///
/// # Errors
/// [`Failure`] when the judge or the audit says no: then nothing may be told to anyone.
pub fn run(
    snapshot: &Snapshot,
    rules: &RuleSet,
    oracle: &dyn MipBackend,
    watch: &dyn Watch,
) -> Result<Matched, Failure> {
    watch.reaches(Progress::Rules);
    let model = Model::new(snapshot, rules)?;
    let solving = Solving(watch);
    let solved = match solve_by(oracle, Settings::default(), &model.problem, &model.stages, &solving) {
        Err(SolveError::Impossible) => return Err(Failure::Impossible(Box::new(model))),
        solved => solved?,
    };
    watch.reaches(Progress::Verify);
    let verdict = verify(&model.problem, &model.stages, &solved.assignment, &solved.certificate);
    // Stages that rest on the solver's word are named in the outcome; an unfinished allocation is none.
    if !solved.finished || !verdict.is_acceptable(&model.problem, solved.finished) {
        return Err(Failure::Judge(Box::new(verdict), Box::new(model)));
    }
    let mut outcome = explain::outcome(snapshot, rules, &model, &solved, &verdict);
    effects::add(snapshot, &model, oracle, &solving, &solved.assignment, &mut outcome);
    watch.reaches(Progress::Audit);
    let pairs = pairs(&model.problem, &solved.assignment);
    outcome.audit = audit::check(snapshot, rules, &pairs, &outcome).map_err(Failure::Audit)?;
    Ok(Matched { model, solved, verdict, outcome })
}

/// An assignment as people know it: who has which placement, by identifiers.
fn pairs(problem: &Problem, assignment: &Assignment) -> Vec<(Id, Id)> {
    let id = |text: &str| Id::new(text).ok();
    let chosen = |a: usize| {
        let placement = problem.placement_ids().get(assignment.of(a)? as usize);
        Some((id(problem.applicant_ids().get(a))?, id(placement)?))
    };
    (0..problem.applicants()).filter_map(chosen).collect()
}

/// Hands the watcher on to the solver, which knows only its own half.
struct Solving<'a>(&'a dyn Watch);

impl Control for Solving<'_> {
    fn begins(&self, stage: SolverStage) {
        self.0.begins(stage);
    }

    fn stop(&self) -> bool {
        self.0.stop()
    }

    fn millis_left(&self) -> Option<u64> {
        self.0.millis_left()
    }
}
