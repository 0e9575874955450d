//! How applications came in, as `applicants.csv` says: received, arrival, draw code. Owns that an order follows from them
//! in which no two people are equal, or the round says what becomes of those who are.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::table::Row;
use crate::domain::{
    Entry, FactType, FactValue, Fault, Faults, Id, OrderBy, OutOfLine, Round, Stage, Ties, moment,
};

/// The column with what became of a place that somebody had.
pub(super) const OUT_OF_LINE: &str = "out_of_line";
/// The column that puts somebody before everyone else in line.
pub(super) const FIRST_IN_LINE: &str = "first_in_line";

/// The largest arrival that is read; so many applications no round has.
const MOST: u64 = 1_000_000_000_000_000;

/// A row as far as the order is concerned.
struct Entered {
    line: u64,
    id: String,
    out_of_line: bool,
    entry: Entry,
    /// Whether an arrival and a draw code stand there, readable or not.
    stands: [bool; 2],
}

/// The rows of a file, read one after another.
pub(super) struct Entries {
    /// Whether the moment decides.
    registered: bool,
    /// Whether a draw decides, at least among those who are equal.
    drawn: bool,
    /// Whether the order decides anything.
    asked: bool,
    ties: Ties,
    rows: Vec<Entered>,
}

impl Entries {
    pub(super) fn of(round: &Round) -> Self {
        Self {
            registered: round.order == OrderBy::Registration,
            drawn: matches!((&round.order, &round.ties), (OrderBy::Draw { .. }, _) | (_, Ties::Draw { .. })),
            asked: round.stages.contains(&Stage::Order),
            ties: round.ties.clone(),
            rows: Vec::new(),
        }
    }

    /// The columns of everyone's own that have to be there, and those that may.
    pub(super) fn columns(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        let (mut required, mut optional) = (vec!["id"], Vec::new());
        let registered = if self.registered { &mut required } else { &mut optional };
        registered.push("registered");
        optional.extend(["arrival", "draw_code", "withdrawn", OUT_OF_LINE, FIRST_IN_LINE, "lat", "lon"]);
        (required, optional)
    }

    /// Reads a row's entry.
    pub(super) fn read(&mut self, row: &Row<'_>, out_of_line: bool, faults: &mut Faults) -> Entry {
        let stands = ["arrival", "draw_code"].map(|column| !row.get(column).is_empty());
        let mut entry = Entry {
            received: received(row, self.registered, faults),
            arrival: if stands[0] { row.whole("arrival", 0, MOST, faults) } else { None },
            draw_code: if stands[1] { row.id("draw_code", faults) } else { None }
                .and_then(|code| Id::new(&code).ok()),
            first_in_line: first_in_line(row, faults),
        };
        let id = row.get("id").to_owned();
        self.rows.push(Entered { line: row.line, id, out_of_line, entry: entry.clone(), stands });
        if self.ties == Ties::Row && !stands[0] {
            // What stands above came earlier: that is all that the order of rows ever says.
            entry.arrival = Some(self.rows.len() as u64);
        }
        entry
    }

    /// Names whoever has no place of their own in the order.
    pub(super) fn check(&self, file: &str, faults: &mut Faults) {
        let standing: Vec<&Entered> = self.rows.iter().filter(|row| !row.out_of_line).collect();
        let arrivals = standing.iter().any(|row| row.stands[0]);
        for (at, column, needed) in [(0, "arrival", self.registered), (1, "draw_code", self.drawn)] {
            let used = needed && standing.iter().any(|row| row.stands[at]);
            for row in standing.iter().filter(|row| used && !row.stands[at]) {
                faults.push(Fault::at(file, row.line, column, "fault-required-of-all"));
            }
        }
        let arrival = |row: &Entered| row.entry.arrival.map(|arrival| arrival.to_string());
        twice(&standing, "arrival", "fault-arrival-twice", arrival, file, faults);
        let code = |row: &Entered| row.entry.draw_code.as_ref().map(ToString::to_string);
        twice(&standing, "draw_code", "fault-draw-code-twice", code, file, faults);
        if self.registered && self.asked && !arrivals && self.ties == Ties::Refuse {
            let moment = |row: &Entered| row.entry.received.map(moment::written);
            twice(&standing, "registered", "fault-same-moment", moment, file, faults);
        }
    }
}

