//! Messages to people: written in the transaction that gives rise to them, handed out to whoever sends mails, with what came of it.
//! Owns that nothing is sent twice by itself, and how often and how fast sending is tried. Who cannot be written to is left to a person.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub(super) use super::contact::mail_address;
use super::{
    No, Opened, Posting, Service,
    book::day_of,
    data_key,
    mail_words::{EXAMPLE, Text, Words, fill},
    place_of,
};
use crate::{
    chance,
    domain::{Lang, Occasion},
    store::{
        self, Link,
        messages::{MessageRow, NewMessage, Outcome},
    },
};

/// How many mails are handed out at once.
const BATCH: i64 = 20;

/// How long whoever was handed mails has to say what came of them; afterwards nobody knows whether they were sent.
const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// How long a mail server that takes a mail later is tried, and how long a mail may wait to be sent at all: what is older is no
/// news any more, and a person decides.
pub(super) const LONGEST: TimeDelta = TimeDelta::days(3);

/// How long a mail server that does not answer at all is left alone.
const DOWN: TimeDelta = TimeDelta::minutes(1);

/// How long before the last moment to answer an offer or a question somebody is reminded.
pub(super) const SOON: TimeDelta = TimeDelta::days(2);

/// What stands in the subject of messages that say that the term to decide was extended.
pub(super) const TERM: &str = "|term|";

/// How many messages are written in one transaction.
pub(super) const SLICE: i64 = 400;

/// The longest answer of a mail server that is kept.
const LONGEST_ERROR: usize = 300;

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The message's key.
    pub id: Uuid,
    /// The address.
    pub to: String,
    /// The heading.
    pub heading: String,
    /// What it says, as plain text.
    pub body: String,
    /// Which text of the round's own it is, 0 for what ships.
    pub text: i64,
}

/// What a mail server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// It took the mail.
    Taken,
    /// It does not take this mail now.
    Later(String),
    /// It will never take this mail.
    Never(String),
    /// There was no talking to it: nothing was sent.
    Down(String),
    /// The connection broke off: nobody knows whether it took the mail.
    Unknown(String),
}

/// What is to be done with a message that was claimed.
pub(super) enum Written {
    Mail(Mail),
    /// Nobody has to be told any more.
    Needless,
    /// There is no mail address, and a person has to tell it.
    ByHand,
    /// The application was erased.
    Erased,
}

/// Whether somebody has to be told otherwise where there is no mail address: whoever applied has read what the mail would say, and
/// whoever asked for something at the desk knows of it.
pub(super) fn has_to_be_told(occasion: Occasion) -> bool {
    use Occasion::{Consent, Draft, DraftSoon, Received, Recorded, Test, WayIn};
    !matches!(occasion, Received | Recorded | WayIn | Draft | DraftSoon | Test | Consent)
}

impl Service {
    /// Writes a message to the person of an application, in the transaction that gives rise to it; not sent before a moment. Of the
    /// same occasion and subject there is one; whether it was not there yet.
    pub(super) async fn write_to(
        &self,
        link: &mut Link<'_>,
        (round, application): (Uuid, Uuid),
        (occasion, subject): (Occasion, &str),
        at: DateTime<Utc>,
    ) -> Result<bool, No> {
        let (id, kind) = (chance::id()?, occasion.name());
        let new = NewMessage { id, round, application: Some(application), kind, subject, at, address: None };
        Ok(store::messages::write(link, &new).await?)
    }

    /// Writes to somebody of whom a caseworker wrote something down, so that nothing is done in their name without a word to them.
    pub(super) async fn tell_recorded(
        &self,
        link: &mut Link<'_>,
        whose: (Uuid, Uuid),
        what: &str,
    ) -> Result<(), No> {
        let now = self.received(link).await?;
        let subject = format!("{what} {}", now.timestamp_micros());
        self.write_to(link, whose, (Occasion::Recorded, &subject), now).await?;
        Ok(())
    }

