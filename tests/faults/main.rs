//! What survives a power cut: the real program is killed (SIGKILL) at random moments while it computes a run, while it publishes
//! one, while it takes a spreadsheet, while a declined seat is given on, while a fact is put right, while mails are sent and while a
//! database is brought up to date, on SQLite and on PostgreSQL, and started again on what the disk has. Nothing that was
//! acknowledged may be lost, nothing may be there twice.
//!
//! The computation itself is stopped, killed and cut off from the database as well, while the service goes on; and the ground is
//! taken from under a service that runs: the disk is full, PostgreSQL crashes, the clock jumps.
//!
//! A few kills each by default; `TALKA_KILLS=100` for the full number. The figures are printed.

#![allow(clippy::print_stdout, reason = "a figure is said even when all is well")]

#[path = "../support/mod.rs"]
mod support;

mod clocks;
mod computing;
mod correcting;
mod full_disk;
mod ground;
mod hold;
mod intake;
mod jobs;
mod mailing;
mod migrating;
mod people;
mod publishing;
mod refilling;
mod restarting;
mod running;
mod stopping;
mod thousands;
