//! Small instances to the end: every stage exact, canonical and proven, whatever the numbers, against an oracle that
//! tries everything.

#![expect(clippy::print_stdout, reason = "prints the seeds and what was counted")]

mod common;

use common::{
    Dice, Shape,
    constrained::{DEAR, MONEY, PINS, kept, side},
    random,
};
use talka_solver::{
    Engine, Problem, ProblemBuilder, Settings, Side, SolveError, Stage, Stages, Unwatched,
    problem::side::{Budget, Cap, OpenMin},
    solve_with, verify,
};

const SEQUENCES: [&str; 7] = [
    "placed,reserves,tiers,order,rank,distance,tiebreak",
    "placed,tiers,reserves,order,rank,distance,tiebreak",
    "placed,reserves,tiers,rank,distance,tiebreak",
    "placed,tiers,order,rank,distance,tiebreak",
    "placed,order,tiebreak",
    "placed,reserves,distance,tiebreak",
    "placed,tiers",
];

/// What choosing each pair adds to the value, so that the best value is the greatest; reserves apart.
fn worths(problem: &Problem, stages: &Stages) -> Vec<Vec<i128>> {
    let mut line: Vec<usize> = (0..problem.applicants()).collect();
    line.sort_by_key(|&a| (problem.tier(a), problem.order(a)));
    let mut worths = Vec::new();
    for a in 0..problem.applicants() {
        for pair in problem.pairs_of(a) {
            let mut worth = Vec::new();
            for stage in stages.iter() {
                match stage {
                    Stage::Placed => worth.push(1),
                    Stage::Reserves => worth.push(0),
                    Stage::Tiers => {
                        worth.extend(
                            problem.tiers_present().iter().map(|&tier| i128::from(problem.tier(a) == tier)),
                        );
                    }
                    Stage::Order => worth.extend(line.iter().map(|&other| i128::from(other == a))),
                    Stage::Rank => worth.push(-i128::from(pair.rank)),
                    Stage::Distance => worth.push(-i128::from(pair.distance)),
                    Stage::Tiebreak => {
                        worth.extend(
                            (1..=8).map(|word| -i128::from(problem.tie_word(a, pair.placement, word))),
                        );
                    }
                }
            }
            worths.push(worth);
        }
    }
    worths
}

struct Oracle<'a> {
    problem: &'a Problem,
    stages: &'a Stages,
    worths: Vec<Vec<i128>>,
    chosen: Vec<Option<u32>>,
    room: Vec<u32>,
    best: Option<Vec<i128>>,
    count: usize,
}

impl Oracle<'_> {
    fn value(&self, chosen: &[Option<u32>]) -> Vec<i128> {
        let width = self.worths.first().map_or(64, Vec::len);
        let mut value = vec![0; width];
        for (a, p) in chosen.iter().enumerate() {
            let Some(at) = p.and_then(|p| self.problem.find_pair(a, p)) else { continue };
            value.iter_mut().zip(&self.worths[at]).for_each(|(sum, worth)| *sum += worth);
        }
        let before = self.stages.iter().take_while(|stage| *stage != Stage::Reserves);
        let place: usize = before
            .map(|stage| if stage == Stage::Tiers { self.problem.tiers_present().len() } else { 1 })
            .sum();
        if self.stages.has(Stage::Reserves) {
            let filled = |reserve: &talka_solver::problem::side::Reserve| {
                let inside = |a: &&u32| chosen[**a as usize].is_some_and(|p| reserve.placements.contains(&p));
                (reserve.applicants.iter().filter(inside).count() as u64).min(reserve.seats)
            };
            value[place] = i128::from(self.problem.side().reserves.iter().map(filled).sum::<u64>());
        }
        value
    }

    fn all(&mut self, a: usize) {
        if a == self.chosen.len() {
            if kept(self.problem, &self.chosen) {
                let value = self.value(&self.chosen);
                match &self.best {
                    Some(best) if value < *best => {}
                    Some(best) if value == *best => self.count += 1,
                    _ => (self.best, self.count) = (Some(value), 1),
                }
            }
            return;
        }
        self.all(a + 1);
        for at in self.problem.pair_range(a) {
            let p = self.problem.placement_at(at);
            if self.room[p as usize] > 0 {
                self.room[p as usize] -= 1;
                self.chosen[a] = Some(p);
                self.all(a + 1);
                self.chosen[a] = None;
                self.room[p as usize] += 1;
            }
        }
    }
}

