//! A caseworker finds out what the rules need to know and nobody had told. Owns that a decision is a fact with a
//! remark on what it rests, in a revision of the application: the rules decide with it, not the caseworker instead of them.

use super::{Book, Decided, No, Refusal, Service, Source, Wrong, book::untold, typed::noted};
use crate::{
    domain::{Caseworker, FactValue},
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
};

impl Service {
    /// Adds a fact to an application, as the page of `version` showed it. `fact` is the name in the pack, `typed` its
    /// value as people write it.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the fields `value` and `note`; refusals `refused-stale`,
    /// `refused-published`, `refused-withdrawn`.
    pub async fn decide(
        &self,
        who: &Caseworker,
        (slug, number, version): (&str, &str, i64),
        said: (&str, &str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        untold(book.phase)?;
        let application = store::applications::by_number(link, number).await?;
        let application = application.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        self.find_out(link, (who, Source::Decision), (&row, &book), (&application, version), said).await?;
        self.note(link, Some(who.staff()), "decide", (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a fact to an application of a locked round, in a revision with its source.
    pub(super) async fn find_out(
        &self,
        link: &mut Link<'_>,
        (who, source): (&Caseworker, Source),
        (row, book): (&RoundRow, &Book),
        (application, version): (&ApplicationRow, i64),
        (fact, typed, note): (&str, &str, &str),
    ) -> Result<(), No> {
        if application.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        if application.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        if application.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let (value, note) = read(book, (fact, typed, note))?;
        let (at, by) = (self.received(link).await?, who.staff().account);
        let decided = Decided { fact: fact.to_owned(), value, note: note.clone(), by, at };
        let stated = self.stated(application)?.with(decided);
        let origin = source.origin(at, Some(by));
        self.revise(link, (application, &row.pack_hash), (&stated, Some(&note)), &origin).await?;
        let places = self.places(link, row.id).await?;
        self.judge_one(link, (book, &places), application.id).await
    }
}

/// A fact's value and the note on what it rests, or everything that is wrong with them.
pub(super) fn read(book: &Book, (fact, typed, note): (&str, &str, &str)) -> Result<(FactValue, String), No> {
    let known = book.rules.pack().applicant().get(fact).ok_or(No::NotFound)?;
    let mut wrong = Vec::new();
    let value = match book.answer(fact, known, typed) {
        Ok(Some(value)) => Some(value),
        Ok(None) => {
            wrong.push(Wrong::new("value", "wrong-missing"));
            None
        }
        Err(found) => {
            wrong.push(Wrong { field: "value".to_owned(), ..found });
            None
        }
    };
    let note = noted(note, 500).map_err(|found| wrong.push(found));
    match (value, note) {
        (Some(value), Ok(note)) if wrong.is_empty() => Ok((value, note.to_owned())),
        _ => Err(No::Invalid(wrong)),
    }
}
