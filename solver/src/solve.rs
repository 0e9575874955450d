//! Solving: one stage after another, each exactly best among what the stages before left open. Owns the
//! choice of the engine and what is known at the end.

use crate::{Assignment, Certificate, Control, Error, Problem, Stage, Stages, lp, network};

/// What a solve ends with. Nothing in it is proven before the judge has said so.
#[derive(Debug, Clone)]
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
}

/// Who solves. Both end at the same assignment wherever it is unique, and both are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Serving, splitting and auctions, in whole numbers: for everything that is a network.
    Network,
    /// Linear programmes with exact completion.
    LinearProgramme(Start),
}

impl Engine {
    /// The word that files and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::LinearProgramme(_) => "lp",
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
/// [`Error::NoOrder`] when the stage `order` is asked and applicants have no order numbers.
pub fn solve(problem: &Problem, stages: &Stages, control: &dyn Control) -> Result<Solved, Error> {
    solve_with(Settings::default(), problem, stages, control)
}

/// Solves a problem for the stages asked, as the settings say.
///
/// # Errors
/// [`Error::NoOrder`] when the stage `order` is asked and applicants have no order numbers.
pub fn solve_with(
    settings: Settings,
    problem: &Problem,
    stages: &Stages,
    control: &dyn Control,
) -> Result<Solved, Error> {
    if stages.has(Stage::Order) && !problem.has_order() {
        return Err(Error::NoOrder);
    }
    Ok(match settings.engine.unwrap_or(Engine::Network) {
        Engine::Network => network::solve(problem, stages, settings.threads, control),
        Engine::LinearProgramme(start) => lp::solve(start, problem, stages, control),
    })
}
