//! A caseworker finds out what the rules need to know and nobody had told. Owns that a decision is a fact with a
//! remark on what it rests: the rules decide with it, not the caseworker instead of them.

use super::{Decided, No, Refusal, Service, Wrong, book::untold, place_of};
use crate::{
    chance,
    domain::{Arg, Caseworker},
    store::{self, decisions::DecisionRow},
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
        (fact, typed, note): (&str, &str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        untold(book.phase)?;
        let application = store::applications::by_number(link, number).await?;
        let application = application.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        if application.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
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
        let Some(value) = value.filter(|_| wrong.is_empty()) else { return Err(No::Invalid(wrong)) };
        if !store::applications::raise(link, application.id, version).await? {
            return Err(Refusal::new("refused-stale").into());
        }
        // The newest decision about a fact counts: on every machine it is the database that says which one that is.
        let (id, at) = (chance::id()?, self.received(link).await?);
        let by = who.staff().account;
        let decided = Decided { fact: fact.to_owned(), value, note: note.to_owned(), by, at };
        let sealed = self.vault.seal(&place_of("decision", id), &decided)?;
        let (application, pack_hash) = (application.id, row.pack_hash.clone());
        let decision = DecisionRow { id, application, account: by, sealed, decided_at: at, pack_hash };
        store::decisions::decide(link, &decision).await?;
        self.note(link, Some(who.staff()), "decide", (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }
}
