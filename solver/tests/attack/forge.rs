//! Certificates that somebody could have made up: true ones with something changed, and ones drawn from nothing.

use talka_solver::{
    Certificate, Cut, CutOff, Disjunction, Family, Goal, Key, LeftOut, PriceStage, Prices, Problem,
    RowPrices, RowProof, RowStep, RowWitness, Stage, Stages, Tree, TreeNode,
};

use super::common::Dice;

/// One of these, if there is any.
pub(crate) fn pick<T>(dice: &mut Dice, list: Vec<T>) -> Option<T> {
    let at = usize::try_from(dice.roll(list.len().max(1) as u64)).expect("small");
    list.into_iter().nth(at)
}

/// Mostly a little, seldom very much.
fn step(dice: &mut Dice) -> i128 {
    match dice.roll(12) {
        0 => 1 << 40,
        1 => -(1 << 40),
        2 => i128::MAX,
        3 => i128::MIN,
        4..=7 => -1,
        _ => 1,
    }
}

fn nudge(dice: &mut Dice, numbers: Vec<&mut i128>) {
    let by = step(dice);
    if let Some(number) = pick(dice, numbers) {
        *number = if dice.roll(4) == 0 { 0 } else { number.saturating_add(by) };
    }
}

fn every_prices(proof: &mut RowProof) -> Vec<&mut Prices> {
    let out = proof.left_out.iter_mut().map(|left_out| &mut left_out.prices);
    proof.sets.iter_mut().flat_map(RowPrices::every_prices).chain(out).collect()
}

/// Changes something somewhere in a proof without side constraints.
pub(crate) fn damage_plain(dice: &mut Dice, problem: &Problem, certificate: &mut Certificate) {
    let places = u32::try_from(problem.placements()).expect("small");
    let p = dice.number(places) as usize;
    match dice.roll(8) {
        0 => certificate.cutoffs[p] = cutoff(dice, problem),
        1 => certificate.steps.swap(p, dice.number(places) as usize),
        2 => {
            let other = dice.number(places) as usize;
            certificate.cutoffs[p] = certificate.cutoffs[other];
            certificate.steps[p] = certificate.steps[other];
        }
        3 => {
            let sets = certificate
                .prices
                .iter_mut()
                .flat_map(|set| set.placements.iter_mut().chain(&mut set.groups));
            let numbers = sets.collect();
            nudge(dice, numbers);
        }
        4 => {
            let ranking = certificate.unique.iter_mut();
            let numbers = ranking
                .flat_map(|ranking| ranking.placements.iter_mut().chain(&mut ranking.groups))
                .collect();
            nudge(dice, numbers);
        }
        5 => {
            let at = usize::try_from(dice.roll(certificate.prices.len().max(1) as u64)).expect("small");
            if at < certificate.prices.len() {
                certificate.prices.remove(at);
            }
        }
        6 => {
            if let Some(set) = pick(dice, certificate.prices.iter_mut().collect()) {
                set.stage = PriceStage::Word(dice.byte(10));
            }
        }
        _ => certificate.prices.reverse(),
    }
}

fn cutoff(dice: &mut Dice, problem: &Problem) -> CutOff {
    let a = dice.number(u32::try_from(problem.applicants()).expect("small")) as usize;
    match dice.roll(4) {
        0 => CutOff::None,
        1 => CutOff::Open,
        2 => CutOff::Last(Key { tier: problem.tier(a), order: 0 }),
        _ => CutOff::Last(Key { tier: problem.tier(a), order: problem.order(a).unwrap_or(0) }),
    }
}

fn family(dice: &mut Dice) -> Family {
    [Family::People, Family::Places, Family::Beside][usize::from(dice.byte(3))]
}

fn goal(dice: &mut Dice) -> Goal {
    match dice.roll(7) {
        0 => Goal::Placed,
        6 => Goal::Person(dice.number(5)),
        1 => Goal::Reserves,
        2 => Goal::Tier(1 + dice.byte(3)),
        3 => Goal::Priced(PriceStage::Rank),
        4 => Goal::Priced(PriceStage::Distance),
        _ => Goal::Priced(PriceStage::Word(dice.byte(10))),
    }
}

