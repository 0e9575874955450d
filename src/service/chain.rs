//! The chain of events: each entry holds the hash of the one before, so that whatever is edited, deleted, inserted or moved
//! afterwards is found by anybody who walks it; what is cut off at its end, by whoever kept a checkpoint elsewhere. Owns what is
//! hashed, the sequencer, and the walk. An event is durable before it is chained; the sequencer is a job, one at a time.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{No, Service, jobs::Step};
use crate::{
    domain::draw::hex,
    store::{
        self, Db, Link,
        chain::ChainRow,
        journal::{EventRow, Log},
    },
};

/// How many events are chained in one transaction, and looked at in one go.
const SLICE: i64 = 300;

/// How many things that are wrong are told; the others are counted.
const TOLD: usize = 50;

/// A place in the chain and its hash, kept elsewhere: what is cut off afterwards is found by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The place, from 1; 0 before the first.
    pub sequence: i64,
    /// The hash there.
    pub hash: String,
}

impl Checkpoint {
    /// The checkpoint in a text, `12:3f…`.
    pub fn parse(text: &str) -> Option<Self> {
        let (sequence, hash) = text.trim().split_once(':')?;
        let sequence = sequence.parse().ok().filter(|sequence| *sequence >= 0)?;
        let whole = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        whole.then(|| Self { sequence, hash: hash.to_lowercase() })
    }
}

impl std::fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.sequence, self.hash)
    }
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// What: a key of the catalogue.
    pub key: &'static str,
    /// Where in the chain, if it is in it.
    pub sequence: Option<i64>,
    /// Which event.
    pub event: Option<Uuid>,
}

/// What a walk along the chain found.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// How many entries the chain has.
    pub entries: i64,
    /// How many events wait to be chained.
    pub waiting: i64,
    /// What does not fit, the first of it.
    pub breaches: Vec<Breach>,
    /// How much does not fit.
    pub wrong: usize,
}

impl Walk {
    /// Notes something that does not fit.
    pub(super) fn found(&mut self, key: &'static str, sequence: Option<i64>, event: Option<Uuid>) {
        self.wrong += 1;
        if self.breaches.len() < TOLD {
            self.breaches.push(Breach { key, sequence, event });
        }
    }
}

/// The hash before the first entry.
fn beginning() -> String {
    "0".repeat(64)
}

/// The leaf of an event: every column of it with its length, so that nothing moves from one to the next.
fn leaf(log: Log, row: &EventRow) -> String {
    let mut hash = Sha256::new();
    let look = if log == Log::Looks { "look" } else { "act" };
    let account = row.account.map(|id| id.to_string()).unwrap_or_default();
    let round = row.round.map(|id| id.to_string()).unwrap_or_default();
    let columns = [
        "talka-event-1",
        &row.salt,
        look,
        &row.id.to_string(),
        &row.happened_at.timestamp_micros().to_string(),
        &row.actor,
        &account,
        &row.action,
        &round,
        &row.object,
        &row.shown,
        &row.count.to_string(),
        &row.searched,
    ];
    for column in columns {
        hash.update((column.len() as u64).to_be_bytes());
        hash.update(column.as_bytes());
    }
    hex(&hash.finalize())
}

/// The hash of an entry.
fn entry(before: &str, sequence: i64, leaf: &str) -> String {
    let mut hash = Sha256::new();
    for part in [before, &sequence.to_string(), leaf] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hex(&hash.finalize())
}

impl Service {
    /// Whether any event waits to be chained.
    pub(super) async fn anything_to_chain(&self) -> Result<bool, No> {
        if !store::journal::pending(&mut self.db.read().await?.link(), Log::Acts, 1).await?.is_empty() {
            return Ok(true);
        }
        let mut looks = self.db.read_looks().await?;
        Ok(!store::journal::pending(&mut looks.link(), Log::Looks, 1).await?.is_empty())
    }

    /// Chains a slice of the events that wait, in a job's transaction.
    pub(super) async fn chain(&self, link: &mut Link<'_>) -> Result<Step, No> {
        let acts = store::journal::pending(link, Log::Acts, SLICE).await?;
        let looks = self.looks_to_chain(link).await?;
        let more = acts.len().max(looks.len()) == usize::try_from(SLICE).unwrap_or(usize::MAX);
        let last = store::chain::last(link).await?;
        let (mut sequence, mut hash) = last.map_or((0, beginning()), |last| (last.sequence, last.hash));
        let chained_at = self.received(link).await?;
        let settled: Vec<Uuid> = acts.iter().map(|row| row.id).collect();
        let mut all: Vec<(Log, EventRow)> = acts.into_iter().map(|row| (Log::Acts, row)).collect();
        all.extend(looks.into_iter().map(|row| (Log::Looks, row)));
        all.sort_by_key(|(log, row)| (row.happened_at, *log, row.id));
        for (log, row) in all {
            let leaf = leaf(log, &row);
            sequence += 1;
            hash = entry(&hash, sequence, &leaf);
            let look = log == Log::Looks;
            let row = ChainRow { sequence, event: row.id, look, leaf, hash: hash.clone(), chained_at };
            store::chain::add(link, &row).await?;
        }
        store::journal::settle(link, Log::Acts, &settled).await?;
        Ok(if more { Step::More } else { Step::Done })
    }

