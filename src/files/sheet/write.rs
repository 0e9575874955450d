//! Spreadsheets for people to download, written row by row: CSV that opens in Excel as it should and runs nothing,
//! and XLSX whose texts are texts. The same rows give the same cells when they are read again.

use std::io::{self, Write};

use chrono::Datelike;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format as Look, Workbook, Worksheet, XlsxError,
};

use super::{cell::Cell, guard};

/// How a spreadsheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with its mark, lines ended as Excel ends them.
    Csv {
        /// What stands between columns: `;` for Latvian and Russian readers, `,` for English ones.
        separator: char,
    },
    /// A workbook of one worksheet.
    Xlsx,
}

/// Numbers of more digits are written as text, since Excel would change them.
const LARGEST: u64 = 999_999_999_999_999;

/// How many rows under the header have the lists that are offered.
const OFFERED_ROWS: u32 = 20_000;

/// A spreadsheet that is being written.
pub struct Writer<W: Write> {
    out: W,
    /// The rows written so far.
    rows: u64,
    body: Body,
}

enum Body {
    Csv { separator: u8 },
    Xlsx(Box<Book>),
}

/// A workbook whose rows go to an unnamed file of the system as they come, so that memory stays small.
struct Book {
    workbook: Workbook,
    header: Look,
    date: Look,
    moment: Look,
}

impl<W: Write + Send> Writer<W> {
    /// Begins with a header, bold and frozen. `title` names the worksheet.
    ///
    /// # Errors
    /// Whatever keeps it from being written.
    pub fn new(format: Format, title: &str, header: &[String], mut out: W) -> io::Result<Self> {
        let body = match format {
            Format::Csv { separator } => {
                out.write_all("\u{feff}".as_bytes())?;
                Body::Csv { separator: u8::try_from(separator).unwrap_or(b',') }
            }
            Format::Xlsx => Body::Xlsx(Box::new(Book::new(title).map_err(failed)?)),
        };
        let mut writer = Self { out, rows: 0, body };
        let cells: Vec<Cell> = header.iter().map(|name| Cell::Text(name.clone())).collect();
        writer.put(&cells, true)?;
        Ok(writer)
    }

    /// Offers what can be chosen in each column of a workbook: a program that shows it lets it be chosen from a list, and asks back where
    /// something else is typed. Nothing is offered where there is nothing to choose. A list that a workbook cannot hold, and any list in a text, is left out.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn offer(&mut self, columns: &[Vec<String>]) -> io::Result<()> {
        let Body::Xlsx(book) = &mut self.body else { return Ok(()) };
        let sheet = book.workbook.worksheet_from_index(0).map_err(failed)?;
        for (column, choices) in (0_u16..).zip(columns) {
            // A workbook divides its list at commas, so that a choice with one would be two.
            let divided = choices.iter().any(|choice| choice.contains(','));
            let list = DataValidation::new().allow_list_strings(choices);
            let Some(list) = list.ok().filter(|_| !choices.is_empty() && !divided) else { continue };
            let list = list.set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(1, column, OFFERED_ROWS, column, &list).map_err(failed)?;
        }
        Ok(())
    }

    /// Adds a row.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.put(cells, false)
    }

    /// Leaves rows blank until the next one is row `line`, from 1.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn skip_to(&mut self, line: u64) -> io::Result<()> {
        while self.rows + 1 < line {
            if let Body::Csv { .. } = self.body {
                self.out.write_all(b"\r\n")?;
            }
            self.rows += 1;
        }
        Ok(())
    }

    /// Hides the next row in a workbook; a text hides nothing.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn hide_next(&mut self) -> io::Result<()> {
        if let Body::Xlsx(book) = &mut self.body {
            let row = u32::try_from(self.rows).map_err(io::Error::other)?;
            book.workbook
                .worksheet_from_index(0)
                .and_then(|sheet| sheet.set_row_hidden(row))
                .map_err(failed)?;
        }
        Ok(())
    }

    /// Ends the file and gives back where it was written to.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn finish(mut self) -> io::Result<W> {
        if let Body::Xlsx(book) = &mut self.body {
            book.workbook.save_to_writer(&mut self.out).map_err(failed)?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    fn put(&mut self, cells: &[Cell], is_header: bool) -> io::Result<()> {
        match &mut self.body {
            Body::Csv { separator } => self.out.write_all(&csv_row(cells, *separator)?)?,
            Body::Xlsx(book) => {
                let row = u32::try_from(self.rows).map_err(io::Error::other)?;
                book.row(row, cells, is_header).map_err(failed)?;
            }
        }
        self.rows += 1;
        Ok(())
    }
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

fn csv_row(cells: &[Cell], separator: u8) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for cell in cells {
        let text = cell.text();
        // Numbers and dates are no texts: a minus in front of them begins no formula.
        let text = if matches!(cell, Cell::Text(_) | Cell::Error(_)) { guard::put_on(&text) } else { text };
        writer.write_field(text.as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)?;
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

impl Book {
    fn new(title: &str) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(title))?;
        sheet.set_freeze_panes(1, 0)?;
        Ok(Self {
            workbook,
            header: Look::new().set_bold(),
            date: Look::new().set_num_format(r"dd\.mm\.yyyy\."),
            moment: Look::new().set_num_format(r"dd\.mm\.yyyy\.\ hh:mm:ss"),
        })
    }

    fn row(&mut self, row: u32, cells: &[Cell], is_header: bool) -> Result<(), XlsxError> {
        let Self { workbook, header, date, moment } = self;
        let sheet = workbook.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            if is_header {
                let name = guard::put_on_in_workbook(&cell.text()).into_owned();
                sheet.write_string_with_format(row, column, name, header)?;
            } else {
                put(sheet, (row, column), cell, [date, moment])?;
            }
        }
        Ok(())
    }
}

/// One cell. What Excel has no form for, such as days before 1900, is written as text.
fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    looks: [&Look; 2],
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Whole(number) if number.unsigned_abs() <= LARGEST => {
            // At most fifteen digits: exact.
            #[expect(clippy::cast_precision_loss, reason = "the guard above keeps it exact")]
            sheet.write_number(row, column, *number as f64)?
        }
        Cell::Decimal(text) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => sheet.write_number(row, column, number)?,
            _ => sheet.write_string(row, column, text)?,
        },
        Cell::Bool(value) => sheet.write_boolean(row, column, *value)?,
        Cell::Date(day) if (1901..=9999).contains(&day.year()) => {
            sheet.write_date_with_format(row, column, day, looks[0])?
        }
        Cell::Moment(moment) if (1901..=9999).contains(&moment.year()) => {
            sheet.write_datetime_with_format(row, column, moment, looks[1])?
        }
        Cell::Text(text) | Cell::Error(text) => {
            sheet.write_string(row, column, guard::put_on_in_workbook(text).as_ref())?
        }
        _ => sheet.write_string(row, column, cell.text())?,
    };
    Ok(())
}

/// A worksheet's name as Excel allows it.
fn sheet_name(title: &str) -> String {
    let sound = title.chars().filter(|c| !c.is_control() && !"[]:*?/\\".contains(*c)).take(31);
    let name: String = sound.collect();
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}
