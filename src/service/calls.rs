//! Rounds that follow one another because seats were left: a chain of calls. Owns what a second call is, and that nobody holds a
//! place in two rounds of a chain.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Book, No, Service, book::phase};
use crate::{
    domain::Texts,
    store::{self, Link, rounds::RoundRow},
};

/// The subject of proposals about a second call: of one round one waits at a time.
pub(super) const SUBJECT: &str = "second-call";

/// The rounds beside one in its chain: words in addresses and names.
#[derive(Debug, Default)]
pub struct Beside {
    /// The one that it follows.
    pub before: Option<(String, Texts)>,
    /// Those that follow it.
    pub after: Vec<(String, Texts)>,
}

/// What a second call is to be, as the two who open it read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondCall {
    /// The refill that showed that nobody in line can take the seats.
    pub run: Uuid,
    /// The word in addresses of the round that follows.
    pub slug: String,
    /// Its first day for applications.
    pub opens: NaiveDate,
    /// Its last one.
    pub closes: NaiveDate,
    /// The first day of work.
    pub starts: Option<NaiveDate>,
    /// The version of a rule pack by which it goes.
    pub pack: String,
    /// That version, as people call it.
    pub called: String,
    /// Seats by number of the placement.
    pub seats: BTreeMap<String, u64>,
}

/// A round's name.
pub(super) fn name(row: &RoundRow) -> Texts {
    Texts { lv: row.name_lv.clone(), en: row.name_en.clone(), ru: row.name_ru.clone() }
}

impl Service {
    /// The applications of a round whose people hold a place in another round of its chain.
    pub(super) async fn hold_elsewhere(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
    ) -> Result<BTreeSet<Uuid>, No> {
        let mut all = BTreeSet::new();
        for other in store::second_calls::chain(link, round).await? {
            all.extend(store::second_calls::holding_in(link, (round, other), self.now()).await?);
        }
        Ok(all)
    }

    /// Locks a round with the other rounds of its chain, always in one order: of two publications in one chain the second sees what the
    /// first one gave.
    pub(super) async fn lock_chain(&self, link: &mut Link<'_>, round: Uuid) -> Result<RoundRow, No> {
        let mut chain = store::second_calls::chain(link, round).await?;
        chain.push(round);
        chain.sort_unstable();
        let mut own = None;
        for one in chain {
            let row = store::rounds::lock(link, one).await?;
            if one == round {
                own = row;
            }
        }
        own.ok_or(No::NotFound)
    }

    /// Whether nobody to whom a preparation offers a place holds one in another round of the chain.
    pub(super) async fn hold_nothing_elsewhere(
        &self,
        link: &mut Link<'_>,
        (round, preparation): (Uuid, Uuid),
    ) -> Result<bool, No> {
        let elsewhere = self.hold_elsewhere(link, round).await?;
        if elsewhere.is_empty() {
            return Ok(true);
        }
        let offered = store::second_calls::offered_to(link, preparation).await?;
        Ok(!offered.iter().any(|application| elsewhere.contains(application)))
    }

    /// The round that one follows, and those that follow it: words in addresses and names, of rounds that anyone may see.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn calls_beside(&self, book: &Book) -> Result<Beside, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let before = store::second_calls::of_round(link, book.id).await?.map(|row| row.follows);
        let after = store::second_calls::after(link, book.id).await?.into_iter().map(|row| row.round);
        let mut beside = Beside::default();
        for (round, is_before) in
            before.map(|round| (round, true)).into_iter().chain(after.map(|round| (round, false)))
        {
            let row = store::rounds::by_id(link, round).await?.ok_or(No::NotFound)?;
            let told = (row.slug.clone(), name(&row));
            if is_before {
                beside.before = Some(told);
            } else if phase(&row, self.now()).is_public() {
                beside.after.push(told);
            }
        }
        Ok(beside)
    }
}
