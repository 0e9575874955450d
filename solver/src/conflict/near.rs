//! The order of a search: what lies near a place where something has to give way comes first. Owns nothing; a bad order
//! costs time, never truth.

use std::collections::{BTreeMap, BTreeSet};

use super::Part;
use crate::{Problem, problem::side::Item};

/// Where parts meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Person(u32),
    Place(u32),
}

/// The parts by how many steps they are from the first ones, through the people and placements that they speak of and
/// through pairs (applicant, number).
pub(super) fn nearest(
    problem: &Problem,
    parts: &[Part],
    pairs: &[(u32, usize)],
    first: &[Part],
) -> Vec<Part> {
    let mut parts_at: BTreeMap<Spot, Vec<Part>> = BTreeMap::new();
    for &part in parts {
        for spot in spots(problem, part) {
            parts_at.entry(spot).or_default().push(part);
        }
    }
    let mut beside: BTreeMap<Spot, Vec<Spot>> = BTreeMap::new();
    for &(a, at) in pairs {
        let (person, place) = (Spot::Person(a), Spot::Place(problem.placement_at(at)));
        beside.entry(person).or_default().push(place);
        beside.entry(place).or_default().push(person);
    }
    // Budgets speak of everyone, so they are near to everything.
    let is_budget = |part: &&Part| matches!(part, Part::Constraint(Item::Budget(_)));
    let mut order: Vec<Part> = first.iter().chain(parts.iter().filter(is_budget)).copied().collect();
    let mut known: BTreeSet<Part> = BTreeSet::new();
    order.retain(|part| parts.binary_search(part).is_ok() && known.insert(*part));
    let (mut seen, mut layer): (BTreeSet<Spot>, Vec<Spot>) = (BTreeSet::new(), Vec::new());
    let mut done = 0;
    loop {
        let spots_of_new = order[done..].iter().flat_map(|&part| spots(problem, part));
        let next: Vec<Spot> = spots_of_new
            .chain(layer.iter().filter_map(|spot| beside.get(spot)).flatten().copied())
            .filter(|spot| seen.insert(*spot))
            .collect();
        done = order.len();
        if next.is_empty() {
            break;
        }
        let new = next.iter().filter_map(|spot| parts_at.get(spot)).flatten().copied();
        order.extend(new.filter(|part| known.insert(*part)));
        layer = next;
    }
    order.extend(parts.iter().copied().filter(|part| known.insert(*part)));
    order
}

/// The people and placements that a part speaks of.
fn spots(problem: &Problem, part: Part) -> Vec<Spot> {
    let side = problem.side();
    let people = |list: &[u32]| list.iter().copied().map(Spot::Person).collect();
    let both = |(a, p): (u32, u32)| vec![Spot::Person(a), Spot::Place(p)];
    match part {
        Part::Constraint(Item::ApplicantCap(at)) => people(&side.applicant_caps[at].members),
        Part::Constraint(Item::PlacementCap(at)) => {
            side.placement_caps[at].members.iter().copied().map(Spot::Place).collect()
        }
        Part::Constraint(Item::OpenMin(at)) => vec![Spot::Place(side.open_min[at].placement)],
        Part::Constraint(Item::Together(at)) => people(&side.together[at]),
        Part::Constraint(Item::Pin(at)) => both(side.pins[at]),
        Part::Constraint(Item::Forbidden(at)) => both(side.forbidden[at]),
        Part::Seats(p) => u32::try_from(p).map(Spot::Place).into_iter().collect(),
        Part::NoPair { .. } | Part::Constraint(Item::Budget(_) | Item::Reserve(_)) => Vec::new(),
    }
}
