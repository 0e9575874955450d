//! Rounds that follow one another because seats were left: a chain of calls; and rounds of programmes of which one excludes the
//! other. Owns what a second call is, and that nobody holds a place in two rounds of a chain, nor in two in one year that a rule pack's
//! `excludes` forbids.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Book, No, Service,
    book::{day_of, phase},
    same_person::holders_there,
};
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

/// The other rounds whose places count in one: whoever holds one there gets none here.
#[derive(Debug, Default)]
pub(super) struct Bound {
    /// Those of its chain.
    chain: Vec<Uuid>,
    /// Those of programmes that its pack excludes, or whose packs exclude its programme, with work in the same year.
    excluded: Vec<Uuid>,
}

impl Bound {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.chain.is_empty() && self.excluded.is_empty()
    }

    /// All of them.
    pub(super) fn rounds(self) -> impl Iterator<Item = Uuid> {
        self.chain.into_iter().chain(self.excluded)
    }
}

/// The year in which a round's work is, as far as that is known: the year of its first day, or of the last for applications.
fn year(book: &Book) -> i32 {
    book.settings.dates.get("starts").copied().unwrap_or_else(|| day_of(book.closes_at)).year()
}

/// A round's name.
pub(super) fn name(row: &RoundRow) -> Texts {
    Texts { lv: row.name_lv.clone(), en: row.name_en.clone(), ru: row.name_ru.clone() }
}

impl Service {
    /// The other rounds whose places count in one.
    pub(super) async fn bound(&self, link: &mut Link<'_>, book: &Book) -> Result<Bound, No> {
        let chain = store::second_calls::chain(link, book.id).await?;
        let (own, programme) = (book.rules.pack().excludes(), &book.settings.programme);
        let mut excluded = Vec::new();
        for other in store::rounds::list(link).await? {
            let near = (day_of(other.closes_at).year() - day_of(book.closes_at).year()).abs() <= 1;
            if other.id == book.id || chain.contains(&other.id) || !near {
                continue;
            }
            let there = self.book(&other)?;
            let forbids = own.contains(&other.programme) || there.rules.pack().excludes().contains(programme);
            if forbids && year(&there) == year(book) {
                excluded.push(other.id);
            }
        }
        Ok(Bound { chain, excluded })
    }

    /// The applications of a round whose people hold a place in another one that counts here: who is one person, `same_person` says.
    pub(super) async fn hold_elsewhere(
        &self,
        link: &mut Link<'_>,
        book: &Book,
    ) -> Result<BTreeSet<Uuid>, No> {
        let (bound, now) = (self.bound(link, book).await?, self.now());
        let mut all = BTreeSet::new();
        for other in bound.rounds() {
            let there = holders_there(link, (book.id, other), now).await?;
            all.extend(there.into_iter().filter(|one| one.same).map(|one| one.id));
        }
        Ok(all)
    }

    /// Locks a round with the other rounds whose places count in it, always in one order: of two publications the second sees what the
    /// first one gave.
    pub(super) async fn lock_chain(&self, link: &mut Link<'_>, book: &Book) -> Result<RoundRow, No> {
        let Bound { chain, excluded } = self.bound(link, book).await?;
        let mut all = [chain, excluded, vec![book.id]].concat();
        all.sort_unstable();
        let mut own = None;
        for one in all {
            let row = store::rounds::lock(link, one).await?;
            if one == book.id {
                own = row;
            }
        }
        own.ok_or(No::NotFound)
    }

    /// Whether nobody to whom a preparation offers a place holds one in another round that counts here.
    pub(super) async fn hold_nothing_elsewhere(
        &self,
        link: &mut Link<'_>,
        (book, preparation): (&Book, Uuid),
    ) -> Result<bool, No> {
        let elsewhere = self.hold_elsewhere(link, book).await?;
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
