//! Long writes: what is prepared in slices and seen by nobody, until one short transaction makes it count. A preparation that
//! was cut off is taken away in slices as well.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, publications::PublicationRow};

/// How many rows are written or taken away in one transaction.
pub const SLICE: i64 = 400;

/// A preparation.
#[derive(Debug, Clone)]
pub struct PreparationRow {
    /// Key.
    pub id: Uuid,
    /// The round; one preparation at a time.
    pub round: Uuid,
    /// The first arrival that its applications get; 0 where it adds none.
    pub first_arrival: i64,
    /// The last one.
    pub last_arrival: i64,
    /// When whoever makes it last wrote.
    pub alive: DateTime<Utc>,
}

from_row!(PreparationRow { id, round, first_arrival, last_arrival, alive });

/// What a person is offered when a run is published.
#[derive(Debug, Clone)]
pub struct NewOffer {
    /// Whose.
    pub application: Uuid,
    /// Key of the offer.
    pub offer: Uuid,
    /// Its place.
    pub placement: Uuid,
    /// Whether the person is told by post.
    pub by_post: bool,
}

/// Begins a preparation.
///
/// # Errors
/// [`StoreError::Taken`] when the round has one.
pub async fn begin(link: &mut Link<'_>, row: &PreparationRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO preparation (id, round, first_arrival, last_arrival, alive, doomed)
         VALUES ($1, $2, $3, $4, $5, FALSE)",
        row.id,
        row.round,
        row.first_arrival,
        row.last_arrival,
        row.alive
    )?;
    Ok(())
}

/// The preparation of a round, if one is being made or was cut off.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Option<PreparationRow>, StoreError> {
    one!(link, PreparationRow, "SELECT * FROM preparation WHERE round = $1", round)
}

/// Preparations that were cut off: nobody wrote since a moment.
///
/// # Errors
/// [`StoreError`].
pub async fn cut_off(
    link: &mut Link<'_>,
    silent_since: DateTime<Utc>,
) -> Result<Vec<PreparationRow>, StoreError> {
    all!(link, PreparationRow, "SELECT * FROM preparation WHERE alive < $1", silent_since)
}

/// Says that a preparation goes on; `false` when it was taken away.
///
/// # Errors
/// [`StoreError`].
pub async fn goes_on(link: &mut Link<'_>, id: Uuid, at: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(run!(link, "UPDATE preparation SET alive = $2 WHERE id = $1 AND doomed = FALSE", id, at)? == 1)
}

/// Makes everything of a preparation count; `false` when it was taken away.
///
/// # Errors
/// [`StoreError`].
pub async fn count(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    Ok(run!(link, "DELETE FROM preparation WHERE id = $1 AND doomed = FALSE", id)? == 1)
}

/// Takes a slice of a preparation away, and the preparation itself once nothing of it is left; whether that is so. From the
/// first slice on whoever makes it can add nothing more.
///
/// # Errors
/// [`StoreError`].
pub async fn take_away(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    run!(link, "UPDATE preparation SET doomed = TRUE WHERE id = $1", id)?;
    let revisions = run!(
        link,
        "DELETE FROM revision WHERE preparation = $1 AND (application, number) IN
            (SELECT application, number FROM revision WHERE preparation = $1 LIMIT $2)",
        id,
        SLICE
    )?;
    let offers = run!(
        link,
        "DELETE FROM prepared_offer WHERE preparation = $1 AND application IN
            (SELECT application FROM prepared_offer WHERE preparation = $1 LIMIT $2)",
        id,
        SLICE
    )?;
    if revisions + offers > 0 {
        return Ok(false);
    }
    run!(
        link,
        "DELETE FROM standing WHERE application IN (SELECT id FROM application_row WHERE preparation = $1 LIMIT $2)",
        id,
        SLICE
    )?;
    let added = run!(
        link,
        "DELETE FROM application_row WHERE id IN (SELECT id FROM application_row WHERE preparation = $1 LIMIT $2)",
        id,
        SLICE
    )?;
    if added > 0 {
        return Ok(false);
    }
    run!(link, "DELETE FROM preparation WHERE id = $1", id)?;
    Ok(true)
}

/// Adds what people are offered to a preparation.
///
/// # Errors
/// [`StoreError`].
pub async fn add_offers(link: &mut Link<'_>, id: Uuid, rows: &[NewOffer]) -> Result<(), StoreError> {
    add_rows!(
        link,
        "prepared_offer (preparation, application, offer, placement, by_post)",
        rows,
        |row| [id, row.application, row.offer, row.placement, row.by_post],
        ""
    );
    Ok(())
}

