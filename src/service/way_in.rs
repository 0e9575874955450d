//! Ways in for whoever lost number or code: a link that goes to the mail address which the application names, and a new access
//! code. Owns that nobody learns from an answer whether an address is known, that a link opens once and for an hour, and that with a
//! new code the old one opens nothing any more.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    No, Refusal, Service, Source, Whence, Wrong, change::noted, mail_words::LINK_LASTS, marks,
    messages::mail_address, vault::same,
};
use crate::{
    domain::{Caseworker, Holder, Occasion, Staff},
    store::{self, Link, applications::ApplicationRow, messages::MessageRow},
};

/// How many links one application is sent in a day.
const A_DAY: usize = 3;

/// What opens an application from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// Whose it is.
    pub holder: Uuid,
    /// The name in the application.
    pub name: String,
    /// The number of the application.
    pub number: String,
    /// Its access code, shown once.
    pub code: String,
    /// The slug of its round.
    pub slug: String,
}

impl Service {
    /// Whether this installation sends mails.
    pub fn sends_mails(&self) -> bool {
        self.posting.is_some()
    }

    /// Sends a link to the mail address that somebody typed, for every application of a round that is not over which names it. What is
    /// answered does not depend on whether there is one.
    ///
    /// # Errors
    /// [`No::Wait`] after too many; [`No::Invalid`] at the field `contact`; `refused-no-mail` where the installation sends none.
    pub async fn ask_way_in(&self, typed: &str, from: Whence) -> Result<(), No> {
        if !self.sends_mails() {
            return Err(Refusal::new("refused-no-mail").into());
        }
        let address = mail_address(typed).ok_or_else(|| Wrong::new("contact", "wrong-mail-address"))?;
        self.limits.code(&self.vault.mark(&format!("way-in-address|{}", address.to_lowercase())), from)?;
        let mut found = Vec::new();
        {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            for round in store::rounds::list(link).await? {
                if matches!(round.state.as_str(), "draft" | "finished") {
                    continue;
                }
                if let Some(words) = marks::contact_looked_for(&self.vault, address) {
                    for id in store::standings::with_words(link, round.id, &words).await? {
                        found.push((round.id, id));
                    }
                }
            }
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        for (round, id) in found {
            self.send_way_in(link, (round, id), address).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Writes a message with a link, if the application names this very address and was not sent too many today.
    async fn send_way_in(
        &self,
        link: &mut Link<'_>,
        (round, id): (Uuid, Uuid),
        address: &str,
    ) -> Result<(), No> {
        let now = self.received(link).await?;
        let Some(row) = store::applications::by_id(link, id).await? else { return Ok(()) };
        // What finds an application is short: only the address itself says that it is this one.
        let person = self.opened(&row)?.person;
        if mail_address(&person.contact).map(str::to_lowercase) != Some(address.to_lowercase()) {
            return Ok(());
        }
        let lately = |one: &MessageRow| {
            one.kind == Occasion::WayIn.name() && one.created_at > now - TimeDelta::days(1)
        };
        let written = store::messages::to(link, id).await?.iter().filter(|one| lately(one)).count();
        if written >= A_DAY {
            return Ok(());
        }
        let subject = crate::chance::token()?;
        self.write_to(link, (round, id), (Occasion::WayIn, &subject), now).await?;
        self.note(link, None, "way-in-asked", (Some(round), &row.number)).await
    }

    /// The application that a link opens, as long as it does.
    async fn linked(
        &self,
        link: &mut Link<'_>,
        (id, token): (Uuid, &str),
    ) -> Result<(MessageRow, ApplicationRow), No> {
        let row = store::messages::by_id(link, id).await?;
        let row = row.filter(|row| row.kind == Occasion::WayIn.name()).ok_or(No::NotFound)?;
        if !same(&self.way_in_token(id), token) {
            return Err(No::NotFound);
        }
        let late = self.received(link).await? > row.created_at + LINK_LASTS;
        let application = store::applications::by_id(link, row.application.unwrap_or_default()).await?;
        let application = application.filter(|application| application.wrapped_key.is_some());
        match application {
            Some(application) if !late && row.used_at.is_none() => Ok((row, application)),
            _ => Err(Refusal::new("refused-way-in-over").into()),
        }
    }

    /// Whether a link still opens an application; looking at it does not use it, since mail programs look at links by themselves.
    ///
    /// # Errors
    /// [`No::NotFound`] for a link that nobody sent; `refused-way-in-over`.
    pub async fn may_use_way_in(&self, id: Uuid, token: &str) -> Result<(), No> {
        let mut conn = self.db.read().await?;
        self.linked(&mut conn.link(), (id, token)).await.map(drop)
    }

    /// Uses a link: the application has a new access code from then on.
    ///
    /// # Errors
    /// As [`may_use_way_in`](Self::may_use_way_in).
    pub async fn use_way_in(&self, id: Uuid, token: &str) -> Result<(NewCode, Holder), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, application) = self.linked(link, (id, token)).await?;
        let now = self.received(link).await?;
        if !store::messages::used(link, row.id, now).await? {
            return Err(Refusal::new("refused-way-in-over").into());
        }
        let code = self.give_code(link, None, &application).await?;
        tx.commit().await?;
        let holder = Holder { application: code.holder };
        Ok((code, holder))
    }

    /// Gives an application a new access code, for somebody at the counter; `note` says on what that rests, and stays with the
    /// application.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at the field `note`; `refused-erased`.
    pub async fn new_code(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        note: &str,
    ) -> Result<NewCode, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = self.row_for(link, who, slug).await?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == round.id).ok_or(No::NotFound)?;
        if found.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        let code = self.give_code_on(link, who, (&found, note)).await?;
        tx.commit().await?;
        Ok(code)
    }

    /// Gives a new code for somebody, and keeps on what that rests.
    pub(super) async fn give_code_on(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (row, note): (&ApplicationRow, &str),
    ) -> Result<NewCode, No> {
        self.keep_ground(link, who, (row, note)).await?;
        self.give_code(link, Some(who.staff()), row).await
    }

    /// Keeps on what a new code rests that is given to somebody, or to their parent or guardian, as a revision that changes nothing,
    /// sealed with the person's own key.
    pub(super) async fn keep_ground(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (row, note): (&ApplicationRow, &str),
    ) -> Result<(), No> {
        let note = noted(note)?;
        let origin = Source::Counter.origin(self.now(), Some(who.staff().account));
        let number = store::revisions::next(link, row.id).await?;
        let revision = self.revision(row, number, (&self.stated(row)?, Some(&note)), &origin)?;
        Ok(store::revisions::add(link, &[revision]).await?)
    }

    pub(super) async fn give_code(
        &self,
        link: &mut Link<'_>,
        who: Option<&Staff>,
        row: &ApplicationRow,
    ) -> Result<NewCode, No> {
        let key = self.vault.key_of(row)?.ok_or(No::NotFound)?;
        let sealed = key.new_code()?;
        store::applications::new_code(link, row.id, &sealed).await?;
        self.note(link, who, "code-new", (Some(row.round), &row.number)).await?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let opened = self.opened(row)?;
        Ok(NewCode {
            holder: row.id,
            name: opened.person.name,
            number: row.number.clone(),
            code: key.code(&sealed)?,
            slug: round.slug,
        })
    }
}
