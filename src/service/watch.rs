//! What readiness goes by between two looks: what was seen last, and whether a worker of this process was lost.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use crate::clock::Stopwatch;

/// What was looked at, and whether it is as it has to be.
pub type Checks = Vec<(&'static str, bool)>;

/// What readiness goes by between two looks.
#[derive(Debug, Default)]
pub(super) struct Watch {
    pub(super) lost: Arc<AtomicUsize>,
    pub(super) last: Mutex<Option<(Stopwatch, Checks)>>,
    pub(super) looking: tokio::sync::Mutex<()>,
}

impl Watch {
    /// A worker begins its work.
    pub(super) fn on_duty(&self) -> Duty {
        Duty(Some(Arc::clone(&self.lost)))
    }
}

/// A worker of this process at its work. Dropped without [`leave`](Self::leave), as by a panic, it is missed.
#[derive(Debug)]
pub struct Duty(Option<Arc<AtomicUsize>>);

impl Duty {
    /// The work is over as it should be.
    pub fn leave(mut self) {
        self.0 = None;
    }
}

impl Drop for Duty {
    fn drop(&mut self) {
        if let Some(lost) = &self.0 {
            lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}
