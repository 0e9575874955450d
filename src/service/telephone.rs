//! Who has to be told something and was not, because no mail reaches them or the installation sends none: a list for the telephone. Owns
//! that an offer comes first, the soonest to lapse before others, that what a person was told is noted once, and that whoever is told of
//! an offer has their days from then on.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Book, No, OfferState, Refusal, Service,
    audit::{Looked, Looker},
    book::day_of,
    messages::has_to_be_told,
};
use crate::{
    domain::{Caseworker, Occasion, decision::Kind},
    i18n::sort,
    store::{self, Link, messages::MessageRow, offers::OfferRow, rounds::RoundRow},
};

/// How many people a page shows.
const ON_A_PAGE: usize = 200;

/// How long a mail that is to be sent may wait before a person looks after it.
const PATIENCE: TimeDelta = TimeDelta::days(1);

/// Somebody who has to be told something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToTell {
    /// The number of the application.
    pub number: String,
    /// The name of whoever has to be told.
    pub name: String,
    /// By what they are reached.
    pub contact: String,
    /// About what: words of occasions.
    pub about: Vec<String>,
    /// The messages that say so.
    pub messages: Vec<Uuid>,
    /// Where they were not told of an offer, until when it waits for them.
    pub offered: Option<Lapse>,
    /// What there is to tell of a result.
    pub outcome: Option<ToTellOf>,
}

/// What somebody is told of a result: it is the newest that stands, whatever the message was written about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToTellOf {
    /// A place: what it is called, and how it stands with it.
    Place(String, OfferState),
    /// No place was offered.
    NoPlace,
}

/// Until when an offer waits of which nobody told its person; what lapses soonest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lapse {
    /// It lapses then.
    At(DateTime<Utc>),
    /// It waits until they are told.
    Waits,
}

/// Everybody in a round who has to be told something.
#[derive(Debug)]
pub struct TelephoneList {
    /// The round.
    pub book: Book,
    /// Whether its decisions are administrative acts.
    pub acts: bool,
    /// Those of a page, whose offers lapse first.
    pub people: Vec<ToTell>,
    /// How many more there are.
    pub more: u64,
}

/// Offers of which their people were not told: those that lapse, or that wait until they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Untold {
    /// How many people.
    pub people: u64,
    /// When the first offer lapses; nothing where all wait until their people are told.
    pub lapses: Option<DateTime<Utc>>,
}

impl Service {
    /// Until when what waits to be sent was written that a person looks after by now.
    pub(super) fn waited_since(&self) -> DateTime<Utc> {
        if self.sends_mails() { self.now() - PATIENCE } else { self.now() }
    }

