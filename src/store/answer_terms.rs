//! That offers can be answered for longer than they say, because their people were told by a letter. Only added to.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Link, StoreError, offers::OfferRow};

/// A later last moment to answer.
#[derive(Debug, Clone, Copy)]
pub struct TermRow {
    /// Key.
    pub id: Uuid,
    /// Of which offer.
    pub offer: Uuid,
    /// The first moment that is too late.
    pub until: DateTime<Utc>,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Adds later last moments.
///
/// # Errors
/// [`StoreError`].
pub async fn add(link: &mut Link<'_>, rows: &[TermRow]) -> Result<(), StoreError> {
    add_rows!(
        link,
        "answer_term (id, offer, until, at)",
        rows,
        |row| [row.id, row.offer, row.until, row.at],
        ""
    );
    Ok(())
}

/// The offers without an answer of those who get a letter of a printing.
///
/// # Errors
/// [`StoreError`].
pub async fn unanswered(link: &mut Link<'_>, printing: Uuid) -> Result<Vec<OfferRow>, StoreError> {
    all!(
        link,
        OfferRow,
        "SELECT offer_now.* FROM printed JOIN offer_now ON offer_now.application = printed.application
         WHERE printed.printing = $1 AND offer_now.became = '' ORDER BY offer_now.id",
        printing
    )
}
