//! Who goes about what needs a person, and what caseworkers noted about it. What needs one, the other tables say.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError};

/// Something that needs a person, as far as somebody did anything about it.
#[derive(Debug, Clone)]
pub struct TaskRow {
    /// Key: it follows from the next three.
    pub id: Uuid,
    /// Its round.
    pub round: Uuid,
    /// What kind of thing it is: a word of the code.
    pub kind: String,
    /// Which one.
    pub subject: String,
    /// Who took it, or was given it.
    pub holder: Option<Uuid>,
    /// Since when.
    pub since: DateTime<Utc>,
}

from_row!(TaskRow { id, round, kind, subject, holder, since });

/// A note.
#[derive(Debug, Clone)]
pub struct NoteRow {
    /// Key: what it is sealed for.
    pub id: Uuid,
    /// About what.
    pub task: Uuid,
    /// Whose.
    pub account: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// What it says, sealed.
    pub sealed: Vec<u8>,
}

from_row!(NoteRow { id, task, account, at, sealed });

/// Writes something down as nobody's, unless it is there.
///
/// # Errors
/// [`StoreError`].
pub async fn know(link: &mut Link<'_>, row: &TaskRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO task (id, round, kind, subject, holder, since) VALUES ($1, $2, $3, $4, NULL, $5)
         ON CONFLICT (id) DO NOTHING",
        row.id,
        row.round,
        row.kind.as_str(),
        row.subject.as_str(),
        row.since
    )?;
    Ok(())
}

/// Hands something over from whoever has it, or from nobody, to somebody or nobody; `false` where by now somebody else has it.
///
/// # Errors
/// [`StoreError`].
pub async fn hand(
    link: &mut Link<'_>,
    id: Uuid,
    (from, to): (Option<Uuid>, Option<Uuid>),
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = match from {
        Some(from) => run!(
            link,
            "UPDATE task SET holder = $3, since = $4 WHERE id = $1 AND holder = $2",
            id,
            from,
            to,
            at
        )?,
        None => run!(
            link,
            "UPDATE task SET holder = $2, since = $3 WHERE id = $1 AND holder IS NULL",
            id,
            to,
            at
        )?,
    };
    Ok(changed == 1)
}

/// One of them.
///
/// # Errors
/// [`StoreError`].
pub async fn by_id(link: &mut Link<'_>, id: Uuid) -> Result<Option<TaskRow>, StoreError> {
    one!(link, TaskRow, "SELECT * FROM task WHERE id = $1", id)
}

/// Those of a round about which somebody did something.
///
/// # Errors
/// [`StoreError`].
pub async fn of_round(link: &mut Link<'_>, round: Uuid) -> Result<Vec<TaskRow>, StoreError> {
    all!(link, TaskRow, "SELECT * FROM task WHERE round = $1 ORDER BY id", round)
}

/// Adds a note.
///
/// # Errors
/// [`StoreError`].
pub async fn note(link: &mut Link<'_>, row: &NoteRow) -> Result<(), StoreError> {
    run!(
        link,
        "INSERT INTO task_note (id, task, account, at, sealed) VALUES ($1, $2, $3, $4, $5)",
        row.id,
        row.task,
        row.account,
        row.at,
        &row.sealed
    )?;
    Ok(())
}

/// The notes about one, the oldest first.
///
/// # Errors
/// [`StoreError`].
pub async fn notes(link: &mut Link<'_>, task: Uuid) -> Result<Vec<NoteRow>, StoreError> {
    all!(link, NoteRow, "SELECT * FROM task_note WHERE task = $1 ORDER BY at, id", task)
}
