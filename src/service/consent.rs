//! How it stands with a parent's or guardian's consent: of whom a round asks it, who was named, what was said about an offer. Owns that
//! no offer is accepted without a consent that its round asks for, whoever accepts it and however.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Riga;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Book, No, Opened, Refusal, Service, data_key, marks};
use crate::{
    domain::{PersonalCode, consent::Event},
    store::{self, Link, applications::ApplicationRow, offers::OfferRow},
};

/// Who was named as parent or guardian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Telephone or e-mail.
    pub contact: String,
}

/// What is kept of a consent that came on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedPaper {
    /// Who signed it.
    pub who: String,
    /// The day that it bears.
    pub day: NaiveDate,
    /// What else was noted; may be empty.
    pub note: String,
}

/// Something that was said about the consent to an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentDeed {
    /// What.
    pub event: Event,
    /// When it was written down.
    pub at: DateTime<Utc>,
    /// Who said it on the page: as they were named.
    pub guardian: Option<Named>,
    /// The signed paper, where it came on one.
    pub paper: Option<SignedPaper>,
    /// Who wrote down the paper.
    pub account: Option<Uuid>,
}

/// What is known of the consent to an offer that needs one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consent {
    /// What was said, the oldest first; the last counts.
    pub said: Vec<ConsentDeed>,
}

impl Consent {
    /// What was said last.
    pub fn last(&self) -> Option<Event> {
        self.said.last().map(|deed| deed.event)
    }

    /// Whether it is given.
    pub fn is_given(&self) -> bool {
        self.last() == Some(Event::Given)
    }
}

/// That a round asks somebody's parent or guardian for consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Who was named.
    pub guardian: Option<Named>,
    /// Whether it can be given on the page.
    pub page: bool,
}

/// The day of birth that caseworkers found out, or the person told, or an old personal code states.
pub(super) fn born(application: &Opened) -> Result<Option<NaiveDate>, No> {
    let code = application.person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
    let known = marks::told(&application.applicant()?.facts);
    Ok(known.or_else(|| code.and_then(|code| code.born())))
}

impl Book {
    /// The day on which ages count: the first of the work, or today where that is not known.
    pub(super) fn day_of_ages(&self, starts: Option<DateTime<Utc>>) -> NaiveDate {
        let starts = starts.map(|starts| starts.with_timezone(&Riga).date_naive());
        starts.or_else(|| self.starts()).unwrap_or(self.today)
    }

    /// Whether a person needs consent for work that starts at a moment.
    pub(super) fn asks_consent(
        &self,
        application: &Opened,
        starts: Option<DateTime<Utc>>,
    ) -> Result<bool, No> {
        let Some(asked) = &self.settings.consent else { return Ok(false) };
        Ok(asked.is_needed(born(application)?, self.day_of_ages(starts)))
    }
}

impl Service {
    /// That consent is asked of somebody for work that starts at a moment, if it is, and who was named.
    pub(super) async fn asking(
        &self,
        link: &mut Link<'_>,
        (book, row): (&Book, &ApplicationRow),
        starts: Option<DateTime<Utc>>,
    ) -> Result<Option<Asking>, No> {
        let Some(asked) = &book.settings.consent else { return Ok(None) };
        if !book.asks_consent(&self.opened(row)?, starts)? {
            return Ok(None);
        }
        let guardian = match store::guardians::newest(link, row.id).await? {
            Some(guardian) => self.named(link, guardian.id).await?,
            None => None,
        };
        Ok(Some(Asking { guardian, page: asked.page }))
    }

    /// Whoever was named so; nothing where that was erased.
    pub(super) async fn named(&self, link: &mut Link<'_>, guardian: Uuid) -> Result<Option<Named>, No> {
        let Some(row) = store::guardians::by_id(link, guardian).await? else { return Ok(None) };
        let application = store::applications::by_id(link, row.application).await?.ok_or(No::NotFound)?;
        let key = self.vault.key_of(&application)?;
        Ok(key.map(|key| key.open(&data_key::guardian(row.id), &row.sealed)).transpose()?)
    }

    /// What is known of the consent to an offer of work that starts at a moment; `None` where none is needed.
    pub(super) async fn consent_to(
        &self,
        link: &mut Link<'_>,
        (book, offer): (&Book, &OfferRow),
        starts: Option<DateTime<Utc>>,
    ) -> Result<Option<Consent>, No> {
        if book.settings.consent.is_none() {
            return Ok(None);
        }
        let row = store::applications::by_id(link, offer.application).await?.ok_or(No::NotFound)?;
        if !book.asks_consent(&self.opened(&row)?, starts)? {
            return Ok(None);
        }
        let key = self.vault.key_of(&row)?;
        let mut said = Vec::new();
        for one in store::consents::of_offer(link, offer.id).await? {
            let guardian = match one.guardian {
                Some(id) => self.named(link, id).await?,
                None => None,
            };
            let sealed = one.sealed.as_deref().zip(key.as_ref());
            let paper =
                sealed.map(|(sealed, key)| key.open(&data_key::consent(one.id), sealed)).transpose()?;
            let event = one.event().ok_or_else(|| No::Broken("an unknown word about a consent".into()))?;
            said.push(ConsentDeed { event, at: one.at, guardian, paper, account: one.account });
        }
        Ok(Some(Consent { said }))
    }

    /// Lets an offer of work that starts at a moment be accepted only with the consent that its round asks for. The application is locked:
    /// of an acceptance and a consent that is taken back one comes first, and the other finds that.
    pub(super) async fn needs_consent(
        &self,
        link: &mut Link<'_>,
        offer: &OfferRow,
        starts: Option<DateTime<Utc>>,
    ) -> Result<(), No> {
        let row = store::applications::by_id(link, offer.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        if book.settings.consent.is_none() {
            return Ok(());
        }
        store::applications::lock(link, row.id).await?;
        match self.consent_to(link, (&book, offer), starts).await? {
            Some(consent) if !consent.is_given() => Err(Refusal::new("refused-no-consent").into()),
            _ => Ok(()),
        }
    }
}
