//! An objection is mended, answered or taken back. Owns that whoever started or published what it is about does not answer it, that it is
//! answered once, and that an award goes on as it was by two people when no objection about it waits any more.

use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

use super::{
    Matter, No, Refusal, Service, TypedAnswer, Wrong,
    approvals::ground_within,
    book::{day_of, start_of},
    decision_typed::typed_day,
    objection_view::{LONGEST, Wrote},
    place_of, taken,
};
use crate::{
    chance,
    domain::{Caseworker, Occasion, Staff, objection::Event},
    store::{
        self, Link,
        objections::{EventRow, ObjectionRow},
        rounds::RoundRow,
    },
};

/// Until when something is to be mended, and what an event says; `authority` decides where it is another, on a day from receipt to today.
fn read(
    (event, authority): (Event, Option<&str>),
    (received, today): (NaiveDate, NaiveDate),
    (day, typed): (&str, &str),
) -> Result<(Option<NaiveDate>, Wrote), Vec<Wrong>> {
    let day = typed_day(day);
    let (until, decided, wrong) = match (event, authority) {
        (Event::Mend, _) => (day.filter(|day| *day > today), None, "wrong-mend-until"),
        (_, Some(_)) => (None, day.filter(|day| (received..=today).contains(day)), "wrong-decided-day"),
        _ => (None, None, ""),
    };
    let missing = !wrong.is_empty() && until.or(decided).is_none();
    let missing = missing.then(|| Wrong::new("day", wrong));
    match (missing, ground_within(typed, LONGEST)) {
        (None, Ok(text)) => Ok((
            until,
            match (authority, decided) {
                (Some(authority), Some(day)) => Wrote::Decided { authority: authority.to_owned(), day, text },
                _ => Wrote::Text(text),
            },
        )),
        (missing, ground) => Err(missing.into_iter().chain(ground.err()).collect()),
    }
}

impl Service {
    /// Lets something happen to an objection, as the page of so many `events` showed it: a word of [`Event`], with what is to be
    /// mended until which day, or the answer; of an act that another authority examines, with the day of that authority's decision.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `what`, `day` and `ground`; refusals `refused-objection-over`,
    /// `refused-objection-whole`, `refused-objection-to-mend`, `refused-objection-not-upheld`, `refused-own-decision`, `refused-stale`, and `refused-objection-act`
    /// where the answer is an act of the institution itself.
    pub async fn on_objection(
        &self,
        who: &Caseworker,
        shown: (Uuid, i64),
        (what, day, typed): (&str, &str, &str),
    ) -> Result<(), No> {
        self.happens_to(who, shown, (what, day, typed, None)).await
    }

    /// Answers an objection with an act of the institution itself: `kept` or `upheld`.
    ///
    /// # Errors
    /// As [`on_objection`](Self::on_objection), and [`No::Invalid`] at `heard`, `heard-text`, `court-name` and `court-address`.
    pub async fn answer_objection(
        &self,
        who: &Caseworker,
        shown: (Uuid, i64),
        (what, typed): (&str, &TypedAnswer),
    ) -> Result<(), No> {
        self.happens_to(who, shown, (what, "", &typed.ground, Some(typed))).await
    }

