//! Whether cuts follow from a budget, beside everything that the budget pays for.

use talka_solver::{
    Cut, Goal, Problem, Refusal, Side, Stage,
    problem::side::{Budget, MAX_MONEY},
};

use super::{judged, outcome, problem, proof, set};

fn with_budget(limit: u64) -> Problem {
    let side = Side { budgets: vec![Budget { id: "b".into(), limit, costs: vec![0] }], ..Side::default() };
    problem(&[("a", Some(1))], &[("p", 1)], &[(0, 0, 1)], side)
}

/// Whether the checker takes a cut for one.
fn follows(limit: u64, worth: &[(u64, u64)], most: u64) -> bool {
    let problem = with_budget(limit);
    let mut proof = proof(&problem, vec![set(Goal::Placed, &[0, 0], 0)]);
    proof.cuts = vec![Cut { budget: 0, coefficients: worth.to_vec(), most }];
    let verdict = judged(&problem, "placed", &[Some(0)], proof);
    *outcome(&verdict, Stage::Placed) != Err(Refusal::Missing { what: "cuts that follow from a budget" })
}

/// The most that whole numbers of places are worth, tried one by one.
fn most(limit: u64, worth: &[(u64, u64)]) -> u64 {
    let buys = worth.iter().filter(|(cost, _)| *cost <= limit);
    buys.map(|(cost, own)| own + most(limit - cost, worth)).max().unwrap_or(0)
}

#[test]
fn a_cut_is_one_exactly_where_it_holds() {
    let worths: [&[u64]; 8] = [&[1], &[2], &[3, 1], &[1, 2], &[0, 3], &[2, 0], &[1, 2, 4], &[5, 3, 1]];
    let costs: [&[u64]; 6] = [&[1, 2, 3], &[2, 3, 5], &[2, 4, 6], &[3, 6, 9], &[4, 5, 11], &[1, 5, 7]];
    for limit in 0..=12 {
        for (costs, worths) in costs.iter().flat_map(|costs| worths.map(|worths| (costs, worths))) {
            let cut: Vec<(u64, u64)> = costs.iter().copied().zip(worths.iter().copied()).collect();
            let least = most(limit, &cut);
            assert!(follows(limit, &cut, least), "{limit}: {cut:?} is worth {least}");
            for below in 0..least {
                assert!(!follows(limit, &cut, below), "{limit}: {cut:?} is worth {least}, not {below}");
            }
            assert!(follows(limit, &cut, least + 1), "{limit}: {cut:?} is worth {least}");
            // The same with so much worth that money is counted instead.
            let dear: Vec<(u64, u64)> = cut.iter().map(|(cost, worth)| (*cost, worth * 40_000)).collect();
            assert!(follows(limit, &dear, least * 40_000 + 39_999), "{limit}: {dear:?}");
            assert!(least == 0 || !follows(limit, &dear, least * 40_000 - 1), "{limit}: {dear:?}");
        }
    }
}

#[test]
fn cuts_that_are_none() {
    for (worth, most) in [
        // Costs that fall, repeat, or are nothing; worths beyond all bounds.
        (&[(5, 1), (4, 1)][..], 90_000),
        (&[(5, 1), (5, 1)], 90_000),
        (&[(5, 1), (4, 1)], 9),
        (&[(5, 1), (5, 1)], 9),
        (&[(0, 40_000), (5, 1)], 39_999),
        (&[(0, 0)], 9),
        (&[(0, 0)], 90_000),
        (&[(5, 1 << 32)], u64::MAX),
        (&[(5, u64::MAX)], u64::MAX),
        (&[], 90_000),
    ] {
        assert!(!follows(10, worth, most), "{worth:?}, {most}");
    }
    assert!(follows(10, &[(5, (1 << 32) - 1)], u64::MAX));
}

/// Cuts that would take long to count.
#[test]
fn cuts_that_take_too_long() {
    let costs = |count: u64| (1..=count).map(|cost| (cost, 1)).collect::<Vec<_>>();
    assert!(follows(10, &costs(16), 90_000) && !follows(10, &costs(17), 90_000));
    // Counted by worth: costs and one, times the most and one.
    assert!(follows(10, &costs(3), (1 << 14) - 1) && follows(10, &costs(31), 2_047));
    assert!(!follows(10, &costs(32), 2_047));
    assert!(follows((1 << 16) - 1, &[(1, 1)], 90_000) && !follows(1 << 16, &[(1, 1)], 90_000));
    assert!(!follows(MAX_MONEY, &[(1, 1), (MAX_MONEY, 2)], u64::MAX));
    // A common divisor makes them few.
    assert!(follows(MAX_MONEY, &[(MAX_MONEY / 4, 1), (MAX_MONEY / 2, 2)], 1 << 20));
}
