//! Reading one table of comma-separated text, plain or gzipped: columns by name in any order, rows one
//! after another, every fault with its line and column. Owns what a readable file is; what its values
//! mean is for its callers. Never guesses: a wrong encoding or separator is said, not repaired.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use super::{folder::Folder, sheet::guard};
use crate::domain::{Fault, Faults, id};

/// The longest line that is read; a longer one is no row of a table.
const MAX_LINE: usize = 1 << 20;

/// A file's bytes, decompressed, and its name as the author knows it.
#[derive(Debug)]
pub struct Source {
    /// File name.
    pub name: String,
    /// Its bytes as they stand, unpacked.
    pub bytes: Vec<u8>,
}

/// Reads `name`, or `name.gz`, from a folder; `None` when neither is there.
///
/// # Errors
/// A fault of the whole file: a folder in its place, both variants, unreadable, not gzip.
pub fn read_optional(folder: &Folder<'_>, name: &str) -> Result<Option<Source>, Faults> {
    let packed_name = format!("{name}.gz");
    let plain = folder.bytes(name)?;
    let packed = folder.bytes(&packed_name)?;
    match (plain, packed) {
        (Some(_), Some(_)) => Err(Fault::in_file(name, "fault-both-plain-and-gzip").into()),
        (Some(bytes), None) => Ok(Some(Source { name: name.to_owned(), bytes })),
        (None, Some(packed)) => {
            let mut bytes = Vec::new();
            if flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).is_err() {
                return Err(Fault::in_file(&packed_name, "fault-gzip").into());
            }
            Ok(Some(Source { name: packed_name, bytes }))
        }
        (None, None) => Ok(None),
    }
}

/// Reads a file that has to be there.
///
/// # Errors
/// As [`read_optional`], and when it is missing.
pub fn read_required(folder: &Folder<'_>, name: &str) -> Result<Source, Faults> {
    read_optional(folder, name)?.ok_or_else(|| Fault::in_file(name, "fault-missing-file").into())
}

/// The text of a file, without a byte-order mark.
///
/// # Errors
/// A fault that names the encoding it seems to have, and the first line that shows it.
pub fn text(source: &Source) -> Result<&str, Faults> {
    let bytes = &source.bytes;
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Fault::in_file(&source.name, "fault-utf16").into());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let line = line_of(bytes, error.valid_up_to());
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            let encoding = detector.guess(Some(b"lv"), chardetng::Utf8Detection::Deny).name().to_lowercase();
            Err(Fault::at(&source.name, line, "", "fault-encoding").with("encoding", &encoding).into())
        }
    }
}

/// The line, from 1, of a byte.
pub fn line_of(bytes: &[u8], at: usize) -> u64 {
    bytes.iter().take(at).fold(1, |line, &byte| line + u64::from(byte == b'\n'))
}

/// A table: a header whose columns are known, and rows.
#[derive(Debug)]
pub struct Table<'a> {
    /// File name.
    pub name: &'a str,
    text: &'a str,
    header: StringRecord,
    /// Columns that nobody knows, each a warning.
    pub warnings: Vec<Fault>,
}

/// What reading several tables has brought to light.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What must be mended.
    pub(super) faults: Faults,
    /// What deserves a warning.
    pub(super) warnings: Vec<Fault>,
}

impl Findings {
    /// Opens a table and notes its warnings; `None`, with its faults noted, when it cannot be read.
    pub(super) fn open<'a>(
        &mut self,
        source: &'a Source,
        required: &[&str],
        optional: &[&str],
    ) -> Option<Table<'a>> {
        match Table::open(source, required, optional) {
            Ok(table) => {
                self.warnings.extend(table.warnings.iter().cloned());
                Some(table)
            }
            Err(found) => {
                self.faults.append(found);
                None
            }
        }
    }
}

/// One row with its line in the file.
#[derive(Debug)]
pub struct Row<'a> {
    table: &'a Table<'a>,
    /// Line from 1.
    pub line: u64,
    fields: &'a StringRecord,
}

