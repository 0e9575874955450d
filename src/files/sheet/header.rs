//! The header: the row in which the names of columns stand. Owns how it is found among titles and notes above it, and
//! everything that can be wrong with it; what its columns mean is for `mapping`.

use super::{
    cell::{Cell, clean},
    line::{Line, MAX_COLUMNS, letters},
    wanted::Wanted,
};
use crate::domain::{Fault, Faults};

/// How many rows in which something stands are looked at.
const DEPTH: usize = 40;
/// How many values of a column are shown.
const SAMPLES: usize = 3;

/// The names of columns and the row in which they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The row's number.
    pub(super) line: u64,
    /// A name for each column; empty where there is none.
    pub(super) names: Vec<String>,
    /// How many of the names are looked for.
    pub(super) known: usize,
    /// Rows above it in which something stands: titles, notes.
    pub(super) above: Vec<(u64, String)>,
    /// The first different values under each name.
    pub(super) samples: Vec<Vec<String>>,
    /// Whether the table goes on to the right of the last column that is read.
    pub(super) wide: bool,
    /// Columns that are one under a name merged over them: the first and the last.
    pub(super) joined: Vec<[usize; 2]>,
    /// What is worth looking at.
    pub(super) notes: Vec<Fault>,
}

/// The first rows in which something stands.
#[derive(Debug, Default)]
pub(super) struct Top {
    lines: Vec<Line>,
}

impl Top {
    /// Takes a row; whether another is wanted.
    pub(super) fn take(&mut self, line: Line) -> bool {
        if !line.is_blank() {
            self.lines.push(line);
        }
        self.lines.len() < DEPTH
    }

