//! Of the model: who comes before whom, who gets what is free, and how many come earlier.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Person, Season};

/// Where somebody stands: who goes first, then tiers, then arrival.
pub(crate) fn place_in_line(person: usize, one: &Person) -> (bool, usize, bool, usize) {
    match one.first() {
        Some(number) => (false, number, one.again, person),
        None => (true, 0, one.again, person),
    }
}

impl Season {
    /// Where somebody in line could go.
    pub(crate) fn possible(&self, person: usize) -> Vec<usize> {
        let one = &self.people[person];
        one.wishes.iter().copied().filter(|place| !one.barred.contains(place)).collect()
    }

    /// Everyone in line, in the lawful order.
    pub(crate) fn line(&self) -> Vec<usize> {
        let mut line: Vec<usize> = (0..self.people.len()).filter(|at| self.people[*at].in_line()).collect();
        line.sort_by_key(|at| place_in_line(*at, &self.people[*at]));
        line
    }

    /// Seats that can go on, by placement.
    pub(crate) fn all_free(&self) -> Vec<usize> {
        (0..self.seats.len()).map(|place| self.free(place)).collect()
    }

    /// Who gets one of these seats: down the line, everyone who can be given one without taking it from those before.
    pub(crate) fn next(&self, line: &[usize], free: &[usize]) -> BTreeSet<usize> {
        let mut sits: Vec<Vec<usize>> = vec![Vec::new(); free.len()];
        let mut given = BTreeSet::new();
        for person in line {
            if self.seat(*person, free, &mut sits, &mut BTreeSet::new()) {
                given.insert(*person);
            }
        }
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
        let next = |season: &Season| season.next(&season.line(), &season.all_free());
        assert_eq!(next(&season), BTreeSet::from([0, 2]));
        season.people[1].first = Some((1, 0));
        assert_eq!(next(&season), BTreeSet::from([0, 1]));
        season.people[2].withdrawn = true;
        let before = season.before(&season.line(), &BTreeSet::new());
        assert_eq!((before[&(3, 0)], before[&(3, 1)]), (2, 1));
    }
}
