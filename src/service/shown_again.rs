//! Number and code shown again to the browser that was shown them a moment ago: phones load a page anew by themselves, and a link
//! opens once. Owns for how long that is; nothing is given anew and nothing is written.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{GuardianCode, NewCode, No, Refusal, Service, vault::same};
use crate::{
    domain::{Guardian, Holder, Occasion, Texts},
    store::{self, Link, messages::MessageRow},
};

/// How long a page that shows number and code can be loaded anew.
pub const CODE_AGAIN: TimeDelta = TimeDelta::minutes(30);

/// Whom to ask about applications of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAsk {
    /// The round's name.
    pub round: Texts,
    /// The authority.
    pub authority: String,
    /// How it is reached, where the round says so.
    pub contact: Option<String>,
}

impl Service {
    /// A link that was used so lately that its page may be loaded anew.
    async fn used_lately(&self, link: &mut Link<'_>, id: Uuid, over: &'static str) -> Result<MessageRow, No> {
        let row = store::messages::by_id(link, id).await?.ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        let lately = row.used_at.is_some_and(|used| now < used + CODE_AGAIN);
        if lately { Ok(row) } else { Err(Refusal::new(over).into()) }
    }

    /// Number and code of the application that a link has just opened, for whoever it let in.
    ///
    /// # Errors
    /// [`No::NotFound`] for a link that nobody sent; `refused-way-in-over` for anybody else, and after a while.
    pub async fn way_in_again(&self, (id, token): (Uuid, &str), who: &Holder) -> Result<NewCode, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.used_lately(link, id, "refused-way-in-over").await?;
        if row.kind != Occasion::WayIn.name() || !same(&self.way_in_token(id), token) {
            return Err(No::NotFound);
        }
        let application = store::applications::by_id(link, who.application).await?;
        let application = application
            .filter(|one| Some(one.id) == row.application && one.wrapped_key.is_some())
            .ok_or(Refusal::new("refused-way-in-over"))?;
        let round = store::rounds::by_id(link, application.round).await?.ok_or(No::NotFound)?;
        Ok(NewCode {
            holder: application.id,
            name: self.opened(&application)?.person.name,
            code: self.vault.code(&application)?,
            number: application.number,
            slug: round.slug,
        })
    }

    /// Number and code that a link has just shown a parent or guardian, for whoever it let in.
    ///
    /// # Errors
    /// [`No::NotFound`] for a link that nobody sent; `refused-guardian-link-over` for anybody else, and after a while.
    pub async fn guardian_link_again(
        &self,
        (id, token): (Uuid, &str),
        who: &Guardian,
    ) -> Result<GuardianCode, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.used_lately(link, id, "refused-guardian-link-over").await?;
        let is_theirs = Occasion::from_name(&row.kind).is_some_and(Occasion::is_for_guardian);
        if !is_theirs || !same(&self.guardian_token(id), token) {
            return Err(No::NotFound);
        }
        let over = || No::from(Refusal::new("refused-guardian-link-over"));
        let application =
            store::applications::by_id(link, row.application.unwrap_or_default()).await?.ok_or_else(over)?;
        let newest = store::guardians::newest(link, application.id).await?;
        let newest = newest.filter(|one| one.id == who.guardian).ok_or_else(over)?;
        let key = self.vault.key_of(&application)?.ok_or_else(over)?;
        let named = self.named(link, newest.id).await?.ok_or_else(over)?;
        Ok(GuardianCode { name: named.name, code: key.code(&newest.code)?, number: newest.number })
    }

    /// Whom to ask about applications, for each round that is public and not over.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn whom_to_ask(&self) -> Result<Vec<ToAsk>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let mut all = Vec::new();
        for row in store::rounds::list(link).await? {
            let book = self.seen(link, &row).await?;
            if !book.phase.is_public() || row.state == "finished" {
                continue;
            }
            let authority = store::accounts::organisation_name(link, book.authority).await?;
            all.push(ToAsk {
                round: book.name().clone(),
                authority: authority.unwrap_or_default(),
                contact: book.settings.privacy.contact.clone(),
            });
        }
        Ok(all)
    }
}
