//! `holders.csv`: who holds a place already, where a round is a refill. Owns its columns, as they are read and as they are
//! written; what becomes of holders is decided elsewhere.

use super::{
    csv_line,
    names::{Names, Once},
    table::{Findings, Row, Source},
};
use crate::domain::{Applicant, FactType, FactValue, Faults, Held, Id};

/// The file's name.
pub const FILE: &str = "holders.csv";

/// A place that somebody holds, by identifiers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    /// Application number.
    pub applicant: Id,
    /// Number of the placement.
    pub placement: Id,
    /// Whether the person has not answered yet and may move to a placement that they wished for more.
    pub may_move: bool,
}

/// Reads who holds what. Indices are those of the tables' rows, `people` being in that order too.
pub(super) fn read(
    source: &Source,
    (applicants, placements): (&Names, &Names),
    people: &[Applicant],
    found: &mut Findings,
) -> Vec<Held> {
    let Some(table) = found.open(source, &["applicant", "placement"], &["may_move"]) else {
        return Vec::new();
    };
    let mut holders = Vec::new();
    let mut once = Once::default();
    table.rows(&mut found.faults, |row, faults| {
        let applicant = applicants.expect(row, "applicant", "fault-unknown-applicant", faults);
        let placement = placements.expect(row, "placement", "fault-unknown-placement", faults);
        let may_move = may_move(row, faults);
        let Some(applicant) = applicant else { return };
        if let Some(fault) = once.add(applicant, row.line, || row.fault("applicant", "fault-holder-twice")) {
            faults.push(fault);
            return;
        }
        // Whoever is out of the line holds nothing: a place ends before, and with it the row here.
        if people.get(applicant as usize).is_some_and(|person| person.out_of_line.is_some()) {
            faults.push(row.fault("applicant", "fault-holder-out-of-line"));
        }
        if let Some(placement) = placement {
            let (applicant, placement) = (applicant as usize, placement as usize);
            holders.push(Held { applicant, placement, may_move });
        }
    });
    holders
}

fn may_move(row: &Row<'_>, faults: &mut Faults) -> bool {
    let Ok(said) = FactType::Bool.parse(row.get("may_move")) else {
        faults.push(row.fault("may_move", "fault-bool"));
        return false;
    };
    said == Some(FactValue::Bool(true))
}

/// The file; `None` where nobody holds anything, so that other rounds have none.
pub(super) fn written(holders: &[Holding]) -> Option<String> {
    let mut sorted: Vec<&Holding> = holders.iter().collect();
    sorted.sort_unstable();
    let mut text = csv_line(&["applicant", "placement", "may_move"]);
    for holding in sorted {
        let may_move = if holding.may_move { "yes" } else { "no" };
        text += &csv_line(&[holding.applicant.as_str(), holding.placement.as_str(), may_move]);
    }
    (!holders.is_empty()).then_some(text)
}
