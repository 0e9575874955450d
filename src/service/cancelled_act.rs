//! That a place which was given is cancelled, as an act: what two people decided about it, with what its nine parts are made of. Owns
//! that it is there wherever decisions are acts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    ActLetter, ActMatter, Book, Matter, No, Service,
    act::{Asked, institution},
    answer::Reader,
    approvals::Kept,
    audit::{Looked, Looker},
    book::day_of,
    decision_letter::Notified,
    place_of,
    represented::represented,
};
use crate::{
    domain::{
        Caseworker, Ending, Holder, Occasion,
        calendar::Channel,
        decision::{Hearing, Kind},
        objection::{Event as Objected, Objector},
        offer::Event,
    },
    store::{self, Link, applications::ApplicationRow, offers::OfferRow, publications::PublicationRow},
};

/// Whether an act is against somebody, and how they were told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// No act refuses them anything or takes anything from them.
    Nothing,
    /// One does, and nobody knows whether they were told of it.
    Untold,
    /// One does, and they were told so.
    Told(Notified),
}

/// What a proposal that ends a place says: why, and how the person was heard.
fn ends(matter: Matter) -> Option<(Ending, Option<Hearing>)> {
    match matter {
        Matter::EndOffer { why, heard, .. } => Some((why, heard)),
        Matter::SettleContest { cancel, heard, .. } => Some((cancel?, heard)),
        _ => None,
    }
}

impl Service {
    /// The act that cancelled an offer; `None` where it was not cancelled, or decisions are no acts.
    pub(super) async fn cancelled_letter(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        offer: &OfferRow,
    ) -> Result<Option<ActLetter>, No> {
        let (decision, _) = self.decision_of(link, book).await?;
        if decision.kind != Kind::Act {
            return Ok(None);
        }
        let about = store::approvals::about(link, book.id, &format!("offer {}", offer.id)).await?;
        let mut found = None;
        for one in about.into_iter().filter(|one| one.state == "approved") {
            let kept: Kept = self.vault.open(&place_of("approval", one.id), &one.sealed)?;
            let settles = matches!(kept.matter, Matter::SettleContest { .. });
            if let (Some(at), Some(ending)) = (one.decided_at, ends(kept.matter)) {
                let own = self.vault.key_of(row)?;
                let ground = kept.ground.open(own.as_ref(), &place_of("approval", one.id))?;
                found = Some((at, settles, ending, ground.unwrap_or_default()));
                break;
            }
        }
        let Some((at, settles, (why, heard), ground)) = found else { return Ok(None) };
        let all = store::publications::of_round(link, book.id).await?;
        let given = all.iter().find(|one| one.id == offer.publication).ok_or(No::NotFound)?;
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        let authority = store::accounts::organisation_name(link, book.authority).await?.unwrap_or_default();
        let institution = institution(&decision, &authority);
        let unsaid = || Hearing::Omitted(String::new());
        let opened = self.opened(row)?;
        let asked = self.asked_before(link, (book, offer), (at, settles)).await?;
        Ok(Some(ActLetter {
            matter: ActMatter::Cancelled {
                place: self.titled(link, &place).await?,
                given: given.published_at,
                why: why.name().to_owned(),
                asked,
            },
            represented: represented(&opened, day_of(at))?,
            round: book.name().clone(),
            number: row.number.clone(),
            at,
            addressee: opened.person.name,
            heard: heard.or_else(|| decision.hearing.clone()).unwrap_or_else(unsaid),
            reasons: ground,
            contest: decision.contest.clone().unwrap_or_else(|| institution.clone()),
            institution,
            norms: decision.norms,
        }))
    }

    /// What an offer was examined for until a moment at which it was cancelled: the objections against it that were not answered
    /// otherwise before, or, where its being contested was settled, what was written down of that.
    async fn asked_before(
        &self,
        link: &mut Link<'_>,
        (book, offer): (&Book, &OfferRow),
        (at, settles): (DateTime<Utc>, bool),
    ) -> Result<Asked, No> {
        let mut all = Vec::new();
        for one in store::objections::of_round(link, book.id).await? {
            if one.offer != Some(offer.id) || one.received_at > at {
                continue;
            }
            let over = |event: &store::objections::EventRow| {
                event.at <= at
                    && matches!(Objected::from_name(&event.kind), Some(Objected::Kept | Objected::Withdrawn))
            };
            if !store::objections::events(link, one.id).await?.iter().any(over) {
                let others = Objector::from_name(&one.by_whom) == Some(Objector::ThirdPerson);
                let number = u64::try_from(one.number).unwrap_or_default();
                all.push((number, day_of(one.received_at), others));
            }
        }
        if !all.is_empty() {
            all.sort_unstable();
            return Ok(Asked::Objections(all));
        }
        if !settles {
            return Ok(Asked::Nobody);
        }
        let known = self.offers_of(link, book, vec![offer.clone()]).await?.into_iter().next();
        let mut happened = known.into_iter().flat_map(|offer| offer.happened);
        let contested = happened.rfind(|one| one.event == Event::Contested && one.at <= at);
        let Some(contested) = contested else { return Ok(Asked::Nobody) };
        let others = contested.noted.is_some_and(|noted| noted.word == "third-person");
        Ok(Asked::Contested(day_of(contested.at), others))
    }

