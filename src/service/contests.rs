//! An award that somebody contests waits until two people settle it. Owns what a settlement leaves behind: that whoever keeps a place
//! which they have not answered has a whole term for it again, and that whoever lost one by a mistake gets what the law owes them: it is
//! put right as a fact is (see `correct`).

use uuid::Uuid;

use super::{
    Matter, No, Refusal, Service, Standing, TypedEnding, Wrong,
    approvals::ground,
    correct::after,
    endings::{Found, done},
    matter::Signed,
    offers::{Act, Shown},
};
use crate::{
    chance,
    domain::{
        Caseworker, Cause, Occasion, Settlement,
        objection::Objector,
        offer::{By, Event, State},
    },
    store::{self, Link, corrections::CorrectionRow, offers::OfferRow, rounds::RoundRow},
};

/// Who may contest an award, as words: its person, somebody else, or the authority itself, which found a mistake.
pub const CONTESTERS: [&str; 3] = ["person", "third-person", "office"];

impl Service {
    /// The newest offer of an application, where its award is contested or can be.
    pub(super) async fn contestable(
        &self,
        link: &mut Link<'_>,
        (application, by): (Uuid, Objector),
    ) -> Result<Option<OfferRow>, No> {
        let can_be = |state| match state {
            State::Replaced => false,
            // That they gave the place up themselves may be a mistake; nobody else can say so.
            State::Declined | State::Left => by != Objector::ThirdPerson,
            _ => true,
        };
        let newest = self.newest_of(link, application).await?;
        Ok(newest.filter(|offer| offer.contested || can_be(offer.at(self.now()).state)))
    }

