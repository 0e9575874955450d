//! The collector of faults: a check under way, with what is wrong so far and what rules may refer to. Owns how a fault is
//! placed, and the checks that everything written goes through: words, texts in three languages, sources that exist.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use crate::{
    domain::{FactType, Fault, Faults, Lang, Source, Texts},
    rules::{raw::RawTexts, typing::Names},
};

/// A check under way: what was read, and what is wrong so far.
pub(super) struct Check<'a> {
    file: &'a str,
    text: &'a str,
    pub(super) faults: Faults,
    /// Identifiers of the sources that something rests on.
    pub(super) cited: BTreeSet<String>,
}

/// The pieces that conditions and rules refer to.
pub(super) struct Ground {
    pub(super) applicant: BTreeMap<String, FactType>,
    pub(super) placement: BTreeMap<String, FactType>,
    pub(super) pair: BTreeMap<String, FactType>,
    pub(super) settings: BTreeMap<String, FactType>,
    pub(super) tables: BTreeSet<String>,
    pub(super) sources: BTreeMap<String, Source>,
}

impl Ground {
    pub(super) fn names(&self, with_placement: bool) -> Names<'_> {
        Names {
            applicant: &self.applicant,
            placement: with_placement.then_some(&self.placement),
            pair: &self.pair,
            settings: &self.settings,
            tables: &self.tables,
        }
    }
}

impl<'a> Check<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, faults: Faults::default(), cited: BTreeSet::new() }
    }
}

impl Check<'_> {
    /// Notes a fault at a value's line, under its key.
    pub(super) fn fault(
        &mut self,
        offset: usize,
        column: &str,
        key: &'static str,
        found: &str,
        expected: &str,
    ) {
        let fault = Fault::at(self.file, line(self.text, offset), column, key);
        self.faults.push(fault.with("found", found).with("expected", expected));
    }

    /// The line of a place in the file.
    pub(super) fn line(&self, offset: usize) -> u64 {
        line(self.text, offset)
    }

    /// Identifiers are lower-case words, so that they can stand in keys, columns and conditions.
    pub(super) fn word(&mut self, offset: usize, column: &str, word: &str, joint: char) {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint;
        if !word.starts_with(|c: char| c.is_ascii_lowercase()) || !word.chars().all(fits) {
            self.fault(offset, column, "fault-pack-word", word, &format!("a-z 0-9 {joint}"));
        }
    }

    pub(super) fn texts(&mut self, column: &str, raw: &Spanned<RawTexts>) -> Texts {
        self.texts_at(raw.span().start, column, raw.get_ref())
    }

    pub(super) fn texts_at(&mut self, offset: usize, column: &str, raw: &RawTexts) -> Texts {
        let texts = Texts::from(raw);
        for lang in Lang::ALL {
            if texts.get(lang).trim().is_empty() {
                self.fault(offset, &format!("{column}.{lang}"), "fault-pack-empty", "", "");
            }
        }
        texts
    }

    pub(super) fn cited(&mut self, column: &str, raw: &Spanned<String>, ground: &Ground) -> Source {
        self.cited.insert(raw.get_ref().clone());
        let found = ground.sources.get(raw.get_ref()).cloned();
        found.unwrap_or_else(|| {
            let known = ground.sources.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            self.fault(
                raw.span().start,
                &format!("{column}.source"),
                "fault-pack-unknown-source",
                raw.get_ref(),
                &known,
            );
            Source::default()
        })
    }
}

/// The line, from 1, of a place in a text.
pub(super) fn line(text: &str, offset: usize) -> u64 {
    let breaks = text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    u64::try_from(breaks).unwrap_or(u64::MAX).saturating_add(1)
}
