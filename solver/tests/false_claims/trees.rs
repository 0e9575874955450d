//! False trees: knots that share children, parts that others answered, seats that nobody can take. Without the bound on
//! the checker's work some of these would not end.

use talka_solver::{
    Disjunction, Goal, Prices, Problem, Refusal, RowPrices, Side, Stage, Tree, TreeNode,
    problem::side::{Cap, OpenMin},
};

use super::{judged, outcome, problem, proof, set};

fn split(disjunction: u32, at: u64, below: u32, above: u32) -> TreeNode {
    TreeNode::Branch { disjunction, at, below, above }
}

fn leaf(rows: usize) -> TreeNode {
    TreeNode::Leaf(Prices { rows: vec![0; rows], ..Prices::default() })
}

/// Two people, two seats at one placement that needs two.
fn needs_two() -> Problem {
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 2 }], ..Side::default() };
    problem(&[("a", Some(1)), ("b", Some(2))], &[("p", 2)], &[(0, 0, 1), (1, 0, 1)], side)
}

#[test]
fn a_tree_whose_knots_share_children() {
    let problem = needs_two();
    let mut first = set(Goal::Placed, &[0], 0);
    let mut nodes: Vec<TreeNode> = (0..60).map(|node| split(0, 1, node + 1, node + 1)).collect();
    nodes.push(leaf(1));
    first.tree = Some(Tree { disjunctions: vec![Disjunction::Person(0)], nodes });
    first.prices.rows = vec![-9];
    let verdict = judged(&problem, "placed", &[Some(0), Some(0)], proof(&problem, vec![first.clone()]));
    assert_eq!(*outcome(&verdict, Stage::Placed), Err(Refusal::WrongPrices { stage: Stage::Placed }));
    for nodes in [
        vec![split(0, 0, 1, 1), leaf(1)],
        vec![split(0, 0, 1, 2), leaf(1), leaf(1), leaf(1)],
        vec![split(0, 0, 0, 1), leaf(1)],
        vec![split(0, 0, 1, 3), leaf(1)],
        vec![split(0, 0, u32::MAX, 1), leaf(1)],
        vec![split(1, 0, 1, 2), leaf(1), leaf(1)],
        vec![split(u32::MAX, u64::MAX, 1, 2), leaf(1), leaf(1)],
        vec![],
    ] {
        first.tree = Some(Tree { disjunctions: vec![Disjunction::Person(0)], nodes: nodes.clone() });
        let verdict = judged(&problem, "placed", &[None, None], proof(&problem, vec![first.clone()]));
        assert!(!verdict.all_proven(), "{nodes:?}");
    }
}

/// A comb of many questions: what was answered is taken back, not copied.
#[test]
fn a_tree_with_many_knots_is_walked_once() {
    let problem = needs_two();
    let count = 60_000u32;
    let disjunctions = (0..count).map(|_| Disjunction::Person(0)).collect();
    let mut nodes = Vec::new();
    for at in 0..count {
        nodes.push(split(at, 0, 2 * at + 1, 2 * at + 2));
        nodes.push(leaf(1));
    }
    nodes.push(leaf(1));
    let mut first = set(Goal::Placed, &[-9], 0);
    first.tree = Some(Tree { disjunctions, nodes });
    let verdict = judged(&problem, "placed", &[Some(0), Some(0)], proof(&problem, vec![first]));
    assert!(verdict.all_proven(), "{verdict:?}");
}

/// A placement that does not run has no seats, whatever its price.
#[test]
fn seats_of_a_placement_that_does_not_run() {
    // One person wants a placement that needs two, so nobody can be placed; a second one has no wish.
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 2 }], ..Side::default() };
    let problem = problem(&[("a", Some(1)), ("b", Some(2))], &[("p", 2)], &[(0, 0, 1)], side);
    let nodes = vec![
        split(0, 0, 1, 2),
        TreeNode::Leaf(Prices { rows: vec![1], ..Prices::default() }),
        TreeNode::Leaf(Prices { rows: vec![-1], ..Prices::default() }),
    ];
    let mut first = set(Goal::Placed, &[0], 0);
    first.tree = Some(Tree { disjunctions: vec![Disjunction::Runs(0)], nodes });
    let verdict = judged(&problem, "placed", &[None, None], proof(&problem, vec![first]));
    assert!(verdict.all_proven(), "{verdict:?}");
}

/// What was answered in one part of a tree does not hold in another.
#[test]
fn answers_that_belong_to_another_part() {
    // Nobody can be placed at `p`, which needs two; `b` can be placed at `r`.
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 2 }], ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &[("p", 2), ("r", 1)], &[(0, 0, 1), (1, 1, 1)], side);
    for inner in [Disjunction::Person(0), Disjunction::Runs(0)] {
        let nodes = vec![split(0, 0, 1, 2), split(1, 0, 3, 4), leaf(2), leaf(2), leaf(2)];
        let tree = Tree { disjunctions: vec![Disjunction::Person(1), inner.clone()], nodes };
        let first = RowPrices { tree: Some(tree), ..set(Goal::Placed, &[0, 0], 0) };
        let verdict = judged(&problem, "placed", &[None, None], proof(&problem, vec![first]));
        assert!(!verdict.all_proven(), "{inner:?}: {verdict:?}");
    }
}

/// Of somebody who is placed for certain every pair may cost more than nothing: none is out for that.
#[test]
fn somebody_placed_for_whom_every_pair_is_dear() {
    // In line: `a` at `p`, `b` left out, `c` at `q`; but `a` could go to `q`, and `b` have `p`.
    let people = [("a", Some(1)), ("b", Some(2)), ("c", Some(3))];
    let cap = Cap { id: "all".into(), members: vec![0], max: 9 };
    let side = Side { placement_caps: vec![cap], ..Side::default() };
    let pairs = [(0, 0, 1), (0, 1, 1), (1, 0, 1), (2, 1, 1)];
    let problem = problem(&people, &[("p", 1), ("q", 1)], &pairs, side);
    let mut alone = set(Goal::Person(1), &[1, 1, 0], 1);
    let leaf = Prices { rows: vec![0; 3], earlier: vec![0], ..Prices::default() };
    alone.tree = Some(Tree { disjunctions: vec![], nodes: vec![TreeNode::Leaf(leaf)] });
    let sets = vec![set(Goal::Placed, &[1, 1, 0], 0), alone];
    let verdict = judged(&problem, "placed,order", &[Some(0), None, Some(1)], proof(&problem, sets));
    assert!(verdict.proves(Stage::Placed) && !verdict.proves(Stage::Order), "{verdict:?}");
}
