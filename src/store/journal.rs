//! The audit log: who did what, when. Rows are only added; both databases refuse to change or remove one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// One line of the audit log. It names keys and numbers, never a person's facts.
#[derive(Debug, Clone)]
pub struct AuditRow {
    /// Key.
    pub id: Uuid,
    /// When.
    pub happened_at: DateTime<Utc>,
    /// Who, of those with an account; an applicant or the machine otherwise.
    pub account: Option<Uuid>,
    /// What was done: a key of the catalogue.
    pub action: String,
    /// In which round.
    pub round: Option<Uuid>,
    /// To what: a number, a digest, a login.
    pub object: String,
}

from_row!(AuditRow { id, happened_at, account, action, round, object });

/// Adds a line.
///
/// # Errors
/// [`StoreError`].
pub async fn note(link: &mut Link<'_>, row: &AuditRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO audit_log (id, happened_at, account, action, round, object) VALUES ($1, $2, $3, $4, $5, $6)",
        row.id,
        row.happened_at,
        row.account,
        &row.action,
        row.round,
        &row.object
    )?;
    Ok(())
}

/// The newest lines.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(link: &mut Link<'_>, most: i64) -> Result<Vec<AuditRow>, StoreError> {
    all!(link, AuditRow, "SELECT * FROM audit_log ORDER BY happened_at DESC, id LIMIT $1", most)
}

/// What was done to one object of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn about(link: &mut Link<'_>, round: Uuid, object: &str) -> Result<Vec<AuditRow>, StoreError> {
    all!(
        link,
        AuditRow,
        "SELECT * FROM audit_log WHERE round = $1 AND object = $2 ORDER BY happened_at",
        round,
        object
    )
}
