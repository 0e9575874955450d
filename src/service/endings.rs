//! A place that somebody holds ends by a decision of two people. Owns what that leaves behind: who goes first in line, and whom an
//! organisation is offered no more.

use uuid::Uuid;

use super::{
    Matter, No, Phase, Refusal, Service, Wrong,
    approvals::ground,
    book::{phase, unfinished},
    matter::Signed,
    objection_act::typed_hearing,
    offers::{Act, Acted, Shown, starts},
    seats::CODES,
};
use crate::{
    domain::{
        Caseworker, Ending, Occasion,
        decision::{Hearing, Kind},
        offer::{By, Event, State, Terms},
    },
    store::{
        self, Link, applications::ApplicationRow, offers::OfferRow, placements::PlacementRow,
        rounds::RoundRow,
    },
};

/// That a place is to end, as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedEnding<'a> {
    /// The word of the ground, or `kept`.
    pub why: &'a str,
    /// On what that rests.
    pub ground: &'a str,
    /// Where decisions are acts: `held` or `omitted`, and how the person was heard, or why not.
    pub heard: (&'a str, &'a str),
}

impl<'a> From<(&'a str, &'a str)> for TypedEnding<'a> {
    fn from((why, ground): (&'a str, &'a str)) -> Self {
        Self { why, ground, heard: ("", "") }
    }
}

/// An offer in a locked round, with the moments that it goes by.
pub(super) struct Found {
    pub(super) offer: OfferRow,
    pub(super) terms: Terms,
    pub(super) placement: PlacementRow,
}

/// Whether a round is published and not finished.
pub(super) fn published(phase: Phase) -> Result<(), No> {
    unfinished(phase)?;
    if phase == Phase::Published { Ok(()) } else { Err(Refusal::new("refused-not-published").into()) }
}

/// What was done, where nobody was faster.
pub(super) fn done(acted: Acted) -> Result<(), No> {
    match acted {
        Acted::Done => Ok(()),
        Acted::Already => Err(Refusal::new("refused-offer-over").into()),
        Acted::Overtaken => Err(Refusal::new("refused-stale").into()),
    }
}

impl Service {
    /// How a person was heard before a place of theirs ends, or why not, where decisions are acts.
    pub(super) async fn heard(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (typed, why): ((&str, &str), &str),
    ) -> Result<Option<Hearing>, No> {
        let (decision, _) = self.decision_of(link, &self.book(round)?).await?;
        if decision.kind != Kind::Act {
            return Ok(None);
        }
        typed_hearing(typed).map(Some).map_err(|wrong| {
            let missing = ground(why).err();
            No::Invalid(wrong.into_iter().chain(missing).collect())
        })
    }

    /// An offer in a round that is published, by its key.
    pub(super) async fn offer_in(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        offer: Uuid,
    ) -> Result<Found, No> {
        published(phase(round, self.now()))?;
        // What lapsed by the passing of time is over: nothing that happens now brings it back.
        self.lapse_round(link, round.id).await?;
        let offer = store::offers::by_id(link, offer).await?.ok_or(No::NotFound)?;
        let placement = store::placements::by_id(link, offer.placement).await?;
        let placement = placement.filter(|place| place.round == round.id).ok_or(No::NotFound)?;
        let terms = offer.terms(starts(&self.book(round)?, &placement));
        Ok(Found { offer, terms, placement })
    }

    /// The newest offer of an application in a locked round, which has to be as the page `shown` has it.
    pub(super) async fn newest_offer(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (number, shown): (&str, Shown),
    ) -> Result<(ApplicationRow, Found), No> {
        self.shown_offer(link, round, (number, shown), false).await
    }

    /// The same, or the newest offer whose award is contested, where there is one: its person may have been offered another place
    /// since.
    pub(super) async fn shown_offer(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (number, shown): (&str, Shown),
        contested: bool,
    ) -> Result<(ApplicationRow, Found), No> {
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        published(phase(round, self.now()))?;
        let mut offers = store::offers::of_application(link, row.id).await?;
        let now = self.now();
        offers.retain(|offer| offer.staff_from <= now);
        let at = offers.iter().position(|offer| contested && offer.contested).unwrap_or(0);
        let newest = offers.into_iter().nth(at).ok_or(No::NotFound)?;
        if !shown.is(newest.id) || !shown.is_all(newest.events) {
            return Err(Refusal::new("refused-stale").into());
        }
        let found = self.offer_in(link, round, newest.id).await?;
        Ok((row, found))
    }

