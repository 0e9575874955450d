//! What became of everybody in a published round, as caseworkers see it by now. Owns that a place is somebody's only while they hold it:
//! whoever gave it back has none, and whoever got it since has it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Book, No, OfferState, Service};
use crate::{
    domain::Status,
    store::{self, Link},
};

/// What became of people.
#[derive(Debug, Default)]
pub(super) struct Became {
    outcomes: BTreeMap<Uuid, Status>,
    /// The newest offer, and its placement.
    offers: BTreeMap<Uuid, (OfferState, Uuid)>,
    /// Until when an answer is waited for, where the person was told and has not answered.
    answer_by: BTreeMap<Uuid, DateTime<Utc>>,
}

impl Became {
    /// Whether anything was published that caseworkers see.
    pub(super) fn is_told(&self) -> bool {
        !self.outcomes.is_empty()
    }

    /// What became of the person of an application.
    pub(super) fn outcome(&self, application: Uuid) -> Option<Status> {
        self.outcomes.get(&application).copied()
    }

    /// How the person's newest offer stands.
    pub(super) fn offer(&self, application: Uuid) -> Option<OfferState> {
        self.offers.get(&application).map(|(state, _)| *state)
    }

    /// Until when the person has to answer; nothing where they have answered, or were not told yet.
    pub(super) fn answer_by(&self, application: Uuid) -> Option<DateTime<Utc>> {
        self.answer_by.get(&application).copied()
    }

    /// The placement at which the person holds a place.
    pub(super) fn holds(&self, application: Uuid) -> Option<Uuid> {
        self.offers.get(&application).filter(|(state, _)| state.holds()).map(|(_, placement)| *placement)
    }
}

impl Service {
    /// What became of everybody: what the newest letter said, unless an offer says otherwise by now.
    pub(super) async fn became(&self, link: &mut Link<'_>, book: &Book) -> Result<Became, No> {
        let mut became = Became::default();
        if !book.phase.is_told() {
            return Ok(became);
        }
        let now = self.now();
        for row in store::publications::statuses(link, book.id, now).await? {
            became.outcomes.extend(Status::from_name(&row.status).map(|status| (row.application, status)));
        }
        let waiting = self.in_line(link, book).await?;
        let made = store::offers::of_round(link, book.id).await?;
        for offer in made.into_iter().filter(|offer| offer.staff_from <= now) {
            let state = offer.at(now).state;
            let outcome = match state {
                state if state.holds() => Status::Placed,
                _ if waiting.may_wait(offer.application) => Status::Waiting,
                _ => Status::OutOfLine,
            };
            became.outcomes.insert(offer.application, outcome);
            became.offers.insert(offer.application, (state, offer.placement));
            // An older offer of the same person says nothing any more.
            became.answer_by.remove(&offer.application);
            if state == OfferState::Open && !offer.untold {
                became.answer_by.insert(offer.application, offer.answer_by);
            }
        }
        Ok(became)
    }
}
