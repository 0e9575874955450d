//! Spreadsheets that people send: CSV and XLSX, read row by row behind walls, with everything that is wrong said so
//! that its author can mend it; and written for them. Owns what a spreadsheet is. What its columns mean, `mapping`
//! says; what its values mean, the caller.

mod beside;
mod bomb;
mod called;
pub mod cell;
mod csv;
mod damaged;
pub(in crate::files) mod guard;
mod header;
mod kind;
mod line;
pub mod mapping;
mod months;
mod nobody;
mod package;
mod quotes;
mod rows;
mod scan;
mod straight;
mod wanted;
pub mod write;
mod written;
mod xlsx;
mod zeros;

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, fmt, sync::OnceLock};

use self::{
    header::{Header, Top},
    line::{Going, letters},
    package::Hidden,
};
use crate::domain::{Fault, Faults};

pub use self::{
    beside::{Rows, beside, is_of_faults},
    cell::Cell,
    line::MAX_COLUMNS,
    rows::SheetRow,
    wanted::Wanted,
};

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
    /// The names that are looked for.
    wanted: Wanted,
    warnings: Vec<Fault>,
    worksheets: Vec<Worksheet>,
    asks: bool,
    hidden: Vec<u64>,
    /// The columns that are read; all of them where nobody said.
    reads: Option<BTreeSet<usize>>,
    /// Of these the ones by which people are told apart.
    keys: BTreeSet<usize>,
    tells_all: bool,
    /// The columns whose days have the month first, once somebody asked.
    month_first: OnceLock<BTreeSet<usize>>,
}

/// A day with a time as people write it, in local time: `05.04.2027 8:30`. A day alone is its beginning.
pub fn moment(text: &str) -> Option<chrono::NaiveDateTime> {
    written::moment(text)
}

/// A worksheet in which something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Its name.
    pub name: String,
    /// Whether whoever opens the workbook sees it.
    pub visible: bool,
    /// Whether its rows are read.
    pub chosen: bool,
    /// Whether its header has names that are looked for.
    pub fits: bool,
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

impl fmt::Debug for Sheet {
    /// Without its content, which is about people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("header", &self.header).finish_non_exhaustive()
    }
}

/// Opens an uploaded file of which nothing is known.
///
/// # Errors
/// As [`open_for`].
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Sheet, Faults> {
    open_for(name, bytes, &Wanted::default())
}

/// Opens an uploaded file: what it is, by its content; its walls; its header, by the names that are looked for.
///
/// # Errors
/// Faults of the file or its header.
pub fn open_for(name: &str, bytes: Vec<u8>, wanted: &Wanted) -> Result<Sheet, Faults> {
    if bytes.len() > MAX_BYTES {
        let most = i64::try_from(MAX_BYTES >> 20).unwrap_or(i64::MAX);
        return Err(Fault::in_file(name, "fault-sheet-bytes").with_number("expected", most).into());
    }
    if bytes.is_empty() {
        return Err(Fault::in_file(name, "fault-empty-file").into());
    }
    match kind::of(&bytes) {
        kind::Content::Other(key) => Err(Fault::in_file(name, key).into()),
        kind::Content::Text => open_csv(name, bytes, wanted),
        kind::Content::Zip => open_xlsx(name, bytes, wanted),
    }
}

fn open_csv(name: &str, bytes: Vec<u8>, wanted: &Wanted) -> Result<Sheet, Faults> {
    let text = csv::Text::open(name, bytes, wanted)?;
    let mut top = Top::default();
    text.lines(&mut |line| top.take(line));
    let header = top.header(name, &[], wanted)?;
    Ok(Sheet::new(name, Source::Csv(text), header, wanted))
}

/// A worksheet that was looked at.
struct Looked {
    about: Worksheet,
    header: Result<Header, Faults>,
    merged: Vec<[u32; 4]>,
}

