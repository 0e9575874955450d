//! Whether the acts of a round can still be contested by those whom they are about. Owns that a round is finished only when everybody to
//! whom an act refuses something, or from whom an act took a place, was told of it and their terms are over. What others may contest for
//! a year holds no round up: their objections come in when it is finished, too.

use chrono::NaiveDate;

use super::{Book, No, Refusal, Service, answer::Reader, cancelled_act::Against};
use crate::{
    domain::{Arg, Holder, decision::Kind},
    store::{self, Link},
};

/// Where the terms of a round's acts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Terms {
    /// How many publications were looked at.
    publications: usize,
    /// How many people are not known to have been told of an act that refuses them something or takes a place from them.
    untold: i64,
    /// The last day on which somebody who was told can contest.
    last: Option<NaiveDate>,
}

impl Service {
    /// The last day on which somebody contests the newest act about their own application, where they are known to have been told
    /// of it; nothing where decisions are no acts.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn contest_until(&self, who: &Holder) -> Result<Option<NaiveDate>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        if self.decision_of(link, &book).await?.0.kind != Kind::Act {
            return Ok(None);
        }
        let Some(found) = self.newest_decision(link, &book, (&row, Reader::Applicant)).await? else {
            return Ok(None);
        };
        Ok(self.told_of_newest(link, (&book, &row), &found.publication).await?.map(|told| told.until))
    }

    /// Where the terms of a round's acts stand: a look at everybody, for whom nobody has to wait.
    pub(super) async fn terms(&self, link: &mut Link<'_>, book: &Book) -> Result<Terms, No> {
        let publications = store::publications::of_round(link, book.id).await?.len();
        let mut terms = Terms { publications, ..Terms::default() };
        if self.decision_of(link, book).await?.0.kind != Kind::Act {
            return Ok(terms);
        }
        for row in store::applications::of_round(link, book.id).await? {
            match self.against(link, (book, &row)).await? {
                Against::Told(told) => terms.last = terms.last.max(Some(told.until)),
                Against::Untold => terms.untold += 1,
                Against::Nothing => {}
            }
        }
        Ok(terms)
    }

    /// That nobody of them can contest any more, as the terms stood before the round was locked.
    pub(super) async fn terms_over(&self, link: &mut Link<'_>, book: &Book, terms: Terms) -> Result<(), No> {
        if terms.untold > 0 {
            return Err(Refusal::new("refused-acts-untold").with("n", Arg::Whole(terms.untold)).into());
        }
        if let Some(last) = terms.last.filter(|last| *last >= book.today) {
            return Err(Refusal::new("refused-terms-run").with("day", Arg::Date(last)).into());
        }
        if store::publications::of_round(link, book.id).await?.len() != terms.publications {
            return Err(Refusal::new("refused-stale").into());
        }
        Ok(())
    }
}
