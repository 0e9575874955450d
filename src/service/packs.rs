//! Versions of rule packs: listed, read, added, kept for ever; and rounds that are older than pinning are pinned. Owns what
//! a version is known by (the SHA-256 of its text), and that none comes in whose own examples come out otherwise.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    No, Service, close,
    law::{Law, law_files},
    pipeline, place_of,
};
use crate::{
    chance,
    domain::{Fault, Faults, Rulekeeper, Texts, draw::hex},
    files::{folder::Folder, freeze},
    rules::{self, Pack, Trial},
    store::{self, Link, packs::PackRow, rounds::RoundRow},
};

/// A version of a rule pack in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// SHA-256 of its text.
    pub hash: String,
    /// The pack's identifier.
    pub word: String,
    /// Its version, as the pack says.
    pub version: String,
    /// Programme.
    pub programme: String,
    /// What the pack is called.
    pub name: Texts,
    /// Who added it; nobody where it came with the system or with a round.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// The rounds that are pinned to it: word in addresses and name.
    pub rounds: Vec<(String, Texts)>,
}

/// A version of a rule pack, read.
#[derive(Debug)]
pub struct PackFile {
    /// Its line in the list.
    pub version: Version,
    /// What it says and how it fares on its own examples; faults where this program does not understand it any more.
    pub read: Result<(Pack, Trial), Faults>,
    /// Its text.
    pub text: String,
}

/// What a version is known by.
pub(super) fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}

