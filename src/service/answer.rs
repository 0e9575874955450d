//! Someone looks at their own application: where it stands, what became of it; answers an offer, or takes the
//! application back. Owns that this is all a number and a code give access to.

use chrono::{DateTime, Utc};

use super::{
    Book, Letter, No, OfferState, Opened, Phase, Placed, Refusal, Service, Standing, Told, Withdrawn,
    audit::{Looked, Looker},
    offers::{Act, Acted},
    place_of,
    prepare::busy,
    standing::{ready, standing},
};
use crate::{
    domain::{
        Holder, PersonalCode, Reason, Texts,
        offer::{By, Event},
    },
    store::{self, Link},
};

/// How often an answer is looked at again because something else happened to the offer meanwhile.
const ATTEMPTS: usize = 5;

/// Someone's own application with everything that belongs to it.
#[derive(Debug)]
pub struct Mine {
    /// The application.
    pub application: Opened,
    /// The personal code, all but its end hidden; `None` where it is not known.
    pub code: Option<String>,
    /// What caseworkers found out: what each fact is called, and its value.
    pub found: Vec<(Texts, Told)>,
    /// Its round.
    pub book: Book,
    /// The organisation that runs the round.
    pub authority: String,
    /// The round's placements, to name the wishes.
    pub places: Vec<Placed>,
    /// Until results are published: what is to be found out, on which a place may hang.
    pub questions: Vec<Reason>,
    /// What became of it, once published.
    pub letter: Option<Letter>,
    /// The offer, where there is one: its state and deadline.
    pub offer: Option<(OfferState, DateTime<Utc>)>,
    /// When the round was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Until when offers of the round can be answered.
    pub answer_by: Option<DateTime<Utc>>,
}

/// What is to be found out about an application, be it about one wish only; nothing where the rules can say everything.
fn open_questions(book: &Book, application: &Opened, places: &[Placed]) -> Result<Vec<Reason>, No> {
    let stands = standing(application, &ready(book, None, places))?;
    let open = stands.standing == Standing::NeedsPerson || stands.undecided > 0;
    Ok(if open { stands.reasons } else { Vec::new() })
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
        let (letter, offer) = self.told(link, row.id).await?;
        let publication = store::publications::first(link, round.id).await?;
        // A letter names its places itself; only before it are they looked up.
        let places = if letter.is_some() { Vec::new() } else { self.places(link, round.id).await? };
        let decided = store::decisions::of(link, row.id).await?;
        let decided = decided.iter().map(|row| self.found_out(row)).collect::<Result<Vec<_>, _>>()?;
        let authority = store::accounts::organisation_name(link, round.authority).await?;
        let book = self.book(&round)?;
        let found = book.found(&decided);
        let application = self.opened(&row, decided)?;
        let code = application.person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
        drop(conn);
        let number = application.number.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        let questions =
            if letter.is_none() { open_questions(&book, &application, &places)? } else { Vec::new() };
        Ok(Mine {
            questions,
            found,
            code: code.map(|code| code.masked()),
            application,
            book,
            authority: authority.unwrap_or_default(),
            places,
            letter,
            offer,
            published_at: publication.as_ref().map(|publication| publication.published_at),
            answer_by: publication.map(|publication| publication.answer_by),
        })
    }

    /// Accepts or declines an offer. The same answer a second time changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`] without an offer; refusals `refused-answered`, `refused-answer-late`.
    pub async fn answer_offer(&self, who: &Holder, accept: bool) -> Result<(), No> {
        let event = if accept { Event::Accepted } else { Event::Declined };
        let act = Act { event, by: By::Person, account: None, ground: "" };
        for _ in 0..ATTEMPTS {
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            let (row, round) = self.own(link, who).await?;
            let offers = store::offers::of_application(link, row.id).await?;
            let offer = offers.first().ok_or(No::NotFound)?;
            // An answer is the last word.
            let terms = offer.terms(Some(DateTime::UNIX_EPOCH));
            match self.act(link, offer, &terms, act).await? {
                Acted::Done => {
                    self.note(link, None, event.name(), (Some(round), &row.number)).await?;
                    return Ok(tx.commit().await?);
                }
                Acted::Already => return Ok(()),
                Acted::Overtaken => {}
            }
        }
        Err(busy())
    }

    /// The number of someone's own application.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn number_of(&self, who: &Holder) -> Result<String, No> {
        let mut conn = self.db.read().await?;
        Ok(self.own(&mut conn.link(), who).await?.0.number)
    }

    /// Takes an application back, until the round is published.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-published`.
    pub async fn withdraw(&self, who: &Holder) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (seen, round) = self.own(link, who).await?;
        let row = store::rounds::touch(link, round).await?.ok_or(No::NotFound)?;
        if Phase::of(&row, self.now()) == Phase::Published {
            return Err(Refusal::new("refused-published").into());
        }
        if store::applications::withdraw(link, seen.id, Withdrawn::ByPerson.name()).await? {
            self.note(link, None, "withdraw", (Some(round), &seen.number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What became of an application and its offer with the deadline, where there is any.
    pub(super) async fn told(
        &self,
        link: &mut Link<'_>,
        application: uuid::Uuid,
    ) -> Result<(Option<Letter>, Option<(OfferState, DateTime<Utc>)>), No> {
        let letter = match store::publications::of(link, application).await? {
            Some(result) => Some(self.vault.open(&place_of("result", result.id), &result.sealed)?),
            None => None,
        };
        let offers = store::offers::of_application(link, application).await?;
        let offer = offers.first().map(|offer| (offer.at(self.now()).state, offer.answer_by));
        Ok((letter, offer))
    }

    async fn own(
        &self,
        link: &mut Link<'_>,
        who: &Holder,
    ) -> Result<(store::applications::ApplicationRow, uuid::Uuid), No> {
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = row.round;
        Ok((row, round))
    }
}
