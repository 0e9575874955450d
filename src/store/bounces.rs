//! Mails that came back. Owns that a mail comes back once, and only after it went; what follows is for the service to say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, messages::MessageRow};

/// The key of an application.
struct Key {
    id: Uuid,
}

from_row!(Key { id });

/// Notes that a mail which went came back, and why: its person is told otherwise. `false` when it did not go, or that is noted already.
///
/// # Errors
/// [`StoreError`].
pub async fn came_back(
    link: &mut Link<'_>,
    id: Uuid,
    why: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE message SET state = 'by-hand', bounced_at = $3, next_at = $3, last_error = $2
         WHERE id = $1 AND state IN ('sent', 'doubtful') AND bounced_at IS NULL",
        id,
        why,
        at
    )?;
    Ok(changed == 1)
}

/// The applications of a round to whose person, or to whoever consents for them, a mail came back.
///
/// # Errors
/// [`StoreError`].
pub async fn people(link: &mut Link<'_>, round: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let rows = all!(
        link,
        Key,
        "SELECT DISTINCT application AS id FROM message
         WHERE round = $1 AND bounced_at IS NOT NULL AND application IS NOT NULL",
        round
    )?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The mails to an application's person or to whoever consents for them, the newest first: those that came back, or those that went.
///
/// # Errors
/// [`StoreError`].
pub async fn mails_to(
    link: &mut Link<'_>,
    application: Uuid,
    that_came_back: bool,
) -> Result<Vec<MessageRow>, StoreError> {
    let those = if that_came_back { "bounced_at IS NOT NULL" } else { "state = 'sent'" };
    let text = format!(
        "SELECT * FROM message WHERE application = $1 AND sealed IS NOT NULL AND {those} ORDER BY sent_at DESC, id"
    );
    all!(link, MessageRow, sqlx::AssertSqlSafe(text), application)
}
