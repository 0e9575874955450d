//! Holders of whom something happened since a refill was computed. Owns when that makes the run stale: a place that somebody gave up, or
//! lost, frees a seat, which goes on by another run; but where its holder counted in a quota, a reserve, money or a least number, it may
//! change whom this run places.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, No, Service, line::Above};
use crate::{
    domain::{FactValue, Facts, Outcome},
    files::{
        differences::{Change, Difference},
        holders,
    },
    store::{self, Link, offers::OfferRow, runs::RunRow},
};

/// How many applications are read at once.
const SLICE: usize = 400;

impl Service {
    /// What holders of a run's snapshot who hold their places no more, or of whom a fact was put right since, may change for it.
    pub(super) async fn holders_changed(
        &self,
        link: &mut Link<'_>,
        (book, run): (&Book, &RunRow),
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let asked = &book.settings.constraints;
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let above = self.given_above(link, run).await?;
        let held = held(outcome, above.as_ref());
        let now = self.now();
        let mut newest = BTreeMap::new();
        for offer in store::offers::of_round(link, book.id).await? {
            newest.insert(offer.application, offer);
        }
        let corrected = store::corrections::of_round(link, book.id).await?;
        let corrected: BTreeSet<_> =
            corrected.iter().filter(|one| one.runs >= run.number).map(|one| one.application).collect();
        let gone = |offer: &OfferRow| !offer.at(now).state.holds();
        let asked_of: Vec<_> = newest
            .values()
            .filter(|offer| gone(offer) || corrected.contains(&offer.application))
            .map(|offer| offer.application)
            .collect();
        let places = self.places(link, book.id).await?;
        let facts: BTreeMap<&str, &Facts> =
            places.iter().map(|one| (one.placement.id.as_str(), &one.placement.facts)).collect();
        let mut found = Vec::new();
        let mut left: BTreeMap<&str, u64> = BTreeMap::new();
        for place in held.values() {
            *left.entry(outcome.places[*place].placement.id.as_str()).or_default() += 1;
        }
        for some in asked_of.chunks(SLICE) {
            for row in store::applications::by_ids(link, some).await? {
                let Some(place) = held.get(row.number.as_str()) else { continue };
                let place = outcome.places[*place].placement.id.as_str();
                let is_gone = newest.get(&row.id).is_some_and(gone);
                if is_gone {
                    *left.entry(place).or_default() -= 1;
                }
                // Of whoever was erased nothing is known any more: they may have counted.
                let person = if row.wrapped_key.is_some() {
                    self.opened(&row)?.applicant()?.facts
                } else {
                    Facts::default()
                };
                let named = asked.counting(&person, facts.get(place).copied());
                if !named.is_empty() {
                    found.push(Difference {
                        file: if is_gone { holders::FILE } else { "applicants.csv" }.to_owned(),
                        what: if is_gone { Change::Removed } else { Change::Changed },
                        id: row.number.clone(),
                        columns: named.into_iter().map(ToOwned::to_owned).collect(),
                    });
                }
            }
        }
        found.extend(without_holders(asked.open_min.as_deref(), (&facts, &left), outcome));
        Ok(found)
    }
}

/// Who held which place when a run was computed, by number; whoever is given a seat above a placement's own holds it in the folder alone.
fn held<'a>(outcome: &'a Outcome, above: Option<&Above>) -> BTreeMap<&'a str, usize> {
    let own =
        outcome.people.iter().filter(|one| above.is_none_or(|above| above.person != one.applicant.as_str()));
    own.filter_map(|person| Some((person.applicant.as_str(), person.held?))).collect()
}

/// The placements where a run places somebody, and that may not run with so few now that nobody of their holders is left.
fn without_holders(
    column: Option<&str>,
    (facts, left): (&BTreeMap<&str, &Facts>, &BTreeMap<&str, u64>),
    outcome: &Outcome,
) -> Vec<Difference> {
    let Some(column) = column else { return Vec::new() };
    let used: BTreeSet<usize> = outcome.new_places().map(|(_, place)| place).collect();
    let used = used.into_iter().map(|place| outcome.places[place].placement.id.as_str());
    let asks = |number: &&str| {
        let least = facts.get(number).and_then(|facts| facts.get(column));
        left.get(number) == Some(&0) && !matches!(least, Some(FactValue::Whole(..=1)) | None)
    };
    let changed = |number: &str| Difference {
        file: "placements.csv".to_owned(),
        what: Change::Changed,
        id: number.to_owned(),
        columns: vec![column.to_owned()],
    };
    used.filter(asks).map(changed).collect()
}
