//! Spreadsheets that people send: CSV and XLSX, read row by row behind walls, with everything that is wrong said so
//! that its author can mend it; and written for them. Owns what a spreadsheet is. What its columns mean, `mapping`
//! says; what its values mean, the caller.

mod beside;
mod bomb;
pub mod cell;
mod csv;
mod guard;
mod header;
mod kind;
mod line;
pub mod mapping;
mod scan;
pub mod write;
mod xlsx;

#[cfg(test)]
mod tests;

use std::fmt;

use self::{
    header::{Header, Top},
    line::{Line, letters},
};
use crate::domain::{FactType, FactValue, Fault, Faults};

pub use self::{beside::beside, cell::Cell, line::MAX_COLUMNS};

/// The most bytes of an upload.
pub const MAX_BYTES: usize = 32 << 20;
/// The most rows with something in them, the header not counted.
pub const MAX_ROWS: u64 = 200_000;
/// How many cells of a worksheet are looked at for a header.
const LOOKED_AT: u64 = 100_000;
/// How many worksheets are asked whether their header is sound.
const HEADERS: usize = 10;

/// A spreadsheet that was opened: its header is sound, its rows are still unread.
pub struct Sheet {
    name: String,
    source: Source,
    header: Header,
    warnings: Vec<Fault>,
    tells_all: bool,
}

/// Where rows come from.
enum Source {
    Csv(csv::Text),
    Xlsx { bytes: Vec<u8>, worksheet: String },
}

/// What is shown to people about a file that they sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// CSV or XLSX.
    pub kind: Kind,
    /// Of a CSV the encoding, such as `windows-1257`.
    pub encoding: Option<&'static str>,
    /// Of a CSV what stands between columns.
    pub delimiter: Option<char>,
    /// Of an XLSX the worksheet that is read.
    pub worksheet: Option<String>,
}

/// A kind of spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text in columns.
    Csv,
    /// A workbook.
    Xlsx,
}

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

impl fmt::Debug for Sheet {
    /// Without its content, which is about people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("header", &self.header).finish_non_exhaustive()
    }
}

/// Opens an uploaded file: what it is, by its content; its walls; its header.
///
/// # Errors
/// Faults of the file or its header.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Sheet, Faults> {
    if bytes.len() > MAX_BYTES {
        let most = i64::try_from(MAX_BYTES >> 20).unwrap_or(i64::MAX);
        return Err(Fault::in_file(name, "fault-sheet-bytes").with_number("expected", most).into());
    }
    if bytes.is_empty() {
        return Err(Fault::in_file(name, "fault-empty-file").into());
    }
    match kind::of(&bytes) {
        kind::Content::Other(key) => Err(Fault::in_file(name, key).into()),
        kind::Content::Text => open_csv(name, bytes),
        kind::Content::Zip => open_xlsx(name, bytes),
    }
}

fn open_csv(name: &str, bytes: Vec<u8>) -> Result<Sheet, Faults> {
    let text = csv::Text::open(name, bytes)?;
    let mut top = Top::default();
    text.lines(name, &mut |line| top.take(line))?;
    let header = top.header(name, &[])?;
    Ok(Sheet {
        name: name.to_owned(),
        source: Source::Csv(text),
        header,
        warnings: Vec::new(),
        tells_all: false,
    })
}

/// Takes the first visible worksheet that has a sound header, and warns of all others in which something stands.
fn open_xlsx(name: &str, bytes: Vec<u8>) -> Result<Sheet, Faults> {
    let seen = bomb::check(name, &bytes)?;
    let mut chosen: Option<(String, Header, Vec<[u32; 4]>)> = None;
    let mut first_faults: Option<Faults> = None;
    let (mut ignored, mut tried) = (Vec::new(), 0);
    let mut book = xlsx::book(name, &bytes)?;
    for worksheet in xlsx::worksheets(&book) {
        let mut top = Top::default();
        xlsx::lines(name, &mut book, &worksheet.name, LOOKED_AT, &mut |line| top.take(line))?;
        if top.is_blank() {
            continue;
        }
        let warning = if worksheet.visible { "warning-sheet-other" } else { "warning-sheet-hidden" };
        ignored.push(Fault::in_file(name, warning).with("found", &worksheet.name));
        if !worksheet.visible || chosen.is_some() {
            continue;
        }
        if tried == HEADERS {
            break;
        }
        tried += 1;
        let merged = if seen.merges { xlsx::merged(name, &mut book, &worksheet.name)? } else { Vec::new() };
        match top.header(name, &merged) {
            Ok(header) => {
                ignored.pop();
                chosen = Some((worksheet.name, header, merged));
            }
            Err(faults) => first_faults = first_faults.or(Some(faults)),
        }
    }
    drop(book);
    let Some((worksheet, header, merged)) = chosen else {
        return Err(first_faults.unwrap_or_else(|| Fault::in_file(name, "fault-sheet-nothing").into()));
    };
    let mut warnings: Vec<Fault> =
        ignored.into_iter().map(|warning| warning.with("expected", &worksheet)).collect();
    if let Some([row, ..]) = merged.iter().find(|range| range[0] != range[2]) {
        warnings.push(Fault::at(name, u64::from(*row) + 1, "", "warning-sheet-merged"));
    }
    Ok(Sheet {
        name: name.to_owned(),
        source: Source::Xlsx { bytes, worksheet },
        header,
        warnings,
        tells_all: false,
    })
}

