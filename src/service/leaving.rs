//! Somebody leaves during the work, or does not come to it: a caseworker writes it down, or the organisation reports it and a
//! caseworker confirms it. Owns which days such a report may name. Where the round's setting allows it, the seat goes on.

use chrono::NaiveDate;
use chrono_tz::Europe::Riga;
use uuid::Uuid;

use super::{
    Approval, Book, Matter, No, Placed, Service, Wrong,
    approvals::ground,
    endings::{Found, done},
    matter::{Signed, excess_at},
    numbered::numbered,
    offers::{Act, Shown, starts},
    typed,
};
use crate::{
    domain::{
        Caseworker, Department,
        offer::{self, By, Event, State},
    },
    store::{self, Link, offers::OfferRow, placements::PlacementRow, rounds::RoundRow},
};

/// What may be reported, as words.
pub const LEAVINGS: [&str; 2] = ["left", "did-not-come"];

/// A placement and what its organisation said about people at it.
#[derive(Debug)]
pub struct Reports {
    /// Its round.
    pub book: Book,
    /// The placement.
    pub placed: Placed,
    /// What was said, the newest first.
    pub asked: Vec<Approval>,
}

/// The last day of work of somebody who left, as it was typed; nothing where the person did not come.
fn last_day(what: &str, day: &str) -> Result<Option<NaiveDate>, Wrong> {
    match what {
        "did-not-come" => Ok(None),
        "left" => {
            let day = NaiveDate::parse_from_str(&typed::day(day), "%d.%m.%Y.");
            day.map(Some).map_err(|_| Wrong::new("day", "wrong-leaving-day"))
        }
        _ => Err(Wrong::new("what", "wrong-leaving")),
    }
}

impl Service {
    /// What an organisation said about people at a placement of its own.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's.
    pub async fn reports(&self, who: &Department, id: Uuid) -> Result<Reports, No> {
        let (book, placed) = self.own_placement(who, id).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut asked = store::approvals::about(link, book.id, &excess_at(id)).await?;
        asked.extend(store::approvals::about(link, book.id, "offer ").await?);
        // Of offers only what this organisation said itself.
        let own = self.own_accounts(link, who).await?;
        asked.retain(|one| own.contains(&one.proposed_by));
        let mut asked = self.approval_views(link, who.staff(), asked).await?;
        asked.retain(|one| one.matter.is_about(&placed));
        drop(conn);
        let about = (Some(book.id), placed.placement.id.as_str());
        self.look_at_approvals(who.staff(), about, asked.iter()).await?;
        Ok(Reports { book, placed, asked })
    }

    /// The accounts of a department's organisation.
    pub(super) async fn own_accounts(&self, link: &mut Link<'_>, who: &Department) -> Result<Vec<Uuid>, No> {
        let accounts = store::accounts::list(link).await?;
        let own = accounts.into_iter().filter(|one| one.organisation == who.staff().organisation);
        Ok(own.map(|one| one.id).collect())
    }

