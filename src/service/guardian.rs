//! Who consents for a minor: named by the person or by a caseworker, let in by a link that goes to their mail address, or by number and
//! code. Owns that the person never sees that code, that of those who were named the newest counts, and that the person names nobody else
//! once somebody has answered.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    Answers, Book, Named, No, Refusal, Service, Whence, Withdrawn,
    book::unfinished,
    data_key,
    guardian_mails::guardian_of,
    guardian_typed::{not_self, read},
    offers::starts,
    prepare::busy,
    taken,
    vault::same,
};
use crate::{
    chance,
    domain::{Caseworker, Guardian, Holder, Occasion, Staff},
    store::{
        self, Link, applications::ApplicationRow, guardians::GuardianRow, offers::OfferRow, rounds::RoundRow,
    },
};

/// How many a person names in a day: each may be sent a mail.
const A_DAY: i64 = 3;

/// Whom a number and its code let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetIn {
    /// The person of an application.
    Person(Holder),
    /// Their parent or guardian.
    Guardian(Guardian),
}

/// What opens the page of a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardianCode {
    /// Whose it is.
    pub name: String,
    /// The number.
    pub number: String,
    /// The access code.
    pub code: String,
}

impl Service {
    /// Names the parent or guardian who is asked for consent. The same once more changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::Invalid`] at `guardian-name` and `guardian-contact`; refusals `refused-consent-not-asked`, `refused-consent-paper-only`,
    /// `refused-withdrawn`, `refused-finished`, `refused-guardian-answered`, `refused-guardian-often`.
    pub async fn name_guardian(&self, who: &Holder, name: &str, contact: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        if self.name(link, (&round, &row), ((name, contact), None)).await? {
            self.note(link, None, "guardian-named", (Some(round.id), &row.number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The same for somebody at the counter; a caseworker may name another one at any time.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; as [`name_guardian`](Self::name_guardian), and `refused-erased`.
    pub async fn name_guardian_for(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        (name, contact): (&str, &str),
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        if self.name(link, (&round, &row), ((name, contact), Some(who.staff()))).await? {
            self.note(link, Some(who.staff()), "guardian-named", (Some(round.id), number)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// An application of a round of the caseworker's authority.
    pub(super) async fn application_of(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (slug, number): (&str, &str),
    ) -> Result<(RoundRow, ApplicationRow), No> {
        let round = self.row_for(link, who, slug).await?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        Ok((round, row))
    }

    /// Names somebody, if that may be; whether anything was written.
    async fn name(
        &self,
        link: &mut Link<'_>,
        (round, row): (&RoundRow, &ApplicationRow),
        ((name, contact), staff): ((&str, &str), Option<&Staff>),
    ) -> Result<bool, No> {
        store::applications::lock(link, row.id).await?;
        let book = self.book(round)?;
        let offer = self.may_name(link, &book, row).await?;
        let named = read(name, contact);
        let known = store::guardians::newest(link, row.id).await?;
        if let (Some(known), Ok(named)) = (&known, &named)
            && self.named(link, known.id).await?.as_ref() == Some(named)
        {
            return Ok(false);
        }
        let now = self.received(link).await?;
        if staff.is_none() {
            if store::consents::said_on_page(link, row.id).await? {
                return Err(Refusal::new("refused-guardian-answered").into());
            }
            if store::guardians::named_since(link, row.id, now - TimeDelta::days(1)).await? >= A_DAY {
                return Err(Refusal::new("refused-guardian-often").into());
            }
        }
        let named = named?;
        if staff.is_none() {
            // At the counter somebody sees who is who: father and son may have one name.
            not_self(&self.opened(row)?.person.name, &named)?;
        }
        let (guardian, _) = self.add_guardian(link, row, (&named, known.as_ref()), staff).await?;
        if let Some(offer) = offer.filter(|offer| offer.at(now).state == super::OfferState::Open) {
            let subject = guardian_of(guardian.id, offer.id);
            // Of the moment at which they were named: whoever looks for people to be written to finds that this is done.
            let whose = (round.id, row.id);
            self.write_to(link, whose, (Occasion::GuardianAsked, &subject), guardian.at.max(now)).await?;
        }
        Ok(true)
    }

    /// Whether somebody may be named for an application: its newest offer that its person sees, where there is one.
    async fn may_name(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        row: &ApplicationRow,
    ) -> Result<Option<OfferRow>, No> {
        unfinished(book.phase)?;
        if row.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        if Withdrawn::of(row).is_some() {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let offer = self.seen_offer(link, row.id).await?;
        let first = self.starts_of(link, book, offer.as_ref()).await?;
        match self.asking(link, (book, row), first).await? {
            None => Err(Refusal::new("refused-consent-not-asked").into()),
            Some(asking) if !asking.page => Err(Refusal::new("refused-consent-paper-only").into()),
            Some(_) => Ok(offer),
        }
    }

    /// The newest offer of an application that its person sees.
    pub(super) async fn seen_offer(
        &self,
        link: &mut Link<'_>,
        application: Uuid,
    ) -> Result<Option<OfferRow>, No> {
        let offers = store::offers::of_application(link, application).await?;
        Ok(offers.into_iter().find(|offer| offer.applicants_from <= self.now()))
    }

    /// When the work of an offer starts, where that is known.
    pub(super) async fn starts_of(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        offer: Option<&OfferRow>,
    ) -> Result<Option<chrono::DateTime<chrono::Utc>>, No> {
        let Some(offer) = offer else { return Ok(None) };
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        Ok(starts(book, &place))
    }

    /// Adds somebody who was named, with a number and a code of their own.
    async fn add_guardian(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
        (named, known): (&Named, Option<&GuardianRow>),
        staff: Option<&Staff>,
    ) -> Result<(GuardianRow, String), No> {
        let key = self.vault.key_of(row)?.ok_or_else(|| Refusal::new("refused-erased"))?;
        let id = chance::id()?;
        let code = key.new_code()?;
        let clear = key.code(&code)?;
        let guardian = GuardianRow {
            id,
            application: row.id,
            version: known.map_or(1, |known| known.version + 1),
            number: chance::number()?,
            code,
            sealed: key.seal(&data_key::guardian(id), named)?,
            account: staff.map(|staff| staff.account),
            at: self.received(link).await?,
        };
        let added = store::guardians::add(link, &guardian).await;
        added.map_err(|error| taken(error, "refused-busy"))?;
        Ok((guardian, clear))
    }

    /// Names whoever the form of a new application names: it is written to them once a place is offered.
    pub(super) async fn name_in_form(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, Uuid),
        (answers, staff): (&Answers, Option<&Staff>),
    ) -> Result<(), No> {
        let Some(named) = book.guardian(answers).map_err(No::Invalid)? else { return Ok(()) };
        let row = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        self.add_guardian(link, &row, (&named, None), staff).await?;
        self.note(link, staff, "guardian-named", (Some(book.id), &row.number)).await
    }

    /// Whether a form, sent again, names somebody else than stands.
    pub(super) async fn names_another(
        &self,
        link: &mut Link<'_>,
        (book, application): (&Book, Uuid),
        answers: &Answers,
    ) -> Result<bool, No> {
        let known = match store::guardians::newest(link, application).await? {
            Some(known) => self.named(link, known.id).await?,
            None => None,
        };
        Ok(book.guardian(answers).is_ok_and(|named| named != known))
    }

    /// Gives whoever was named a new number and code, for somebody at the counter; the ones before open nothing any more. `note` says on
    /// what that rests, and stays with the application.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; `refused-no-guardian`; as [`name_guardian_for`](Self::name_guardian_for); then
    /// [`No::Invalid`] at the field `note`.
    pub async fn guardian_code(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        note: &str,
    ) -> Result<GuardianCode, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        store::applications::lock(link, row.id).await?;
        self.may_name(link, &self.book(&round)?, &row).await?;
        let unknown = || No::from(Refusal::new("refused-no-guardian"));
        let known = store::guardians::newest(link, row.id).await?.ok_or_else(unknown)?;
        let named = self.named(link, known.id).await?.ok_or_else(unknown)?;
        self.keep_ground(link, who, (&row, note)).await?;
        let (new, code) = self.add_guardian(link, &row, (&named, Some(&known)), Some(who.staff())).await?;
        self.note(link, Some(who.staff()), "guardian-code", (Some(round.id), number)).await?;
        tx.commit().await?;
        Ok(GuardianCode { name: named.name, number: new.number, code })
    }

    /// Lets somebody in by number and code: the person of an application, or their parent or guardian.
    ///
    /// # Errors
    /// As [`open_application`](Self::open_application).
    pub async fn let_in(&self, number: &str, code: &str, from: Whence) -> Result<LetIn, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let Some(guardian) = store::guardians::by_number(link, &chance::as_given(number)).await? else {
            drop(conn);
            return Ok(LetIn::Person(self.open_application(number, code, from).await?));
        };
        self.limits.code(&guardian.number, from)?;
        let newest = store::guardians::newest(link, guardian.application).await?;
        let row = store::applications::by_id(link, guardian.application).await?;
        let row = row.map(|row| ApplicationRow { code: guardian.code, ..row });
        let counts = newest.is_some_and(|newest| newest.id == guardian.id);
        if self.vault.is_code(row.as_ref(), code) && counts {
            Ok(LetIn::Guardian(Guardian { guardian: guardian.id }))
        } else {
            Err(Refusal::new("refused-number-or-code").into())
        }
    }

    /// Whom a link in a mail lets in, as long as it does: once, and as long as nobody else was named.
    async fn guardian_linked(
        &self,
        link: &mut Link<'_>,
        (id, token): (Uuid, &str),
    ) -> Result<(GuardianRow, ApplicationRow), No> {
        let message = store::messages::by_id(link, id)
            .await?
            .filter(|message| Occasion::from_name(&message.kind).is_some_and(Occasion::is_for_guardian));
        let message = message.ok_or(No::NotFound)?;
        if !same(&self.guardian_token(id), token) {
            return Err(No::NotFound);
        }
        let application = message.application.unwrap_or_default();
        let newest = store::guardians::newest(link, application).await?;
        let newest = newest.filter(|one| message.subject.starts_with(&one.id.to_string()));
        let row = store::applications::by_id(link, application).await?;
        let row = row.filter(|row| row.wrapped_key.is_some());
        match (newest, row) {
            (Some(newest), Some(row)) if message.used_at.is_none() => Ok((newest, row)),
            _ => Err(Refusal::new("refused-guardian-link-over").into()),
        }
    }

    /// Whether a link still lets somebody in; looking at it does not use it, since mail programs look at links by themselves.
    ///
    /// # Errors
    /// [`No::NotFound`] for a link that nobody sent; `refused-guardian-link-over`.
    pub async fn may_use_guardian_link(&self, id: Uuid, token: &str) -> Result<(), No> {
        let mut conn = self.db.read().await?;
        self.guardian_linked(&mut conn.link(), (id, token)).await.map(drop)
    }

    /// Uses a link: it shows number and code, which open the page from then on.
    ///
    /// # Errors
    /// As [`may_use_guardian_link`](Self::may_use_guardian_link).
    pub async fn use_guardian_link(&self, id: Uuid, token: &str) -> Result<(GuardianCode, Guardian), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (guardian, row) = self.guardian_linked(link, (id, token)).await?;
        let now = self.received(link).await?;
        if !store::messages::used(link, id, now).await? {
            return Err(Refusal::new("refused-guardian-link-over").into());
        }
        let key = self.vault.key_of(&row)?.ok_or(No::NotFound)?;
        let code = key.code(&guardian.code)?;
        let named = self.named(link, guardian.id).await?.ok_or_else(busy)?;
        self.note(link, None, "guardian-link-used", (Some(row.round), &row.number)).await?;
        tx.commit().await?;
        let code = GuardianCode { name: named.name, number: guardian.number, code };
        Ok((code, Guardian { guardian: guardian.id }))
    }

    /// What proves that a link for a parent or guardian was sent by this installation.
    pub(super) fn guardian_token(&self, id: Uuid) -> String {
        self.vault.mark(&format!("guardian|{id}"))[..32].to_owned()
    }
}
