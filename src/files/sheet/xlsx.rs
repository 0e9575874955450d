//! XLSX through calamine, cell by cell: only the table of texts is held in memory. Owns what becomes of dates,
//! numbers, errors and formulas; a formula is never evaluated. Whatever calamine says or does, the answer is a fault.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{
    DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError,
    XlsxFormulaMetadata as Formula,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use chrono_tz::Europe::Riga;

use super::{
    cell::Cell,
    guard,
    line::{Line, MAX_COLUMNS, Note},
    written,
    zeros::Zeros,
};
use crate::domain::Fault;

/// A workbook with its table of texts.
pub(super) type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// One worksheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Worksheet {
    /// Its name.
    pub(super) name: String,
    /// Whether a reader of the workbook sees it.
    pub(super) visible: bool,
}

/// A library's panic is a damaged file as well: positions that overflow, for one.
fn guarded<T>(name: &str, ask: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Fault> {
    match catch_unwind(AssertUnwindSafe(ask)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(XlsxError::WorksheetNotFound(sheet))) => {
            Err(Fault::in_file(name, "fault-sheet-missing-part").with("found", &sheet))
        }
        Ok(Err(XlsxError::Password)) => Err(Fault::in_file(name, "fault-sheet-is-encrypted")),
        Ok(Err(_)) | Err(_) => Err(Fault::in_file(name, "fault-sheet-broken")),
    }
}

/// Opens a workbook: reads its table of texts and its formats.
///
/// # Errors
/// The fault of a damaged workbook.
pub(super) fn book<'a>(name: &str, bytes: &'a [u8]) -> Result<Book<'a>, Fault> {
    guarded(name, || Xlsx::new(Cursor::new(bytes)))
}

/// The worksheets in their order, without charts and the like.
pub(super) fn worksheets(book: &Book<'_>) -> Vec<Worksheet> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let told = sheets
        .map(|sheet| Worksheet { name: sheet.name.clone(), visible: sheet.visible == SheetVisible::Visible });
    told.collect()
}

/// Merged cells: from row and column to row and column, from 0.
///
/// # Errors
/// The fault of a damaged workbook.
pub(super) fn merged(name: &str, book: &mut Book<'_>, sheet: &str) -> Result<Vec<[u32; 4]>, Fault> {
    let cells = guarded(name, || book.merge_cells_by_sheet_name(sheet))?;
    Ok(cells.iter().map(|one| [one.start.0, one.start.1, one.end.0, one.end.1]).collect())
}

/// Gives every row that has cells to `visit` until it says `false`, or until so many cells were read.
///
/// # Errors
/// The fault of a damaged workbook.
pub(super) fn lines(
    name: &str,
    book: &mut Book<'_>,
    sheet: &str,
    most: u64,
    visit: &mut dyn FnMut(Line) -> bool,
) -> Result<(), Fault> {
    let zeros = guarded(name, || Zeros::of(book, sheet, most))?;
    let mut cells = guarded(name, || book.worksheet_cells_reader(sheet))?;
    let mut line = Line::default();
    let (mut read, mut last) = (0, None);
    while let Some((row, column, mut value)) = next(name, &mut cells)? {
        // Cells come in order, each once: so a row is never larger than its columns.
        if last.replace((row, column)) >= Some((row, column)) {
            return Err(Fault::in_file(name, "fault-sheet-broken"));
        }
        let number = u64::from(row) + 1;
        read += 1;
        if read > most {
            break;
        }
        if number != line.number {
            if line.number > 0 && !visit(std::mem::take(&mut line)) {
                return Ok(());
            }
            line.number = number;
        }
        if let Some(shown) = zeros.shown((row, column), &value.cell) {
            value.cell = Cell::Text(shown);
        }
        line.put(column as usize, value);
    }
    if line.number > 0 {
        visit(line);
    }
    Ok(())
}

/// What was read in one cell.
struct Value {
    cell: Cell,
    /// A key instead of the cell's own trouble.
    fault: Option<&'static str>,
    /// What is worth looking at.
    warning: Option<&'static str>,
}

fn next(
    name: &str,
    cells: &mut XlsxCellReader<'_, Cursor<&[u8]>>,
) -> Result<Option<(u32, u32, Value)>, Fault> {
    let Some(record) = guarded(name, || cells.next_cell_with_formula_metadata())? else { return Ok(None) };
    if let Some(Formula::Normal { formula }) = &record.formula
        && let Some(cell) = said(formula)
    {
        return Ok(Some((record.pos.0, record.pos.1, Value { cell, fault: None, warning: None })));
    }
    let formula = record.formula.is_some();
    let fault = (formula && record.value == DataRef::Empty).then_some("fault-sheet-no-value");
    let (cell, trouble) = value(&record.value);
    let warning = formula.then_some("warning-sheet-formula");
    Ok(Some((record.pos.0, record.pos.1, Value { cell, fault: fault.or(trouble), warning })))
}

/// What a formula says by itself, in which there is nothing to compute: `TRUE()` is how some programmes write yes, and `="001234"`
/// how people keep zeros.
fn said(formula: &str) -> Option<Cell> {
    let yes = formula.strip_suffix("()").and_then(written::yes_or_no);
    yes.map(Cell::Bool).or_else(|| guard::literal(formula).map(|text| Cell::of_text(&text)))
}

