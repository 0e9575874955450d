//! Everything that an application says, put right on one page: name, contact, facts and wishes, with what stood there and what will stand
//! there shown before it counts. Owns what of it can still be changed when and by how many, that the revision says on what the change
//! rests, and that the person is written to.

use std::collections::BTreeMap;

use super::{
    Answers, Book, Decided, FieldChange, No, Opened, Person, Phase, Placed, Refusal, Service, Source,
    Standing, WishFile, Wrong,
    audit::{Looked, Looker},
    book::{Stated, phase},
    change::noted,
    fact_file::{FactFile, fact_files},
    history::{changes, titles},
    review::judged,
    standing::Stands,
    submit::is_contact,
    typed_wish::named,
};
use crate::{
    domain::{Caseworker, FactValue, Reason},
    store::{self, Link, applications::ApplicationRow, revisions::Origin, rounds::RoundRow},
};

/// What of an application can be put right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amendable {
    /// What is known about the person.
    pub facts: bool,
    /// What they wish for.
    pub wishes: bool,
    /// The same once the deadline has passed: as a mistake, which another caseworker approves.
    pub two: bool,
}

/// An application on the page where it is put right.
#[derive(Debug)]
pub struct Amending {
    /// The round.
    pub book: Book,
    /// The number of the application.
    pub number: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// Whose it is.
    pub name: String,
    /// By what the person is reached.
    pub contact: String,
    /// The facts of the pack, with what is known.
    pub facts: Vec<FactFile>,
    /// Numbers of placements, best first.
    pub wishes: Vec<String>,
    /// Number and title of every placement.
    pub places: Vec<(String, String)>,
    /// What can be put right.
    pub can: Amendable,
}

/// What changes, and what the rules say of it then.
#[derive(Debug)]
pub struct Amended {
    /// What changes, field by field.
    pub changes: Vec<FieldChange>,
    /// What the rules say of whoever it is.
    pub standing: Standing,
    /// Why, where they do not simply say yes.
    pub reasons: Vec<Reason>,
    /// The placements wished for, best first, each with why the rules refuse it or what is to be found out first.
    pub wishes: Vec<WishFile>,
    /// Whether what changes of the choices waits for another caseworker.
    pub signed: bool,
}

/// What was typed on that page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAmendment {
    /// The name.
    pub name: String,
    /// The contact.
    pub contact: String,
    /// Facts by name in the pack, as people type them.
    pub facts: Answers,
    /// Numbers of placements, best first; nothing stands for no choice.
    pub wishes: Vec<String>,
    /// On what the change rests.
    pub note: String,
}

/// What can be put right in a round where it stands.
fn amendable(at: Phase, row: &ApplicationRow) -> Result<Amendable, No> {
    let key = match at {
        Phase::Finished => "refused-finished",
        Phase::Draft => "refused-draft",
        Phase::Upcoming => "refused-not-open",
        _ if row.wrapped_key.is_none() => "refused-erased",
        _ if row.state == "withdrawn" => "refused-withdrawn",
        _ => {
            let (facts, two) = (!at.is_told(), matches!(at, Phase::Ended | Phase::Closed));
            return Ok(Amendable { facts, wishes: at == Phase::Open, two });
        }
    };
    Err(Refusal::new(key).into())
}

impl Service {
    /// The application of a number in a round of a caseworker's authority.
    async fn amended_row(
        &self,
        link: &mut Link<'_>,
        (round, number): (&RoundRow, &str),
    ) -> Result<(ApplicationRow, Amendable), No> {
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        let can = amendable(phase(round, now), &found)?;
        Ok((found, can))
    }

