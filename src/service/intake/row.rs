//! One row of a spreadsheet as a person: read whole, or with everything that is wrong with it. Owns what the cells mean;
//! writes nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    fields,
    moments::Moments,
    names::{Names, tidy_sign},
};
use crate::{
    domain::{
        Doubt, FactType, FactValue, Fault, Faults, Id, NotACode, PersonalCode, Texts, choice,
        day::{self, Misplaced},
        text::{folded, is_dash, normal},
    },
    files::sheet::{Cell, SheetRow, mapping::Mapping},
    rules::{Fact, Pack},
    service::{
        Person, Placed, Wished,
        contact::{self, mail_address},
        marks,
    },
};

/// A row, read.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its line.
    pub(super) line: u64,
    /// The application's number, where the row says one.
    pub(super) number: Option<String>,
    /// The person; only what the file has columns for is meant, and of these what is filled.
    pub(super) person: Person,
    /// What its cells say of each choice: a placement, or that there is none.
    pub(super) wished: Vec<(u8, Option<String>)>,
    /// When the application was registered, where the row says so.
    pub(super) received_at: Option<DateTime<Utc>>,
    /// Whether it is withdrawn, where the row says so.
    pub(super) withdrawn: Option<bool>,
    /// Whether the words of its name stand in another order in the file.
    pub(super) turned: bool,
    /// What is doubtful about its name, for whoever does not know that name yet.
    pub(super) doubts: Vec<Fault>,
}

/// A fact that the file has a column for.
struct Asked<'a> {
    name: String,
    kind: FactType,
    closed: Vec<(String, Texts)>,
    column: &'a str,
}

