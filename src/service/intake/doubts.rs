//! What is worth checking about rows that can be taken: who may be somebody else, and what a file says without changing anything.
//! Owns these warnings; what keeps a row out is told where it is found.

use super::{
    compare::Comparing,
    moments::{differs, shown},
    register::print,
    row::Candidate,
};
use crate::{
    domain::Fault,
    service::marks::{Marks, NOTHING, share_a_word},
    store::applications::ApplicationRow,
};

impl Comparing<'_> {
    /// What is wrong or doubtful about whose a row is; `other` is the number of the application that it may be instead.
    pub(super) fn about_number(&self, row: &Candidate, key: &'static str, other: Option<&str>) -> Fault {
        let number = row.number.as_deref().unwrap_or_default();
        let column = if number.is_empty() { "" } else { self.reader.column("number").unwrap_or_default() };
        let fault = Fault::at(self.file, row.line, column, key).with("found", number);
        fault.with("expected", other.unwrap_or_default())
    }

    /// A row that becomes a new application: somebody of its code, or of its name and birth, may be there, in the round or further
    /// up.
    pub(super) fn doubt_new(&mut self, row: &Candidate, marks: &Marks, other: Option<&str>) {
        for doubt in &row.doubts {
            self.found.warnings.push(doubt.clone());
        }
        if let Some(number) = other {
            let warning = self.about_number(row, "warning-intake-alike", Some(number));
            self.found.warnings.push(warning);
        }
        let own = [&marks.code, &marks.name].into_iter().filter(|mark| *mark != NOTHING);
        let own: Vec<u128> = own.map(|mark| print(mark)).collect();
        if own.iter().any(|mark| self.seen.contains(mark)) {
            let warning = self.about_number(row, "warning-intake-again", None);
            self.found.warnings.push(warning);
        }
        self.seen.extend(own);
    }

    /// A row of a known application: a name that has nothing of the known one, a moment or an end of a withdrawal that no file
    /// changes.
    pub(super) fn doubt_change(&mut self, row: &Candidate, known: &ApplicationRow, names: [&str; 2]) {
        let at = |field: &str, key: &'static str| {
            Fault::at(self.file, row.line, self.reader.column(field).unwrap_or_default(), key)
        };
        let mut doubts = Vec::new();
        let [before, after] = names;
        if before != after {
            doubts.extend(row.doubts.iter().cloned());
            if !before.is_empty() && !after.is_empty() && !share_a_word(before, after) {
                doubts.push(
                    at("name", "warning-intake-other-name").with("found", after).with("expected", before),
                );
            }
        }
        if let Some(stated) = row.received_at.filter(|stated| differs(*stated, known.received_at)) {
            let warning = at("registered", "warning-intake-moment").with("found", &shown(stated));
            doubts.push(warning.with("expected", &shown(known.received_at)));
        }
        if row.withdrawn == Some(false) && known.state == "withdrawn" {
            doubts.push(at("withdrawn", "warning-intake-withdrawn").with("found", &known.number));
        }
        for doubt in doubts {
            self.found.warnings.push(doubt);
        }
    }
}
