//! What happens to offers: each event is written once, and only if `domain::offer` allows it. Owns that of two that happen at
//! the same moment the second is looked at again, and that what lapsed by the passing of time is written down.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Book, Consent, No, Phase, Refusal, Service, book::start_of, personal::Personal, place_of, prepare::busy,
};
use crate::{
    chance,
    domain::{
        FactValue,
        offer::{self, By, Event, Refused, Standing, State, Terms},
    },
    store::{
        self, Link, StoreError,
        offers::{EventRow, OfferRow},
        placements::PlacementRow,
    },
};

/// How many offers are written down as lapsed in one transaction.
const SLICE: i64 = 400;

/// Something that happened to an offer, as people read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: Event,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether a caseworker wrote down what the person said.
    pub on_behalf: bool,
    /// Who wrote it down; `None` for the person, or for the passing of time.
    pub account: Option<Uuid>,
    /// What was noted about it, for caseworkers.
    pub noted: Option<Noted>,
}

/// What is noted, sealed, about something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What kind it was, as a word; empty where there is only one.
    pub word: String,
    /// The day from which it holds, where that is not the day on which it was written down.
    pub day: Option<NaiveDate>,
    /// The ground or note.
    pub text: String,
}

/// The same as it is sealed: what holds on in later rounds is the installation's, the text the person's own.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct KeptNoted {
    word: String,
    /// The day from which it holds.
    pub(super) day: Option<NaiveDate>,
    text: Personal<String>,
}

/// An offer as its person and caseworkers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that a page asks")]
pub struct Offered {
    /// Key.
    pub id: Uuid,
    /// What became of it, at this moment.
    pub state: State,
    /// Whether the award is contested.
    pub contested: bool,
    /// Until when it can be answered.
    pub answer_by: DateTime<Utc>,
    /// Whether it lapses without an answer; otherwise it stands, or waits until its person is told.
    pub lapses: bool,
    /// Whether it would lapse, and its person was not told of it: their days to answer have not begun.
    pub untold: bool,
    /// When the work starts, where that is known.
    pub starts: Option<DateTime<Utc>>,
    /// Whether the last moment to answer has passed.
    pub late: bool,
    /// Whether the person may still accept it.
    pub may_accept: bool,
    /// Whether the person may still decline it.
    pub may_decline: bool,
    /// Whether a caseworker may still write down that the person accepts it, and that they decline it.
    pub may_be_said: (bool, bool),
    /// Whether a caseworker may write down that the person did not come.
    pub may_have_missed: bool,
    /// Whether a place that the person wished for more may come instead, until it is answered.
    pub may_move: bool,
    /// Whether another place came instead that is not shown yet: from when on it is. Until then this one is as it was, and is not
    /// answered.
    pub changes: Option<DateTime<Utc>>,
    /// Since when the organisation says that it expects the person; `None` where it does not.
    pub confirmed: Option<DateTime<Utc>>,
    /// The consent of a parent or guardian without which it is not accepted; `None` where none is needed.
    pub consent: Option<Consent>,
    /// Who offers the place, and what the work is.
    pub place: (String, String),
    /// How many events it has: what a page shows it as.
    pub events: i64,
    /// What happened, the oldest first.
    pub happened: Vec<Happened>,
}

impl Offered {
    /// The offer as it was before another came instead that is shown `from` a moment.
    pub(super) fn before_it_changes(mut self, from: DateTime<Utc>) -> Self {
        self.happened.retain(|one| one.event != Event::Replaced);
        let none = Self { may_accept: false, may_decline: false, may_be_said: (false, false), ..self };
        Self { state: State::Open, may_have_missed: false, changes: Some(from), ..none }
    }
}

/// From when on a reader sees the place that came instead of the newest offer that they see now; nothing where none did. `offers` are all
/// of a person, the newest first, and `seen` says from when on one is seen.
pub(super) fn changes(
    offers: &[OfferRow],
    now: DateTime<Utc>,
    seen: impl Fn(&OfferRow) -> DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let at = offers.iter().position(|offer| seen(offer) <= now)?;
    let instead = at.checked_sub(1).and_then(|next| offers.get(next))?;
    (offers[at].standing().state == State::Replaced).then(|| seen(instead))
}

/// An offer as a page showed it that asks what becomes of it: what has another key, or more to tell by now, is not that.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// Its key, where the page says it.
    pub offer: Option<Uuid>,
    /// How many events it had, or how much was said about consent to it, where that counts.
    pub told: Option<i64>,
}

impl Shown {
    /// Whether it is the offer that the page showed.
    pub fn is(self, offer: Uuid) -> bool {
        self.offer.is_none_or(|shown| shown == offer)
    }

    /// Whether the page showed all that there is to tell.
    pub fn is_all(self, told: i64) -> bool {
        self.told.is_none_or(|shown| shown == told)
    }
}

impl From<i64> for Shown {
    fn from(told: i64) -> Self {
        Self { offer: None, told: Some(told) }
    }
}

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
    /// What kind it is; empty where there is only one.
    pub(super) word: &'a str,
    /// The day from which it holds, where that is another.
    pub(super) day: Option<NaiveDate>,
    /// The last moment to answer from then on, where it moves.
    pub(super) until: Option<DateTime<Utc>>,
}