/// How rows are read: which column holds what.
pub(super) struct Reader<'a> {
    own: [Option<&'a str>; fields::OWN.len()],
    facts: Vec<Asked<'a>>,
    wishes: Vec<(u8, &'a str)>,
    places: &'a [Placed],
    /// The day on which the file is read: nobody was born after it.
    today: NaiveDate,
    /// Texts of the placements, by what is left of them without case and marks.
    near: BTreeMap<String, Vec<&'a str>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(mapping: &'a Mapping, pack: &Pack, places: &'a [Placed], today: NaiveDate) -> Self {
        let asked = |(name, fact): (&String, &Fact)| {
            let (name, closed) = (name.clone(), fact.closed().to_vec());
            mapping.column(&name).map(|column| Asked { kind: fact.kind, closed, column, name })
        };
        Self {
            own: fields::OWN.map(|field| mapping.column(field)),
            facts: pack.applicant().iter().filter_map(asked).collect(),
            wishes: (1..=fields::WISHES)
                .filter_map(|rank| Some((u8::try_from(rank).ok()?, mapping.column(&fields::wish(rank))?)))
                .collect(),
            places,
            today,
            near: near(places),
        }
    }

    /// Whether the file speaks of a field at all.
    pub(super) fn has(&self, field: &str) -> bool {
        self.column(field).is_some() || self.facts.iter().any(|fact| fact.name == field)
    }

    /// The column of one of the round's own fields.
    pub(super) fn column(&self, field: &str) -> Option<&str> {
        fields::OWN.iter().position(|name| *name == field).and_then(|at| self.own[at])
    }

    /// Whether a row has several mail addresses: an application holds one of them.
    pub(super) fn has_two_addresses(&self, row: &SheetRow<'_>) -> bool {
        self.contacts(row).1 > 1
    }

    /// The contact of a row, and how many mail addresses it has: the first of them stands before its telephone numbers.
    fn contacts(&self, row: &SheetRow<'_>) -> (String, usize) {
        let columns: Vec<&str> =
            ["email", "contact", "telephone"].iter().filter_map(|field| self.column(field)).collect();
        let told = columns.iter().map(|column| row.get(column)).filter(|cell| !says_none(cell));
        let told: Vec<String> = told.map(|cell| tidy_sign(&cell.text())).collect();
        if let [one] = told.as_slice() {
            return (one.clone(), 1);
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in told.iter().flat_map(|contact| contact::parts(contact)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        let (addresses, others): (Vec<&str>, Vec<&str>) =
            parts.into_iter().partition(|part| part.contains('@'));
        let kept: Vec<&str> = addresses.iter().take(1).copied().chain(others).collect();
        (kept.join(", "), addresses.len())
    }

    /// A contact with what a row says in the place of what was known: what it leaves empty stays.
    pub(super) fn contact_with(&self, known: &str, told: &str) -> String {
        let is_apart = |field: &str| self.has(field) || !self.has("contact");
        let address = mail_address(known).filter(|_| is_apart("email") && !told.contains('@'));
        let others = contact::beside_address(known);
        let others = if is_apart("telephone") && contact::beside_address(told).is_empty() {
            others
        } else {
            Vec::new()
        };
        if address.is_none() && others.is_empty() {
            return told.to_owned();
        }
        if contact::parts(told).all(|part| contact::parts(known).any(|other| other == part)) {
            return known.to_owned();
        }
        address.into_iter().chain([told]).chain(others).collect::<Vec<_>>().join(", ")
    }

    /// Reads a row; what is wrong with it goes to `faults`, what is doubtful to `warnings`.
    pub(super) fn read(
        &self,
        row: &SheetRow<'_>,
        faults: &mut Faults,
        warnings: &mut Faults,
    ) -> Option<Candidate> {
        let before = faults.faults.len() + faults.unlisted;
        let [number, name, first, last, _, _, _, code, registered, time, withdrawn] = self.own;
        let sign = |column: Option<&str>| {
            column.map(|column| tidy_sign(&row.get(column).text())).unwrap_or_default()
        };
        let name = Names::new([name, first, last]).read(row, faults);
        let mut person = Person { name: name.text, contact: self.contacts(row).0, ..Person::default() };
        for fact in &self.facts {
            if let Some(value) = fact.read(row, self.today, faults) {
                self.alike(fact, &value, row).into_iter().for_each(|warning| warnings.push(warning));
                person.facts.insert(fact.name.clone(), value);
            }
        }
        if let Some(column) = code {
            person.code = personal_code(row, column, &person, faults, warnings);
        }
        let wished = self.wished(row, faults);
        person.wishes = wishes(wished.iter().filter_map(|(_, placement)| placement.clone()));
        let number = Some(sign(number)).filter(|number| !number.chars().all(is_dash)).unwrap_or_default();
        let is_told = |column: &str| matches!(row.get(column), Cell::Error(_));
        if !number.is_empty() && Id::new(&number).is_err() && !self.own[0].is_some_and(is_told) {
            faults.push(row.fault(self.own[0].unwrap_or_default(), "fault-id-long"));
        }
        let withdrawn = withdrawn.and_then(|column| match row.read(column, FactType::Bool, faults) {
            Some(FactValue::Bool(withdrawn)) => Some(withdrawn),
            _ => None,
        });
        let received_at = Moments { day: registered, time }.read(row, faults, warnings);
        let found = number.is_empty()
            && person.code.is_none()
            && (person.name.is_empty() || marks::born(&person).is_none());
        let sound = row.sound && faults.faults.len() + faults.unlisted == before;
        if found && sound {
            // The same row sent again would be another person.
            faults.push(row.fault("", "fault-intake-nobody"));
            return None;
        }
        let number = (!number.is_empty()).then_some(number);
        let (line, turned, doubts) = (row.line, name.turned, name.doubts);
        let candidate = Candidate { line, number, person, wished, received_at, withdrawn, turned, doubts };
        sound.then_some(candidate)
    }

    /// The warning of a text that is one of a placement's but for case or marks: to rules it is another one.
    fn alike(&self, fact: &Asked<'_>, value: &FactValue, row: &SheetRow<'_>) -> Option<Fault> {
        let FactValue::Text(text) = value else { return None };
        let near = self.near.get(&folded(text)).filter(|_| fact.closed.is_empty())?;
        let meant = near.first().filter(|_| !near.contains(&text.as_str()))?;
        Some(row.fault(fact.column, "warning-alike").with("expected", meant).with_number("rows", 1))
    }

    fn wished(&self, row: &SheetRow<'_>, faults: &mut Faults) -> Vec<(u8, Option<String>)> {
        let mut wished: Vec<(u8, Option<String>)> = Vec::new();
        for (rank, column) in &self.wishes {
            let cell = row.get(column);
            // Of a cell that the sheet has told of, nothing is told twice.
            if cell.is_empty() || matches!(cell, Cell::Error(_)) {
                continue;
            }
            let written = cell.text();
            let mut places = self.meant(&written).into_iter();
            match (places.next(), places.next()) {
                (Some(place), None) => {
                    let placement = Some(place.placement.id.to_string());
                    if wished.iter().any(|(_, named)| *named == placement) {
                        faults.push(row.fault(column, "fault-intake-wish-twice"));
                    } else {
                        wished.push((*rank, placement));
                    }
                }
                (Some(_), Some(_)) => faults.push(row.fault(column, "fault-intake-wish-unclear")),
                // A dash, or a word for no: nothing is wished there.
                (None, _) if says_none(cell) => wished.push((*rank, None)),
                (None, _) => faults.push(row.fault(column, "fault-intake-wish-unknown")),
            }
        }
        wished
    }

    /// The placements that a cell may mean: by number or title as they stand, else without case, marks and kinds of dashes.
    fn meant(&self, written: &str) -> Vec<&Placed> {
        let places = |is: &dyn Fn(&str, &str) -> bool| -> Vec<&Placed> {
            let is = |place: &&Placed| is(place.placement.id.as_str(), &place.placement.title);
            self.places.iter().filter(is).collect()
        };
        let text = normal(written);
        let exact = places(&|id, title| id == text || normal(title) == text);
        if !exact.is_empty() {
            return exact;
        }
        let text = folded(written);
        places(&|id, title| folded(id) == text || folded(title) == text)
    }
}

/// Whether a cell is empty, or says by a dash or a word for no that there is nothing.
fn says_none(cell: &Cell) -> bool {
    matches!(cell.read(FactType::Bool), Ok(None | Some(FactValue::Bool(false))))
}

/// Placements in their order as wishes.
fn wishes(placements: impl Iterator<Item = String>) -> Vec<Wished> {
    (1..).zip(placements).map(|(rank, placement)| Wished { placement, rank }).collect()
}

/// The known wishes with what a row says of each rank; a placement that it names elsewhere moves there, and what it leaves empty
/// stays.
pub(super) fn wishes_with(known: &[Wished], told: &[(u8, Option<String>)]) -> Vec<Wished> {
    let is_named = |placement: &String| told.iter().any(|(_, named)| named.as_ref() == Some(placement));
    let kept = known
        .iter()
        .filter(|wish| !is_named(&wish.placement) && told.iter().all(|(rank, _)| *rank != wish.rank));
    let kept = kept.map(|wish| (wish.rank, wish.placement.clone()));
    let named = told.iter().filter_map(|(rank, named)| Some((*rank, named.clone()?)));
    let mut all: Vec<(u8, String)> = kept.chain(named).collect();
    all.sort_by_key(|(rank, _)| *rank);
    let is_same = all.iter().map(|(_, placement)| placement).eq(known.iter().map(|wish| &wish.placement));
    if is_same { known.to_vec() } else { wishes(all.into_iter().map(|(_, placement)| placement)) }
}

fn near(places: &[Placed]) -> BTreeMap<String, Vec<&str>> {
    let mut near: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for value in places.iter().flat_map(|place| place.placement.facts.values()) {
        if let FactValue::Text(text) = value {
            near.entry(folded(text)).or_default().push(text);
        }
    }
    near
}

impl Asked<'_> {
    /// What is wrong with the days of a value, if one of them cannot be meant.
    fn misplaced(&self, value: &FactValue, today: NaiveDate) -> Option<&'static str> {
        let days = match value {
            FactValue::Date(day) => vec![*day],
            FactValue::Periods(periods) => {
                periods.iter().flat_map(|period| [period.first, period.last]).collect()
            }
            FactValue::Bool(_) | FactValue::Whole(_) | FactValue::Text(_) => Vec::new(),
        };
        let birth = marks::BORN.contains(&self.name.as_str());
        days.into_iter().find_map(|day| day::placed(day, birth, today).err()).map(|why| match why {
            Misplaced::Past => "fault-day-past",
            Misplaced::Future => "fault-day-future",
            Misplaced::Far => "fault-day-far",
        })
    }

    /// The fact as its closed list has it; a fault where the cell is no value of it.
    fn read(&self, row: &SheetRow<'_>, today: NaiveDate, faults: &mut Faults) -> Option<FactValue> {
        let value = row.read(self.column, self.kind, faults)?;
        if let Some(why) = self.misplaced(&value, today) {
            faults.push(row.fault(self.column, why));
            return None;
        }
        let value = match value {
            FactValue::Text(text) => FactValue::Text(normal(&text).into_owned()),
            value => value,
        };
        let listed = choice::within(value, &self.closed);
        if listed.is_none() {
            let fault = row.fault(self.column, "fault-choice");
            faults.push(fault.with_named_choices(choice::names(&self.closed)));
        }
        listed
    }
}

