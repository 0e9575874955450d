//! A round's law: its settings and its rule pack as they are kept, and what they come to when they are put to work.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::pipeline;
use crate::{
    domain::{Faults, Round},
    files::{columns::FactColumns, folder::Folder},
    rules::RuleSet,
};

/// What a round's row keeps sealed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Law {
    /// `round.toml`.
    pub(super) toml: String,
    /// The rule pack to which the round is pinned, its own or one that shipped; `None` only where a round is older than
    /// pinning and not filled in yet.
    pub(super) pack: Option<String>,
    /// Whether the service made the seed and draw codes are hashed; rounds that are older draw by application numbers, with
    /// the seed that was typed.
    #[serde(default)]
    pub(super) draws_codes: bool,
    /// Draws that do not count any more, because the round was opened again after their seed was shown.
    #[serde(default)]
    pub(super) former: Vec<FormerDraw>,
}

/// A draw whose seed was shown before its round was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerDraw {
    /// SHA-256 of its seed.
    pub commitment: String,
    /// Its seed.
    pub seed: String,
    /// When the round was opened again.
    pub until: DateTime<Utc>,
}

/// A round's law, compiled.
#[derive(Clone)]
pub(super) struct Compiled {
    pub(super) settings: Arc<Round>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) columns: Arc<FactColumns>,
    pub(super) law: Arc<Law>,
}

/// Puts a law to work.
pub(super) fn compile(law: Law) -> Result<Compiled, Faults> {
    let opened = pipeline::rulebook(&Folder::Held(&law_files(&law)))?;
    Ok(Compiled {
        settings: Arc::new(opened.settings),
        rules: Arc::new(opened.rules),
        columns: Arc::new(opened.columns),
        law: Arc::new(law),
    })
}

/// The files of a round that are its law.
pub(super) fn law_files(law: &Law) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::from([("round.toml".to_owned(), law.toml.clone().into_bytes())]);
    if let Some(pack) = &law.pack {
        files.insert("pack.toml".to_owned(), pack.clone().into_bytes());
    }
    files
}
