//! Everything read from or written to files: instances, results, rounds, outcomes, the report. Owns
//! formats and their faults, with file, line and column. It knows the solver's nouns but never solves,
//! and the rules' facts but never judges.

pub mod certificate;
pub mod differences;
pub mod folder;
pub mod freeze;
pub mod instance;
mod names;
pub mod outcome;
pub mod output;
mod plain;
pub mod report;
pub mod result;
pub mod round;
pub mod settings;
pub mod table;

/// A field of a CSV line, quoted where it has to be.
fn csv_field(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A line of a CSV file.
pub(crate) fn csv_line<T: AsRef<str>>(fields: &[T]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| csv_field(field.as_ref())).collect();
    fields.join(",") + "\n"
}