impl Sheet {
    /// The same file, of whose rows everything that is wrong is told, however much.
    #[must_use]
    pub fn telling_all(self) -> Self {
        Self { tells_all: true, ..self }
    }

    /// Whether everything that is wrong is told.
    pub fn is_telling_all(&self) -> bool {
        self.tells_all
    }

    /// The file's name as its author knows it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of columns as written; empty for a column without one.
    pub fn header(&self) -> &[String] {
        &self.header.names
    }

    /// The row in which the header stands.
    pub fn header_line(&self) -> u64 {
        self.header.line
    }

    /// What is told to people about their file.
    pub fn facts_about(&self) -> About {
        match &self.source {
            Source::Csv(text) => About {
                kind: Kind::Csv,
                encoding: Some(text.encoding),
                delimiter: Some(text.delimiter),
                worksheet: None,
            },
            Source::Xlsx { worksheet, .. } => About {
                kind: Kind::Xlsx,
                encoding: None,
                delimiter: None,
                worksheet: Some(worksheet.clone()),
            },
        }
    }

    /// Warnings of the file as a whole: worksheets that are not read, cells merged over rows.
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// Gives every row that is not blank to `visit`, one after another, and notes what is wrong with cells by
    /// themselves. Rows with such faults are visited too, and say so. Warnings name cells that hold formulas.
    pub fn rows(&self, warnings: &mut Faults, mut visit: impl FnMut(&SheetRow<'_>, &mut Faults)) -> Faults {
        let mut faults = if self.tells_all { Faults::all() } else { Faults::default() };
        let mut nameless = vec![false; self.header.names.len()];
        let mut rows = 0;
        let read = self.lines(&mut |line| {
            if line.number <= self.header.line || line.is_blank() {
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

    fn lines(&self, visit: &mut dyn FnMut(Line) -> bool) -> Result<(), Fault> {
        match &self.source {
            Source::Csv(text) => text.lines(&self.name, visit),
            Source::Xlsx { bytes, worksheet } => {
                let mut book = xlsx::book(&self.name, bytes)?;
                xlsx::lines(&self.name, &mut book, worksheet, u64::MAX, visit)
            }
        }
    }

    /// A row as wide as the header, with its faults noted.
    fn row(
        &self,
        line: Line,
        nameless: &mut [bool],
        warnings: &mut Faults,
        faults: &mut Faults,
    ) -> SheetRow<'_> {
        let before = faults.faults.len() + faults.unlisted;
        let Line { number, mut cells, notes } = line;
        for note in &notes {
            let fault = note.fault(&self.name, number, &self.column(note.column));
            if note.warns { warnings.push(fault) } else { faults.push(fault) }
        }
        let width = self.header.names.len();
        for (column, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at =
                |key| Fault::at(&self.name, number, &self.column(column), key).with("found", &cell.text());
            if column >= width {
                faults.push(at("fault-sheet-beyond"));
            } else if self.header.names[column].is_empty() && !nameless[column] {
                // Once for a column: its other rows say nothing new.
                nameless[column] = true;
                faults.push(at("fault-sheet-nameless"));
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

    /// The fact under a header; a fault where it is none, but for cells of which the sheet itself told already.
    pub fn read(&self, column: &str, kind: FactType, faults: &mut Faults) -> Option<FactValue> {
        match self.get(column).read(kind) {
            Ok(value) => value,
            Err(key) => {
                if !matches!(self.get(column), Cell::Error(_)) {
                    faults.push(self.fault(column, key));
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
