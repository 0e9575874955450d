//! A spreadsheet held against the round: what is new, changed, gone, unchanged, wrong. Owns which application a row belongs
//! to, and the writing when all of it is meant; looks and writes go the same way, so what was shown is what is done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    late::{LateRow, LateRows, Lateness},
    moments::shown,
    names::{tidy, tidy_name, tidy_sign},
    register::{Found, Register, alike, print},
    row::{Candidate, Reader, wishes_with},
};
use crate::{
    chance,
    domain::{FactValue, Faults, Lang},
    service::{
        Book, FieldChange, No, Person, Service, Source, Withdrawn,
        book::Stated,
        history::changes,
        marks::{Marks, NOTHING, has_words_of},
        prepare::busy,
        submit, taken,
    },
    store::{
        self, Link,
        applications::ApplicationRow,
        revisions::{Origin, RevisionRow},
        rounds::RoundRow,
    },
};

/// The most rows of each kind that a page lists.
pub(super) const LISTED: usize = 100;

/// What becomes of one row or application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Becomes {
    /// The row; 0 for an application that the file does not have.
    pub line: u64,
    /// The application's number, where there is one.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// What changes.
    pub fields: Vec<FieldChange>,
}

/// How many of a kind, and the first of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub first: Vec<Becomes>,
}

impl Group {
    fn add(&mut self, line: u64, number: &str, name: &str, fields: Vec<FieldChange>) {
        self.count += 1;
        if self.first.len() < LISTED {
            let (number, name) = (number.to_owned(), name.to_owned());
            self.first.push(Becomes { line, number, name, fields });
        }
    }
}

/// A spreadsheet held against the round.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Rows of people who have no application yet.
    pub added: Group,
    /// Rows that say something else than the application.
    pub changed: Group,
    /// Applications that the file does not have; nothing becomes of them.
    pub gone: Group,
    /// Rows that say what is known.
    pub same: u64,
    /// Rows with faults.
    pub wrong: u64,
    /// New rows for whose moments a second person stands.
    pub late: LateRows,
    /// What is wrong.
    pub faults: Faults,
    /// What is doubtful.
    pub warnings: Faults,
}

impl Comparison {
    /// The numbers of applications of which a page shows something.
    pub(super) fn shown(&self) -> Vec<&str> {
        self.changed.first.iter().chain(&self.gone.first).map(|one| one.number.as_str()).collect()
    }
}

/// How many rows are held against the round at a time.
pub(super) const BATCH: usize = 400;

/// What differs is written under a preparation that nobody sees.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    pub(super) preparation: Uuid,
    /// The first arrival that its rows get.
    pub(super) first: i64,
    /// The last one that they may get.
    pub(super) last: i64,
    /// Who takes the file.
    pub(super) account: Uuid,
}

impl Writing {
    fn origin(&self, at: DateTime<Utc>) -> Origin {
        Origin { preparation: Some(self.preparation), ..Source::Sheet.origin(at, Some(self.account)) }
    }
}

/// A comparison under way.
pub(super) struct Comparing<'a> {
    pub(super) service: &'a Service,
    pub(super) book: &'a Book,
    pub(super) row: &'a RoundRow,
    pub(super) reader: &'a Reader<'a>,
    pub(super) file: &'a str,
    /// The round as it was before the file.
    pub(super) register: Register,
    /// Where what differs is written, if it is.
    pub(super) writing: Option<Writing>,
    pub(super) found: Comparison,
    /// The moment of taking: of rows that state none.
    pub(super) received: DateTime<Utc>,
    /// The last arrival given; rows take the next ones in their order.
    pub(super) last_arrival: i64,
    /// Applications that the file has.
    pub(super) known: BTreeSet<Uuid>,
    /// Numbers and marks of rows without an application.
    pub(super) fresh: BTreeSet<u128>,
    /// Marks of people in rows with numbers of their own.
    pub(super) seen: BTreeSet<u128>,
}

