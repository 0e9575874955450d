#![doc = include_str!("../README.md")]

/// The mathematics: what is solved, what a certificate claims, and why each claim follows.
#[doc = include_str!("../MODEL.md")]
pub mod model {}

mod beside;
pub mod certificate;
mod components;
pub mod control;
mod error;
mod exact;
mod flow;
pub mod infeasibility;
mod lp;
pub mod milp;
mod mixed;
mod network;
pub mod problem;
mod sequence;
mod shortest_paths;
pub mod solution;
pub mod solve;
pub mod stage;
pub mod verify;
pub mod warm;

#[cfg(feature = "serde")]
pub use certificate::FormatError;
pub use certificate::{
    Certificate, Cut, CutOff, Disjunction, Family, Goal, Key, LeftOut, PriceSet, PriceStage, Prices, Ranking,
    RowPrices, RowProof, RowStep, RowWitness, Step, Tree, TreeNode, Witness,
};
pub use control::{Control, Unwatched};
pub use error::{BuildError, SolveError};
pub use infeasibility::{Correction, IisMember, Infeasibility, explain_infeasibility};
#[cfg(feature = "highs")]
pub use lp::Highs;
pub use problem::{PairColumns, Problem, ProblemBuilder, Side};
pub use solution::{Assignment, Objective};
pub use solve::{Engine, Settings, Solved, Start, Why, solve, solve_by, solve_with};
pub use stage::{Stage, Stages};
pub use verify::{Refusal, Verdict, first_broken, verify, verify_with};
pub use warm::Solver;
