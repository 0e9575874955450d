//! How the caller watches a solve and stops it. The solver itself asks no clock: time is the caller's.

use crate::Stage;

/// What a caller may say while a solve runs.
pub trait Control {
    /// A stage begins.
    fn begins(&self, _stage: Stage) {}

    /// Whether to stop now; what is done by then is kept.
    fn stop(&self) -> bool {
        false
    }

    /// Milliseconds that may still be used, if there is a limit.
    fn millis_left(&self) -> Option<u64> {
        None
    }
}

/// Nobody watches, nothing stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Control for Unwatched {}
