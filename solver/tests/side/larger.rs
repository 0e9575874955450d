//! Nested caps on placements at sizes that no brute force reaches: closing seats by blockers and the network of its own
//! end at the same assignment, proven in every stage.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use talka_solver::Control;

#[test]
fn blockers_and_the_network_agree_where_caps_nest() {
    const STAGES: [&str; 4] = [
        "placed,tiers,order,rank,distance,tiebreak",
        "placed,tiers,rank,distance,tiebreak",
        "placed,distance,tiebreak",
        "placed,order,rank,tiebreak",
    ];
    let (mut solved, mut same) = (0, 0);
    for (seed, stages) in (7_000_000..7_000_200).zip(STAGES.into_iter().cycle()) {
        let stages = Stages::parse(stages).expect("valid stages");
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: 20 + dice.number(180),
            placements: 3 + dice.number(25),
            most_pairs: 6,
            most_seats: 6,
            tiers: 1 + dice.byte(4),
            ranks: 4,
            distances: 1 + dice.roll(1_000),
            order: true,
        };
        let problem = random(&mut dice, shape);
        let kinds = PLACES | NESTED | if dice.roll(2) == 0 { PINS | FORBIDDEN } else { FORBIDDEN };
        let side = side(&mut dice, &problem, kinds);
        let problem = problem.with_side(side).expect("a valid side");
        let engine = Some(Engine::LinearProgramme(Start::LinearProgramme));
        let other = solve_with(Settings { engine, threads: 1 }, &problem, &stages, &Unwatched);
        let Ok(one) = solve(&problem, &stages, &Unwatched) else {
            assert!(other.is_err(), "seed {seed}: {other:?}");
            continue;
        };
        let verdict = verify(&problem, &stages, &one.assignment, &one.certificate);
        let refused = verdict.stages.iter().find(|(_, outcome)| outcome.is_err());
        assert!(refused.is_none() && verdict.unique.is_ok(), "seed {seed}: {verdict:?}");
        assert!(verdict.feasible.is_ok() && verdict.cutoffs_exact.is_ok(), "seed {seed}: {verdict:?}");
        let other = other.expect("solved by one, so by the other");
        // A tie-break that rests on tolerances may end elsewhere, but not better.
        let [here, there] = [&one, &other].map(|solved| value(&problem, &stages, &solved.assignment));
        assert!(here >= there, "seed {seed}: {here:?} {there:?}");
        same += usize::from(one.assignment == other.assignment);
        solved += 1;
    }
    println!("{solved} of 200 could be solved, {same} alike by both");
    assert!(same > 100, "most are alike");
    assert!(solved > 100, "most instances say something");
}

/// Stops when it was asked so many times.
struct After(AtomicU32);

impl Control for After {
    fn stop(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err()
    }
}

/// Holds what is said of every stage against the best: what is proven is reached, a bound is one, and no bound is beyond
/// what anybody could count.
fn is_true_of(problem: &Problem, stages: &Stages, solved: &Solved, best: &Assignment) -> [usize; 2] {
    assert!(kept(problem, solved.assignment.as_slice()));
    let verdict = verify(problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.feasible.is_ok(), "{verdict:?}");
    let (mut bounded, mut proven) = (0, 0);
    let mut prefix = Vec::new();
    for (&(stage, ref outcome), asked) in verdict.stages.iter().zip(stages.iter()) {
        assert_eq!(stage, asked);
        let before = prefix.len();
        prefix.push(stage);
        let upto = Stages::new(&prefix).expect("a sequence");
        let [here, most] = [&solved.assignment, best].map(|one| value(problem, &upto, one));
        if let Some((_, bound)) = solved.bound.filter(|(of, _)| *of == stage) {
            assert!(bound <= i128::try_from(problem.applicants()).expect("small"), "{stage}: {bound}");
            // Of several tiers it is not said which one is meant.
            let alone = value(problem, &Stages::new(&prefix[..before]).unwrap_or(upto), best).len();
            if stage == Stage::Placed || (stage != Stage::Tiers && most.len() == alone + 1) {
                assert!(bound >= most[most.len() - 1], "{stage}: {bound} {most:?}");
            }
            bounded += 1;
        }
        if outcome.is_err() {
            break;
        }
        assert_eq!(here, most, "{stage}");
        proven += usize::from(!solved.finished);
    }
    [bounded, proven]
}

#[test]
fn whenever_it_is_stopped_what_is_said_is_true() {
    const KINDS: [u32; 4] = [PEOPLE | PLACES, MONEY | OPEN, PEOPLE | PLACES | MONEY | OPEN, TOGETHER | MONEY];
    let (mut stopped, mut bounded, mut proven) = (0, 0, 0);
    for (seed, kinds) in (7_100_000..7_100_060).zip(KINDS.into_iter().cycle()) {
        let stages =
            if seed % 3 == 0 { "placed,tiers,rank,distance" } else { "placed,tiers,order,rank,distance" };
        let stages = Stages::parse(stages).expect("valid stages");
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: 40 + dice.number(40),
            placements: 6 + dice.number(8),
            most_pairs: 5,
            most_seats: 5,
            tiers: 1 + dice.byte(3),
            ranks: 4,
            distances: 100,
            order: true,
        };
        let problem = random(&mut dice, shape);
        let side = side(&mut dice, &problem, kinds);
        let problem = problem.with_side(side).expect("a valid side");
        let best = solve(&problem, &stages, &Unwatched).expect("nothing contradicts");
        if !verify(&problem, &stages, &best.assignment, &best.certificate).all_proven() {
            continue;
        }
        for times in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377] {
            let Ok(solved) = solve(&problem, &stages, &After(AtomicU32::new(times))) else { continue };
            let [bounds, proofs] = is_true_of(&problem, &stages, &solved, &best.assignment);
            (bounded, proven) = (bounded + bounds, proven + proofs);
            stopped += usize::from(!solved.finished);
        }
    }
    println!("{stopped} stopped, of these {bounded} with a bound, {proven} stages proven");
    assert!(stopped > 40 && proven > 0 && bounded > 0);
}
