//! All SQL, and nothing but SQL: rows in, rows out, one text for SQLite and PostgreSQL. It decides nothing,
//! knows no rule and opens nothing sealed; transactions are opened by `service` alone.
//!
//! To add a noun: its table in a new file under `migrations/`, named in `migrations.rs`; a file here with a row type
//! (`from_row!`) and functions that take a [`Link`]; a story in `tests/store`, which is told to both databases.
//!
//! Portable SQL, tried on both: `$1` placeholders, `ON CONFLICT … DO UPDATE … RETURNING`, `CAST(SUM(x) AS BIGINT)`;
//! times are bound from Rust in microseconds; a row is locked by updating it first.

#[macro_use]
mod sql;

pub mod accounts;
pub mod agreed;
pub mod announcements;
pub mod answer_terms;
mod append_only;
pub mod applications;
pub mod approvals;
pub mod bounces;
pub mod chain;
pub mod confirmations;
pub mod consents;
mod copies;
pub mod corrections;
pub mod db;
pub mod decision_letters;
pub mod decisions;
pub mod duplicates;
pub mod finishes;
pub mod guardians;
pub mod hearings;
pub mod inquiries;
pub mod intakes;
pub mod invariants;
pub mod jobs;
pub mod journal;
pub mod kept_drafts;
pub mod keys;
pub mod lines;
pub mod mail_texts;
pub mod messages;
mod migrations;
pub mod moments;
mod names;
pub mod objections;
pub mod offers;
pub mod order;
pub mod packs;
pub mod papers;
pub mod past;
pub mod placements;
pub mod pleas;
pub mod posters;
pub mod preparations;
pub mod printings;
pub mod publications;
pub mod readiness;
pub mod refill_rules;
pub mod revisions;
pub mod rounds;
pub mod runs;
pub mod second_calls;
pub mod sessions;
pub mod standings;
pub mod tasks;
pub mod untold;
pub mod views;
pub mod workers;

pub use db::{Conn, Db, Link, Tx};
pub use names::looks_of;
pub use sqlx::types::Json;

/// What a database may answer instead of doing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row with this key is there already.
    #[error("taken already")]
    Taken,
    /// This is done with another tool.
    #[error("on this database use {0}")]
    OtherTool(&'static str),
    /// The tables are not what this version expects.
    #[error("migrations: {0}")]
    Migrations(#[from] sqlx::migrate::MigrateError),
    /// A file that cannot be made or written.
    #[error("file: {0}")]
    File(std::io::Error),
    /// No connection, a broken disk, a mistake in this room.
    #[error("database: {0}")]
    Database(sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(said) if said.is_unique_violation() => Self::Taken,
            _ => Self::Database(error),
        }
    }
}

/// Whether both databases can hold a text: PostgreSQL takes none with a null character, and fails when asked for one.
fn can_be_there(text: &str) -> bool {
    !text.contains('\0')
}
