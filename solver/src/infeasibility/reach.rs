//! Who can matter. Everyone else may stay without a place, and nothing that is asked is broken by that. Owns which pairs
//! become columns of a programme.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    IisMember,
    state::{Enforcement, EnforcementOf},
};
use crate::{Problem, problem::side::Item};

/// What every programme of a problem needs to look up.
pub(super) struct Ground<'a> {
    pub(super) problem: &'a Problem,
    /// By placement that runs with two people or more: the number of its constraint, and all pairs that lead there.
    pub(super) guests: BTreeMap<u32, (usize, Vec<(u32, usize)>)>,
    /// By person who goes together with others: the list.
    list_of: BTreeMap<u32, usize>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(problem: &'a Problem) -> Self {
        let side = problem.side();
        let open = side.open_min.iter().zip(0..).filter(|(open, _)| open.min > 1);
        let mut guests: BTreeMap<u32, (usize, Vec<(u32, usize)>)> =
            open.map(|(open, at)| (open.placement, (at, Vec::new()))).collect();
        if !guests.is_empty() {
            for (a, applicant) in (0..problem.applicants()).zip(0u32..) {
                for at in problem.pair_range(a) {
                    if let Some((_, pairs)) = guests.get_mut(&problem.placement_at(at)) {
                        pairs.push((applicant, at));
                    }
                }
            }
        }
        let lists = side.together.iter().zip(0..);
        let list_of = lists.flat_map(|(list, at)| list.iter().map(move |&a| (a, at))).collect();
        Self { problem, guests, list_of }
    }
}

/// Who matters under what is asked, as it is followed from the pins.
pub(super) struct Reach<'a> {
    ground: &'a Ground<'a>,
    enforcement: &'a EnforcementOf<'a>,
    /// The pairs that may be chosen: applicant, number of the pair.
    pub(super) pairs: BTreeSet<(u32, usize)>,
    /// The lists that must be placed whole.
    pub(super) lists: BTreeSet<usize>,
    /// The forbidden pairs that would matter otherwise.
    pub(super) barred: BTreeSet<usize>,
    people: BTreeSet<u32>,
    places: BTreeSet<u32>,
    waiting: Vec<(u32, usize)>,
}

impl<'a> Reach<'a> {
    /// Follows the pins: to who must come along, to where those could go, and to whom these placements need.
    pub(super) fn new(ground: &'a Ground<'a>, enforcement: &'a EnforcementOf<'a>) -> Self {
        let mut reach = Self {
            ground,
            enforcement,
            pairs: BTreeSet::new(),
            lists: BTreeSet::new(),
            barred: BTreeSet::new(),
            people: BTreeSet::new(),
            places: BTreeSet::new(),
            waiting: Vec::new(),
        };
        for (at, &(a, _)) in ground.problem.side().pins.iter().enumerate() {
            if reach.enforcement(Item::Pin(at)) != Enforcement::Absent {
                reach.person(a);
            }
        }
        while let Some((a, at)) = reach.waiting.pop() {
            if reach.pairs.insert((a, at)) {
                reach.person(a);
                reach.place(ground.problem.placement_at(at));
            }
        }
        reach
    }

    fn enforcement(&self, item: Item) -> Enforcement {
        (self.enforcement)(IisMember::Constraint(item))
    }

    /// A person may be placed, and with them everyone of their list must be.
    fn person(&mut self, a: u32) {
        let list = self.ground.list_of.get(&a).copied();
        let Some(list) = list.filter(|&list| self.enforcement(Item::Together(list)) != Enforcement::Absent)
        else {
            return self.enter(a, false);
        };
        if self.lists.insert(list) {
            let members = &self.ground.problem.side().together[list];
            for &member in members {
                self.enter(member, true);
            }
        }
    }

    fn enter(&mut self, a: u32, anywhere: bool) {
        if !self.people.insert(a) {
            return;
        }
        let problem = self.ground.problem;
        let is_fixed = self.is_fixed(a);
        for at in pins_of(problem, a) {
            let pair = problem.find_pair(a as usize, problem.side().pins[at].1);
            let enforcement = self.enforcement(Item::Pin(at));
            if let Some(pair) = pair.filter(|_| {
                enforcement == Enforcement::Hard || (enforcement == Enforcement::Soft && !is_fixed)
            }) {
                self.offer(a, pair);
            }
        }
        if anywhere && !is_fixed {
            problem.pair_range(a as usize).for_each(|at| self.offer(a, at));
        }
    }

    /// A placement may be used; where it runs with several or not at all, everyone who could come matters.
    fn place(&mut self, p: u32) {
        let ground = self.ground;
        if !self.places.insert(p) {
            return;
        }
        let Some((open, pairs)) = ground.guests.get(&p) else { return };
        if self.enforcement(Item::OpenMin(*open)) != Enforcement::Absent {
            for &(a, at) in pairs {
                // Where a pin holds a person, its own pair was offered for the pin's sake.
                if !self.is_fixed(a) {
                    self.offer(a, at);
                }
            }
        }
    }

    fn offer(&mut self, a: u32, at: usize) {
        let problem = self.ground.problem;
        match problem.side().forbidden.binary_search(&(a, problem.placement_at(at))) {
            Ok(never) if self.enforcement(Item::Forbidden(never)) == Enforcement::Hard => {
                self.barred.insert(never);
            }
            _ => self.waiting.push((a, at)),
        }
    }

    fn is_fixed(&self, a: u32) -> bool {
        pins_of(self.ground.problem, a).any(|at| self.enforcement(Item::Pin(at)) == Enforcement::Hard)
    }
}

/// The numbers of a person's pins.
fn pins_of(problem: &Problem, a: u32) -> std::ops::Range<usize> {
    let pins = &problem.side().pins;
    pins.partition_point(|pin| pin.0 < a)..pins.partition_point(|pin| pin.0 <= a)
}