    /// Whether nothing stands anywhere.
    pub(super) fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }

    /// How good a table these rows make: names that are looked for, rows as long as the header, names in it.
    pub(super) fn soundness(&self, wanted: &Wanted) -> [usize; 3] {
        let Some((at, known)) = self.found(wanted) else { return [0; 3] };
        let header = &self.lines[at];
        // A separator that leaves marks in the middle of texts is none.
        let whole = |line: &Line| line.notes.iter().all(|note| note.key != "fault-quote-inside");
        let even =
            |line: &&Line| line.cells.len() == header.cells.len() && line.cells.len() > 1 && whole(line);
        let named = if whole(header) { header.filled() } else { 0 };
        [known, self.lines[at..].iter().filter(even).count(), named]
    }

    /// Which row is the header, and how many names in it are looked for. Where none is known, it is the first row that
    /// is filled at least half as far as the fullest: titles are not.
    fn found(&self, wanted: &Wanted) -> Option<(usize, usize)> {
        let known = |line: &Line| {
            let mut names: Vec<_> = line.cells.iter().map(|cell| name(&cell.text())).collect();
            names.sort_unstable();
            names.dedup();
            names.iter().filter(|name| !name.is_empty() && wanted.knows(name)).count()
        };
        if let Some(at) = self.lines.iter().position(|line| Some(line.number) == wanted.header) {
            return Some((at, known(&self.lines[at])));
        }
        let fullest = self.lines.iter().map(Line::filled).max()?;
        let best = self.lines.iter().map(known).max().filter(|best| *best > 1 || fullest <= 2);
        if let Some(best) = best.filter(|best| *best > 0) {
            return self.lines.iter().position(|line| known(line) == best).map(|at| (at, best));
        }
        let at = self.lines.iter().position(|line| line.filled() * 2 > fullest)?;
        Some((at, known(&self.lines[at])))
    }

    /// The rows in which the header stands, if it is two: where the first has no name, or one that is not looked for and stands
    /// above several, the second has names; where the first has a name that is looked for, the second has nothing.
    fn rows_of(&self, at: usize, wanted: &Wanted) -> [usize; 2] {
        let known = |cell: Option<&Cell>| cell.is_some_and(|cell| wanted.knows(&name(&cell.text())));
        let is_pair = |upper: usize, lower: usize| {
            let (Some(first), Some(second)) = (self.lines.get(upper), self.lines.get(lower)) else {
                return false;
            };
            let mut width = 0..first.cells.len().max(second.cells.len());
            let both = |at: usize| {
                let (one, other) = (first.cells.get(at), second.cells.get(at));
                !known(one) || other.is_none_or(Cell::is_empty)
            };
            first.number + 1 == second.number
                && width.all(both)
                && [first, second].iter().all(|line| line.cells.iter().any(|cell| known(Some(cell))))
        };
        match at.checked_sub(1) {
            _ if is_pair(at, at + 1) => [at, at + 1],
            Some(upper) if is_pair(upper, at) => [upper, at],
            _ => [at, at],
        }
    }

    /// The names in the rows of the header, and how many of them are looked for.
    fn names(&self, [upper, lower]: [usize; 2], wanted: &Wanted) -> (Vec<String>, usize) {
        let of = |line: &Line| line.cells.iter().map(|cell| name(&cell.text())).collect::<Vec<_>>();
        let mut names = of(&self.lines[lower]);
        if upper < lower {
            let above = of(&self.lines[upper]);
            names.resize(names.len().max(above.len()), String::new());
            let empty = names.iter_mut().zip(above).filter(|(name, _)| name.is_empty());
            empty.for_each(|(name, above)| *name = above);
        }
        while names.last().is_some_and(String::is_empty) {
            names.pop();
        }
        let known = names.iter().filter(|name| wanted.knows(name)).count();
        (names, known)
    }

    /// The header, and what is wrong with it.
    ///
    /// # Errors
    /// Faults of the header.
    pub(super) fn header(&self, file: &str, merged: &[[u32; 4]], wanted: &Wanted) -> Result<Header, Faults> {
        let Some((at, known)) = self.found(wanted) else {
            return Err(Fault::in_file(file, "fault-empty-file").into());
        };
        let rows @ [first, at] = self.rows_of(at, wanted);
        let line = &self.lines[at];
        let (mut names, both) = self.names(rows, wanted);
        let known = if first < at { both } else { known };
        let far = line.notes.iter().any(|note| note.key == "fault-sheet-columns");
        let wide = names.len() > MAX_COLUMNS || far;
        let reach = || {
            let found = letters(names.len().max(MAX_COLUMNS + 1) - 1);
            Fault::at(file, line.number, "", "fault-sheet-columns").with("found", &found)
        };
        let mut notes = Vec::new();
        if wide {
            let beyond = names.iter().skip(MAX_COLUMNS).any(|name| wanted.knows(name));
            if known < 2 || beyond {
                return Err(reach().into());
            }
            notes.push(Fault { key: "warning-sheet-columns", ..reach() });
            names.truncate(MAX_COLUMNS);
        }
        let mut faults = Faults::default();
        if known < 2 {
            doubted(file, line, &names, &mut faults);
        } else {
            let broken = line.notes.iter().filter(|note| note.whole);
            broken.for_each(|note| faults.push(note.fault(file, line.number, &letters(note.column))));
        }
        let joined = joined((file, line.number), &names, merged, wanted, &mut faults);
        for [from, _] in &joined {
            notes.push(Fault::at(file, line.number, &names[*from], "warning-sheet-joined"));
        }
        let names = different((file, line.number), names, wanted, (&mut faults, &mut notes));
        if faults.is_empty() && self.lines.len() == at + 1 {
            faults.push(Fault::at(file, line.number, "", "fault-sheet-only-header"));
        }
        faults.into_result()?;
        let above = self.lines[..first].iter().map(|line| (line.number, line.words())).collect();
        let samples = (0..names.len()).map(|column| self.samples(at, column)).collect();
        Ok(Header { line: line.number, names, known, above, samples, wide, joined, notes })
    }

    /// The header with columns without a name up to the last one that is filled: in a workbook nothing moves, so that these
    /// are columns like others.
    pub(super) fn stretched(&self, mut header: Header) -> Header {
        let at = self.lines.iter().position(|line| line.number == header.line).unwrap_or_default();
        let widest = self.lines[at..].iter().map(|line| line.cells.len()).max().unwrap_or_default();
        for column in header.names.len()..widest.min(MAX_COLUMNS) {
            header.names.push(String::new());
            header.samples.push(self.samples(at, column));
        }
        header
    }

    fn samples(&self, header: usize, column: usize) -> Vec<String> {
        let mut samples: Vec<String> = Vec::new();
        for cell in self.lines[header + 1..].iter().filter_map(|line| line.cells.get(column)) {
            let text = cell.text();
            if !cell.is_empty() && samples.len() < SAMPLES && samples.iter().all(|known| *known != text) {
                samples.push(text.into_owned());
            }
        }
        samples
    }
}

