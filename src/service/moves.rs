//! Holders who have not answered may get a place that they wished for more, where the round lets them
//! (`[answers] may_move_unanswered`). Owns who may, that a publication ends their former offers in the transaction that makes the
//! new ones, and that whoever answered meanwhile makes such a run stale.

use std::collections::BTreeMap;

use super::{
    Book, No, Service,
    offers::{Act, Acted, starts},
};
use crate::{
    domain::{
        Id, Outcome, PersonOutcome,
        offer::{By, Event},
    },
    files::differences::{Change, Difference},
    store::{self, Link, offers::OfferRow},
};

/// The table of a frozen round that says who holds what.
const HOLDERS: &str = "holders.csv";

/// Keeps those where they are who hold more places than there are seats: what one of them left would go to somebody else.
pub(super) fn hold_fast(tables: &mut super::folder::Tables) {
    let mut held: BTreeMap<Id, u32> = BTreeMap::new();
    for holding in &tables.holders {
        *held.entry(holding.placement.clone()).or_default() += 1;
    }
    let places = &tables.placements;
    let seats: BTreeMap<&Id, u32> = places.iter().map(|place| (&place.id, place.capacity)).collect();
    for holding in &mut tables.holders {
        let fits = seats.get(&holding.placement).is_some_and(|seats| held[&holding.placement] <= *seats);
        holding.may_move &= fits;
    }
}

/// Everyone who gets another place than the one that they hold.
pub(super) fn movers(outcome: &Outcome) -> impl Iterator<Item = &PersonOutcome> {
    outcome.people.iter().filter(|person| person.is_moved())
}

/// By number of the placement, how many of its holders go to another.
pub(super) fn leaving(outcome: &Outcome) -> BTreeMap<&str, u64> {
    let mut leaving = BTreeMap::new();
    for held in movers(outcome).filter_map(|person| person.held) {
        *leaving.entry(outcome.places[held].placement.id.as_str()).or_default() += 1;
    }
    leaving
}

impl Service {
    /// Those of a run's movers whose offer is not what the run saw: they answered meanwhile, or something else became of it.
    pub(super) async fn movers_changed(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let mut changed = Vec::new();
        for person in movers(outcome) {
            let number = person.applicant.as_str();
            if self.held_offer(link, book, (outcome, person)).await?.is_none() {
                changed.push(Difference {
                    file: HOLDERS.to_owned(),
                    what: Change::Changed,
                    id: number.to_owned(),
                    columns: vec!["may_move".to_owned()],
                });
            }
        }
        Ok(changed)
    }

    /// Ends the offers of a run's movers, in the transaction that makes their new ones; whether all of them still stand.
    pub(super) async fn replace_offers(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        outcome: &Outcome,
    ) -> Result<bool, No> {
        for person in movers(outcome) {
            let Some(offer) = self.held_offer(link, book, (outcome, person)).await? else {
                return Ok(false);
            };
            let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
            let act = Act::new(Event::Replaced, By::Publication, None, "");
            if self.act(link, &offer, &offer.terms(starts(book, &place)), act).await? != Acted::Done {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The offer that a mover has for the place that the run saw them hold, if they may still move.
    async fn held_offer(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        (outcome, person): (&Outcome, &PersonOutcome),
    ) -> Result<Option<OfferRow>, No> {
        let number = person.applicant.as_str();
        let Some(row) = store::applications::by_number(link, number).await? else { return Ok(None) };
        let newest = store::offers::of_application(link, row.id).await?.into_iter().next();
        let Some(offer) = newest.filter(|offer| book.may_move(offer, self.now())) else { return Ok(None) };
        let place = store::placements::by_id(link, offer.placement).await?.ok_or(No::NotFound)?;
        let held = person.held.map(|held| outcome.places[held].placement.id.as_str());
        Ok((held == Some(place.number.as_str())).then_some(offer))
    }
}