impl<'a> Act<'a> {
    /// Something of which only the ground is noted.
    pub(super) fn new(event: Event, by: By, account: Option<Uuid>, ground: &'a str) -> Self {
        Self { event, by, account, ground, word: "", day: None, until: None }
    }
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
    /// A person's offers, the newest first; of publications that applicants see already, or of all.
    pub(super) async fn offers_of(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        rows: Vec<OfferRow>,
    ) -> Result<Vec<Offered>, No> {
        let mut offers = Vec::new();
        for row in rows {
            let place = store::placements::by_id(link, row.placement).await?.ok_or(No::NotFound)?;
            let organisation = store::accounts::organisation_name(link, place.organisation).await?;
            let own = self.own_key(link, row.application).await?;
            let mut happened = Vec::new();
            for event in store::offers::events(link, row.id).await? {
                let place = place_of("offer-event", event.id);
                let kept: Option<KeptNoted> =
                    event.sealed.as_deref().map(|sealed| self.vault.open(&place, sealed)).transpose()?;
                let noted = kept.map(|KeptNoted { word, day, text }| {
                    let text = text.open(own.as_ref(), &place)?.unwrap_or_default();
                    Ok::<_, No>(Noted { word, day, text })
                });
                let noted = noted.transpose()?;
                if let Some(kind) = Event::from_name(&event.kind) {
                    let (at, on_behalf, account) = (event.at, event.on_behalf, event.account);
                    happened.push(Happened { event: kind, at, on_behalf, account, noted });
                }
            }
            let (now, terms) = (self.now(), row.terms(starts(book, &place)));
            let standing = row.standing();
            // In a finished round nothing changes any more.
            let open = book.phase != Phase::Finished;
            let may_by = |event, by| open && offer::may(standing, event, by, now, &terms).is_ok();
            let may = |event| may_by(event, By::Person);
            let consent = self.consent_to(link, (book, &row), terms.starts).await?;
            let given = consent.as_ref().is_none_or(Consent::is_given);
            offers.push(Offered {
                id: row.id,
                state: standing.at(now, &terms).state,
                contested: standing.contested,
                answer_by: row.answer_by,
                lapses: row.lapses,
                untold: row.untold,
                late: row.answer_by <= now,
                starts: terms.starts,
                may_accept: may(Event::Accepted) && given,
                may_decline: may(Event::Declined),
                may_be_said: (
                    may_by(Event::Accepted, By::Behalf) && given,
                    may_by(Event::Declined, By::Behalf),
                ),
                may_have_missed: may_by(Event::DidNotCome, By::Desk),
                may_move: book.lets_move() && book.may_move(&row, now),
                changes: None,
                confirmed: self.confirmed(link, &row).await?,
                consent,
                place: (organisation.unwrap_or_default(), place.title),
                events: row.events,
                happened,
            });
        }
        Ok(offers)
    }

    /// Whether something may happen to an offer now.
    pub(super) fn may_act(
        &self,
        offer: &OfferRow,
        terms: &Terms,
        (event, by): (Event, By),
    ) -> Result<(), No> {
        let now = self.now();
        let may = offer::may(offer.standing(), event, by, now, terms);
        may.map_err(|why| refusal((event, offer.standing().at(now, terms)), why))
    }

    /// Lets something happen to an offer, if it may. Whoever accepts one accepts it here: with the consent that is asked, or not at all.
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
            Err(why) => return Err(refusal((act.event, offer.standing().at(now, terms)), why)),
        }
        if act.event == Event::Accepted {
            self.needs_consent(link, offer, terms.starts).await?;
        }
        let id = chance::id()?;
        let sealed = match (act.ground, act.word) {
            ("", "") => None,
            (ground, word) => {
                let place = place_of("offer-event", id);
                let own = self.own_key(link, offer.application).await?;
                let text = Personal::seal(own.as_ref(), &place, ground.to_owned())?;
                Some(self.vault.seal(&place, &KeptNoted { word: word.to_owned(), day: act.day, text })?)
            }
        };
        let row = EventRow {
            id,
            offer: offer.id,
            number: offer.events + 1,
            kind: act.event.name().to_owned(),
            at: now,
            account: act.account,
            on_behalf: act.by == By::Behalf,
            until: act.until,
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

    /// Writes down every offer of a locked round that lapsed.
    pub(super) async fn lapse_round(&self, link: &mut Link<'_>, round: Uuid) -> Result<(), No> {
        while self.lapse_some(link, Some(round), self.now()).await?.ok_or_else(busy)? > 0 {}
        Ok(())
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
                until: None,
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

/// The fact of a placement that says when its work begins.
const FIRST_DAY: &str = "first_day";

/// When the work at a placement begins: its own first day, or else the round's.
pub(super) fn starts(book: &Book, place: &PlacementRow) -> Option<DateTime<Utc>> {
    let own = match place.facts.0.get(FIRST_DAY) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    };
    own.or_else(|| book.starts()).map(start_of)
}

/// Why an offer is not what somebody wants to make of it.
fn refusal((event, standing): (Event, Standing), why: Refused) -> No {
    let key = match (why, standing.state) {
        _ if event == Event::Contested && standing.contested => "refused-contested",
        _ if event == Event::Settled && !standing.contested => "refused-not-contested",
        (Refused::TooEarly, _) if matches!(event, Event::Left | Event::DidNotCome) => {
            "refused-work-not-begun"
        }
        (_, State::Open) if matches!(event, Event::Left | Event::DidNotCome) => "refused-not-accepted",
        (Refused::TooLate, State::Accepted) => "refused-work-begun",
        (Refused::TooLate, _) => "refused-answer-late",
        (_, State::Declined) => "refused-answered",
        _ => "refused-offer-over",
    };
    Refusal::new(key).into()
}
