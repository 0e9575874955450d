//! What is said about a consent: by a parent or guardian on their page, who may also answer the offer there, or by a signed paper that a
//! caseworker writes down. Owns that each is said while the offer can be answered, once, and in the transaction that finds so.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Book, No, Refusal, Service, SignedPaper, Withdrawn, Wrong,
    answer::answer,
    book::{phase, unfinished},
    data_key,
    decision_typed::typed_day,
    offers::{Act, Acted, Shown},
    prepare::busy,
    taken,
};
use crate::{
    chance,
    domain::{
        Arg, Caseworker, Guardian, Occasion,
        consent::{self, Event, Refused},
        offer::By,
    },
    store::{
        self, Link, applications::ApplicationRow, consents::ConsentRow, guardians::GuardianRow,
        offers::OfferRow, rounds::RoundRow,
    },
};

/// How often an answer is looked at again because something else happened to the offer meanwhile.
const ATTEMPTS: usize = 5;

/// The longest that is said of who signed, and the longest note, in characters.
const LONGEST: (usize, usize) = (120, 500);

/// What is noted about an answer that a parent or guardian gave.
pub(super) const GUARDIAN: &str = "guardian";

/// A signed paper as a caseworker typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedConsent {
    /// A word of [`Event`].
    pub what: String,
    /// Who signed it.
    pub who: String,
    /// The day that it bears.
    pub day: String,
    /// What else is to be noted.
    pub note: String,
}

impl TypedConsent {
    /// What the paper says.
    pub(super) fn read(&self, today: NaiveDate) -> Result<(Event, SignedPaper), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let event = Event::from_name(&self.what);
        if event.is_none() {
            wrong.push(Wrong::new("what", "wrong-consent-what"));
        }
        let (who, note) = (self.who.trim(), self.note.trim());
        if who.is_empty() {
            wrong.push(Wrong::new("who", "wrong-missing"));
        }
        for (field, text, most) in [("who", who, LONGEST.0), ("note", note, LONGEST.1)] {
            if text.chars().count() > most {
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                wrong.push(Wrong::new(field, "wrong-too-long").with("most", Arg::Whole(most)));
            } else if text.chars().any(|c| c.is_control() && (field == "who" || !"\r\n".contains(c))) {
                wrong.push(Wrong::new(field, "wrong-text"));
            }
        }
        let day = typed_day(&self.day).filter(|day| *day <= today);
        if day.is_none() {
            wrong.push(Wrong::new("day", "wrong-consent-day"));
        }
        match (event, day) {
            (Some(event), Some(day)) if wrong.is_empty() => {
                Ok((event, SignedPaper { who: who.to_owned(), day, note: note.to_owned() }))
            }
            _ => Err(wrong),
        }
    }
}

/// How something is said.
struct Said {
    event: Event,
    guardian: Option<Uuid>,
    account: Option<Uuid>,
    paper: Option<SignedPaper>,
}

/// The word of what is said in the audit.
fn action(event: Event, paper: bool) -> &'static str {
    match (event, paper) {
        (Event::Given, false) => "consent-given",
        (Event::Refused, false) => "consent-refused",
        (Event::TakenBack, false) => "consent-taken-back",
        (Event::Given, true) => "consent-given-paper",
        (Event::Refused, true) => "consent-refused-paper",
        (Event::TakenBack, true) => "consent-taken-back-paper",
    }
}

fn refusal(why: Refused) -> No {
    Refusal::new(match why {
        // The caller takes it for done.
        Refused::Already => "refused-stale",
        Refused::NotGiven => "refused-consent-not-given",
        Refused::Given => "refused-consent-given",
        Refused::Accepted => "refused-consent-accepted",
        Refused::TooLate => "refused-answer-late",
        Refused::Over => "refused-offer-over",
    })
    .into()
}