impl Line {
    /// Puts a value into its column. Where columns end, whatever is filled is a fault, and nothing grows.
    fn put(&mut self, column: usize, value: Value) {
        let Value { cell, fault, warning } = value;
        if cell.is_empty() && fault.is_none() {
            return;
        }
        let mut note = |key: &'static str, warns: bool| {
            self.notes.push(Note { column, key, found: cell.text().into_owned(), warns, whole: false });
        };
        if column >= MAX_COLUMNS {
            if self.notes.last().is_none_or(|last| last.key != "fault-sheet-columns") {
                self.notes.push(Note {
                    column,
                    key: "fault-sheet-columns",
                    found: super::line::letters(column),
                    warns: false,
                    whole: false,
                });
            }
            return;
        }
        if let Some(key) = fault {
            note(key, false);
        } else if let Some(key) = warning.filter(|_| !matches!(cell, Cell::Error(_))) {
            note(key, true);
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Cell::Empty);
        }
        self.cells[column] = if fault.is_some() { Cell::Error(cell.text().into_owned()) } else { cell };
    }
}

/// A stored value as a cell, and what is wrong with it.
fn value(value: &DataRef<'_>) -> (Cell, Option<&'static str>) {
    let cell = match value {
        DataRef::Empty => Cell::Empty,
        // A guard that a CSV file of ours had on comes along when it is saved as a workbook.
        DataRef::String(text) => Cell::of_text(&guard::meant(text)),
        DataRef::SharedString(text) => Cell::of_text(&guard::meant(text)),
        DataRef::Int(number) => Cell::Whole(*number),
        DataRef::Float(number) => Cell::of_number(*number),
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::DateTime(moment) => return moment_of(moment),
        DataRef::DateTimeIso(text) => return iso(text),
        DataRef::DurationIso(text) => Cell::Text(text.clone()),
    };
    (cell, None)
}

/// A number that is shown as a date. Hours without a day stay a text.
fn moment_of(moment: &ExcelDateTime) -> (Cell, Option<&'static str>) {
    let serial = moment.as_f64();
    // Excel's own bound: 31 December 9999.
    if !(0.0..2_958_466.0).contains(&serial) {
        return (Cell::Error(serial.to_string()), Some("fault-sheet-date"));
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    if moment.is_duration() || serial < 1.0 {
        // A duration beyond a day counts on in hours; what a number lost of its last second comes back.
        let hours = u32::from(hour) + if moment.is_duration() { 24 * days(serial) } else { 0 };
        let all = hours * 3600 + u32::from(minute) * 60 + u32::from(second) + u32::from(milli >= 500);
        let (hours, minute, second) = (all / 3600, all / 60 % 60, all % 60);
        let seconds = if second > 0 { format!(":{second:02}") } else { String::new() };
        return (Cell::Text(format!("{hours}:{minute:02}{seconds}")), None);
    }
    let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let found = date.and_then(|date| date.and_hms_opt(u32::from(hour), u32::from(minute), u32::from(second)));
    match found {
        // Fractions of a day hold a millisecond exactly enough, and nothing finer.
        Some(moment) => (of_moment(moment + TimeDelta::milliseconds(i64::from(milli))), None),
        // 29 February 1900, which Excel believes in.
        None => (Cell::Error(format!("{day:02}.{month:02}.{year}.")), Some("fault-sheet-date")),
    }
}

/// The whole days of a serial number, by its digits.
fn days(serial: f64) -> u32 {
    serial.to_string().split('.').next().and_then(|days| days.parse().ok()).unwrap_or_default()
}

fn of_moment(moment: NaiveDateTime) -> Cell {
    if moment.time() == NaiveTime::MIN { Cell::Date(moment.date()) } else { Cell::Moment(moment) }
}

/// `2020-06-08`, `2020-06-08T09:00` or `2020-06-08T09:00:00.000Z`, as some programmes write dates. The letter means nothing: a
/// workbook knows no zones, and what programmes write there is what the cell shows. An offset means what it says.
fn iso(text: &str) -> (Cell, Option<&'static str>) {
    let shown = text.strip_suffix('Z').unwrap_or(text);
    let day = NaiveDate::parse_from_str(shown, "%Y-%m-%d").ok().and_then(|day| day.and_hms_opt(0, 0, 0));
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let local = || forms.iter().find_map(|form| NaiveDateTime::parse_from_str(shown, form).ok());
    let offset =
        || DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.with_timezone(&Riga).naive_local());
    match day.or_else(local).or_else(offset) {
        Some(moment) => (of_moment(if shown.len() < text.len() { made_whole(moment) } else { moment }), None),
        None => (Cell::Error(text.to_owned()), Some("fault-sheet-date")),
    }
}

/// A moment that a script wrote, with what scripts lose of it: the last millisecond of a second, since they cut a day's fraction off
/// where others round it; and the 34 seconds by which clocks in Riga differed from whole minutes until 1926, by which one of them
/// misses midnight.
fn made_whole(moment: NaiveDateTime) -> NaiveDateTime {
    let moment = if moment.nanosecond() >= 999_000_000 {
        moment + TimeDelta::nanoseconds(1_000_000_000 - i64::from(moment.nanosecond()))
    } else {
        moment
    };
    let misses = (moment.hour(), moment.minute(), moment.second()) == (23, 59, 26);
    if misses { moment + TimeDelta::seconds(34) } else { moment }
}
