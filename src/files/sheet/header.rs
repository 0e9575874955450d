//! The header: the first row in which something stands, and everything that can be wrong with it. Owns what a
//! header is; what its columns mean is for `mapping`.

use super::{
    cell::{Cell, clean},
    line::{Line, MAX_COLUMNS, letters},
};
use crate::domain::{Fault, Faults};

/// The names of columns and the row in which they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The row's number.
    pub(super) line: u64,
    /// A name for each column; empty where there is none.
    pub(super) names: Vec<String>,
}

/// The first two rows in which something stands.
#[derive(Debug, Default)]
pub(super) struct Top {
    first: Option<Line>,
    second: Option<Line>,
}

impl Top {
    /// Takes a row; whether another is wanted.
    pub(super) fn take(&mut self, line: Line) -> bool {
        if line.is_blank() {
            return true;
        }
        if self.first.is_none() {
            self.first = Some(line);
            return true;
        }
        self.second = Some(line);
        false
    }

    /// Whether nothing stands anywhere.
    pub(super) fn is_blank(&self) -> bool {
        self.first.is_none()
    }

    /// The header, and what is wrong with it.
    ///
    /// # Errors
    /// Faults of the header.
    pub(super) fn header(&self, file: &str, merged: &[[u32; 4]]) -> Result<Header, Faults> {
        let Some(first) = &self.first else {
            return Err(Fault::in_file(file, "fault-empty-file").into());
        };
        let mut faults = Faults::default();
        let at = |column: usize, key: &'static str| Fault::at(file, first.number, &letters(column), key);
        let second = self.second.as_ref().map_or(0, Line::filled);
        if first.filled() == 1 && second > 2 {
            let title = first.cells.iter().find(|cell| !cell.is_empty()).map(Cell::text).unwrap_or_default();
            return Err(Fault::at(file, first.number, "", "fault-sheet-title").with("found", &title).into());
        }
        let names: Vec<String> = first.cells.iter().map(|cell| name(&cell.text())).collect();
        if names.len() > MAX_COLUMNS || first.notes.iter().any(|note| note.key == "fault-sheet-columns") {
            let fault = Fault::at(file, first.number, "", "fault-sheet-columns");
            return Err(fault.with("found", &letters(names.len().max(MAX_COLUMNS + 1) - 1)).into());
        }
        for note in first.notes.iter().filter(|note| !note.warns) {
            faults.push(note.fault(file, first.number, &letters(note.column)));
        }
        for range in merged.iter().filter(|range| touches(range, first.number)) {
            let found = format!("{}{}:{}{}", column(range[1]), range[0] + 1, column(range[3]), range[2] + 1);
            let fault = Fault::at(file, first.number, "", "fault-sheet-merged");
            faults.push(fault.with("found", &found));
        }
        for (at_column, found) in names.iter().enumerate() {
            if is_value(&first.cells[at_column]) {
                faults.push(at(at_column, "fault-sheet-no-header").with("found", found));
            } else if !found.is_empty() && names[..at_column].contains(found) {
                faults.push(Fault::at(file, first.number, found, "fault-duplicate-column"));
            }
        }
        if faults.is_empty() && self.second.is_none() {
            faults.push(Fault::at(file, first.number, "", "fault-sheet-only-header"));
        }
        faults.into_result()?;
        Ok(Header { line: first.number, names })
    }
}

fn column(number: u32) -> String {
    letters(usize::try_from(number).unwrap_or_default())
}

/// Whether merged cells lie in a row.
fn touches(range: &[u32; 4], row: u64) -> bool {
    (u64::from(range[0]) + 1..=u64::from(range[2]) + 1).contains(&row)
}

/// A name of a column as it is compared and shown: on one line, single spaces.
fn name(text: &str) -> String {
    clean(text).split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).fold(
        String::new(),
        |mut name, word| {
            if !name.is_empty() {
                name.push(' ');
            }
            name.push_str(word);
            name
        },
    )
}

/// Whether a cell is a value and no name: a number, a date, digits without a letter.
fn is_value(cell: &Cell) -> bool {
    match cell {
        Cell::Empty | Cell::Error(_) => false,
        Cell::Text(text) => {
            text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
        }
        _ => true,
    }
}
