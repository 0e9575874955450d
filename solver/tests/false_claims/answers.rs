//! Answers taken for more than they say: of each tree here some answer would have to close what it leaves open, hold where
//! another was given, or pay where it does not, for a worse assignment to be called the best.

use talka_solver::{
    Disjunction, Goal, PriceStage, Prices, Problem, RowPrices, Side, Stage, Tree, TreeNode, Verdict,
    problem::side::OpenMin,
};

use super::{idle, judged, problem, proof, set};

fn split(disjunction: u32, at: u64, below: u32, above: u32) -> TreeNode {
    TreeNode::Branch { disjunction, at, below, above }
}

/// Prices of rows, of earlier goals, of answers.
fn leaf(rows: &[i128], earlier: &[i128], answers: &[(u32, i128)]) -> TreeNode {
    let (rows, earlier, answers) = (rows.to_vec(), earlier.to_vec(), answers.to_vec());
    TreeNode::Leaf(Prices { rows, earlier, answers, ..Prices::default() })
}

fn count(people: &[u32]) -> Disjunction {
    Disjunction::Count { placement: 0, applicants: people.to_vec() }
}

fn with_tree(set: RowPrices, disjunctions: &[Disjunction], nodes: Vec<TreeNode>) -> RowPrices {
    RowPrices { tree: Some(Tree { disjunctions: disjunctions.to_vec(), nodes }), ..set }
}

/// Judged for `placed`, with this tree.
fn placed(
    problem: &Problem,
    held: &[Option<u32>],
    disjunctions: &[Disjunction],
    nodes: Vec<TreeNode>,
) -> Verdict {
    let first = with_tree(set(Goal::Placed, &vec![0; problem.rows()], 0), disjunctions, nodes);
    judged(problem, "placed", held, proof(problem, vec![first]))
}

/// Judged for `rank` with this tree, after prices for `placed`.
fn ranked(
    problem: &Problem,
    held: &[Option<u32>],
    prices: &[i128],
    disjunctions: &[Disjunction],
    nodes: Vec<TreeNode>,
) -> Verdict {
    let rank = set(Goal::Priced(PriceStage::Rank), &vec![0; problem.rows()], 1);
    let sets = vec![set(Goal::Placed, prices, 0), with_tree(rank, disjunctions, nodes)];
    let verdict = judged(problem, "placed,rank", held, proof(problem, sets));
    assert!(verdict.proves(Stage::Placed), "{verdict:?}");
    verdict
}

/// `a` could be at `p`, which runs with one, or at `q`.
fn two_ways(at_p: u8, at_q: u8) -> Problem {
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 1 }], ..Side::default() };
    problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, at_p), (0, 1, at_q)], side)
}

#[test]
fn an_answer_that_leaves_everything_open() {
    let one = problem(
        &[("a", Some(1))],
        &[("p", 1)],
        &[(0, 0, 1)],
        Side { open_min: vec![OpenMin { placement: 0, min: 1 }], ..Side::default() },
    );
    let nothing = || leaf(&[0], &[], &[]);
    for disjunction in [Disjunction::Person(0), Disjunction::Runs(0), count(&[0])] {
        // At most one: that is so in any case. Nor does a person who is there make it nobody.
        for at in [0, 1, 7, u64::MAX] {
            let nodes = vec![split(0, at, 1, 2), nothing(), nothing()];
            let verdict = placed(&one, &[None], std::slice::from_ref(&disjunction), nodes);
            assert!(!verdict.all_proven(), "{disjunction:?} at {at}: {verdict:?}");
        }
    }
    // `a` at `p`, the second choice: at most one there is true of whoever is at `q`.
    let problem = two_ways(2, 1);
    for (disjunction, price) in [(Disjunction::Runs(0), -1), (Disjunction::Person(0), 0), (count(&[0]), 0)] {
        let nodes = vec![split(0, 1, 1, 2), leaf(&[price, 0], &[0], &[]), leaf(&[price, 0], &[0], &[])];
        let verdict = ranked(&problem, &[Some(0)], &[0, 0], &[disjunction], nodes);
        assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
    }
}