    /// Writes down that an award is contested, and by whom: its person, or somebody else. Until that is settled its seat goes to
    /// nobody else, and the offer does not lapse.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `by` and `ground`; refusals `refused-stale`, `refused-contested`,
    /// `refused-offer-over`, `refused-answered`.
    pub async fn contest(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        (by, typed): (&str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let (_, found) = self.newest_offer(link, &round, (number, shown.into())).await?;
        self.may_act(&found.offer, &found.terms, (Event::Contested, By::Desk))?;
        let mut wrong = Vec::new();
        if !CONTESTERS.contains(&by) {
            wrong.push(Wrong::new("by", "wrong-contester"));
        }
        let ground = ground(typed).map_err(|found| wrong.push(found)).unwrap_or_default();
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let act = Act::new(Event::Contested, By::Desk, Some(who.staff().account), &ground);
        done(self.act(link, &found.offer, &found.terms, Act { word: by, ..act }).await?)?;
        self.note(link, Some(who.staff()), "contest", (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// Proposes that a contested award is kept (`kept`), cancelled for the ground of a word, or, of one that is over, that it ended so
    /// by a mistake; gives the proposal's key. It is the
    /// newest award of the person that is contested, as the page `shown` has it.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `outcome`, `ground`, `heard` and `heard-text`; refusals `refused-stale`, `refused-not-contested`, and as
    /// of [`propose`](Self::propose).
    pub async fn propose_settlement(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        asked: impl Into<TypedEnding<'_>>,
    ) -> Result<Uuid, No> {
        let TypedEnding { why: outcome, ground: typed, heard } = asked.into();
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let (_, found) = self.shown_offer(link, &round, (number, shown.into()), true).await?;
        self.may_act(&found.offer, &found.terms, (Event::Settled, By::Two))?;
        let Some(outcome) = Settlement::from_name(outcome) else {
            let mut wrong = vec![Wrong::new("outcome", "wrong-settlement")];
            wrong.extend(ground(typed).err());
            return Err(No::Invalid(wrong));
        };
        let title = self.titled(link, &found.placement).await?;
        let (offer, number) = (found.offer.id, number.to_owned());
        let (cancel, restore) = match outcome {
            Settlement::Cancelled(why) => (Some(why), false),
            outcome => (None, outcome == Settlement::Restored),
        };
        let heard = match cancel {
            Some(_) => self.heard(link, &round, (heard, typed)).await?,
            None => None,
        };
        let matter = Matter::SettleContest { offer, title, number, cancel, restore, heard };
        let id = self.put(link, who.staff(), &round, (matter, typed)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Whether a contest can be settled.
    pub(super) async fn may_settle(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, outcome): (Uuid, Settlement),
    ) -> Result<Found, No> {
        let found = self.offer_in(link, round, offer).await?;
        self.may_act(&found.offer, &found.terms, (Event::Settled, By::Two))?;
        if self.objections_wait(link, round.id, offer).await? {
            return Err(Refusal::new("refused-objections-open").into());
        }
        let holds = found.offer.standing().state.holds();
        match outcome {
            // There is no place any more that could be cancelled.
            Settlement::Cancelled(_) if !holds => Err(Refusal::new("refused-offer-over").into()),
            Settlement::Restored if holds => Err(Refusal::new("refused-award-held").into()),
            Settlement::Restored => {
                let whose = found.offer.application;
                let newest = self.newest_of(link, whose).await?;
                if newest.is_none_or(|newest| newest.id != offer) {
                    return Err(Refusal::new("refused-offered-since").into());
                }
                let row = store::applications::by_id(link, whose).await?.ok_or(No::NotFound)?;
                if row.state == "withdrawn" {
                    return Err(Refusal::new("refused-withdrawn").into());
                }
                Ok(found)
            }
            Settlement::Kept | Settlement::Cancelled(_) => Ok(found),
        }
    }

    /// Settles a contest in a locked round. Whoever keeps a place that they have not answered has a whole term for it again: while
    /// the award was contested they could not rely on it.
    pub(super) async fn settle_contest(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, outcome): (Uuid, Settlement),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let found = self.may_settle(link, round, (offer, outcome)).await?;
        if let Settlement::Cancelled(why) = outcome {
            // While it is contested: once that is settled, one that nobody answered in time would lapse on the spot.
            self.ended(link, round, (&found, why), signed).await?;
        }
        let found = self.may_settle(link, round, (offer, Settlement::Kept)).await?;
        let kept = outcome == Settlement::Kept && found.offer.standing().state == State::Open;
        let book = self.book(round)?;
        let until = self.answer_by_of(link, (&book, found.offer.application), self.now()).await?;
        let until = kept.then_some(until);
        let act = Act::new(Event::Settled, By::Two, Some(signed.approver), signed.ground);
        let until = until.filter(|until| *until > found.offer.answer_by);
        done(self.act(link, &found.offer, &found.terms, Act { word: outcome.name(), until, ..act }).await?)?;
        if outcome == Settlement::Restored {
            self.restore(link, round, (&found, signed.approver)).await?;
        }
        self.follow(link, (round.id, signed.approver), |row| row.offer == Some(offer)).await?;
        if kept || outcome == Settlement::Restored {
            // Whoever has to answer now, and until when, or comes first in line, is told; of each time that an award was contested once.
            let (whose, at) = ((round.id, found.offer.application), self.now());
            let subject = format!("{} {}", found.offer.id, found.offer.events);
            self.write_to(link, whose, (Occasion::Told, &subject), at).await?;
        }
        store::rounds::touch(link, round.id).await?;
        Ok(())
    }

    /// Gives somebody who lost an offer by a mistake what whoever was corrected gets: a free seat by the next correction run, else a seat
    /// above a placement's own that may be signed, else the first place in line.
    async fn restore(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (found, account): (&Found, Uuid),
    ) -> Result<(), No> {
        let whose = found.offer.application;
        let about = store::objections::of_round(link, round.id).await?;
        let upheld = about.iter().any(|one| one.offer == Some(found.offer.id) && one.state().is_upheld());
        let cause = if upheld { Cause::Objection } else { Cause::Mistake };
        let before = store::corrections::of(link, whose).await?;
        let correction = CorrectionRow {
            id: chance::id()?,
            round: round.id,
            application: whose,
            cause: cause.name().to_owned(),
            runs: 0,
            account,
            at: after(before.last().map(|before| before.at), self.received(link).await?),
        };
        store::corrections::correct(link, &correction).await?;
        let row = store::applications::by_id(link, whose).await?.ok_or(No::NotFound)?;
        if matches!(self.stands(link, round, &row).await?, Standing::Eligible(_)) {
            self.put_first(link, round.id, (whose, Some(found.offer.id)), cause.name()).await?;
        }
        Ok(())
    }
}
