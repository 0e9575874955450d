//! What was opened or written before. A round's law and a published outcome never change, so rules are compiled, outcomes
//! read and reports written once and not at every visit; all are found by what they come from, so they can never be another
//! round's or older. Pages that are kept have a bound: the one that was asked for longest ago goes.

use std::{
    any::Any,
    collections::BTreeMap,
    io::Write,
    sync::{Arc, Mutex},
};

use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::law::Compiled;
use crate::domain::{Lang, Outcome, draw::hex};

/// A page as every reader gets it: written once, compressed once.
#[derive(Debug)]
pub struct Written {
    /// As it is.
    pub plain: Vec<u8>,
    /// As gzip.
    pub packed: Vec<u8>,
    /// SHA-256 of `plain`.
    pub digest: String,
}

impl Written {
    /// Packs a page, which takes a while.
    ///
    /// # Errors
    /// When memory does not take it.
    pub(super) fn new(text: String) -> std::io::Result<Self> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(text.as_bytes())?;
        let digest = hex(&Sha256::digest(text.as_bytes()));
        Ok(Self { packed: packed.finish()?, plain: text.into_bytes(), digest })
    }

    fn size(&self) -> usize {
        self.plain.len() + self.packed.len()
    }
}

/// The most bytes of pages that are kept.
const MOST: usize = 64 << 20;

/// Pages by what they are written from, each with when it was last asked for.
#[derive(Default)]
struct Pages {
    kept: BTreeMap<(Uuid, Lang), (u64, Arc<Written>)>,
    asked: u64,
}

impl Pages {
    fn get(&mut self, key: (Uuid, Lang)) -> Option<Arc<Written>> {
        self.asked += 1;
        let (last, page) = self.kept.get_mut(&key)?;
        *last = self.asked;
        Some(Arc::clone(page))
    }

    fn keep(&mut self, key: (Uuid, Lang), page: &Arc<Written>, most: usize) {
        self.asked += 1;
        self.kept.insert(key, (self.asked, Arc::clone(page)));
        while self.kept.values().map(|(_, page)| page.size()).sum::<usize>() > most {
            let oldest = self.kept.iter().min_by_key(|(_, (last, _))| *last).map(|(key, _)| *key);
            let Some(oldest) = oldest else { return };
            self.kept.remove(&oldest);
        }
    }
}

/// What was opened before.
#[derive(Default)]
pub(super) struct Shelf {
    /// By round, with the sealed law that it comes from.
    compiled: Mutex<BTreeMap<Uuid, (Vec<u8>, Compiled)>>,
    /// By round, with the run that it comes from.
    published: Mutex<BTreeMap<Uuid, (Uuid, Arc<Outcome>)>>,
    /// Reports by run and language.
    reports: Mutex<Pages>,
    /// What lists and boards are made of, by round and kind, with the state of the round that it comes from.
    rows: Mutex<Rows>,
    /// Differences between a snapshot and its round, by snapshot, with the state of the round.
    changes: Mutex<BTreeMap<Uuid, (State, u64)>>,
}

/// What a round's rows and rules are told apart by: its revision, and the version of its rules.
pub(super) type State = (i64, String);

/// What whoever keeps it knows the shape of.
type Anything = Arc<dyn Any + Send + Sync>;

/// What of a round is kept: which round, and a word for what it is.
type Kind = (Uuid, &'static str);

/// Rows by round and kind, each with the state that they come from, and how many there are.
type Rows = BTreeMap<Kind, (State, usize, Anything)>;

/// The most rows that are kept; those of a round with more are read at every visit.
const MOST_ROWS: usize = 250_000;

/// The most snapshots whose differences are remembered.
const MOST_SNAPSHOTS: usize = 1_000;

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

    /// What was read of a round in this state.
    pub(super) fn kept<T: Any + Send + Sync>(&self, kind: Kind, state: &State) -> Option<Arc<T>> {
        let kept = self.rows.lock().ok()?;
        let (_, _, rows) = kept.get(&kind).filter(|(from, ..)| from == state)?;
        Arc::clone(rows).downcast().ok()
    }

    /// What was read of a round last, in whatever state that was.
    pub(super) fn latest<T: Any + Send + Sync>(&self, kind: Kind) -> Option<Arc<T>> {
        let kept = self.rows.lock().ok()?;
        Arc::clone(&kept.get(&kind)?.2).downcast().ok()
    }

    /// Keeps so many rows of a round; where there is no room, all others go.
    pub(super) fn keep<T: Any + Send + Sync>(
        &self,
        kind: Kind,
        state: State,
        (size, rows): (usize, &Arc<T>),
    ) {
        let Ok(mut kept) = self.rows.lock() else { return };
        kept.remove(&kind);
        if size + kept.values().map(|(_, size, _)| size).sum::<usize>() > MOST_ROWS {
            kept.clear();
        }
        if size <= MOST_ROWS {
            let rows: Anything = Arc::<T>::clone(rows);
            kept.insert(kind, (state, size, rows));
        }
    }

    /// Forgets rows of a round.
    pub(super) fn forget(&self, kind: Kind) {
        if let Ok(mut kept) = self.rows.lock() {
            kept.remove(&kind);
        }
    }

    /// How much differs between a snapshot and its round in this state.
    pub(super) fn changes(&self, snapshot: Uuid, state: &State) -> Option<u64> {
        let kept = self.changes.lock().ok()?;
        kept.get(&snapshot).filter(|(from, _)| from == state).map(|(_, changes)| *changes)
    }

    /// Keeps how much differs.
    pub(super) fn keep_changes(&self, snapshot: Uuid, state: State, changes: u64) {
        let Ok(mut kept) = self.changes.lock() else { return };
        if kept.len() >= MOST_SNAPSHOTS {
            kept.clear();
        }
        kept.insert(snapshot, (state, changes));
    }

    /// The report on this run.
    pub(super) fn report(&self, run: Uuid, lang: Lang) -> Option<Arc<Written>> {
        self.reports.lock().ok()?.get((run, lang))
    }

    /// Keeps a report.
    pub(super) fn keep_report(&self, run: Uuid, lang: Lang, page: &Arc<Written>) {
        if let Ok(mut reports) = self.reports.lock() {
            reports.keep((run, lang), page, MOST);
        }
    }

    /// Keeps a published outcome.
    pub(super) fn keep_published(&self, round: Uuid, run: Uuid, outcome: &Arc<Outcome>) {
        if let Ok(mut kept) = self.published.lock() {
            kept.insert(round, (run, Arc::clone(outcome)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_was_asked_for_longest_ago_makes_room() {
        let page = |text: &str| Arc::new(Written::new(text.repeat(1_000)).unwrap());
        let (one, other) = (page("a"), page("b"));
        let key = |n| (Uuid::from_u128(n), Lang::Lv);
        let mut pages = Pages::default();
        let most = one.size() + other.size();
        pages.keep(key(1), &one, most);
        pages.keep(key(2), &other, most);
        assert!(pages.get(key(1)).is_some());
        pages.keep(key(3), &other, most);
        assert!(pages.get(key(1)).is_some() && pages.get(key(2)).is_none() && pages.get(key(3)).is_some());
        pages.keep(key(4), &one, 10);
        assert!(pages.kept.is_empty(), "what is larger than the bound is not kept");
    }
}
