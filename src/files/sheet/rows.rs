//! The rows of a spreadsheet under its header: given one by one, with what is wrong with their cells. Which of them are
//! people's, `nobody` says.

use std::collections::BTreeSet;

use super::{
    Cell, MAX_ROWS, Sheet, Source,
    cell::joined,
    line::{Going, Line, letters},
    written, xlsx,
};
use crate::domain::{FactType, FactValue, Fault, Faults};

/// One row.
#[derive(Debug)]
pub struct SheetRow<'a> {
    sheet: &'a Sheet,
    /// The row's number as Excel shows it.
    pub line: u64,
    /// One cell for each column of the header.
    pub cells: Vec<Cell>,
    /// Whether the sheet itself found no fault in this row. A cell with a fault is a [`Cell::Error`].
    pub sound: bool,
}

impl Sheet {
    /// Gives every row of the table to `visit`, one after another, and notes what is wrong with cells that are read. Rows
    /// with such faults are visited too, and say so. Warnings name cells that hold formulas, and rows that are left out.
    pub fn rows(&self, warnings: &mut Faults, mut visit: impl FnMut(&SheetRow<'_>, &mut Faults)) -> Faults {
        let mut faults = if self.tells_all { Faults::all() } else { Faults::default() };
        let mut nameless = vec![false; self.header.names.len()];
        let mut going = Going::under(self.header.line);
        let mut rows = 0;
        let read = self.lines(&mut |line| {
            if line.number <= self.header.line || line.is_blank() {
                return true;
            }
            if let Some(key) = self.left_out(&line, &mut going) {
                warnings.push(Fault::at(&self.name, line.number, "", key).with("found", &line.words()));
                return true;
            }
            rows += 1;
            if rows > MAX_ROWS {
                let fault = Fault::at(&self.name, line.number, "", "fault-sheet-rows");
                faults.push(fault.with_number("expected", i64::try_from(MAX_ROWS).unwrap_or(i64::MAX)));
                return false;
            }
            let row = self.row(line, &mut nameless, warnings, &mut faults);
            visit(&row, &mut faults);
            true
        });
        if let Err(fault) = read {
            faults.push(fault);
        }
        faults
    }

    /// Gives every row of the file to `visit` until it says `false`.
    ///
    /// # Errors
    /// The fault of a damaged workbook.
    pub(super) fn lines(&self, visit: &mut dyn FnMut(Line) -> bool) -> Result<(), Fault> {
        match &self.source {
            Source::Csv(text) => {
                text.lines(visit);
                Ok(())
            }
            Source::Xlsx { bytes, worksheet } => {
                let mut book = xlsx::book(&self.name, bytes)?;
                xlsx::lines(&self.name, &mut book, worksheet, u64::MAX, visit)
            }
        }
    }

    /// Whether a column has days that can only be read with the month first. All of its rows speak for it, so they are read
    /// once more: only when the first day comes that has two meanings, and once for all columns.
    fn is_month_first(&self, column: usize) -> bool {
        let found = self.month_first.get_or_init(|| {
            let mut found = BTreeSet::new();
            let is = |cell: &Cell| matches!(cell, Cell::Text(text) if written::is_month_first(text));
            // What cannot be read is told by whoever reads the rows.
            let _ = self.lines(&mut |line| {
                if line.number > self.header.line {
                    let cells = line.cells.iter().enumerate();
                    found.extend(cells.filter(|(_, cell)| is(cell)).map(|(at, _)| at));
                }
                true
            });
            found
        });
        found.contains(&column)
    }

    pub(super) fn reads(&self, column: usize) -> bool {
        self.reads.as_ref().is_none_or(|read| read.contains(&column))
    }

    /// A row as wide as the header, with the faults of what is read noted.
    fn row(
        &self,
        line: Line,
        nameless: &mut [bool],
        warnings: &mut Faults,
        faults: &mut Faults,
    ) -> SheetRow<'_> {
        let before = faults.faults.len() + faults.unlisted;
        self.lengths(&line, warnings, faults);
        let Line { number, mut cells, notes, .. } = line;
        for note in notes.iter().filter(|note| note.whole || self.reads(note.column)) {
            let fault = note.fault(&self.name, number, &self.column(note.column));
            if note.warns { warnings.push(fault) } else { faults.push(fault) }
        }
        for [first, last] in &self.header.joined {
            join(&mut cells, *first, *last);
        }
        let width = self.header.names.len();
        let csv = matches!(self.source, Source::Csv(_));
        for (column, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if !csv && self.reads(column) {
                self.put_on_one_line((number, column), cell, warnings);
            }
            let at =
                |key| Fault::at(&self.name, number, &self.column(column), key).with("found", &cell.text());
            if column >= width {
                // In a text a separator too many moves every value behind it; in a workbook the cell lies where it lies.
                if csv && !self.header.wide {
                    faults.push(at("fault-sheet-beyond"));
                } else if !csv && self.reads.is_none() {
                    warnings.push(at("warning-sheet-nameless"));
                }
                continue;
            }
            if self.header.names[column].is_empty() {
                // Once for a column: its other rows say nothing new.
                if !std::mem::replace(&mut nameless[column], true) {
                    warnings.push(at("warning-sheet-nameless"));
                }
                continue;
            }
            if !self.reads(column) {
                continue;
            }
            if let Some(key) =
                cell.trouble().filter(|_| notes.iter().all(|note| note.warns || note.column != column))
            {
                faults.push(at(key));
                *cell = Cell::Error(cell.text().into_owned());
            }
        }
        cells.resize(width, Cell::Empty);
        let sound = faults.faults.len() + faults.unlisted == before;
        SheetRow { sheet: self, line: number, cells, sound }
    }