    /// An application with everything that it says, to be put right. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals as for [`amend`](Self::amend).
    pub async fn amending(&self, who: &Caseworker, slug: &str, number: &str) -> Result<Amending, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let (found, can) = self.amended_row(link, (&round, number)).await?;
        let (book, places) = (self.book(&round)?, self.places(link, round.id).await?);
        let opened = self.opened(&found)?;
        let applicant = opened.applicant()?;
        let facts = fact_files(&book, &opened, &applicant, &places, &BTreeMap::new());
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(Amending {
            number: found.number,
            version: found.version,
            name: opened.person.name.clone(),
            contact: opened.person.contact.clone(),
            wishes: named(&opened.person),
            places: titles(&places),
            book,
            facts,
            can,
        })
    }

    /// Puts right what an application says, as the page of `version` showed it; gives what changes. Unless `sure`, it is only told what
    /// would change, and nothing is written.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] for every field that is wrong (`name`, `contact`, `wishes`, `note`, and
    /// facts as `fact-…`); refusals `refused-stale`, `refused-done-already` where a stale page says what stands, `refused-nothing-changed`, `refused-withdrawn`, `refused-erased`, `refused-draft`,
    /// `refused-not-open`, `refused-finished`, `refused-approval-waits` where other choices wait for a second person already;
    /// `refused-duplicate-open` for the name of one that may be the same person's as another.
    pub async fn amend(
        &self,
        who: &Caseworker,
        (slug, number, version): (&str, &str, i64),
        typed: &TypedAmendment,
        sure: bool,
    ) -> Result<Amended, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let (found, can) = self.amended_row(link, (&row, number)).await?;
        let (book, places) = (self.book(&row)?, self.places(link, row.id).await?);
        let before = self.stated(&found)?;
        let mut wrong = Vec::new();
        let mut person = told(&before.person, typed, &mut wrong);
        if (can.wishes || can.two) && named(&before.person) != chosen(typed) {
            person.wishes = book.named_beside(&before.person, (&chosen(typed), &places), &mut wrong);
        }
        let facts = if can.facts { self.facts_found(&book, &found, typed, &mut wrong)? } else { Vec::new() };
        let note = noted(&typed.note).map_err(|why| wrong.push(why)).unwrap_or_default();
        if found.version != version {
            // Sent once more by *Back*: what was sent is what stands.
            let same = wrong.is_empty() && facts.is_empty() && person == before.person;
            return Err(Refusal::new(if same { "refused-done-already" } else { "refused-stale" }).into());
        }
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let (now, by) = (self.received(link).await?, who.staff().account);
        let source = if facts.is_empty() { Source::Counter } else { Source::Decision };
        let mut after = Stated { person, ..before.clone() };
        for (fact, value) in facts {
            after = after.with(Decided { fact, value, note: note.clone(), by, at: now });
        }
        let changed = changes(&before, &after);
        if changed.is_empty() {
            return Err(Refusal::new("refused-nothing-changed").into());
        }
        if after.person.name != before.person.name {
            // By another name a set would come apart that nobody has decided.
            let sets = self.undecided(link, &row, &book).await?;
            if sets.iter().any(|set| set.split(' ').any(|one| one == found.number)) {
                return Err(Refusal::new("refused-duplicate-open").into());
            }
        }
        let judged = self.judged_as(link, (&book, &places), (&found, &after)).await?;
        let signed = can.two && named(&before.person) != named(&after.person);
        if sure {
            let (round, said) = ((&row, &book, places.as_slice()), (&before, &after, signed));
            let origin = source.origin(now, Some(by));
            self.write_amended(link, (who, &found), round, said, (&note, &origin)).await?;
            tx.commit().await?;
        }
        let (Stands { standing, reasons, .. }, mut wishes) = judged;
        for wish in &mut wishes {
            wish.reasons = book.all_formally(&wish.reasons);
        }
        Ok(Amended { changes: changed, standing, reasons: book.all_formally(&reasons), wishes, signed })
    }

    /// Writes what changes, and proposes what two people decide: the choices, once the deadline has passed.
    async fn write_amended(
        &self,
        link: &mut Link<'_>,
        (who, found): (&Caseworker, &ApplicationRow),
        round: (&RoundRow, &Book, &[Placed]),
        (before, after, signed): (&Stated, &Stated, bool),
        (note, origin): (&str, &Origin),
    ) -> Result<(), No> {
        let mut at_once = after.clone();
        if signed {
            let whose = (found, &before.person, &after.person);
            self.propose_wishes(link, (who.staff(), round.0), whose, note).await?;
            at_once.person.wishes.clone_from(&before.person.wishes);
        }
        if changes(before, &at_once).is_empty() {
            return Ok(());
        }
        self.change_and_tell(link, round, (found, &at_once, note), origin).await?;
        self.note(link, Some(who.staff()), "change-for", (Some(round.0.id), &found.number)).await
    }

    /// What the rules would say of an application, and of its choices, if it said this.
    async fn judged_as(
        &self,
        link: &mut Link<'_>,
        (book, places): (&Book, &[Placed]),
        (row, says): (&ApplicationRow, &Stated),
    ) -> Result<(Stands, Vec<WishFile>), No> {
        let (person, decided, held) = (says.person.clone(), says.found.clone(), says.held.clone());
        let opened = Opened { person, decided, held, ..self.opened(row)? };
        let crowd = self.crowd(link, book).await?;
        let (stands, (wishes, _)) = judged((book, places), (&opened, &opened.applicant()?), &crowd)?;
        Ok((stands, wishes))
    }

    /// The facts that read otherwise than they are known.
    fn facts_found(
        &self,
        book: &Book,
        row: &ApplicationRow,
        typed: &TypedAmendment,
        wrong: &mut Vec<Wrong>,
    ) -> Result<Vec<(String, FactValue)>, No> {
        let known = self.opened(row)?.applicant()?.facts;
        let mut found = Vec::new();
        for (name, fact) in book.rules.pack().applicant() {
            let Some(text) = typed.facts.get(name) else { continue };
            let field = |why: Wrong| Wrong { field: format!("fact-{name}"), ..why };
            match book.answer(name, fact, text) {
                Ok(Some(value)) if known.get(name) == Some(&value) => {}
                Ok(Some(value)) => found.push((name.clone(), value)),
                // What is known does not become unknown.
                Ok(None) if known.contains_key(name) => wrong.push(field(Wrong::new(name, "wrong-missing"))),
                Ok(None) => {}
                Err(why) => wrong.push(field(why)),
            }
        }
        Ok(found)
    }
}

/// The placements that were chosen.
fn chosen(typed: &TypedAmendment) -> Vec<String> {
    typed.wishes.iter().filter(|number| !number.is_empty()).cloned().collect()
}

/// Name and contact as they were typed. What stays as it was is not looked at: it may have come in with a file that had none.
fn told(before: &Person, typed: &TypedAmendment, wrong: &mut Vec<Wrong>) -> Person {
    let answers = Answers::from([
        ("name".to_owned(), typed.name.clone()),
        ("contact".to_owned(), typed.contact.clone()),
    ]);
    let mut after = before.clone();
    if typed.name.trim() != before.name {
        after.name = Book::line(&answers, "name", wrong);
    }
    if typed.contact.trim() != before.contact {
        after.contact = Book::line(&answers, "contact", wrong);
        if !after.contact.is_empty() && !is_contact(&after.contact) {
            wrong.push(Wrong::new("contact", "wrong-contact"));
        }
    }
    after
}
