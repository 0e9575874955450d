//! Whether the service can do its work this moment. Owns what "ready" means: the database answers and its tables are this
//! version's, a row was just written, there is room, the key opens what is sealed, and no worker of this process has died.

use std::{
    sync::{PoisonError, atomic::Ordering},
    time::Duration,
};

use super::{
    No, Service,
    watch::{Checks, Duty},
};
use crate::{clock::Stopwatch, store};

/// How long one look may take: whoever asks wants to know before it gives up itself.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// How long an answer is given again, in milliseconds: asking often writes seldom.
const FRESH: u64 = 1_000;

/// What a disk must have left, in bytes: room for a run's results and a spreadsheet or two.
const ROOM: u64 = 64 << 20;

impl Service {
    /// A worker of this process begins its work.
    pub fn on_duty(&self) -> Duty {
        self.watch.on_duty()
    }

    /// What being ready consists of, each with whether it is so. Many who ask at once share one look.
    pub async fn readiness(&self) -> Checks {
        let _turn = self.watch.looking.lock().await;
        if let Some(checks) = self.last_look() {
            return checks;
        }
        let limit = tokio::time::timeout(PATIENCE, self.tables_and_key());
        let (tables, key) = limit.await.ok().and_then(Result::ok).unwrap_or((false, false));
        let written = store::readiness::write(&self.db, self.now(), PATIENCE).await;
        if let Err(error) = &written {
            tracing::error!(%error, "the database cannot be written");
        }
        let checks = vec![
            ("database", tables),
            ("key", key),
            ("write", written.is_ok()),
            ("disk", store::readiness::room(&self.db).is_none_or(|room| room >= ROOM)),
            ("workers", self.watch.lost.load(Ordering::Relaxed) == 0),
        ];
        let looked = Some((Stopwatch::start(), checks.clone()));
        *self.watch.last.lock().unwrap_or_else(PoisonError::into_inner) = looked;
        checks
    }

    fn last_look(&self) -> Option<Checks> {
        let last = self.watch.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().filter(|(since, _)| since.millis() < FRESH).map(|(_, checks)| checks.clone())
    }

    async fn tables_and_key(&self) -> Result<(bool, bool), No> {
        let tables = self.db.ready().await?;
        let mut conn = self.db.read().await?;
        Ok((tables, self.keys_fit(&mut conn.link()).await?))
    }
}
