//! An objection is mended, answered or taken back. Owns that whoever started or published what it is about does not answer it, that it is
//! answered once, and that an award goes on as it was by two people when no objection about it waits any more.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    Matter, No, Refusal, Service, Wrong,
    approvals::ground,
    book::{phase, start_of, unfinished},
    decision::day_of,
    decision_typed::typed_day,
    place_of, taken,
};
use crate::{
    chance,
    domain::{Caseworker, Occasion, objection::Event},
    store::{
        self, Link,
        objections::{EventRow, ObjectionRow},
        rounds::RoundRow,
    },
};

impl Service {
    /// Lets something happen to an objection, as the page of so many `events` showed it: a word of [`Event`], with what is to be
    /// mended until which day, or the answer.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `what`, `until` and `ground`; refusals `refused-objection-over`,
    /// `refused-objection-whole`, `refused-objection-to-mend`, `refused-own-decision`, `refused-stale`, `refused-finished`.
    pub async fn on_objection(
        &self,
        who: &Caseworker,
        (id, events): (Uuid, i64),
        (what, until, typed): (&str, &str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (seen, round) = self.objection_for(link, who, id).await?;
        let round = store::rounds::touch(link, round.id).await?.ok_or(No::NotFound)?;
        let row = store::objections::by_id(link, seen.id).await?.ok_or(No::NotFound)?;
        unfinished(phase(&round, self.now()))?;
        let event = Event::from_name(what).ok_or_else(|| Wrong::new("what", "wrong-objection-event"))?;
        row.state().may(event).map_err(Refusal::new)?;
        if row.events != events {
            return Err(Refusal::new("refused-stale").into());
        }
        // What its person took back, anybody may write down; so what is mended.
        let judges = matches!(event, Event::Kept | Event::Upheld | Event::Settled);
        if judges && self.decided_it(link, who, &row).await? {
            return Err(Refusal::new("refused-own-decision").into());
        }
        let today = day_of(self.now());
        let day = typed_day(until).filter(|day| *day > today);
        let (until, ground) = match (event == Event::Mend && day.is_none(), ground(typed)) {
            (false, Ok(ground)) => (day.filter(|_| event == Event::Mend), ground),
            (no_day, ground) => {
                let day = no_day.then(|| Wrong::new("until", "wrong-mend-until"));
                return Err(No::Invalid(day.into_iter().chain(ground.err()).collect()));
            }
        };
        let id = chance::id()?;
        let happened = EventRow {
            id,
            objection: row.id,
            number: row.events + 1,
            kind: event.name().to_owned(),
            at: self.now(),
            account: Some(who.staff().account),
            until: until.map(|day| start_of(day + TimeDelta::days(1))),
            sealed: Some(self.vault.seal(&place_of("objection-event", id), &ground)?),
        };
        let stale = |error| taken(error, "refused-stale");
        store::objections::happen(link, &happened).await.map_err(stale)?;
        if event != Event::Mended {
            self.write_about(link, (&round, &row), id).await?;
        }
        if matches!(event, Event::Kept | Event::Withdrawn) {
            self.propose_to_keep(link, who, (&round, &row), &ground).await?;
        }
        let action = match event {
            Event::Mend => "objection-mend",
            Event::Mended => "objection-mended",
            Event::Kept => "objection-kept",
            Event::Upheld => "objection-upheld",
            Event::Withdrawn => "objection-withdrawn",
            Event::Settled => "objection-settled",
        };
        self.note(link, Some(who.staff()), action, (Some(round.id), &row.number.to_string())).await?;
        Ok(tx.commit().await?)
    }

    /// Writes to whoever objected that there is something to read.
    async fn write_about(
        &self,
        link: &mut Link<'_>,
        (round, row): (&RoundRow, &ObjectionRow),
        event: Uuid,
    ) -> Result<(), No> {
        let Some(whose) = row.objector else { return Ok(()) };
        let about = (Occasion::Objection, event.to_string());
        self.write_to(link, (round.id, whose), (about.0, &about.1), self.now()).await
    }

    /// Proposes that a contested award is kept once no objection about it waits any more; a second caseworker approves it.
    async fn propose_to_keep(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (round, row): (&RoundRow, &ObjectionRow),
        ground: &str,
    ) -> Result<(), No> {
        let Some(offer) = row.offer else { return Ok(()) };
        if self.objections_wait(link, round.id, offer).await? {
            return Ok(());
        }
        let Some(award) = store::offers::by_id(link, offer).await?.filter(|award| award.contested) else {
            return Ok(());
        };
        let place = store::placements::by_id(link, award.placement).await?.ok_or(No::NotFound)?;
        let title = self.titled(link, &place).await?;
        let about = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
        let matter = Matter::SettleContest { offer, title, number: about.number, cancel: None };
        match self.put(link, who.staff(), round, (matter, ground)).await {
            Err(No::Refused(why)) if why.key == "refused-approval-waits" => Ok(()),
            put => put.map(drop),
        }
    }

    /// Whether an objection about an award waits for an answer.
    pub(super) async fn objections_wait(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        offer: Uuid,
    ) -> Result<bool, No> {
        let all = store::objections::of_round(link, round).await?;
        Ok(all.iter().any(|one| one.offer == Some(offer) && one.state().is_open()))
    }

    /// How many objections of a round wait for an answer.
    pub(super) async fn open_objections(&self, link: &mut Link<'_>, round: Uuid) -> Result<u64, No> {
        let all = store::objections::of_round(link, round).await?;
        Ok(all.iter().filter(|one| one.state().is_open()).count() as u64)
    }
}
