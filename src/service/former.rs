//! A personal code that was exchanged: a caseworker notes the former one at an application, and records of earlier rounds are found by
//! both. Owns that the code itself is kept nowhere, only its keyed hash, and that what is found is filled in at once.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, Refusal, Service, Source, Wrong,
    book::untold,
    marks::{self, Marks, NOTHING},
    typed::no_code,
};
use crate::{
    chance,
    domain::{Caseworker, PersonalCode},
    store::{self, Link, applications::ApplicationRow, past::FormerRow, rounds::RoundRow},
};

/// A former code that was noted; which it is nobody can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// Its key.
    pub id: Uuid,
    /// When it was noted.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

impl Service {
    /// Notes the code that somebody had before the one of the application.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `former`; refusals `refused-erased`, `refused-withdrawn`,
    /// `refused-published`, `refused-finished`.
    pub async fn note_former_code(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        typed: &str,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, book, found) = self.noting(link, who, (slug, number)).await?;
        let wrong = |key| No::from(Wrong::new("former", key));
        if typed.trim().is_empty() {
            return Err(wrong("wrong-missing"));
        }
        PersonalCode::parse(typed).map_err(|why| wrong(no_code(why)))?;
        let Marks { code, .. } = Marks::kept(&found);
        let former = marks::code_looked_for(&self.vault, typed).ok_or_else(|| wrong("wrong-code-form"))?;
        if code == NOTHING {
            return Err(wrong("wrong-former-none"));
        }
        if code == former {
            return Err(wrong("wrong-former-own"));
        }
        let row = FormerRow {
            id: chance::id()?,
            application: found.id,
            code_mark: code.clone(),
            former_mark: former.clone(),
            account: who.staff().account,
            at: self.now(),
        };
        // The same a second time changes nothing.
        let known = store::past::former_of(link, &code).await?;
        if !known.iter().any(|known| known.former_mark == former) {
            store::past::add_former(link, &row).await?;
            self.note(link, Some(who.staff()), "former-code", (Some(round.id), number)).await?;
        }
        self.recall_one(link, (&round, &book), &found, who).await?;
        Ok(tx.commit().await?)
    }

    /// Takes back that a code was noted as the former one.
    ///
    /// # Errors
    /// As [`note_former_code`](Self::note_former_code); [`No::NotFound`] also where it was not noted.
    pub async fn remove_former_code(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        id: Uuid,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, book, found) = self.noting(link, who, (slug, number)).await?;
        if !store::past::remove_former(link, id, &found.code_mark).await? {
            return Err(No::NotFound);
        }
        self.note(link, Some(who.staff()), "former-code-remove", (Some(round.id), number)).await?;
        self.recall_one(link, (&round, &book), &found, who).await?;
        Ok(tx.commit().await?)
    }

    /// The application, in a locked round of which nobody was told yet.
    async fn noting(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<(RoundRow, Book, ApplicationRow), No> {
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        untold(book.phase)?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        if found.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        if found.state == "withdrawn" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        Ok((round, book, found))
    }

    /// Fills in what is on record of one person by now.
    async fn recall_one(
        &self,
        link: &mut Link<'_>,
        (round, book): (&RoundRow, &Book),
        found: &ApplicationRow,
        who: &Caseworker,
    ) -> Result<(), No> {
        let held = self.recall(link, (round, book), &Marks::kept(found)).await?;
        let before = self.stated(found)?;
        if before.held != held {
            let origin = Source::Records.origin(self.received(link).await?, Some(who.staff().account));
            let said = before.holding(held);
            self.revise(link, (found, &round.pack_hash), (&said, None), &origin).await?;
            let places = self.places(link, round.id).await?;
            self.judge_one(link, (book, &places), found.id).await?;
        }
        Ok(())
    }

    /// The former codes that were noted of an application's.
    pub(super) async fn former_codes(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
    ) -> Result<Vec<Former>, No> {
        let mut all = Vec::new();
        for one in store::past::former_of(link, &row.code_mark).await? {
            let by = store::accounts::by_id(link, one.account).await?;
            all.push(Former { id: one.id, at: one.at, by: by.map(|by| by.name).unwrap_or_default() });
        }
        Ok(all)
    }
}
