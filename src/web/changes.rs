//! What changed in a round since a run, in words: file by file, row by row.

use crate::{
    domain::{Texts, announcement::Part},
    i18n::Tr,
    service::{Book, Change, Difference, part_key},
};

/// Rows that are listed; of more the number is said.
const LISTED: usize = 200;

/// What became of one row or file.
pub(super) struct ChangeLine {
    pub(super) file: String,
    /// The application or placement; empty when the whole file is meant.
    pub(super) row: String,
    pub(super) what: String,
    pub(super) columns: String,
}

/// What changed.
pub(super) struct Changes {
    pub(super) all: u64,
    pub(super) lines: Vec<ChangeLine>,
    /// How many are not listed.
    pub(super) more: u64,
}

/// Puts differences in words.
pub(super) fn changes(tr: Tr, book: &Book, differences: &[Difference]) -> Changes {
    let line = |difference: &Difference| {
        let columns: Vec<String> =
            difference.columns.iter().map(|column| words(tr, book, &difference.file, column)).collect();
        ChangeLine {
            file: tr
                .try_say(&format!("run-file-{}", difference.file.replace('.', "-")))
                .unwrap_or_else(|| difference.file.clone()),
            row: difference.id.clone(),
            what: tr.say(match difference.what {
                Change::Added => "run-change-added",
                Change::Removed => "run-change-removed",
                Change::Changed => "run-change-changed",
            }),
            columns: columns.join(", "),
        }
    };
    Changes {
        all: differences.len() as u64,
        lines: differences.iter().take(LISTED).map(line).collect(),
        more: differences.len().saturating_sub(LISTED) as u64,
    }
}

/// A column in words: a fact by its label, the others from the catalogue.
fn words(tr: Tr, book: &Book, file: &str, column: &str) -> String {
    let side = if file == "placements.csv" { "placement" } else { "applicant" };
    let label = |label: &Texts| label.get(tr.0).to_owned();
    if let Some(fact) = book.rules.pack().fact(&format!("{side}.{column}")) {
        return label(&fact.label);
    }
    if let Some(part) = Part::ALL.into_iter().find(|part| part.column() == column) {
        return tr.say(part_key(part));
    }
    let key = format!("run-column-{}", column.replace('_', "-"));
    tr.try_say(&key).unwrap_or_else(|| column.to_owned())
}
