//! A spreadsheet held against the round: what is new, changed, gone, unchanged, wrong. Owns which application a row belongs
//! to, and the writing when all of it is meant; looks and writes go the same way, so what was shown is what is done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    late::{LateRow, LateRows, Lateness},
    register::{Found, Register, print},
    row::{Candidate, Reader},
};
use crate::{
    chance,
    domain::{Fault, Faults, Lang},
    service::{
        Book, No, Person, Service,
        marks::{Marks, NOTHING},
        place_of, submit, taken,
    },
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
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
    /// Names of the fields that change.
    pub fields: Vec<String>,
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
    fn add(&mut self, line: u64, number: &str, name: &str, fields: Vec<String>) {
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
    /// New rows whose moments are outside the time of the round.
    pub late: LateRows,
    /// What is wrong.
    pub faults: Faults,
    /// What is doubtful.
    pub warnings: Faults,
}

/// How many rows are held against the round at a time.
pub(super) const BATCH: usize = 400;

/// A comparison under way.
pub(super) struct Comparing<'a> {
    pub(super) service: &'a Service,
    pub(super) book: &'a Book,
    pub(super) row: &'a RoundRow,
    pub(super) reader: &'a Reader<'a>,
    pub(super) file: &'a str,
    /// The round as it was before the file.
    pub(super) register: Register,
    /// Whether what differs is written.
    pub(super) writes: bool,
    pub(super) found: Comparison,
    /// The moment of taking: of rows that state none.
    pub(super) received: DateTime<Utc>,
    /// The last arrival given; rows take the next ones in their order.
    pub(super) last_arrival: i64,
    /// Applications that the file has.
    pub(super) known: BTreeSet<Uuid>,
    /// Numbers and marks of rows without an application.
    pub(super) fresh: BTreeSet<u128>,
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
        let ids: Vec<Uuid> = rows.iter().filter_map(|(.., found)| found.ok().flatten()).collect();
        let known = store::applications::by_ids(link, &ids).await?;
        let known: BTreeMap<Uuid, ApplicationRow> = known.into_iter().map(|row| (row.id, row)).collect();
        let elsewhere = self.elsewhere(link, &rows).await?;
        let mut added = Vec::new();
        for (row, marks, found) in rows {
            let away = row.number.as_ref().is_some_and(|number| elsewhere.contains(number));
            let found = found.and_then(|found| match found {
                _ if away => Err("fault-intake-elsewhere"),
                found if self.stands_above(&row, &marks, found) => Err("fault-intake-twice"),
                found => Ok(found.and_then(|id| known.get(&id))),
            });
            match found {
                Err(key) => {
                    self.found.wrong += 1;
                    self.found.faults.push(Fault::at(self.file, row.line, "", key));
                }
                Ok(None) => added.push((row, marks)),
                Ok(Some(known)) => self.change(link, row, known).await?,
            }
        }
        self.add(link, added).await
    }

    /// Which of the rows' numbers are those of applications of other rounds.
    async fn elsewhere(
        &self,
        link: &mut Link<'_>,
        rows: &[(Candidate, Marks, Found)],
    ) -> Result<BTreeSet<String>, No> {
        let unknown = rows.iter().filter(|(.., found)| *found == Ok(None));
        let numbers: Vec<&str> = unknown.filter_map(|(row, ..)| row.number.as_deref()).collect();
        let there = store::applications::by_numbers(link, &numbers).await?;
        // What stands in this round and not in the register, this file has just written.
        Ok(there.into_iter().filter(|row| row.round != self.book.id).map(|row| row.number).collect())
    }

    /// Whether a row above is the same person's; from now on this one is.
    fn stands_above(&mut self, row: &Candidate, marks: &Marks, known: Option<Uuid>) -> bool {
        if let Some(known) = known {
            return !self.known.insert(known);
        }
        // Whoever has a number of their own is told apart by it; others by what a second sending finds them by.
        let marked = || vec![marks.code.clone(), marks.name.clone()];
        let own = row.number.clone().map_or_else(marked, |number| vec![number]);
        let own: Vec<u128> = own.iter().filter(|mark| *mark != NOTHING).map(|mark| print(mark)).collect();
        let stands = own.iter().any(|mark| self.fresh.contains(mark));
        self.fresh.extend(own);
        stands
    }

    async fn add(&mut self, link: &mut Link<'_>, rows: Vec<(Candidate, Marks)>) -> Result<(), No> {
        for (row, _) in &rows {
            if let Some(why) = Lateness::of(self.book, row.registered_at, self.received) {
                let name = row.person.name.clone();
                self.found.late.add(LateRow { line: row.line, name, at: row.registered_at, why });
            }
        }
        if !self.writes {
            for (row, _) in rows {
                self.found.added.add(
                    row.line,
                    row.number.as_deref().unwrap_or_default(),
                    &row.person.name,
                    Vec::new(),
                );
            }
            return Ok(());
        }
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
            let new = submit::Kept {
                number,
                person: row.person,
                once: chance::token()?,
                lang: Lang::Lv,
                registered_at: row.registered_at.unwrap_or(self.received),
                arrival: self.last_arrival,
                draw_code,
                withdrawn: row.withdrawn.unwrap_or(false),
            };
            kept.push(self.service.row_of(self.row, new)?);
        }
        let added = store::applications::add_all(link, &kept).await;
        added.map_err(|error| taken(error, "refused-number-taken"))
    }

    async fn change(
        &mut self,
        link: &mut Link<'_>,
        row: Candidate,
        known: &ApplicationRow,
    ) -> Result<(), No> {
        let before: Person = self.service.vault.open(&place_of("application", known.id), &known.sealed)?;
        let (after, mut fields) = self.merged(&before, &row);
        let withdraws = row.withdrawn == Some(true) && known.state == "submitted";
        if withdraws {
            fields.push("withdrawn".to_owned());
        }
        if fields.is_empty() {
            self.found.same += 1;
            return Ok(());
        }
        if self.writes {
            let Marks { code, name } = Marks::of(&self.service.vault, &after);
            let sealed = self.service.vault.seal(&place_of("application", known.id), &after)?;
            let changed = ApplicationRow { sealed, code_mark: code, name_mark: name, ..known.clone() };
            store::applications::rewrite(link, &changed).await?;
            if withdraws {
                store::applications::withdraw(link, known.id).await?;
            }
        }
        self.found.changed.add(row.line, &known.number, &after.name, fields);
        Ok(())
    }

    /// The person with what the file says in the place of what was known, and which fields that changes.
    fn merged(&self, before: &Person, row: &Candidate) -> (Person, Vec<String>) {
        let (mut after, mut fields) = (before.clone(), Vec::new());
        let told = &row.person;
        if self.reader.has_name() && told.name != before.name {
            after.name.clone_from(&told.name);
            fields.push("name".to_owned());
        }
        if self.reader.has("contact") && told.contact != before.contact {
            after.contact.clone_from(&told.contact);
            fields.push("contact".to_owned());
        }
        if self.reader.has("personal_code") && told.code != before.code {
            after.code.clone_from(&told.code);
            fields.push("personal_code".to_owned());
        }
        for fact in self.reader.facts() {
            if told.facts.get(fact) != before.facts.get(fact) {
                match told.facts.get(fact) {
                    Some(value) => drop(after.facts.insert(fact.to_owned(), value.clone())),
                    None => drop(after.facts.remove(fact)),
                }
                fields.push(fact.to_owned());
            }
        }
        if self.reader.has_wishes() && told.wishes != before.wishes {
            after.wishes.clone_from(&told.wishes);
            fields.push("wishes".to_owned());
        }
        (after, fields)
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
