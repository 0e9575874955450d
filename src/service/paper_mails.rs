//! Reminders of papers that are due: once to whoever still brings some, before the last day on which they are in time. Owns that nobody is
//! reminded of what is here already, and that a mail names no paper.

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::{
    Book, No, OfferState, Service,
    book::{day_of, start_of},
    messages::{SLICE, SOON},
    offers::starts,
};
use crate::{
    domain::Occasion,
    store::{self, Link, messages::MessageRow, papers::SoonRow},
};

/// What a reminder is about: an offer that was accepted, and papers that are due so many days after that.
fn papers_of(offer: Uuid, days: u32) -> String {
    format!("{offer}|{days}")
}

/// The same, read.
fn of_papers(subject: &str) -> Option<(Uuid, u32)> {
    let (offer, days) = subject.split_once('|')?;
    Some((offer.parse().ok()?, days.parse().ok()?))
}

impl Service {
    /// Writes to everybody who still brings papers that are due soon and was not reminded of them. Nobody waits while people are looked
    /// through; what is written is written slice by slice.
    pub(super) async fn remind_of_papers(&self) -> Result<(), No> {
        let rounds = {
            let mut conn = self.db.read().await?;
            store::rounds::list(&mut conn.link()).await?
        };
        for round in rounds.iter().filter(|round| round.state == "published") {
            let book = self.book(round)?;
            let mut days: Vec<u32> = book.settings.papers.iter().map(|paper| paper.days).collect();
            days.sort_unstable();
            days.dedup();
            for days in days {
                self.remind_of_papers_in(&book, days).await?;
            }
        }
        Ok(())
    }

    /// The same of one round's papers that are due so many days after the answer.
    async fn remind_of_papers_in(&self, book: &Book, days: u32) -> Result<(), No> {
        let (ends, mut after) = (format!("|{days}"), Uuid::nil());
        loop {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let now = self.received(link).await?;
            let today = day_of(now);
            let back = TimeDelta::days(i64::from(days));
            // Due from today on, and soon; and whoever has only just answered knows.
            let until = start_of(today + SOON + TimeDelta::days(1) - back).min(now - TimeDelta::days(1));
            let range = (start_of(today - back), until);
            let found = store::papers::to_remind(link, (book.id, &ends), range, (after, SLICE)).await?;
            let Some(last) = found.last() else { return Ok(()) };
            after = last.offer;
            let mut due = Vec::new();
            for one in &found {
                if self.still_brings(link, (book, one), days).await?.is_some() {
                    due.push(one);
                }
            }
            drop(conn);
            if due.is_empty() {
                continue;
            }
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            for one in due {
                let subject = papers_of(one.offer, days);
                self.write_to(link, (book.id, one.application), (Occasion::PapersSoon, &subject), now)
                    .await?;
            }
            tx.commit().await?;
        }
    }

    /// The day on which papers are due that somebody still brings so many days after they accepted an offer; `None` where they bring
    /// none.
    async fn still_brings(
        &self,
        link: &mut Link<'_>,
        (book, one): (&Book, &SoonRow),
        days: u32,
    ) -> Result<Option<NaiveDate>, No> {
        let row = store::applications::by_id(link, one.application).await?.ok_or(No::NotFound)?;
        if row.wrapped_key.is_none() {
            return Ok(None);
        }
        let place = store::placements::by_id(link, one.placement).await?.ok_or(No::NotFound)?;
        let accepted = day_of(one.accepted_at);
        let since = (accepted, book.day_of_ages(starts(book, &place)));
        let papers = self.papers_since(link, (book, &row), since).await?;
        let due = accepted + TimeDelta::days(i64::from(days));
        let missing = papers.iter().any(|paper| paper.received.is_none() && paper.due == due);
        Ok(missing.then_some(due))
    }

    /// Until when the papers of a reminder are due; `None` where its person brings none of them any more.
    pub(super) async fn papers_due(
        &self,
        link: &mut Link<'_>,
        (book, message): (&Book, &MessageRow),
    ) -> Result<Option<NaiveDate>, No> {
        let Some((offer, days)) = of_papers(&message.subject) else { return Ok(None) };
        let application = message.application.unwrap_or_default();
        let offers = store::offers::of_application(link, application).await?;
        let offer = offers.into_iter().find(|one| one.id == offer);
        let Some(offer) = offer.filter(|one| one.at(self.now()).state == OfferState::Accepted) else {
            return Ok(None);
        };
        let events = store::offers::events(link, offer.id).await?;
        let Some(accepted) = events.iter().rev().find(|event| event.kind == "accepted") else {
            return Ok(None);
        };
        let (offer, placement, accepted_at) = (offer.id, offer.placement, accepted.at);
        let one = SoonRow { offer, application, placement, accepted_at };
        self.still_brings(link, (book, &one), days).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reminder_is_about_is_read_as_it_was_written() {
        let offer = Uuid::from_u128(7);
        assert_eq!(of_papers(&papers_of(offer, 10)), Some((offer, 10)));
        for no in ["", "7|x", "10", "|"] {
            assert_eq!(of_papers(no), None, "{no}");
        }
    }
}
