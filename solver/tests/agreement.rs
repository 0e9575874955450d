//! The engines against an oracle that tries everything, and against each other; every answer is judged.
//! With `TALKA_EXHAUSTIVE` set the long way is gone (`make exhaustive`); without it, a sample of it.

mod common;

use common::{Dice, Shape, brute_force, random, sequences, value};
use talka_solver::{Engine, Problem, Settings, Stage, Stages, Start, Unwatched, solve_with, verify};

const NETWORK: Engine = Engine::Network;
/// HiGHS suggests, exact steps finish.
const HIGHS: Engine = Engine::LinearProgramme(Start::LinearProgramme);
/// The exact steps of that engine do everything.
const EXACT: Engine = Engine::LinearProgramme(Start::Nothing);

fn exhaustive() -> bool {
    std::env::var_os("TALKA_EXHAUSTIVE").is_some()
}

/// Solves, judges, and returns the solution's value; panics with the instance's description.
fn judged(engine: Engine, problem: &Problem, stages: &Stages, what: &str) -> (Vec<i128>, Vec<Option<u32>>) {
    let settings = Settings { engine: Some(engine), threads: 1 };
    let solved = solve_with(settings, problem, stages, &Unwatched).expect("solvable");
    assert!(solved.finished, "{what}: not finished");
    let verdict = verify(problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven(), "{what}: {verdict:?}\n{problem:?}\n{solved:?}");
    if stages.has(Stage::Tiebreak) {
        assert_eq!(verdict.unique, Ok(()), "{what}");
    }
    (value(problem, stages, &solved.assignment), solved.assignment.as_slice().to_vec())
}

/// All graphs up to 4 applicants x 3 placements (the long way: 4), up to renaming: applicants stand in line order, placements
/// are a multiset of (who could take it, seats). All tier compositions, capacities 0 to 2, seeded costs.
/// Every instance meets the full sequence and one of the others in turn; every 16th also comes through the other
/// engine. The long way: four placements, all sequences.
#[test]
fn every_small_graph() {
    let mut dice = Dice(20_261_124);
    let mut tried = 0u64;
    for applicants in 0..=4u32 {
        for placements in 0..=if exhaustive() { 4 } else { 3usize } {
            let kinds = 3 * (1u32 << applicants);
            let mut chosen = vec![0u32; placements];
            loop {
                for composition in 0..(1u32 << applicants.saturating_sub(1)) {
                    let problem = small(&mut dice, applicants, &chosen, composition);
                    let sequences = sequences(true);
                    let count = sequences.len() as u64;
                    let turns = if exhaustive() && placements < 4 {
                        (0..count).collect()
                    } else {
                        vec![8, tried % count]
                    };
                    for turn in turns {
                        let stages = &sequences[usize::try_from(turn).expect("small")];
                        let what = format!("{applicants} x {chosen:?}, tiers {composition:b}, {stages}");
                        let best = brute_force(&problem, stages).0;
                        assert_eq!(judged(NETWORK, &problem, stages, &what).0, best, "{what}");
                        if tried.is_multiple_of(16) {
                            assert_eq!(judged(EXACT, &problem, stages, &what).0, best, "{what}");
                            assert_eq!(judged(HIGHS, &problem, stages, &what).0, best, "{what}");
                        }
                    }
                    tried += 1;
                }
                if !next_multiset(&mut chosen, kinds) {
                    break;
                }
            }
        }
    }
    // 1 + 4 + 10 + 20 multisets for nobody, … up to 8 x 19,600 for four people and three placements.
    assert!(tried > 150_000, "{tried}");
}

/// The next non-decreasing sequence of kinds; `false` after the last.
fn next_multiset(chosen: &mut [u32], kinds: u32) -> bool {
    let Some(at) = chosen.iter().rposition(|&kind| kind + 1 < kinds) else { return false };
    let next = chosen[at] + 1;
    chosen[at..].fill(next);
    true
}

fn small(dice: &mut Dice, applicants: u32, kinds: &[u32], composition: u32) -> Problem {
    let mut builder = talka_solver::ProblemBuilder::default();
    let mut tier = 1;
    for a in 0..applicants {
        if a > 0 && composition >> (a - 1) & 1 == 1 {
            tier += 1;
        }
        builder.applicant(&format!("{}", 9 - a), tier, Some(u64::from(a)));
    }
    for (p, kind) in (0u32..).zip(kinds) {
        builder.placement(&format!("{p}"), kind % 3);
        for a in (0..applicants).filter(|a| (kind / 3) >> a & 1 == 1) {
            builder.pair(a, p, 1 + dice.byte(3), dice.roll(3));
        }
    }
    builder.build().expect("a valid instance")
}

/// The long way: 200,000 of them, up to 8 x 6, each for one sequence in turn.
#[test]
fn random_small_instances_against_brute_force() {
    for seed in 0..if exhaustive() { 200_000 } else { 600u64 } {
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: dice.number(9),
            placements: 1 + dice.number(6),
            most_pairs: 4,
            most_seats: 3,
            tiers: 3,
            ranks: 4,
            distances: 5,
            order: seed % 2 == 0,
        };
        let problem = random(&mut dice, shape);
        for stages in in_turn(sequences(shape.order), seed / 2) {
            let what = format!("seed {seed}, {stages}");
            let best = brute_force(&problem, &stages).0;
            for engine in [NETWORK, EXACT, HIGHS] {
                if engine != HIGHS || seed < 600 {
                    assert_eq!(judged(engine, &problem, &stages, &what).0, best, "{what}, {engine:?}");
                }
            }
        }
    }
}

/// All sequences; or, the long way, one of them in turn.
fn in_turn(sequences: Vec<Stages>, turn: u64) -> Vec<Stages> {
    if !exhaustive() {
        return sequences;
    }
    let at = usize::try_from(turn).expect("small") % sequences.len();
    vec![sequences[at].clone()]
}

/// Larger instances, where trying everything is out of reach: all engines end in the same place. The long way:
/// 20,000 of them, each for one sequence in turn, every twentieth through HiGHS.
#[test]
fn engines_agree_on_larger_instances() {
    for seed in 0..if exhaustive() { 20_000 } else { 120u64 } {
        let mut dice = Dice(1_000 + seed);
        let shape = Shape {
            applicants: 20 + dice.number(181),
            placements: 5 + dice.number(56),
            most_pairs: 8,
            most_seats: 4,
            tiers: 1 + dice.byte(5),
            ranks: 8,
            distances: [2, 50, 40_000, 1_000_000_000_000][usize::try_from(seed % 4).expect("small")],
            order: seed % 2 == 0,
        };
        let problem = random(&mut dice, shape);
        for stages in in_turn(sequences(shape.order), seed / 4) {
            let what = format!("seed {seed}, {stages}");
            let network = judged(NETWORK, &problem, &stages, &what);
            for engine in [EXACT, HIGHS] {
                if engine == HIGHS && exhaustive() && !seed.is_multiple_of(20) {
                    continue;
                }
                let other = judged(engine, &problem, &stages, &what);
                assert_eq!(network.0, other.0, "{what}, {engine:?}");
                if stages.has(Stage::Tiebreak) {
                    assert_eq!(network.1, other.1, "{what}, {engine:?}: the tie-break leaves one assignment");
                }
            }
        }
    }
}