#[test]
fn a_question_whether_somebody_is_placed_that_places_nobody() {
    // One seat: `a` has it as the second choice, `b` could have it as the first.
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &[("p", 1)], &[(0, 0, 2), (1, 0, 1)], idle());
    let (held, prices) = ([Some(0), None], [1, 0]);
    let either = || leaf(&[0, 0], &[1], &[]);
    let nodes = vec![split(0, 1, 1, 2), either(), either()];
    let verdict = ranked(&problem, &held, &prices, &[Disjunction::Person(0)], nodes);
    assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
    // Where `b` is placed nothing was said of `a`, who is asked about where `b` is out.
    let nobody = leaf(&[0, 0], &[5], &[]);
    let nodes = vec![split(0, 0, 1, 2), split(1, 0, 3, 4), either(), nobody, either()];
    let verdict = ranked(&problem, &held, &prices, &[Disjunction::Person(1), Disjunction::Person(0)], nodes);
    assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
}

#[test]
fn a_placement_that_runs_with_no_more_than_it_needs() {
    // `a` at `p`, `b` at `q`, the second choice; `b` could be at `z`.
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 1 }], ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 1), (1, 0, 3), (1, 1, 2), (1, 2, 1)];
    let problem = problem(&people, &[("p", 2), ("q", 1), ("z", 1)], &pairs, side);
    let nodes = vec![split(0, 0, 1, 2), leaf(&[0; 3], &[0], &[]), leaf(&[-1, 0, 0], &[0], &[])];
    let verdict = ranked(&problem, &[Some(0), Some(1)], &[0; 3], &[Disjunction::Runs(0)], nodes);
    assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
}

#[test]
fn answers_that_are_paid_where_they_hold() {
    let rank = |at_p: u8, at_q: u8, held: u32, at: u64, below: &[(u32, i128)], above: &[(u32, i128)]| {
        let problem = two_ways(at_p, at_q);
        let leaf = |answers: &[(u32, i128)]| leaf(&[0, 0], &[0], answers);
        let nodes = vec![split(0, at, 1, 2), leaf(below), leaf(above)];
        let verdict = ranked(&problem, &[Some(held)], &[0, 0], &[count(&[0]), count(&[0])], nodes);
        assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
    };
    // Nobody need be at `p`, and one may be.
    rank(2, 1, 0, 1, &[(0, -1)], &[]);
    rank(1, 2, 1, 1, &[(0, 1)], &[]);
    // Whoever is there is worth what is paid, of every question that counts them.
    rank(1, 2, 1, 0, &[], &[(0, -1)]);
    rank(1, 2, 1, 0, &[], &[(0, -1), (1, 1)]);
}

#[test]
fn answers_that_are_paid_in_one_part_only() {
    // `a` at `p`; `b` could be at `z`, and is not.
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &[("p", 1), ("z", 1)], &[(0, 0, 1), (1, 1, 1)], idle());
    let plain = || leaf(&[0; 3], &[], &[]);
    for price in [-5, 5] {
        let paid = leaf(&[0; 3], &[], &[(1, price)]);
        let nodes = vec![split(0, 0, 1, 2), split(1, 0, 3, 4), plain(), plain(), paid];
        let verdict = placed(&problem, &[Some(0), None], &[Disjunction::Person(1), count(&[0])], nodes);
        assert!(!verdict.all_proven(), "{price}: {verdict:?}");
    }
}

/// What was answered where `b` is out does not hold where `b` is placed.
#[test]
fn numbers_that_were_answered_in_another_part() {
    // `a` at `p`, the second choice, and could be at `q`; `b` at `z`.
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 2), (0, 1, 1), (1, 2, 1)];
    let problem = problem(&people, &[("p", 1), ("q", 1), ("z", 1)], &pairs, idle());
    let plain = || leaf(&[0; 4], &[0], &[]);
    let paid = leaf(&[0; 4], &[0], &[(1, -1)]);
    let nodes = vec![split(0, 0, 1, 2), split(1, 0, 3, 4), paid, plain(), plain()];
    let disjunctions = [Disjunction::Person(1), count(&[0])];
    let verdict = ranked(&problem, &[Some(0), Some(2)], &[0; 4], &disjunctions, nodes);
    assert!(!verdict.proves(Stage::Rank), "{verdict:?}");
}
