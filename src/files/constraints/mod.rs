//! `constraints.json`: the side constraints of an instance, read with the line and field of every fault, and written.
//! Owns the shape on disk; whether the constraints can be met is for the solver to say.

mod write;

use std::{borrow::Cow, collections::BTreeSet};

use serde::Deserialize;
use serde_json::value::RawValue;
use talka_solver::{
    Problem, Side,
    problem::{
        Ids,
        side::{Budget, Cap, MAX_BOUND, MAX_MONEY, OpenMin, Reserve},
    },
};

pub(crate) use write::write;

use super::{
    json,
    table::{Source, line_of, text},
};
use crate::domain::{Fault, Faults};

/// The file's name.
pub const FILE: &str = "constraints.json";

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct File<'a> {
    #[serde(borrow)]
    applicant_caps: Vec<&'a RawValue>,
    #[serde(borrow)]
    placement_caps: Vec<&'a RawValue>,
    #[serde(borrow)]
    reserves: Vec<&'a RawValue>,
    #[serde(borrow)]
    open_min: Vec<&'a RawValue>,
    #[serde(borrow)]
    budgets: Vec<&'a RawValue>,
    #[serde(borrow)]
    together: Vec<&'a RawValue>,
    #[serde(borrow)]
    pins: Vec<&'a RawValue>,
    #[serde(borrow)]
    forbidden: Vec<&'a RawValue>,
}

/// Names in a list.
type Names<'a> = Vec<Cow<'a, str>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ApplicantCapEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    applicants: Names<'a>,
    #[serde(borrow)]
    max: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacementCapEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    placements: Names<'a>,
    #[serde(borrow)]
    max: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReserveEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    placements: Names<'a>,
    #[serde(borrow)]
    applicants: Names<'a>,
    #[serde(borrow)]
    seats: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenMinEntry<'a> {
    #[serde(borrow)]
    placement: Cow<'a, str>,
    #[serde(borrow)]
    min: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BudgetEntry<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    limit: &'a RawValue,
    #[serde(borrow, default)]
    default: Option<&'a RawValue>,
    #[serde(borrow, default)]
    costs: Vec<CostEntry<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CostEntry<'a> {
    #[serde(borrow)]
    applicant: Cow<'a, str>,
    #[serde(borrow)]
    placement: Cow<'a, str>,
    #[serde(borrow)]
    cost: &'a RawValue,
}

/// Side constraints as read, with warnings.
pub(super) struct Read {
    /// The constraints.
    pub(super) side: Side,
    /// What deserves a warning.
    pub(super) warnings: Vec<Fault>,
}

/// Reads the constraints of a problem.
///
/// # Errors
/// Everything that is wrong with the file.
pub(super) fn read(source: &Source, problem: &Problem) -> Result<Read, Faults> {
    let text = text(source)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: File<'_> =
        serde_json::from_str(text).map_err(|error| json::fault((&source.name, text), text, "", &error))?;
    let mut reading = Reading {
        name: &source.name,
        text,
        problem,
        faults: Faults::default(),
        side: Side::default(),
        warnings: Vec::new(),
    };
    reading.all(&file);
    reading.faults.into_result()?;
    Ok(Read { side: reading.side, warnings: reading.warnings })
}

struct Reading<'a> {
    name: &'a str,
    text: &'a str,
    problem: &'a Problem,
    faults: Faults,
    side: Side,
    warnings: Vec<Fault>,
}

/// One entry of a list: where it stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    list: &'static str,
    at: usize,
    raw: &'a str,
}

impl Place<'_> {
    fn field(&self, field: &str) -> String {
        let Self { list, at, .. } = self;
        if field.is_empty() { format!("{list}[{at}]") } else { format!("{list}[{at}].{field}") }
    }
}

