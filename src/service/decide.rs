//! A caseworker finds out what the rules need to know and nobody had told. Owns that a decision is a fact with a
//! remark on what it rests, in a revision of the application: the rules decide with it, not the caseworker instead of them.

use super::{Decided, No, Phase, Refusal, Service, Source, Wrong};
use crate::{
    domain::{Arg, Caseworker},
    store,
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
        if book.phase == Phase::Published {
            return Err(Refusal::new("refused-published").into());
        }
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
        if application.version != version {
            return Err(Refusal::new("refused-stale").into());
        }
        let (at, by) = (self.received(link).await?, who.staff().account);
        let decided = Decided { fact: fact.to_owned(), value, note: note.to_owned(), by, at };
        let stated = self.stated(&application)?.with(decided);
        let origin = Source::Decision.origin(at, Some(by));
        self.revise(link, (&application, &row.pack_hash), (&stated, Some(note)), &origin).await?;
        let places = self.places(link, row.id).await?;
        self.judge_one(link, (&book, &places), application.id).await?;
        self.note(link, Some(who.staff()), "decide", (Some(row.id), number)).await?;
        Ok(tx.commit().await?)
    }
}
