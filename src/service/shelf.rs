//! What was opened before. A round's law and a published outcome never change, so rules are compiled and outcomes read
//! once and not at every visit; both are found by what they come from, so they can never be another round's or older.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use uuid::Uuid;

use super::law::Compiled;
use crate::domain::Outcome;

/// What was opened before.
#[derive(Default)]
pub(super) struct Shelf {
    /// By round, with the sealed law that it comes from.
    compiled: Mutex<BTreeMap<Uuid, (Vec<u8>, Compiled)>>,
    /// By round, with the run that it comes from.
    published: Mutex<BTreeMap<Uuid, (Uuid, Arc<Outcome>)>>,
}

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelf")
    }
}

impl Shelf {
    /// What was compiled from this sealed law.
    pub(super) fn compiled(&self, round: Uuid, sealed: &[u8]) -> Option<Compiled> {
        let kept = self.compiled.lock().ok()?;
        kept.get(&round).filter(|(from, _)| from == sealed).map(|(_, compiled)| compiled.clone())
    }

    /// Keeps what was compiled.
    pub(super) fn keep_compiled(&self, round: Uuid, sealed: &[u8], compiled: &Compiled) {
        if let Ok(mut kept) = self.compiled.lock() {
            kept.insert(round, (sealed.to_vec(), compiled.clone()));
        }
    }

    /// The published outcome of this run.
    pub(super) fn published(&self, round: Uuid, run: Uuid) -> Option<Arc<Outcome>> {
        let kept = self.published.lock().ok()?;
        kept.get(&round).filter(|(from, _)| *from == run).map(|(_, outcome)| Arc::clone(outcome))
    }

    /// Keeps a published outcome.
    pub(super) fn keep_published(&self, round: Uuid, run: Uuid, outcome: &Arc<Outcome>) {
        if let Ok(mut kept) = self.published.lock() {
            kept.insert(round, (run, Arc::clone(outcome)));
        }
    }
}
