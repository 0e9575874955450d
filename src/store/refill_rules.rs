//! Rules that two people signed: that a round's free seats go on by themselves. Who signed is written once; beside it stands what a
//! job found when it last looked.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// A rule as it is kept.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// The round.
    pub round: Uuid,
    /// Who signed first: stands behind the runs.
    pub author: Uuid,
    /// Who signed second: stands behind their publications.
    pub approver: Uuid,
    /// When they had both signed.
    pub signed_at: DateTime<Utc>,
    /// What the round was like when a job last looked after it; empty before that.
    pub looked: String,
    /// What keeps free seats for a person since then, a word of the code; empty where nothing does.
    pub found: String,
    /// The run that this is about.
    pub run: Option<Uuid>,
}

from_row!(RuleRow { round, author, approver, signed_at, looked, found, run });

/// What a round with a rule is like, as far as its free seats may depend on it.
#[derive(Debug, Clone)]
pub struct StateRow {
    /// The round.
    pub round: Uuid,
    /// What it was like when a job last looked.
    pub looked: String,
    /// Its revision.
    pub revision: i64,
    /// What happened to its offers: how many events.
    pub events: i64,
    /// Runs that ended.
    pub ended: i64,
    /// Publications.
    pub publications: i64,
    /// How many of those who signed have an account that is switched on.
    pub signers: i64,
}

from_row!(StateRow { round, looked, revision, events, ended, publications, signers });

impl StateRow {
    /// All of it in a line, with what happened in the other rounds whose places count in this one.
    pub fn mark(&self, beside: i64) -> String {
        let Self { revision, events, ended, publications, signers, .. } = self;
        format!("{revision} {events} {ended} {publications} {signers} {beside}")
    }
}

/// Signs the rule of a round.
///
/// # Errors
/// [`StoreError::Taken`] when the round has one.
pub async fn sign(link: &mut Link<'_>, row: &RuleRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO refill_rule (round, author, approver, signed_at, looked, found, run)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row.round,
        row.author,
        row.approver,
        row.signed_at,
        &row.looked,
        &row.found,
        row.run
    )?;
    Ok(())
}

/// The rule of a round, if it has one.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Option<RuleRow>, StoreError> {
    one!(link, RuleRow, "SELECT * FROM refill_rule WHERE round = $1", round)
}

/// What the published rounds that have a rule are like.
///
/// # Errors
/// [`StoreError`].
pub async fn states(link: &mut Link<'_>) -> Result<Vec<StateRow>, StoreError> {
    all!(
        link,
        StateRow,
        "SELECT refill_rule.round AS round, refill_rule.looked AS looked, round.revision AS revision,
            (SELECT COUNT(*) FROM offer_event JOIN offer ON offer.id = offer_event.offer
             JOIN publication ON publication.id = offer.publication WHERE publication.round = round.id) AS events,
            (SELECT COUNT(*) FROM run WHERE run.round = round.id AND run.state NOT IN ('queued', 'running')) AS ended,
            (SELECT COUNT(*) FROM publication WHERE publication.round = round.id) AS publications,
            (SELECT COUNT(*) FROM account
             WHERE account.id IN (refill_rule.author, refill_rule.approver) AND account.active) AS signers
         FROM refill_rule JOIN round ON round.id = refill_rule.round
         WHERE round.state = 'published' ORDER BY refill_rule.round"
    )
}

/// How much happened in a round for which its people may hold a place there or hold one no more: it only grows.
///
/// # Errors
/// [`StoreError`].
pub async fn happened(link: &mut Link<'_>, round: Uuid) -> Result<i64, StoreError> {
    let happened = value!(
        link,
        i64,
        "SELECT round.revision + (SELECT COUNT(*) FROM publication WHERE publication.round = round.id)
            + (SELECT COUNT(*) FROM offer_event JOIN offer ON offer.id = offer_event.offer
               JOIN publication ON publication.id = offer.publication WHERE publication.round = round.id) AS happened
         FROM round WHERE round.id = $1",
        round
    )?;
    Ok(happened.unwrap_or_default())
}

/// Notes what a job found, and what the round was like before it looked.
///
/// # Errors
/// [`StoreError`].
pub async fn look(
    link: &mut Link<'_>,
    round: Uuid,
    looked: &str,
    (found, about): (&str, Option<Uuid>),
) -> Result<(), StoreError> {
    run!(
        link,
        "UPDATE refill_rule SET looked = $2, found = $3, run = $4 WHERE round = $1",
        round,
        looked,
        found,
        about
    )?;
    Ok(())
}
