//! Someone looks at their own application: where it stands, what became of it; answers an offer, or takes the
//! application back. Owns that this is all a number and a code give access to.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    AgreedPair, Asking, Book, HeldFact, Letter, No, Objection, Offered, Opened, PaperView, Phase, Placed,
    Refusal, Service, Standing, Told, Withdrawn,
    audit::{Looked, Looker},
    book::{day_of, phase, unfinished},
    data_key,
    history::masked_code,
    offers::{Act, Acted, Shown, changes, starts},
    prepare::busy,
    represented::{Represented, represented},
    standing::{ready, standing},
    typed::noted,
};
use crate::{
    domain::{
        Caseworker, Holder, Reason, Texts,
        agreed::State::TakenBack,
        decision::{Decision, Kind},
        offer::{By, Event, State},
    },
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
};

/// How often an answer is looked at again because something else happened to the offer meanwhile.
const ATTEMPTS: usize = 5;

/// The longest note, in characters.
const MOST_NOTE: usize = 500;

/// Who reads: not everybody sees a publication from the same moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The person whom it is about.
    Applicant,
    /// A caseworker.
    Staff,
}

/// The event of an answer.
pub(super) fn answer(accept: bool) -> Event {
    if accept { Event::Accepted } else { Event::Declined }
}

/// Someone's own application with everything that belongs to it.
#[derive(Debug)]
pub struct Mine {
    /// The application.
    pub application: Opened,
    /// The personal code, all but its end hidden; `None` where it is not known.
    pub code: Option<String>,
    /// What caseworkers found out: what each fact is called, and its value.
    pub found: Vec<(Texts, Told)>,
    /// What the records of earlier rounds say, where rules ask for that.
    pub past: Vec<HeldFact>,
    /// Its round.
    pub book: Book,
    /// The organisation that runs the round.
    pub authority: String,
    /// The round's placements, to name the wishes.
    pub places: Vec<Placed>,
    /// Until results are published: placements that were chosen and are not offered now.
    pub not_offered: Vec<Placed>,
    /// Until results are published: what is to be found out, on which a place may hang.
    pub questions: Vec<Reason>,
    /// Until results are published: why the rules do not let the person take part, by what the application says; otherwise empty.
    pub barred: Vec<Reason>,
    /// What became of it, once published.
    pub letter: Option<Letter>,
    /// The offers, the newest first.
    pub offers: Vec<Offered>,
    /// That consent is asked of the person's parent or guardian, if it is.
    pub asking: Option<Asking>,
    /// What the person and an employer agreed on, where that is recorded and not taken back.
    pub agreed: Option<AgreedPair>,
    /// Whether there is an act that cancelled a place of theirs.
    pub cancelled: bool,
    /// Whether they are first in line: a place that they had was ended, or an error cost them their turn.
    pub first: bool,
    /// How many questions of caseworkers wait for an answer.
    pub unanswered: u64,
    /// How many mistakes that the person reported wait for a decision.
    pub pleas: u64,
    /// What the person brings for the place that they accepted.
    pub papers: Vec<PaperView>,
    /// Whether the application can be taken back.
    pub may_withdraw: bool,
    /// When the round was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Until when offers of the round can be answered.
    pub answer_by: Option<DateTime<Utc>>,
    /// What the round's decisions are in law.
    pub decision: Decision,
    /// Who contests for the person today.
    pub represented: Represented,
    /// Until when it is decided, where decisions are acts and nothing is published; and why that takes longer than a month.
    pub decided_by: Option<(NaiveDate, Option<String>)>,
    /// The objections that the person sent, or that are about the decision, the newest first.
    pub objections: Vec<Objection>,
}

impl Mine {
    /// The newest offer, where there is one.
    pub fn offer(&self) -> Option<&Offered> {
        self.offers.first()
    }

    /// Whether the person chose placements, none of which is offered now.
    pub fn is_unoffered(&self) -> bool {
        let person = &self.application.person;
        let offered = |number: &str| self.places.iter().any(|place| place.placement.id.as_str() == number);
        self.book.phase == Phase::Open
            && person.described.is_empty()
            && !person.wishes.is_empty()
            && !person.wishes.iter().any(|wish| offered(&wish.placement))
    }

    /// Whether an objection can be sent: what became of the application is decided and published, and not in private law.
    pub fn may_object(&self) -> bool {
        let decided = self.letter.as_ref().is_some_and(Letter::is_decided);
        decided
            && self.book.phase.is_told()
            && self.application.withdrawn.is_none()
            && self.decision.kind != Kind::Private
    }
}