impl Service {
    /// Every version of every pack, by the pack's identifier, the newest first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn packs(&self, _who: &Rulekeeper) -> Result<Vec<Version>, No> {
        let mut conn = self.db.read().await?;
        self.versions(&mut conn.link()).await
    }

    /// One version.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn pack(&self, who: &Rulekeeper, hash: &str) -> Result<PackFile, No> {
        let version = self.packs(who).await?.into_iter().find(|version| version.hash == hash);
        let version = version.ok_or(No::NotFound)?;
        let mut conn = self.db.read().await?;
        let text = store::packs::text(&mut conn.link(), hash).await?.ok_or(No::NotFound)?;
        let read = Pack::parse(freeze::PACK, &text).map(|pack| {
            let trial = rules::trial(&pack);
            (pack, trial)
        });
        Ok(PackFile { version, read, text })
    }

    /// Adds a version; gives its hash. The same text a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::Faults`] for everything that is wrong with it, every example that comes out otherwise, and a version that is
    /// there with another text.
    pub async fn add_pack(&self, who: &Rulekeeper, text: &str) -> Result<String, No> {
        let pack = Pack::parse(freeze::PACK, text)?;
        tried(&pack)?;
        let hash = hash_of(text);
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::packs::list(link).await?;
        if known.iter().any(|row| row.hash == hash) {
            return Ok(hash);
        }
        if known.iter().any(|row| row.word == pack.id() && row.version == pack.version()) {
            let fault = Fault::at(freeze::PACK, 0, "version", "fault-pack-version-taken");
            return Err(Faults::from(fault.with("found", pack.version())).into());
        }
        self.keep_pack(link, &pack, text, Some(who.staff().account)).await?;
        self.note(link, Some(who.staff()), "pack-add", (None, &hash)).await?;
        tx.commit().await?;
        Ok(hash)
    }

    /// Keeps a version, unless it is there already; gives its hash.
    pub(super) async fn keep_pack(
        &self,
        link: &mut Link<'_>,
        pack: &Pack,
        text: &str,
        by: Option<Uuid>,
    ) -> Result<String, No> {
        let hash = hash_of(text);
        let name = pack.name();
        let row = PackRow {
            id: chance::id()?,
            word: pack.id().to_owned(),
            version: pack.version().to_owned(),
            programme: pack.programme().to_owned(),
            name_lv: name.lv.clone(),
            name_en: name.en.clone(),
            name_ru: name.ru.clone(),
            hash: hash.clone(),
            added_by: by,
            added_at: self.now(),
        };
        store::packs::add(link, &row, text).await?;
        Ok(hash)
    }

    /// Every version with who added it and where it is in force.
    pub(super) async fn versions(&self, link: &mut Link<'_>) -> Result<Vec<Version>, No> {
        let accounts = store::accounts::list(link).await?;
        let accounts: BTreeMap<Uuid, String> = accounts.into_iter().map(|row| (row.id, row.name)).collect();
        let mut rounds: BTreeMap<String, Vec<(String, Texts)>> = BTreeMap::new();
        for row in store::rounds::list(link).await? {
            let name = Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru };
            rounds.entry(row.pack_hash).or_default().push((row.slug, name));
        }
        let rows = store::packs::list(link).await?.into_iter();
        let versions = rows.map(|row| Version {
            rounds: rounds.remove(&row.hash).unwrap_or_default(),
            by: row.added_by.map(|by| accounts.get(&by).cloned().unwrap_or_default()),
            ..version(row)
        });
        Ok(versions.collect())
    }

    /// Keeps every pack that ships, so that it outlives this version of the program, and pins rounds that are older than
    /// pinning to the pack that they have gone by. To be called once at every start.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn pin_rounds(&self) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::packs::list(link).await?;
        for text in rules::shipped_ids().filter_map(rules::shipped) {
            let hash = hash_of(text);
            if !known.iter().any(|row| row.hash == hash) {
                self.keep_pack(link, &Pack::parse(freeze::PACK, text)?, text, None).await?;
            }
        }
        for row in store::rounds::list(link).await? {
            if row.pack_hash.is_empty() {
                let row = store::rounds::lock(link, row.id).await?.ok_or(No::NotFound)?;
                self.pin(link, &row).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// Pins one round that is older than pinning. One that was published under a version that nobody has any more stays
    /// as it is: nothing is claimed about it.
    async fn pin(&self, link: &mut Link<'_>, row: &RoundRow) -> Result<(), No> {
        let law: Law = self.vault.open(&place_of("round", row.id), &row.sealed)?;
        let folder = law_files(&law);
        let Ok(text) = pipeline::pack_text(&Folder::Held(&folder)) else {
            tracing::warn!(round = row.slug, "a round whose rule pack does not ship any more is not pinned");
            return Ok(());
        };
        if !row.pack_hash.is_empty() || !self.is_what_was_published(link, row, &text).await? {
            return Ok(());
        }
        let hash = self.keep_pack(link, &Pack::parse(freeze::PACK, &text)?, &text, None).await?;
        let law = Law { pack: Some(text), ..law };
        let sealed = self.vault.seal(&place_of("round", row.id), &law)?;
        store::rounds::pin(link, row.id, &sealed, &hash).await?;
        store::applications::pin(link, row.id, &hash).await?;
        self.note(link, None, "pack-pin", (Some(row.id), &hash)).await
    }

    /// Whether a round that is published was computed by this pack; any other round can still go by it.
    async fn is_what_was_published(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        text: &str,
    ) -> Result<bool, No> {
        let Some(publication) = store::publications::first(link, row.id).await? else { return Ok(true) };
        let run = store::runs::by_id(link, publication.run).await?.ok_or(No::NotFound)?;
        let (mut files, digest) = self.frozen(link, run.snapshot).await?;
        files.insert(freeze::PACK.to_owned(), text.as_bytes().to_vec());
        let same = close::digest(&files).is_ok_and(|now| now == digest);
        if !same {
            tracing::warn!(round = row.slug, "a round that was published by another rule pack is not pinned");
        }
        Ok(same)
    }
}

/// A version by its row alone.
pub(super) fn version(row: PackRow) -> Version {
    Version {
        hash: row.hash,
        word: row.word,
        version: row.version,
        programme: row.programme,
        name: Texts { lv: row.name_lv, en: row.name_en, ru: row.name_ru },
        by: None,
        at: row.added_at,
        rounds: Vec::new(),
    }
}

/// Whether every example of a pack comes out as it says.
fn tried(pack: &Pack) -> Result<(), Faults> {
    let trial = rules::trial(pack);
    let mut faults = Faults::default();
    for failure in &trial.failures {
        let column = format!("examples.{}", failure.id);
        let fault = Fault::at(freeze::PACK, failure.line, &column, "fault-pack-example-failed");
        faults.push(fault.with("found", &failure.said).with("expected", &failure.expected));
    }
    for (id, refused) in trial.refused {
        let line = pack.examples().iter().find(|example| example.id == id).map_or(0, |example| example.line);
        for fault in refused.faults {
            let column = format!("examples.{id}.{}", fault.spot.column);
            let spot = Fault::at(freeze::PACK, line, &column, fault.key).spot;
            faults.push(Fault { spot, ..fault });
        }
    }
    faults.into_result()
}
