//! The rows of a spreadsheet under its header: given one by one, with what is wrong with their cells. Owns which rows are
//! people's, and which are numbers of columns, totals and signatures around them.

use std::collections::BTreeSet;

use super::{
    Cell, MAX_ROWS, Sheet, Source,
    header::name,
    line::{Line, letters},
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

/// How the first word of a total or a signature begins.
const FOOT: [&str; 27] = [
    "kopā",
    "kopa",
    "pavisam",
    "summa",
    "sagatavoja",
    "sastādīja",
    "aizpildīja",
    "izpildītāj",
    "paraksts",
    "apstiprin",
    "datums",
    "vadītāj",
    "direktor",
    "kontaktperson",
    "z",
    "total",
    "sum",
    "prepared",
    "signature",
    "signed",
    "approved",
    "date",
    "итого",
    "всего",
    "подпись",
    "исполнитель",
    "подготовил",
];

/// The longest ending of such a word.
const ENDING: usize = 3;

/// What goes on from row to row.
struct Going {
    /// The last row that was filled.
    last: u64,
    /// Whether it belonged to the foot of the table.
    foot: bool,
    /// Whether a row under the header was seen.
    begun: bool,
    /// Of columns without a name: whether that was told.
    nameless: Vec<bool>,
}

impl Sheet {
    /// Gives every row of the table to `visit`, one after another, and notes what is wrong with cells that are read. Rows
    /// with such faults are visited too, and say so. Warnings name cells that hold formulas, and rows that are left out.
    pub fn rows(&self, warnings: &mut Faults, mut visit: impl FnMut(&SheetRow<'_>, &mut Faults)) -> Faults {
        let mut faults = if self.tells_all { Faults::all() } else { Faults::default() };
        let nameless = vec![false; self.header.names.len()];
        let mut going = Going { last: self.header.line, foot: false, begun: false, nameless };
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
            let row = self.row(line, &mut going.nameless, warnings, &mut faults);
            visit(&row, &mut faults);
            true
        });
        if let Err(fault) = read {
            faults.push(fault);
        }
        faults
    }

    fn lines(&self, visit: &mut dyn FnMut(Line) -> bool) -> Result<(), Fault> {
        match &self.source {
            Source::Csv(text) => text.lines(&self.name, visit),
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

    fn reads(&self, column: usize) -> bool {
        self.reads.as_ref().is_none_or(|read| read.contains(&column))
    }

    /// Why a row is nobody's, if it is: the header again, numbers of columns, a total or a signature, nothing that is read.
    fn left_out(&self, line: &Line, going: &mut Going) -> Option<&'static str> {
        let (gap, first) = (line.number > going.last + 1, !std::mem::replace(&mut going.begun, true));
        let after_foot = std::mem::replace(&mut going.foot, false);
        going.last = line.number;
        if first && is_numbering(line) {
            return Some("warning-sheet-numbering");
        }
        let filled = || line.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        if line.filled() > 1
            && filled().all(|(at, cell)| self.header.names.get(at) == Some(&name(&cell.text())))
        {
            return Some("warning-sheet-header-again");
        }
        self.reads.as_ref()?;
        let noted = line.notes.iter().any(|note| self.reads(note.column));
        if !noted && filled().all(|(at, _)| !self.reads(at)) {
            going.foot = after_foot;
            return Some("warning-sheet-idle");
        }
        let told_apart = filled().any(|(at, cell)| self.keys.contains(&at) && is_telling(cell));
        let said = filled().find_map(|(_, cell)| match cell {
            Cell::Text(text) => Some(is_foot(text)),
            _ => None,
        });
        let said = said.unwrap_or(false);
        let alone =
            (gap || after_foot) && line.filled() == 1 && filled().all(|(at, _)| !self.keys.contains(&at));
        going.foot = !told_apart && (said || alone);
        going.foot.then_some("warning-sheet-foot")
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
        let Line { number, mut cells, notes } = line;
        for note in notes.iter().filter(|note| self.reads(note.column)) {
            let fault = note.fault(&self.name, number, &self.column(note.column));
            if note.warns { warnings.push(fault) } else { faults.push(fault) }
        }
        let width = self.header.names.len();
        let csv = matches!(self.source, Source::Csv(_));
        for (column, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at =
                |key| Fault::at(&self.name, number, &self.column(column), key).with("found", &cell.text());
            if column >= width {
                // In a text a separator too many moves every value behind it; in a workbook the cell lies where it lies.
                if csv {
                    faults.push(at("fault-sheet-beyond"));
                } else if self.reads.is_none() {
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

    /// What a column is called in a fault: its name, or its letters where it has none.
    fn column(&self, column: usize) -> String {
        let name = self.header.names.get(column).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| letters(column))
    }
}

/// Whether a row holds the numbers of the columns, as printed forms have it under their header: 1, 2, 3 and so on.
fn is_numbering(line: &Line) -> bool {
    let number = |cell: &Cell| cell.text().trim_matches(|c: char| !c.is_ascii_digit()).parse::<usize>().ok();
    let short = |cell: &Cell| cell.text().chars().count() <= 4;
    let filled: Vec<&Cell> = line.cells.iter().filter(|cell| !cell.is_empty()).collect();
    filled.len() > 2 && filled.iter().zip(1..).all(|(cell, n)| short(cell) && number(cell) == Some(n))
}

/// Whether a text begins as a total or a signature does.
fn is_foot(text: &str) -> bool {
    let begin = text.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let first = begin.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let fits = |word: &str| {
        let ending = first.strip_prefix(word).map(|ending| ending.chars().count());
        ending.is_some_and(|ending| ending == 0 || (ending <= ENDING && word.chars().count() > 6))
    };
    FOOT.iter().any(|word| fits(word))
}

/// Whether a cell may tell a person apart: a day, or a text or number as long as a code or an application's number.
fn is_telling(cell: &Cell) -> bool {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => true,
        Cell::Text(text) => text.contains(|c: char| c.is_ascii_digit()) && text.chars().count() >= 6,
        Cell::Whole(number) => *number >= 1_000_000,
        _ => false,
    }
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
