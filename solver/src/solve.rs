//! Solving: one stage after another, each exactly best among what the stages before left open. Owns the
//! choice of the engine and what is known at the end.

#[cfg(not(feature = "highs"))]
use crate::milp::NoBackend;
use crate::{
    Assignment, Certificate, Control, Problem, SolveError, Stage, Stages, beside::beside, exact, flow, lp,
    milp::MipBackend, mixed, network,
};

/// What a solve ends with. Nothing in it is proven before the checker has said so.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Solved {
    /// The assignment, always feasible.
    pub assignment: Assignment,
    /// The numbers that prove the stages that were finished.
    pub certificate: Certificate,
    /// Whether every stage was finished; `false` when the caller stopped it.
    pub finished: bool,
    /// Who solved it.
    pub engine: Engine,
    /// Repairs that the exact steps made to what the linear programmes said: 0 when those told the truth.
    pub repairs: usize,
    /// Why this engine.
    pub why: Why,
    /// Of the stage at which time was up: what its goal cannot pass.
    pub bound: Option<(Stage, i128)>,
}

/// Why an engine was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    /// There are no side constraints: it is a network.
    Plain,
    /// All side constraints are nested or disjoint: it is still a network.
    Nested,
    /// What is a network was solved alone, and what came out keeps the rest as well.
    KeepsTheRest,
    /// Some side constraints are no network.
    NoNetwork,
    /// It was asked for.
    Asked,
}

impl Why {
    /// The word that files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "no-side-constraints",
            Self::Nested => "nested-side-constraints",
            Self::KeepsTheRest => "network-keeps-the-rest",
            Self::NoNetwork => "side-constraints-are-no-network",
            Self::Asked => "asked",
        }
    }
}

impl Solved {
    /// A solution with nothing to prove it yet.
    pub(crate) fn new(assignment: Assignment, engine: Engine) -> Self {
        Self {
            assignment,
            certificate: Certificate::default(),
            finished: true,
            engine,
            repairs: 0,
            why: Why::Plain,
            bound: None,
        }
    }
}

/// Who solves. Both end at the same assignment wherever it is unique, and both are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Engine {
    /// Serving, splitting and auctions, in whole numbers: for everything that is a network.
    Network,
    /// Linear programmes with exact completion.
    LinearProgramme(Start),
    /// Branch and bound with bounds counted in whole numbers: small problems under side constraints that are no network,
    /// and budgets beyond what floating point tells apart.
    BranchAndBound,
}

impl Engine {
    /// The word that files and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::LinearProgramme(_) => "lp",
            Self::BranchAndBound => "branch-and-bound",
        }
    }
}

pub use lp::Start;

/// How to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The engine; without one the fastest that fits is chosen.
    pub engine: Option<Engine>,
    /// Threads that may be used. What comes out is the same for any number.
    pub threads: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { engine: None, threads: 1 }
    }
}

/// Solves a problem for the stages asked, as is best, on one thread.
///
/// # Errors
/// [`SolveError`], as [`solve_with`] has it.
pub fn solve(problem: &Problem, stages: &Stages, control: &dyn Control) -> Result<Solved, SolveError> {
    solve_with(Settings::default(), problem, stages, control)
}

/// Solves a problem for the stages asked, as the settings say.
///
/// # Errors
/// [`SolveError::NoOrder`] when the stage `order` is asked and applicants have no order numbers; [`SolveError::Impossible`]
/// when the side constraints cannot be met; [`SolveError::NoNetwork`] when the network engine is asked for what is none;
/// [`SolveError::Stopped`] when time was up before anything was found; [`SolveError::NoBackend`] without the feature `highs`
/// when the side constraints are no network and the problem is not small.
pub fn solve_with(
    settings: Settings,
    problem: &Problem,
    stages: &Stages,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    #[cfg(feature = "highs")]
    let backend = lp::Highs;
    #[cfg(not(feature = "highs"))]
    let backend = NoBackend;
    solve_by(&backend, settings, problem, stages, control)
}

