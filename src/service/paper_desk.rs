//! A caseworker writes down which papers were received after an offer. Owns that nothing but that is kept: what a paper says of anybody's
//! health stays on the paper.

use super::{
    Book, No, PaperView, Refusal, Service,
    answer::Reader,
    audit::{Looked, Looker},
    book::unfinished,
    taken,
};
use crate::{
    chance,
    domain::Caseworker,
    store::{self, papers::PaperRow},
};

/// Somebody's papers for a caseworker.
#[derive(Debug)]
pub struct PaperFile {
    /// The round.
    pub book: Book,
    /// The person's name.
    pub person: String,
    /// The papers; none before a place was accepted.
    pub papers: Vec<PaperView>,
}

impl Service {
    /// Somebody's papers; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn paper_file(&self, who: &Caseworker, slug: &str, number: &str) -> Result<PaperFile, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let book = self.book(&round)?;
        let offer = self.offer_for(link, (&book, &row), Reader::Staff).await?;
        let papers = self.papers_for(link, (&book, &row), offer.as_ref()).await?;
        let person = self.opened(&row)?.person.name;
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(PaperFile { book, person, papers })
    }

    /// Writes down that a paper was received, or was not after all, of which the page showed so much said before. The same once more
    /// changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; refusals `refused-no-paper` where the person brings no such paper, which is so before a
    /// place was accepted, `refused-finished`, `refused-stale`.
    pub async fn record_paper(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        (word, received, shown): (&str, bool, i64),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        store::applications::lock(link, row.id).await?;
        let book = self.book(&round)?;
        unfinished(book.phase)?;
        let offer = self.offer_for(link, (&book, &row), Reader::Staff).await?;
        let papers = self.papers_for(link, (&book, &row), offer.as_ref()).await?;
        let none = || No::from(Refusal::new("refused-no-paper"));
        let paper = papers.into_iter().find(|paper| paper.word == word).ok_or_else(none)?;
        if paper.received.is_some() == received {
            return Ok(());
        }
        if paper.said != shown {
            return Err(Refusal::new("refused-stale").into());
        }
        let new = PaperRow {
            id: chance::id()?,
            application: row.id,
            paper: paper.word,
            number: paper.said + 1,
            received,
            account: who.staff().account,
            at: self.received(link).await?,
        };
        store::papers::add(link, &new).await.map_err(|error| taken(error, "refused-stale"))?;
        let action = if received { "paper-received" } else { "paper-missing" };
        self.note(link, Some(who.staff()), action, (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }
}
