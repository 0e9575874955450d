//! Of the model: who comes before whom, who gets what is free, and how many come earlier.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    brute,
    model::{Person, Season, State},
};

/// Who may be given what.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seekers {
    /// Holders who may move: each of them has a place in any case.
    pub(crate) movers: Vec<usize>,
    /// Everyone in line, the first first.
    pub(crate) line: Vec<usize>,
    /// Seats that nobody holds, by placement, and those of whoever may move.
    pub(crate) free: Vec<usize>,
    /// For whom there is a seat above a placement's own, and where: they have it in any case.
    pub(crate) above: Option<(usize, usize)>,
}

/// Where somebody stands: who goes first, then tiers, then arrival.
pub(crate) fn place_in_line(person: usize, one: &Person) -> (bool, usize, bool, usize) {
    match one.first() {
        Some(number) => (false, number, one.again, person),
        None => (true, 0, one.again, person),
    }
}

impl Season {
    /// Where somebody in line could go; of a holder, the place that they hold and what they wished for more.
    pub(crate) fn possible(&self, person: usize) -> Vec<usize> {
        let (one, held) = (&self.people[person], self.people[person].held());
        let wished = one.wishes.iter().copied().take_while(|place| held != Some(*place));
        wished.filter(|place| !one.barred.contains(place)).chain(held).collect()
    }

    /// Whether the round asks for more than seats, wishes and order.
    pub(crate) fn is_limited(&self) -> bool {
        !self.settings.pairs.is_empty() || self.settings.most.is_some()
    }

    /// How many of the even placements' seats, and of the odd ones', can still be given.
    pub(crate) fn quotas(&self) -> [usize; 2] {
        let held = |odd: usize| (odd..self.seats.len()).step_by(2).map(|place| self.held(place)).sum();
        [0, 1].map(|odd| self.settings.most.map_or(usize::MAX, |most| most.saturating_sub(held(odd))))
    }

    /// Whether somebody may be given a place that they wished for more than the one that they hold.
    pub(crate) fn may_move(&self, person: usize) -> bool {
        let newest = self.people[person].offers.last();
        self.settings.moves
            && newest.is_some_and(|one| one.state == State::Open && !one.contested && !one.above)
    }

    /// Everyone of whom that is so, where no placement has more holders than seats: what one of them left would go to nobody.
    fn movers(&self) -> Vec<usize> {
        let over = self.begun() && !self.after_start;
        let fits = |place: usize| {
            self.held(place) + self.frozen(place) <= self.seats[place] && !self.ended.contains(&place)
        };
        let moves = |at: &usize| {
            let one = &self.people[*at];
            self.may_move(*at) && one.old == Some(true) && one.held().is_some_and(fits)
        };
        if over || self.is_limited() {
            return Vec::new();
        }
        (0..self.people.len()).filter(moves).collect()
    }

    /// Who may be given what by a refill.
    pub(crate) fn seekers(&self) -> Seekers {
        let (movers, mut free) = (self.movers(), self.all_free());
        for place in movers.iter().filter_map(|one| self.people[*one].held()) {
            free[place] += 1;
        }
        Seekers { movers, line: self.line(), free, above: None }
    }

    /// Everyone in line, in the lawful order.
    pub(crate) fn line(&self) -> Vec<usize> {
        let mut line: Vec<usize> = (0..self.people.len()).filter(|at| self.people[*at].in_line()).collect();
        line.sort_by_key(|at| place_in_line(*at, &self.people[*at]));
        line
    }

    /// How many free seats somebody in line could take, and how many people could take one: quotas and pairs not counted.
    pub(crate) fn left(&self) -> (u64, u64) {
        let (line, free) = (self.line(), self.all_free());
        let could =
            |place: usize| line.iter().copied().filter(move |one| self.possible(*one).contains(&place));
        let open = || (0..free.len()).filter(|place| free[*place] > 0);
        let seats: usize =
            open().filter(|place| could(*place).next().is_some()).map(|place| free[place]).sum();
        let people: BTreeSet<usize> = open().flat_map(could).collect();
        (seats as u64, people.len() as u64)
    }

    /// Seats that can go on, by placement.
    pub(crate) fn all_free(&self) -> Vec<usize> {
        (0..self.seats.len()).map(|place| self.free(place)).collect()
    }

    /// Who in line gets a seat: down the line, everyone who can be given one without taking it from those before; where more is asked
    /// than that, whatever is best of all ways.
    pub(crate) fn next(&self, seekers: &Seekers) -> BTreeSet<usize> {
        if self.is_limited() {
            return brute::best(self, seekers, usize::MAX).unwrap_or_default();
        }
        let mut sits: Vec<Vec<usize>> = vec![Vec::new(); seekers.free.len()];
        let mut given = BTreeSet::new();
        for person in seekers.movers.iter().chain(&seekers.line) {
            if self.seat(*person, &seekers.free, &mut sits, &mut BTreeSet::new()) {
                given.insert(*person);
            }
        }
        assert!(seekers.movers.iter().all(|one| given.remove(one)), "nobody moves out of a place");
        given.extend(seekers.above.map(|(person, _)| person));
        given
    }

    fn seat(
        &self,
        person: usize,
        free: &[usize],
        sits: &mut [Vec<usize>],
        seen: &mut BTreeSet<usize>,
    ) -> bool {
        for place in self.possible(person) {
            if !seen.insert(place) {
                continue;
            }
            if sits[place].len() < free[place] {
                sits[place].push(person);
                return true;
            }
            for at in 0..sits[place].len() {
                let other = sits[place][at];
                if self.seat(other, free, sits, seen) {
                    sits[place][at] = person;
                    return true;
                }
            }
        }
        false
    }

    /// How many in line come before each person in line, by person and placement; without those who are given a seat.
    pub(crate) fn before(&self, line: &[usize], given: &BTreeSet<usize>) -> BTreeMap<(usize, usize), u64> {
        let mut at: Vec<u64> = vec![0; self.seats.len()];
        let mut before = BTreeMap::new();
        for person in line.iter().filter(|one| !given.contains(one)) {
            for place in self.possible(*person) {
                before.insert((*person, place), at[place]);
                at[place] += 1;
            }
        }
        before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_served_in_its_order_and_people_make_room_for_each_other() {
        let person = |again, wishes: &[usize]| Person::new(Some(true), again, wishes.to_vec());
        let people =
            vec![person(true, &[0, 1]), person(true, &[0]), person(false, &[0]), person(true, &[0, 1])];
        let mut season = Season::new(people, vec![1, 1], (true, true));
        assert_eq!(season.line(), [2, 0, 1, 3]);
        let next = |season: &Season| season.next(&season.seekers());
        assert_eq!(next(&season), BTreeSet::from([0, 2]));
        season.people[1].first = Some((1, 0));
        assert_eq!(next(&season), BTreeSet::from([0, 1]));
        season.people[2].withdrawn = true;
        let before = season.before(&season.line(), &BTreeSet::new());
        assert_eq!((before[&(3, 0)], before[&(3, 1)]), (2, 1));
    }
}
