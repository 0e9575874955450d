//! What differs between two folders of one round, for a caseworker who asks what changed since a run. Owns the
//! comparison row by row; the order of rows and columns is no difference, and an absent column is an empty one.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    descriptions,
    folder::Folder,
    holders,
    table::{Table, read_optional},
};
use crate::domain::Faults;

/// What became of a row or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It stands in the later folder only.
    Added,
    /// It stands in the earlier folder only.
    Removed,
    /// It says something else.
    Changed,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The file's name, without `.gz`.
    pub file: String,
    /// What became of it, or of its row.
    pub what: Change,
    /// The applicant or the placement whose row it is; empty when the whole file is meant.
    pub id: String,
    /// For changed rows the columns that differ, sorted.
    pub columns: Vec<String>,
}

/// The column by which the rows of a table are told apart: of `preferences.csv` a person's rows count together.
const TABLES: [(&str, &str); 5] = [
    ("applicants.csv", "id"),
    ("placements.csv", "id"),
    ("preferences.csv", "applicant"),
    (holders::FILE, "applicant"),
    (descriptions::FILE, "applicant"),
];

type Files = BTreeMap<String, Vec<u8>>;

/// Columns with values: one row.
type Row = BTreeMap<String, String>;

/// All differences, by file, then by identifier. A table that cannot be read counts as a whole.
pub fn differences(before: &Files, after: &Files) -> Vec<Difference> {
    let plain = |name: &String| name.strip_suffix(".gz").unwrap_or(name).to_owned();
    let names: BTreeSet<String> = before.keys().chain(after.keys()).map(plain).collect();
    let mut found = Vec::new();
    for file in names {
        let (old, new) = (bytes(before, &file), bytes(after, &file));
        let what = match (&old, &new) {
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
            _ => Change::Changed,
        };
        if old == new {
            continue;
        }
        let tables = || Some((rows(before, &file)?, rows(after, &file)?));
        match tables() {
            Some((old, new)) => found.extend(row_differences(&file, &old, &new)),
            None => found.push(Difference { file, what, id: String::new(), columns: Vec::new() }),
        }
    }
    found
}

/// The file's bytes, unpacked; as they stand where that fails.
fn bytes(files: &Files, name: &str) -> Option<Vec<u8>> {
    match read_optional(&Folder::Held(files), name) {
        Ok(source) => Some(source?.bytes),
        Err(_) => files.get(name).or_else(|| files.get(&format!("{name}.gz"))).cloned(),
    }
}

/// The rows of a table by identifier, sorted; `None` when it is no table, or a broken one.
fn rows(files: &Files, name: &str) -> Option<BTreeMap<String, Vec<Row>>> {
    let (_, key) = TABLES.into_iter().find(|(table, _)| *table == name)?;
    let source = read_optional(&Folder::Held(files), name).ok()??;
    let table = Table::open(&source, &[key], &[]).ok()?;
    let mut faults = Faults::default();
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    table.rows(&mut faults, |row, _| {
        let filled = table.columns().map(|column| (column.to_owned(), row.get(column).to_owned()));
        let filled = filled.filter(|(column, value)| column != key && !value.is_empty()).collect();
        rows.entry(row.get(key).to_owned()).or_default().push(filled);
    });
    for same in rows.values_mut() {
        same.sort_unstable();
    }
    faults.is_empty().then_some(rows)
}

fn row_differences(
    file: &str,
    before: &BTreeMap<String, Vec<Row>>,
    after: &BTreeMap<String, Vec<Row>>,
) -> Vec<Difference> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differs = |id: &String| {
        let (what, columns) = match (before.get(id), after.get(id)) {
            (Some(old), Some(new)) if old == new => return None,
            (Some(old), Some(new)) => (Change::Changed, changed(old, new)),
            (None, _) => (Change::Added, Vec::new()),
            (_, None) => (Change::Removed, Vec::new()),
        };
        Some(Difference { file: file.to_owned(), what, id: id.clone(), columns })
    };
    ids.into_iter().filter_map(differs).collect()
}

/// The columns whose values differ.
fn changed(before: &[Row], after: &[Row]) -> Vec<String> {
    let columns: BTreeSet<&String> = before.iter().chain(after).flat_map(BTreeMap::keys).collect();
    let values = |rows: &[Row], column: &String| -> Vec<Option<String>> {
        rows.iter().map(|row| row.get(column).cloned()).collect()
    };
    let differs = |column: &&String| values(before, column) != values(after, column);
    columns.into_iter().filter(differs).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(named: &[(&str, &str)]) -> Files {
        named.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    /// The differences of one file, each as `what id columns`.
    fn between(file: &str, before: &str, after: &str) -> Vec<String> {
        let found = differences(&files(&[(file, before)]), &files(&[(file, after)]));
        let told = found.iter().map(|difference| {
            assert_eq!(difference.file, file);
            format!("{:?} {} {}", difference.what, difference.id, difference.columns.join(","))
        });
        told.map(|told| told.trim().to_owned()).collect()
    }

    #[test]
    fn rows_that_came_went_and_changed() {
        let before = "id,withdrawn,school\nA1,no,1\nA2,no,2\nA4,no,\n";
        let after = "id,withdrawn,school\nA1,yes,3\nA3,no,1\nA4,no,\n";
        let expected = ["Changed A1 school,withdrawn", "Removed A2", "Added A3"];
        assert_eq!(between("applicants.csv", before, after), expected);
        assert_eq!(
            between("placements.csv", "id,capacity\nP,1\n", "id,capacity\nP,2\n"),
            ["Changed P capacity"]
        );
    }

    #[test]
    fn order_of_rows_and_columns_and_empty_columns_are_no_difference() {
        let before = "id,a,b\nA1,1,2\nA2,3,4\n";
        assert_eq!(between("applicants.csv", before, "b,id,c,a\n4,A2,,3\n2,A1,,1\n"), [""; 0]);
    }

    #[test]
    fn wishes_are_told_by_person() {
        let head = "applicant,placement,rank\n";
        let told = |before: &str, after: &str| {
            between("preferences.csv", &format!("{head}{before}"), &format!("{head}{after}"))
        };
        assert_eq!(told("A,p,1\nA,q,2\n", "A,p,2\nA,q,1\n"), ["Changed A rank"]);
        assert_eq!(told("A,p,1\n", "A,q,1\n"), ["Changed A placement"]);
        assert_eq!(told("A,p,1\n", "A,p,1\nA,q,2\n"), ["Changed A placement,rank"]);
        assert_eq!(told("A,p,1\n", "B,p,1\n"), ["Removed A", "Added B"]);
    }

    #[test]
    fn settings_and_broken_tables_count_as_a_whole() {
        assert_eq!(between("round.toml", "a = 1", "a = 2"), ["Changed"]);
        assert_eq!(between("round.toml", "a = 1", "a = 1"), [""; 0]);
        assert_eq!(between("applicants.csv", "id,a\nA1,1\n", "id,a\nA1,1,2\n"), ["Changed"]);
        let found = differences(&files(&[("round.toml", "")]), &files(&[("pack.toml", "")]));
        let told: Vec<_> = found.iter().map(|one| (one.file.as_str(), one.what)).collect();
        assert_eq!(told, [("pack.toml", Change::Added), ("round.toml", Change::Removed)]);
    }
}
