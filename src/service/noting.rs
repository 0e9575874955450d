//! An act about to be noted. Owns whose it is: somebody's with an account, an applicant's, or nobody's.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::No;
use crate::{chance, store::journal::EventRow};

/// What is done by nobody: without an account, anything else was done by an applicant.
const BY_ITSELF: [&str; 12] = [
    "mail-bounced",
    "run-end",
    "run-start-by-rule",
    "publish-by-rule",
    "account-add",
    "round-add",
    "pack-pin",
    "round-opens",
    "round-deadline",
    "job-set-aside",
    "erase-by-operator",
    "erase-again",
];

/// An act about to be noted, by an account or nobody's.
pub(super) fn act(
    (now, account): (DateTime<Utc>, Option<Uuid>),
    action: &str,
    (round, object): (Option<Uuid>, &str),
) -> Result<EventRow, No> {
    let actor = match account {
        Some(_) => "account",
        None if BY_ITSELF.contains(&action) => "system",
        None => "person",
    };
    Ok(EventRow {
        id: chance::id()?,
        happened_at: now,
        actor: actor.to_owned(),
        account,
        action: action.to_owned(),
        round,
        object: object.to_owned(),
        shown: String::new(),
        count: 0,
        searched: String::new(),
        salt: chance::token()?,
    })
}
