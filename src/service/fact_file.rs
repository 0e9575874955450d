//! The facts that a round's pack knows about people, as caseworkers see them: of nobody yet, or of one application with where each
//! comes from.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Book, Opened, Placed};
use crate::{
    domain::{Applicant, FactType, FactValue, Reason, Texts},
    rules::Choices,
};

/// A fact about an application, and where it comes from.
#[derive(Debug, Clone)]
pub struct FactFile {
    /// Its name in the pack.
    pub name: String,
    /// What it is called.
    pub label: Texts,
    /// The kind of its value.
    pub kind: FactType,
    /// Whether it reveals a sensitive category.
    pub sensitive: bool,
    /// The answers to offer, each with what people read.
    pub choices: Vec<(String, Texts)>,
    /// Whether no other answer can be given.
    pub closed: bool,
    /// What is known.
    pub value: Option<FactValue>,
    /// How a caseworker found it out, if one did.
    pub found_out: Option<FoundOut>,
}

/// Where a fact comes from that a caseworker found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundOut {
    /// On what it rests.
    pub note: String,
    /// The caseworker's name.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// The facts of one application. `names` are those of accounts by key.
pub(super) fn fact_files(
    book: &Book,
    opened: &Opened,
    applicant: &Applicant,
    places: &[Placed],
    names: &BTreeMap<Uuid, String>,
) -> Vec<FactFile> {
    let mut files = fact_columns(book, places);
    for file in &mut files {
        let latest = opened.decided.iter().rev().find(|decided| decided.fact == file.name);
        file.value = applicant.facts.get(&file.name).cloned();
        file.found_out = latest.map(|found| FoundOut {
            note: found.note.clone(),
            by: names.get(&found.by).cloned().unwrap_or_default(),
            at: found.at,
        });
    }
    files
}

/// The facts that a round's pack knows about people, of nobody yet.
pub(super) fn fact_columns(book: &Book, places: &[Placed]) -> Vec<FactFile> {
    let file = |(name, fact): (&String, &crate::rules::Fact)| {
        let offered = |choices: &Choices| choices.offered(places.iter().map(|place| &place.placement.facts));
        FactFile {
            name: name.clone(),
            label: fact.label.clone(),
            kind: fact.kind,
            sensitive: fact.sensitive,
            choices: fact.choices.as_ref().map(offered).unwrap_or_default(),
            closed: matches!(fact.choices, Some(Choices::Listed(_))),
            value: None,
            found_out: None,
        }
    };
    book.rules.pack().applicant().iter().map(file).collect()
}

/// The applicant's facts that these reasons ask for, each once, by name in the pack.
pub(super) fn facts_asked<'r>(reasons: impl IntoIterator<Item = &'r Reason>) -> Vec<String> {
    let asked = reasons.into_iter().filter(|reason| reason.key.starts_with("needs-person"));
    let mut names: Vec<String> = asked
        .flat_map(|reason| &reason.facts)
        .filter_map(|fact| fact.strip_prefix("applicant.").map(ToOwned::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}
