//! What happens to offers: each event is written once, and only if `domain::offer` allows it. Owns that of two that happen at
//! the same moment the second is looked at again, and that what lapsed by the passing of time is written down.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{No, Refusal, Service, place_of};
use crate::{
    chance,
    domain::offer::{self, By, Event, Refused, Standing, State, Terms},
    store::{
        self, Link, StoreError,
        offers::{EventRow, OfferRow},
    },
};

/// How many offers are written down as lapsed in one transaction.
const SLICE: i64 = 400;

/// Something that somebody does to an offer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act<'a> {
    /// What.
    pub(super) event: Event,
    /// In which capacity.
    pub(super) by: By,
    /// The account, where there is one.
    pub(super) account: Option<Uuid>,
    /// The ground or note; empty where there is none.
    pub(super) ground: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Acted {
    /// It is written.
    Done,
    /// It was so already.
    Already,
    /// Somebody was faster: the transaction is lost, and everything is to be looked at again.
    Overtaken,
}

impl Service {
    /// Lets something happen to an offer, if it may.
    pub(super) async fn act(
        &self,
        link: &mut Link<'_>,
        offer: &OfferRow,
        terms: &Terms,
        act: Act<'_>,
    ) -> Result<Acted, No> {
        let now = self.now();
        match offer::may(offer.standing(), act.event, act.by, now, terms) {
            Ok(()) => {}
            Err(Refused::Already) => return Ok(Acted::Already),
            Err(why) => return Err(refusal(offer.standing().at(now, terms), why)),
        }
        let id = chance::id()?;
        let sealed = match act.ground {
            "" => None,
            ground => Some(self.vault.seal(&place_of("offer-event", id), &ground)?),
        };
        let row = EventRow {
            id,
            offer: offer.id,
            number: offer.events + 1,
            kind: act.event.name().to_owned(),
            at: now,
            account: act.account,
            on_behalf: act.by == By::Behalf,
            sealed,
        };
        match store::offers::add(link, &row).await {
            Ok(()) => Ok(Acted::Done),
            Err(StoreError::Taken) => Ok(Acted::Overtaken),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes down which offers lapsed by the passing of time; how many. Whoever reads sees the same before and after, and asking
    /// twice writes nothing twice.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn lapse_due(&self, now: DateTime<Utc>) -> Result<u64, No> {
        let mut lapsed = 0;
        loop {
            let mut tx = self.db.write().await?;
            let written = self.lapse_some(&mut tx.link(), None, now).await?;
            match written {
                None => {}
                Some(0) => return Ok(lapsed),
                Some(more) => {
                    tx.commit().await?;
                    lapsed += more;
                }
            }
        }
    }

    /// Writes down a slice of the offers that lapsed, of a round or of all; how many, `None` where somebody was faster.
    pub(super) async fn lapse_some(
        &self,
        link: &mut Link<'_>,
        round: Option<Uuid>,
        now: DateTime<Utc>,
    ) -> Result<Option<u64>, No> {
        let due = store::offers::due(link, round, (now, SLICE)).await?;
        for offer in &due {
            let row = EventRow {
                id: chance::id()?,
                offer: offer.id,
                number: offer.events + 1,
                kind: Event::Lapsed.name().to_owned(),
                at: offer.answer_by,
                account: None,
                on_behalf: false,
                sealed: None,
            };
            match store::offers::add(link, &row).await {
                Ok(()) => {}
                Err(StoreError::Taken) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(due.len() as u64))
    }
}

/// Why an offer is not what somebody wants to make of it.
fn refusal(standing: Standing, why: Refused) -> No {
    let key = match (why, standing.state) {
        (Refused::TooLate, State::Open | State::Lapsed) => "refused-answer-late",
        _ => "refused-answered",
    };
    Refusal::new(key).into()
}
