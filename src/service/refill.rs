//! Seats that came free go on to whoever is in line. Owns what is free, that holders keep their places, and whom a refill's
//! snapshot holds to be in line, first in line or out of it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Book, No, Opened, Phase, Refusal, RunKind, Service,
    book::{id, placed},
    folder::Tables,
};
use crate::{
    domain::{Applicant, Caseworker, OutOfLine, Placement, offer::State},
    files::holders::Holding,
    store::{self, Link, offers::OfferRow, placements::PlacementRow},
};

/// The seats of one placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seats {
    /// Key of the placement.
    pub placement: Uuid,
    /// Its number.
    pub number: String,
    /// Key of its organisation.
    pub organisation: Uuid,
    /// What the work is.
    pub title: String,
    /// Its seats.
    pub all: u64,
    /// Seats that somebody holds: the offer is open or accepted.
    pub held: u64,
    /// Seats that nobody gets before a contest is settled.
    pub frozen: u64,
    /// Seats that are free.
    pub free: u64,
}

impl Service {
    /// The seats of every placement that is offered in a round, by number.
    pub(super) async fn seats(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<Seats>, No> {
        let held = store::offers::held(link, round, self.now()).await?;
        let held: BTreeMap<Uuid, _> = held.into_iter().map(|row| (row.placement, row)).collect();
        let places = store::placements::of_round(link, round).await?;
        let seats = places.into_iter().filter(PlacementRow::is_offered).map(|place| {
            let count = |n: Option<i64>| u64::try_from(n.unwrap_or(0)).unwrap_or(0);
            let row = held.get(&place.id);
            let all = count(Some(place.capacity));
            let (held, frozen) = (count(row.map(|row| row.held)), count(row.map(|row| row.frozen)));
            Seats {
                placement: place.id,
                number: place.number,
                organisation: place.organisation,
                title: place.title,
                all,
                held,
                frozen,
                free: all.saturating_sub(held + frozen),
            }
        });
        Ok(seats.collect())
    }

    /// Starts a run that gives the free seats of a published round to whoever is in line; gives its key.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-published`, `refused-no-free-seats`, `refused-run-under-way`.
    pub async fn start_refill(&self, who: &Caseworker, slug: &str) -> Result<Uuid, No> {
        let ahead = self.freeze_ahead(who, slug, RunKind::Refill).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        if book.phase != Phase::Published {
            return Err(Refusal::new("refused-not-published").into());
        }
        if self.seats(link, row.id).await?.iter().all(|seats| seats.free == 0) {
            return Err(Refusal::new("refused-no-free-seats").into());
        }
        // What lapsed by now is no longer held, whether or not it has been written down.
        let ahead = ahead.filter(|ahead| ahead.revision == row.revision);
        let run = self.queue(link, who, &book, (RunKind::Refill, ahead)).await?;
        tx.commit().await?;
        Ok(run)
    }

    /// Lays over a round's tables what became of offers: who holds what, who is out of the line, how many seats there are.
    pub(super) async fn with_offers(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        people: &[Opened],
        tables: &mut Tables,
    ) -> Result<(), No> {
        let mut newest: BTreeMap<Uuid, OfferRow> = BTreeMap::new();
        for offer in store::offers::of_round(link, book.id).await? {
            newest.insert(offer.application, offer);
        }
        let places = store::placements::of_round(link, book.id).await?;
        let places: BTreeMap<Uuid, PlacementRow> =
            places.into_iter().map(|place| (place.id, place)).collect();
        let names = self.organisation_names(link).await?;
        let mut known: BTreeSet<String> =
            tables.placements.iter().map(|place| place.id.to_string()).collect();
        let (now, may_move) = (self.now(), false);
        for (applicant, person) in tables.applicants.iter_mut().zip(people) {
            let Some(offer) = newest.get(&person.id) else { continue };
            if offer.at(now).state.holds() {
                let place = places.get(&offer.placement).ok_or(No::NotFound)?;
                if known.insert(place.number.clone()) {
                    // Taken back since: whoever holds it keeps it, and nobody else gets a seat there.
                    let taken_back = placed(place.clone(), &names)?.placement;
                    tables.placements.push(Placement { capacity: 0, ..taken_back });
                }
                applicant.out_of_line = None;
                let (applicant, placement) = (applicant.id.clone(), id(&place.number)?);
                tables.holders.push(Holding { applicant, placement, may_move });
            } else {
                self.after_an_offer(applicant, offer);
            }
        }
        let seats = self.seats(link, book.id).await?;
        let frozen: BTreeMap<&str, u64> = seats.iter().map(|seats| (&*seats.number, seats.frozen)).collect();
        for place in &mut tables.placements {
            let frozen = frozen.get(place.id.as_str()).copied().unwrap_or(0);
            place.capacity = place.capacity.saturating_sub(u32::try_from(frozen).unwrap_or(u32::MAX));
        }
        Ok(())
    }

    /// What somebody's newest offer, which they no longer hold, makes of their place in line: a place that two people ended puts
    /// its person before everyone else, whatever else became of one puts them out of the line.
    pub(super) fn after_an_offer(&self, applicant: &mut Applicant, offer: &OfferRow) {
        match offer.at(self.now()).state {
            // Of a replaced offer the other one is newer; without it nothing was taken from anybody.
            State::Open | State::Accepted | State::Replaced => {}
            State::Declined => applicant.out_of_line = Some(OutOfLine::Declined),
            State::Lapsed => applicant.out_of_line = Some(OutOfLine::Lapsed),
            State::Left => applicant.out_of_line = Some(OutOfLine::Left),
            State::DidNotCome => applicant.out_of_line = Some(OutOfLine::DidNotCome),
            State::Ended => applicant.entry.first_in_line = Some(1),
        }
    }
}
