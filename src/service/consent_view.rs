//! A consent as people see it: the page of a parent or guardian, the person's own, an application's for caseworkers, and the list of
//! offers that wait for one. Owns that a parent or guardian sees what concerns the consent and the offer, and nothing else.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Asking, Book, Consent, Letter, Named, No, OfferState, Offered, Phase, Service, Withdrawn,
    answer::Reader,
    audit::{Looked, Looker},
    book::day_of,
};
use crate::{
    domain::{
        Caseworker, Guardian, Holder, Placement,
        consent::{self, Event},
        terms::Terms,
    },
    store::{self, Link, applications::ApplicationRow},
};

/// The page of a parent or guardian.
#[derive(Debug)]
pub struct Guarded {
    /// The round.
    pub book: Book,
    /// The organisation that runs it.
    pub authority: String,
    /// The number of the application.
    pub number: String,
    /// The name of its person.
    pub person: String,
    /// Who reads.
    pub named: Named,
    /// The newest offer, where there is one.
    pub offer: Option<Offered>,
    /// The first day of its work, where that is known.
    pub first_day: Option<NaiveDate>,
    /// The work as it was when it was offered, where its letter says and the place is held; hours and pay by the person's age.
    pub work: Option<(Box<Placement>, Terms)>,
    /// What can be said about the consent to it now.
    pub may: Vec<Event>,
    /// Whether the application was withdrawn.
    pub withdrawn: bool,
}

/// What a person sees of who is asked for consent.
#[derive(Debug)]
pub struct OwnGuardian {
    /// The round.
    pub book: Book,
    /// The number of the application.
    pub number: String,
    /// Whose it is.
    pub person: String,
    /// Who was named, and whether consent can be given on a page; `None` where none is asked.
    pub asking: Option<Asking>,
    /// Whether whoever reads can name somebody else.
    pub may_name: bool,
    /// Whether caseworkers alone can, because somebody has answered.
    pub fixed: bool,
    /// The newest offer, where there is one.
    pub offer: Option<Offered>,
}

/// A consent as caseworkers see it.
#[derive(Debug)]
pub struct ConsentFile {
    /// What its person sees of it.
    pub own: OwnGuardian,
    /// The contact in the application: whoever named somebody with the same one is looked at twice.
    pub contact: String,
    /// What can be written down now.
    pub may: Vec<Event>,
    /// The names of the caseworkers who wrote down what was said, in its order; empty where none did.
    pub by: Vec<String>,
}

/// An offer that waits for a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingConsent {
    /// The number of the application.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// The contact in the application.
    pub contact: String,
    /// Who was named.
    pub guardian: Option<Named>,
    /// What was said last.
    pub last: Option<Event>,
    /// Until when the offer can be answered.
    pub answer_by: DateTime<Utc>,
}

/// The work of an offer that is held, as the letter has it.
fn offered_work(letter: Letter, offer: &Offered) -> Option<(Box<Placement>, Terms)> {
    let held = matches!(offer.state, OfferState::Open | OfferState::Accepted);
    let own = |place: &Placement| (&place.organisation, &place.title) == (&offer.place.0, &offer.place.1);
    let work = letter.work.filter(|place| held && own(place))?;
    Some((work, letter.person.terms))
}

/// What may be said about the consent to an offer at this moment.
fn may_say(book: &Book, offer: Option<&Offered>) -> Vec<Event> {
    let Some((offer, consent)) = offer.and_then(|offer| Some((offer, offer.consent.as_ref()?))) else {
        return Vec::new();
    };
    let stands = (offer.state, offer.late && !offer.untold);
    let may = |event: &Event| consent::may(consent.last(), *event, stands).is_ok();
    Event::ALL.into_iter().filter(may).filter(|_| book.phase != Phase::Finished).collect()
}

