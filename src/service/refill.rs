//! Seats that came free go on to whoever is in line. Owns what is free, that holders keep their places, and whom a refill's
//! snapshot holds to be in line, first in line or out of it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Book, No, Opened, Refusal, RunKind, Service,
    book::{id, placed},
    endings::published,
    folder::Tables,
    moves::hold_fast,
    offers::starts,
    prepare::busy,
    run::By,
};
use crate::{
    domain::{Caseworker, Placement},
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
    /// Whether its work has begun, and the round sends nobody into work that has begun: then no seat there is free any more.
    pub over: bool,
    /// Whether two people ended its work: no seat there is free any more, and whoever holds one keeps it.
    pub ended: bool,
}

impl Seats {
    /// How many are held, or wait for a contest to be settled, above the placement's own: two people signed them, or a seat was taken
    /// away later.
    pub fn above(&self) -> u64 {
        (self.held + self.frozen).saturating_sub(self.all)
    }

    /// How many are empty and go to nobody: the work has begun, or was ended. The placement's own and those above are together as many
    /// as are held, frozen, free and empty.
    pub fn empty(&self) -> u64 {
        (self.all + self.above()).saturating_sub(self.held + self.frozen + self.free)
    }

    /// Whether none of its seats goes on.
    pub(super) fn shut(&self) -> bool {
        self.over || self.ended
    }

    /// How many could be given if `left` of their holders went to other places: seats above the placement's own are given to nobody.
    pub(super) fn free_without(&self, left: u64) -> u64 {
        if self.shut() { 0 } else { self.all.saturating_sub(self.held.saturating_sub(left) + self.frozen) }
    }
}

impl Service {
    /// The seats of every placement that is offered in a round, by number.
    pub(super) async fn seats(&self, link: &mut Link<'_>, book: &Book) -> Result<Vec<Seats>, No> {
        let (round, now) = (book.id, self.now());
        let held = store::offers::held(link, round, now).await?;
        let held: BTreeMap<Uuid, _> = held.into_iter().map(|row| (row.placement, row)).collect();
        let places = store::placements::of_round(link, round).await?;
        let seats = places.into_iter().filter(PlacementRow::is_offered).map(|place| {
            let count = |n: Option<i64>| u64::try_from(n.unwrap_or(0)).unwrap_or(0);
            let row = held.get(&place.id);
            let all = count(Some(place.capacity));
            let begun = starts(book, &place).is_some_and(|starts| starts <= now);
            let over = begun && !book.settings.answers.refill_after_start;
            let shut = over || place.ended;
            let (held, frozen) = (count(row.map(|row| row.held)), count(row.map(|row| row.frozen)));
            Seats {
                placement: place.id,
                number: place.number,
                organisation: place.organisation,
                title: place.title,
                all,
                held,
                frozen,
                free: if shut { 0 } else { all.saturating_sub(held + frozen) },
                over,
                ended: place.ended,
            }
        });
        Ok(seats.collect())
    }

    /// Starts a run that gives the free seats of a published round to whoever is in line; gives its key.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-not-published`, `refused-no-free-seats`, `refused-upheld-seat`, `refused-run-under-way`.
    pub async fn start_refill(&self, who: &Caseworker, slug: &str) -> Result<Uuid, No> {
        self.begin_refill(By::hand(who), slug, None).await?.ok_or_else(busy)
    }

    /// Starts a refill; nothing where the round is as this snapshot shows it, or changed while that was asked.
    pub(super) async fn begin_refill(
        &self,
        by: By<'_>,
        slug: &str,
        unlike: Option<Uuid>,
    ) -> Result<Option<Uuid>, No> {
        let ahead = self.freeze_ahead(by.who, slug, RunKind::Refill).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, by.who, slug).await?;
        let row = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        published(book.phase)?;
        if self.seats(link, &book).await?.iter().all(|seats| seats.free == 0) {
            return Err(Refusal::new("refused-no-free-seats").into());
        }
        self.none_awaited(link, &book).await?;
        // What lapsed by now is no longer held, whether or not it has been written down.
        let ahead = ahead.filter(|ahead| ahead.revision == row.revision);
        if let Some(then) = unlike {
            let then = store::runs::snapshot(link, then).await?.ok_or(No::NotFound)?;
            if ahead.as_ref().is_none_or(|now| now.digest() == then.digest) {
                return Ok(None);
            }
        }
        let run = self.queue(link, by, &book, (RunKind::Refill, ahead)).await?;
        tx.commit().await?;
        Ok(Some(run))
    }

    /// Lays over a round's tables what became of offers: who holds what, who is out of the line, how many seats there are.
    pub(super) async fn with_offers(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        kind: RunKind,
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
        let mut listed: BTreeSet<String> =
            tables.placements.iter().map(|place| place.id.to_string()).collect();
        let firsts = self.firsts(link, book.id).await?;
        let now = self.now();
        for (applicant, person) in tables.applicants.iter_mut().zip(people) {
            let offer = newest.get(&person.id);
            if let Some(offer) = offer.filter(|offer| offer.at(now).state.holds()) {
                let place = places.get(&offer.placement).ok_or(No::NotFound)?;
                if listed.insert(place.number.clone()) {
                    // Taken back since: whoever holds it keeps it, and nobody else gets a seat there.
                    let taken_back = placed(place.clone(), &names)?.placement;
                    tables.placements.push(Placement { capacity: 0, ..taken_back });
                }
                applicant.out_of_line = None;
                let (applicant, placement) = (applicant.id.clone(), id(&place.number)?);
                let may_move = kind == RunKind::Refill && book.may_move(offer, now);
                tables.holders.push(Holding { applicant, placement, may_move });
            } else {
                self.stands_in_line(applicant, offer, firsts.get(&person.id));
            }
        }
        let seats = self.seats(link, book).await?;
        let known: BTreeMap<&str, &Seats> = seats.iter().map(|seats| (&*seats.number, seats)).collect();
        for place in &mut tables.placements {
            let Some(seats) = known.get(place.id.as_str()) else { continue };
            // Holders keep their places however few seats there are.
            let kept_back = if seats.shut() { u64::from(place.capacity) } else { seats.frozen };
            place.capacity = place.capacity.saturating_sub(u32::try_from(kept_back).unwrap_or(u32::MAX));
        }
        self.with_excess(link, (book, kind), (people, &seats), tables).await?;
        hold_fast(tables);
        Ok(())
    }
}
