//! Facts as questions: what pages ask, of whom, in which voice, and which answers they offer. Owns
//! these nouns; shows nothing itself.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::domain::{FactValue, Facts, Texts};

/// The one fact of an applicant and a placement together: metres between home and site, as the crow flies.
pub(super) const DISTANCE: &str = "distance_m";

/// How pages address the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Voice {
    /// The way pupils are addressed: *tu*, *ты*.
    Tu,
    /// The way adults are addressed: *jūs*, *вы*.
    #[default]
    Jus,
}

/// Whether applicants are asked for their personal code; by it, somebody who applies twice is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeAsked {
    /// It may stay without an answer.
    Optional,
    /// It has to be told.
    Required,
}

/// The answers that a text fact offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choices {
    /// What is known of a fact of the other side, by its full name (`placement.school`); another answer
    /// may be typed.
    From(String),
    /// These values, in this order, each with what people read; no other.
    Listed(Vec<(String, Texts)>),
}

impl Choices {
    /// The values to offer, each with what people read. `others` are the facts of the round's
    /// placements (of its applicants, for a placement's fact). A value taken from there is its own
    /// name, comes once, in the order of its bytes, and `-` is none: it is how packs write "of no one".
    pub fn offered<'f>(&self, others: impl IntoIterator<Item = &'f Facts>) -> Vec<(String, Texts)> {
        match self {
            Self::Listed(listed) => listed.clone(),
            Self::From(full_name) => {
                let name = full_name.split_once('.').map_or(full_name.as_str(), |(_, name)| name);
                let known = others.into_iter().filter_map(|facts| match facts.get(name) {
                    Some(FactValue::Text(text)) if text != "-" => Some(text.as_str()),
                    _ => None,
                });
                let known: BTreeSet<&str> = known.collect();
                known.into_iter().map(|text| (text.to_owned(), Texts::same(text))).collect()
            }
        }
    }
}
