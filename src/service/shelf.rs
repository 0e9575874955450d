//! Books that were opened before. A round's law never changes, so its rules are compiled once and not at every visit;
//! what is kept is found by the sealed bytes themselves, so it can never be another round's or an older one.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use uuid::Uuid;

use super::book::Law;
use crate::{domain::Round, files::round::FactColumns, rules::RuleSet};

/// A round's law, compiled.
#[derive(Clone)]
pub(super) struct Compiled {
    pub(super) settings: Arc<Round>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) columns: Arc<FactColumns>,
    pub(super) law: Arc<Law>,
}

/// What was compiled, by round, with the sealed law that it comes from.
#[derive(Default)]
pub(super) struct Shelf(Mutex<BTreeMap<Uuid, (Vec<u8>, Compiled)>>);

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shelf")
    }
}

impl Shelf {
    /// What was compiled from this sealed law.
    pub(super) fn find(&self, round: Uuid, sealed: &[u8]) -> Option<Compiled> {
        let kept = self.0.lock().ok()?;
        kept.get(&round).filter(|(from, _)| from == sealed).map(|(_, compiled)| compiled.clone())
    }

    /// Keeps what was compiled.
    pub(super) fn keep(&self, round: Uuid, sealed: &[u8], compiled: &Compiled) {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(round, (sealed.to_vec(), compiled.clone()));
        }
    }
}
