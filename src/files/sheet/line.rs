//! A row as it comes out of a file, before anyone knows what its columns are called.

use super::cell::Cell;
use crate::domain::Fault;

/// The most columns.
pub const MAX_COLUMNS: usize = 200;

/// A row with what is wrong with its cells.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The row's number as a spreadsheet shows it.
    pub(super) number: u64,
    /// Its cells from column A.
    pub(super) cells: Vec<Cell>,
    /// What the reader noticed.
    pub(super) notes: Vec<Note>,
    /// The most separators inside a quoted field of several lines.
    pub(super) swallowed: usize,
}

/// Something about one cell.
#[derive(Debug)]
pub(super) struct Note {
    /// The column, from 0.
    pub(super) column: usize,
    /// The sentence.
    pub(super) key: &'static str,
    /// What was found there.
    pub(super) found: String,
    /// Whether it is only a warning.
    pub(super) warns: bool,
    /// Whether it puts the whole row in doubt, and is told of a column that nobody reads as well.
    pub(super) whole: bool,
}

impl Note {
    /// The fault or warning, once the column has a name.
    pub(super) fn fault(&self, file: &str, line: u64, column: &str) -> Fault {
        // Where a mark should have been closed, nobody knows.
        let column = if self.key == "fault-quote" { "" } else { column };
        Fault::at(file, line, column, self.key).with("found", &self.found)
    }
}

impl Line {
    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty) && self.notes.is_empty()
    }

    /// What stands in it, for whoever looks for the row.
    pub(super) fn words(&self) -> String {
        let filled = self.cells.iter().filter(|cell| !cell.is_empty());
        filled.map(|cell| cell.text().into_owned()).collect::<Vec<_>>().join(" · ")
    }

    /// How many cells are filled.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// What goes on from row to row while it is found out which of them are people's.
#[derive(Debug, Default)]
pub(super) struct Going {
    /// The last row that was filled.
    pub(super) last: u64,
    /// Whether it belonged to the foot of the table.
    pub(super) foot: bool,
    /// Whether a row was seen that is no second header.
    pub(super) begun: bool,
}

impl Going {
    /// From the header on.
    pub(super) fn under(header: u64) -> Self {
        Self { last: header, ..Self::default() }
    }
}

/// The letters of a column: `A`, `Z`, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_columns() {
        let told: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(told, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
