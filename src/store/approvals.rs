//! What needs a second person: proposals, and what became of them.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// The state of a proposal that waits.
pub const PROPOSED: &str = "proposed";

/// Something that one person proposed and another decides.
#[derive(Debug, Clone)]
pub struct ApprovalRow {
    /// Key.
    pub id: Uuid,
    /// In which round.
    pub round: Uuid,
    /// What kind of thing is asked for: a word of the code.
    pub kind: String,
    /// What of the round it is about; of two about the same only one waits.
    pub subject: String,
    /// What is asked for, its ground, and the answer's, sealed.
    pub sealed: Vec<u8>,
    /// `proposed`, `approved`, `refused` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// Who decided it.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
}

from_row!(ApprovalRow {
    id,
    round,
    kind,
    subject,
    sealed,
    state,
    proposed_by,
    proposed_at,
    decided_by,
    decided_at,
});

/// Adds a proposal.
///
/// # Errors
/// [`StoreError::Taken`] when another about the same subject waits.
pub async fn propose(link: &mut Link<'_>, row: &ApprovalRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO approval (id, round, kind, subject, sealed, state, proposed_by, proposed_at, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        row.id,
        row.round,
        &row.kind,
        &row.subject,
        &row.sealed,
        &row.state,
        row.proposed_by,
        row.proposed_at,
        row.decided_by,
        row.decided_at
    )?;
    Ok(())
}

/// The proposal of a key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<ApprovalRow>, StoreError> {
    one!(link, ApprovalRow, "SELECT * FROM approval WHERE id = $1", id)
}

/// The proposals of a round that wait, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ApprovalRow>, StoreError> {
    all!(
        link,
        ApprovalRow,
        "SELECT * FROM approval WHERE round = $1 AND state = 'proposed' ORDER BY proposed_at, id",
        round
    )
}

/// The proposals of a round whose subject begins so, the newest first.
///
/// # Errors
/// [`StoreError`].
pub async fn about(link: &mut Link<'_>, round: Uuid, subject: &str) -> Result<Vec<ApprovalRow>, StoreError> {
    let rows = all!(
        link,
        ApprovalRow,
        "SELECT * FROM approval WHERE round = $1 ORDER BY proposed_at DESC, id",
        round
    )?;
    Ok(rows.into_iter().filter(|row| row.subject.starts_with(subject)).collect())
}

/// Proposals in the rounds of an authority: those that wait, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn waiting_for(link: &mut Link<'_>, authority: Uuid) -> Result<Vec<ApprovalRow>, StoreError> {
    all!(
        link,
        ApprovalRow,
        "SELECT approval.* FROM approval JOIN round ON round.id = approval.round
         WHERE round.authority = $1 AND approval.state = 'proposed' ORDER BY approval.proposed_at, approval.id",
        authority
    )
}

/// Proposals in the rounds of an authority that were decided, so many of the newest.
///
/// # Errors
/// [`StoreError`].
pub async fn decided_for(
    link: &mut Link<'_>,
    authority: Uuid,
    most: i64,
) -> Result<Vec<ApprovalRow>, StoreError> {
    all!(
        link,
        ApprovalRow,
        "SELECT approval.* FROM approval JOIN round ON round.id = approval.round
         WHERE round.authority = $1 AND approval.state <> 'proposed'
         ORDER BY approval.decided_at DESC, approval.id LIMIT $2",
        authority,
        most
    )
}

/// Ends a proposal that waits; `false` when it was decided before. `sealed` holds the answer beside what was asked for.
///
/// # Errors
/// [`StoreError`].
pub async fn decide(
    link: &mut Link<'_>,
    id: Uuid,
    (state, sealed): (&str, &[u8]),
    (by, at): (Uuid, DateTime<Utc>),
) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE approval SET state = $2, sealed = $3, decided_by = $4, decided_at = $5
         WHERE id = $1 AND state = 'proposed'",
        id,
        state,
        sealed,
        by,
        at
    )?;
    Ok(changed == 1)
}

/// A person whom an organisation does not take at a placement.
#[derive(Debug, Clone)]
pub struct PairRow {
    /// Key.
    pub id: Uuid,
    /// Where.
    pub placement: Uuid,
    /// Whom.
    pub application: Uuid,
    /// Why, as a coded reason, sealed.
    pub sealed: Vec<u8>,
}

from_row!(PairRow { id, placement, application, sealed });

/// Adds a refused pair; one that is there stays as it is.
///
/// # Errors
/// [`StoreError`].
pub async fn refuse_pair(link: &mut Link<'_>, row: &PairRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO refused_pair (id, placement, application, sealed) VALUES ($1, $2, $3, $4)
         ON CONFLICT (placement, application) DO NOTHING",
        row.id,
        row.placement,
        row.application,
        &row.sealed
    )?;
    Ok(())
}

/// The refused pairs of a round.
///
/// # Errors
/// [`StoreError`].
pub async fn refused_pairs(link: &mut Link<'_>, round: Uuid) -> Result<Vec<PairRow>, StoreError> {
    all!(
        link,
        PairRow,
        "SELECT refused_pair.* FROM refused_pair JOIN placement ON placement.id = refused_pair.placement
         WHERE placement.round = $1 ORDER BY refused_pair.id",
        round
    )
}