fn check(problem: &Problem, stages: &Stages, engine: Option<Engine>, context: &str) -> bool {
    let mut oracle = Oracle {
        problem,
        stages,
        worths: worths(problem, stages),
        chosen: vec![None; problem.applicants()],
        room: (0..problem.placements()).map(|p| problem.capacity(p)).collect(),
        best: None,
        count: 0,
    };
    oracle.all(0);
    let solved = solve_with(Settings { engine, threads: 1 }, problem, stages, &Unwatched);
    let Some(best) = &oracle.best else {
        assert_eq!(solved.err(), Some(SolveError::Impossible), "{context}");
        return false;
    };
    let solved = solved.expect(context);
    assert!(solved.finished, "{context}");
    assert_eq!(oracle.value(solved.assignment.as_slice()), *best, "{context}: {:?}", solved.assignment);
    let verdict = verify(problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven(), "{context}: {verdict:?}\n{:?}", solved.certificate.rows);
    if stages.has(Stage::Tiebreak) {
        assert!(verdict.unique.is_ok() && oracle.count == 1, "{context}: {verdict:?}");
    }
    true
}

fn instance(dice: &mut Dice) -> Problem {
    let small = dice.roll(2) == 0;
    let shape = Shape {
        applicants: if small { 1 + dice.number(4) } else { 3 + dice.number(5) },
        placements: 1 + dice.number(4),
        most_pairs: 1 + dice.number(4),
        most_seats: 1 + dice.number(3),
        tiers: 1 + dice.byte(3),
        ranks: 3,
        distances: if dice.roll(3) == 0 { 1_000_000_000_000 } else { 1 + dice.roll(5) },
        order: true,
    };
    let problem = random(dice, shape);
    let kinds = match dice.roll(4) {
        0 => dice.number(256) | MONEY | DEAR,
        1 => MONEY | DEAR,
        _ => dice.number(1024),
    };
    let kinds = if dice.roll(4) == 0 { kinds } else { kinds & !PINS };
    let side = side(dice, &problem, kinds);
    problem.with_side(side).expect("a valid side")
}

/// Instances from these seeds; how many of them anything was possible in.
fn agree(seeds: std::ops::Range<u64>, engine: Option<Engine>) -> usize {
    let mut possible = 0;
    for seed in seeds.clone() {
        let mut dice = Dice(seed);
        let problem = instance(&mut dice);
        let stages = SEQUENCES[dice.number(7) as usize];
        let stages = Stages::parse(stages).expect("valid stages");
        possible += usize::from(check(&problem, &stages, engine, &format!("seed {seed}, {stages}")));
    }
    println!("seeds {seeds:?}: {possible} possible");
    possible
}

/// Twelve people and twelve placements, whoever may go where: nothing but the checker can say whether it is the best.
#[test]
fn a_dozen_is_proven() {
    let many = if std::env::var("TALKA_EXHAUSTIVE").is_ok() { 2_000 } else { 100 };
    for seed in 9_000_000..9_000_000 + many {
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: 12,
            placements: 12,
            most_pairs: 2 + dice.number(11),
            most_seats: 1 + dice.number(3),
            tiers: 1 + dice.byte(3),
            ranks: 5,
            distances: if dice.roll(2) == 0 { 1_000_000_000_000 } else { 1 + dice.roll(20) },
            order: true,
        };
        let problem = random(&mut dice, shape);
        let kinds = (dice.number(1024) | if dice.roll(2) == 0 { MONEY | DEAR } else { 0 }) & !PINS;
        let side = side(&mut dice, &problem, kinds);
        let problem = problem.with_side(side).expect("a valid side");
        let stages = Stages::parse(SEQUENCES[dice.number(5) as usize]).expect("valid stages");
        let solved =
            solve_with(Settings::default(), &problem, &stages, &Unwatched).expect("something is allowed");
        let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
        assert!(verdict.all_proven() && verdict.unique.is_ok(), "seed {seed}, {stages}: {verdict:?}");
    }
}

/// 50,000 with `TALKA_EXHAUSTIVE=1`, a sample otherwise.
#[test]
fn small_instances_are_exact_and_proven() {
    let many = if std::env::var("TALKA_EXHAUSTIVE").is_ok() { 50_000 } else { 2_000 };
    assert!(agree(7_000_000..7_000_000 + many, None) > 0);
    assert!(agree(8_000_000..8_000_000 + many / 4, Some(Engine::BranchAndBound)) > 0);
}

