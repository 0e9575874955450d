//! Objections against decisions come in: a person sends one with number and code, or a caseworker writes down what was said or came on
//! paper. Owns when one is late, that an award which somebody contests waits with its seat from this moment on, and that what a minor
//! sent alone is to be confirmed. Objections come in a finished round too: the term of somebody who learns later may still run.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    Book, No, Phase, Refusal, Service, Wrong,
    answer::Reader,
    approvals::ground_within,
    book::{day_of, phase, start_of},
    decision_letter::Found,
    decision_typed::typed_day,
    objection_view::{LONGEST, Said},
    offers::{Act, Acted, starts},
    place_of,
    prepare::busy,
    represented::{Represented, represented},
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Holder, Staff, decision::Kind, objection::Objector, offer},
    store::{
        self, Link, applications::ApplicationRow, objections::ObjectionRow, offers::OfferRow,
        rounds::RoundRow,
    },
};

/// How an objection may have come that a caseworker writes down, as words.
pub const WAYS: [&str; 2] = ["paper", "oral"];

/// How an objection came that its person sent.
const PAGE: &str = "page";

/// How often an objection is looked at again because something else happened to the award meanwhile.
const ATTEMPTS: usize = 5;

/// How many days a minor's representative has at least to confirm what the minor sent.
const DAYS_TO_CONFIRM: i64 = 14;

/// The longest that is said of who somebody else is, in characters.
const MOST_WHO: usize = 300;

/// An objection as a caseworker typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedObjection {
    /// The number of the application about whose decision it is.
    pub about: String,
    /// A word of [`Objector`].
    pub by: String,
    /// The number of the objector's own application, where they have one; of somebody else alone.
    pub objector: String,
    /// Who somebody else is, and how they are reached.
    pub who: String,
    /// A word of [`WAYS`].
    pub way: String,
    /// The day on which it came.
    pub received: String,
    /// What it says.
    pub ground: String,
}

/// An objection that was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// Its key.
    pub id: Uuid,
    /// Whether it came after its term.
    pub late: bool,
    /// Whether an award waits with its seat because of it.
    pub frozen: bool,
}

/// What is to be received, in a locked round.
struct New<'a> {
    about: &'a ApplicationRow,
    found: &'a Found,
    objector: Option<Uuid>,
    by: Objector,
    way: &'a str,
    received_at: DateTime<Utc>,
    /// Who writes it down; `None`: its person sent it.
    who: Option<&'a Staff>,
    said: &'a Said,
}

/// Whether an objection can come: there is a decision, and the law's terms end whenever the round does.
fn may_object(phase: Phase) -> Result<(), Refusal> {
    if phase.is_told() { Ok(()) } else { Err(Refusal::new("refused-not-published")) }
}

/// What an objection says: what is contested and what is asked has to be there; nobody has to say why.
fn said(typed: &str) -> Result<String, Wrong> {
    ground_within(typed, LONGEST).map_err(|wrong| match wrong.key {
        "wrong-ground" => Wrong::new("ground", "wrong-objection-ground"),
        _ => wrong,
    })
}

impl TypedObjection {
    /// Who objects, how and when it came, and what it says; `first` is the day of the decision.
    pub(super) fn read(
        &self,
        (first, today): (Option<NaiveDate>, NaiveDate),
    ) -> Result<(Objector, &'static str, NaiveDate, Said), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let by = Objector::from_name(&self.by);
        if by.is_none() {
            wrong.push(Wrong::new("by", "wrong-objector"));
        }
        let who = self.who.trim();
        if by == Some(Objector::ThirdPerson) && who.is_empty() && self.objector.trim().is_empty() {
            wrong.push(Wrong::new("who", "wrong-objector-who"));
        }
        if who.chars().count() > MOST_WHO {
            let most = i64::try_from(MOST_WHO).unwrap_or(i64::MAX);
            wrong.push(Wrong::new("who", "wrong-too-long").with("most", Arg::Whole(most)));
        }
        if who.chars().any(char::is_control) {
            wrong.push(Wrong::new("who", "wrong-text"));
        }
        let way = WAYS.into_iter().find(|way| *way == self.way);
        if way.is_none() {
            wrong.push(Wrong::new("way", "wrong-objection-way"));
        }
        let received = typed_day(&self.received);
        let received = received.filter(|day| *day <= today && first.is_none_or(|first| first <= *day));
        if received.is_none() {
            wrong.push(Wrong::new("received", "wrong-received"));
        }
        let ground = said(&self.ground).map_err(|found| wrong.push(found)).ok();
        match (by, way, received, ground) {
            (Some(by), Some(way), Some(received), Some(ground)) if wrong.is_empty() => {
                Ok((by, way, received, Said { ground, who: who.to_owned() }))
            }
            _ => Err(wrong),
        }
    }
}