    /// Looks that are to be chained. Those that an earlier transaction chained are noted as such here: on SQLite that is another
    /// database, which knows it only afterwards.
    async fn looks_to_chain(&self, link: &mut Link<'_>) -> Result<Vec<EventRow>, No> {
        let mut looks = {
            let mut conn = self.db.read_looks().await?;
            store::journal::pending(&mut conn.link(), Log::Looks, SLICE).await?
        };
        let ids: Vec<Uuid> = looks.iter().map(|row| row.id).collect();
        let chained: Vec<Uuid> =
            store::chain::of_events(link, &ids).await?.into_iter().map(|row| row.event).collect();
        if !chained.is_empty() {
            let mut tx = self.db.write_looks().await?;
            store::journal::settle(&mut tx.link(), Log::Looks, &chained).await?;
            tx.commit().await?;
            looks.retain(|row| !chained.contains(&row.id));
        }
        Ok(looks)
    }
}

/// The end of the chain, to be kept elsewhere.
///
/// # Errors
/// [`No::Broken`].
pub async fn checkpoint(db: &Db) -> Result<Checkpoint, No> {
    let last = store::chain::last(&mut db.read().await?.link()).await?;
    Ok(last.map_or_else(
        || Checkpoint { sequence: 0, hash: beginning() },
        |last| Checkpoint { sequence: last.sequence, hash: last.hash },
    ))
}

/// Walks the chain and every event; others may go on writing meanwhile.
///
/// # Errors
/// [`No::Broken`].
pub async fn walk(db: &Db, kept: Option<&Checkpoint>) -> Result<Walk, No> {
    let mut walk = Walk::default();
    let (mut at, mut hash) = (0, beginning());
    loop {
        let rows = store::chain::after(&mut db.read().await?.link(), at, SLICE).await?;
        let Some(last) = rows.last() else { break };
        let events = events_of(db, &rows).await?;
        for row in &rows {
            if row.sequence != at + 1 {
                walk.found("chain-gap", Some(row.sequence), None);
            }
            if row.hash != entry(&hash, row.sequence, &row.leaf) {
                walk.found("chain-hash", Some(row.sequence), Some(row.event));
            }
            let log = if row.look { Log::Looks } else { Log::Acts };
            match events.get(&row.event) {
                None => walk.found("chain-deleted", Some(row.sequence), Some(row.event)),
                Some(event) if leaf(log, event) != row.leaf => {
                    walk.found("chain-edited", Some(row.sequence), Some(row.event));
                }
                Some(_) => {}
            }
            (at, hash) = (row.sequence, row.hash.clone());
        }
        walk.entries += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        at = last.sequence;
    }
    for log in Log::ALL {
        unchained(db, log, &mut walk).await?;
    }
    if let Some(kept) = kept.filter(|kept| kept.sequence > 0) {
        match store::chain::at(&mut db.read().await?.link(), kept.sequence).await? {
            None => walk.found("chain-truncated", Some(kept.sequence), None),
            Some(row) if row.hash != kept.hash => {
                walk.found("chain-rewritten", Some(kept.sequence), None);
            }
            Some(_) => {}
        }
    }
    Ok(walk)
}

/// The events of entries, from both logs.
async fn events_of(db: &Db, rows: &[ChainRow]) -> Result<BTreeMap<Uuid, EventRow>, No> {
    let ids =
        |look: bool| rows.iter().filter(|row| row.look == look).map(|row| row.event).collect::<Vec<_>>();
    let acts = store::journal::by_ids(&mut db.read().await?.link(), Log::Acts, &ids(false)).await?;
    let looks = store::journal::by_ids(&mut db.read_looks().await?.link(), Log::Looks, &ids(true)).await?;
    Ok(acts.into_iter().chain(looks).map(|row| (row.id, row)).collect())
}

/// Events that are neither in the chain nor wait for it, and those that wait and are not there.
async fn unchained(db: &Db, log: Log, walk: &mut Walk) -> Result<(), No> {
    let open = async || if log == Log::Looks { db.read_looks().await } else { db.read().await };
    let (waiting, gone) = store::journal::pending_count(&mut open().await?.link(), log).await?;
    walk.waiting += waiting;
    for _ in 0..gone {
        walk.found("chain-lost", None, None);
    }
    let mut after = None;
    loop {
        let ids = store::journal::after(&mut open().await?.link(), log, after, SLICE).await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = Some(*last);
        // What waits is asked first: whatever is chained in between is found in the chain then.
        let pending = store::journal::pending_among(&mut open().await?.link(), log, &ids).await?;
        let chained = store::chain::of_events(&mut db.read().await?.link(), &ids).await?;
        for id in ids {
            let look = log == Log::Looks;
            if !pending.contains(&id) && !chained.iter().any(|row| row.event == id && row.look == look) {
                walk.found("chain-inserted", None, Some(id));
            }
        }
    }
}

/// After a copy was put back: looks that came after the copy of the chain wait for it again.
///
/// # Errors
/// [`No::Broken`].
pub async fn pend_again(db: &Db) -> Result<(), No> {
    let mut after = None;
    loop {
        let ids = store::journal::after(&mut db.read_looks().await?.link(), Log::Looks, after, SLICE).await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = Some(*last);
        let chained = store::chain::of_events(&mut db.read().await?.link(), &ids).await?;
        let mut tx = db.write_looks().await?;
        for id in ids.into_iter().filter(|id| chained.iter().all(|row| row.event != *id)) {
            store::journal::pend(&mut tx.link(), Log::Looks, id).await?;
        }
        tx.commit().await?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_read_as_it_is_written() {
        let kept = Checkpoint { sequence: 12, hash: "a1".repeat(32) };
        assert_eq!(Checkpoint::parse(&kept.to_string()), Some(kept));
        for wrong in ["", "12", "12:ab", "-1:aa", &format!("1:{}", "g".repeat(64)), &"a1".repeat(32)] {
            assert_eq!(Checkpoint::parse(wrong), None, "{wrong}");
        }
    }
}
