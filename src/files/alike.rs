//! Texts of a round that are one another but for case or diacritics: `piemēri` beside `Piemēri`. Owns the finding of them;
//! to rules they are different texts, so somebody has to say whether they were meant to be.

use std::collections::BTreeMap;

use crate::domain::{FactValue, Facts, Fault, text::folded};

/// One way of writing a text, with the rows that write it so.
struct Spelling<'f> {
    text: &'f str,
    /// File, column and line of the first row in each column.
    first: Vec<(&'f str, &'f str, u64, u64)>,
}

/// The texts of all open columns, in the order in which they are met: placements first.
#[derive(Default)]
pub(super) struct Spellings<'f> {
    met: BTreeMap<&'f str, usize>,
    all: Vec<Spelling<'f>>,
}

impl<'f> Spellings<'f> {
    /// Takes in one column's texts, each with its line.
    pub(super) fn column(
        &mut self,
        file: &'f str,
        column: &'f str,
        rows: impl Iterator<Item = (&'f Facts, &'f u64)>,
    ) {
        for (facts, &line) in rows {
            let Some(FactValue::Text(text)) = facts.get(column) else { continue };
            let next = self.all.len();
            let at = *self.met.entry(text).or_insert(next);
            if at == next {
                self.all.push(Spelling { text, first: Vec::new() });
            }
            let spelling = &mut self.all[at];
            match spelling.first.iter_mut().find(|(of, named, ..)| (*of, *named) == (file, column)) {
                Some((.., more)) => *more += 1,
                None => spelling.first.push((file, column, line, 1)),
            }
        }
    }

    /// A warning for each way of writing but the first (which is a placement's, where one has it), at the first row of
    /// each column that has it.
    pub(super) fn warnings(&self) -> Vec<Fault> {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        let mut warnings = Vec::new();
        for spelling in &self.all {
            let first = *known.entry(folded(spelling.text)).or_insert(spelling.text);
            if first == spelling.text {
                continue;
            }
            for (file, column, line, rows) in &spelling.first {
                let warning = Fault::at(file, *line, column, "warning-alike").with("found", spelling.text);
                let rows = i64::try_from(*rows).unwrap_or(i64::MAX);
                warnings.push(warning.with("expected", first).with_number("rows", rows));
            }
        }
        warnings
    }
}
