//! The store, told one story after another, each to both databases: a real SQLite file and a real PostgreSQL.

mod base;
mod frozen;
mod nouns;
mod queue;
mod scene;

#[path = "../support/mod.rs"]
mod support;
