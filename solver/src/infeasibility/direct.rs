//! Contradictions of pins that counting shows, without any programme. Owns nothing: reads the problem, names the parts.

use std::{cmp::Reverse, collections::BTreeMap};

use super::IisMember;
use crate::{Problem, problem::side::Item};

fn pin(at: usize) -> IisMember {
    IisMember::Constraint(Item::Pin(at))
}

/// The fewest parts that pins contradict, if counting shows any.
pub(super) fn contradiction(problem: &Problem) -> Option<Vec<IisMember>> {
    two(problem).or_else(|| many(problem).into_iter().min_by_key(Vec::len))
}

/// A pin onto no pair, a pin of a forbidden pair, or two pins of one person.
fn two(problem: &Problem) -> Option<Vec<IisMember>> {
    let side = problem.side();
    let missing = side.pins.iter().position(|&(a, p)| problem.find_pair(a as usize, p).is_none());
    if let Some(at) = missing {
        let (applicant, placement) = side.pins[at];
        return Some(vec![pin(at), IisMember::NoPair { applicant, placement }]);
    }
    let forbidden = |(at, pair)| Some((at, side.forbidden.binary_search(pair).ok()?));
    if let Some((at, never)) = side.pins.iter().enumerate().find_map(forbidden) {
        return Some(vec![pin(at), IisMember::Constraint(Item::Forbidden(never))]);
    }
    let twice = side.pins.windows(2).position(|two| two[0].0 == two[1].0);
    twice.map(|at| vec![pin(at), pin(at + 1)])
}

/// Pins over a capacity, a cap or a budget, where every pin has its pair and a person of its own.
fn many(problem: &Problem) -> Vec<Vec<IisMember>> {
    let side = problem.side();
    let pin_of: BTreeMap<u32, usize> = side.pins.iter().map(|pair| pair.0).zip(0..).collect();
    let mut pins_at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (&(_, p), at) in side.pins.iter().zip(0..) {
        pins_at.entry(p).or_default().push(at);
    }
    let mut found = Vec::new();
    let mut over = |part: IisMember, most: u64, pins: &mut dyn Iterator<Item = usize>| {
        // Pins are fewer than fit 32 bits, so a larger bound is never passed.
        let enough = usize::try_from(most).unwrap_or(usize::MAX).saturating_add(1);
        let pins: Vec<IisMember> = pins.take(enough).map(pin).collect();
        if pins.len() == enough {
            found.push(pins.into_iter().chain([part]).collect());
        }
    };
    for (&p, pins) in &pins_at {
        let seats = u64::from(problem.capacity(p as usize));
        over(IisMember::Seats(p as usize), seats, &mut pins.iter().copied());
    }
    for (at, cap) in side.applicant_caps.iter().enumerate() {
        let mut pins = cap.members.iter().filter_map(|a| pin_of.get(a).copied());
        over(IisMember::Constraint(Item::ApplicantCap(at)), cap.max, &mut pins);
    }
    for (at, cap) in side.placement_caps.iter().enumerate() {
        let mut pins = cap.members.iter().filter_map(|p| pins_at.get(p)).flatten().copied();
        over(IisMember::Constraint(Item::PlacementCap(at)), cap.max, &mut pins);
    }
    found.extend((0..side.budgets.len()).filter_map(|at| dear(problem, at)));
    found
}

/// The dearest pins that together pass a budget: no fewer do, and without any of them the rest keeps it.
fn dear(problem: &Problem, budget: usize) -> Option<Vec<IisMember>> {
    let side = problem.side();
    let (costs, limit) = (&side.budgets[budget].costs, u128::from(side.budgets[budget].limit));
    let cost = |&(a, p): &(u32, u32)| problem.find_pair(a as usize, p).map_or(0, |at| costs[at]);
    let mut pins: Vec<(Reverse<u64>, usize)> =
        side.pins.iter().map(|pair| Reverse(cost(pair))).zip(0..).collect();
    pins.sort_unstable();
    let mut spent = 0;
    let mut parts = vec![IisMember::Constraint(Item::Budget(budget))];
    for (Reverse(cost), at) in pins {
        parts.push(pin(at));
        spent += u128::from(cost);
        if spent > limit {
            return Some(parts);
        }
    }
    None
}
