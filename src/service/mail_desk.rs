//! Mails as a round's caseworkers see them: how far they came, which need a person, what they say and to whom they would go.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, Refusal, Service, Wrong,
    audit::{Looked, Looker},
    mail_words::{Text, Words, fill},
    messages::mail_address,
    place_of, taken,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Occasion},
    store::{
        self, Link,
        mail_texts::TextRow,
        messages::{MessageRow, NewMessage},
    },
};

/// How many messages that need a person are shown at once.
const SHOWN: i64 = 200;

/// How long a heading may be, and a text.
const LONGEST: (usize, usize) = (150, 4_000);

/// The states of messages, as they follow one another.
pub const STATES: [&str; 8] =
    ["waiting", "sending", "sent", "by-hand", "doubtful", "dead", "told", "needless"];

/// A message that a person looks after, or a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Key.
    pub id: Uuid,
    /// The word of its occasion.
    pub occasion: String,
    /// How far it came.
    pub state: String,
    /// The number of the application; empty for a test.
    pub number: String,
    /// The name, and by what the person is reached.
    pub name: String,
    /// By what the person is reached.
    pub contact: String,
    /// What the mail server said last.
    pub error: String,
    /// Whether it came back.
    pub bounced: bool,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// A round's mails.
#[derive(Debug)]
pub struct Mails {
    /// The round.
    pub book: Book,
    /// Whether the installation sends any.
    pub on: bool,
    /// How many leave in a minute at most, of all rounds together, where any are sent.
    pub a_minute: Option<u32>,
    /// How many are in each of [`STATES`] that has any.
    pub counts: Vec<(&'static str, u64)>,
    /// Those that need a person, and tests, the newest first.
    pub pending: Vec<Pending>,
}

/// What mails of an occasion say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// The heading, its words in braces.
    pub heading: String,
    /// The text, its words in braces.
    pub body: String,
    /// The round's own text's number; 0 for what ships.
    pub number: i64,
}

/// Who would be written to now, and who has no mail address.
#[derive(Debug)]
pub struct Recipients {
    /// The round.
    pub book: Book,
    /// Numbers with the address to which a mail would go.
    pub mails: Vec<(String, String)>,
    /// Numbers with what else the person gave.
    pub others: Vec<(String, String)>,
}

