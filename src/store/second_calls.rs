//! Rounds that follow others: seats that nobody in line could take, opened again. Owns who holds a place in a round of the same
//! chain.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// That a round follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallRow {
    /// The round that follows.
    pub round: Uuid,
    /// The one in which the seats were left.
    pub follows: Uuid,
    /// The first of the chain.
    pub origin: Uuid,
    /// The refill that showed that nobody in line could take the seats.
    pub run: Uuid,
}

from_row!(CallRow { round, follows, origin, run });

/// Says that a round follows another.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, row: &CallRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO second_call (round, follows, origin, run) VALUES ($1, $2, $3, $4)",
        row.round,
        row.follows,
        row.origin,
        row.run
    )?;
    Ok(())
}

/// That a round follows another, if it does.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Option<CallRow>, StoreError> {
    one!(link, CallRow, "SELECT * FROM second_call WHERE round = $1", round)
}

/// The rounds that follow one at once.
///
/// # Errors
/// [`StoreError`].
pub async fn after(link: &mut Link<'_>, round: Uuid) -> Result<Vec<CallRow>, StoreError> {
    all!(link, CallRow, "SELECT * FROM second_call WHERE follows = $1 ORDER BY round", round)
}

/// The other rounds of a round's chain, by key.
///
/// # Errors
/// [`StoreError`].
pub async fn chain(link: &mut Link<'_>, round: Uuid) -> Result<Vec<Uuid>, StoreError> {
    struct Other {
        round: Uuid,
    }
    from_row!(Other { round });
    let others = all!(
        link,
        Other,
        "SELECT round FROM second_call WHERE origin = $1
         UNION SELECT other.round FROM second_call AS own JOIN second_call AS other ON other.origin = own.origin
               WHERE own.round = $1 AND other.round <> $1
         UNION SELECT origin AS round FROM second_call WHERE round = $1
         ORDER BY 1",
        round
    )?;
    Ok(others.into_iter().map(|other| other.round).collect())
}

/// An application whose person holds a place in another round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingRow {
    /// The application's key.
    pub id: Uuid,
    /// Its number.
    pub own: String,
    /// The number of the application in the other round.
    pub theirs: String,
}

from_row!(HoldingRow { id, own, theirs });

/// The applications of a round whose people hold a place in another one. One person are those with one personal code, or, where
/// one of the two has none, with one name and day of birth.
///
/// # Errors
/// [`StoreError`].
pub async fn holding_in(
    link: &mut Link<'_>,
    (round, other): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<Vec<HoldingRow>, StoreError> {
    all!(
        link,
        HoldingRow,
        "SELECT DISTINCT own.id, own.number AS own, theirs.number AS theirs FROM application AS own
         JOIN application AS theirs ON theirs.round = $2
          AND ((own.code_mark <> '-' AND theirs.code_mark = own.code_mark)
            OR (own.name_mark <> '-' AND theirs.name_mark = own.name_mark
                AND (own.code_mark = '-' OR theirs.code_mark = '-')))
         JOIN offer_now ON offer_now.application = theirs.id
         WHERE own.round = $1 AND (became = 'accepted'
            OR (became = '' AND (lapses = FALSE OR answer_by > $3 OR contested = TRUE)))
         ORDER BY own.id",
        round,
        other,
        now
    )
}

/// The applications to which a preparation offers a place.
///
/// # Errors
/// [`StoreError`].
pub async fn offered_to(link: &mut Link<'_>, preparation: Uuid) -> Result<Vec<Uuid>, StoreError> {
    struct Offered {
        application: Uuid,
    }
    from_row!(Offered { application });
    let offered =
        all!(link, Offered, "SELECT application FROM prepared_offer WHERE preparation = $1", preparation)?;
    Ok(offered.into_iter().map(|one| one.application).collect())
}