/// The same, with programmes of whole numbers answered by this backend.
///
/// # Errors
/// Those of [`solve_with`].
pub fn solve_by(
    backend: &dyn MipBackend,
    settings: Settings,
    problem: &Problem,
    stages: &Stages,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    if stages.has(Stage::Order) && !problem.has_order() {
        return Err(SolveError::NoOrder);
    }
    if !problem.side().is_empty() {
        return constrained(backend, settings, problem, stages, control);
    }
    let why = if settings.engine.is_some() { Why::Asked } else { Why::Plain };
    let solved = match settings.engine.unwrap_or(Engine::Network) {
        // Without side constraints there is nothing to branch on.
        Engine::Network | Engine::BranchAndBound => {
            network::solve(problem, stages, settings.threads, control)
        }
        Engine::LinearProgramme(start) => lp::solve(start, problem, stages, control),
    };
    Ok(Solved { why, ..solved })
}

fn constrained(
    backend: &dyn MipBackend,
    settings: Settings,
    problem: &Problem,
    stages: &Stages,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    let network = flow::Network::of(problem, stages);
    match settings.engine {
        None | Some(Engine::Network) if network.is_whole() => {
            let why = if settings.engine.is_some() { Why::Asked } else { Why::Nested };
            beside_pins(problem, stages, &network, control)
                .or_else(|| network.solve(problem, stages, settings.threads, control))
                .map(|solved| Solved { why, ..solved })
                .ok_or(SolveError::Impossible)
        }
        Some(Engine::Network) => Err(SolveError::NoNetwork),
        None if !exact::is_for(problem)
            && let Some(solved) = mixed::alone(problem, stages, &network, control) =>
        {
            Ok(solved)
        }
        engine => {
            let Some(beside) = beside(problem) else {
                return no_network(backend, engine, problem, stages, &network, control);
            };
            let rest = flow::Network::of(&beside.problem, stages);
            let solved = no_network(backend, engine, &beside.problem, stages, &rest, control)?;
            Ok(beside.lift(problem, stages, &network, solved))
        }
    }
}

/// Solves a network beside its pins. Where it has cut-offs that prove who is placed, they are of everyone, pinned or not, and
/// the engine that finds them takes pins out itself.
fn beside_pins(
    problem: &Problem,
    stages: &Stages,
    network: &flow::Network,
    control: &dyn Control,
) -> Option<Solved> {
    if network.has_cutoffs() {
        return None;
    }
    let beside = beside(problem)?;
    let rest = flow::Network::of(&beside.problem, stages).without_cutoffs();
    if !rest.is_whole() || !beside.has_the_same_families(problem, network, &rest) {
        return None;
    }
    let solved = rest.solve(&beside.problem, stages, 1, control)?;
    Some(beside.lift(problem, stages, network, solved))
}

/// Solves what is no network, and what the network alone does not come to.
fn no_network(
    backend: &dyn MipBackend,
    engine: Option<Engine>,
    problem: &Problem,
    stages: &Stages,
    network: &flow::Network,
    control: &dyn Control,
) -> Result<Solved, SolveError> {
    let why = if engine.is_some() { Why::Asked } else { Why::NoNetwork };
    let solved = match engine {
        // Of these every stage is proven by whole numbers alone; programmes only make it faster.
        Some(Engine::BranchAndBound) => exact::solve(backend, problem, stages, None, control)?,
        None if exact::is_small(problem) => exact::solve(backend, problem, stages, None, control)?,
        _ if !backend.is_available() => return Err(SolveError::NoBackend),
        // Whole numbers begin where floating point ends.
        None if exact::is_for(problem) => {
            let begun = mixed::solve(backend, problem, stages, network, control).ok();
            let start = begun.as_ref().map(|begun| &begun.assignment);
            exact::solve(backend, problem, stages, start, control)?
        }
        _ => mixed::programme(backend, problem, stages, network, control)?,
    };
    Ok(Solved { why, ..solved })
}
