//! Properties that only the whole allocation has: no seat is wasted, nobody is passed over, no single change is better.
//! Changes are tried one by one, with all conditions of the round; what is better is what its stages say, in their order.
//!
//! A change is one of three: somebody without a place takes a free seat; somebody without a place takes another's place;
//! somebody moves to a free seat. Of the holders of a placement only one of each *kind* is tried, the one whose place is
//! worth least: holders of one kind count alike in every quota, reserve and budget, so what holds of that one holds of all.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, btree_map::Entry},
};

use super::{
    conditions::{Change, Conditions, Kind},
    findings::Findings,
    seen::{Seen, distance_m},
};
use crate::domain::{Stage, Wish, property::Property};

/// Tries every change.
pub(super) fn check(seen: &Seen<'_>, conditions: &Conditions<'_>, found: &mut Findings) {
    let trying = Trying { seen, conditions, stages: &seen.snapshot.round.stages };
    for stage in trying.stages {
        if let Some(property) = property(*stage) {
            found.asked(property);
        }
    }
    let mut kinds: Vec<Option<Vec<usize>>> = vec![None; seen.snapshot.placements.len()];
    for a in (0..seen.place_of.len()).filter(|&a| seen.is_left_out(a)) {
        for wish in seen.possible(a) {
            let p = wish.placement;
            let kinds = kinds[p].get_or_insert_with(|| trying.kinds(p, &seen.holders[p]));
            trying.left_out(wish, kinds, found);
        }
    }
    for (a, place) in seen.place_of.iter().enumerate() {
        if let Some(p) = place.filter(|_| seen.stays(a).is_none()) {
            trying.holder(a, p, found);
        }
    }
}

/// The property that says that nothing is better at a stage.
fn property(stage: Stage) -> Option<Property> {
    match stage {
        Stage::Placed => Some(Property::FreeSeats),
        Stage::Reserves => Some(Property::Reserves),
        Stage::Tiers | Stage::Order => Some(Property::Turn),
        Stage::Rank => Some(Property::Choices),
        Stage::Distance => Some(Property::Ways),
        Stage::Tiebreak => None,
    }
}

struct Trying<'a> {
    seen: &'a Seen<'a>,
    conditions: &'a Conditions<'a>,
    stages: &'a [Stage],
}

impl Trying<'_> {
    /// Of each kind of holder of a placement the one whose place is worth least.
    fn kinds(&self, p: usize, holders: &[usize]) -> Vec<usize> {
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for &a in holders {
            let Some(kind) = self.conditions.kind((a, p)) else { continue };
            match kinds.entry(kind) {
                Entry::Vacant(entry) => drop(entry.insert(a)),
                Entry::Occupied(mut entry) => {
                    if self.is_worth_less((a, p), (*entry.get(), p)) {
                        entry.insert(a);
                    }
                }
            }
        }
        kinds.into_values().collect()
    }

    /// Somebody without a place, at a placement that they could take.
    fn left_out(&self, wish: &Wish, holders: &[usize], found: &mut Findings) {
        let (a, p) = (wish.applicant, wish.placement);
        let (applicant, placement) = (self.seen.applicant(a), self.seen.placement(p));
        let free = Change { leaves: None, comes: (a, p) };
        found.note(Property::FreeSeats, !self.conditions.keeps(free), |breach| {
            breach.person(applicant).at(placement)
        });
        let mut gained: Vec<(Property, usize)> = Vec::new();
        for &b in holders {
            let change = Change { leaves: Some((b, p)), comes: (a, p) };
            let better = self.better(change).filter(|_| self.conditions.keeps(change));
            gained.extend(better.and_then(property).map(|property| (property, b)));
        }
        let aims = [Property::Turn, Property::Reserves, Property::Choices, Property::Ways];
        for property in aims.into_iter().filter(|&property| self.asks(property)) {
            let instead = gained.iter().find(|gain| gain.0 == property).map(|gain| gain.1);
            found.note(property, instead.is_none(), |breach| {
                let both = instead.map(|b| self.seen.applicant(b)).into_iter();
                let breach = both.fold(breach.person(applicant), super::Breach::person).at(placement);
                breach.what(self.reserve(property, (a, p)))
            });
        }
    }

    /// Somebody with a place, and the free seats at their other wishes.
    fn holder(&self, a: usize, p: usize, found: &mut Findings) {
        for q in self.seen.possible(a).map(|wish| wish.placement).filter(|&q| q != p) {
            let change = Change { leaves: Some((a, p)), comes: (a, q) };
            let gained = if self.conditions.has_seat(q) { self.better(change) } else { None };
            let gained = gained.filter(|_| self.conditions.keeps(change));
            let stages = [Stage::Reserves, Stage::Rank, Stage::Distance];
            for stage in stages.into_iter().filter(|stage| self.stages.contains(stage)) {
                let Some(property) = property(stage) else { continue };
                found.note(property, gained != Some(stage), |breach| {
                    let breach = breach.person(self.seen.applicant(a)).at(self.seen.placement(q));
                    breach.what(self.reserve(property, (a, q)))
                });
            }
        }
    }

    /// Whether a stage asks for a property.
    fn asks(&self, wanted: Property) -> bool {
        self.stages.iter().any(|&stage| property(stage) == Some(wanted))
    }

    fn reserve(&self, property: Property, row: (usize, usize)) -> &str {
        let named = self.conditions.reserve_open_to(row).filter(|_| property == Property::Reserves);
        named.unwrap_or_default()
    }

    /// The first stage at which a change of who is where makes a difference, if it is for the better.
    fn better(&self, change: Change) -> Option<Stage> {
        let Change { leaves: Some((b, p)), comes: (a, q) } = change else { return Some(Stage::Placed) };
        for &stage in self.stages {
            let order = match stage {
                Stage::Placed | Stage::Tiebreak => continue,
                Stage::Reserves => self.conditions.reserves_gained(change).cmp(&0),
                _ => self.worth(stage, (b, p)).cmp(&self.worth(stage, (a, q))),
            };
            if order.is_ne() {
                return order.is_gt().then_some(stage);
            }
        }
        None
    }

    /// Whether of two people at one placement, alike in every reserve, the first is worth less.
    fn is_worth_less(&self, one: (usize, usize), other: (usize, usize)) -> bool {
        let stages = self.stages.iter().filter(|stage| !matches!(stage, Stage::Placed | Stage::Reserves));
        let orders = stages.map(|&stage| self.worth(stage, one).cmp(&self.worth(stage, other)));
        orders.into_iter().find(|order| order.is_ne()).is_some_and(Ordering::is_gt)
    }

    /// What somebody's place is worth at a stage; the smaller the better.
    fn worth(&self, stage: Stage, (a, p): (usize, usize)) -> u64 {
        let (tier, order) = self.seen.turn(a);
        let wish = || self.seen.wish(a, p);
        match stage {
            Stage::Tiers => u64::from(tier),
            Stage::Order => order,
            Stage::Rank => wish().map_or(u64::MAX, |wish| u64::from(wish.rank)),
            Stage::Distance => {
                wish().map_or(u64::MAX, |wish| distance_m(self.seen.snapshot, wish).unwrap_or(0))
            }
            Stage::Placed | Stage::Reserves | Stage::Tiebreak => 0,
        }
    }
}
