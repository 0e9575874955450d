//! Everything read from or written to files: instances, results, rounds, outcomes, the report. Owns
//! formats and their faults, with file, line and column. It knows the solver's nouns but never solves,
//! and the rules' facts but never judges.

mod afterwards;
mod agreed;
mod alike;
pub mod bounces;
mod cells;
pub mod columns;
pub mod conditioned;
pub mod conflict;
mod consent;
pub mod constraints;
mod decision;
pub mod descriptions;
pub mod differences;
mod entries;
pub mod folder;
pub mod freeze;
pub mod holders;
pub mod instance;
mod json;
mod names;
pub mod outcome;
pub mod output;
mod plain;
pub mod planned;
mod privacy;
pub mod report;
pub mod result;
pub mod round;
pub mod settings;
pub mod sheet;
pub mod table;

/// Adds a field of a CSV line, quoted where it has to be, and guarded where a spreadsheet would run it: whoever reads such a
/// file takes the guard off again.
fn push_field(out: &mut String, text: &str) {
    let text = sheet::guard::put_on_field(text);
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// A line of a CSV file.
pub(crate) fn csv_line<T: AsRef<str>>(fields: &[T]) -> String {
    let mut line = String::new();
    push_line(&mut line, fields);
    line
}

/// Adds a line of a CSV file.
pub(crate) fn push_line<T: AsRef<str>>(out: &mut String, fields: &[T]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_field(out, field.as_ref());
    }
    out.push('\n');
}