impl<'a> Reading<'a> {
    fn all(&mut self, file: &File<'a>) {
        let mut known = BTreeSet::new();
        self.each("applicant_caps", &file.applicant_caps, |reading, place, entry: ApplicantCapEntry<'_>| {
            let members = reading.people(place, "applicants", &entry.applicants);
            let max = reading.whole(place, "max", entry.max, MAX_BOUND);
            reading.once(place, &entry.id, &mut known);
            reading.side.applicant_caps.push(Cap { id: entry.id.into_owned(), members, max });
        });
        let mut known = BTreeSet::new();
        self.each("placement_caps", &file.placement_caps, |reading, place, entry: PlacementCapEntry<'_>| {
            let members = reading.places(place, "placements", &entry.placements);
            let max = reading.whole(place, "max", entry.max, MAX_BOUND);
            reading.once(place, &entry.id, &mut known);
            reading.side.placement_caps.push(Cap { id: entry.id.into_owned(), members, max });
        });
        let mut known = BTreeSet::new();
        self.each("reserves", &file.reserves, |reading, place, entry: ReserveEntry<'_>| {
            let applicants = reading.people(place, "applicants", &entry.applicants);
            let placements = reading.places(place, "placements", &entry.placements);
            let seats = reading.whole(place, "seats", entry.seats, MAX_BOUND);
            reading.once(place, &entry.id, &mut known);
            let id = entry.id.into_owned();
            reading.side.reserves.push(Reserve { id, applicants, placements, seats });
        });
        let mut known = BTreeSet::new();
        self.each("open_min", &file.open_min, |reading, place, entry: OpenMinEntry<'_>| {
            let min = reading.whole(place, "min", entry.min, MAX_BOUND);
            reading.once(place, &entry.placement, &mut known);
            reading.opens(place, &entry.placement, min);
        });
        let mut known = BTreeSet::new();
        self.each("budgets", &file.budgets, |reading, place, entry: BudgetEntry<'_>| {
            reading.once(place, &entry.id, &mut known);
            reading.budget(place, entry);
        });
        let mut known = BTreeSet::new();
        self.each("together", &file.together, |reading, place, entry: Names<'_>| {
            let members = reading.people(place, "", &entry);
            if entry.len() < 2 {
                reading.fault(place, "", "fault-together-alone");
            }
            if let Some(again) = entry.iter().find(|name| !known.insert(name.to_string())) {
                reading.fault_found(place, "", "fault-together-twice", again);
            }
            reading.side.together.push(members);
        });
        self.each("pins", &file.pins, |reading, place, entry: (Cow<'_, str>, Cow<'_, str>)| {
            let pair = reading.pair(place, &entry.0, &entry.1);
            reading.side.pins.extend(pair);
        });
        self.each("forbidden", &file.forbidden, |reading, place, entry: (Cow<'_, str>, Cow<'_, str>)| {
            let pair = reading.pair(place, &entry.0, &entry.1);
            reading.side.forbidden.extend(pair);
        });
    }

    fn each<T: Deserialize<'a>>(
        &mut self,
        list: &'static str,
        entries: &[&'a RawValue],
        mut take: impl FnMut(&mut Self, Place<'a>, T),
    ) {
        for (at, raw) in entries.iter().enumerate() {
            let place = Place { list, at, raw: raw.get() };
            match serde_json::from_str::<T>(raw.get()) {
                Ok(entry) => take(self, place, entry),
                Err(error) => {
                    let file = (self.name, self.text);
                    self.faults.push(json::fault(file, place.raw, &place.field(""), &error));
                }
            }
        }
    }

    /// The line in which an entry begins.
    fn line(&self, place: Place<'_>) -> u64 {
        self.line_at(place.raw)
    }

    /// The line in which a piece of the file begins.
    fn line_at(&self, piece: &str) -> u64 {
        let offset = piece.as_ptr() as usize - self.text.as_ptr() as usize;
        line_of(self.text.as_bytes(), offset)
    }

    fn spot(&self, place: Place<'_>, field: &str, key: &'static str) -> Fault {
        Fault::at(self.name, self.line(place), &place.field(field), key)
    }

    fn fault(&mut self, place: Place<'_>, field: &str, key: &'static str) {
        let fault = self.spot(place, field, key);
        self.faults.push(fault);
    }

    fn fault_found(&mut self, place: Place<'_>, field: &str, key: &'static str, found: &str) {
        let fault = self.spot(place, field, key).with("found", found);
        self.faults.push(fault);
    }

    /// An identifier may stand once in its list.
    fn once(&mut self, place: Place<'_>, id: &str, known: &mut BTreeSet<String>) {
        if !known.insert(id.to_owned()) {
            let field = if place.list == "open_min" { "placement" } else { "id" };
            self.fault_found(place, field, "fault-twice-in-list", id);
        }
    }

    /// A whole number, told as it is written where it is none.
    fn whole(&mut self, place: Place<'_>, field: &str, written: &RawValue, most: u64) -> u64 {
        let written = written.get();
        if let Some(number) = written.parse().ok().filter(|number| *number <= most) {
            return number;
        }
        let fault = Fault::at(self.name, self.line_at(written), &place.field(field), "fault-number");
        self.faults.push(fault.with("found", written).with("expected", &format!("0–{most}")));
        0
    }

    fn people(&mut self, place: Place<'_>, field: &str, names: &[Cow<'_, str>]) -> Vec<u32> {
        self.members(place, field, self.problem.applicant_ids(), names, "fault-unknown-applicant")
    }

    fn places(&mut self, place: Place<'_>, field: &str, names: &[Cow<'_, str>]) -> Vec<u32> {
        self.members(place, field, self.problem.placement_ids(), names, "fault-unknown-placement")
    }

    fn members(
        &mut self,
        place: Place<'_>,
        field: &str,
        ids: &Ids,
        names: &[Cow<'_, str>],
        unknown: &'static str,
    ) -> Vec<u32> {
        let mut members = Vec::with_capacity(names.len());
        for name in names {
            match ids.find(name).and_then(|index| u32::try_from(index).ok()) {
                Some(index) => members.push(index),
                None => self.fault_found(place, field, unknown, name),
            }
        }
        let mut sorted = members.clone();
        sorted.sort_unstable();
        if let Some(two) = sorted.windows(2).find(|two| two[0] == two[1]) {
            let name = ids.get(two[0] as usize).to_owned();
            self.fault_found(place, field, "fault-twice-in-list", &name);
        }
        members
    }

    fn pair(&mut self, place: Place<'_>, applicant: &str, placement: &str) -> Option<(u32, u32)> {
        let find = |ids: &Ids, id: &str| ids.find(id).and_then(|index| u32::try_from(index).ok());
        let a = find(self.problem.applicant_ids(), applicant);
        let p = find(self.problem.placement_ids(), placement);
        if a.is_none() {
            self.fault_found(place, "", "fault-unknown-applicant", applicant);
        }
        if p.is_none() {
            self.fault_found(place, "", "fault-unknown-placement", placement);
        }
        Some((a?, p?))
    }

    fn opens(&mut self, place: Place<'_>, placement: &str, min: u64) {
        let Some(index) = self.problem.placement_ids().find(placement) else {
            return self.fault_found(place, "placement", "fault-unknown-placement", placement);
        };
        let seats = self.problem.capacity(index);
        if min > u64::from(seats) {
            let warning = self.spot(place, "min", "warning-never-opens").with("found", placement);
            let warning = warning.with("min", &min.to_string()).with("seats", &seats.to_string());
            self.warnings.push(warning);
        }
        if let Ok(placement) = u32::try_from(index) {
            self.side.open_min.push(OpenMin { placement, min });
        }
    }

    fn budget(&mut self, place: Place<'_>, entry: BudgetEntry<'_>) {
        let limit = self.whole(place, "limit", entry.limit, MAX_MONEY);
        let default = entry.default.map_or(0, |cost| self.whole(place, "default", cost, MAX_MONEY));
        let mut costs = vec![default; self.problem.pairs()];
        let mut listed = BTreeSet::new();
        for (at, cost) in entry.costs.iter().enumerate() {
            let field = format!("costs[{at}]");
            let amount = self.whole(place, &format!("{field}.cost"), cost.cost, MAX_MONEY);
            let Some((a, p)) = self.pair(place, &cost.applicant, &cost.placement) else { continue };
            if !listed.insert((a, p)) {
                let pair = format!("{}, {}", cost.applicant, cost.placement);
                self.fault_found(place, &field, "fault-twice-in-list", &pair);
            }
            if let Some(pair) = self.problem.find_pair(a as usize, p) {
                costs[pair] = amount;
            }
        }
        self.side.budgets.push(Budget { id: entry.id.into_owned(), limit, costs });
    }
}
