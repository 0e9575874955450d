//! Long writes of this process go one after another, in the order in which they were asked for. Owns whose turn it is.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};
use uuid::Uuid;

/// Gives turns.
#[derive(Debug, Default, Clone)]
pub(super) struct Turns(Arc<Mutex<()>>);

/// That it is a round's turn, until this goes.
#[derive(Debug)]
pub(super) struct Turn {
    /// Whose.
    pub(super) round: Uuid,
    _turn: OwnedMutexGuard<()>,
}

impl Turns {
    /// Waits for a turn.
    pub(super) async fn of(&self, round: Uuid) -> Turn {
        Turn { round, _turn: Arc::clone(&self.0).lock_owned().await }
    }
}
