//! Mails that came back: noted by a caseworker, or from the notifications that mail servers send. Owns that whoever was written to in vain
//! is told otherwise, and that nothing more goes to that address until somebody says so.

use uuid::Uuid;

use super::{No, Refusal, Service, Wrong, data_key, messages::short};
use crate::{
    domain::Caseworker,
    store::{self, Link, applications::ApplicationRow, messages::MessageRow},
};

/// What is noted of a mail of which a caseworker says that it came back.
const SAID: &str = "came back";

/// What became of notifications that mails could not be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounced {
    /// Mails that are noted as come back now.
    pub noted: usize,
    /// Mails of which that was known before, or that never went.
    pub known: usize,
    /// Notifications about mails that are not ours.
    pub others: usize,
}

impl Service {
    /// Whether an address is one from which a mail of the same application came back.
    pub(super) async fn came_back_from(
        &self,
        link: &mut Link<'_>,
        person: &ApplicationRow,
        to: &str,
    ) -> Result<bool, No> {
        let back = store::bounces::mails_to(link, person.id, true).await?;
        let Some(key) = self.vault.key_of(person)?.filter(|_| !back.is_empty()) else { return Ok(false) };
        for one in back {
            let sealed = one.sealed.unwrap_or_default();
            let address: String = key.open(&data_key::message(one.id), &sealed)?;
            if address.eq_ignore_ascii_case(to) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Notes that mails came back, by their keys and what the mail server said of each; the same once more changes nothing.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn mails_came_back(&self, mails: &[(String, String)]) -> Result<Bounced, No> {
        let mut bounced = Bounced::default();
        for (id, why) in mails {
            let mut tx = self.db.write().await?;
            let link = &mut tx.link();
            let found = match id.parse::<Uuid>() {
                Ok(id) => store::messages::by_id(link, id).await?,
                Err(_) => None,
            };
            let Some(row) = found else {
                bounced.others += 1;
                continue;
            };
            let now = self.received(link).await?;
            if store::bounces::came_back(link, row.id, &short(why), now).await? {
                let number = self.number_for(link, &row).await?;
                self.note(link, None, "mail-bounced", (Some(row.round), &number)).await?;
                bounced.noted += 1;
            } else {
                bounced.known += 1;
            }
            tx.commit().await?;
        }
        Ok(bounced)
    }

    /// A caseworker notes that the last mail to an application's person came back.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at `number`; refusal `refused-no-mail-went`.
    pub async fn mail_came_back(&self, who: &Caseworker, slug: &str, number: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = self.row_for(link, who, slug).await?;
        let number = number.trim();
        let row = store::applications::by_number(link, number).await?.filter(|row| row.round == round.id);
        let row = row.ok_or_else(|| Wrong::new("number", "wrong-no-such-number"))?;
        let went = store::bounces::mails_to(link, row.id, false).await?;
        let none = || No::from(Refusal::new("refused-no-mail-went"));
        let newest = went.into_iter().find(|mail| mail.round == round.id).ok_or_else(none)?;
        let now = self.received(link).await?;
        if !store::bounces::came_back(link, newest.id, SAID, now).await? {
            return Err(none());
        }
        self.note(link, Some(who.staff()), "mail-bounced", (Some(round.id), number)).await?;
        Ok(tx.commit().await?)
    }

    /// The number of the application to whose person a message is; empty for a test.
    async fn number_for(&self, link: &mut Link<'_>, row: &MessageRow) -> Result<String, No> {
        let person = match row.application {
            Some(application) => store::applications::by_id(link, application).await?,
            None => None,
        };
        Ok(person.map(|person| person.number).unwrap_or_default())
    }
}