/// Changes something somewhere in a proof under side constraints.
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
pub(crate) fn damage(dice: &mut Dice, problem: &Problem, proof: &mut RowProof) {
    match dice.roll(15) {
        0..=2 => {
            let numbers = every_prices(proof).into_iter().flat_map(|prices| &mut prices.rows).collect();
            nudge(dice, numbers);
        }
        3 => {
            let numbers = every_prices(proof).into_iter().flat_map(|prices| {
                let answers = prices.answers.iter_mut().map(|(_, price)| price);
                prices.cuts.iter_mut().chain(&mut prices.earlier).chain(answers).collect::<Vec<_>>()
            });
            let numbers = numbers.collect();
            nudge(dice, numbers);
        }
        4 => {
            let numbers = proof.ranking.iter_mut().flatten().collect();
            nudge(dice, numbers);
        }
        5 => {
            let nodes = proof.sets.iter_mut().flat_map(|set| &mut set.tree).flat_map(|tree| &mut tree.nodes);
            if let Some(TreeNode::Branch { disjunction, at, below, above }) = pick(dice, nodes.collect()) {
                match dice.roll(4) {
                    0 => *at = at.saturating_add(1),
                    1 => *at = at.saturating_sub(1),
                    2 => std::mem::swap(below, above),
                    _ => *disjunction = dice.number(3),
                }
            }
        }
        6 => {
            let people = u32::try_from(problem.applicants()).expect("small");
            if let Some(left_out) = pick(dice, proof.left_out.iter_mut().collect()) {
                left_out.people.push(dice.number(people + 1));
            }
        }
        7 => {
            if let Some(cut) = pick(dice, proof.cuts.iter_mut().collect()) {
                match dice.roll(3) {
                    0 => cut.most = cut.most.saturating_sub(1),
                    1 => cut.coefficients.iter_mut().for_each(|(_, worth)| *worth += 1),
                    _ => cut.coefficients.iter_mut().for_each(|(cost, _)| *cost += 1),
                }
            }
        }
        8 => {
            if let Some(set) = pick(dice, proof.sets.iter_mut().collect()) {
                set.scale = [0, -1, 1, 2, 3, 1 << 40, i128::MAX, i128::MIN][usize::from(dice.byte(8))];
            }
        }
        9 => {
            let new = goal(dice);
            if let Some(set) = pick(dice, proof.sets.iter_mut().collect()) {
                if dice.roll(2) == 0 {
                    set.only = !set.only;
                } else {
                    set.goal = new;
                }
            }
        }
        10 => {
            let at = usize::try_from(dice.roll(proof.sets.len().max(1) as u64)).expect("small");
            match dice.roll(3) {
                0 if at < proof.sets.len() => drop(proof.sets.remove(at)),
                1 if at < proof.sets.len() => proof.sets.insert(at, proof.sets[at].clone()),
                _ => proof.sets.reverse(),
            }
        }
        11 => {
            let new = family(dice);
            if let Some(family) = pick(dice, proof.families.iter_mut().collect()) {
                *family = new;
            }
        }
        12 => {
            let new = cutoff(dice, problem);
            if let Some(cutoff) = pick(dice, proof.cutoffs.iter_mut().collect()) {
                *cutoff = new;
            }
        }
        13 => {
            let new = witness(dice, problem);
            if let Some(step) = pick(dice, proof.steps.iter_mut().collect()) {
                *step = new;
            }
        }
        _ => match dice.roll(4) {
            0 => proof.left_out.clear(),
            3 => proof.full = all_caps(problem),
            1 => (proof.cutoffs, proof.steps) = (Vec::new(), Vec::new()),
            _ => proof.ranking = Some(vec![0; problem.rows()]),
        },
    }
}

/// Every cap on people, as if each were full with earlier ones.
fn all_caps(problem: &Problem) -> Vec<u32> {
    (0u32..).zip(&problem.side().applicant_caps).map(|(at, _)| at).collect()
}

fn witness(dice: &mut Dice, problem: &Problem) -> Option<RowStep> {
    let a = dice.number(u32::try_from(problem.applicants()).expect("small") + 1);
    let node = dice.number(u32::try_from(problem.rows()).expect("small") + 1);
    let witness = match dice.roll(6) {
        0 => return None,
        1 => RowWitness::Room,
        2 => RowWitness::Holder(a),
        3 => RowWitness::Exchange { holder: a, to: node },
        4 => RowWitness::Up,
        _ => RowWitness::Down(node),
    };
    Some(RowStep { number: dice.number(3), witness })
}

fn small(dice: &mut Dice) -> i128 {
    [0, 0, 0, 1, -1, 2, -2, 3][usize::from(dice.byte(8))]
}

fn prices(dice: &mut Dice, problem: &Problem, cuts: usize, earlier: usize) -> Prices {
    Prices {
        rows: (0..problem.rows()).map(|_| small(dice)).collect(),
        cuts: (0..cuts).map(|_| small(dice)).collect(),
        earlier: (0..earlier).map(|_| small(dice)).collect(),
        answers: Vec::new(),
    }
}

fn disjunction(dice: &mut Dice, problem: &Problem) -> Disjunction {
    let people = u32::try_from(problem.applicants()).expect("small");
    let placement = dice.number(u32::try_from(problem.placements()).expect("small"));
    match dice.roll(3) {
        0 => Disjunction::Person(dice.number(people)),
        1 => Disjunction::Runs(placement),
        _ => {
            Disjunction::Count { placement, applicants: (0..people).filter(|_| dice.roll(2) == 0).collect() }
        }
    }
}

