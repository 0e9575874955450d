//! Messages: what is to be told to somebody, and how far that came. A message goes waiting -> sending -> sent; or back to waiting after
//! a mail server did not take it now, or to `dead` where none ever will. Whoever sends says so before, and afterwards what came of
//! it: what was being sent when the program ended is `doubtful`, never sent a second time by itself.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A message as it is kept.
#[derive(Debug, Clone)]
pub struct MessageRow {
    /// Key.
    pub id: Uuid,
    /// The round that it is about.
    pub round: Uuid,
    /// To whose person; `None` for a test mail.
    pub application: Option<Uuid>,
    /// Why: a word of the code.
    pub kind: String,
    /// About what, where one application may have several of a kind.
    pub subject: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// How far it came.
    pub state: String,
    /// How often sending was tried.
    pub attempts: i64,
    /// Not before that moment.
    pub next_at: DateTime<Utc>,
    /// Why it did not go last: empty, or a mail server's answer.
    pub last_error: String,
    /// When a mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
    /// Of a link to get in again: when it was used.
    pub used_at: Option<DateTime<Utc>>,
    /// The person's address to which it went, sealed with the application's own key.
    pub sealed: Option<Vec<u8>>,
    /// The address of a test mail, sealed with the installation's key.
    pub address: Option<Vec<u8>>,
    /// When it was noted that it came back.
    pub bounced_at: Option<DateTime<Utc>>,
    /// Of a mail that went: its language.
    pub lang: Option<String>,
    /// Of a mail that went: which text of the round's own it was, 0 for what ships.
    pub text_number: Option<i64>,
}

from_row!(MessageRow {
    id,
    round,
    application,
    kind,
    subject,
    created_at,
    state,
    attempts,
    next_at,
    last_error,
    sent_at,
    used_at,
    sealed,
    address,
    bounced_at,
    lang,
    text_number,
});

/// A message to be written.
#[derive(Debug, Clone)]
pub struct NewMessage<'a> {
    /// Its key.
    pub id: Uuid,
    /// The round that it is about.
    pub round: Uuid,
    /// To whose person.
    pub application: Option<Uuid>,
    /// Why.
    pub kind: &'a str,
    /// About what.
    pub subject: &'a str,
    /// When; it is not sent before.
    pub at: DateTime<Utc>,
    /// The address of a test mail, sealed.
    pub address: Option<Vec<u8>>,
}

/// Writes a message; one of the same kind and subject to the same person is there once.
///
/// # Errors
/// [`StoreError`].
pub async fn write(link: &mut Link<'_>, new: &NewMessage<'_>) -> Result<bool, StoreError> {
    let written = run!(
        link,
        "INSERT INTO message (id, round, application, kind, subject, created_at, state, attempts, next_at, last_error, address)
         VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, $6, '', $7)
         ON CONFLICT (application, kind, subject) DO NOTHING",
        new.id,
        new.round,
        new.application,
        new.kind,
        new.subject,
        new.at,
        new.address.clone()
    )?;
    Ok(written == 1)
}

/// Lets one sender at a time choose what it sends, so that together they keep the limit.
///
/// # Errors
/// [`StoreError`].
pub async fn gate(link: &mut Link<'_>) -> Result<(), StoreError> {
    // SQLite has one writer anyway.
    if let Link::Pg(conn) = link {
        sqlx::query("SELECT pg_advisory_xact_lock(85)").execute(&mut **conn).await?;
    }
    Ok(())
}

/// Whether anything waits to be sent, or was left being sent since a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn anything(
    link: &mut Link<'_>,
    now: DateTime<Utc>,
    lost_since: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let found = value!(
        link,
        Uuid,
        "SELECT id FROM message WHERE (state = 'waiting' AND next_at <= $1) OR (state = 'sending' AND claimed_at < $2) LIMIT 1",
        now,
        lost_since
    )?;
    Ok(found.is_some())
}

/// The next messages to be sent, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn due(link: &mut Link<'_>, now: DateTime<Utc>, most: i64) -> Result<Vec<MessageRow>, StoreError> {
    all!(
        link,
        MessageRow,
        "SELECT * FROM message WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT $2",
        now,
        most
    )
}

/// Says that a message is being sent from now on; `false` when somebody else does it.
///
/// # Errors
/// [`StoreError`].
pub async fn claim(link: &mut Link<'_>, id: Uuid, at: DateTime<Utc>) -> Result<bool, StoreError> {
    let claimed = run!(
        link,
        "UPDATE message SET state = 'sending', attempts = attempts + 1, claimed_at = $2
         WHERE id = $1 AND state = 'waiting'",
        id,
        at
    )?;
    Ok(claimed == 1)
}

/// How many messages a mail server took, or is being handed, since a moment; what it took later than now was noted before the clock
/// was set back.
///
/// # Errors
/// [`StoreError`].
pub async fn sent_since(
    link: &mut Link<'_>,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let count = value!(
        link,
        i64,
        "SELECT (SELECT COUNT(*) FROM message WHERE sent_at > $1 AND sent_at <= $2)
              + (SELECT COUNT(*) FROM message WHERE state = 'sending' AND claimed_at > $1 AND claimed_at <= $2)",
        since,
        now
    )?;
    Ok(count.unwrap_or(0))
}

