//! True certificates bent further than by a number: parts of another instance's, questions about somebody else, parts of
//! a tree split once more, finer scales, goals of single people put in between.

use talka_solver::{Disjunction, Family, Goal, Prices, Problem, RowPrices, RowProof, Tree, TreeNode};

use super::{
    common::Dice,
    forge::{damage, pick},
};

/// Changes something in a proof, perhaps to what stands in another.
pub(crate) fn bend(dice: &mut Dice, problem: &Problem, proof: &mut RowProof, other: &RowProof) {
    match dice.roll(12) {
        0 | 1 => borrow(dice, proof, other),
        2 | 3 => ask_else(dice, problem, proof),
        4 | 5 => split_on(dice, proof),
        6 => plant(dice, problem, proof),
        7 => refine(dice, proof),
        8 => {
            let sets = proof.sets.iter_mut().map(|set| &mut set.prices.earlier);
            for price in pick(dice, sets.collect()).into_iter().flatten() {
                *price = price.saturating_add(by(dice));
            }
        }
        9 => single_out(dice, problem, proof),
        10 => {
            let families = [Family::People, Family::Places, Family::Beside];
            for family in &mut proof.families {
                *family = families.get(usize::from(dice.byte(9))).copied().unwrap_or(*family);
            }
        }
        _ => damage(dice, problem, proof),
    }
}

/// From -2 to 2.
fn by(dice: &mut Dice) -> i128 {
    i128::from(dice.byte(5)) - 2
}

fn place(dice: &mut Dice, count: usize) -> usize {
    usize::try_from(dice.roll(count.max(1) as u64)).expect("small")
}

/// A part of the other proof.
fn borrow(dice: &mut Dice, proof: &mut RowProof, other: &RowProof) {
    let at = place(dice, proof.sets.len());
    let both = proof.sets.get_mut(at).zip(other.sets.get(at));
    match dice.roll(6) {
        0 => both.into_iter().for_each(|(own, other)| *own = other.clone()),
        1 => both.into_iter().for_each(|(own, other)| own.tree.clone_from(&other.tree)),
        2 => {
            proof.left_out.clone_from(&other.left_out);
            proof.full.clone_from(&other.full);
        }
        3 => {
            proof.ranking.clone_from(&other.ranking);
            proof.families.clone_from(&other.families);
        }
        4 => (proof.cutoffs, proof.steps) = (other.cutoffs.clone(), other.steps.clone()),
        _ => proof.cuts.clone_from(&other.cuts),
    }
}

fn disjunction(dice: &mut Dice, problem: &Problem) -> Disjunction {
    let people = u32::try_from(problem.applicants()).expect("small");
    let placement = dice.number(u32::try_from(problem.placements()).expect("small"));
    match dice.roll(4) {
        0 => Disjunction::Person(dice.number(people)),
        1 => Disjunction::Runs(placement),
        _ => {
            Disjunction::Count { placement, applicants: (0..people).filter(|_| dice.roll(2) == 0).collect() }
        }
    }
}

fn tree<'a>(dice: &mut Dice, proof: &'a mut RowProof) -> Option<&'a mut Tree> {
    let trees = proof.sets.iter_mut().filter_map(|set| set.tree.as_mut()).collect();
    pick(dice, trees)
}

/// One of a tree's questions is about something else.
fn ask_else(dice: &mut Dice, problem: &Problem, proof: &mut RowProof) {
    let new = disjunction(dice, problem);
    let Some(tree) = tree(dice, proof) else { return };
    let asked = pick(dice, tree.disjunctions.iter_mut().collect());
    if let Some(disjunction) = asked {
        *disjunction = new.clone();
    }
}

/// A part is split once more, at the prices that it had.
fn split_on(dice: &mut Dice, proof: &mut RowProof) {
    let Some(tree) = tree(dice, proof) else { return };
    let leaves = tree.nodes.iter().enumerate().filter(|(_, node)| matches!(node, TreeNode::Leaf(_)));
    let leaves = leaves.map(|(at, _)| at).collect();
    let Some(leaf) = pick(dice, leaves) else { return };
    let next = u32::try_from(tree.nodes.len()).expect("small");
    let disjunction = dice.number(u32::try_from(tree.disjunctions.len().max(1)).expect("small"));
    let copy = tree.nodes[leaf].clone();
    tree.nodes[leaf] = TreeNode::Branch { disjunction, at: dice.roll(3), below: next, above: next + 1 };
    tree.nodes.extend([copy.clone(), copy]);
}

/// A tree of one question where there may have been none.
fn plant(dice: &mut Dice, problem: &Problem, proof: &mut RowProof) {
    let disjunctions = vec![disjunction(dice, problem)];
    let Some(set) = pick(dice, proof.sets.iter_mut().collect()) else { return };
    let mut leaf = || {
        let mut prices = set.prices.clone();
        if dice.roll(2) == 0 {
            prices.answers.push((0, by(dice)));
        }
        for price in &mut prices.rows {
            let more = if dice.roll(4) == 0 { by(dice) } else { 0 };
            *price = price.saturating_add(more);
        }
        TreeNode::Leaf(prices)
    };
    let leaves = [leaf(), leaf()];
    let mut nodes = vec![TreeNode::Branch { disjunction: 0, at: dice.roll(2), below: 1, above: 2 }];
    nodes.extend(leaves);
    set.tree = Some(Tree { disjunctions, nodes });
}

/// Everything counts twice or three times, and a little more or less.
fn refine(dice: &mut Dice, proof: &mut RowProof) {
    let Some(set) = pick(dice, proof.sets.iter_mut().collect()) else { return };
    let times = 2 + i128::from(dice.byte(2));
    set.scale = set.scale.saturating_mul(times);
    for Prices { rows, cuts, earlier, answers } in set.every_prices() {
        for price in rows.iter_mut().chain(cuts).chain(earlier) {
            let more = if dice.roll(3) == 0 { by(dice) } else { 0 };
            *price = price.saturating_mul(times).saturating_add(more);
        }
        for (_, price) in answers.iter_mut() {
            *price = price.saturating_mul(times);
        }
    }
}

/// A goal of a single person is put in somewhere.
fn single_out(dice: &mut Dice, problem: &Problem, proof: &mut RowProof) {
    let at = place(dice, proof.sets.len() + 1);
    let goal = Goal::Person(dice.number(u32::try_from(problem.applicants()).expect("small")));
    let rows = (0..problem.rows()).map(|_| i128::from(dice.byte(3)) - 1).collect();
    let prices = Prices { rows, earlier: vec![0; at], ..Prices::default() };
    let only = dice.roll(2) == 0;
    proof.sets.insert(at, RowPrices { goal, scale: 1, prices, tree: None, only });
    for prices in proof.sets[at + 1..].iter_mut().flat_map(RowPrices::every_prices) {
        if prices.earlier.len() >= at {
            prices.earlier.insert(at, 0);
        }
    }
}
