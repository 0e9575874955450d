//! Decisions of which nobody wrote down how their people were told of them, and those that are printed many at once.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, publications::PublicationRow};

/// A decision of which its person is not known to have been told.
#[derive(Debug, Clone)]
pub struct UnsentRow {
    /// Whose.
    pub application: Uuid,
    /// The number of the application.
    pub number: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// Whether a letter with the decision is printed that was not dropped.
    pub printed: bool,
}

from_row!(UnsentRow { application, number, received_at, printed });

/// The decisions of a publication that are the newest of their people at a moment and of which these are not known to have been told: no
/// mail about it went or is about to go, and nobody wrote down how else it was sent. A mail that was to go before `waits_since` and did not
/// is waited for no longer. Whoever withdrew or was erased has none.
///
/// # Errors
/// [`StoreError`].
pub async fn unsent(
    link: &mut Link<'_>,
    publication: &PublicationRow,
    (now, waits_since): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Vec<UnsentRow>, StoreError> {
    all!(
        link,
        UnsentRow,
        "SELECT application.id AS application, application.number AS number, application.received_at AS received_at,
            EXISTS (SELECT 1 FROM printed_decision JOIN printing ON printing.id = printed_decision.printing
                    WHERE printed_decision.application = application.id AND printed_decision.publication = $2
                      AND printing.state <> 'dropped') AS printed
         FROM letter JOIN application ON application.id = letter.application
         WHERE letter.run = $1 AND letter.status IN ('placed', 'waiting', 'not-eligible')
           AND application.state <> 'withdrawn' AND application.wrapped_key IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM letter AS later JOIN publication ON publication.run = later.run
                           WHERE later.application = application.id AND publication.number > $3
                             AND publication.applicants_from <= $4)
           AND NOT EXISTS (SELECT 1 FROM notification
                           WHERE notification.application = application.id AND notification.publication = $2)
           AND NOT EXISTS (SELECT 1 FROM message
                           WHERE message.application = application.id AND message.subject = $5
                             AND ((message.state = 'sent' AND message.sent_at IS NOT NULL) OR message.state = 'sending'
                                  OR (message.state = 'waiting' AND message.next_at > $6)))
         ORDER BY application.number",
        publication.run,
        publication.id,
        publication.number,
        now,
        publication.id.to_string(),
        waits_since
    )
}

/// A letter of a printing, with the publication whose decision it has.
#[derive(Debug, Clone, Copy)]
pub struct PrintedRow {
    /// Of which file.
    pub printing: Uuid,
    /// Whose.
    pub application: Uuid,
    /// Of which publication.
    pub publication: Uuid,
}

from_row!(PrintedRow { printing, application, publication });

/// Says which decisions the letters of a printing have.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, rows: &[PrintedRow]) -> Result<(), StoreError> {
    add_rows!(
        link,
        "printed_decision (printing, application, publication)",
        rows,
        |row| [row.printing, row.application, row.publication],
        ""
    );
    Ok(())
}

/// The decisions of a printing, by the order of its letters.
///
/// # Errors
/// [`StoreError`].
pub async fn of_printing(link: &mut Link<'_>, printing: Uuid) -> Result<Vec<PrintedRow>, StoreError> {
    all!(
        link,
        PrintedRow,
        "SELECT printed_decision.* FROM printed_decision
         JOIN printed ON printed.printing = printed_decision.printing
             AND printed.application = printed_decision.application
         WHERE printed_decision.printing = $1 ORDER BY printed.place",
        printing
    )
}

/// The publication whose decision a letter of a printing has.
///
/// # Errors
/// [`StoreError`].
pub async fn publication(
    link: &mut Link<'_>,
    (printing, application): (Uuid, Uuid),
) -> Result<Option<PublicationRow>, StoreError> {
    one!(
        link,
        PublicationRow,
        "SELECT publication.* FROM publication
         JOIN printed_decision ON printed_decision.publication = publication.id
         WHERE printed_decision.printing = $1 AND printed_decision.application = $2",
        printing,
        application
    )
}

/// Notes of messages about a publication that their person was told otherwise: those that did not arrive or have nowhere to go, and, where
/// no mails are sent (`also_waiting`), those that would wait.
///
/// # Errors
/// [`StoreError`].
pub async fn told(
    link: &mut Link<'_>,
    (application, publication): (Uuid, Uuid),
    also_waiting: bool,
) -> Result<u64, StoreError> {
    run!(
        link,
        "UPDATE message SET state = 'told'
         WHERE application = $1 AND kind = 'told' AND subject = $2
           AND (state IN ('by-hand', 'dead', 'doubtful') OR (state = 'waiting' AND $3 = TRUE))",
        application,
        publication.to_string(),
        also_waiting
    )
}
