//! A caseworker finds out what the rules need to know and nobody had told. Owns that a decision is a fact with a
//! remark on what it rests: the rules decide with it, not the caseworker instead of them.

use super::{Book, Decided, No, Refusal, Service, Wrong, book::untold, place_of};
use crate::{
    chance,
    domain::{Arg, Caseworker, FactValue},
    store::{self, Link, applications::ApplicationRow, decisions::DecisionRow, rounds::RoundRow},
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
        self.find_out(link, who, (&row, &book), (&application, version), said).await?;
        self.note(link, Some(who.staff()), "decide", (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// Adds a fact to an application of a locked round.
    pub(super) async fn find_out(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (row, book): (&RoundRow, &Book),
        (application, version): (&ApplicationRow, i64),
        (fact, typed, note): (&str, &str, &str),
    ) -> Result<(), No> {
        if application.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let (value, note) = read(book, (fact, typed, note))?;
        if !store::applications::raise(link, application.id, version).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        // The newest decision about a fact counts: on every machine it is the database that says which one that is.
        let (id, at) = (chance::id()?, self.received(link).await?);
        let by = who.staff().account;
        let decided = Decided { fact: fact.to_owned(), value, note, by, at };
        let sealed = self.vault.seal(&place_of("decision", id), &decided)?;
        let (application, pack_hash) = (application.id, row.pack_hash.clone());
        let decision = DecisionRow { id, application, account: by, sealed, decided_at: at, pack_hash };
        Ok(store::decisions::decide(link, &decision).await?)
    }
}

/// A fact's value and the note on what it rests, or everything that is wrong with them.
fn read(book: &Book, (fact, typed, note): (&str, &str, &str)) -> Result<(FactValue, String), No> {
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
    let note = note.trim();
    if note.is_empty() {
        wrong.push(Wrong::new("note", "wrong-missing"));
    } else if note.chars().count() > 500 {
        wrong.push(Wrong::new("note", "wrong-too-long").with("most", Arg::Whole(500)));
    }
    match value {
        Some(value) if wrong.is_empty() => Ok((value, note.to_owned())),
        _ => Err(No::Invalid(wrong)),
    }
}
