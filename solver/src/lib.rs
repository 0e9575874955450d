#![doc = include_str!("../MODEL.md")]

pub mod certificate;
pub mod control;
mod error;
mod lp;
mod network;
pub mod problem;
pub mod solution;
pub mod solve;
pub mod stage;
pub mod verify;
pub mod warm;

pub use certificate::{Certificate, CutOff, Key, PriceSet, PriceStage, Ranking, Step, Witness};
pub use control::{Control, Unwatched};
pub use error::Error;
pub use problem::{PairColumns, Problem, ProblemBuilder};
pub use solution::{Assignment, Objective};
pub use solve::{Engine, Settings, Solved, Start, solve, solve_with};
pub use stage::{Stage, Stages};
pub use verify::{Refusal, Verdict, verify, verify_with};
pub use warm::Solver;
