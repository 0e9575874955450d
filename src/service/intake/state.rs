//! What may be done with a file, by where its round and it itself stand.

use crate::{
    service::{Book, No, Phase, Refusal},
    store::intakes::IntakeRow,
};

pub(super) fn takes_applications(book: &Book) -> Result<(), No> {
    match book.phase {
        Phase::Closed | Phase::Published => Err(Refusal::new("refused-round-closed").into()),
        Phase::Finished => Err(Refusal::new("refused-finished").into()),
        _ => Ok(()),
    }
}

pub(super) fn is_sent(row: &IntakeRow) -> Result<(), No> {
    ended(row.state == "sent")
}

/// Whether a spreadsheet could be ended: nobody was faster.
pub(super) fn ended(could: bool) -> Result<(), No> {
    if could { Ok(()) } else { Err(Refusal::new("refused-sheet-ended").into()) }
}