    /// The newest act that cancelled a place of somebody, as a reader sees it.
    pub(super) async fn newest_cancelled(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        reader: Reader,
    ) -> Result<Option<ActLetter>, No> {
        Ok(self.cancelled_offer(link, (book, row), reader).await?.map(|(_, letter)| letter))
    }

    /// The newest place of somebody that an act cancelled, as a reader sees it, with that act.
    async fn cancelled_offer(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        reader: Reader,
    ) -> Result<Option<(Uuid, ActLetter)>, No> {
        if row.wrapped_key.is_none() {
            return Ok(None);
        }
        let now = self.now();
        for offer in store::offers::of_application(link, row.id).await? {
            let seen = match reader {
                Reader::Applicant => offer.applicants_from <= now,
                Reader::Staff => offer.staff_from <= now,
            };
            if seen && let Some(letter) = self.cancelled_letter(link, (book, row), &offer).await? {
                return Ok(Some((offer.id, letter)));
            }
        }
        Ok(None)
    }

    /// How somebody was told of the newest act about them: the one that cancelled their place, where it came after the decision of a
    /// publication, else that decision. What was sent on paper since is the act.
    pub(super) async fn told_of_newest(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        publication: &PublicationRow,
    ) -> Result<Option<Notified>, No> {
        let cancelled = self.cancelled_offer(link, (book, row), Reader::Staff).await?;
        let Some((offer, act)) = cancelled.filter(|(_, act)| act.at > publication.published_at) else {
            return self.notified(link, row.id, publication.id).await;
        };
        let mail = (Occasion::OfferEnded.name(), offer);
        let mailed = store::decisions::mailed_about(link, row.id, mail).await?;
        let mailed = mailed.map(|at| Notified::new(Channel::Mail, day_of(at)));
        let sent = store::decisions::notifications(link, row.id, publication.id).await?;
        let since = sent.iter().filter(|one| day_of(one.sent_at) >= day_of(act.at));
        let since = since
            .filter_map(|one| Some(Notified::new(Channel::from_name(&one.channel)?, day_of(one.sent_at))));
        Ok(mailed.into_iter().chain(since).min_by_key(|one| one.deemed))
    }

    /// How somebody was told of the newest act about them that refuses them something that they asked for, or takes a place from them.
    pub(super) async fn against(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
    ) -> Result<Against, No> {
        let Some(found) = self.newest_decision(link, book, (row, Reader::Staff)).await? else {
            return Ok(Against::Nothing);
        };
        let cancelled = self.cancelled_offer(link, (book, row), Reader::Staff).await?;
        let cancelled = cancelled.is_some_and(|(_, act)| act.at > found.publication.published_at);
        if found.letter.is_granted() && !cancelled {
            return Ok(Against::Nothing);
        }
        let told = self.told_of_newest(link, (book, row), &found.publication).await?;
        Ok(told.map_or(Against::Untold, Against::Told))
    }

    /// The act that cancelled one's own place.
    ///
    /// # Errors
    /// [`No::NotFound`] where there is none.
    pub async fn own_cancelled(&self, who: &Holder) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let letter = self.newest_cancelled(link, (&book, &row), Reader::Applicant).await?;
        let letter = letter.ok_or(No::NotFound)?;
        drop(conn);
        self.look(Looker::Person, "look-own", seen(round.id, &row.number)).await?;
        Ok(letter)
    }

    /// The act that cancelled somebody's place, for caseworkers.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's, and where there is none.
    pub async fn cancelled_about(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let book = self.book(&round)?;
        let letter = self.newest_cancelled(link, (&book, &row), Reader::Staff).await?.ok_or(No::NotFound)?;
        drop(conn);
        self.look(Looker::Staff(who.staff()), "look", seen(round.id, &row.number)).await?;
        Ok(letter)
    }
}

/// What was looked at: one application.
fn seen(round: Uuid, number: &str) -> Looked<'_> {
    Looked { round: Some(round), object: number, shown: vec![number], searched: "" }
}
