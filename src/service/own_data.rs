//! Everything that is kept about a person's application, for the person: what it said and says, who looked at it, and what was
//! written to them. Owns that of staff it names the organisation, and no account.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Deed, Mine, No, Opened, OwnRecords, Placed, Service, book::placed, data_key, messages::mail_address,
    review::deeds,
};
use crate::{
    domain::{Holder, Lang},
    store::{self, Link},
};

/// What is kept about an application beside what it says.
#[derive(Debug)]
pub struct OwnData {
    /// The application.
    pub mine: Mine,
    /// The round's placements, to name the choices, with those that were chosen and are not offered now.
    pub places: Vec<Placed>,
    /// What was done with it, oldest first; `by` is the organisation of whoever did it.
    pub history: Vec<Deed>,
    /// Who looked at it alone, oldest first.
    pub looks: Vec<Deed>,
    /// How often it stood among others in a list that staff looked at, and when last.
    pub listed: (u64, Option<DateTime<Utc>>),
    /// What was written to the person, oldest first.
    pub messages: Vec<OwnMessage>,
    /// Whatever else is kept.
    pub records: OwnRecords,
}

/// A message to the person.
#[derive(Debug, Clone)]
pub struct OwnMessage {
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Why: a word of the catalogue's occasions.
    pub kind: String,
    /// How far it came: a state of messages, or `off` where it waits and this installation sends no mails.
    pub state: String,
    /// When a mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// For which address, where one did.
    pub to: Option<String>,
}

impl Service {
    /// Everything that is kept about somebody's own application; papers are called as in a language. The person's own look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn own_data(&self, who: &Holder, lang: Lang) -> Result<OwnData, No> {
        let mine = self.mine(who).await?;
        let (round, number) = (mine.book.id, mine.application.number.as_str());
        let looks = self.looks_at(round, number).await?;
        let listed = {
            let mut conn = self.db.read_looks().await?;
            store::journal::listed(&mut conn.link(), (round, &mine.book.slug), number).await?
        };
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = store::applications::by_id(link, who.application).await?.ok_or(No::NotFound)?;
        let organisations: BTreeMap<Uuid, String> =
            store::accounts::organisations(link).await?.into_iter().collect();
        // What stands beside a deed is who answers for it towards the person: the organisation.
        let of = |account: &store::accounts::AccountRow| {
            organisations.get(&account.organisation).cloned().unwrap_or_default()
        };
        let mut names: BTreeMap<Uuid, String> =
            store::accounts::list(link).await?.iter().map(|account| (account.id, of(account))).collect();
        let revised = self.history(link, &row).await?;
        let all = deeds(link, (round, number), (revised, looks), &mut names).await?;
        let (looks, history) = all.into_iter().partition(|deed| is_look(&deed.action));
        let key = self.vault.key_of(&row)?;
        let mut messages = Vec::new();
        for one in store::messages::to(link, row.id).await? {
            let sealed = key.as_ref().zip(one.sealed.as_ref());
            let to = sealed.map(|(key, sealed)| key.open(&data_key::message(one.id), sealed)).transpose()?;
            messages.push(OwnMessage {
                at: one.created_at,
                state: self.told_state(&one.state, (&one.kind, &mine.application.person.contact)),
                kind: one.kind,
                sent_at: one.sent_at,
                to,
            });
        }
        let mut places = self.places(link, round).await?;
        places.extend(self.not_offered(link, (round, true), &mine.application).await?);
        let records = self.own_records(link, (&mine.book, &row), lang).await?;
        drop(conn);
        Ok(OwnData { mine, places, history, looks, listed, messages, records })
    }

    /// Placements of a round that somebody chose and that are not offered now; none where they are not wanted.
    pub(super) async fn not_offered(
        &self,
        link: &mut Link<'_>,
        (round, wanted): (Uuid, bool),
        application: &Opened,
    ) -> Result<Vec<Placed>, No> {
        let chosen: Vec<&str> = application.person.wishes.iter().map(|one| one.placement.as_str()).collect();
        if !wanted || chosen.is_empty() {
            return Ok(Vec::new());
        }
        let names = self.organisation_names(link).await?;
        let rows = store::placements::of_round(link, round).await?.into_iter();
        let rows = rows.filter(|row| !row.is_offered() && chosen.contains(&row.number.as_str()));
        rows.map(|row| placed(row, &names)).collect()
    }

    /// How far a message came: one that waits, and that nothing will send, does not read as if it were sent soon.
    fn told_state(&self, state: &str, (kind, contact): (&str, &str)) -> String {
        let to_guardian = kind.starts_with("guardian");
        match state {
            "waiting" if !self.sends_mails() => "off",
            "waiting" if !to_guardian && mail_address(contact).is_none() => "by-hand",
            state => state,
        }
        .to_owned()
    }
}

/// Whether somebody only looked.
fn is_look(action: &str) -> bool {
    action == "look" || action.starts_with("look-")
}
