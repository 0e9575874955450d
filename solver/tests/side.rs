//! Side constraints against an oracle that tries everything: each kind alone, and mixtures of all.

#![expect(clippy::print_stdout, reason = "prints the seeds and what was counted")]

mod common;
#[path = "side/larger.rs"]
mod larger;
#[path = "side/proofs.rs"]
mod proofs;

use std::collections::BTreeMap;

use common::{Dice, Shape, random, value};
use talka_solver::{
    Assignment, Engine, Error, Problem, Settings, Side, Solved, Stage, Stages, Start, Unwatched, Why,
    problem::side::{Budget, Cap, OpenMin, Reserve},
    solve, solve_with, verify,
};

/// Kinds of constraints, as bits.
const PEOPLE: u32 = 1;
const PLACES: u32 = 2;
const RESERVES: u32 = 4;
const OPEN: u32 = 8;
const MONEY: u32 = 16;
const TOGETHER: u32 = 32;
const PINS: u32 = 64;
const FORBIDDEN: u32 = 128;
/// Sets of one kind are nested or disjoint.
const NESTED: u32 = 256;

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

fn side(dice: &mut Dice, problem: &Problem, kinds: u32) -> Side {
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
            let (alike, cost) = (dice.roll(2) == 0, 1 + dice.roll(9));
            let costs = (0..problem.pairs()).map(|_| if alike { cost } else { dice.roll(12) }).collect();
            side.budgets.push(Budget { id: format!("b{at}"), limit: dice.roll(30), costs });
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
fn kept(problem: &Problem, chosen: &[Option<u32>]) -> bool {
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

/// The best value among everything allowed; `None` when nothing is.
fn oracle(problem: &Problem, stages: &Stages) -> Option<Vec<i128>> {
    let mut best = None;
    let mut room: Vec<u32> = (0..problem.placements()).map(|p| problem.capacity(p)).collect();
    try_all(problem, stages, &mut vec![None; problem.applicants()], &mut room, 0, &mut best);
    best
}

fn try_all(
    problem: &Problem,
    stages: &Stages,
    chosen: &mut Vec<Option<u32>>,
    room: &mut [u32],
    a: usize,
    best: &mut Option<Vec<i128>>,
) {
    if a == chosen.len() {
        if kept(problem, chosen) {
            let value = value(problem, stages, &Assignment::new(chosen.clone()));
            if best.as_ref().is_none_or(|known| value > *known) {
                *best = Some(value);
            }
        }
        return;
    }
    try_all(problem, stages, chosen, room, a + 1, best);
    for at in problem.pair_range(a) {
        let p = problem.placement_at(at);
        if room[p as usize] > 0 {
            room[p as usize] -= 1;
            chosen[a] = Some(p);
            try_all(problem, stages, chosen, room, a + 1, best);
            chosen[a] = None;
            room[p as usize] += 1;
        }
    }
}

const SEQUENCES: [&str; 9] = [
    "placed",
    "placed,tiers",
    "placed,reserves,tiers,order,rank,distance",
    "placed,tiers,reserves,order,rank,distance,tiebreak",
    "placed,reserves,tiers,order,rank,distance,tiebreak",
    "placed,reserves,tiers,rank,distance,tiebreak",
    "placed,tiers,order,rank,distance,tiebreak",
    "placed,order,tiebreak",
    "placed,reserves,distance",
];

/// What was counted over many instances.
#[derive(Debug, Default)]
struct Tally {
    solved: usize,
    impossible: usize,
    by_network: usize,
    proven: usize,
    claims: usize,
    unique: usize,
}

fn instance(dice: &mut Dice, kinds: u32) -> Problem {
    let shape = Shape {
        applicants: 1 + dice.number(6),
        placements: 1 + dice.number(4),
        most_pairs: 3,
        most_seats: 3,
        tiers: 1 + dice.byte(3),
        ranks: 3,
        distances: 1 + dice.roll(5),
        order: true,
    };
    let problem = random(dice, shape);
    let side = side(dice, &problem, kinds);
    problem.with_side(side).expect("a valid side")
}

fn agree(seed: u64, count: usize, kinds: &dyn Fn(&mut Dice) -> u32) -> Tally {
    let mut tally = Tally::default();
    for at in 0..count {
        let mut dice = Dice(seed + at as u64);
        let kinds = kinds(&mut dice);
        let problem = instance(&mut dice, kinds);
        let stages = SEQUENCES[usize::try_from(dice.roll(SEQUENCES.len() as u64)).expect("small")];
        let stages = Stages::parse(stages).expect("valid stages");
        let context = format!("seed {}, kinds {kinds}, {stages}", seed + at as u64);
        check(&problem, &stages, &context, &mut tally);
    }
    println!("seeds {seed} to {}: {tally:?}", seed + count as u64 - 1);
    tally
}

fn check(problem: &Problem, stages: &Stages, context: &str, tally: &mut Tally) {
    let best = oracle(problem, stages);
    let solved = solve(problem, stages, &Unwatched);
    judged(problem, stages, solved, best.as_ref(), context, tally);
    if tally.solved.is_multiple_of(3) {
        let engine = Some(Engine::LinearProgramme(Start::LinearProgramme));
        let asked = solve_with(Settings { engine, threads: 1 }, problem, stages, &Unwatched);
        judged(
            problem,
            stages,
            asked,
            best.as_ref(),
            &format!("{context}, programmes"),
            &mut Tally::default(),
        );
    }
}

fn judged(
    problem: &Problem,
    stages: &Stages,
    solved: Result<Solved, Error>,
    best: Option<&Vec<i128>>,
    context: &str,
    tally: &mut Tally,
) {
    let Some(best) = best else {
        assert!(solved.is_err(), "{context}: nothing is allowed, but {solved:?}");
        tally.impossible += 1;
        return;
    };
    assert!(solved.is_ok(), "{context}: {solved:?}");
    let Ok(solved) = solved else { return };
    assert!(kept(problem, solved.assignment.as_slice()), "{context}: {:?}", solved.assignment);
    let found = value(problem, stages, &solved.assignment);
    let verdict = verify(problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.feasible.is_ok() && verdict.cutoffs_exact.is_ok(), "{context}: {verdict:?}");
    if found != *best {
        // A tie-break that rests on tolerances is not claimed.
        let settled = found.iter().zip(best).position(|(one, other)| one != other);
        let words = if stages.has(Stage::Tiebreak) { 8 } else { 0 };
        let only_words = settled.is_some_and(|at| at >= best.len() - words);
        assert!(only_words && verdict.unique.is_err(), "{context}: {found:?} instead of {best:?}");
    }
    tally.solved += 1;
    tally.by_network += usize::from(solved.engine == Engine::Network);
    tally.claims += stages.len();
    tally.proven += verdict.stages.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    tally.unique += usize::from(verdict.unique.is_ok());
    if solved.why == Why::Nested {
        for (stage, outcome) in &verdict.stages {
            assert!(outcome.is_ok(), "{context}: {stage} {outcome:?}");
        }
    }
}

/// How many of each kind: 40,000 in all, or with `TALKA_EXHAUSTIVE=1` ten times as many.
fn many(usual: usize) -> usize {
    if std::env::var("TALKA_EXHAUSTIVE").is_ok() { usual * 10 } else { usual }
}

#[test]
fn networks_agree_with_the_oracle() {
    for (seed, kinds) in [
        (1_000_000, PLACES | NESTED),
        (1_100_000, PLACES | NESTED | PINS | FORBIDDEN),
        (1_200_000, PEOPLE | NESTED),
        (1_300_000, PEOPLE | PLACES | NESTED | FORBIDDEN),
        (1_400_000, PEOPLE | PLACES | NESTED | FORBIDDEN | PINS),
        (1_500_000, PEOPLE | PLACES | NESTED | RESERVES),
    ] {
        let tally = agree(seed, many(2_000), &|_| kinds);
        assert!(tally.solved > 0);
    }
}

#[test]
fn programmes_agree_with_the_oracle() {
    for (seed, kinds) in [
        (2_000_000, RESERVES),
        (2_100_000, OPEN),
        (2_200_000, MONEY),
        (2_300_000, TOGETHER),
        (2_400_000, PEOPLE | PLACES),
        (2_500_000, PINS | FORBIDDEN),
    ] {
        let tally = agree(seed, many(1_500), &|_| kinds);
        assert!(tally.solved > 0);
    }
}

#[test]
fn mixtures_agree_with_the_oracle() {
    // Any kinds at once; pins seldom, since they seldom fit with all the rest.
    let any = |dice: &mut Dice| {
        let kinds = dice.number(512);
        if dice.roll(4) == 0 { kinds } else { kinds & !PINS }
    };
    let tally = agree(3_000_000, many(20_000), &any);
    assert!(tally.solved > tally.impossible);
}
