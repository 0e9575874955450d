//! One augmentation: the cheapest chain of moves that fills a seat, places a person, or empties a seat, found by
//! Dijkstra's algorithm over placements. Costs with prices are never negative, so only what is nearer than the
//! end is looked at; their prices change by how much nearer they are, which proves the new optimum.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    price::Price,
    state::{Choice, NONE, State},
};

/// Where a chain begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// A person looks for a place.
    Person(u32),
    /// A placement has one person too many.
    Crowded(u32),
}

/// What a search remembers; kept between searches, so that none allocates.
#[derive(Debug, Default)]
pub(super) struct ChainSearch {
    /// By placement: the number of the search that reached it last, how far it is, who moves there or from
    /// there, and between it and which other placement.
    reached: Vec<u64>,
    far: Vec<Price>,
    step: Vec<(u32, u32)>,
    number: u64,
    heap: BinaryHeap<Reverse<(Price, u32)>>,
    /// Placements reached, in any order.
    seen: Vec<u32>,
}

/// The cheapest end so far.
struct End {
    far: Price,
    /// The placement where the chain ends; [`NONE`] when nobody moves.
    place: u32,
    /// Who comes in, or goes, there.
    person: u32,
}

impl ChainSearch {
    fn begin(&mut self, places: usize) {
        self.number += 1;
        self.reached.resize(places, 0);
        self.far.resize(places, Price::default());
        self.step.resize(places, (NONE, NONE));
        self.heap.clear();
        self.seen.clear();
    }

    /// Notes a way to a placement if it is the shortest so far.
    fn reach(&mut self, place: u32, far: Price, step: (u32, u32)) {
        let at = place as usize;
        if self.reached[at] != self.number {
            self.reached[at] = self.number;
            self.seen.push(place);
        } else if self.far[at] <= far {
            return;
        }
        self.far[at] = far;
        self.step[at] = step;
        self.heap.push(Reverse((far, place)));
    }

    /// The nearest placement not looked at yet, if it is nearer than the end.
    fn nearest(&mut self, end: &End) -> Option<(Price, u32)> {
        while let Some(Reverse((far, place))) = self.heap.pop() {
            if far >= end.far {
                return None;
            }
            if self.far[place as usize] == far {
                return Some((far, place));
            }
        }
        None
    }

    /// Fills a free seat that has a price: brings whoever gains most, and fills the seat that they leave, until
    /// somebody comes who had none, or a seat may stay free.
    pub(super) fn fill(&mut self, state: &mut State, hole: u32) {
        self.begin(state.places.len());
        self.reach(hole, Price::default(), (NONE, NONE));
        let mut end = End { far: state.places[hole as usize].price, place: hole, person: NONE };
        while let Some((far, to)) = self.nearest(&end) {
            let place = &state.places[to as usize];
            if far + place.price < end.far {
                end = End { far: far + place.price, place: to, person: NONE };
            }
            let base = far + place.price;
            for taker in &place.takers {
                let spot = state.spots[taker.person as usize];
                if !spot.free || spot.seat == to {
                    continue;
                }
                let next = base + taker.cost - state.value(taker.person);
                if next >= end.far {
                    continue;
                }
                if spot.seat == NONE {
                    end = End { far: next, place: to, person: taker.person };
                } else {
                    self.reach(spot.seat, next, (taker.person, to));
                }
            }
        }
        self.reprice(state, &end, |price, change| price - change);
        if end.person != NONE {
            state.sit(end.person, end.place);
        }
        let mut free = end.place;
        while free != hole {
            let (person, to) = self.step[free as usize];
            state.sit(person, to);
            free = to;
        }
    }

    /// Finds a place for a person, or empties a seat of a crowded placement: people move on until one finds a
    /// free seat or is left out.
    pub(super) fn push(&mut self, state: &mut State, begin: Begin) {
        self.begin(state.places.len());
        let mut end = End { far: Price::FAR, place: NONE, person: NONE };
        match begin {
            Begin::Person(person) => {
                // They may be left out.
                end.far = Price::default();
                for choice in &state.people[person as usize].choices {
                    self.reach(choice.placement, state.total(person, *choice), (person, NONE));
                }
            }
            Begin::Crowded(place) => self.reach(place, Price::default(), (NONE, NONE)),
        }
        while let Some((far, from)) = self.nearest(&end) {
            if state.has_free_seat(from) {
                end = End { far, place: from, person: NONE };
                break;
            }
            for at in 0..state.places[from as usize].holders.len() {
                let holder = state.places[from as usize].holders[at];
                let value = state.value(holder);
                if far - value < end.far {
                    end = End { far: far - value, place: from, person: holder };
                }
                let move_on = |choice: &&Choice| choice.placement != from;
                for choice in state.people[holder as usize].choices.iter().filter(move_on) {
                    let next = far + state.total(holder, *choice) - value;
                    if next < end.far {
                        self.reach(choice.placement, next, (holder, from));
                    }
                }
            }
        }
        self.reprice(state, &end, |price, change| price + change);
        if end.place == NONE {
            return;
        }
        if end.person != NONE {
            state.sit(end.person, NONE);
        }
        let mut free = end.place;
        while free != NONE {
            let (person, from) = self.step[free as usize];
            if person == NONE {
                return;
            }
            state.sit(person, free);
            free = from;
        }
    }

    /// Prices change by how much nearer than the end a placement is.
    fn reprice(&self, state: &mut State, end: &End, changed: impl Fn(Price, Price) -> Price) {
        for &place in &self.seen {
            let far = self.far[place as usize];
            if far < end.far {
                let price = state.places[place as usize].price;
                state.set_price(place, changed(price, end.far - far));
            }
        }
    }
}
