//! Rounds that follow others: seats that nobody in line could take, opened again; and by what those are known who hold a place in a
//! round. Who of two rounds is one person, is not for here to say.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, sql::numbered};

/// So many marks are asked for at once.
const MOST: usize = 400;

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

/// The rounds that follow others, by key.
///
/// # Errors
/// [`StoreError`].
pub async fn all(link: &mut Link<'_>) -> Result<Vec<CallRow>, StoreError> {
    all!(link, CallRow, "SELECT * FROM second_call ORDER BY round")
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

/// By what somebody is known who holds a place in a round: marks of the application that holds it, or of one for which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderRow {
    /// The number of the application that holds the place.
    pub number: String,
    /// Keyed hash of a personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of a name with the day of birth; `-` without them.
    pub name_mark: String,
}

from_row!(HolderRow { number, code_mark, name_mark });

/// By what those are known who hold a place in a round at a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn holders(
    link: &mut Link<'_>,
    round: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<HolderRow>, StoreError> {
    let mut all = all!(
        link,
        HolderRow,
        "SELECT own.number AS number, own.code_mark AS code_mark, own.name_mark AS name_mark
         FROM offer_now JOIN application AS own ON own.id = offer_now.application
         WHERE offer_now.round = $1 AND (became = 'accepted'
            OR (became = '' AND (lapses = FALSE OR answer_by > $2 OR contested = TRUE)))
         ORDER BY own.number",
        round,
        now
    )?;
    let gone = all!(
        link,
        HolderRow,
        "SELECT own.same_as AS number, own.code_mark AS code_mark, own.name_mark AS name_mark
         FROM application AS own WHERE own.round = $1 AND own.same_as <> '' ORDER BY own.number",
        round
    )?;
    let held: BTreeSet<String> = all.iter().map(|one| one.number.clone()).collect();
    all.extend(gone.into_iter().filter(|one| held.contains(&one.number)));
    Ok(all)
}

/// An application by what its person is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRow {
    /// The application's key.
    pub id: Uuid,
    /// Its number.
    pub number: String,
    /// Keyed hash of the personal code; `-` without one.
    pub code_mark: String,
    /// Keyed hash of the name with the day of birth; `-` without them.
    pub name_mark: String,
    /// The number of the application that stands for it, where one does.
    pub same_as: String,
}

from_row!(KnownRow { id, number, code_mark, name_mark, same_as });

/// The applications of a round that have one of these marks of a personal code, or of a name with a day of birth.
///
/// # Errors
/// [`StoreError`].
pub async fn known_by(
    link: &mut Link<'_>,
    round: Uuid,
    (codes, names): (&[&str], &[&str]),
) -> Result<Vec<KnownRow>, StoreError> {
    let mut all = Vec::new();
    // Each mark is asked for by itself, so that each finds its index.
    for (column, marks) in [("code_mark", codes), ("name_mark", names)] {
        for few in marks.chunks(MOST) {
            let text = format!(
                "SELECT id, number, code_mark, name_mark, same_as FROM application
                 WHERE round = $1 AND {column} IN ({})",
                numbered(2, few.len())
            );
            all.extend(all_of!(link, KnownRow, text, [round], few.iter().copied())?);
        }
    }
    all.sort_unstable_by(|one: &KnownRow, other: &KnownRow| one.number.cmp(&other.number));
    all.dedup_by(|one, other| one.id == other.id);
    Ok(all)
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
