//! A season after publication, from the first answer to the last refilled seat: random ones against a simple model, one told as a
//! story, refills against brute force, and faults that are put in to be found; on both databases.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::needless_pass_by_value,
    dead_code,
    reason = "scenes fail the test that asked for them, say which database it was, and are shared with the tests of the service"
)]

mod asks;
mod brute;
mod called;
mod check;
mod crowd;
mod entering;
mod faults;
mod found;
mod hear;
mod line;
mod model;
mod moves;
mod moving;
mod object;
mod play;
mod reached;
mod rule;
mod runs;
mod said;
mod simulation;
mod story;
mod tell;
mod town;
mod windup;

#[path = "../service/knock.rs"]
mod knock;
#[path = "../service/scene.rs"]
mod scene;
#[path = "../support/mod.rs"]
mod support;
