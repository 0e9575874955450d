//! What people were not told by any mail: messages that did not arrive or have nowhere to go, and offers that lapse meanwhile or wait
//! for it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, messages::MessageRow};

/// What has to be told in a round otherwise than by a mail, the oldest first: what did not arrive, what has no address, and what still
/// waits to be sent since a moment. Whoever answered an offer since knows of it, and whoever answered a question of that.
///
/// # Errors
/// [`StoreError`].
pub async fn messages(
    link: &mut Link<'_>,
    round: Uuid,
    waits_since: DateTime<Utc>,
) -> Result<Vec<MessageRow>, StoreError> {
    all!(
        link,
        MessageRow,
        "SELECT message.* FROM message JOIN application_row ON application_row.id = message.application
         WHERE message.round = $1 AND application_row.wrapped_key IS NOT NULL
           AND (message.state IN ('dead', 'doubtful', 'by-hand') OR (message.state = 'waiting' AND message.next_at <= $2))
           AND NOT (message.kind IN ('told', 'answer-soon') AND EXISTS (
               SELECT 1 FROM offer JOIN offer_event ON offer_event.offer = offer.id
               WHERE offer.application = message.application AND offer_event.kind IN ('accepted', 'declined')
                 AND offer_event.at >= message.created_at))
           AND NOT (message.kind IN ('inquiry', 'inquiry-soon') AND NOT EXISTS (
               SELECT 1 FROM inquiry WHERE inquiry.application = message.application
                 AND NOT EXISTS (SELECT 1 FROM inquiry_answer WHERE inquiry_answer.inquiry = inquiry.id)))
         ORDER BY message.next_at, message.id",
        round,
        waits_since
    )
}

/// Notes that a person was told what a message says; `false` where that has not to be told any more.
///
/// # Errors
/// [`StoreError`].
pub async fn told(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    let changed = run!(
        link,
        "UPDATE message SET state = 'told' WHERE id = $1 AND state IN ('dead', 'doubtful', 'by-hand', 'waiting')",
        id
    )?;
    Ok(changed == 1)
}

/// An offer of which its person was not told.
#[derive(Debug, Clone, Copy)]
pub struct UntoldRow {
    /// Whose.
    pub application: Uuid,
    /// When it lapses.
    pub answer_by: DateTime<Utc>,
    /// Whether it does not before its person is told.
    pub untold: bool,
}

from_row!(UntoldRow { application, answer_by, untold });

/// The offers of a round that are open at a moment, and lapse or wait until that, of which their people were not told: the newest message about results did not
/// arrive, has no address, or waits to be sent since another moment, and nobody wrote down that the decision went out otherwise.
///
/// # Errors
/// [`StoreError`].
pub async fn offers(
    link: &mut Link<'_>,
    round: Uuid,
    (now, waits_since): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<UntoldRow>, StoreError> {
    all!(
        link,
        UntoldRow,
        "SELECT offer_now.application AS application, offer_now.answer_by AS answer_by, offer_now.untold AS untold
         FROM offer_now JOIN message ON message.application = offer_now.application AND message.kind = 'told'
         WHERE offer_now.round = $1 AND offer_now.became = '' AND offer_now.contested = FALSE
           AND (offer_now.untold = TRUE OR (offer_now.lapses = TRUE AND offer_now.answer_by > $2)) AND offer_now.applicants_from <= $2
           AND (message.state IN ('dead', 'doubtful', 'by-hand') OR (message.state = 'waiting' AND message.next_at <= $3))
           AND NOT EXISTS (SELECT 1 FROM message AS newer WHERE newer.application = message.application
                           AND newer.kind = 'told' AND newer.created_at > message.created_at)
           AND NOT EXISTS (SELECT 1 FROM notification WHERE notification.application = offer_now.application
                           AND notification.publication = offer_now.publication)",
        round,
        now,
        waits_since
    )
}
