//! The answers that a fact offers, checked: only texts have them, each value is one that a file could have, and a list taken
//! from the other side names a text there.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::collector::Check;
use crate::{
    domain::{FactType, FactValue, Texts},
    rules::{
        question::Choices,
        raw::{RawChoice, RawChoices, RawFact},
    },
};

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
}