/// What is to be found out about an application, be it about one wish only, and why the rules do not let its person take part; at most
/// one of both, and neither once its person was told what became of it.
fn open_questions(
    told: bool,
    book: &Book,
    (application, places): (&Opened, &[Placed]),
) -> Result<(Vec<Reason>, Vec<Reason>), No> {
    if told {
        return Ok(Default::default());
    }
    let stands = standing(application, &ready(book, None, places))?;
    let open = stands.standing == Standing::NeedsPerson || stands.undecided > 0;
    Ok(match stands.standing {
        Standing::NotEligible => (Vec::new(), stands.reasons),
        _ if open => (stands.reasons, Vec::new()),
        _ => Default::default(),
    })
}

impl Service {
    /// Someone's own application.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn mine(&self, who: &Holder) -> Result<Mine, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.seen(link, &round).await?;
        if book.phase == Phase::Draft {
            return Err(No::NotFound);
        }
        let (letter, offers) = self.told(link, &book, &row, Reader::Applicant).await?;
        let starts = offers.first().and_then(|offer: &Offered| offer.starts);
        let asking = self.asking(link, (&book, &row), starts).await?;
        let papers = self.papers_for(link, (&book, &row), offers.first()).await?;
        let agreed = self.agreed_for(link, (&book, &row)).await?.into_iter().next();
        let (unanswered, pleas) = self.waiting_of(link, row.id).await?;
        let cancelled = self.newest_cancelled(link, (&book, &row), Reader::Applicant).await?.is_some();
        let first = self.is_first(link, (&book, row.id), (letter.as_ref(), &offers)).await?;
        let may_withdraw = self.may_withdraw(link, &round, row.id).await?;
        let publication = store::publications::first(link, round.id).await?;
        let publication = publication.filter(|publication| publication.applicants_from <= self.now());
        // A letter names its places itself; only before it are they looked up.
        let places = if letter.is_some() { Vec::new() } else { self.places(link, round.id).await? };
        let authority = store::accounts::organisation_name(link, round.authority).await?;
        let application = self.opened(&row)?;
        let not_offered = self.not_offered(link, (round.id, letter.is_none()), &application).await?;
        let (decision, _) = self.decision_of(link, &book).await?;
        let decided_by = self.planned(link, (&book, &decision), day_of(application.received_at)).await?;
        let objections = self.objections_of(link, row.id).await?;
        let represented = represented(&application, book.today)?;
        drop(conn);
        self.look_own(round.id, &application.number).await?;
        let (questions, barred) = open_questions(letter.is_some(), &book, (&application, &places))?;
        Ok(Mine {
            questions,
            barred,
            past: book.held_facts(&application),
            found: book.found(&application.decided),
            code: masked_code(&application),
            application,
            book,
            authority: authority.unwrap_or_default(),
            places,
            not_offered,
            letter,
            offers,
            asking,
            agreed: agreed.filter(|pair| pair.state != TakenBack),
            cancelled,
            first,
            unanswered,
            pleas,
            papers,
            may_withdraw,
            published_at: publication.as_ref().map(|publication| publication.published_at),
            answer_by: publication.map(|publication| publication.last_answer()),
            represented,
            decision,
            decided_by,
            objections,
        })
    }

    /// Notes that a person looked at their own application.
    async fn look_own(&self, round: Uuid, number: &str) -> Result<(), No> {
        let looked = Looked { round: Some(round), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await
    }

    /// Accepts or declines an offer: the newest, which has to be the one that the page showed, where it says which. The same
    /// answer a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] without an offer; refusals `refused-answered`, `refused-answer-late`, `refused-finished`,
    /// `refused-stale`.
    pub async fn answer_offer(&self, who: &Holder, accept: bool, shown: Option<Uuid>) -> Result<(), No> {
        for _ in 0..ATTEMPTS {
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            let (row, round) = self.own(link, who).await?;
            let act = Act::new(answer(accept), By::Person, None, "");
            let shown = Shown { offer: shown, told: None };
            match self.answered(link, (row.id, round), shown, act).await? {
                Acted::Done => {
                    self.note(link, None, act.event.name(), (Some(round), &row.number)).await?;
                    return Ok(tx.commit().await?);
                }
                Acted::Already => return Ok(()),
                Acted::Overtaken => {}
            }
        }
        Err(busy())
    }

    /// Writes down what somebody said of their offer on the telephone or at the counter, as the page `shown` to the caseworker has it;
    /// with a note on who said it and when. Gives whether that is new: the same answer a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the field `note`; refusals as of [`answer_offer`](Self::answer_offer), and
    /// `refused-stale`.
    pub async fn answer_for(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        (accept, note): (bool, &str),
    ) -> Result<bool, No> {
        let note = noted(note, MOST_NOTE);
        let account = Some(who.staff().account);
        let act = Act::new(answer(accept), By::Behalf, account, note.as_ref().copied().unwrap_or("-"));
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = self.row_for(link, who, slug).await?.id;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round).ok_or(No::NotFound)?;
        match self.answered(link, (row.id, round), shown.into(), act).await? {
            Acted::Done => {
                // What keeps it from being answered is said first; without its note nothing is committed.
                note?;
                let action = format!("{}-behalf", act.event.name());
                self.note(link, Some(who.staff()), &action, (Some(round), number)).await?;
                self.tell_recorded(link, (round, row.id), &action).await?;
                tx.commit().await?;
                Ok(true)
            }
            Acted::Already => Ok(false),
            Acted::Overtaken => Err(Refusal::new("refused-stale").into()),
        }
    }

    /// Lets a person's newest offer be answered.
    pub(super) async fn answered(
        &self,
        link: &mut Link<'_>,
        (application, round): (Uuid, Uuid),
        shown: Shown,
        act: Act<'_>,
    ) -> Result<Acted, No> {
        let offers = store::offers::of_application(link, application).await?;
        // Nobody answers what its person does not see yet.
        let now = self.now();
        let offer = offers.iter().find(|offer| offer.applicants_from <= now).ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
        unfinished(phase(&round, now))?;
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        if changes(&offers, now, |offer| offer.applicants_from).is_some() {
            return Err(Refusal::new("refused-offer-changing").into());
        }
        let terms = offer.terms(starts(&self.book(&round)?, &place));
        let so_already = offer.standing().state == State::after(act.event).unwrap_or(State::Open);
        if !shown.is(offer.id) || !(so_already || shown.is_all(offer.events)) {
            return Err(Refusal::new("refused-stale").into());
        }
        self.act(link, offer, &terms, act).await
    }

    /// The number of someone's own application.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn number_of(&self, who: &Holder) -> Result<String, No> {
        let mut conn = self.db.read().await?;
        Ok(self.own(&mut conn.link(), who).await?.0.number)
    }

    /// Takes an application back, until the round is finished: it is out of the line. Whoever sees an offer of a place declines that
    /// instead; one that its person does not see yet ends as declined with the application.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-offered`, `refused-finished`.
    pub async fn withdraw(&self, who: &Holder) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (seen, round) = self.own(link, who).await?;
        let row = store::rounds::touch(link, round).await?.ok_or(No::NotFound)?;
        unfinished(phase(&row, self.now()))?;
        if !self.may_withdraw(link, &row, seen.id).await? {
            return Err(Refusal::new("refused-offered").into());
        }
        let offers = store::offers::of_application(link, seen.id).await?;
        if let Some(unseen) = offers.first().filter(|offer| offer.at(self.now()).state.holds()) {
            let act = Act::new(Event::Declined, By::Person, None, "");
            if self.act(link, unseen, &unseen.terms(None), act).await? == Acted::Overtaken {
                return Err(busy());
            }
        }
        if store::applications::withdraw(link, seen.id, Withdrawn::ByPerson.name()).await? {
            self.note(link, None, "withdraw", (Some(round), &seen.number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Whether an application can be taken back: an offer is declined instead.
    async fn may_withdraw(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        application: Uuid,
    ) -> Result<bool, No> {
        let (offers, now) = (store::offers::of_application(link, application).await?, self.now());
        // An offer that its person does not see yet keeps nobody from it: they would learn of it by that.
        let holds = offers.first().is_some_and(|one| one.at(now).state.holds() && one.applicants_from <= now);
        Ok(phase(round, now) != Phase::Finished && !holds)
    }

    /// What became of an application, and its offers, the newest first.
    pub(super) async fn told(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        application: &ApplicationRow,
        reader: Reader,
    ) -> Result<(Option<Letter>, Vec<Offered>), No> {
        let now = self.now();
        let letter = match reader {
            Reader::Applicant => store::publications::of(link, application.id, now).await?,
            Reader::Staff => store::publications::for_staff(link, application.id, now).await?,
        };
        let letter = match (letter, self.vault.key_of(application)?) {
            (Some(result), Some(key)) => Some(key.open(&data_key::letter(result.id), &result.sealed)?),
            _ => None,
        };
        let letter = self.with_ahead(link, application, letter).await?;
        let mut offers = store::offers::of_application(link, application.id).await?;
        let seen = |offer: &store::offers::OfferRow| match reader {
            Reader::Applicant => offer.applicants_from,
            Reader::Staff => offer.staff_from,
        };
        let changes = changes(&offers, now, seen);
        offers.retain(|offer| seen(offer) <= now);
        let mut offers = self.offers_of(link, book, offers).await?;
        if let (Some(from), false) = (changes, offers.is_empty()) {
            let newest = offers.remove(0);
            offers.insert(0, newest.before_it_changes(from));
        }
        Ok((letter, offers))
    }

    async fn own(&self, link: &mut Link<'_>, who: &Holder) -> Result<(ApplicationRow, Uuid), No> {
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = row.round;
        Ok((row, round))
    }
}
