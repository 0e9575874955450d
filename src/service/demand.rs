//! How many wished for the same work the last time. Owns which round was the one before: of the same authority and programme, the
//! latest that is published and closed before this one opened.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{Book, No, Service, book::day_of};
use crate::{
    domain::{Placement, text::folded},
    store,
};

/// How many wished for the work of an earlier round.
#[derive(Debug, Clone, Default)]
pub struct Demand {
    year: i32,
    /// Wishes and seats by organisation and work.
    by: BTreeMap<(String, String), (u64, u64)>,
}

/// What makes work the same from year to year: who offers it and what it is called, without the days in brackets at its end.
fn work(place: &Placement) -> (String, String) {
    let title = place.title.trim();
    let title =
        title.strip_suffix(')').and_then(|title| title.rsplit_once('(')).map_or(title, |(title, _)| title);
    (folded(&place.organisation), folded(title.trim()))
}

impl Demand {
    /// The year, how many wished for a placement's work, and how many seats there were; `None` where nobody knows.
    pub fn of(&self, place: &Placement) -> Option<(i32, u64, u64)> {
        self.by.get(&work(place)).map(|(wished, seats)| (self.year, *wished, *seats))
    }
}

impl Service {
    /// How many wished for what in the round before; nothing where there was none.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn demand_before(&self, book: &Book) -> Result<Demand, No> {
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
            let mut demand = Demand { year: day_of(row.closes_at).year(), by: BTreeMap::new() };
            for place in &outcome.places {
                let known = demand.by.entry(work(&place.placement)).or_default();
                known.0 += u64::from(place.wished);
                known.1 += u64::from(place.placement.capacity);
            }
            return Ok(demand);
        }
        Ok(Demand::default())
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
        let demand = Demand { year: 2026, by: BTreeMap::from([(work(&was), (7, 2))]) };
        let of = |organisation, title| demand.of(&place(organisation, title));
        assert_eq!(of("Bērnu bibliotēka", "lasīšana, 1. maiņa (07.06.–18.06.)"), Some((2026, 7, 2)));
        assert_eq!(of("Bērnu bibliotēka", "Lasīšana, 1. maiņa"), Some((2026, 7, 2)));
        assert_eq!(of("Bērnu bibliotēka", "Lasīšana, 2. maiņa (07.06.–18.06.)"), None);
        assert_eq!(of("Pilsētas bibliotēka", "Lasīšana, 1. maiņa"), None);
        assert_eq!(Demand::default().of(&was), None);
    }
}
