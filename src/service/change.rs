//! A caseworker changes what an application says, for its person, while the round takes applications. Owns that number, moment,
//! arrival and draw code stay, that what the form does not ask stays too, and that the revision says on what the change rests.

use super::{
    Answers, AsReviewed, Book, CODE, NewApplication, No, Person, Phase, Refusal, Service, Source, TypedWish,
    Wrong,
    audit::{Looked, Looker},
    book::{Stated, phase},
    counter::{is_unsigned, takes_paper},
    marks::Marks,
    typed::written,
};
use crate::{
    domain::{Arg, Caseworker, FactValue, Lang, geo::Point},
    store::{self, applications::ApplicationRow},
};

/// The longest note on what a change rests, in characters.
const LONGEST_NOTE: usize = 500;

/// An application as a caseworker changes it.
#[derive(Debug)]
pub struct Changing {
    /// Its number.
    pub number: String,
    /// The number of the revision that stands.
    pub version: i64,
    /// What it says, as it would be typed.
    pub answers: Answers,
    /// What the person would take, best first.
    pub wishes: Vec<TypedWish>,
    /// The person's language.
    pub lang: Lang,
    /// Where the way to work begins, where that is known.
    pub home: Option<Point>,
}

impl Service {
    /// An application with what it says, for a caseworker who changes it for its person. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; as [`change_for`](Self::change_for) where it cannot be changed now.
    pub async fn changing(&self, who: &Caseworker, slug: &str, number: &str) -> Result<Changing, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        may_change(phase(&round, now), &found)?;
        let person = self.stated(&found)?.person;
        let mut answers = answers(&person);
        for (name, _) in self.book(&round)?.rules.pack().asked_applicant() {
            answers.entry(name.to_owned()).or_default();
        }
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        let lang = Lang::from_code(&found.lang).unwrap_or_default();
        Ok(Changing {
            number: found.number,
            version: found.version,
            answers,
            wishes: TypedWish::of(&person),
            lang,
            home: person.home,
        })
    }

    /// Changes what an application says, for its person, as the page of `version` showed it; `note` says on what that rests.
    /// Number, moment, arrival and draw code stay, and so does what caseworkers found out.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] for every field that is wrong, the note at `note`; refusals
    /// `refused-stale`, `refused-done-already` where a stale page says what stands, `refused-withdrawn`, `refused-erased`,
    /// `refused-nothing-changed`; `refused-draft`, `refused-not-open`,
    /// `refused-deadline-change`, `refused-round-closed`, `refused-published`, `refused-finished`; `refused-changed` as for
    /// [`enter`](Self::enter).
    pub async fn change_for(
        &self,
        who: &Caseworker,
        (slug, number, version): (&str, &str, i64),
        (new, note): (&NewApplication, &str),
        as_reviewed: &AsReviewed<'_>,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        may_change(phase(&row, now), &found)?;
        let book = self.book(&row)?;
        let places = self.places(link, row.id).await?;
        if found.version != version {
            // Sent once more by *Back*: what was sent is what stands.
            let sent = book.person(new, &places).ok();
            let stands = self.stated(&found)?.person;
            let same = sent.is_some_and(|sent| merged(&book, &stands, sent) == stands);
            return Err(Refusal::new(if same { "refused-done-already" } else { "refused-stale" }).into());
        }
        if !as_reviewed(&book, &places) {
            return Err(Refusal::new("refused-changed").into());
        }
        let (person, note) = match (book.person(new, &places), noted(note)) {
            (Ok(person), Ok(note)) => (person, note),
            (person, note) => {
                let mut wrong = person.err().unwrap_or_default();
                wrong.extend(note.err());
                return Err(No::Invalid(wrong));
            }
        };
        let before = self.stated(&found)?;
        let person = merged(&book, &before.person, person);
        // With another code somebody else may be meant.
        let held = self.recall(link, (&row, &book), &Marks::of(&self.vault, &person)).await?;
        let after = Stated { person, ..before.clone() }.holding(held);
        if after == before {
            return Err(Refusal::new("refused-nothing-changed").into());
        }
        let origin = Source::Counter.origin(now, Some(who.staff().account));
        self.revise(link, (&found, &row.pack_hash), (&after, Some(&note)), &origin).await?;
        self.judge_one(link, (&book, &places), found.id).await?;
        self.note(link, Some(who.staff()), "change-for", (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }
}

/// Whether a caseworker can change an application for its person now.
pub(super) fn may_change(phase: Phase, row: &ApplicationRow) -> Result<(), No> {
    takes_paper(phase)?;
    let key = if phase == Phase::Ended {
        "refused-deadline-change"
    } else if row.wrapped_key.is_none() {
        "refused-erased"
    } else if row.state == "withdrawn" && !is_unsigned(row) {
        "refused-withdrawn"
    } else {
        return Ok(());
    };
    Err(Refusal::new(key).into())
}

/// On what a change rests, as it was typed.
pub(super) fn noted(typed: &str) -> Result<String, Wrong> {
    let note = typed.trim();
    if note.is_empty() {
        Err(Wrong::new("note", "wrong-missing"))
    } else if note.chars().count() > LONGEST_NOTE {
        let most = i64::try_from(LONGEST_NOTE).unwrap_or(i64::MAX);
        Err(Wrong::new("note", "wrong-too-long").with("most", Arg::Whole(most)))
    } else if note.chars().any(char::is_control) {
        Err(Wrong::new("note", "wrong-text"))
    } else {
        Ok(note.to_owned())
    }
}

/// What a person says from now on: what was asked as it was answered, and what the form does not ask as it was.
fn merged(book: &Book, before: &Person, told: Person) -> Person {
    let mut after = before.clone();
    // The ranks of a sheet may have gaps; the same choices in the same order are no change.
    if TypedWish::of(before) != TypedWish::of(&told) {
        (after.wishes, after.described) = (told.wishes, told.described);
    }
    (after.name, after.contact) = (told.name, told.contact);
    if book.code_asked().is_some() {
        after.code = told.code;
    }
    for (name, _) in book.rules.pack().asked_applicant() {
        after.facts.remove(name);
    }
    after.facts.extend(told.facts);
    after
}

/// What a person says, as it would be typed into the form. A question that is not answered is one to which nobody knows the
/// answer.
pub(super) fn answers(person: &Person) -> Answers {
    let facts = person.facts.iter().map(|(name, value)| (name.clone(), typed(value)));
    let mut answers: Answers = facts.collect();
    answers.insert("name".to_owned(), person.name.clone());
    answers.insert("contact".to_owned(), person.contact.clone());
    answers.insert(CODE.to_owned(), person.code.clone().unwrap_or_default());
    answers
}

fn typed(value: &FactValue) -> String {
    match value {
        FactValue::Date(day) => written(*day),
        FactValue::Periods(periods) if !periods.is_empty() => {
            let days = periods.iter().map(|one| format!("{}..{}", written(one.first), written(one.last)));
            days.collect::<Vec<_>>().join(";")
        }
        other => other.written(),
    }
}
