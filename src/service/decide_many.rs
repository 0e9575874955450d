//! One finding about many applications at once: a school's list, an extract of a register. Owns that it is reviewed person by person
//! before it counts, that all of it counts or nothing, and that each application gets a revision of its own.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    Book, Decided, FactFile, No, Opened, Placed, Refusal, Service, Source, Standing, Wrong,
    book::{Stated, untold},
    decide,
    fact_file::{fact_columns, facts_asked},
    roll::Entry,
    standing::{Stands, questions, ready, standing},
};
use crate::{
    domain::{Arg, Caseworker, FactValue, Reason},
    store::{
        self, Link,
        applications::{self, ApplicationRow},
    },
};

/// The most applications about which one act decides.
pub const MOST_AT_ONCE: usize = 100;

/// Those about whom the same fact is to be found out.
#[derive(Debug)]
pub struct Awaiting {
    /// The round.
    pub book: Book,
    /// The facts that are to be found out, each with how many applications wait for it.
    pub facts: Vec<(FactFile, u64)>,
    /// The fact that was asked about.
    pub fact: Option<FactFile>,
    /// The first who wait for it, by number.
    pub lines: Vec<AwaitingLine>,
    /// How many do.
    pub found: u64,
}

/// An application that waits for a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwaitingLine {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// What else is to be found out about it: names of facts.
    pub besides: Vec<String>,
    /// Whether a colleague goes about it.
    pub busy: bool,
}

/// What one finding about many would do, or did.
#[derive(Debug)]
pub struct FoundForMany {
    /// The round.
    pub book: Book,
    /// The fact.
    pub fact: FactFile,
    /// What was found out.
    pub value: FactValue,
    /// On what it rests.
    pub note: String,
    /// Each application, by number.
    pub lines: Vec<FoundLine>,
}

/// What a finding does with one application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLine {
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// The number of the revision that stood before.
    pub version: i64,
    /// What the rules said.
    pub before: Standing,
    /// What they say with it.
    pub after: Standing,
    /// About how many of its wishes somebody has to decide: before, and with the finding.
    pub undecided: [u64; 2],
    /// Why, where they do not simply say yes.
    pub reasons: Vec<Reason>,
}

/// What is found out, as it was typed: a fact's name in the pack, its value, and on what it rests.
pub type TypedFinding<'t> = (&'t str, &'t str, &'t str);

impl Service {
    /// Who waits for which fact, and for one of them the first [`MOST_AT_ONCE`]. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round, and for a fact that its pack does not know; `refused-published`.
    pub async fn awaiting(&self, who: &Caseworker, slug: &str, fact: &str) -> Result<Awaiting, No> {
        let (book, places) = self.known_round(who, slug).await?;
        untold(book.phase)?;
        let columns = fact_columns(&book, &places);
        let chosen = columns.iter().find(|one| one.name == fact).cloned();
        if !fact.is_empty() && chosen.is_none() {
            return Err(No::NotFound);
        }
        let roll = self.roll(&book, &places).await?;
        let waiting: Vec<&Entry> = roll.entries.iter().filter(|entry| entry.waits()).collect();
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let opened = self.opened_all(link, &waiting).await?;
        let crowd = self.crowd(link, &book).await?;
        let elsewhere = self.busy_elsewhere(link, who, book.id).await?;
        drop(conn);
        let ready = ready(&book, Some(&crowd), &places);
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let (mut lines, mut found) = (Vec::new(), 0);
        for entry in waiting {
            let one = opened.get(&entry.id).ok_or(No::NotFound)?;
            let mut asked = facts_asked(&questions(one, &ready)?);
            for name in &asked {
                *counts.entry(name.clone()).or_default() += 1;
            }
            if !asked.iter().any(|name| name == fact) {
                continue;
            }
            found += 1;
            if lines.len() < MOST_AT_ONCE {
                asked.retain(|name| name != fact);
                lines.push(AwaitingLine {
                    number: entry.number.clone(),
                    name: one.person.name.clone(),
                    version: entry.version,
                    besides: asked,
                    busy: elsewhere.contains(&entry.id.to_string()),
                });
            }
        }
        drop(ready);
        if !lines.is_empty() {
            let numbers = lines.iter().map(|line| line.number.as_str()).collect();
            self.look_through(who, slug, numbers, "").await?;
        }
        let facts = columns.into_iter().filter_map(|one| counts.get(&one.name).map(|n| (one, *n))).collect();
        Ok(Awaiting { book, facts, fact: chosen, lines, found })
    }

