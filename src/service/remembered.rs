//! Applications that were opened for a list, kept in memory and found again by the revision that stands: what lists are sorted and
//! narrowed by stands sealed, and opening everybody at every visit took seconds in a round of twelve thousand. Owns that nothing is
//! given of an older revision, and that whoever was erased is forgotten.

use std::{collections::BTreeMap, sync::Arc};

use uuid::Uuid;

use super::{No, Opened, Service, Standing, roll::Entry};
use crate::store::{self, Link, applications::ApplicationRow};

/// Applications by key.
pub(super) type People = BTreeMap<Uuid, Arc<Opened>>;

/// What of a round the shelf keeps.
const KIND: &str = "people";

/// As many rows of the shelf as an opened application takes room of.
const ROWS: usize = 8;

/// How many people are read at a time.
const BATCH: usize = 300;

impl Service {
    /// These applications, opened: those whose revision was opened before from memory. What their rows say beside it, such as a
    /// withdrawal, may have changed since: the roll says that.
    pub(super) async fn remembered(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        entries: &[&Entry],
    ) -> Result<People, No> {
        let known: Option<Arc<People>> = self.shelf.latest((round, KIND));
        let (mut found, mut missing) = (People::new(), Vec::new());
        for entry in entries {
            let kept = known.as_ref().and_then(|known| known.get(&entry.id));
            match kept.filter(|kept| kept.version == entry.version && entry.word != Standing::Erased.name()) {
                Some(kept) => drop(found.insert(entry.id, Arc::clone(kept))),
                None => missing.push(*entry),
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        let mut all = known.map(|known| known.as_ref().clone()).unwrap_or_default();
        for (id, one) in self.opened_all(link, &missing).await? {
            let one = Arc::new(one);
            if one.erased {
                all.remove(&id);
            } else {
                all.insert(id, Arc::clone(&one));
            }
            found.insert(id, one);
        }
        self.shelf.keep((round, KIND), (0, String::new()), (all.len() * ROWS, &Arc::new(all)));
        Ok(found)
    }

    /// The same of applications by their keys, each with its row, in the order in which the table gives them; those that were erased are
    /// left out.
    pub(super) async fn remembered_rows(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        ids: &[Uuid],
    ) -> Result<Vec<(ApplicationRow, Arc<Opened>)>, No> {
        let known: Option<Arc<People>> = self.shelf.latest((round, KIND));
        let (mut found, mut fresh) = (Vec::with_capacity(ids.len()), People::new());
        for some in ids.chunks(BATCH) {
            for row in store::applications::by_ids(link, some).await? {
                if row.wrapped_key.is_none() {
                    continue;
                }
                let kept = known.as_ref().and_then(|known| known.get(&row.id));
                let one = match kept.filter(|kept| kept.version == row.version) {
                    Some(kept) => Arc::clone(kept),
                    None => Arc::new(self.opened(&row)?),
                };
                if kept.is_none_or(|kept| kept.version != row.version) {
                    fresh.insert(row.id, Arc::clone(&one));
                }
                found.push((row, one));
            }
        }
        if !fresh.is_empty() {
            let mut all = known.map(|known| known.as_ref().clone()).unwrap_or_default();
            all.extend(fresh);
            self.shelf.keep((round, KIND), (0, String::new()), (all.len() * ROWS, &Arc::new(all)));
        }
        Ok(found)
    }

    /// Forgets what was opened of a round: somebody's data were erased.
    pub(super) fn forget(&self, round: Uuid) {
        self.shelf.forget((round, KIND));
    }
}