    /// What speaks against the length of a row in a text: fewer values than columns, or a quoted value of several lines that
    /// holds as many separators as a row has.
    fn lengths(&self, line: &Line, warnings: &mut Faults, faults: &mut Faults) {
        let Source::Csv(text) = &self.source else { return };
        let width = self.header.names.len();
        let at = |key| Fault::at(&self.name, line.number, "", key);
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let missing = (line.cells.len()..width).any(|at| self.reads(at) && !self.header.names[at].is_empty());
        if missing {
            let fault = at("warning-sheet-short").with_number("found", number(line.cells.len()));
            warnings.push(fault.with_number("expected", number(width)));
        }
        if width > 1 && line.swallowed + 1 >= width {
            // Sentences have commas as well.
            if line.swallowed > 1 && text.delimiter != ',' {
                faults.push(at("fault-sheet-swallowed"));
            } else {
                warnings.push(at("warning-sheet-swallowed"));
            }
        }
    }

    /// Joins the lines of a text in a workbook, and says so.
    fn put_on_one_line(&self, (line, column): (u64, usize), cell: &mut Cell, warnings: &mut Faults) {
        let Cell::Text(text) = &*cell else { return };
        if !text.contains(['\r', '\n']) {
            return;
        }
        let whole = Cell::of_text(&joined(text));
        let fault = Fault::at(&self.name, line, &self.column(column), "warning-sheet-lines");
        warnings.push(fault.with("found", &whole.text()));
        *cell = whole;
    }

    /// What a column is called in a fault: its name, or its letters where it has none.
    fn column(&self, column: usize) -> String {
        let name = self.header.names.get(column).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| letters(column))
    }
}

/// Puts texts of several columns into the first of them.
fn join(cells: &mut [Cell], first: usize, last: usize) {
    let end = cells.len().min(last + 1);
    let Some(several) = cells.get_mut(first..end) else { return };
    if several.iter().skip(1).all(Cell::is_empty) || several.iter().any(|cell| matches!(cell, Cell::Error(_)))
    {
        return;
    }
    let texts: Vec<String> = several.iter().map(|cell| cell.text().into_owned()).collect();
    several.fill(Cell::Empty);
    several[0] = Cell::of_text(texts.join(" ").trim());
}

impl SheetRow<'_> {
    /// The cell under a header, as written there; empty where there is no such column.
    pub fn get(&self, column: &str) -> &Cell {
        const NOTHING: &Cell = &Cell::Empty;
        let at = self.sheet.header.names.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or(NOTHING)
    }

    /// A fault of this row, with what was found under the header.
    pub fn fault(&self, column: &str, key: &'static str) -> Fault {
        Fault::at(&self.sheet.name, self.line, column, key).with("found", &self.get(column).text())
    }

    /// The fault of a day whose column has months before days elsewhere, so that nobody knows which day it is.
    pub fn day_in_doubt(&self, column: &str) -> Option<Fault> {
        let at = self.sheet.header.names.iter().position(|name| name == column)?;
        let has_two = matches!(self.get(column), Cell::Text(text) if written::has_two_days(text));
        (has_two && self.sheet.is_month_first(at)).then(|| self.fault(column, "fault-sheet-date-order"))
    }

    /// The fact under a header; a fault where it is none, but for cells of which the sheet itself told already.
    pub fn read(&self, column: &str, kind: FactType, faults: &mut Faults) -> Option<FactValue> {
        let doubt = if matches!(kind, FactType::Date) { self.day_in_doubt(column) } else { None };
        if let Some(fault) = doubt {
            faults.push(fault);
            return None;
        }
        match self.get(column).read(kind) {
            Ok(value) => value,
            Err(why) => {
                if !matches!(self.get(column), Cell::Error(_)) {
                    let fault = self.fault(column, why.key);
                    faults.push(match why.likely {
                        Some(day) => fault.with("expected", &day.format("%d.%m.%Y.").to_string()),
                        None => fault,
                    });
                }
                None
            }
        }
    }

    /// The fault of a code that lost the zeros at its front.
    pub fn lost_zeros(&self, column: &str, digits: usize) -> Option<Fault> {
        let lost = self.get(column).is_number_that_lost_zeros(digits);
        let digits = i64::try_from(digits).unwrap_or(i64::MAX);
        lost.then(|| self.fault(column, "fault-sheet-zeros").with_number("expected", digits))
    }
}
