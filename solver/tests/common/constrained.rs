//! Small instances with side constraints from a seed, and what keeps them, as the interface says it.

use std::collections::BTreeMap;

use talka_solver::{
    Problem, Side,
    problem::side::{Budget, Cap, OpenMin, Reserve},
};

use super::Dice;

/// Kinds of constraints, as bits.
pub(crate) const PEOPLE: u32 = 1;
pub(crate) const PLACES: u32 = 2;
pub(crate) const RESERVES: u32 = 4;
pub(crate) const OPEN: u32 = 8;
pub(crate) const MONEY: u32 = 16;
pub(crate) const TOGETHER: u32 = 32;
pub(crate) const PINS: u32 = 64;
pub(crate) const FORBIDDEN: u32 = 128;
/// Sets of one kind are nested or disjoint.
pub(crate) const NESTED: u32 = 256;
/// Budgets hold small amounts beside very large ones.
pub(crate) const DEAR: u32 = 512;

fn members(dice: &mut Dice, count: usize, nested: &mut Vec<Vec<u32>>, kinds: u32) -> Vec<u32> {
    let all: Vec<u32> = (0u32..).take(count).collect();
    let among = match nested.len() {
        _ if kinds & NESTED == 0 => all,
        0 => all,
        known => {
            let taken: Vec<u32> = nested.concat();
            let free: Vec<u32> = all.into_iter().filter(|one| !taken.contains(one)).collect();
            if dice.roll(2) == 0 && !free.is_empty() { free } else { nested[known - 1].clone() }
        }
    };
    let chosen: Vec<u32> = among.into_iter().filter(|_| dice.roll(5) < 3).collect();
    nested.push(chosen.clone());
    chosen
}

fn caps(dice: &mut Dice, count: usize, kinds: u32, name: &str) -> Vec<Cap> {
    let mut nested = Vec::new();
    let caps = (0..=dice.roll(3)).map(|at| {
        let members = members(dice, count, &mut nested, kinds);
        Cap { id: format!("{name}{at}"), max: dice.roll(members.len() as u64 + 1), members }
    });
    caps.collect()
}

/// Money: small amounts, or with [`DEAR`] small ones beside amounts up to 10^12.
fn budget(dice: &mut Dice, problem: &Problem, kinds: u32, at: u64) -> Budget {
    let id = format!("b{at}");
    if kinds & DEAR == 0 {
        let (alike, cost) = (dice.roll(2) == 0, 1 + dice.roll(9));
        let costs = (0..problem.pairs()).map(|_| if alike { cost } else { dice.roll(12) }).collect();
        return Budget { id, limit: dice.roll(30), costs };
    }
    let unit = 10u64.pow(dice.number(7) + 6);
    let mut amount = || match dice.roll(4) {
        0 => dice.roll(5),
        1 => unit + dice.roll(4),
        2 => unit / 2 + dice.roll(3),
        _ => dice.roll(unit),
    };
    let costs: Vec<u64> = (0..problem.pairs()).map(|_| amount()).collect();
    let limit = (0..4).map(|_| amount()).sum();
    Budget { id, limit, costs }
}

#[allow(clippy::too_many_lines, reason = "one list, case after case")]
pub(crate) fn side(dice: &mut Dice, problem: &Problem, kinds: u32) -> Side {
    let mut side = Side::default();
    let (people, places) = (problem.applicants(), problem.placements());
    let asks = |kind: u32| kinds & kind != 0;
    if asks(PEOPLE) {
        side.applicant_caps = caps(dice, people, kinds, "people");
    }
    if asks(PLACES) {
        side.placement_caps = caps(dice, places, kinds, "places");
    }
    if asks(RESERVES) {
        for at in 0..=dice.roll(2) {
            let one_place = dice.roll(2) == 0;
            let mut placements = members(dice, places, &mut Vec::new(), 0);
            if one_place {
                placements.truncate(1);
            }
            let everyone = dice.roll(4) == 0;
            let applicants = if everyone {
                (0u32..).take(people).collect()
            } else {
                members(dice, people, &mut Vec::new(), 0)
            };
            side.reserves.push(Reserve { id: format!("r{at}"), applicants, placements, seats: dice.roll(4) });
        }
    }
    if asks(OPEN) {
        for placement in (0u32..).take(places) {
            if dice.roll(2) == 0 {
                side.open_min.push(OpenMin { placement, min: dice.roll(4) });
            }
        }
    }
    if asks(MONEY) {
        for at in 0..=dice.roll(2) {
            side.budgets.push(budget(dice, problem, kinds, at));
        }
    }
    if asks(TOGETHER) {
        let mut free: Vec<u32> = (0u32..).take(people).collect();
        while free.len() >= 2 && dice.roll(3) > 0 {
            let count = 2 + usize::from(dice.roll(3) == 0 && free.len() > 2);
            let family = (0..count)
                .map(|_| free.remove(usize::try_from(dice.roll(free.len() as u64)).expect("small")));
            side.together.push(family.collect());
        }
    }
    let pair = |dice: &mut Dice| {
        let at = usize::try_from(dice.roll(problem.pairs() as u64)).expect("small");
        let a = (0..people).find(|&a| problem.pair_range(a).contains(&at)).expect("somebody's");
        (u32::try_from(a).expect("small"), problem.placement_at(at))
    };
    if asks(FORBIDDEN) && problem.pairs() > 0 {
        side.forbidden = (0..=dice.roll(3)).map(|_| pair(dice)).collect();
    }
    if asks(PINS) && problem.pairs() > 0 {
        let mut pins = BTreeMap::new();
        for _ in 0..=dice.roll(2) {
            let (a, p) = pair(dice);
            pins.insert(a, p);
        }
        side.pins = pins.into_iter().collect();
    }
    side
}

/// Whether every constraint is kept, as the interface says it.
pub(crate) fn kept(problem: &Problem, chosen: &[Option<u32>]) -> bool {
    let side = problem.side();
    let placed = |a: u32| chosen[a as usize].is_some();
    let load = |p: u32| chosen.iter().filter(|held| **held == Some(p)).count() as u64;
    let cost = |budget: &Budget| -> u64 {
        let at = |a: usize| problem.find_pair(a, chosen[a]?);
        (0..chosen.len()).filter_map(at).map(|at| budget.costs[at]).sum()
    };
    side.applicant_caps.iter().all(|cap| cap.members.iter().filter(|a| placed(**a)).count() as u64 <= cap.max)
        && side.placement_caps.iter().all(|cap| cap.members.iter().map(|p| load(*p)).sum::<u64>() <= cap.max)
        && side.open_min.iter().all(|open| load(open.placement) == 0 || load(open.placement) >= open.min)
        && side.budgets.iter().all(|budget| cost(budget) <= budget.limit)
        && side.together.iter().all(|list| {
            let count = list.iter().filter(|a| placed(**a)).count();
            count == 0 || count == list.len()
        })
        && side.pins.iter().all(|&(a, p)| chosen[a as usize] == Some(p))
        && side.forbidden.iter().all(|&(a, p)| chosen[a as usize] != Some(p))
}