    /// Adds the same fact to many applications, each as the page of its `version` showed it; all of them or none. Unless `sure`, it is
    /// only told what that would do, and nothing is written.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round, another round's number, an unknown fact; [`No::Invalid`] at the fields `who`,
    /// `value` and `note`; refusals `refused-published`, `refused-done-already` where all of it stands already, `refused-stale-these`
    /// with the numbers of those that changed since.
    pub async fn find_out_for_many(
        &self,
        who: &Caseworker,
        slug: &str,
        finding: TypedFinding<'_>,
        chosen: &[(String, i64)],
        sure: bool,
    ) -> Result<FoundForMany, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let (book, places) = (self.book(&row)?, self.places(link, row.id).await?);
        untold(book.phase)?;
        let columns = fact_columns(&book, &places);
        let fact = columns.into_iter().find(|one| one.name == finding.0).ok_or(No::NotFound)?;
        let versions: BTreeMap<&str, i64> =
            chosen.iter().map(|(number, version)| (number.as_str(), *version)).collect();
        let found = self.found_rows(link, (&book, &versions)).await?;
        let read = decide::read(&book, finding);
        as_shown(&found, &versions, (&fact.name, read.as_ref().ok().map(|(value, _)| value)))?;
        let (value, note) = enough(versions.len(), read)?;
        let lines = self.effect_on_each(link, (&book, &places), &found, (&fact.name, &value)).await?;
        if sure {
            for (application, _) in &found {
                let version = application.version;
                let of = (application, version);
                self.find_out(link, (who, Source::Decision), (&row, &book), of, finding).await?;
                self.note(link, Some(who.staff()), "decide", (Some(row.id), &application.number)).await?;
            }
            tx.commit().await?;
        }
        Ok(FoundForMany { book, fact, value, note, lines })
    }

    /// The applications of these numbers, by number, with what they say.
    async fn found_rows(
        &self,
        link: &mut Link<'_>,
        (book, versions): (&Book, &BTreeMap<&str, i64>),
    ) -> Result<Vec<(ApplicationRow, Stated)>, No> {
        let numbers: Vec<&str> = versions.keys().copied().take(MOST_AT_ONCE + 1).collect();
        let mut rows = applications::by_numbers(link, &numbers).await?;
        if rows.len() < numbers.len() || rows.iter().any(|found| found.round != book.id) {
            return Err(No::NotFound);
        }
        rows.sort_by(|a, b| a.number.cmp(&b.number));
        let stated = |row: ApplicationRow| {
            let says = self.stated(&row)?;
            Ok((row, says))
        };
        rows.into_iter().map(stated).collect()
    }

    /// What the fact does with each of them.
    async fn effect_on_each(
        &self,
        link: &mut Link<'_>,
        (book, places): (&Book, &[Placed]),
        found: &[(ApplicationRow, Stated)],
        (fact, value): (&str, &FactValue),
    ) -> Result<Vec<FoundLine>, No> {
        let crowd = self.crowd(link, book).await?;
        let now = self.received(link).await?;
        let ready = ready(book, Some(&crowd), places);
        let of = |(row, says): &(ApplicationRow, Stated)| {
            let (fact, value) = (fact.to_owned(), value.clone());
            let decided = Decided { fact, value, note: String::new(), by: Uuid::nil(), at: now };
            let before = self.opened(row)?;
            let after = Opened { decided: says.clone().with(decided).found, ..before.clone() };
            let Stands { standing: now, reasons, undecided, .. } = standing(&after, &ready)?;
            let until_now = standing(&before, &ready)?;
            Ok(FoundLine {
                number: row.number.clone(),
                name: before.person.name.clone(),
                version: row.version,
                before: until_now.standing,
                after: now,
                undecided: [until_now.undecided, undecided],
                reasons,
            })
        };
        found.iter().map(of).collect()
    }
}

/// Whether all of them stand as they were shown.
fn as_shown(
    found: &[(ApplicationRow, Stated)],
    versions: &BTreeMap<&str, i64>,
    (fact, value): (&str, Option<&FactValue>),
) -> Result<(), No> {
    let stands = |row: &ApplicationRow| {
        let same = versions.get(row.number.as_str()) == Some(&row.version);
        same && row.state != "withdrawn" && row.wrapped_key.is_some()
    };
    let changed: Vec<&str> =
        found.iter().filter(|(row, _)| !stands(row)).map(|(row, _)| row.number.as_str()).collect();
    if changed.is_empty() {
        return Ok(());
    }
    // Sent once more by *Back*, or by a second click.
    let has = |says: &Stated| {
        let newest = says.found.iter().rev().find(|one| one.fact == fact);
        newest.is_some_and(|one| Some(&one.value) == value)
    };
    if changed.len() == found.len() && found.iter().all(|(_, says)| has(says)) {
        return Err(Refusal::new("refused-done-already").into());
    }
    Err(Refusal::new("refused-stale-these").with("numbers", Arg::Text(changed.join(", "))).into())
}

/// What was typed, once somebody is chosen, and not too many.
fn enough(people: usize, read: Result<(FactValue, String), No>) -> Result<(FactValue, String), No> {
    let key = match people {
        0 => "wrong-nobody-chosen",
        n if n > MOST_AT_ONCE => "wrong-too-many-chosen",
        _ => return read,
    };
    let most = i64::try_from(MOST_AT_ONCE).unwrap_or(i64::MAX);
    let mut wrong = vec![Wrong::new("who", key).with("most", Arg::Whole(most))];
    match read {
        Err(No::Invalid(others)) => wrong.extend(others),
        Err(other) => return Err(other),
        Ok(_) => {}
    }
    Err(No::Invalid(wrong))
}
