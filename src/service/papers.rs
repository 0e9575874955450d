//! Papers that people bring after they accepted a place: which, until when, and whether each was received.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Book, No, OfferState, Offered, Service, book::day_of, consent::born};
use crate::{
    domain::{Texts, offer::Event},
    store::{self, Link, applications::ApplicationRow, papers::PaperRow},
};

/// A paper that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// Its word in the round's settings.
    pub word: String,
    /// What it is called.
    pub name: Texts,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// Since when it is here, if it is.
    pub received: Option<DateTime<Utc>>,
    /// Whether that day has passed without it.
    pub late: bool,
    /// How often something was written down about it: what a page shows it as.
    pub said: i64,
}

impl Service {
    /// The papers that somebody brings for the place that they accepted; none without one.
    pub(super) async fn papers_for(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        offer: Option<&Offered>,
    ) -> Result<Vec<PaperView>, No> {
        let accepted = offer.filter(|offer| offer.state == OfferState::Accepted).and_then(|offer| {
            let event = offer.happened.iter().rev().find(|one| one.event == Event::Accepted)?;
            Some((day_of(event.at), book.day_of_ages(offer.starts)))
        });
        let Some((day, first)) = accepted.filter(|_| !book.settings.papers.is_empty()) else {
            return Ok(Vec::new());
        };
        self.papers_since(link, (book, row), (day, first)).await
    }

    /// The papers that somebody brings who accepted on a day a place for which ages count on another.
    pub(super) async fn papers_since(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        (day, first): (NaiveDate, NaiveDate),
    ) -> Result<Vec<PaperView>, No> {
        let born = born(&self.opened(row)?)?;
        let said = store::papers::of_application(link, row.id).await?;
        let needed = book.settings.papers.iter().filter(|paper| paper.is_needed(born, first));
        let view = |paper: &crate::domain::papers::Paper| {
            let own: Vec<&PaperRow> = said.iter().filter(|one| one.paper == paper.word).collect();
            let received = own.last().filter(|one| one.received).map(|one| one.at);
            let due = paper.due(day);
            PaperView {
                word: paper.word.clone(),
                name: paper.name.clone(),
                late: received.is_none() && due < book.today,
                due,
                received,
                said: i64::try_from(own.len()).unwrap_or(i64::MAX),
            }
        };
        Ok(needed.map(view).collect())
    }
}
