//! What a round's mails say instead of what ships. Only added to: the newest counts, and what was sent by an older one stays known.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A text that a round's mails have instead of the one that ships.
#[derive(Debug, Clone)]
pub struct TextRow {
    /// Which of several it is; the newest counts.
    pub number: i64,
    /// The heading of the mail.
    pub heading: String,
    /// What it says.
    pub body: String,
}

from_row!(TextRow { number, heading, body });

/// The text of a round for mails of a kind, where it has one of its own.
///
/// # Errors
/// [`StoreError`].
pub async fn text(link: &mut Link<'_>, round: Uuid, kind: &str) -> Result<Option<TextRow>, StoreError> {
    one!(
        link,
        TextRow,
        "SELECT number, heading, body FROM mail_text WHERE round = $1 AND kind = $2 ORDER BY number DESC LIMIT 1",
        round,
        kind
    )
}

/// Gives a round a text of its own for mails of a kind.
///
/// # Errors
/// [`StoreError::Taken`] when somebody else did meanwhile.
pub async fn add_text(
    link: &mut Link<'_>,
    (round, kind, account): (Uuid, &str, Uuid),
    row: &TextRow,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO mail_text (round, kind, number, heading, body, account, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        round,
        kind,
        row.number,
        row.heading.as_str(),
        row.body.as_str(),
        account,
        at
    )?;
    Ok(())
}