    /// Whether there is a mail to be sent. Most of the time there is none: nobody's write waits for this question.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn mail_is_due(&self) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let now = self.received(link).await?;
        Ok(self.sends_mails() && store::messages::anything(link, now, now - PATIENCE).await?)
    }

    /// Mails to be sent now, as many as the mail server takes; each of them is being sent from then on, until
    /// [`mail_ended`](Self::mail_ended) says what came of it. None where the installation sends none.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn mails_due(&self) -> Result<Vec<Mail>, No> {
        let Some(posting) = &self.posting else { return Ok(Vec::new()) };
        let mut claimed = Vec::new();
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        store::messages::gate(link).await?;
        let now = self.received(link).await?;
        store::messages::doubt(link, now - PATIENCE).await?;
        let sent = store::messages::sent_since(link, now - TimeDelta::minutes(1), now).await?;
        let most = (i64::from(posting.a_minute.get()) - sent).clamp(0, BATCH);
        for row in store::messages::due(link, now, most).await? {
            if store::messages::claim(link, row.id, now).await? {
                claimed.push(row);
            }
        }
        tx.commit().await?;
        let mut mails = Vec::new();
        for row in claimed {
            match self.written(posting, &row).await {
                Ok(Written::Mail(mail)) => mails.push(mail),
                Ok(Written::Needless) => self.over(row.id, Outcome::Needless).await?,
                Ok(Written::ByHand) => self.over(row.id, Outcome::ByHand).await?,
                Ok(Written::Erased) => self.over(row.id, Outcome::Dead("erased")).await?,
                Err(no) => {
                    tracing::error!(%no, message = %row.id, "a mail could not be written");
                    self.over(row.id, Outcome::Later(now + DOWN, "it could not be written", true)).await?;
                }
            }
        }
        Ok(mails)
    }

    /// Says what came of a mail that was handed out.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn mail_ended(&self, mail: &Mail, delivery: &Delivery) -> Result<(), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let now = self.received(link).await?;
        // What was written about a draft goes with it, and is of no matter then.
        let Some(row) = store::messages::by_id(link, mail.id).await? else { return Ok(()) };
        let sealed = match row.application {
            Some(application) => {
                let person = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
                let key = self.vault.key_of(&person)?;
                key.map(|key| key.seal(&data_key::message(mail.id), &mail.to)).transpose()?
            }
            None => None,
        };
        drop(conn);
        match delivery {
            // Institutions write in Latvian: a translation is read on the page, by whoever asked for it.
            Delivery::Taken => self.went(&row, Outcome::Sent(sealed, Lang::Lv.code(), mail.text)).await,
            Delivery::Unknown(why) => self.over(mail.id, Outcome::Doubtful(&short(why))).await,
            Delivery::Never(why) => self.over(mail.id, Outcome::Dead(&short(why))).await,
            Delivery::Down(why) => self.over(mail.id, Outcome::Later(now + DOWN, &short(why), false)).await,
            Delivery::Later(why) if now > row.created_at + LONGEST && row.attempts > 3 => {
                self.over(mail.id, Outcome::Dead(&short(why))).await
            }
            Delivery::Later(why) => {
                let next = now + pause_after(row.attempts);
                self.over(mail.id, Outcome::Later(next, &short(why), true)).await
            }
        }
    }

    async fn over(&self, id: Uuid, outcome: Outcome<'_>) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        store::messages::ended(link, id, outcome, now).await?;
        Ok(tx.commit().await?)
    }

    /// Says that a mail went: of an offer its reader has the round's days from the day on which it counts as received.
    async fn went(&self, row: &MessageRow, outcome: Outcome<'_>) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let now = self.received(link).await?;
        let offer = self.offer_of(link, row).await?;
        if store::messages::ended(link, row.id, outcome, now).await?
            && let Some(offer) = offer
        {
            let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
            self.answer_mailed(link, (&self.book(&round)?, &[offer]), day_of(now)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What a message says, to whom.
    async fn written(&self, posting: &Posting, row: &MessageRow) -> Result<Written, No> {
        let occasion =
            Occasion::from_name(&row.kind).ok_or_else(|| No::Broken("an unknown occasion".into()))?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let text = self.text_of(link, &book, occasion).await?;
        let Some(application) = row.application else {
            let address = row.address.as_deref().ok_or(No::NotFound)?;
            let to: String = self.vault.open(&place_of("message", row.id), address)?;
            if matches!(occasion, Occasion::Draft | Occasion::DraftSoon) {
                return self.written_about_draft(posting, link, (&book, occasion, row), (&text, to)).await;
            }
            let words = Words { number: EXAMPLE.into(), link: posting.base_url.clone(), ..Words::default() };
            let text = fill(&book, occasion, &text, &words);
            return Ok(Written::Mail(Mail {
                id: row.id,
                to,
                heading: text.heading,
                body: text.body,
                text: text.number,
            }));
        };
        let applied = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        if applied.wrapped_key.is_none() {
            return Ok(Written::Erased);
        }
        if occasion.is_for_guardian() {
            return self.written_to_guardian(posting, link, (&book, occasion, row), &text).await;
        }
        let opened = self.opened(&applied)?;
        let Some(words) = self.words_of(link, (occasion, row), (&round, &book, &opened)).await? else {
            return Ok(Written::Needless);
        };
        let Opened { number, person, .. } = opened;
        // Such as everything that was written before the installation had a mail server.
        let waited_too_long = self.received(link).await? > row.next_at + LONGEST;
        let Some(to) = mail_address(&person.contact).filter(|_| !waited_too_long) else {
            return Ok(if has_to_be_told(occasion) { Written::ByHand } else { Written::Needless });
        };
        if self.came_back_from(link, &applied, to).await? {
            return Ok(if has_to_be_told(occasion) { Written::ByHand } else { Written::Needless });
        }
        let way = match occasion {
            Occasion::WayIn => {
                format!("{}/way-in/{}/{}", posting.base_url, row.id, self.way_in_token(row.id))
            }
            _ => format!("{}/result", posting.base_url),
        };
        let text = fill(&book, occasion, &text, &Words { number, link: way, ..words });
        let Text { heading, body, number } = text;
        Ok(Written::Mail(Mail { id: row.id, to: to.to_owned(), heading, body, text: number }))
    }

    /// What proves that a link to get in again was sent by this installation.
    pub(super) fn way_in_token(&self, id: Uuid) -> String {
        self.vault.mark(&format!("way-in|{id}"))[..32].to_owned()
    }

    /// Writes to some who have to answer an offer or a question soon and were not reminded yet; how many those were.
    pub(super) async fn remind_some(&self, link: &mut Link<'_>, now: DateTime<Utc>) -> Result<usize, No> {
        let open = store::offers::to_remind(link, (now, now + SOON), now - TimeDelta::days(1), SLICE).await?;
        let mut reminded = 0;
        for row in &open {
            // Of each last moment to answer once.
            let subject = match row.moved {
                0 => row.offer.to_string(),
                moved => format!("{} {moved}", row.offer),
            };
            let whose = (row.round, row.application);
            reminded += usize::from(self.write_to(link, whose, (Occasion::AnswerSoon, &subject), now).await?);
        }
        for row in store::inquiries::to_remind(link, (now, now + SOON), now - TimeDelta::days(1)).await? {
            let (whose, subject) = ((row.round, row.application), row.inquiry.to_string());
            let written = self.write_to(link, whose, (Occasion::InquirySoon, &subject), now).await?;
            reminded += usize::from(written);
        }
        Ok(reminded)
    }

    /// Writes to some of a round's people that its deadline moved, or the term to decide; how many those were.
    pub(super) async fn announce_some(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        subject: &str,
        now: DateTime<Utc>,
    ) -> Result<usize, No> {
        let occasion = if subject.contains(TERM) { Occasion::TermExtended } else { Occasion::DeadlineMoved };
        let people = store::messages::unwritten(link, round, (occasion.name(), subject), SLICE).await?;
        for application in &people {
            self.write_to(link, (round, *application), (occasion, subject), now).await?;
        }
        Ok(people.len())
    }
}

/// What is kept of a mail server's answer, in clear: without addresses, which servers like to repeat.
pub(super) fn short(why: &str) -> String {
    let words = why.split(' ').map(|word| if word.contains('@') { "…" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().take(LONGEST_ERROR).collect()
}

/// How long a mail waits after it was not taken for the nth time.
fn pause_after(attempts: i64) -> TimeDelta {
    TimeDelta::minutes(match attempts {
        ..=1 => 1,
        2 => 5,
        3 => 15,
        4 => 60,
        _ => 240,
    })
}