    async fn happens_to(
        &self,
        who: &Caseworker,
        (id, events): (Uuid, i64),
        (what, day, typed, act): (&str, &str, &str, Option<&TypedAnswer>),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (seen, round) = self.objection_for(link, who, id).await?;
        let round = store::rounds::touch(link, round.id).await?.ok_or(No::NotFound)?;
        let row = store::objections::by_id(link, seen.id).await?.ok_or(No::NotFound)?;
        let event = Event::from_name(what).ok_or_else(|| Wrong::new("what", "wrong-objection-event"))?;
        row.state().may(event).map_err(Refusal::new)?;
        if row.events != events {
            return Err(Refusal::new("refused-stale").into());
        }
        // What its person took back, anybody may write down; so what is mended.
        let judges = matches!(event, Event::Kept | Event::Upheld | Event::Settled | Event::Followed);
        if judges && self.decided_it(link, who, &row).await? {
            return Err(Refusal::new("refused-own-decision").into());
        }
        let (until, wrote) = self.read_event(link, (&round, &row, event), (day, typed, act)).await?;
        let (Wrote::Text(ground) | Wrote::Decided { text: ground, .. } | Wrote::Act { text: ground, .. }) =
            &wrote;
        let id = chance::id()?;
        let happened = EventRow {
            id,
            objection: row.id,
            number: row.events + 1,
            kind: event.name().to_owned(),
            at: self.now(),
            account: Some(who.staff().account),
            until: until.map(|day| start_of(day + TimeDelta::days(1))),
            sealed: Some(
                self.seal_own(link, (row.whose(), &place_of("objection-event", id)), wrote.clone()).await?,
            ),
        };
        let stale = |error| taken(error, "refused-stale");
        store::objections::happen(link, &happened).await.map_err(stale)?;
        if event != Event::Mended {
            self.write_about(link, (&round, &row), id).await?;
        }
        if matches!(event, Event::Kept | Event::Withdrawn) {
            self.propose_to_keep(link, who, (&round, &row), ground).await?;
        }
        let action = match event {
            Event::Mend => "objection-mend",
            Event::Mended => "objection-mended",
            Event::Kept => "objection-kept",
            Event::Upheld => "objection-upheld",
            Event::Withdrawn => "objection-withdrawn",
            Event::Settled => "objection-settled",
            Event::Followed => "objection-followed",
        };
        self.note(link, Some(who.staff()), action, (Some(round.id), &row.number.to_string())).await?;
        Ok(tx.commit().await?)
    }

    /// What an event says that may happen, as it was typed; `act` where the institution itself answers with one.
    async fn read_event(
        &self,
        link: &mut Link<'_>,
        (round, row, event): (&RoundRow, &ObjectionRow, Event),
        (day, typed, act): (&str, &str, Option<&TypedAnswer>),
    ) -> Result<(Option<NaiveDate>, Wrote), No> {
        let answers = matches!(event, Event::Kept | Event::Upheld);
        if answers && self.answers_by_act(link, round).await? {
            let typed = act.ok_or_else(|| Refusal::new("refused-objection-act"))?;
            let ground = ground_within(&typed.ground, LONGEST);
            return Self::wrote_act(typed, ground).map(|wrote| (None, wrote)).map_err(No::Invalid);
        }
        let (decision, _) = self.decision_of(link, &self.book(round)?).await?;
        let authority = decision.other_authority().filter(|_| answers);
        let days = (day_of(row.received_at), day_of(self.now()));
        read((event, authority), days, (day, typed)).map_err(No::Invalid)
    }

    /// Refuses while an objection of the same person about the same application waits.
    pub(super) async fn none_waits(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        (about, objector): (Uuid, Option<Uuid>),
    ) -> Result<(), No> {
        for before in store::objections::of_round(link, round).await? {
            let same = before.objector.is_some() && before.objector == objector;
            if before.state().is_open() && before.application == about && same {
                return Err(Refusal::new("refused-objection-waits").into());
            }
        }
        Ok(())
    }

    /// Asks that a minor's representative confirms an objection that was just received, until a day. What is to be done is said by the
    /// catalogue, so the event says nothing itself.
    pub(super) async fn ask_representative(
        &self,
        link: &mut Link<'_>,
        (round, objection): (&RoundRow, Uuid),
        (until, who): (NaiveDate, Option<&Staff>),
    ) -> Result<(), No> {
        let row = store::objections::by_id(link, objection).await?.ok_or(No::NotFound)?;
        let id = chance::id()?;
        let happened = EventRow {
            id,
            objection,
            number: row.events + 1,
            kind: Event::Mend.name().to_owned(),
            at: self.now(),
            account: who.map(|who| who.account),
            until: Some(start_of(until + TimeDelta::days(1))),
            sealed: None,
        };
        store::objections::happen(link, &happened).await?;
        self.write_about(link, (round, &row), id).await?;
        self.note(link, who, "objection-mend", (Some(round.id), &row.number.to_string())).await
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
        self.write_to(link, (round.id, whose), (about.0, &about.1), self.now()).await.map(drop)
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
        let number = about.number;
        let matter =
            Matter::SettleContest { offer, title, number, cancel: None, restore: false, heard: None };
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
