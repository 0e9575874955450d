//! The store, told one story after another, each to both databases: a real SQLite file and a real PostgreSQL.

#![allow(clippy::print_stdout, reason = "a story that fails says which database it was told to")]

mod approvals;
mod base;
mod frozen;
mod jobs;
mod judging;
mod nouns;
mod objections;
mod offers;
mod order;
mod prepared;
mod queue;
mod scene;

#[path = "../support/mod.rs"]
mod support;