impl Service {
    /// Sends an objection: against one's own decision, or against the award of another number.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at `about`, `by` and `ground`; refusals `refused-not-published`, `refused-no-decision`,
    /// `refused-nothing-to-contest`, `refused-objection-waits`.
    pub async fn object(&self, who: &Holder, about: (&str, &str), typed: &str) -> Result<Filed, No> {
        // Whoever holds the award may answer at this very moment: then everything is looked at again.
        for _ in 0..ATTEMPTS {
            if let Some(filed) = self.try_to_object(who, about, typed).await? {
                return Ok(filed);
            }
        }
        Err(busy())
    }

    async fn try_to_object(
        &self,
        who: &Holder,
        (about, by): (&str, &str),
        typed: &str,
    ) -> Result<Option<Filed>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let own = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::touch(link, own.round).await?.ok_or(No::NotFound)?;
        may_object(phase(&round, self.now()))?;
        let about = chance::as_given(about);
        let others = !about.is_empty() && about != own.number;
        let mut wrong = Vec::new();
        let by = match (others, Objector::from_name(by)) {
            (true, _) => Objector::ThirdPerson,
            (false, Some(Objector::ThirdPerson)) => {
                let key =
                    if about.is_empty() { "wrong-objection-number" } else { "wrong-objection-own-number" };
                wrong.push(Wrong::new("about", key));
                Objector::ThirdPerson
            }
            (false, Some(by)) => by,
            (false, None) => {
                wrong.push(Wrong::new("by", "wrong-objector"));
                Objector::Person
            }
        };
        let ground = said(typed).map_err(|found| wrong.push(found)).unwrap_or_default();
        let book = self.book(&round)?;
        let number = if others { about.as_str() } else { own.number.as_str() };
        let decided = self.decided(link, (&round, &book), (number, Reader::Applicant)).await?;
        let decided = decided.filter(|(_, found)| !others || found.letter.is_award());
        if decided.is_none() && !others {
            return Err(Refusal::new("refused-no-decision").into());
        }
        if let Some((about, _)) = &decided {
            self.none_waits(link, round.id, (about.id, Some(own.id))).await?;
        }
        let Some((about, found)) = decided.filter(|_| wrong.is_empty()) else {
            if wrong.is_empty() {
                wrong.push(Wrong::new("about", "wrong-objection-about"));
            }
            return Err(No::Invalid(wrong));
        };
        let received_at = self.received(link).await?;
        let said = Said { ground, who: String::new() };
        let (about, found, said, objector) = (&about, &found, &said, Some(own.id));
        let new = New { about, found, objector, by, way: PAGE, received_at, who: None, said };
        let Some(filed) = self.receive(link, (&round, &book), new).await? else { return Ok(None) };
        self.note(link, None, "object", (Some(round.id), &own.number)).await?;
        tx.commit().await?;
        Ok(Some(filed))
    }

    /// Writes down an objection that came on paper or was said.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round; [`No::Invalid`] at the fields; refusals as of [`object`](Self::object).
    pub async fn record_objection(
        &self,
        who: &Caseworker,
        slug: &str,
        typed: &TypedObjection,
    ) -> Result<Filed, No> {
        for _ in 0..ATTEMPTS {
            if let Some(filed) = self.try_to_record(who, slug, typed).await? {
                return Ok(filed);
            }
        }
        Err(busy())
    }

    async fn try_to_record(
        &self,
        who: &Caseworker,
        slug: &str,
        typed: &TypedObjection,
    ) -> Result<Option<Filed>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        may_object(book.phase)?;
        let about = chance::as_given(&typed.about);
        let others = typed.by == Objector::ThirdPerson.name();
        let decided = self.decided(link, (&round, &book), (&about, Reader::Staff)).await?;
        let decided = decided.filter(|(_, found)| !others || found.letter.is_award());
        let objector = match (others, typed.objector.trim()) {
            (false, _) => Ok(decided.as_ref().map(|(about, _)| about.id)),
            (true, "") => Ok(None),
            (true, number) => {
                let row = store::applications::by_number(link, &chance::as_given(number)).await?;
                let row = row.filter(|row| row.round == round.id);
                row.map(|row| Some(row.id)).ok_or_else(|| Wrong::new("objector", "wrong-objector-number"))
            }
        };
        let first = decided.as_ref().map(|(_, found)| day_of(found.publication.published_at));
        let read = typed.read((first, book.today));
        let (Some((about, found)), Ok(objector), Ok((by, way, received, said))) =
            (&decided, &objector, &read)
        else {
            if let (Some((about, _)), Ok(Some(objector))) = (&decided, &objector) {
                self.none_waits(link, round.id, (about.id, Some(*objector))).await?;
            }
            let about = decided.is_none().then(|| Wrong::new("about", "wrong-objection-about"));
            let wrong = about.into_iter().chain(objector.err()).chain(read.err().into_iter().flatten());
            return Err(No::Invalid(wrong.collect()));
        };
        let number = about.number.clone();
        let new = New {
            about,
            found,
            objector: *objector,
            by: *by,
            way,
            received_at: start_of(*received),
            who: Some(who.staff()),
            said,
        };
        let Some(filed) = self.receive(link, (&round, &book), new).await? else { return Ok(None) };
        self.note(link, Some(who.staff()), "record-objection", (Some(round.id), &number)).await?;
        tx.commit().await?;
        Ok(Some(filed))
    }

    /// The decision about a number of a round, where there is one.
    async fn decided(
        &self,
        link: &mut Link<'_>,
        (round, book): (&RoundRow, &Book),
        (number, reader): (&str, Reader),
    ) -> Result<Option<(ApplicationRow, Found)>, No> {
        if self.decision_of(link, book).await?.0.kind == Kind::Private {
            return Err(Refusal::new("refused-nothing-to-contest").into());
        }
        let row = store::applications::by_number(link, number).await?;
        let Some(row) = row.filter(|row| row.round == round.id && row.wrapped_key.is_some()) else {
            return Ok(None);
        };
        let found = self.newest_decision(link, book, (&row, reader)).await?;
        Ok(found.map(|found| (row, found)))
    }

    /// Receives an objection in a locked round. An award that can be contested is, from this moment on. Nothing where something
    /// happened to the award at the same moment.
    async fn receive(
        &self,
        link: &mut Link<'_>,
        (round, book): (&RoundRow, &Book),
        new: New<'_>,
    ) -> Result<Option<Filed>, No> {
        let New { about, found, objector, by, way, received_at, who, said } = new;
        let account = who.map(|who| who.account);
        self.none_waits(link, round.id, (about.id, objector)).await?;
        let kind = self.decision_of(link, book).await?.0.kind;
        let notified = self.told_of_newest(link, (book, about), &found.publication).await?;
        // Of others nobody knows when they learned of it: what is certain is that it can be contested for a year and no longer.
        let term = notified.filter(|_| kind == Kind::Act).map(|told| match by {
            Objector::ThirdPerson => told.until_for_others(),
            Objector::Person | Objector::Representative => told.until,
        });
        let late = term.is_some_and(|term| day_of(received_at) > term);
        // In a finished round no seat is given on any more.
        let award = if found.letter.is_award() && book.phase != Phase::Finished {
            // What lapsed by the passing of time is over, and is written down before: an objection does not bring it back.
            self.lapse_round(link, round.id).await?;
            self.contestable(link, (about.id, by)).await?
        } else {
            None
        };
        if let Some(award) = &award
            && !self.hold_award(link, book, award, (by, account, &said.ground)).await?
        {
            return Ok(None);
        }
        let id = chance::id()?;
        // What somebody says goes with their own key; of whoever has no application here, with that of whom it is about.
        let whose = objector.unwrap_or(about.id);
        let row = ObjectionRow {
            id,
            round: round.id,
            number: 0,
            application: about.id,
            objector,
            offer: award.as_ref().map(|award| award.id),
            publication: found.publication.id,
            by_whom: by.name().to_owned(),
            way: way.to_owned(),
            received_at,
            term: term.map(|term| start_of(term + TimeDelta::days(1))),
            late,
            account,
            at: self.now(),
            sealed: self.seal_own(link, (whose, &place_of("objection", id)), said.clone()).await?,
            became: String::new(),
            events: 0,
        };
        store::objections::add(link, &row).await?;
        // A minor's representative contests an act: what the minor sent alone is received, and to be confirmed.
        if kind == Kind::Act && self.is_minors_own(link, &row, book.today).await? {
            let until = book.today + TimeDelta::days(DAYS_TO_CONFIRM);
            let own = term.filter(|_| by != Objector::ThirdPerson);
            let until = own.map_or(until, |term| until.max(term));
            self.ask_representative(link, (round, id), (until, who)).await?;
        }
        Ok(Some(Filed { id, late, frozen: self.keeps_seat(link, award.map(|award| award.id)).await? }))
    }

    /// Lets an award wait with its seat from now on, unless it does already; `false` where somebody was faster.
    async fn hold_award(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        award: &OfferRow,
        (by, account, ground): (Objector, Option<Uuid>, &str),
    ) -> Result<bool, No> {
        if award.contested {
            return Ok(true);
        }
        let place = store::placements::by_id(link, award.placement).await?.ok_or(No::NotFound)?;
        let terms = award.terms(starts(book, &place));
        let word = if by == Objector::ThirdPerson { "third-person" } else { "person" };
        let act = Act::new(offer::Event::Contested, offer::By::Desk, account, ground);
        Ok(self.act(link, award, &terms, Act { word, ..act }).await? != Acted::Overtaken)
    }

    /// Whether an objection is a minor's own: said as the applicant, or sent from the minor's application against somebody's award.
    async fn is_minors_own(
        &self,
        link: &mut Link<'_>,
        row: &ObjectionRow,
        today: NaiveDate,
    ) -> Result<bool, No> {
        let by = Objector::from_name(&row.by_whom);
        let alone = by == Some(Objector::Person) || (by == Some(Objector::ThirdPerson) && row.way == PAGE);
        let Some(objector) = row.objector.filter(|_| alone) else { return Ok(false) };
        let objector = store::applications::by_id(link, objector).await?.ok_or(No::NotFound)?;
        let who = represented(&self.opened(&objector)?, today)?;
        Ok(matches!(who, Represented::From15 | Represented::Under15))
    }
}
