//! Side constraints against an oracle that tries everything: each kind alone, and mixtures of all.

#![expect(clippy::print_stdout, reason = "prints the seeds and what was counted")]

mod common;
#[path = "side/larger.rs"]
mod larger;
#[path = "side/pinned.rs"]
mod pinned;
#[path = "side/proofs.rs"]
mod proofs;

use common::{
    Dice, Shape,
    constrained::{FORBIDDEN, MONEY, NESTED, OPEN, PEOPLE, PINS, PLACES, RESERVES, TOGETHER, kept, side},
    random, value,
};
use talka_solver::{
    Assignment, Engine, Problem, Settings, SolveError, Solved, Stage, Stages, Start, Unwatched, Why, solve,
    solve_with, verify,
};

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
    solved: Result<Solved, SolveError>,
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