/// Takes the worksheet that a person chose, else the visible one whose header has most of the names that are looked for, and
/// warns of all others in which something stands. Where several have nearly as many, a person is asked.
fn open_xlsx(name: &str, bytes: Vec<u8>, wanted: &Wanted) -> Result<Sheet, Faults> {
    let mut seen = bomb::check(name, &bytes)?;
    let bytes = match package::usual(&bytes) {
        Some(renamed) => {
            seen = bomb::check(name, &renamed)?;
            renamed
        }
        None => bytes,
    };
    let mut looked = looked_at(name, &bytes, wanted, seen.merges)?;
    let known = |one: &Looked| one.header.as_ref().map_or(0, |header| header.known);
    let most = looked.iter().filter(|one| one.about.visible).map(known).max().unwrap_or_default();
    for one in &mut looked {
        one.about.fits = known(one) > 1 && known(one) * 2 >= most;
    }
    let is_chosen = |one: &Looked| Some(&one.about.name) == wanted.worksheet.as_ref();
    let is_best = |one: &Looked| one.about.visible && one.header.is_ok() && known(one) == most;
    let at = looked.iter().position(is_chosen).or_else(|| looked.iter().position(is_best));
    let fitting = looked.iter().filter(|one| one.about.visible && one.about.fits).count();
    let asks = fitting > 1 && !looked.iter().any(is_chosen);
    let Some(at) = at else { return Err(nothing(name, looked)) };
    looked[at].about.chosen = true;
    let worksheets: Vec<Worksheet> = looked.iter().map(|one| one.about.clone()).collect();
    let Looked { about, header, merged } = looked.swap_remove(at);
    let others = worksheets.iter().filter(|one| !one.chosen).map(|one| {
        let key = if one.visible { "warning-sheet-other" } else { "warning-sheet-hidden" };
        Fault::in_file(name, key).with("found", &one.name).with("expected", &about.name)
    });
    let others: Vec<Fault> = others.collect();
    let header = header?;
    let hidden = package::hidden(&bytes, &about.name);
    let mut sheet = Sheet::new(name, Source::Xlsx { bytes, worksheet: about.name }, header, wanted);
    sheet.warnings.splice(0..0, others);
    if let Some([row, ..]) =
        merged.iter().find(|range| range[0] != range[2] && u64::from(range[0]) >= sheet.header.line)
    {
        sheet.warnings.push(Fault::at(name, u64::from(*row) + 1, "", "warning-sheet-merged"));
    }
    sheet.warnings.extend(hidden_columns(&sheet, &hidden.columns));
    let hidden = with_people(&mut sheet, &hidden)?;
    Ok(Sheet { worksheets, asks, hidden, ..sheet })
}

/// Why no worksheet can be read; with the hidden one that could.
fn nothing(name: &str, looked: Vec<Looked>) -> Faults {
    let hidden = looked.iter().find(|one| !one.about.visible && one.about.fits);
    let hidden = hidden.map(|one| Fault::in_file(name, "fault-sheet-hidden").with("found", &one.about.name));
    let faults = looked.into_iter().filter(|one| one.about.visible).find_map(|one| one.header.err());
    let mut faults = faults.unwrap_or_else(|| Fault::in_file(name, "fault-sheet-nothing").into());
    if let Some(fault) = hidden {
        faults.push(fault);
    }
    faults
}

/// The warnings of columns that nobody sees and that are read all the same.
fn hidden_columns(sheet: &Sheet, hidden: &[usize]) -> Vec<Fault> {
    let columns =
        sheet.columns().enumerate().filter(|(at, (_, name, _))| hidden.contains(at) && !name.is_empty());
    let told = columns.map(|(_, (letters, name, _))| {
        let line = sheet.header.line;
        Fault::at(&sheet.name, line, name, "warning-sheet-hidden-column").with("found", &letters)
    });
    told.collect()
}