/// Writes the offers of a preparation, as those of a publication. `waits`: the days to answer run once
/// each person was told. `above` is whose offer is of a seat above the placement's own, and which placement that is.
///
/// # Errors
/// [`StoreError`].
pub async fn offer(
    link: &mut Link<'_>,
    id: Uuid,
    publication: &PublicationRow,
    (lapses, waits, above): (bool, bool, Option<(Uuid, Uuid)>),
) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO offer (id, publication, application, placement, answer_by, lapses, excess, waits)
         SELECT offer, $2, application, placement, CASE WHEN by_post THEN $5 ELSE $3 END, $4,
            CASE WHEN application = $6 AND placement = $7 THEN TRUE ELSE FALSE END, $8
         FROM prepared_offer WHERE preparation = $1",
        id,
        publication.id,
        publication.answer_by,
        lapses,
        publication.last_answer(),
        above.map(|(application, _)| application),
        above.map(|(_, placement)| placement),
        waits
    )?;
    Ok(())
}

/// Whether a preparation offers a place to somebody who is told by post.
///
/// # Errors
/// [`StoreError`].
pub async fn tells_by_post(link: &mut Link<'_>, id: Uuid) -> Result<bool, StoreError> {
    let one = value!(
        link,
        Uuid,
        "SELECT application FROM prepared_offer WHERE preparation = $1 AND by_post = TRUE LIMIT 1",
        id
    )?;
    Ok(one.is_some())
}

/// Whether somebody whom a preparation offers a place holds one already.
///
/// # Errors
/// [`StoreError`].
pub async fn already_hold(link: &mut Link<'_>, id: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let holds = value!(
        link,
        Uuid,
        "SELECT offer_now.id FROM prepared_offer JOIN offer_now ON offer_now.application = prepared_offer.application
         WHERE prepared_offer.preparation = $1 AND (became = 'accepted'
            OR (became = '' AND (lapses = FALSE OR answer_by > $2 OR contested = TRUE)))
         LIMIT 1",
        id,
        now
    )?;
    Ok(holds.is_some())
}

/// The places that a preparation offers, each as often as it does.
///
/// # Errors
/// [`StoreError`].
pub async fn offered(link: &mut Link<'_>, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    struct Offered {
        placement: Uuid,
    }
    from_row!(Offered { placement });
    let offered = all!(link, Offered, "SELECT placement FROM prepared_offer WHERE preparation = $1", id)?;
    Ok(offered.into_iter().map(|one| one.placement).collect())
}

/// Takes away a slice of prepared offers that count; how many.
///
/// # Errors
/// [`StoreError`].
pub async fn forget_offered(link: &mut Link<'_>) -> Result<u64, StoreError> {
    let offered = value!(
        link,
        Uuid,
        "SELECT preparation FROM prepared_offer WHERE preparation NOT IN (SELECT id FROM preparation) LIMIT 1"
    )?;
    let Some(preparation) = offered else { return Ok(0) };
    run!(
        link,
        "DELETE FROM prepared_offer WHERE preparation = $1 AND application IN
            (SELECT application FROM prepared_offer WHERE preparation = $1 LIMIT $2)",
        preparation,
        SLICE
    )
}

/// What applications that came while a preparation was made are found by: numbers and marks.
///
/// # Errors
/// [`StoreError`].
pub async fn came_since(
    link: &mut Link<'_>,
    round: Uuid,
    arrival: i64,
) -> Result<Vec<super::applications::MarkedRow>, StoreError> {
    all!(
        link,
        super::applications::MarkedRow,
        "SELECT id, number, state, code_mark, name_mark FROM application WHERE round = $1 AND arrival > $2",
        round,
        arrival
    )
}

/// The letters of a run, those that are there already left as they are.
///
/// # Errors
/// [`StoreError`].
pub async fn add_letters(
    link: &mut Link<'_>,
    letters: &[super::publications::ResultRow],
) -> Result<(), StoreError> {
    add_rows!(
        link,
        "letter (id, run, application, status, sealed)",
        letters,
        |row| [row.id, row.run, row.application, &row.status, &row.sealed],
        "ON CONFLICT (run, application) DO NOTHING"
    );
    Ok(())
}
