//! The present moment. Owns which clock counts: the machine's own, or that of the database that several machines share.

use chrono::{DateTime, SubsecRound, Utc};

use super::{No, Service};
use crate::store::Link;

impl Service {
    /// The present moment, as exactly as both databases keep it. Where machines share a database, its clock counts, as far as it
    /// was heard: one machine whose clock is wrong lets nothing lapse and shows nobody that something is over.
    pub fn now(&self) -> DateTime<Utc> {
        self.heard.now().unwrap_or_else(|| self.clock.now()).trunc_subsecs(6)
    }

    /// The moment at which something is received: the database's, where machines with clocks of their own share one. To be asked
    /// once the round is locked, so that it goes forward with arrivals.
    pub(super) async fn received(&self, link: &mut Link<'_>) -> Result<DateTime<Utc>, No> {
        if self.clock.is_stopped() {
            return Ok(self.now());
        }
        let Some(at) = link.time().await? else { return Ok(self.now()) };
        let at = at.trunc_subsecs(6);
        self.heard.hear(at);
        Ok(at)
    }
}
