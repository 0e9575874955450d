//! What a solver knows while it is asked: who is there, what is offered, who sits where, and a price for each
//! placement that proves it. Every change goes through here and is written down, so that the answer can say
//! who moved, and a question that was only asked can be taken back.

use super::price::Price;

/// Nowhere.
pub(super) const NONE: u32 = u32::MAX;

/// A pair, seen by its applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) placement: u32,
    pub(super) rank: u8,
    pub(super) distance: u64,
    /// What it costs, the worth of being placed apart.
    pub(super) cost: Price,
}

/// An applicant's place in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) tier: u8,
    pub(super) order: Option<u64>,
    /// What it is worth to place somebody there.
    pub(super) weight: Price,
}

/// An applicant.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) line: Line,
    pub(super) choices: Vec<Choice>,
}

/// Where an applicant is: what a search looks at, and nothing else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// What the choice with the seat costs, less what it is worth that they are placed.
    pub(super) cost: Price,
    /// The placement, or [`NONE`].
    pub(super) seat: u32,
    /// Whether the optimum decides about them: not for who left, nor for who is pinned.
    pub(super) free: bool,
}

/// Somebody who could take a placement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taker {
    /// What that costs, less what it is worth that they are placed.
    pub(super) cost: Price,
    pub(super) person: u32,
}

/// A placement.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) id: String,
    /// Seats that the optimum decides about.
    pub(super) room: u32,
    pub(super) price: Price,
    /// Who could take it.
    pub(super) takers: Vec<Taker>,
    /// Who holds it, pinned people not counted.
    pub(super) holders: Vec<u32>,
}

/// What was so before.
#[derive(Debug)]
enum Before {
    Seat(u32, u32),
    Free(u32, bool),
    Line(u32, Line),
    Choices(u32, Vec<Choice>),
    Joined,
    Room(u32, u32),
    Price(u32, Price),
}

/// People and placements.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) people: Vec<Person>,
    /// By person.
    pub(super) spots: Vec<Spot>,
    pub(super) places: Vec<Place>,
    before: Vec<Before>,
}

impl State {
    /// What a person's choice costs them with the price of the seat; what being left out costs is 0.
    pub(super) fn total(&self, person: u32, choice: Choice) -> Price {
        choice.cost - self.people[person as usize].line.weight + self.places[choice.placement as usize].price
    }

    /// What a person's place costs them.
    pub(super) fn value(&self, person: u32) -> Price {
        let spot = self.spots[person as usize];
        self.places.get(spot.seat as usize).map_or(Price::default(), |place| spot.cost + place.price)
    }

    pub(super) fn has_free_seat(&self, place: u32) -> bool {
        let place = &self.places[place as usize];
        place.holders.len() < place.room as usize
    }

    /// Moves a person; only people about whom the optimum decides are among the holders.
    pub(super) fn sit(&mut self, person: u32, seat: u32) {
        let from = std::mem::replace(&mut self.spots[person as usize].seat, seat);
        if from == seat {
            return;
        }
        let who = &self.people[person as usize];
        let held = who.choices.iter().find(|choice| choice.placement == seat);
        self.spots[person as usize].cost = held.map_or(Price::default(), |held| held.cost - who.line.weight);
        self.before.push(Before::Seat(person, from));
        self.seat_holder(person, from, seat);
    }

    fn seat_holder(&mut self, person: u32, from: u32, to: u32) {
        if !self.spots[person as usize].free {
            return;
        }
        if let Some(place) = self.places.get_mut(from as usize)
            && let Some(at) = place.holders.iter().position(|&holder| holder == person)
        {
            place.holders.swap_remove(at);
        }
        if let Some(place) = self.places.get_mut(to as usize) {
            place.holders.push(person);
        }
    }

    /// Says whether the optimum decides about a person.
    pub(super) fn set_free(&mut self, person: u32, free: bool) {
        let Spot { seat, free: was, .. } = self.spots[person as usize];
        if was == free {
            return;
        }
        self.before.push(Before::Free(person, was));
        self.spots[person as usize].free = true;
        let (from, to) = if free { (NONE, seat) } else { (seat, NONE) };
        self.seat_holder(person, from, to);
        self.spots[person as usize].free = free;
    }