/// What came of sending a message.
#[derive(Debug, Clone)]
pub enum Outcome<'a> {
    /// A mail server took it, for this sealed address of a person; in which language, and which text of the round's own.
    Sent(Option<Vec<u8>>, &'a str, i64),
    /// It is tried again from a moment on; why it did not go. Whether that counts as an attempt.
    Later(DateTime<Utc>, &'a str, bool),
    /// No mail server will take it; why.
    Dead(&'a str),
    /// Nobody knows whether a mail server took it; why.
    Doubtful(&'a str),
    /// The person gave no mail address.
    ByHand,
    /// Nobody has to be told any more.
    Needless,
}

/// Says what came of sending a message that was claimed.
///
/// # Errors
/// [`StoreError`].
pub async fn ended(
    link: &mut Link<'_>,
    id: Uuid,
    outcome: Outcome<'_>,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = match outcome {
        Outcome::Sent(sealed, lang, text) => run!(
            link,
            "UPDATE message SET state = 'sent', sent_at = $2, sealed = $3, last_error = '', lang = $4, text_number = $5
             WHERE id = $1 AND state IN ('sending', 'doubtful')",
            id,
            at,
            sealed,
            lang,
            text
        )?,
        Outcome::Later(next, error, counts) => run!(
            link,
            "UPDATE message SET state = 'waiting', next_at = $2, last_error = $3, attempts = attempts - $4
             WHERE id = $1 AND state = 'sending'",
            id,
            next,
            error,
            i64::from(!counts)
        )?,
        Outcome::Dead(error) => run!(
            link,
            "UPDATE message SET state = 'dead', last_error = $2 WHERE id = $1 AND state = 'sending'",
            id,
            error
        )?,
        Outcome::Doubtful(error) => run!(
            link,
            "UPDATE message SET state = 'doubtful', last_error = $2 WHERE id = $1 AND state = 'sending'",
            id,
            error
        )?,
        Outcome::ByHand => {
            run!(link, "UPDATE message SET state = 'by-hand' WHERE id = $1 AND state = 'sending'", id)?
        }
        Outcome::Needless => {
            run!(link, "UPDATE message SET state = 'needless' WHERE id = $1 AND state = 'sending'", id)?
        }
    };
    Ok(changed == 1)
}

/// Marks as doubtful what was being sent since before a moment: whoever did it is gone. How many those were.
///
/// # Errors
/// [`StoreError`].
pub async fn doubt(link: &mut Link<'_>, lost_since: DateTime<Utc>) -> Result<u64, StoreError> {
    run!(
        link,
        "UPDATE message SET state = 'doubtful' WHERE state = 'sending' AND claimed_at < $1",
        lost_since
    )
}

/// How many messages of a round are in each state.
///
/// # Errors
/// [`StoreError`].
pub async fn counts(link: &mut Link<'_>, round: Uuid) -> Result<Vec<(String, i64)>, StoreError> {
    struct Count {
        state: String,
        many: i64,
    }
    from_row!(Count { state, many });

    let sql = "SELECT state, COUNT(*) AS many FROM message WHERE round = $1 GROUP BY state";
    let rows = all!(link, Count, sql, round)?;
    Ok(rows.into_iter().map(|row| (row.state, row.many)).collect())
}

/// A round's messages that a person has to look after, and its test mails, the newest first. About drafts nobody here is told anything.
///
/// # Errors
/// [`StoreError`].
pub async fn to_look_after(
    link: &mut Link<'_>,
    round: Uuid,
    most: i64,
) -> Result<Vec<MessageRow>, StoreError> {
    all!(
        link,
        MessageRow,
        "SELECT * FROM message WHERE round = $1 AND (state IN ('dead', 'doubtful', 'by-hand') OR kind = 'test')
           AND kind NOT IN ('draft', 'draft-soon')
         ORDER BY created_at DESC, id LIMIT $2",
        round,
        most
    )
}

/// One message.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<MessageRow>, StoreError> {
    one!(link, MessageRow, "SELECT * FROM message WHERE id = $1", id)
}

/// What was written to an application's person, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn to(link: &mut Link<'_>, application: Uuid) -> Result<Vec<MessageRow>, StoreError> {
    all!(
        link,
        MessageRow,
        "SELECT * FROM message WHERE application = $1 ORDER BY created_at, id",
        application
    )
}

/// Puts a message that a person looks after where it waits again, or notes that the person was told; `false` when it is not such a
/// one any more.
///
/// # Errors
/// [`StoreError`].
pub async fn look_after(
    link: &mut Link<'_>,
    id: Uuid,
    state: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE message SET state = $2, next_at = $3, attempts = 0, bounced_at = NULL
         WHERE id = $1 AND state IN ('dead', 'doubtful', 'by-hand')",
        id,
        state,
        at
    )?;
    Ok(changed == 1)
}

/// Uses a link once; `false` when it was used before.
///
/// # Errors
/// [`StoreError`].
pub async fn used(link: &mut Link<'_>, id: Uuid, at: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(run!(link, "UPDATE message SET used_at = $2 WHERE id = $1 AND used_at IS NULL", id, at)? == 1)
}

/// Some of those of a round who have not withdrawn, and were not written a message of this kind and subject yet.
///
/// # Errors
/// [`StoreError`].
pub async fn unwritten(
    link: &mut Link<'_>,
    round: Uuid,
    (kind, subject): (&str, &str),
    most: i64,
) -> Result<Vec<Uuid>, StoreError> {
    struct Key {
        id: Uuid,
    }
    from_row!(Key { id });

    let rows = all!(
        link,
        Key,
        "SELECT application.id AS id FROM application WHERE application.round = $1 AND application.state = 'submitted'
           AND NOT EXISTS (SELECT 1 FROM message WHERE message.application = application.id
                           AND message.kind = $2 AND message.subject = $3)
         LIMIT $4",
        round,
        kind,
        subject,
        most
    )?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