/// Of hidden rows those that may be people: neither blank nor names, totals and the like.
fn with_people(sheet: &mut Sheet, hidden: &Hidden) -> Result<Vec<u64>, Fault> {
    if !hidden.is_any() {
        return Ok(Vec::new());
    }
    // Which columns are read, nobody has said yet: the ones that are looked for.
    let names = sheet.header.names.iter().enumerate();
    let known: BTreeSet<usize> =
        names.filter(|(_, name)| sheet.wanted.knows(name)).map(|(at, _)| at).collect();
    sheet.reads = (known.len() > 1).then_some(known);
    let (mut rows, mut going) = (Vec::new(), Going::under(sheet.header.line));
    sheet.lines(&mut |line| {
        let is_under = line.number > sheet.header.line && !line.is_blank();
        if is_under && sheet.may_be_person(&line, &mut going) && hidden.has(line.number) {
            rows.push(line.number);
        }
        true
    })?;
    sheet.reads = None;
    Ok(rows)
}

/// Every worksheet in which something stands, with its header where it has a sound one.
fn looked_at(name: &str, bytes: &[u8], wanted: &Wanted, with_merged: bool) -> Result<Vec<Looked>, Faults> {
    let mut looked: Vec<Looked> = Vec::new();
    let mut tried = 0;
    let mut book = xlsx::book(name, bytes)?;
    for xlsx::Worksheet { name: worksheet, visible } in xlsx::worksheets(&book) {
        let is_chosen = wanted.worksheet.as_ref() == Some(&worksheet);
        let mut top = Top::default();
        xlsx::lines(name, &mut book, &worksheet, LOOKED_AT, &mut |line| top.take(line))?;
        if top.is_blank() {
            continue;
        }
        tried += 1;
        let (header, merged) = if tried <= HEADERS || is_chosen {
            let merged = if with_merged { xlsx::merged(name, &mut book, &worksheet)? } else { Vec::new() };
            (top.header(name, &merged, wanted).map(|header| top.stretched(header)), merged)
        } else {
            (Err(Faults::default()), Vec::new())
        };
        let about = Worksheet { name: worksheet, visible, chosen: false, fits: false };
        looked.push(Looked { about, header, merged });
    }
    Ok(looked)
}

impl Sheet {
    fn new(name: &str, source: Source, header: Header, wanted: &Wanted) -> Self {
        let above = header
            .above
            .iter()
            .map(|(line, words)| Fault::at(name, *line, "", "warning-sheet-above").with("found", words));
        Self {
            name: name.to_owned(),
            warnings: above.chain(header.notes.clone()).collect(),
            wanted: wanted.clone(),
            source,
            header,
            worksheets: Vec::new(),
            asks: false,
            hidden: Vec::new(),
            reads: None,
            keys: BTreeSet::new(),
            tells_all: false,
            month_first: OnceLock::new(),
        }
    }

    /// The same file, of which only the columns of these names are read, some of them to tell people apart: what stands in others
    /// is no fault, and rows in which nothing else stands are no people.
    #[must_use]
    pub fn reading(self, columns: &[&str], keys: &[&str]) -> Self {
        let at = |names: &[&str]| {
            let all = self.header.names.iter().enumerate();
            all.filter(|(_, name)| names.contains(&name.as_str())).map(|(at, _)| at).collect()
        };
        Self { reads: Some(at(columns)), keys: at(keys), ..self }
    }

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

    /// The columns, each with its letters, its name (empty without one) and the first different values in it.
    pub fn columns(&self) -> impl Iterator<Item = (String, &str, &[String])> {
        let columns = self.header.names.iter().zip(&self.header.samples).enumerate();
        columns.map(|(at, (name, samples))| (letters(at), name.as_str(), samples.as_slice()))
    }

    /// The worksheets in which something stands; none of a CSV.
    pub fn worksheets(&self) -> &[Worksheet] {
        &self.worksheets
    }

    /// Whether several worksheets fit, and nobody said which is meant.
    pub fn asks_for_worksheet(&self) -> bool {
        self.asks
    }

    /// Rows under the header that a filter or somebody hides.
    pub fn hidden_rows(&self) -> impl Iterator<Item = u64> {
        self.hidden.iter().copied().filter(|row| *row > self.header.line)
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
}
