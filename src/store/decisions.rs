//! What caseworkers found out about applications.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A fact that a caseworker found out.
#[derive(Debug, Clone)]
pub struct DecisionRow {
    /// Key.
    pub id: Uuid,
    /// About whose application.
    pub application: Uuid,
    /// Who found it out.
    pub account: Uuid,
    /// The fact, its value and the remark, sealed.
    pub sealed: Vec<u8>,
    /// When.
    pub decided_at: DateTime<Utc>,
    /// SHA-256 of the rule pack that asked for it.
    pub pack_hash: String,
}

from_row!(DecisionRow { id, application, account, sealed, decided_at, pack_hash });

/// Adds what a caseworker found out.
///
/// # Errors
/// [`StoreError`].
pub async fn decide(link: &mut Link<'_>, decision: &DecisionRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO decision (id, application, account, sealed, decided_at, pack_hash)
         VALUES ($1, $2, $3, $4, $5, $6)",
        decision.id,
        decision.application,
        decision.account,
        &decision.sealed,
        decision.decided_at,
        &decision.pack_hash
    )?;
    Ok(())
}

/// What caseworkers found out in a round, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<DecisionRow>, StoreError> {
    all!(
        link,
        DecisionRow,
        "SELECT decision.* FROM decision JOIN application ON application.id = decision.application
         WHERE application.round = $1 ORDER BY decided_at, decision.id",
        round
    )
}

/// What caseworkers found out about one application, oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of(link: &mut Link<'_>, application: Uuid) -> Result<Vec<DecisionRow>, StoreError> {
    all!(
        link,
        DecisionRow,
        "SELECT * FROM decision WHERE application = $1 ORDER BY decided_at, id",
        application
    )
}
