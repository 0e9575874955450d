//! A spreadsheet held against the round: what is new, changed, gone, unchanged, wrong. Owns which application a row belongs
//! to, and the writing when all of it is meant; looks and writes go the same way, so what was shown is what is done.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::row::{Candidate, Reader};
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    pub(super) found: Comparison,
    /// Applications that the file has.
    pub(super) known: BTreeSet<Uuid>,
    /// Numbers and marks of rows without an application.
    pub(super) fresh: BTreeSet<String>,
}

/// The two ways to the database: what was there before the file is read through one, what differs is written through the
/// other. So a row never meets what another row of its file has just written, and looking finds what taking finds.
pub(super) struct Ways<'a, 'c> {
    pub(super) seen: &'a mut Link<'c>,
    /// `None` for a look alone.
    pub(super) writes: Option<&'a mut Link<'c>>,
}

/// The applications that a batch of rows may belong to.
struct Alike {
    by_number: BTreeMap<String, ApplicationRow>,
    marked: Vec<ApplicationRow>,
    by_code: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Alike {
    async fn of(link: &mut Link<'_>, round: Uuid, rows: &[(Candidate, Marks)]) -> Result<Self, No> {
        let numbers: Vec<&str> = rows.iter().filter_map(|(row, _)| row.number.as_deref()).collect();
        let unnumbered = || rows.iter().filter(|(row, _)| row.number.is_none()).map(|(_, marks)| marks);
        let codes: Vec<&str> = unnumbered().map(|marks| marks.code.as_str()).collect();
        let names: Vec<&str> = unnumbered().map(|marks| marks.name.as_str()).collect();
        let by_number = store::applications::by_numbers(link, &numbers).await?;
        let marked = store::duplicates::marked(link, round, &codes, &names).await?;
        let index = |mark: &dyn Fn(&ApplicationRow) -> &String| {
            let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, row) in marked.iter().enumerate().filter(|(_, row)| mark(row) != NOTHING) {
                index.entry(mark(row).clone()).or_default().push(at);
            }
            index
        };
        Ok(Self {
            by_number: by_number.into_iter().map(|row| (row.number.clone(), row)).collect(),
            by_code: index(&|row| &row.code_mark),
            by_name: index(&|row| &row.name_mark),
            marked,
        })
    }

    /// The application that a row belongs to: by its number, else by the personal code, else by name and birth.
    fn find(
        &self,
        round: Uuid,
        row: &Candidate,
        marks: &Marks,
    ) -> Result<Option<&ApplicationRow>, &'static str> {
        if let Some(number) = &row.number {
            return match self.by_number.get(number) {
                Some(known) if known.round != round => Err("fault-intake-elsewhere"),
                known => Ok(known),
            };
        }
        let known = |index: &BTreeMap<String, Vec<usize>>, mark: &str| {
            index.get(mark).into_iter().flatten().map(|&at| &self.marked[at]).collect::<Vec<_>>()
        };
        let mut found = known(&self.by_code, &marks.code);
        if found.is_empty() {
            // Whoever has a code is not taken for somebody of the same name with another one.
            found = known(&self.by_name, &marks.name);
            found.retain(|one| one.code_mark == NOTHING || marks.code == NOTHING);
        }
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err("fault-intake-unclear"),
        }
    }
}

impl Comparing<'_> {
    /// Holds rows against the round, and writes what differs where that is meant.
    pub(super) async fn rows(&mut self, ways: &mut Ways<'_, '_>, rows: Vec<Candidate>) -> Result<(), No> {
        let marked = |row: Candidate| {
            let marks = Marks::of(&self.service.vault, &row.person);
            (row, marks)
        };
        let rows: Vec<(Candidate, Marks)> = rows.into_iter().map(marked).collect();
        let alike = Alike::of(ways.seen, self.book.id, &rows).await?;
        let mut added = Vec::new();
        for (row, marks) in rows {
            let known = match alike.find(self.book.id, &row, &marks) {
                Ok(known) if self.stands_above(&row, &marks, known) => Err("fault-intake-twice"),
                found => found,
            };
            match known {
                Err(key) => {
                    self.found.wrong += 1;
                    self.found.faults.push(Fault::at(self.file, row.line, "", key));
                }
                Ok(None) => added.push(row),
                Ok(Some(known)) => self.change(&mut ways.writes, row, known).await?,
            }
        }
        self.add(&mut ways.writes, added).await
    }

    /// Whether a row above is the same person's; from now on this one is.
    fn stands_above(&mut self, row: &Candidate, marks: &Marks, known: Option<&ApplicationRow>) -> bool {
        if let Some(known) = known {
            return !self.known.insert(known.id);
        }
        // Whoever has a number of their own is told apart by it; others by what a second sending finds them by.
        let marked = || vec![marks.code.clone(), marks.name.clone()];
        let own = row.number.clone().map_or_else(marked, |number| vec![number]);
        let own: Vec<String> = own.into_iter().filter(|mark| mark != NOTHING).collect();
        let stands = own.iter().any(|mark| self.fresh.contains(mark));
        self.fresh.extend(own);
        stands
    }

    async fn add(&mut self, writes: &mut Option<&mut Link<'_>>, rows: Vec<Candidate>) -> Result<(), No> {
        let Some(link) = writes else {
            for row in rows {
                self.found.added.add(
                    row.line,
                    row.number.as_deref().unwrap_or_default(),
                    &row.person.name,
                    Vec::new(),
                );
            }
            return Ok(());
        };
        let missing = rows.iter().filter(|row| row.number.is_none()).count();
        let mut free = submit::free_numbers(link, missing).await?.into_iter();
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            let number = row.number.or_else(|| free.next()).unwrap_or_default();
            self.found.added.add(row.line, &number, &row.person.name, Vec::new());
            let new = submit::Kept {
                number,
                person: row.person,
                once: chance::token()?,
                lang: Lang::Lv,
                registered_at: row.registered_at.unwrap_or_else(|| self.service.now()),
                withdrawn: row.withdrawn.unwrap_or(false),
            };
            kept.push(self.service.row_of(self.row, new)?);
        }
        let added = store::applications::add_all(link, &kept).await;
        added.map_err(|error| taken(error, "refused-number-taken"))
    }

    async fn change(
        &mut self,
        writes: &mut Option<&mut Link<'_>>,
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
        if let Some(link) = writes {
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
        for (id, number) in store::applications::standing(link, self.book.id).await? {
            if !self.known.contains(&id) {
                self.found.gone.add(0, &number, "", Vec::new());
            }
        }
        Ok(())
    }
}
