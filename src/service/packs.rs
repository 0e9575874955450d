//! Versions of rule packs: listed, read, added, kept for ever. Owns what
//! a version is known by (the SHA-256 of its text), and that none comes in whose own examples come out otherwise.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{No, Service};
use crate::{
    chance,
    domain::{Fault, Faults, Rulekeeper, Texts, draw::hex},
    files::freeze,
    rules::{self, Pack, Trial},
    store::{self, Link, packs::PackRow},
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

    /// Keeps every pack that ships, so that it outlives this version of the program. To be called once at every start.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn keep_shipped(&self) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::packs::list(link).await?;
        for text in rules::shipped_ids().filter_map(rules::shipped) {
            let hash = hash_of(text);
            if !known.iter().any(|row| row.hash == hash) {
                self.keep_pack(link, &Pack::parse(freeze::PACK, text)?, text, None).await?;
            }
        }
        Ok(tx.commit().await?)
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