/// People with their pairs (placement, rank, distance), placements with their seats; everyone of tier 1, in this order.
fn stated(people: &[&[(u32, u8, u64)]], seats: &[u32]) -> Problem {
    let mut builder = ProblemBuilder::default();
    for (order, number) in (0..people.len()).zip(0u64..) {
        builder.applicant(&format!("p{order}"), 1, Some(number));
    }
    for (number, seats) in seats.iter().enumerate() {
        builder.placement(&format!("x{number}"), *seats);
    }
    for (pairs, a) in people.iter().zip(0u32..) {
        for &(p, rank, distance) in *pairs {
            builder.pair(a, p, rank, distance);
        }
    }
    builder.build().expect("a valid instance")
}

fn proven(problem: &Problem) -> Vec<Option<u32>> {
    let stages = Stages::parse(SEQUENCES[3]).expect("valid stages");
    let solved = solve_with(Settings::default(), problem, &stages, &Unwatched).expect("something is allowed");
    let verdict = verify(problem, &stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven() && verdict.unique.is_ok(), "{verdict:?}");
    solved.assignment.as_slice().to_vec()
}

/// Three of four fit a budget in which a few euros stand beside millions: 3 + 3 + 2 of 5,000,003.
#[test]
fn small_amounts_beside_millions() {
    let pairs: &[(u32, u8, u64)] = &[(0, 1, 100), (1, 2, 100)];
    let problem = stated(&[pairs; 4], &[1, 4]);
    let costs = vec![2, 3, 3, 5_000_001, 1, 5_000_000, 5_000_000, 2];
    let budgets = vec![Budget { id: "f".to_owned(), limit: 5_000_003, costs }];
    let problem = problem.with_side(Side { budgets, ..Side::default() }).expect("a valid side");
    assert_eq!(proven(&problem), [Some(1), Some(0), None, Some(1)]);
}

/// A placement runs with two or not at all, and one person a school may be placed: nobody is, and that is proven.
#[test]
fn two_people_of_one_school() {
    let pairs: &[(u32, u8, u64)] = &[(0, 1, 5)];
    let problem = stated(&[pairs; 2], &[3]);
    let applicant_caps = vec![Cap { id: "school".to_owned(), members: vec![0, 1], max: 1 }];
    let open_min = vec![OpenMin { placement: 0, min: 2 }];
    let side = Side { applicant_caps, open_min, ..Side::default() };
    assert_eq!(proven(&problem.with_side(side).expect("a valid side")), [None, None]);
}

/// Costs as large as the format allows, of which two fit exactly and one unit more does not.
#[test]
fn the_largest_amounts() {
    let pairs: &[(u32, u8, u64)] = &[(0, 1, 1_000_000_000_000)];
    let most = 1_000_000_000_000_000;
    for (limit, placed) in [(most, 2), (most - 1, 1)] {
        let problem = stated(&[pairs; 3], &[3]);
        let costs = vec![most / 2, most / 2, most];
        let budgets = vec![Budget { id: "f".to_owned(), limit, costs }];
        let problem = problem.with_side(Side { budgets, ..Side::default() }).expect("a valid side");
        assert_eq!(proven(&problem).iter().flatten().count(), placed, "{limit}");
    }
}

/// Larger instances with amounts that floating point does not tell apart: the search ends, keeps every rule, and says what
/// it could not prove.
#[test]
fn larger_ones_end_and_say_what_is_open() {
    for (seed, people) in [(1, 20), (2, 40), (3, 80)] {
        let mut dice = Dice(10_000_000 + seed);
        let shape = Shape {
            applicants: people,
            placements: people / 4,
            most_pairs: 4,
            most_seats: 4,
            tiers: 3,
            ranks: 5,
            distances: 30_000,
            order: true,
        };
        let problem = random(&mut dice, shape);
        let side = side(&mut dice, &problem, MONEY | DEAR);
        let problem = problem.with_side(side).expect("a valid side");
        let stages = Stages::parse(SEQUENCES[3]).expect("valid stages");
        let solved =
            solve_with(Settings::default(), &problem, &stages, &Unwatched).expect("something is allowed");
        let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
        let proven = verdict.stages.iter().filter(|(_, outcome)| outcome.is_ok()).count();
        println!("{people} people: {} placed, {proven} stages proven", solved.assignment.placed());
        assert!(solved.finished && verdict.feasible.is_ok(), "{verdict:?}");
        assert!(kept(&problem, solved.assignment.as_slice()));
    }
}
