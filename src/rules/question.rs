//! Facts as questions: what pages ask, of whom, in which voice, and which answers they offer. Owns
//! these nouns and the check of what a pack writes about them; shows nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{
    check::Check,
    pack::{Fact, Pack},
    raw::{RawChoice, RawChoices, RawFact, RawFacts},
};
use crate::domain::{FactType, FactValue, Facts, Texts};

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

impl Fact {
    /// The values of its closed list, each with what people read; empty where any value of its kind will do.
    pub fn closed(&self) -> &[(String, Texts)] {
        match &self.choices {
            Some(Choices::Listed(listed)) => listed,
            Some(Choices::From(_)) | None => &[],
        }
    }
}

impl Pack {
    /// What applicants are asked, by name, in the pack's order.
    pub fn asked_applicant(&self) -> Vec<(&str, &Fact)> {
        asked(self.applicant())
    }

    /// What whoever posts a placement is asked, by name, in the pack's order.
    pub fn asked_placement(&self) -> Vec<(&str, &Fact)> {
        asked(self.placement())
    }

    /// A fact by its full name, as reasons have it: `applicant.school`.
    pub fn fact(&self, full_name: &str) -> Option<&Fact> {
        match full_name.split_once('.')? {
            ("applicant", name) => self.applicant().get(name),
            ("placement", name) => self.placement().get(name),
            ("pair", name) => self.inner.pair.get(name),
            _ => None,
        }
    }
}

fn asked(facts: &BTreeMap<String, Fact>) -> Vec<(&str, &Fact)> {
    let mut asked: Vec<(&str, &Fact)> = facts
        .iter()
        .filter(|(_, fact)| fact.ask.is_some())
        .map(|(name, fact)| (name.as_str(), fact))
        .collect();
    asked.sort_by_key(|(_, fact)| fact.at);
    asked
}

impl Check<'_> {
    /// The offered answers of a fact; `other` is the side that they may be taken from.
    pub(super) fn choices(
        &mut self,
        column: &str,
        raw: &RawFact,
        other: (&str, &BTreeMap<String, Spanned<RawFact>>),
    ) -> Option<Choices> {
        let (written, column) = (raw.choices.as_ref()?, format!("{column}.choices"));
        if raw.kind.0 != FactType::Text {
            let (found, text) = (raw.kind.0.name(), FactType::Text.name());
            self.fault(written.span().start, &column, "fault-pack-setting", found, text);
        }
        match written.get_ref() {
            RawChoices::From(from) => self.taken_from(&column, from, other),
            RawChoices::Listed(listed) => {
                if listed.len() < 2 {
                    self.fault(written.span().start, &column, "fault-pack-choices", "", "");
                }
                Some(Choices::Listed(self.listed(&column, listed)))
            }
        }
    }

    fn taken_from(
        &mut self,
        column: &str,
        from: &Spanned<String>,
        (side, facts): (&str, &BTreeMap<String, Spanned<RawFact>>),
    ) -> Option<Choices> {
        let texts = facts.iter().filter(|(_, fact)| fact.get_ref().kind.0 == FactType::Text);
        let known: Vec<String> = texts.map(|(name, _)| format!("{side}.{name}")).collect();
        if known.contains(from.get_ref()) {
            return Some(Choices::From(from.get_ref().clone()));
        }
        let column = format!("{column}.from");
        self.fault(from.span().start, &column, "fault-pack-unknown-name", from.get_ref(), &known.join(", "));
        None
    }

    fn listed(&mut self, column: &str, listed: &[Spanned<RawChoice>]) -> Vec<(String, Texts)> {
        let mut seen = BTreeSet::new();
        let mut choices = Vec::new();
        for choice in listed {
            let (offset, choice) = (choice.span().start, choice.get_ref());
            let value = choice.value.as_str();
            // What a file of applicants could not say either: empty, or not the text that it would be read as.
            if FactType::Text.parse(value) != Ok(Some(FactValue::Text(value.to_owned()))) {
                let text = FactType::Text.name();
                self.fault(offset, &format!("{column}.value"), "fault-pack-setting", value, text);
            }
            if !seen.insert(value) {
                self.fault(offset, &format!("{column}.value"), "fault-pack-twice", value, "");
            }
            choices.push((value.to_owned(), self.texts_at(offset, column, &choice.texts())));
        }
        choices
    }

    /// The facts of applicants and of placements.
    pub(super) fn sides(&mut self, raw: &RawFacts) -> [BTreeMap<String, Fact>; 3] {
        for (name, fact) in &raw.pair {
            if name != DISTANCE || fact.get_ref().kind.0 != FactType::Whole {
                let column = format!("facts.pair.{name}");
                self.fault(fact.span().start, &column, "fault-pack-unknown-name", name, "distance_m (whole)");
            }
        }
        [
            self.facts("facts.applicant", &raw.applicant, ("placement", &raw.placement)),
            self.facts("facts.placement", &raw.placement, ("applicant", &raw.applicant)),
            self.facts("facts.pair", &raw.pair, ("applicant", &raw.applicant)),
        ]
    }
}
