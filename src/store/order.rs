//! What the order among a round's applications rests on, besides their moments: arrivals and draw codes.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Link, StoreError, applications::ApplicationRow, sql::numbered};

/// The last arrival in a round, 0 before the first; those that a preparation has put aside are given. The round is locked
/// meanwhile, so that the next one is nobody else's.
///
/// # Errors
/// [`StoreError`].
pub async fn last_arrival(link: &mut Link<'_>, round: Uuid) -> Result<i64, StoreError> {
    let last = value!(link, Option<i64>, "SELECT MAX(arrival) FROM application_row WHERE round = $1", round)?;
    let aside = value!(link, i64, "SELECT last_arrival FROM preparation WHERE round = $1", round)?;
    Ok(last.flatten().unwrap_or(0).max(aside.unwrap_or(0)))
}

/// The draw codes of a round by the marks of personal codes: of each person the one with which they entered first, even while
/// that is being prepared.
///
/// # Errors
/// [`StoreError`].
pub async fn draw_codes(
    link: &mut Link<'_>,
    round: Uuid,
    code_marks: &[&str],
) -> Result<BTreeMap<String, String>, StoreError> {
    struct Entered {
        code_mark: String,
        draw_code: String,
    }
    from_row!(Entered { code_mark, draw_code });

    let marks: Vec<&str> = code_marks.iter().copied().filter(|mark| *mark != "-").collect();
    if marks.is_empty() {
        return Ok(BTreeMap::new());
    }
    let text = format!(
        "SELECT said.code_mark, kept.draw_code FROM revision AS said JOIN application_row AS kept ON kept.id = said.application
         WHERE kept.round = $1 AND said.code_mark IN ({}) AND NOT EXISTS (
            SELECT 1 FROM revision AS later WHERE later.application = said.application AND later.number > said.number)
         ORDER BY kept.arrival DESC",
        numbered(2, marks.len())
    );
    let rows: Vec<Entered> = all_of!(link, Entered, text, [round], marks)?;
    Ok(rows.into_iter().map(|row| (row.code_mark, row.draw_code)).collect())
}

/// Applications of a round that stand and share a draw code with another one that stands: by code, then as they came.
///
/// # Errors
/// [`StoreError`].
pub async fn sharing_draw_code(link: &mut Link<'_>, round: Uuid) -> Result<Vec<ApplicationRow>, StoreError> {
    all!(
        link,
        ApplicationRow,
        "SELECT * FROM application WHERE round = $1 AND state = 'submitted' AND draw_code IN (
            SELECT draw_code FROM application WHERE round = $1 AND state = 'submitted'
            GROUP BY draw_code HAVING COUNT(*) > 1)
         ORDER BY draw_code, arrival",
        round
    )
}

/// Gives an application a draw code.
///
/// # Errors
/// [`StoreError`].
pub async fn set_draw_code(link: &mut Link<'_>, id: Uuid, code: &str) -> Result<(), StoreError> {
    run!(link, "UPDATE application_row SET draw_code = $2 WHERE id = $1", id, code)?;
    Ok(())
}
