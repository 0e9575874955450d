//! What a reader hopes to find in a file: names of columns, by which the header and the worksheet are found, and what a
//! person said already. Knows names, no content.

use std::collections::BTreeSet;

use super::{
    called::{cores, in_order, is_short_for, shortened, words},
    mapping::{Field, Mapping},
};
use crate::i18n::plain;

/// What is looked for in a file.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    names: BTreeSet<String>,
    /// Names as sets of words, so that their order and what stands between them means nothing.
    words: BTreeSet<BTreeSet<String>>,
    /// The same words in their order, of which each may be shortened.
    rows: BTreeSet<Vec<String>>,
    /// The worksheet that was found or chosen before.
    pub(super) worksheet: Option<String>,
    /// The row in which its header was found.
    pub(super) header: Option<u64>,
}

impl Wanted {
    /// The names and labels of fields, and the columns that were read before.
    pub fn new(fields: &[Field], remembered: Option<&Mapping>) -> Self {
        let known = |mapping: &Mapping| {
            let held = mapping.columns.iter().filter(|(_, field)| field.is_some());
            held.map(|(column, _)| column.clone()).collect::<Vec<_>>()
        };
        let names = fields.iter().flat_map(|field| field.names().map(ToOwned::to_owned));
        let names: Vec<String> = names.chain(remembered.map(known).unwrap_or_default()).collect();
        Self {
            rows: names.iter().map(|name| in_order(name)).collect(),
            words: names.iter().map(|name| words(name)).filter(|words| !words.is_empty()).collect(),
            names: names.iter().map(|name| plain(name)).filter(|name| !name.is_empty()).collect(),
            worksheet: None,
            header: None,
        }
    }

    /// The same, in a worksheet that was found or chosen, and in the row of its header: nothing is looked for where the name is
    /// not empty, and the row not 0.
    #[must_use]
    pub fn at(self, worksheet: &str, header: u64) -> Self {
        let worksheet = Some(worksheet.to_owned()).filter(|name| !name.is_empty());
        Self { worksheet, header: Some(header).filter(|row| *row > 0), ..self }
    }

    /// Whether a text is the name of a column that is looked for, with or without its number in a form and hints how to fill it
    /// in, in full or shortened.
    pub(super) fn knows(&self, text: &str) -> bool {
        let is_known = |text: &str| self.names.contains(&plain(text)) || self.words.contains(&words(text));
        if is_known(text) {
            return true;
        }
        let cores = cores(text);
        let short = cores.last().map(|core| shortened(core)).unwrap_or_default();
        cores.iter().any(|core| is_known(core)) || self.rows.iter().any(|name| is_short_for(&short, name))
    }
}