    /// The offers of a round of which their people were not told: by no mail, no letter and in no other way. When each lapses; nothing
    /// where it waits until they are.
    pub(super) async fn untold_offers(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<BTreeMap<Uuid, Lapse>, No> {
        let times = (self.now(), self.waited_since());
        let rows = store::untold::offers(link, round, times).await?;
        let lapses =
            |row: &store::untold::UntoldRow| if row.untold { Lapse::Waits } else { Lapse::At(row.answer_by) };
        Ok(rows.into_iter().map(|row| (row.application, lapses(&row))).collect())
    }

    /// The same in figures.
    pub(super) async fn untold_in(&self, link: &mut Link<'_>, round: Uuid) -> Result<Option<Untold>, No> {
        let all = self.untold_offers(link, round).await?;
        let people = all.len() as u64;
        let at = |lapse| match lapse {
            Lapse::At(moment) => Some(moment),
            Lapse::Waits => None,
        };
        let lapses = all.into_values().filter_map(at).min();
        Ok((people > 0).then_some(Untold { people, lapses }))
    }

    /// Everybody in a round who has to be told something; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn telephone_list(&self, who: &Caseworker, slug: &str) -> Result<TelephoneList, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let book = self.book(&round)?;
        let lapses = self.untold_offers(link, round.id).await?;
        let mut groups = grouped(store::untold::messages(link, round.id, self.waited_since()).await?);
        groups.sort_by_key(|of| {
            let when = lapses.get(&of[0].application.unwrap_or_default()).copied();
            (urgency(when), of[0].next_at)
        });
        let more = groups.len().saturating_sub(ON_A_PAGE) as u64;
        groups.truncate(ON_A_PAGE);
        let mut people = Vec::new();
        for of in groups {
            let about = of.iter().map(|message| message.kind.clone()).collect();
            let messages = of.iter().map(|message| message.id).collect();
            let own = of.iter().any(|message| message.kind == Occasion::Told.name());
            let offered = lapses.get(&of[0].application.unwrap_or_default()).copied().filter(|_| own);
            let outcome = match of[0].application.filter(|_| own) {
                Some(application) => Some(self.outcome_to_tell(link, application).await?),
                None => None,
            };
            let Some(first) = of.into_iter().next() else { continue };
            let one = self.pending(link, first).await?;
            let (number, name, contact) = (one.number, one.name, one.contact);
            people.push(ToTell { number, name, contact, about, messages, offered, outcome });
        }
        people.sort_by(|one, other| {
            let when = |one: &ToTell| urgency(one.offered);
            when(one).cmp(&when(other)).then_with(|| sort::compare(&one.name, &other.name))
        });
        let acts = self.decision_of(link, &book).await?.0.kind == Kind::Act;
        drop(conn);
        let shown: Vec<&str> = people.iter().map(|one| one.number.as_str()).collect();
        if !shown.is_empty() {
            let looked = Looked { round: Some(round.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-mails", looked).await?;
        }
        Ok(TelephoneList { book, acts, people, more })
    }

    /// What somebody is told of a result.
    async fn outcome_to_tell(&self, link: &mut Link<'_>, application: Uuid) -> Result<ToTellOf, No> {
        let now = self.now();
        let offers = store::offers::of_application(link, application).await?;
        let Some(offer) = offers.into_iter().find(|offer| offer.applicants_from <= now) else {
            return Ok(ToTellOf::NoPlace);
        };
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        Ok(ToTellOf::Place(place.title, offer.at(now).state))
    }

    /// Notes that somebody was told what some messages say; of what was noted before nothing changes.
    ///
    /// # Errors
    /// [`No::NotFound`]; `refused-message-over` where nothing of it has to be told any more.
    pub async fn told_by_telephone(&self, who: &Caseworker, slug: &str, ids: &[Uuid]) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = self.row_for(link, who, slug).await?;
        let mut told = 0;
        for id in ids.iter().take(ON_A_PAGE) {
            let message = store::messages::by_id(link, *id).await?;
            let message = message.filter(|message| message.round == round.id).ok_or(No::NotFound)?;
            let offer = self.offer_of(link, &message).await?;
            if store::untold::told(link, message.id).await? {
                self.counts_as_told(link, &round, offer.as_slice()).await?;
                let number = match message.application {
                    Some(id) => store::applications::by_id(link, id).await?.map(|row| row.number),
                    None => None,
                };
                let (place, number) = (Some(round.id), number.unwrap_or_default());
                self.note(link, Some(who.staff()), "message-told", (place, &number)).await?;
                told += 1;
            }
        }
        if told == 0 {
            return Err(Refusal::new("refused-message-over").into());
        }
        Ok(tx.commit().await?)
    }

    /// The offer of which a message tells, as it is before its person counts as told.
    pub(super) async fn offer_of(
        &self,
        link: &mut Link<'_>,
        message: &MessageRow,
    ) -> Result<Option<OfferRow>, No> {
        match message.application.filter(|_| message.kind == Occasion::Told.name()) {
            Some(application) => self.newest_of(link, application).await,
            None => Ok(None),
        }
    }

    /// Gives somebody who was told of an offer today the round's days from today on.
    pub(super) async fn counts_as_told(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        offers: &[OfferRow],
    ) -> Result<(), No> {
        let (book, today) = (self.book(round)?, day_of(self.now()));
        self.answer_told(link, (&book, offers), today).await
    }
}

/// Whom to tell first: whose offer lapses soonest, then whose offer waits until they are told, then all others.
fn urgency(offered: Option<Lapse>) -> (bool, Option<Lapse>) {
    (offered.is_none(), offered)
}

/// Messages by whoever has to be told what they say: a person, or their parent or guardian; what has not to be told is left out.
fn grouped(messages: Vec<MessageRow>) -> Vec<Vec<MessageRow>> {
    let mut groups: BTreeMap<(Uuid, bool), Vec<MessageRow>> = BTreeMap::new();
    for message in messages {
        let occasion = Occasion::from_name(&message.kind).filter(|occasion| has_to_be_told(*occasion));
        if let (Some(occasion), Some(application)) = (occasion, message.application) {
            groups.entry((application, occasion.is_for_guardian())).or_default().push(message);
        }
    }
    groups.into_values().collect()
}
