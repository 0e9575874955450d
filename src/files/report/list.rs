//! Everyone by application number, as a round may publish it: number, outcome, place. Never a reason, a tier, a place in line or a number
//! on the waiting list: they may reveal what nobody but the person should know, and how long somebody waits is told wish by wish.

use super::figures;
use crate::{
    domain::{Outcome, PersonOutcome, Status},
    i18n::Tr,
};

/// The list.
#[derive(Debug)]
pub(super) struct List {
    /// How many are on it.
    pub(super) title: String,
    /// The people.
    pub(super) lines: Vec<Line>,
}

/// One application.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number.
    pub(super) applicant: String,
    /// The tag's tone: `yes`, `wait` or nothing.
    pub(super) tone: &'static str,
    /// What became of it.
    pub(super) status: String,
    /// The placement.
    pub(super) what: String,
    /// Who offers the placement.
    pub(super) organisation: String,
}

/// The key of a status's word.
pub(super) fn status_key(status: Status) -> &'static str {
    match status {
        Status::Placed => "status-placed",
        Status::Waiting => "status-waiting",
        Status::NotEligible => "status-not-eligible",
        Status::NeedsPerson => "status-needs-person",
        Status::Withdrawn => "status-withdrawn",
        Status::OutOfLine => "status-out-of-line",
    }
}

/// Makes the list.
pub(super) fn list(outcome: &Outcome, tr: Tr) -> List {
    List {
        title: tr.count("report-list-name", figures::count(outcome.people.len())),
        lines: outcome.people.iter().map(|person| line(outcome, person, tr)).collect(),
    }
}

fn line(outcome: &Outcome, person: &PersonOutcome, tr: Tr) -> Line {
    let place = person.place.and_then(|index| outcome.places.get(index)).map(|place| &place.placement);
    Line {
        applicant: person.applicant.to_string(),
        tone: match person.status {
            Status::Placed => "yes",
            Status::Waiting => "wait",
            Status::NotEligible | Status::NeedsPerson | Status::Withdrawn | Status::OutOfLine => "",
        },
        status: tr.say(if person.is_kept() { "status-kept" } else { status_key(person.status) }),
        what: place.map(|place| place.title.clone()).unwrap_or_default(),
        organisation: place.map(|place| place.organisation.clone()).unwrap_or_default(),
    }
}
