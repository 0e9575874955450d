//! What changed in a round since a run's snapshot. Owns the comparison of the two folders, and opens snapshots for it.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Book, No, Service, close, place_of};
use crate::{
    domain::Caseworker,
    files::{
        differences::{Change, Difference, differences},
        freeze,
    },
    store::{self, Link},
};

impl Service {
    /// What changed in a round since a run's snapshot; empty when nothing did.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn changed_since(&self, who: &Caseworker, id: Uuid) -> Result<Vec<Difference>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        self.differences(link, &book, run.snapshot).await
    }

    /// What differs between a snapshot and a round as it is now.
    pub(super) async fn differences(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        snapshot: Uuid,
    ) -> Result<Vec<Difference>, No> {
        let now = self.folder(link, book).await?;
        let (then, digest) = self.frozen(link, snapshot).await?;
        if close::digest(&now)? == digest {
            return Ok(Vec::new());
        }
        Ok(changed(&then, &now))
    }

    /// A snapshot's files, and its digest.
    pub(super) async fn frozen(
        &self,
        link: &mut Link<'_>,
        snapshot: Uuid,
    ) -> Result<(BTreeMap<String, Vec<u8>>, String), No> {
        let row = store::runs::snapshot(link, snapshot).await?.ok_or(No::NotFound)?;
        let mut files = self.vault.open_files(&place_of("snapshot", row.id), &row.sealed)?;
        if !files.contains_key(freeze::PACK) {
            self.add_pinned(link, (row.round, &row.digest), &mut files).await?;
        }
        Ok((files, row.digest))
    }

    /// Adds the pack of its round to a snapshot that is older than pinning, if it is the one by which it was frozen: this
    /// program may ship another by now.
    async fn add_pinned(
        &self,
        link: &mut Link<'_>,
        (round, digest): (Uuid, &str),
        files: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), No> {
        let round = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
        let Some(text) = store::packs::text(link, &round.pack_hash).await? else { return Ok(()) };
        files.insert(freeze::PACK.to_owned(), text.into_bytes());
        if close::digest(files).ok().as_deref() != Some(digest) {
            files.remove(freeze::PACK);
        }
        Ok(())
    }
}

/// What differs between two folders whose digests do; never nothing. A rule pack that shipped is in no folder that is older
/// than pinning, so when no file differs it is the pack that does.
fn changed(then: &BTreeMap<String, Vec<u8>>, now: &BTreeMap<String, Vec<u8>>) -> Vec<Difference> {
    let found = differences(then, now);
    if !found.is_empty() {
        return found;
    }
    let (file, what) = (freeze::PACK.to_owned(), Change::Changed);
    vec![Difference { file, what, id: String::new(), columns: Vec::new() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_a_shipped_pack_is_a_change() {
        let folder = BTreeMap::from([("round.toml".to_owned(), b"pack = \"liepaja-pupils-2020\"".to_vec())]);
        let found = changed(&folder, &folder);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].file.as_str(), found[0].what), (freeze::PACK, Change::Changed));
    }

    #[test]
    fn files_that_differ_are_named_alone() {
        let then = BTreeMap::from([("round.toml".to_owned(), b"a = 1".to_vec())]);
        let now = BTreeMap::from([("round.toml".to_owned(), b"a = 2".to_vec())]);
        let found = changed(&then, &now);
        assert_eq!(found.iter().map(|one| one.file.as_str()).collect::<Vec<_>>(), ["round.toml"]);
    }
}
