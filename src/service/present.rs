//! What the clock of a database showed that several machines share, carried on by this machine's own counting.

use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::Stopwatch;

/// What the database's clock showed last, and how long ago; nothing before it was asked.
#[derive(Debug, Default)]
pub(super) struct Heard(Mutex<Option<(DateTime<Utc>, Stopwatch)>>);

impl Heard {
    /// The moment by that clock.
    pub(super) fn now(&self) -> Option<DateTime<Utc>> {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.as_ref().map(|(at, since)| *at + TimeDelta::microseconds(since.micros()))
    }

    /// Takes note of what it shows.
    pub(super) fn hear(&self, at: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((at, Stopwatch::start()));
    }
}
