//! How many wished for what: for the same work the last time, and in this round so far. Owns which round was the one before (of the
//! same authority and programme, the latest that is published and closed before this one opened), and how old a figure of this
//! round may be.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Datelike, Utc};

use super::{Book, No, Phase, Placed, Service, book::day_of, roll::Wished};
use crate::{
    domain::{Placement, text::folded},
    store,
};

/// How long, in seconds, figures of a round that takes applications are shown before they are counted anew: whoever watches a page
/// while a neighbour applies does not see what they choose.
const COUNTED_FOR: i64 = 15 * 60;

/// How many wished for what.
#[derive(Debug, Clone, Default)]
pub struct Demand {
    before: Before,
    so_far: Option<Arc<SoFar>>,
}

/// How many wished for the work of an earlier round.
#[derive(Debug, Clone, Default)]
struct Before {
    year: i32,
    /// Wishes and seats by organisation and work.
    by: BTreeMap<(String, String), (u64, u64)>,
}

/// How many wished for each placement of a round by a moment; whoever withdrew is not counted.
#[derive(Debug)]
pub struct SoFar {
    at: DateTime<Utc>,
    by: Arc<Wished>,
}

impl SoFar {
    /// When it was counted, and how many had chosen the placement by then.
    pub fn of(&self, place: &Placement) -> (DateTime<Utc>, u64) {
        (self.at, self.by.get(place.id.as_str()).map_or(0, |(wished, _)| *wished))
    }
}

/// What makes work the same from year to year: who offers it and what it is called, without the days in brackets at its end.
fn work(place: &Placement) -> (String, String) {
    let title = place.title.trim();
    let title =
        title.strip_suffix(')').and_then(|title| title.rsplit_once('(')).map_or(title, |(title, _)| title);
    (folded(&place.organisation), folded(title.trim()))
}

impl Before {
    fn of(&self, place: &Placement) -> Option<(i32, u64, u64)> {
        self.by.get(&work(place)).map(|(wished, seats)| (self.year, *wished, *seats))
    }
}

impl Demand {
    /// The year, how many wished for a placement's work then, and how many seats there were; `None` where nobody knows.
    pub fn before(&self, place: &Placement) -> Option<(i32, u64, u64)> {
        self.before.of(place)
    }

    /// When the applications of this round were counted, and how many had chosen the placement by then; `None` while it takes none.
    pub fn so_far(&self, place: &Placement) -> Option<(DateTime<Utc>, u64)> {
        self.so_far.as_ref().map(|so_far| so_far.of(place))
    }
}

impl Service {
    /// How many wished for what, in the round before and in this one.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn demand(&self, book: &Book, places: &[Placed]) -> Result<Demand, No> {
        let (before, so_far) = (self.demand_before(book).await?, self.demand_so_far(book, places).await?);
        Ok(Demand { before, so_far })
    }

    /// How many wished for what in a round that takes applications, or took them and is not published; nothing of any other. Of many
    /// who ask at once the first counts, the others wait.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn demand_so_far(&self, book: &Book, places: &[Placed]) -> Result<Option<Arc<SoFar>>, No> {
        if !matches!(book.phase, Phase::Open | Phase::Ended | Phase::Closed) {
            return Ok(None);
        }
        let kind = (book.id, "demand");
        let since = self.now().timestamp().div_euclid(COUNTED_FOR);
        let state = (since, book.phase.name().to_owned());
        if let Some(kept) = self.shelf.kept(kind, &state) {
            return Ok(Some(kept));
        }
        let roll = self.roll(book, places).await?;
        let _turn = self.assessing.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
        if let Some(kept) = self.shelf.kept(kind, &state) {
            return Ok(Some(kept));
        }
        let so_far = Arc::new(SoFar { at: self.now(), by: self.wished(&roll, (book, places)).await? });
        self.shelf.keep(kind, state, (so_far.by.len(), &so_far));
        Ok(Some(so_far))
    }

    /// How many wished for what in the round before; nothing where there was none.
    async fn demand_before(&self, book: &Book) -> Result<Before, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let rounds = store::rounds::list(link).await?;
        let before = rounds.into_iter().filter(|row| {
            row.id != book.id
                && row.authority == book.authority
                && row.programme == book.settings.programme
                && row.closes_at <= book.opens_at
        });
        let mut before: Vec<_> = before.collect();
        before.sort_by_key(|row| std::cmp::Reverse(row.closes_at));
        for row in before {
            let Some(publication) = self.for_everyone(link, row.id).await? else { continue };
            let outcome = self.published_outcome(link, &publication).await?;
            let mut demand = Before { year: day_of(row.closes_at).year(), by: BTreeMap::new() };
            for place in &outcome.places {
                let known = demand.by.entry(work(&place.placement)).or_default();
                known.0 += u64::from(place.wished);
                known.1 += u64::from(place.placement.capacity);
            }
            return Ok(demand);
        }
        Ok(Before::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Facts, Id};

    #[test]
    fn the_same_work_is_known_again_though_its_days_are_others() {
        let place = |organisation: &str, title: &str| Placement {
            id: Id::new("V1").unwrap(),
            organisation: organisation.to_owned(),
            title: title.to_owned(),
            capacity: 1,
            site: None,
            facts: Facts::new(),
            about: None,
        };
        let was = place("Bērnu bibliotēka", "Lasīšana, 1. maiņa (08.06.–19.06.)");
        let demand = Before { year: 2026, by: BTreeMap::from([(work(&was), (7, 2))]) };
        let of = |organisation, title| demand.of(&place(organisation, title));
        assert_eq!(of("Bērnu bibliotēka", "lasīšana, 1. maiņa (07.06.–18.06.)"), Some((2026, 7, 2)));
        assert_eq!(of("Bērnu bibliotēka", "Lasīšana, 1. maiņa"), Some((2026, 7, 2)));
        assert_eq!(of("Bērnu bibliotēka", "Lasīšana, 2. maiņa (07.06.–18.06.)"), None);
        assert_eq!(of("Pilsētas bibliotēka", "Lasīšana, 1. maiņa"), None);
        assert_eq!(Before::default().of(&was), None);
    }
}
