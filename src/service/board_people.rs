//! What a board needs of people, as far as somebody needs the board. Owns that a list of many years costs nothing for rounds in which
//! nobody can do anything any more.

use std::sync::Arc;

use super::{
    Book, No, Phase, Placed, Service,
    roll::{Roll, Wished},
};

/// What a board is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// To be looked at.
    Page,
    /// To know what is to be done: without demand, and of a finished round without people.
    Steps,
}

impl Service {
    /// Who stands how, and how many wished for what.
    pub(super) async fn people_for(
        &self,
        book: &Book,
        offered: &[Placed],
        purpose: For,
    ) -> Result<(Arc<Roll>, Arc<Wished>), No> {
        if purpose == For::Steps && book.phase == Phase::Finished {
            return Ok((Arc::new(Roll { entries: Vec::new() }), Arc::default()));
        }
        let roll = self.roll(book, offered).await?;
        let wished = match purpose {
            For::Steps => Arc::default(),
            For::Page => self.wished(&roll, (book, offered)).await?,
        };
        Ok((roll, wished))
    }
}