impl Service {
    /// Whoever was named, as long as they count, with the application, which is locked, and its round.
    pub(super) async fn guards(
        &self,
        link: &mut Link<'_>,
        (who, lock): (&Guardian, bool),
    ) -> Result<(GuardianRow, ApplicationRow, RoundRow), No> {
        let guardian = store::guardians::by_id(link, who.guardian).await?.ok_or(No::NotFound)?;
        if lock {
            store::applications::lock(link, guardian.application).await?;
        }
        let newest = store::guardians::newest(link, guardian.application).await?;
        let row = store::applications::by_id(link, guardian.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let counts = newest.is_some_and(|newest| newest.id == guardian.id) && row.wrapped_key.is_some();
        if counts { Ok((guardian, row, round)) } else { Err(Refusal::new("refused-guardian-over").into()) }
    }

    /// Says something about the consent to an offer, which has to be the one that the page showed. The same once more changes nothing and
    /// is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] without an offer; refusals `refused-guardian-over`, `refused-consent-paper-only`, `refused-consent-not-asked`,
    /// `refused-consent-given`, `refused-consent-not-given`, `refused-consent-accepted`, `refused-answer-late`, `refused-offer-over`,
    /// `refused-withdrawn`, `refused-finished`, `refused-stale`.
    pub async fn say_consent(&self, who: &Guardian, event: Event, shown: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (guardian, row, round) = self.guards(link, (who, true)).await?;
        let book = self.book(&round)?;
        if book.settings.consent.as_ref().is_some_and(|asked| !asked.page) {
            return Err(Refusal::new("refused-consent-paper-only").into());
        }
        let offer = self.seen_offer(link, row.id).await?.ok_or(No::NotFound)?;
        if offer.id != shown {
            return Err(Refusal::new("refused-stale").into());
        }
        let said = Said { event, guardian: Some(guardian.id), account: None, paper: None };
        if self.say(link, (&book, &row, &offer), &said).await? {
            self.note(link, None, action(event, false), (Some(round.id), &row.number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Writes down a signed paper about the consent to somebody's offer, which has to be the one that the page
    /// `shown` has, with as much said before.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `what`, `who`, `day` and `note`; refusals as of
    /// [`say_consent`](Self::say_consent).
    pub async fn record_consent(
        &self,
        who: &Caseworker,
        (slug, number, shown): (&str, &str, impl Into<Shown>),
        typed: &TypedConsent,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        store::applications::lock(link, row.id).await?;
        let book = self.book(&round)?;
        let read = typed.read(book.today);
        // What keeps it from being said comes first; without a whole paper nothing is committed.
        let event = Event::from_name(&typed.what).unwrap_or(Event::Refused);
        let paper = read.as_ref().map_or_else(
            |_| SignedPaper { who: String::new(), day: book.today, note: String::new() },
            |(_, paper)| paper.clone(),
        );
        let offer = self.seen_offer(link, row.id).await?.ok_or(No::NotFound)?;
        let before = store::consents::of_offer(link, offer.id).await?;
        let so_already = before.last().and_then(ConsentRow::event) == Some(event);
        let (shown, said): (Shown, _) = (shown.into(), before.last().map_or(0, |last| last.number));
        if !shown.is(offer.id) || !(so_already || shown.is_all(said)) {
            return Err(Refusal::new("refused-stale").into());
        }
        let account = Some(who.staff().account);
        let said = Said { event, guardian: None, account, paper: Some(paper) };
        let is_new = self.say(link, (&book, &row, &offer), &said).await?;
        read.map_err(No::Invalid)?;
        if is_new {
            self.note(link, Some(who.staff()), action(event, true), (Some(round.id), number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Writes down what is said about the consent to an offer of a locked application, if it may be said; whether anything was written.
    async fn say(
        &self,
        link: &mut Link<'_>,
        (book, row, offer): (&Book, &ApplicationRow, &OfferRow),
        said: &Said,
    ) -> Result<bool, No> {
        unfinished(book.phase)?;
        if Withdrawn::of(row).is_some() {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let starts = self.starts_of(link, book, Some(offer)).await?;
        if self.consent_to(link, (book, offer), starts).await?.is_none() {
            return Err(Refusal::new("refused-consent-not-asked").into());
        }
        let before = store::consents::of_offer(link, offer.id).await?;
        let last = before.last().and_then(ConsentRow::event);
        let now = self.received(link).await?;
        let stands =
            (offer.standing().at(now, &offer.terms(starts)).state, offer.answer_by <= now && !offer.untold);
        match consent::may(last, said.event, stands) {
            Ok(()) => {}
            Err(Refused::Already) => return Ok(false),
            Err(why) => return Err(refusal(why)),
        }
        let id = chance::id()?;
        let key = self.vault.key_of(row)?.ok_or_else(|| Refusal::new("refused-erased"))?;
        let sealed = said.paper.as_ref().map(|paper| key.seal(&data_key::consent(id), paper)).transpose()?;
        let new = ConsentRow {
            id,
            offer: offer.id,
            number: before.last().map_or(1, |last| last.number + 1),
            kind: said.event.name().to_owned(),
            way: if said.paper.is_some() { "paper" } else { "page" }.to_owned(),
            guardian: said.guardian,
            account: said.account,
            at: now,
            sealed,
        };
        store::consents::add(link, &new).await.map_err(|error| taken(error, "refused-busy"))?;
        self.write_to(link, (row.round, row.id), (Occasion::Consent, &id.to_string()), now).await?;
        Ok(true)
    }

    /// Accepts or declines an offer for a minor, as their parent or guardian; the offer has to be the one that the page showed. The same
    /// answer a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// As [`answer_offer`](Self::answer_offer); `refused-guardian-over`, `refused-no-consent`, `refused-consent-not-asked`.
    pub async fn answer_as_guardian(&self, who: &Guardian, accept: bool, shown: Uuid) -> Result<(), No> {
        for _ in 0..ATTEMPTS {
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            let (_, row, round) = self.guards(link, (who, true)).await?;
            unfinished(phase(&round, self.now()))?;
            let offer = self.seen_offer(link, row.id).await?.ok_or(No::NotFound)?;
            let book = self.book(&round)?;
            let starts = self.starts_of(link, &book, Some(&offer)).await?;
            if self.consent_to(link, (&book, &offer), starts).await?.is_none() {
                return Err(Refusal::new("refused-consent-not-asked").into());
            }
            let act = Act { word: GUARDIAN, ..Act::new(answer(accept), By::Person, None, "") };
            let shown = Shown { offer: Some(shown), told: None };
            match self.answered(link, (row.id, round.id), shown, act).await? {
                Acted::Done => {
                    let action = format!("{}-guardian", act.event.name());
                    self.note(link, None, &action, (Some(round.id), &row.number)).await?;
                    return Ok(tx.commit().await?);
                }
                Acted::Already => return Ok(()),
                Acted::Overtaken => {}
            }
        }
        Err(busy())
    }
}