/// Why an application is out of the line: `withdrawn` says yes, no, or `duplicate` where another one of the same person stands;
/// `out_of_line` says what became of a place that the person had.
pub(super) fn out_of_line(row: &Row<'_>, faults: &mut Faults) -> Option<OutOfLine> {
    let withdrawn = withdrawal(row, faults);
    let typed = row.get(OUT_OF_LINE).trim();
    if typed.is_empty() {
        return withdrawn;
    }
    let known = OutOfLine::IN_FILES.into_iter().find(|one| one.name() == typed);
    if known.is_none() {
        let words = OutOfLine::IN_FILES.map(OutOfLine::name).join(", ");
        faults.push(row.fault(OUT_OF_LINE, "fault-choice").with_choices(words));
    } else if withdrawn.is_some() {
        faults.push(row.fault(OUT_OF_LINE, "fault-out-of-line-withdrawn"));
    }
    withdrawn.or(known)
}

/// Whether an application was withdrawn.
fn withdrawal(row: &Row<'_>, faults: &mut Faults) -> Option<OutOfLine> {
    let typed = row.get("withdrawn");
    if typed.trim() == OutOfLine::Duplicate.name() {
        return Some(OutOfLine::Duplicate);
    }
    let Ok(said) = FactType::Bool.parse(typed) else {
        faults.push(row.fault("withdrawn", "fault-bool"));
        return None;
    };
    (said == Some(FactValue::Bool(true))).then_some(OutOfLine::TakenBack)
}

/// Whether somebody goes first in line: yes, no, or a number that orders several.
fn first_in_line(row: &Row<'_>, faults: &mut Faults) -> Option<u32> {
    let typed = row.get(FIRST_IN_LINE).trim();
    if typed.is_empty() {
        return None;
    }
    let number = typed.parse().ok().filter(|number| (1..=Entry::MOST_FIRST).contains(number));
    if number.is_some() && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return number;
    }
    // A bare 1 or 0 is a number here, or wrong.
    match FactType::Bool.parse(typed) {
        Ok(Some(FactValue::Bool(first))) if typed != "0" => first.then_some(1),
        _ => {
            let range = format!("1–{}", Entry::MOST_FIRST);
            faults.push(row.fault(FIRST_IN_LINE, "fault-first-in-line").with("expected", &range));
            None
        }
    }
}

/// Every row that says what a row above says already, with that one beside it.
fn twice(
    rows: &[&Entered],
    column: &str,
    key: &'static str,
    said: impl Fn(&Entered) -> Option<String>,
    file: &str,
    faults: &mut Faults,
) {
    let mut first: BTreeMap<String, &Entered> = BTreeMap::new();
    for row in rows {
        let Some(value) = said(row) else { continue };
        if let Some(above) = first.get(&value) {
            let fault = Fault::at(file, row.line, column, key).with("found", &value).with("id", &row.id);
            faults.push(fault.with("other", &above.id).with("first", &above.line.to_string()));
        } else {
            first.insert(value, row);
        }
    }
}

/// The moment in a row's `registered`.
fn received(row: &Row<'_>, needed: bool, faults: &mut Faults) -> Option<DateTime<Utc>> {
    const COLUMN: &str = "registered";
    if row.get(COLUMN).is_empty() {
        if needed {
            faults.push(row.fault(COLUMN, "fault-required"));
        }
        return None;
    }
    match moment::read(row.get(COLUMN)) {
        Ok(moment) => return Some(moment),
        Err(why) => faults.push(why.at(row.fault(COLUMN, "fault-datetime"))),
    }
    None
}
