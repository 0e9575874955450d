//! Reserves whose seats are counted falsely: each proof would show a longer way to be the shortest, or fewer seats filled
//! than can be, if one sign, bound or price of a reserve were taken otherwise.

use talka_solver::{
    Goal, PriceStage, Problem, RowPrices, Side, Stage, Verdict,
    problem::side::{Cap, Reserve},
};

use super::{judged, problem, proof, set};

const STAGES: &str = "placed,reserves,rank";

fn kept(applicants: &[u32], placements: &[u32], seats: u64) -> Side {
    let (applicants, placements) = (applicants.to_vec(), placements.to_vec());
    Side { reserves: vec![Reserve { id: "r".into(), applicants, placements, seats }], ..Side::default() }
}

/// A set for ranks in which what was reached before has prices of its own.
fn rank(rows: &[i128], earlier: &[i128]) -> RowPrices {
    let mut rank = set(Goal::Priced(PriceStage::Rank), rows, 2);
    rank.prices.earlier = earlier.to_vec();
    rank
}

/// Everything but ranks is proven.
fn refused(problem: &Problem, held: &[Option<u32>], sets: Vec<RowPrices>) {
    let verdict: Verdict = judged(problem, STAGES, held, proof(problem, sets));
    assert!(verdict.proves(Stage::Placed) && verdict.proves(Stage::Reserves), "{verdict:?}");
    assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
}

/// `a` at `p`, the second choice, and could be at `r`, the first; both keep seats for `a`.
fn one_of_two(seats: u64, reserves: RowPrices, ranks: RowPrices) {
    let side = kept(&[0], &[0, 1], seats);
    let problem = problem(&[("a", Some(1))], &[("p", 1), ("r", 1)], &[(0, 0, 2), (0, 1, 1)], side);
    refused(&problem, &[Some(0)], vec![set(Goal::Placed, &[0; 3], 0), reserves, ranks]);
}

/// `a` at `p` and `b` at `q`, the second choice; both could be at `p`, where one seat is kept for them.
fn more_than_are_kept(reserves: RowPrices, ranks: RowPrices) {
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 2)];
    let problem = problem(&people, &[("p", 2), ("q", 1)], &pairs, kept(&[0, 1], &[0], 1));
    refused(&problem, &[Some(0), Some(1)], vec![set(Goal::Placed, &[0; 3], 0), reserves, ranks]);
}

#[test]
fn seats_that_were_filled_before_are_worth_something() {
    let filled = || set(Goal::Reserves, &[0, 0, -1], 1);
    one_of_two(1, filled(), rank(&[0; 3], &[0, 1]));
    // More is paid for them than they are worth.
    one_of_two(2, filled(), rank(&[0, 0, -2], &[0, 1]));
}

#[test]
fn a_reserve_at_full_price_may_stay_empty() {
    // Of `a` and `b` one is placed, so one of two seats is filled.
    let mut side = kept(&[0, 1], &[0, 1], 2);
    side.applicant_caps = vec![Cap { id: "c".into(), members: vec![0, 1], max: 1 }];
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 2), (0, 1, 1), (1, 0, 5)];
    let problem = problem(&people, &[("p", 1), ("r", 1)], &pairs, side);
    // Rows: `p`, `r`, the cap, the reserve.
    let sets = vec![
        set(Goal::Placed, &[0, 0, 1, 0], 0),
        set(Goal::Reserves, &[0, 0, 1, -1], 1),
        rank(&[0, 0, 0, -1], &[0, 0]),
    ];
    refused(&problem, &[Some(0), None], sets);
}

#[test]
fn a_reserve_without_a_price_may_hold_more() {
    let filled = || set(Goal::Reserves, &[0; 3], 1);
    more_than_are_kept(filled(), rank(&[0, 0, 1], &[0, 0]));
    more_than_are_kept(filled(), rank(&[0, 0, 1], &[0, 1]));
}

#[test]
fn a_reserve_that_is_full_for_certain_pays_its_price() {
    let mut filled = set(Goal::Reserves, &[0, 0, -1], 1);
    filled.scale = 2;
    one_of_two(1, filled, rank(&[0, 0, 1], &[0, 1]));
}

/// A reserve that is empty for certain does not become full because its seats are counted again.
#[test]
fn a_reserve_that_is_empty_for_certain() {
    // `o`, for whom nothing is kept, at `p`, their only wish; `a` at `q`, the second choice, and could be at `z` or `p`.
    let pairs = [(0, 0, 1), (0, 1, 2), (0, 2, 1), (1, 0, 1)];
    let people = [("a", Some(1)), ("o", Some(2))];
    let problem = problem(&people, &[("p", 1), ("q", 1), ("z", 1)], &pairs, kept(&[0], &[0], 1));
    let mut none = set(Goal::Reserves, &[1, 0, 0, -1], 1);
    (none.scale, none.prices.earlier) = (2, vec![1]);
    let sets = vec![set(Goal::Placed, &[1, 0, 0, -1], 0), none, rank(&[1, 0, 0, -1], &[2, 0])];
    refused(&problem, &[Some(1), Some(0)], sets);
}

/// What one seat counts is the scale.
#[test]
fn seats_that_count_less_than_the_scale() {
    let pairs = [(0, 0, 1), (0, 1, 1)];
    let problem = problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &pairs, kept(&[0], &[0], 1));
    let mut filled = set(Goal::Reserves, &[0; 3], 1);
    filled.scale = 2;
    let sets = vec![set(Goal::Placed, &[0; 3], 0), filled];
    let verdict = judged(&problem, "placed,reserves", &[Some(1)], proof(&problem, sets));
    assert!(verdict.proves(Stage::Placed) && !verdict.proves(Stage::Reserves), "{verdict:?}");
}