    /// Writes down that somebody left during the work, on which day, or did not come (`what` is one of [`LEAVINGS`]).
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `what`, `day` and `ground`; refusals `refused-stale`, `refused-not-accepted`,
    /// `refused-work-not-begun`, `refused-offer-over`.
    pub async fn record_leaving(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        (what, day, typed): (&str, &str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let (_, found) = self.newest_offer(link, &round, (number, shown.into())).await?;
        let (last, ground) = match (last_day(what, day), ground(typed)) {
            (Ok(last), Ok(ground)) => (last, ground),
            (last, ground) => {
                // Whether there is a place to leave is said first.
                let event = if what == "did-not-come" { Event::DidNotCome } else { Event::Left };
                self.may_act(&found.offer, &found.terms, (event, By::Desk))?;
                return Err(No::Invalid(last.err().into_iter().chain(ground.err()).collect()));
            }
        };
        let account = who.staff().account;
        let signed = Signed { proposer: account, approver: account, ground: &ground };
        self.leave(link, &round, (found.offer.id, last), signed).await?;
        let action = if last.is_some() { "left" } else { "did-not-come" };
        self.note(link, Some(who.staff()), action, (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// An organisation reports that somebody left a placement of its own, or did not come to it; gives the proposal's key. Numbers
    /// of people who do not come to the placement are not told from those that nobody has.
    ///
    /// # Errors
    /// [`No::NotFound`] for another organisation's placement; [`No::Invalid`] at `number`, `what`, `day` and `ground`; as
    /// [`propose`](Self::propose).
    pub async fn report_leaving(
        &self,
        who: &Department,
        id: Uuid,
        (number, what, day, typed): (&str, &str, &str, &str),
    ) -> Result<Uuid, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, placement) = self.own_locked(link, who, id).await?;
        let mut wrong = Vec::new();
        let offer = self.accepted_at(link, (&self.book(&round)?, &placement), number).await?;
        if offer.is_none() {
            let bare = number.trim().is_empty();
            wrong.push(Wrong::new(
                "number",
                if bare { "wrong-number-missing" } else { "wrong-leaving-number" },
            ));
        }
        let last = last_day(what, day).map_err(|found| wrong.push(found)).unwrap_or_default();
        wrong.extend(ground(typed).err());
        let Some((offer, number)) = offer.filter(|_| wrong.is_empty()) else {
            return Err(No::Invalid(wrong));
        };
        let title = self.titled(link, &placement).await?;
        let matter = Matter::Leaving { offer, title, number, last };
        let asked = self.put(link, who.staff(), &round, (matter, typed)).await?;
        tx.commit().await?;
        Ok(asked)
    }

    /// The offer at a placement of whoever has a number, as an organisation sees it, and the number: accepted, or one that stands
    /// unanswered though the work has begun.
    async fn accepted_at(
        &self,
        link: &mut Link<'_>,
        (book, placement): (&Book, &PlacementRow),
        typed: &str,
    ) -> Result<Option<(Uuid, String)>, No> {
        let Some(row) = numbered(link, typed).await? else { return Ok(None) };
        let now = self.now();
        let offers = store::offers::of_placement(link, placement.id).await?;
        let comes = |offer: &OfferRow| {
            let terms = offer.terms(starts(book, placement));
            let missed = offer::may(offer.standing(), Event::DidNotCome, By::Desk, now, &terms).is_ok();
            offer.at(now).state == State::Accepted || missed
        };
        let own = offers
            .into_iter()
            .rev()
            .find(|offer| offer.application == row.id && offer.organisations_from <= now && comes(offer));
        Ok(own.map(|offer| (offer.id, row.number)))
    }

    /// Whether it can be that somebody left, or did not come: the day is one of the work, and not one to come.
    pub(super) async fn may_leave(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, last): (Uuid, Option<NaiveDate>),
    ) -> Result<Found, No> {
        let found = self.offer_in(link, round, offer).await?;
        let event = if last.is_some() { Event::Left } else { Event::DidNotCome };
        self.may_act(&found.offer, &found.terms, (event, By::Desk))?;
        let today = self.now().with_timezone(&Riga).date_naive();
        let first = found.terms.starts.map(|starts| starts.with_timezone(&Riga).date_naive());
        if last.is_some_and(|last| last > today || first.is_some_and(|first| last < first)) {
            return Err(Wrong::new("day", "wrong-leaving-day").into());
        }
        Ok(found)
    }

    /// Writes down that somebody left, or did not come, in a locked round.
    pub(super) async fn leave(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        (offer, last): (Uuid, Option<NaiveDate>),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let found = self.may_leave(link, round, (offer, last)).await?;
        let event = if last.is_some() { Event::Left } else { Event::DidNotCome };
        let act = Act::new(event, By::Desk, Some(signed.approver), signed.ground);
        done(self.act(link, &found.offer, &found.terms, Act { day: last, ..act }).await?)?;
        self.tell_recorded(link, (round.id, found.offer.application), event.name()).await?;
        store::rounds::touch(link, round.id).await?;
        Ok(())
    }
}
