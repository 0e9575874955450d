//! Long writes that keep nobody waiting: prepared in slices that nobody sees, made to count in one short transaction. Owns who
//! prepares what, and that whatever was cut off is taken away before anything else is prepared in its round.

use chrono::TimeDelta;
use uuid::Uuid;

use super::{No, Refusal, Service, taken, turns::Turn};
use crate::{
    chance,
    store::{
        self, Link,
        preparations::{NewOffer, PreparationRow},
    },
};

/// After how long a preparation of which nothing is heard was cut off.
const SILENT: TimeDelta = TimeDelta::seconds(60);

impl Service {
    /// The turn to prepare something in a round. What was cut off there is taken away.
    pub(super) async fn turn(&self, round: Uuid) -> Result<Turn, No> {
        let turn = self.preparing.of(round).await;
        let cut_off = store::preparations::of_round(&mut self.db.read().await?.link(), round).await?;
        if let Some(cut_off) = cut_off {
            self.take_away(cut_off.id).await?;
        }
        Ok(turn)
    }

    /// Begins a preparation in a locked round; its applications get arrivals from `first` on, `count` of them.
    pub(super) async fn prepare(
        &self,
        link: &mut Link<'_>,
        turn: &Turn,
        (first, count): (i64, i64),
    ) -> Result<Uuid, No> {
        let row = PreparationRow {
            id: chance::id()?,
            round: turn.round,
            first_arrival: first,
            last_arrival: first + count - 1,
            alive: self.now(),
        };
        store::preparations::begin(link, &row).await.map_err(|error| taken(error, "refused-busy"))?;
        Ok(row.id)
    }

    /// Says that a preparation goes on, first thing in each of its slices: whoever took it away is heard.
    pub(super) async fn goes_on(&self, link: &mut Link<'_>, id: Uuid) -> Result<(), No> {
        let goes_on = store::preparations::goes_on(link, id, self.now()).await?;
        if goes_on { Ok(()) } else { Err(busy()) }
    }

    /// Makes a preparation count; nothing of it is seen before the transaction is committed.
    pub(super) async fn count(&self, link: &mut Link<'_>, id: Uuid) -> Result<(), No> {
        if store::preparations::count(link, id).await? { Ok(()) } else { Err(busy()) }
    }

    /// Adds a slice of what people are offered.
    pub(super) async fn prepare_offers(&self, id: Uuid, rows: &[NewOffer]) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        self.goes_on(link, id).await?;
        store::preparations::add_offers(link, id, rows).await?;
        Ok(tx.commit().await?)
    }

    /// Takes a preparation away.
    pub(super) async fn take_away(&self, id: Uuid) -> Result<(), No> {
        loop {
            let mut tx = self.db.write().await?;
            let done = store::preparations::take_away(&mut tx.link(), id).await?;
            tx.commit().await?;
            if done {
                return Ok(());
            }
        }
    }

    /// Takes away what was cut off, and forgets offers that count.
    pub(super) async fn tidy(&self) -> Result<(), No> {
        // What this process prepares itself goes on: whoever clears up waits for a turn as well.
        let _turn = self.preparing.of(Uuid::nil()).await;
        let silent = self.now() - SILENT;
        for cut_off in store::preparations::cut_off(&mut self.db.read().await?.link(), silent).await? {
            self.take_away(cut_off.id).await?;
        }
        self.forget_offered().await
    }

    /// Forgets prepared offers that count.
    pub(super) async fn forget_offered(&self) -> Result<(), No> {
        loop {
            let mut tx = self.db.write().await?;
            let forgotten = store::preparations::forget_offered(&mut tx.link()).await?;
            tx.commit().await?;
            if forgotten == 0 {
                return Ok(());
            }
        }
    }
}

/// Somebody prepares something in the round at this moment.
pub(super) fn busy() -> No {
    Refusal::new("refused-busy").into()
}