impl Service {
    /// The page of a parent or guardian.
    ///
    /// # Errors
    /// `refused-guardian-over` when somebody else was named, or the application was erased.
    pub async fn guarded(&self, who: &Guardian) -> Result<Guarded, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (guardian, row, round) = self.guards(link, (who, false)).await?;
        let book = self.book(&round)?;
        let named = self.named(link, guardian.id).await?.ok_or(No::NotFound)?;
        let authority = store::accounts::organisation_name(link, round.authority).await?;
        let offer = self.offer_for(link, (&book, &row), Reader::Applicant).await?;
        let (letter, _) = self.told(link, &book, &row, Reader::Applicant).await?;
        let person = self.opened(&row)?.person.name;
        drop(conn);
        let number = row.number.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-guardian", looked).await?;
        Ok(Guarded {
            work: letter.zip(offer.as_ref()).and_then(|(letter, offer)| offered_work(letter, offer)),
            may: may_say(&book, offer.as_ref()),
            first_day: offer.as_ref().and_then(|offer| offer.starts).map(day_of),
            authority: authority.unwrap_or_default(),
            withdrawn: Withdrawn::of(&row).is_some(),
            number: row.number,
            book,
            person,
            named,
            offer,
        })
    }

    /// The newest offer of an application that a reader sees.
    pub(super) async fn offer_for(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        reader: Reader,
    ) -> Result<Option<Offered>, No> {
        let now = self.now();
        let offers = store::offers::of_application(link, row.id).await?;
        let seen = offers.into_iter().find(|offer| match reader {
            Reader::Applicant => offer.applicants_from <= now,
            Reader::Staff => offer.staff_from <= now,
        });
        let mut offers = self.offers_of(link, book, seen.into_iter().collect()).await?;
        Ok(offers.pop())
    }

    /// What a person, or a caseworker, sees of who is asked.
    async fn own_guardian(
        &self,
        link: &mut Link<'_>,
        (book, row): (Book, &ApplicationRow),
        reader: Reader,
    ) -> Result<OwnGuardian, No> {
        let offer = self.offer_for(link, (&book, row), reader).await?;
        let starts = offer.as_ref().and_then(|offer| offer.starts);
        let asking = self.asking(link, (&book, row), starts).await?;
        let answered = store::consents::said_on_page(link, row.id).await?;
        let open = Withdrawn::of(row).is_none() && book.phase != Phase::Finished;
        let nameable = open && asking.as_ref().is_some_and(|asking| asking.page);
        let may_name = nameable && (reader == Reader::Staff || !answered);
        let person = self.opened(row)?.person.name;
        let (fixed, number) = (nameable && !may_name, row.number.clone());
        Ok(OwnGuardian { book, number, person, asking, may_name, fixed, offer })
    }

    /// What somebody sees of who is asked for consent to their own offer.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn my_guardian(&self, who: &Holder) -> Result<OwnGuardian, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let own = self.own_guardian(link, (self.book(&round)?, &row), Reader::Applicant).await?;
        drop(conn);
        let number = row.number.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        Ok(own)
    }

    /// A consent for a caseworker; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn consent_file(&self, who: &Caseworker, slug: &str, number: &str) -> Result<ConsentFile, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let own = self.own_guardian(link, (self.book(&round)?, &row), Reader::Staff).await?;
        let contact = self.opened(&row)?.person.contact;
        let mut by = Vec::new();
        let said = own.offer.iter().flat_map(|offer| offer.consent.iter()).flat_map(|consent| &consent.said);
        for deed in said {
            let account = match deed.account {
                Some(account) => store::accounts::by_id(link, account).await?,
                None => None,
            };
            by.push(account.map(|account| account.name).unwrap_or_default());
        }
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        let may = may_say(&own.book, own.offer.as_ref());
        let may = if Withdrawn::of(&row).is_some() { Vec::new() } else { may };
        Ok(ConsentFile { own, contact, may, by })
    }

    /// The offers of a round that are open and wait for a consent, those that have to be answered first before others. Who is shown leaves
    /// a look.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn waiting_consents(
        &self,
        who: &Caseworker,
        slug: &str,
    ) -> Result<(Book, Vec<WaitingConsent>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let (book, now) = (self.book(&round)?, self.now());
        let mut offers = if book.settings.consent.is_some() {
            store::offers::of_round(link, round.id).await?
        } else {
            Vec::new()
        };
        offers.retain(|offer| offer.staff_from <= now && offer.at(now).state == OfferState::Open);
        let mut waiting = Vec::new();
        for offer in &offers {
            let starts = self.starts_of(link, &book, Some(offer)).await?;
            let consent = self.consent_to(link, (&book, offer), starts).await?;
            let Some(consent) = consent.filter(|consent: &Consent| !consent.is_given()) else { continue };
            let row = store::applications::by_id(link, offer.application).await?.ok_or(No::NotFound)?;
            let asking = self.asking(link, (&book, &row), starts).await?;
            let person = self.opened(&row)?.person;
            waiting.push(WaitingConsent {
                number: row.number,
                name: person.name,
                contact: person.contact,
                guardian: asking.and_then(|asking| asking.guardian),
                last: consent.last(),
                answer_by: offer.answer_by,
            });
        }
        drop(conn);
        waiting.sort_by(|one, other| (one.answer_by, &one.number).cmp(&(other.answer_by, &other.number)));
        if !waiting.is_empty() {
            let shown = waiting.iter().map(|one| one.number.as_str()).collect();
            let looked = Looked { round: Some(round.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-consents", looked).await?;
        }
        Ok((book, waiting))
    }
}