/// What speaks against a row that has no names which anyone looks for: values, errors, formulas in it.
fn doubted(file: &str, line: &Line, names: &[String], faults: &mut Faults) {
    for note in line.notes.iter().filter(|note| !note.warns && note.key != "fault-sheet-columns") {
        faults.push(note.fault(file, line.number, &letters(note.column)));
    }
    for (column, found) in names.iter().enumerate().filter(|(column, _)| is_value(&line.cells[*column])) {
        let fault = Fault::at(file, line.number, &letters(column), "fault-sheet-no-header");
        faults.push(fault.with("found", found));
    }
}

/// Names that stretch over several columns. One that is looked for makes them one column, if the others have no name; any other is
/// a fault where nothing is known, since nobody knows which of them is meant, and may stretch where something is.
fn joined(
    (file, line): (&str, u64),
    names: &[String],
    merged: &[[u32; 4]],
    wanted: &Wanted,
    faults: &mut Faults,
) -> Vec<[usize; 2]> {
    let knows = |column: u32| column_at(column, names).is_some_and(|name| wanted.knows(name));
    let any = names.iter().filter(|name| wanted.knows(name)).count() > 1;
    let mut joined = Vec::new();
    for range in merged.iter().filter(|range| touches(range, line) && range[1] != range[3]) {
        let at = |column: u32| usize::try_from(column).unwrap_or(usize::MAX);
        match (any, knows(range[1])) {
            (true, false) => {}
            (true, true) => joined.push([at(range[1]), at(range[3])]),
            (false, _) => {
                let [top, left, bottom, right] = *range;
                let found = format!("{}{}:{}{}", column(left), top + 1, column(right), bottom + 1);
                faults.push(Fault::at(file, line, "", "fault-sheet-merged").with("found", &found));
            }
        }
    }
    joined
}

/// The names, each once: of two alike the second is told apart by its letters, and is not read until somebody says so; where
/// nothing is known, it is a fault.
fn different(
    (file, line): (&str, u64),
    names: Vec<String>,
    wanted: &Wanted,
    (faults, notes): (&mut Faults, &mut Vec<Fault>),
) -> Vec<String> {
    let any = names.iter().filter(|name| wanted.knows(name)).count() > 1;
    let mut once: Vec<String> = Vec::with_capacity(names.len());
    for (at, name) in names.into_iter().enumerate() {
        if name.is_empty() || !once.contains(&name) {
            once.push(name);
            continue;
        }
        let lettered = format!("{name} ({})", letters(at));
        let known = wanted.knows(&name);
        match () {
            () if any && known => {
                let note = Fault::at(file, line, &name, "warning-sheet-twice");
                notes.push(note.with("found", &lettered));
                once.push(lettered);
            }
            () if any => once.push(lettered),
            () => {
                faults.push(Fault::at(file, line, &name, "fault-duplicate-column"));
                once.push(name);
            }
        }
    }
    once
}

fn column_at(column: u32, names: &[String]) -> Option<&String> {
    names.get(usize::try_from(column).unwrap_or(usize::MAX))
}

fn column(number: u32) -> String {
    letters(usize::try_from(number).unwrap_or_default())
}

/// Whether merged cells lie in a row.
fn touches(range: &[u32; 4], row: u64) -> bool {
    (u64::from(range[0]) + 1..=u64::from(range[2]) + 1).contains(&row)
}

/// A name of a column as it is compared and shown: on one line, single spaces.
pub(super) fn name(text: &str) -> String {
    let text = clean(text);
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
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
