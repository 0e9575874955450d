//! Most people have their place already and keep it: more of them than the engine for small problems takes, so that what is
//! left beside them is solved by itself. Everything that can be done beside them is tried.

use super::common::{
    Dice, Shape,
    constrained::{FORBIDDEN, MONEY, NESTED, OPEN, PEOPLE, PLACES, RESERVES, TOGETHER, kept, side},
    random, value,
};
use super::{SEQUENCES, Tally, judged, many};
use talka_solver::{
    Assignment, Engine, Problem, Settings, Side, Stages, Start, Unwatched, solve, solve_with,
};

/// The best of everything that keeps the pins.
fn oracle(problem: &Problem, stages: &Stages) -> Option<Vec<i128>> {
    let mut best = None;
    let room: Vec<u32> = (0..problem.placements()).map(|p| problem.capacity(p)).collect();
    beside(problem, stages, (&mut vec![None; problem.applicants()], &mut room.clone()), 0, &mut best);
    best
}

fn beside(
    problem: &Problem,
    stages: &Stages,
    (chosen, room): (&mut Vec<Option<u32>>, &mut Vec<u32>),
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
    let pinned = problem.pin_of(a);
    if pinned.is_none() {
        beside(problem, stages, (chosen, room), a + 1, best);
    }
    for &p in problem.placements_of(a).iter().filter(|p| pinned.is_none_or(|pinned| pinned == **p)) {
        if room[p as usize] > 0 {
            room[p as usize] -= 1;
            chosen[a] = Some(p);
            beside(problem, stages, (chosen, room), a + 1, best);
            chosen[a] = None;
            room[p as usize] += 1;
        }
    }
}

/// Somebody's places, taken at random, and constraints that leave little or nothing beside them.
fn instance(dice: &mut Dice, kinds: u32) -> Problem {
    let shape = Shape {
        applicants: 13 + dice.number(4),
        placements: 2 + dice.number(4),
        most_pairs: 3,
        most_seats: 6,
        tiers: 1 + dice.byte(3),
        ranks: 3,
        distances: 1 + dice.roll(5),
        order: true,
    };
    let problem = random(dice, shape);
    let mut asked = side(dice, &problem, kinds);
    let free = 4 + dice.number(3) as usize;
    let mut room: Vec<u32> = (0..problem.placements()).map(|p| problem.capacity(p)).collect();
    let mut pins: Vec<(u32, u32)> = Vec::new();
    for a in 0..problem.applicants().saturating_sub(free) {
        let number = u32::try_from(a).expect("small");
        let tied = dice.roll(4) > 0 && asked.together.iter().any(|list| list.contains(&number));
        let open = |p: &u32| room[*p as usize] > 0 && !asked.forbidden.contains(&(number, *p));
        if let Some(p) = problem.placements_of(a).iter().copied().find(open).filter(|_| !tied) {
            room[p as usize] -= 1;
            pins.push((number, p));
        }
    }
    widen(dice, &problem, &mut asked, &pins);
    problem.with_side(Side { pins, ..asked }).expect("a valid side")
}

/// Bounds that pins alone pass count as large as that, and sometimes leave a little more.
fn widen(dice: &mut Dice, problem: &Problem, asked: &mut Side, pins: &[(u32, u32)]) {
    let mut more = |bound: u64, held: u64| bound.max(held) + if dice.roll(2) == 0 { 0 } else { dice.roll(3) };
    for cap in &mut asked.applicant_caps {
        cap.max = more(cap.max, pins.iter().filter(|pin| cap.members.contains(&pin.0)).count() as u64);
    }
    for cap in &mut asked.placement_caps {
        cap.max = more(cap.max, pins.iter().filter(|pin| cap.members.contains(&pin.1)).count() as u64);
    }
    for budget in &mut asked.budgets {
        let cost = |&(a, p): &(u32, u32)| problem.find_pair(a as usize, p).map_or(0, |at| budget.costs[at]);
        budget.limit = more(budget.limit / 4, pins.iter().map(cost).sum()) + budget.limit / 4;
    }
    for open in &mut asked.open_min {
        let held = pins.iter().filter(|pin| pin.1 == open.placement).count() as u64;
        open.min = if held > 0 && held < open.min { held } else { open.min };
    }
}

#[test]
fn whoever_is_pinned_keeps_the_place_and_the_rest_is_the_best() {
    let mut tally = Tally::default();
    let kinds = [
        MONEY,
        MONEY | PEOPLE,
        MONEY | RESERVES,
        PEOPLE | PLACES,
        RESERVES | PEOPLE,
        OPEN | MONEY,
        PEOPLE | NESTED,
        PEOPLE | PLACES | NESTED | RESERVES,
    ];
    for at in 0..many(1_600) {
        let seed = 7_000_000 + at as u64;
        let mut dice = Dice(seed);
        let kinds = match kinds.get(at % 10) {
            Some(kinds) => *kinds,
            None => dice.number(64) | TOGETHER | if dice.roll(2) == 0 { FORBIDDEN } else { 0 },
        };
        let problem = instance(&mut dice, kinds);
        let stages = SEQUENCES[usize::try_from(dice.roll(SEQUENCES.len() as u64)).expect("small")];
        let stages = Stages::parse(stages).expect("valid stages");
        let context = format!("seed {seed}, kinds {kinds}, {stages}");
        let best = oracle(&problem, &stages);
        judged(&problem, &stages, solve(&problem, &stages, &Unwatched), best.as_ref(), &context, &mut tally);
        let engines = [Engine::LinearProgramme(Start::LinearProgramme), Engine::BranchAndBound];
        if let Some(engine) = engines.get(at % 4) {
            let settings = Settings { engine: Some(*engine), threads: 1 };
            let asked = solve_with(settings, &problem, &stages, &Unwatched);
            judged(&problem, &stages, asked, best.as_ref(), &format!("{context}, {engine:?}"), &mut tally);
        }
    }
    println!("{tally:?}");
    assert!(tally.solved > tally.impossible);
    assert!(tally.proven * 100 > tally.claims * 97, "what is left is proven like any other problem");
}