fn personal_code(
    row: &SheetRow<'_>,
    column: &str,
    person: &Person,
    faults: &mut Faults,
    warnings: &mut Faults,
) -> Option<String> {
    if row.get(column).is_empty() || matches!(row.get(column), Cell::Error(_)) {
        return None;
    }
    let wrong = match PersonalCode::parse(&row.get(column).text()) {
        Ok(code) => {
            for doubt in code.doubts(marks::told(&person.facts)) {
                let key = match doubt {
                    Doubt::CheckDigit => "warning-code-check",
                    Doubt::BirthDate => "warning-code-birth",
                };
                warnings.push(hidden(row, column, key));
            }
            return Some(code.digits().to_owned());
        }
        Err(wrong) => wrong,
    };
    let zeros = row.lost_zeros(column, 11).is_some();
    let key = match wrong {
        NotACode::TooShort if zeros => "fault-code-zeros",
        NotACode::TooShort | NotACode::Form => "fault-code-form",
        NotACode::Date => "fault-code-date",
        NotACode::Unknown => "fault-code-unknown",
    };
    faults.push(hidden(row, column, key));
    None
}

/// A fault of a code, which is not shown again.
fn hidden(row: &SheetRow<'_>, column: &str, key: &'static str) -> Fault {
    let mut fault = row.fault(column, key);
    fault.args.remove("found");
    fault
}
