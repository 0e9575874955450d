//! What a round's decisions are in law, that deciding takes longer, how people were told, and who asked for a translation. All are
//! only added to.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// What a round's decisions are, as somebody stated it.
#[derive(Debug, Clone)]
pub struct SettingRow {
    /// The round.
    pub round: Uuid,
    /// Which of several it is; the newest counts.
    pub number: i64,
    /// What was said, as JSON.
    pub said: String,
    /// Who.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(SettingRow { round, number, said, account, at });

/// That deciding takes longer.
#[derive(Debug, Clone)]
pub struct ExtensionRow {
    /// The round.
    pub round: Uuid,
    /// Which of several it is; the newest counts.
    pub number: i64,
    /// The first moment after the last day.
    pub until: DateTime<Utc>,
    /// Why.
    pub ground: String,
    /// Who.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(ExtensionRow { round, number, until, ground, account, at });

/// How a decision was sent otherwise than by mail.
#[derive(Debug, Clone)]
pub struct NotificationRow {
    /// Key.
    pub id: Uuid,
    /// Whose decision.
    pub application: Uuid,
    /// The publication that has it.
    pub publication: Uuid,
    /// A word of the code.
    pub channel: String,
    /// The beginning of the day on which it was sent.
    pub sent_at: DateTime<Utc>,
    /// Who wrote it down.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(NotificationRow { id, application, publication, channel, sent_at, account, at });

/// What a round's decisions are, where somebody stated it after the round had come in.
///
/// # Errors
/// [`StoreError`].
pub async fn setting(link: &mut Link<'_>, round: Uuid) -> Result<Option<SettingRow>, StoreError> {
    one!(
        link,
        SettingRow,
        "SELECT * FROM decision_setting WHERE round = $1 ORDER BY number DESC LIMIT 1",
        round
    )
}

/// States it.
///
/// # Errors
/// [`StoreError::Taken`] when somebody else did meanwhile.
pub async fn set(link: &mut Link<'_>, row: &SettingRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO decision_setting (round, number, said, account, at) VALUES ($1, $2, $3, $4, $5)",
        row.round,
        row.number,
        row.said.as_str(),
        row.account,
        row.at
    )?;
    Ok(())
}

/// That deciding takes longer in a round, where that was said last.
///
/// # Errors
/// [`StoreError`].
pub async fn extension(link: &mut Link<'_>, round: Uuid) -> Result<Option<ExtensionRow>, StoreError> {
    one!(
        link,
        ExtensionRow,
        "SELECT * FROM decision_extension WHERE round = $1 ORDER BY number DESC LIMIT 1",
        round
    )
}

/// Says that deciding takes longer.
///
/// # Errors
/// [`StoreError::Taken`] when somebody else did meanwhile.
pub async fn extend(link: &mut Link<'_>, row: &ExtensionRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO decision_extension (round, number, until, ground, account, at) VALUES ($1, $2, $3, $4, $5, $6)",
        row.round,
        row.number,
        row.until,
        row.ground.as_str(),
        row.account,
        row.at
    )?;
    Ok(())
}

/// How a person's decisions were sent, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn notifications(
    link: &mut Link<'_>,
    application: Uuid,
    publication: Uuid,
) -> Result<Vec<NotificationRow>, StoreError> {
    all!(
        link,
        NotificationRow,
        "SELECT * FROM notification WHERE application = $1 AND publication = $2 ORDER BY sent_at, id",
        application,
        publication
    )
}

/// The same of all of somebody's decisions.
///
/// # Errors
/// [`StoreError`].
pub async fn all_notifications(
    link: &mut Link<'_>,
    application: Uuid,
) -> Result<Vec<NotificationRow>, StoreError> {
    all!(
        link,
        NotificationRow,
        "SELECT * FROM notification WHERE application = $1 ORDER BY sent_at, id",
        application
    )
}

/// Writes down how a decision was sent.
///
/// # Errors
/// [`StoreError::Taken`] when that is written down already.
pub async fn notify(link: &mut Link<'_>, row: &NotificationRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO notification (id, application, publication, channel, sent_at, account, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.id,
        row.application,
        row.publication,
        row.channel.as_str(),
        row.sent_at,
        row.account,
        row.at
    )?;
    Ok(())
}

/// When a mail server took the mail that told a person of a publication, if it did.
///
/// # Errors
/// [`StoreError`].
pub async fn mailed(
    link: &mut Link<'_>,
    application: Uuid,
    publication: Uuid,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    value!(
        link,
        DateTime<Utc>,
        "SELECT sent_at FROM message WHERE application = $1 AND subject = $2 AND state = 'sent' AND sent_at IS NOT NULL
         ORDER BY sent_at LIMIT 1",
        application,
        publication.to_string()
    )
}

/// When a mail of an occasion about something was first sent to a person.
///
/// # Errors
/// [`StoreError`].
pub async fn mailed_about(
    link: &mut Link<'_>,
    application: Uuid,
    (kind, subject): (&str, Uuid),
) -> Result<Option<DateTime<Utc>>, StoreError> {
    value!(
        link,
        DateTime<Utc>,
        "SELECT sent_at FROM message WHERE application = $1 AND kind = $2 AND subject = $3 AND state = 'sent'
            AND sent_at IS NOT NULL
         ORDER BY sent_at LIMIT 1",
        application,
        kind,
        subject.to_string()
    )
}

/// The publication that has the letter of a run.
///
/// # Errors
/// [`StoreError`].
pub async fn publication_of(
    link: &mut Link<'_>,
    run: Uuid,
) -> Result<Option<super::publications::PublicationRow>, StoreError> {
    one!(link, super::publications::PublicationRow, "SELECT * FROM publication WHERE run = $1", run)
}

/// Notes that a person asked for a translation; whether that is new.
///
/// # Errors
/// [`StoreError`].
pub async fn ask_translation(
    link: &mut Link<'_>,
    (application, lang): (Uuid, &str),
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let written = run!(
        link,
        "INSERT INTO translation_request (application, lang, at) VALUES ($1, $2, $3)
         ON CONFLICT (application, lang) DO NOTHING",
        application,
        lang,
        at
    )?;
    Ok(written == 1)
}

/// The languages into which a person asked for a translation, the first asked first.
///
/// # Errors
/// [`StoreError`].
pub async fn translations(link: &mut Link<'_>, application: Uuid) -> Result<Vec<String>, StoreError> {
    struct Asked {
        lang: String,
    }
    from_row!(Asked { lang });
    let asked = all!(
        link,
        Asked,
        "SELECT lang FROM translation_request WHERE application = $1 ORDER BY at, lang",
        application
    )?;
    Ok(asked.into_iter().map(|one| one.lang).collect())
}

/// When the oldest application of a round was received that was not taken back.
///
/// # Errors
/// [`StoreError`].
pub async fn oldest(link: &mut Link<'_>, round: Uuid) -> Result<Option<DateTime<Utc>>, StoreError> {
    value!(
        link,
        DateTime<Utc>,
        "SELECT received_at FROM application WHERE round = $1 AND state <> 'withdrawn' ORDER BY received_at LIMIT 1",
        round
    )
}
