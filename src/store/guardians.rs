//! Who was named as the parent or guardian of an application's person: rows are only added, and of each application the newest counts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, can_be_there};

/// A parent or guardian who was named.
#[derive(Debug, Clone)]
pub struct GuardianRow {
    /// Key.
    pub id: Uuid,
    /// Of whose application.
    pub application: Uuid,
    /// Its number among the application's, from 1: the newest counts.
    pub version: i64,
    /// The number that opens the consent's page, with the code.
    pub number: String,
    /// The access code, sealed with the application's key.
    pub code: Vec<u8>,
    /// Name and contact, sealed with the application's key.
    pub sealed: Vec<u8>,
    /// The caseworker who named them; `None`: the person.
    pub account: Option<Uuid>,
    /// When.
    pub at: DateTime<Utc>,
}

from_row!(GuardianRow { id, application, version, number, code, sealed, account, at });

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`] when another came first.
pub async fn add(link: &mut Link<'_>, row: &GuardianRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO guardian (id, application, version, number, code, sealed, account, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id,
        row.application,
        row.version,
        row.number.as_str(),
        row.code.as_slice(),
        row.sealed.as_slice(),
        row.account,
        row.at
    )?;
    Ok(())
}

/// The one who counts for an application.
///
/// # Errors
/// [`StoreError`].
pub async fn newest(link: &mut Link<'_>, application: Uuid) -> Result<Option<GuardianRow>, StoreError> {
    one!(
        link,
        GuardianRow,
        "SELECT * FROM guardian WHERE application = $1 ORDER BY version DESC LIMIT 1",
        application
    )
}

/// All who were named for an application, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn of_application(link: &mut Link<'_>, application: Uuid) -> Result<Vec<GuardianRow>, StoreError> {
    all!(link, GuardianRow, "SELECT * FROM guardian WHERE application = $1 ORDER BY version", application)
}

/// One of them, by key.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<GuardianRow>, StoreError> {
    one!(link, GuardianRow, "SELECT * FROM guardian WHERE id = $1", id)
}

/// One of them, by number.
///
/// # Errors
/// [`StoreError`].
pub async fn by_number(link: &mut Link<'_>, number: &str) -> Result<Option<GuardianRow>, StoreError> {
    if !can_be_there(number) {
        return Ok(None);
    }
    one!(link, GuardianRow, "SELECT * FROM guardian WHERE number = $1", number)
}

/// How many the person named since a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn named_since(
    link: &mut Link<'_>,
    application: Uuid,
    since: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let count = value!(
        link,
        i64,
        "SELECT COUNT(*) FROM guardian WHERE application = $1 AND account IS NULL AND at > $2",
        application,
        since
    )?;
    Ok(count.unwrap_or(0))
}

/// An offer about which somebody who was named has to be written to.
#[derive(Debug, Clone)]
pub struct ToWrite {
    /// Who was named.
    pub guardian: Uuid,
    /// The offer.
    pub offer: Uuid,
    /// Whose.
    pub application: Uuid,
    /// The round.
    pub round: Uuid,
}

from_row!(ToWrite { guardian, offer, application, round });

/// Some of the offers that are open, told to their people, have to be answered between two moments and have a parent or guardian named
/// who has not consented and was not written to on an occasion since the offer was told and they were named; of those who were told
/// before a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn to_write(
    link: &mut Link<'_>,
    occasion: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    (told_before, most): (DateTime<Utc>, i64),
) -> Result<Vec<ToWrite>, StoreError> {
    all!(
        link,
        ToWrite,
        "SELECT guardian.id AS guardian, offer_now.id AS offer, offer_now.application AS application, offer_now.round AS round
         FROM offer_now JOIN guardian ON guardian.application = offer_now.application
         WHERE offer_now.answer_by > $2 AND offer_now.answer_by <= $3 AND offer_now.became = ''
           AND offer_now.applicants_from <= $4 AND guardian.at <= $4
           AND NOT EXISTS (SELECT 1 FROM guardian AS newer WHERE newer.application = guardian.application
                           AND newer.version > guardian.version)
           AND COALESCE((SELECT kind FROM consent WHERE consent.offer = offer_now.id
                         ORDER BY consent.number DESC LIMIT 1), '') <> 'given'
           AND NOT EXISTS (SELECT 1 FROM message WHERE message.application = offer_now.application
                           AND message.kind = $1 AND message.created_at >= guardian.at
                           AND message.created_at >= offer_now.applicants_from)
         ORDER BY offer_now.answer_by, offer_now.id LIMIT $5",
        occasion,
        from,
        until,
        told_before,
        most
    )
}