impl<'a> Table<'a> {
    /// Reads the header. Columns may stand in any order; unknown ones are warned of.
    ///
    /// # Errors
    /// Faults of the file or its header: empty, encoding, separator, missing or repeated columns.
    pub fn open(source: &'a Source, required: &[&str], optional: &[&str]) -> Result<Self, Faults> {
        let name = source.name.as_str();
        let text = text(source)?;
        if text.trim().is_empty() {
            return Err(Fault::in_file(name, "fault-empty-file").into());
        }
        let mut faults = long_lines(name, text);
        let first = text.lines().next().unwrap_or_default();
        let mut header = StringRecord::new();
        // A text of valid UTF-8 in memory gives the csv reader nothing to fail on.
        let _ = reader(text).read_record(&mut header);
        for (separator, key) in [(';', "fault-semicolons"), ('\t', "fault-tabs")] {
            if first.contains(separator) && !first.contains(',') {
                return Err(Fault::at(name, 1, "", key).into());
            }
        }
        let mut warnings = Vec::new();
        for (index, column) in header.iter().enumerate() {
            if header.iter().take(index).any(|earlier| earlier == column) {
                faults.push(Fault::at(name, 1, column, "fault-duplicate-column"));
            } else if !required.contains(&column) && !optional.contains(&column) {
                let known: Vec<&str> = required.iter().chain(optional).copied().collect();
                let warning = Fault::at(name, 1, column, "fault-unknown-column");
                warnings.push(warning.with("found", column).with_choices(known.join(", ")));
            }
        }
        for column in required.iter().filter(|column| !header.iter().any(|known| known == **column)) {
            faults.push(Fault::at(name, 1, "", "fault-missing-column").with("expected", column));
        }
        faults.into_result()?;
        Ok(Self { name, text, header, warnings })
    }

    /// The columns as they stand in the header.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter()
    }

    /// Whether the column stands in the header.
    pub fn has(&self, column: &str) -> bool {
        self.header.iter().any(|known| known == column)
    }

    /// Gives every row to `visit`, which notes faults of its own.
    pub fn rows(&self, faults: &mut Faults, mut visit: impl FnMut(&Row<'_>, &mut Faults)) {
        let mut reader = reader(self.text);
        let mut fields = StringRecord::new();
        let mut lines = Lines::of(self.text);
        let _ = reader.read_record(&mut fields);
        while reader.read_record(&mut fields).unwrap_or(false) {
            let line = lines.of_row(fields.position());
            if fields.len() == self.header.len() {
                visit(&Row { table: self, line, fields: &fields }, faults);
            } else {
                let fault = Fault::at(self.name, line, "", "fault-field-count");
                faults.push(
                    fault
                        .with_number("found", number(fields.len()))
                        .with_number("expected", number(self.header.len())),
                );
            }
        }
        if self.text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
            faults.push(Fault::at(self.name, lines.line, "", "fault-quote"));
        }
    }
}

/// Counts lines as an editor does: the csv reader's own count is one behind after `\r\n`, and does not know
/// on which line a row begins after empty ones.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the row that the reader began to read here, from the top down.
    fn of_row(&mut self, position: Option<&csv::Position>) -> u64 {
        let start = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        while let Some(&byte) = self.bytes.get(self.at)
            && (self.at < start || byte == b'\r' || byte == b'\n')
        {
            self.at += 1;
            let ends = byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n'));
            self.line += u64::from(ends);
        }
        self.line
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn reader(text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Lines so long that they are no rows.
fn long_lines(name: &str, text: &str) -> Faults {
    let mut faults = Faults::default();
    if text.len() > MAX_LINE {
        for (line, _) in (1..).zip(text.lines()).filter(|(_, line)| line.len() > MAX_LINE) {
            faults.push(Fault::at(name, line, "", "fault-line-too-long"));
        }
    }
    faults
}

impl Row<'_> {
    /// The value in a column, without the guard that files put on formulas; empty where the column is not there.
    pub fn get(&self, column: &str) -> &str {
        let at = self.table.header.iter().position(|known| known == column);
        guard::taken_off(at.and_then(|at| self.fields.get(at)).unwrap_or_default())
    }

    /// A fault in this row.
    pub fn fault(&self, column: &str, key: &'static str) -> Fault {
        Fault::at(self.table.name, self.line, column, key).with("found", self.get(column))
    }

    /// The fault of a pair that stood before.
    pub(super) fn pair_again(&self) -> Fault {
        let pair = format!("{}, {}", self.get("applicant"), self.get("placement"));
        self.fault("", "fault-duplicate-pair").with("found", &pair)
    }

    /// An identifier.
    pub fn id(&self, column: &str, faults: &mut Faults) -> Option<String> {
        let text = self.get(column);
        let key = match id::check(text) {
            Ok(()) => return Some(text.to_owned()),
            Err(id::InvalidId::Empty) => "fault-id-empty",
            Err(id::InvalidId::TooLong) => "fault-id-long",
            Err(id::InvalidId::Control) => "fault-id-control",
        };
        faults.push(self.fault(column, key));
        None
    }

    /// A whole number within bounds, written in digits alone.
    pub fn whole(&self, column: &str, least: u64, most: u64, faults: &mut Faults) -> Option<u64> {
        let text = self.get(column);
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number =
            digits.then(|| text.parse::<u64>().ok()).flatten().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            faults.push(self.fault(column, "fault-number").with("expected", &format!("{least}–{most}")));
        }
        number
    }
}