    /// Only for who has no seat.
    pub(super) fn set_line(&mut self, person: u32, line: Line) {
        let choices = self.people[person as usize].choices.clone();
        self.set_choices(person, Vec::new());
        let was = std::mem::replace(&mut self.people[person as usize].line, line);
        self.before.push(Before::Line(person, was));
        self.set_choices(person, choices);
    }

    pub(super) fn set_choices(&mut self, person: u32, choices: Vec<Choice>) {
        let was = std::mem::take(&mut self.people[person as usize].choices);
        for choice in &was {
            let takers = &mut self.places[choice.placement as usize].takers;
            if let Some(at) = takers.iter().position(|taker| taker.person == person) {
                takers.swap_remove(at);
            }
        }
        for choice in &choices {
            let cost = choice.cost - self.people[person as usize].line.weight;
            self.places[choice.placement as usize].takers.push(Taker { cost, person });
        }
        self.people[person as usize].choices = choices;
        self.before.push(Before::Choices(person, was));
    }

    /// Adds somebody who has no choices yet and returns their number.
    pub(super) fn join(&mut self, id: &str, line: Line) -> u32 {
        let number = u32::try_from(self.people.len()).unwrap_or(NONE);
        self.people.push(Person { id: id.to_owned(), line, choices: Vec::new() });
        self.spots.push(Spot { cost: Price::default(), seat: NONE, free: true });
        self.before.push(Before::Joined);
        number
    }

    pub(super) fn set_room(&mut self, place: u32, room: u32) {
        let was = std::mem::replace(&mut self.places[place as usize].room, room);
        self.before.push(Before::Room(place, was));
    }

    pub(super) fn set_price(&mut self, place: u32, price: Price) {
        let was = std::mem::replace(&mut self.places[place as usize].price, price);
        self.before.push(Before::Price(place, was));
    }

    /// From here on changes can be taken back.
    pub(super) fn begin(&mut self) {
        self.before.clear();
    }

    /// Who moved since the beginning, with where they were: each once, by number.
    pub(super) fn moved(&self) -> Vec<(u32, u32)> {
        let mut first: Vec<(u32, u32)> = Vec::new();
        for before in &self.before {
            if let Before::Seat(person, from) = *before {
                first.push((person, from));
            }
        }
        // The earliest of each person stays, since the sort keeps their order.
        first.sort_by_key(|(person, _)| *person);
        first.dedup_by_key(|(person, _)| *person);
        first.retain(|&(person, from)| self.spots.get(person as usize).is_some_and(|spot| spot.seat != from));
        first
    }

    /// Placements whose price or seats changed since the beginning, and people who moved.
    pub(super) fn touched(&self) -> (Vec<u32>, Vec<u32>) {
        let (mut places, mut people) = (Vec::new(), Vec::new());
        for before in &self.before {
            match *before {
                Before::Seat(person, _)
                | Before::Free(person, _)
                | Before::Line(person, _)
                | Before::Choices(person, _) => people.push(person),
                Before::Room(place, _) | Before::Price(place, _) => places.push(place),
                Before::Joined => {}
            }
        }
        for list in [&mut places, &mut people] {
            list.sort_unstable();
            list.dedup();
        }
        (places, people)
    }

    /// Takes everything back to the beginning, the last change first.
    pub(super) fn take_back(&mut self) {
        for before in std::mem::take(&mut self.before).into_iter().rev() {
            match before {
                Before::Seat(person, seat) => self.sit(person, seat),
                Before::Free(person, free) => self.set_free(person, free),
                Before::Line(person, line) => self.people[person as usize].line = line,
                Before::Choices(person, choices) => self.set_choices(person, choices),
                Before::Joined => {
                    self.people.pop();
                    self.spots.pop();
                }
                Before::Room(place, room) => self.set_room(place, room),
                Before::Price(place, price) => self.set_price(place, price),
            }
        }
        self.before.clear();
    }
}