    /// Proposes that the place that somebody holds ends, for the ground of a word: one of [`Ending`], or one of the codes for which
    /// an organisation refuses a person; gives the proposal's key. Where decisions are acts the person is heard first, or it is said why
    /// not.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `why`, `ground`, `heard` and `heard-text`; refusals `refused-stale`, `refused-offer-over`, and as of
    /// [`propose`](Self::propose).
    pub async fn propose_ending(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        asked: impl Into<TypedEnding<'_>>,
    ) -> Result<Uuid, No> {
        let TypedEnding { why, ground: typed, heard } = asked.into();
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let (_, found) = self.newest_offer(link, &round, (number, shown.into())).await?;
        self.may_act(&found.offer, &found.terms, (Event::Ended, By::Two))?;
        let code = CODES.into_iter().find(|code| *code == why).unwrap_or_default().to_owned();
        let plain = Ending::from_name(why).filter(|ending| *ending != Ending::Refused);
        let why = if code.is_empty() { plain } else { Some(Ending::Refused) };
        let Some(why) = why else {
            let mut wrong = vec![Wrong::new("why", "wrong-ending")];
            wrong.extend(ground(typed).err());
            return Err(No::Invalid(wrong));
        };
        let title = self.titled(link, &found.placement).await?;
        let (offer, number) = (found.offer.id, number.to_owned());
        let heard = self.heard(link, &round, (heard, typed)).await?;
        let matter = Matter::EndOffer { offer, title, number, why, code, heard };
        let id = self.put(link, who.staff(), &round, (matter, typed)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Whether a place that somebody holds can end.
    pub(super) async fn may_end(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, why, code): (Uuid, Ending, &str),
    ) -> Result<Found, No> {
        let found = self.offer_in(link, round, offer).await?;
        self.may_act(&found.offer, &found.terms, (Event::Ended, By::Two))?;
        if (why == Ending::Refused) != CODES.contains(&code) {
            return Err(Wrong::new("why", "wrong-ending").into());
        }
        Ok(found)
    }

    /// Ends a place that somebody holds, in a locked round: what was computed before has other inputs.
    pub(super) async fn end_offer(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, why, code): (Uuid, Ending, &str),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let found = self.may_end(link, round, (offer, why, code)).await?;
        self.ended(link, round, (&found, why), signed).await?;
        if why == Ending::Refused {
            self.bar(link, (found.placement.id, found.offer.application), code).await?;
        }
        Ok(())
    }

    /// Writes the end of an offer, and what follows from it for its person and its seat.
    pub(super) async fn ended(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (found, why): (&Found, Ending),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let act = Act::new(Event::Ended, By::Two, Some(signed.approver), signed.ground);
        let act = Act { word: why.name(), ..act };
        done(self.act(link, &found.offer, &found.terms, act).await?)?;
        if why.goes_first() {
            let who = (found.offer.application, Some(found.offer.id));
            // An award that was given wrongly was never theirs: they come after those whom an error cost their turn.
            let wrongly = why == Ending::GivenWrongly;
            let cause = if wrongly { Ending::GivenWrongly.name() } else { State::Ended.name() };
            self.put_first(link, round.id, who, cause).await?;
        }
        if why.takes_the_seats() {
            self.end_placement(link, &found.placement).await?;
        }
        let (whose, subject) = ((round.id, found.offer.application), found.offer.id.to_string());
        // Not before its person sees what was published.
        let at = self.now().max(found.offer.applicants_from);
        self.write_to(link, whose, (Occasion::OfferEnded, &subject), at).await?;
        store::rounds::touch(link, round.id).await?;
        Ok(())
    }

    /// Ends a placement's work: it has as many seats as are held or wait for a contest to be settled, and none goes on, whoever gives
    /// one back later.
    async fn end_placement(&self, link: &mut Link<'_>, placement: &PlacementRow) -> Result<(), No> {
        let (held, frozen) = self.taken_at(link, placement.id).await?;
        let mut placement = placement.clone();
        // Seats above the placement's own are none of its seats.
        placement.capacity = placement.capacity.min(held + frozen);
        placement.ended = true;
        if store::placements::change(link, &placement).await? {
            Ok(())
        } else {
            Err(Refusal::new("refused-stale").into())
        }
    }
}