impl Comparing<'_> {
    /// Holds rows against the round, and writes what differs where that is meant.
    pub(super) async fn rows(&mut self, link: &mut Link<'_>, rows: Vec<Candidate>) -> Result<(), No> {
        let marked = |row: Candidate| {
            let marks = Marks::of(&self.service.vault, &row.person);
            let found = self.register.find(row.number.as_deref(), &marks);
            (row, marks, found)
        };
        let rows: Vec<_> = rows.into_iter().map(marked).collect();
        let ids: Vec<Uuid> =
            rows.iter().filter_map(|(_, marks, found)| self.concerned(marks, *found)).collect();
        let known = store::applications::by_ids(link, &ids).await?;
        let known: BTreeMap<Uuid, ApplicationRow> = known.into_iter().map(|row| (row.id, row)).collect();
        let elsewhere = self.elsewhere(link, &rows).await?;
        let mut added = Vec::new();
        for (row, marks, found) in rows {
            let away = row.number.as_ref().is_some_and(|number| elsewhere.contains(&alike(number)));
            let wrong = match found {
                Err(unclear) => Some((unclear.key, unclear.other)),
                Ok(None) if away => Some(("fault-intake-elsewhere", None)),
                Ok(found) if self.stands_above(&row, &marks, found) => Some(("fault-intake-twice", None)),
                Ok(_) => None,
            };
            if let Some((key, other)) = wrong {
                let other = other.and_then(|other| known.get(&other));
                let fault = self.about_number(&row, key, other.map(|other| other.number.as_str()));
                self.found.wrong += 1;
                self.found.faults.push(fault);
                continue;
            }
            if let Some(known) = found.ok().flatten().and_then(|id| known.get(&id)) {
                self.change(link, row, known).await?;
            } else {
                let other = self.register.alike(&marks).and_then(|id| known.get(&id));
                self.doubt_new(&row, &marks, other.map(|known| known.number.as_str()));
                added.push((row, marks));
            }
        }
        self.add(link, added).await
    }

    /// The application that a row is about, or that speaks against it.
    fn concerned(&self, marks: &Marks, found: Found) -> Option<Uuid> {
        match found {
            Ok(Some(id)) => Some(id),
            Ok(None) => self.register.alike(marks),
            Err(unclear) => unclear.other,
        }
    }

    /// Which of the rows' numbers are those of applications of other rounds.
    async fn elsewhere(
        &self,
        link: &mut Link<'_>,
        rows: &[(Candidate, Marks, Found)],
    ) -> Result<BTreeSet<String>, No> {
        let unknown = rows.iter().filter(|(.., found)| *found == Ok(None));
        let written = |number: &String| [number.clone(), number.to_uppercase(), number.to_lowercase()];
        let numbers: BTreeSet<String> =
            unknown.filter_map(|(row, ..)| row.number.as_ref()).flat_map(written).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let there = store::applications::by_numbers(link, &numbers).await?;
        // What stands in this round and not in the register, this file has just written.
        Ok(there.into_iter().filter(|row| row.round != self.book.id).map(|row| alike(&row.number)).collect())
    }

    /// Whether a row above is the same person's; from now on this one is.
    fn stands_above(&mut self, row: &Candidate, marks: &Marks, known: Option<Uuid>) -> bool {
        if let Some(known) = known {
            return !self.known.insert(known);
        }
        // Whoever has a number of their own is told apart by it; others by what a second sending finds them by.
        let marked = || vec![marks.code.clone(), marks.name.clone()];
        let own = row.number.as_ref().map_or_else(marked, |number| vec![alike(number)]);
        let own: Vec<u128> = own.iter().filter(|mark| *mark != NOTHING).map(|mark| print(mark)).collect();
        let stands = own.iter().any(|mark| self.fresh.contains(mark));
        self.fresh.extend(own);
        stands
    }

    async fn add(&mut self, link: &mut Link<'_>, rows: Vec<(Candidate, Marks)>) -> Result<(), No> {
        for (row, _) in &rows {
            if let Some(why) = Lateness::of(self.book, row.received_at, self.received) {
                let name = row.person.name.clone();
                self.found.late.add(LateRow { line: row.line, name, at: row.received_at, why });
            }
        }
        let Some(writing) = self.writing else {
            for (row, _) in rows {
                let number = row.number.as_deref().unwrap_or_default();
                self.found.added.add(row.line, number, &row.person.name, read_of(&row));
            }
            return Ok(());
        };
        let missing = rows.iter().filter(|(row, _)| row.number.is_none()).count();
        let marks: Vec<&str> = rows.iter().map(|(_, marks)| marks.code.as_str()).collect();
        let mut entered = store::order::draw_codes(link, self.row.id, &marks).await?;
        let mut free = submit::free_numbers(link, missing).await?.into_iter();
        let mut kept = Vec::with_capacity(rows.len());
        for (row, marks) in rows {
            let draw_code = entered.get(&marks.code).cloned().map_or_else(chance::draw_code, Ok)?;
            if marks.code != NOTHING {
                entered.insert(marks.code, draw_code.clone());
            }
            let number = row.number.or_else(|| free.next()).unwrap_or_default();
            self.found.added.add(row.line, &number, &row.person.name, Vec::new());
            self.last_arrival += 1;
            if self.last_arrival > writing.last {
                // More is new than when arrivals were put aside: somebody changed the round meanwhile.
                return Err(busy());
            }
            let new = submit::Kept {
                number,
                person: row.person,
                held: Vec::new(),
                once: chance::token()?,
                lang: Lang::Lv,
                received_at: row.received_at.unwrap_or(self.received),
                arrival: self.last_arrival,
                draw_code,
                withdrawn: row.withdrawn.unwrap_or(false).then_some(Withdrawn::ByStaff),
            };
            kept.push(self.service.row_of(self.row, new)?);
        }
        let added = store::applications::add_all(link, &kept, &writing.origin(self.received)).await;
        added.map_err(|error| taken(error, "refused-number-taken"))
    }

    async fn change(
        &mut self,
        link: &mut Link<'_>,
        row: Candidate,
        known: &ApplicationRow,
    ) -> Result<(), No> {
        let before = self.service.stated(known)?;
        let after = Stated { person: self.merged(&before.person, &row), ..before.clone() };
        let mut fields = changes(&before, &after);
        self.doubt_change(&row, known, [&before.person.name, &after.person.name]);
        let withdraws = row.withdrawn == Some(true) && known.state == "submitted";
        if withdraws {
            let said = |withdrawn| Some(FactValue::Bool(withdrawn));
            let field = "withdrawn".to_owned();
            fields.push(FieldChange { field, before: said(false), after: said(true), described: None });
        }
        if fields.is_empty() {
            self.found.same += 1;
            return Ok(());
        }
        if let Some(writing) = self.writing {
            let number = known.version + 1;
            let revision =
                self.service.revision(known, number, (&after, None), &writing.origin(self.received))?;
            let withdraws = withdraws || revision.withdraws;
            let pack_hash = self.row.pack_hash.clone();
            let revision = RevisionRow { pack_hash, withdraws, ..revision };
            // Somebody who said something meanwhile has its number: then the file is held against the round anew.
            let added = store::revisions::add(link, &[revision]).await;
            added.map_err(|error| taken(error, "refused-busy"))?;
        }
        self.found.changed.add(row.line, &known.number, &after.person.name, fields);
        Ok(())
    }

    /// The person with what the file says in the place of what was known.
    fn merged(&self, before: &Person, row: &Candidate) -> Person {
        let (mut after, told) = (before.clone(), &row.person);
        // An empty cell says nothing: what was known stays. What was known stays as it was written where the file says the same.
        let (name, other) = (tidy_name(&before.name), &told.name);
        let turned = row.turned && has_words_of(&name, other) && has_words_of(other, &name);
        if !other.is_empty() && name != *other && !turned {
            after.name.clone_from(other);
        }
        if !told.contact.is_empty() {
            let contact = self.reader.contact_with(&tidy_sign(&before.contact), &told.contact);
            if tidy_sign(&before.contact) != contact {
                after.contact = contact;
            }
        }
        if told.code.is_some() {
            after.code.clone_from(&told.code);
        }
        for (fact, value) in &told.facts {
            if !is_same(before.facts.get(fact), value) {
                after.facts.insert(fact.clone(), value.clone());
            }
        }
        after.wishes = wishes_with(&before.wishes, &row.wished);
        after
    }

    /// Whether an application that came while the file was being prepared is a person whom the file adds.
    pub(super) fn adds(&self, came: &[store::applications::MarkedRow]) -> bool {
        let own = |row: &store::applications::MarkedRow| {
            let marks = [&alike(&row.number), &row.code_mark, &row.name_mark];
            marks.into_iter().filter(|mark| *mark != NOTHING).any(|mark| self.fresh.contains(&print(mark)))
        };
        came.iter().any(own)
    }

    /// Applications that the file does not have.
    pub(super) async fn gone(&mut self, link: &mut Link<'_>) -> Result<(), No> {
        let gone: Vec<Uuid> = self.register.standing().filter(|id| !self.known.contains(id)).collect();
        let mut first = store::applications::by_ids(link, &gone[..gone.len().min(LISTED)]).await?;
        first.sort_by(|one, other| one.number.cmp(&other.number));
        for row in &first {
            self.found.gone.add(0, &row.number, "", Vec::new());
        }
        self.found.gone.count = gone.len() as u64;
        Ok(())
    }
}

/// What was read of a new row beside its name, for whoever checks it; codes are masked.
fn read_of(row: &Candidate) -> Vec<FieldChange> {
    let stated = |person: &Person| Stated { person: person.clone(), found: Vec::new(), held: Vec::new() };
    let nobody = Person { name: row.person.name.clone(), ..Person::default() };
    let mut read = changes(&stated(&nobody), &stated(&row.person));
    let mut also = |field: &str, value| {
        let field = field.to_owned();
        read.push(FieldChange { field, before: None, after: Some(value), described: None });
    };
    if let Some(at) = row.received_at {
        also("registered", FactValue::Text(shown(at)));
    }
    if row.withdrawn == Some(true) {
        also("withdrawn", FactValue::Bool(true));
    }
    read
}

/// Whether a fact says what is known, however its text is written.
fn is_same(known: Option<&FactValue>, said: &FactValue) -> bool {
    match (known, said) {
        (Some(FactValue::Text(known)), FactValue::Text(said)) => tidy(known) == tidy(said),
        (known, said) => known == Some(said),
    }
}