impl Service {
    /// A round's mails. Who is shown leaves a look.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn mails(&self, who: &Caseworker, slug: &str) -> Result<Mails, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let counted: BTreeMap<String, i64> =
            store::messages::counts(link, row.id).await?.into_iter().collect();
        let count = |state: &&'static str| {
            let many = counted.get(*state).copied().unwrap_or(0);
            (many > 0).then(|| (*state, u64::try_from(many).unwrap_or(0)))
        };
        let mut pending = Vec::new();
        for one in store::messages::to_look_after(link, row.id, SHOWN).await? {
            pending.push(self.pending(link, one).await?);
        }
        drop(conn);
        let shown: Vec<&str> =
            pending.iter().map(|one| one.number.as_str()).filter(|n| !n.is_empty()).collect();
        if !shown.is_empty() {
            let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-mails", looked).await?;
        }
        let a_minute = self.posting.as_ref().map(|posting| posting.a_minute.get());
        let counts = STATES.iter().filter_map(count).collect();
        Ok(Mails { book, on: self.sends_mails(), a_minute, counts, pending })
    }

    /// A message with whoever it is for.
    pub(super) async fn pending(&self, link: &mut Link<'_>, row: MessageRow) -> Result<Pending, No> {
        let (mut number, mut name, mut contact) = (String::new(), String::new(), String::new());
        if let Some(id) = row.application
            && let Some(person) = store::applications::by_id(link, id).await?
        {
            number.clone_from(&person.number);
            if person.wrapped_key.is_some() {
                let opened = self.opened(&person)?;
                (name, contact) = (opened.person.name, opened.person.contact);
                if Occasion::from_name(&row.kind).is_some_and(Occasion::is_for_guardian)
                    && let Some(guardian) = store::guardians::newest(link, id).await?
                    && let Some(named) = self.named(link, guardian.id).await?
                {
                    (name, contact) = (named.name, named.contact);
                }
            }
        } else if let Some(address) = &row.address {
            contact = self.vault.open(&place_of("message", row.id), address)?;
        }
        let bounced = row.bounced_at.is_some();
        let MessageRow { id, kind: occasion, state, last_error: error, created_at: at, .. } = row;
        Ok(Pending { id, occasion, state, number, name, contact, error, bounced, at })
    }

    /// Has a message sent again that did not arrive for certain, or notes that the person was told.
    ///
    /// # Errors
    /// [`No::NotFound`]; `refused-message-over` when it is not such a one any more.
    pub async fn look_after_message(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        told: bool,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let message = store::messages::by_id(link, id).await?;
        let message = message.filter(|message| message.round == row.id).ok_or(No::NotFound)?;
        let now = self.received(link).await?;
        let (state, action) = if told { ("told", "message-told") } else { ("waiting", "message-again") };
        let offer = self.offer_of(link, &message).await?;
        if !store::messages::look_after(link, message.id, state, now).await? {
            return Err(Refusal::new("refused-message-over").into());
        }
        if told {
            self.counts_as_told(link, &row, offer.as_slice()).await?;
        }
        let number = match message.application {
            Some(id) => store::applications::by_id(link, id).await?.map(|row| row.number),
            None => None,
        };
        self.note(link, Some(who.staff()), action, (Some(row.id), &number.unwrap_or_default())).await?;
        Ok(tx.commit().await?)
    }

    /// Sends a mail of an occasion to an address that the caseworker names, to see that it arrives.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the field `address`; `refused-no-mail`.
    pub async fn test_mail(&self, who: &Caseworker, slug: &str, typed: &str) -> Result<(), No> {
        if !self.sends_mails() {
            return Err(Refusal::new("refused-no-mail").into());
        }
        let to = mail_address(typed).ok_or_else(|| Wrong::new("address", "wrong-mail-address"))?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let (id, at) = (chance::id()?, self.received(link).await?);
        let address = Some(self.vault.seal(&place_of("message", id), &to)?);
        let kind = Occasion::Test.name();
        let subject = id.to_string();
        let new = NewMessage { id, round: row.id, application: None, kind, subject: &subject, at, address };
        store::messages::write(link, &new).await?;
        self.note(link, Some(who.staff()), "mail-test", (Some(row.id), "")).await?;
        Ok(tx.commit().await?)
    }

    /// What mails of an occasion say in a round.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn mail_text(
        &self,
        who: &Caseworker,
        slug: &str,
        occasion: Occasion,
    ) -> Result<(Book, MailText), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let own = store::mail_texts::text(link, row.id, occasion.name()).await?;
        let number = own.as_ref().map_or(0, |own| own.number);
        let Text { heading, body, .. } = self.text_of(link, &book, occasion).await?;
        Ok((book, MailText { heading, body, number }))
    }

    /// What a text says of an example: number and moment are made up.
    pub fn mail_preview(&self, book: &Book, occasion: Occasion, text: &MailText) -> (String, String) {
        let text = Text { heading: text.heading.clone(), body: text.body.clone(), number: text.number };
        let base = self.posting.as_ref().map_or("https://…", |posting| posting.base_url.as_str());
        let way = match occasion {
            Occasion::WayIn => format!("{base}/way-in/…"),
            Occasion::Draft | Occasion::DraftSoon => format!("{base}/drafts/…"),
            occasion if occasion.is_for_guardian() => format!("{base}/guardian/…"),
            _ => format!("{base}/result"),
        };
        let Text { heading, body, .. } = fill(book, occasion, &text, &Words::example(book, occasion, way));
        (heading, body)
    }

    /// Gives a round a text of its own for mails of an occasion; `number` is that of the text which the page showed.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] at the fields `heading` and `body`; `refused-stale`.
    pub async fn write_mail_text(
        &self,
        who: &Caseworker,
        (slug, occasion, number): (&str, Occasion, i64),
        (heading, body): (&str, &str),
    ) -> Result<(), No> {
        let (heading, body) = (heading.trim(), body.trim().replace("\r\n", "\n"));
        let wrong: Vec<Wrong> = [("heading", heading, LONGEST.0), ("body", body.as_str(), LONGEST.1)]
            .into_iter()
            .filter_map(|(field, text, most)| mistake(occasion, field, text, most))
            .collect();
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let known = store::mail_texts::text(link, row.id, occasion.name()).await?;
        if known.map_or(0, |known| known.number) != number {
            return Err(Refusal::new("refused-stale").into());
        }
        if !wrong.is_empty() {
            return Err(No::Invalid(wrong));
        }
        let text = TextRow { number: number + 1, heading: heading.to_owned(), body };
        let (key, at) = ((row.id, occasion.name(), who.staff().account), self.received(link).await?);
        let added = store::mail_texts::add_text(link, key, &text, at).await;
        added.map_err(|error| taken(error, "refused-stale"))?;
        self.note(link, Some(who.staff()), "mail-text", (Some(row.id), occasion.name())).await?;
        Ok(tx.commit().await?)
    }

    /// To whom a mail to everybody would go now: nothing is sent. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn mail_recipients(&self, who: &Caseworker, slug: &str) -> Result<Recipients, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let (mut mails, mut others) = (Vec::new(), Vec::new());
        for one in self.people(link, row.id).await? {
            if one.withdrawn.is_some() {
                continue;
            }
            let reached = (one.number, one.person.contact);
            if mail_address(&reached.1).is_some() { mails.push(reached) } else { others.push(reached) }
        }
        drop(conn);
        let shown: Vec<&str> = mails.iter().chain(&others).map(|(number, _)| number.as_str()).collect();
        let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "look-mails", looked).await?;
        Ok(Recipients { book, mails, others })
    }
}

/// What is wrong with a heading or a text.
pub(super) fn mistake(occasion: Occasion, field: &'static str, text: &str, most: usize) -> Option<Wrong> {
    if text.is_empty() {
        return Some(Wrong::new(field, "wrong-missing"));
    }
    if text.chars().count() > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        return Some(Wrong::new(field, "wrong-too-long").with("most", Arg::Whole(most)));
    }
    if text.chars().any(|c| c.is_control() && (c != '\n' || field == "heading")) {
        return Some(Wrong::new(field, "wrong-text"));
    }
    let word = occasion.misplaced(text)?;
    let words = occasion.words().iter().map(|word| format!("{{{word}}}")).collect::<Vec<_>>().join(", ");
    Some(Wrong::new(field, "wrong-mail-word").with("word", Arg::Text(word)).with("words", Arg::Text(words)))
}
