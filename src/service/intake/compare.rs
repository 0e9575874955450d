//! A spreadsheet held against the round: what is new, changed, gone, unchanged, wrong. Owns which application a row belongs
//! to, and the writing when all of it is meant; looks and writes go the same way, so what was shown is what is done.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::row::{Candidate, Reader};
use crate::{
    chance,
    domain::{Fault, Faults, Lang},
    service::{Book, No, Person, Service, marks::Marks, place_of, submit},
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

/// A comparison under way.
pub(super) struct Comparing<'a> {
    pub(super) service: &'a Service,
    pub(super) book: &'a Book,
    pub(super) row: &'a RoundRow,
    pub(super) reader: &'a Reader<'a>,
    pub(super) file: &'a str,
    /// Whether what differs is written.
    pub(super) writes: bool,
    pub(super) found: Comparison,
    /// Applications that the file has.
    pub(super) known: BTreeSet<Uuid>,
    /// Numbers and marks of rows without an application.
    pub(super) fresh: BTreeSet<String>,
}

impl Comparing<'_> {
    /// Holds one row against the round.
    pub(super) async fn row(&mut self, link: &mut Link<'_>, row: Candidate) -> Result<(), No> {
        let marks = Marks::of(&self.service.vault, &row.person);
        let known = match self.find(link, &row, &marks).await? {
            Ok(known) => known,
            Err(key) => {
                self.found.wrong += 1;
                self.found.faults.push(Fault::at(self.file, row.line, "", key));
                return Ok(());
            }
        };
        let twice = if let Some(known) = &known {
            !self.known.insert(known.id)
        } else {
            // Whoever has a number of their own is told apart by it; others by what a second sending finds them by.
            let marked = || vec![marks.code.clone(), marks.name.clone()];
            let own = row.number.clone().map_or_else(marked, |number| vec![number]);
            let own: Vec<String> = own.into_iter().filter(|mark| mark != "-").collect();
            let stands = own.iter().any(|mark| self.fresh.contains(mark));
            self.fresh.extend(own);
            stands
        };
        if twice {
            self.found.wrong += 1;
            self.found.faults.push(Fault::at(self.file, row.line, "", "fault-intake-twice"));
            return Ok(());
        }
        match known {
            None => self.add(link, row).await,
            Some(known) => self.change(link, row, known).await,
        }
    }

    /// The application that a row belongs to: by its number, else by the personal code, else by name and birth.
    async fn find(
        &self,
        link: &mut Link<'_>,
        row: &Candidate,
        marks: &Marks,
    ) -> Result<Result<Option<ApplicationRow>, &'static str>, No> {
        if let Some(number) = &row.number {
            let known = store::applications::by_number(link, number).await?;
            return Ok(match known {
                Some(known) if known.round != self.book.id => Err("fault-intake-elsewhere"),
                known => Ok(known),
            });
        }
        let alike = store::duplicates::marked(link, self.book.id, &marks.code, &marks.name).await?;
        let by_code: Vec<&ApplicationRow> =
            alike.iter().filter(|one| one.code_mark == marks.code && marks.code != "-").collect();
        // Whoever has a code is not taken for somebody of the same name with another one.
        let by_name = || {
            let free = |one: &&ApplicationRow| one.code_mark == "-" || marks.code == "-";
            alike.iter().filter(free).collect::<Vec<_>>()
        };
        let found = if by_code.is_empty() { by_name() } else { by_code };
        Ok(match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some((*one).clone())),
            _ => Err("fault-intake-unclear"),
        })
    }

    async fn add(&mut self, link: &mut Link<'_>, row: Candidate) -> Result<(), No> {
        let mut number = row.number.clone().unwrap_or_default();
        let (name, at) = (row.person.name.clone(), row.line);
        if self.writes {
            let kept = submit::Kept {
                number: match row.number {
                    Some(number) => number,
                    None => submit::free_number(link).await?,
                },
                person: row.person,
                once: chance::token()?,
                lang: Lang::Lv,
                registered_at: row.registered_at.unwrap_or_else(|| self.service.now()),
                withdrawn: row.withdrawn.unwrap_or(false),
            };
            number = self.service.keep_application(link, self.row, kept).await?.number;
        }
        self.found.added.add(at, &number, &name, Vec::new());
        Ok(())
    }

    async fn change(&mut self, link: &mut Link<'_>, row: Candidate, known: ApplicationRow) -> Result<(), No> {
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
        for (id, number) in store::applications::standing(link, self.book.id).await? {
            if !self.known.contains(&id) {
                self.found.gone.add(0, &number, "", Vec::new());
            }
        }
        Ok(())
    }
}