fn tree(dice: &mut Dice, problem: &Problem, cuts: usize, earlier: usize) -> Tree {
    let disjunctions: Vec<Disjunction> = (0..=dice.roll(2)).map(|_| disjunction(dice, problem)).collect();
    let mut nodes = vec![TreeNode::Leaf(Prices::default())];
    for _ in 0..=dice.roll(3) {
        // A leaf becomes a split with two leaves of its own.
        let leaves = nodes.iter().enumerate().filter(|(_, node)| matches!(node, TreeNode::Leaf(_)));
        let leaves: Vec<usize> = leaves.map(|(at, _)| at).collect();
        let leaf = pick(dice, leaves).expect("there is always one");
        let next = u32::try_from(nodes.len()).expect("small");
        let asked = dice.number(u32::try_from(disjunctions.len()).expect("small"));
        let turned = u32::from(dice.roll(2) == 0);
        let (below, above) = (next + turned, next + 1 - turned);
        nodes[leaf] = TreeNode::Branch { disjunction: asked, at: dice.roll(2), below, above };
        nodes.extend([TreeNode::Leaf(Prices::default()), TreeNode::Leaf(Prices::default())]);
    }
    for node in &mut nodes {
        if let TreeNode::Leaf(leaf) = node {
            *leaf = prices(dice, problem, cuts, earlier);
            let asked = u32::try_from(disjunctions.len()).expect("small");
            leaf.answers = (0..asked).map(|disjunction| (disjunction, small(dice))).collect();
            leaf.answers.retain(|_| dice.roll(3) == 0);
        }
    }
    Tree { disjunctions, nodes }
}

/// The goals that the stages ask, sometimes with one left out.
fn goals(dice: &mut Dice, problem: &Problem, stages: &Stages) -> Vec<Goal> {
    let mut goals = Vec::new();
    for stage in stages.iter() {
        match stage {
            Stage::Placed => goals.push(Goal::Placed),
            Stage::Reserves if problem.side().reserves.is_empty() => {}
            Stage::Reserves => goals.push(Goal::Reserves),
            Stage::Tiers => goals.extend(problem.tiers_present().into_iter().map(Goal::Tier)),
            Stage::Order => {
                let people = u32::try_from(problem.applicants()).expect("small");
                let mut line: Vec<u32> = (0..people).filter(|_| dice.roll(2) == 0).collect();
                if dice.roll(4) > 0 {
                    line.sort_by_key(|&a| (problem.tier(a as usize), problem.order(a as usize)));
                }
                goals.extend(line.into_iter().map(Goal::Person));
            }
            Stage::Rank => goals.push(Goal::Priced(PriceStage::Rank)),
            Stage::Distance => goals.push(Goal::Priced(PriceStage::Distance)),
            Stage::Tiebreak => {
                goals.extend((1..=dice.byte(3)).map(|word| Goal::Priced(PriceStage::Word(word))));
            }
        }
    }
    if dice.roll(8) == 0 && !goals.is_empty() {
        goals.remove(usize::try_from(dice.roll(goals.len() as u64)).expect("small"));
    }
    goals
}

/// A proof from nothing.
pub(crate) fn invented(dice: &mut Dice, problem: &Problem, stages: &Stages) -> RowProof {
    let rows = problem.rows();
    let mut proof = RowProof::default();
    if !problem.side().budgets.is_empty() && dice.roll(2) == 0 {
        let worth = vec![(1, dice.roll(3)), (2, dice.roll(3)), (5, dice.roll(4))];
        proof.cuts.push(Cut { budget: 0, coefficients: worth, most: dice.roll(9) });
    }
    let cuts = proof.cuts.len();
    for (earlier, goal) in goals(dice, problem, stages).into_iter().enumerate() {
        let scale = if dice.roll(4) == 0 { 2 } else { 1 };
        let mut prices = prices(dice, problem, cuts, earlier);
        if scale == 1 && dice.roll(2) == 0 {
            prices.rows.fill(0);
        }
        let tree = (dice.roll(3) == 0).then(|| tree(dice, problem, cuts, earlier));
        let only = dice.roll(3) == 0;
        proof.sets.push(RowPrices { goal, scale, prices, tree, only });
    }
    match dice.roll(4) {
        0 | 1 => {
            let people = u32::try_from(problem.applicants()).expect("small");
            let sets = dice.roll(proof.sets.len() as u64 + 1);
            let earlier = usize::try_from(sets).expect("small");
            for _ in 0..2 {
                let prices = prices(dice, problem, cuts, earlier);
                proof.left_out.push(LeftOut { prices, people: (0..people).collect() });
            }
            proof.full = all_caps(problem);
        }
        2 => {
            let total = problem.placements() + problem.side().placement_caps.len();
            proof.cutoffs = (0..total).map(|_| cutoff(dice, problem)).collect();
            proof.steps = (0..total).map(|_| witness(dice, problem)).collect();
        }
        _ => {}
    }
    proof.families =
        (0..rows).map(|row| if row < problem.placements() { Family::Places } else { family(dice) }).collect();
    proof.ranking = (dice.roll(3) > 0).then(|| (0..rows).map(|_| small(dice)).collect());
    proof
}
