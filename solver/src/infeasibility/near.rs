//! The order of a search: what lies near a place where something has to give way comes first. Owns nothing; a bad order
//! costs time, never truth.

use std::collections::{BTreeMap, BTreeSet};

use super::IisMember;
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
    parts: &[IisMember],
    pairs: &[(u32, usize)],
    first: &[IisMember],
) -> Vec<IisMember> {
    let mut parts_at: BTreeMap<Spot, Vec<IisMember>> = BTreeMap::new();
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
    let is_budget = |part: &&IisMember| matches!(part, IisMember::Constraint(Item::Budget(_)));
    let mut order: Vec<IisMember> = first.iter().chain(parts.iter().filter(is_budget)).copied().collect();
    let mut known: BTreeSet<IisMember> = BTreeSet::new();
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
fn spots(problem: &Problem, part: IisMember) -> Vec<Spot> {
    let side = problem.side();
    let people = |list: &[u32]| list.iter().copied().map(Spot::Person).collect();
    let both = |(a, p): (u32, u32)| vec![Spot::Person(a), Spot::Place(p)];
    match part {
        IisMember::Constraint(Item::ApplicantCap(at)) => people(&side.applicant_caps[at].members),
        IisMember::Constraint(Item::PlacementCap(at)) => {
            side.placement_caps[at].members.iter().copied().map(Spot::Place).collect()
        }
        IisMember::Constraint(Item::OpenMin(at)) => vec![Spot::Place(side.open_min[at].placement)],
        IisMember::Constraint(Item::Together(at)) => people(&side.together[at]),
        IisMember::Constraint(Item::Pin(at)) => both(side.pins[at]),
        IisMember::Constraint(Item::Forbidden(at)) => both(side.forbidden[at]),
        IisMember::Seats(p) => u32::try_from(p).map(Spot::Place).into_iter().collect(),
        IisMember::NoPair { .. } | IisMember::Constraint(Item::Budget(_) | Item::Reserve(_)) => Vec::new(),
    }
}
