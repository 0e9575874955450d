#![doc = include_str!("../MODEL.md")]

pub mod certificate;
pub mod control;
mod cutoffs;
mod error;
mod exchange;
mod face;
mod lp;
mod price;
pub mod problem;
mod residual;
mod serve;
pub mod solution;
pub mod solve;
pub mod stage;
pub mod verify;

pub use certificate::{Certificate, CutOff, Key, PriceSet, PriceStage, Ranking, Step, Witness};
pub use control::{Control, Unwatched};
pub use error::Error;
pub use problem::{Problem, ProblemBuilder};
pub use solution::{Assignment, Objective};
pub use solve::{Solved, Start, solve, solve_from};
pub use stage::{Stage, Stages};
pub use verify::{Refusal, Verdict, verify};
