//! That the checker cannot be deceived: proofs of the best are handed to it with something worse, whole or damaged, and
//! where all stages up to the first difference are called proven, something is wrong with the checker.

use talka_solver::{
    Assignment, Certificate, Prices, Problem, RowProof, Stages, TreeNode, Unwatched, solve, verify,
};

use super::{Dice, instance, kept, many, oracle, value};

/// Every allowed assignment of a small instance.
fn allowed(problem: &Problem) -> Vec<Assignment> {
    let mut all = vec![vec![None; problem.applicants()]];
    for a in 0..problem.applicants() {
        for chosen in std::mem::take(&mut all) {
            for at in problem.pair_range(a) {
                let mut with = chosen.clone();
                with[a] = Some(problem.placement_at(at));
                all.push(with);
            }
            all.push(chosen);
        }
    }
    let load = |chosen: &[Option<u32>], p: u32| chosen.iter().filter(|held| **held == Some(p)).count();
    let fits = |chosen: &Vec<Option<u32>>| {
        let places = (0u32..).take(problem.placements());
        places.into_iter().all(|p| load(chosen, p) <= problem.capacity(p as usize) as usize)
    };
    all.retain(|chosen| fits(chosen) && kept(problem, chosen));
    all.into_iter().map(Assignment::new).collect()
}

/// How many stages, from the first on, are as good as the best.
fn as_good(problem: &Problem, stages: &Stages, best: &[i128], found: &Assignment) -> usize {
    let names: Vec<String> = stages.iter().map(|stage| stage.to_string()).collect();
    let same = |count: &usize| {
        let first = Stages::parse(&names[..*count].join(",")).expect("valid stages");
        let own = value(problem, &first, found);
        own[..] == best[..own.len()]
    };
    (1..=names.len()).take_while(same).count()
}

fn every_prices(proof: &mut RowProof) -> Vec<&mut Prices> {
    let out = proof.left_out.iter_mut().map(|left_out| &mut left_out.prices);
    proof.sets.iter_mut().flat_map(talka_solver::RowPrices::every_prices).chain(out).collect()
}

fn pick<T>(dice: &mut Dice, list: Vec<T>) -> Option<T> {
    if list.is_empty() {
        return None;
    }
    let at = usize::try_from(dice.roll(list.len() as u64)).expect("small");
    list.into_iter().nth(at)
}

/// Changes something somewhere in a proof.
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
fn damage(dice: &mut Dice, proof: &mut RowProof) {
    let by = [1, -1, 1 << 20, -(1 << 20), 1 << 40, -(1 << 40)];
    let by = by[usize::try_from(dice.roll(by.len() as u64)).expect("small")];
    match dice.roll(9) {
        0 => {
            let prices: Vec<&mut i128> =
                every_prices(proof).into_iter().flat_map(|prices| &mut prices.rows).collect();
            if let Some(price) = pick(dice, prices) {
                *price += by;
            }
        }
        1 => {
            let prices = every_prices(proof).into_iter().flat_map(|prices| {
                let answers = prices.answers.iter_mut().map(|(_, price)| price);
                prices.cuts.iter_mut().chain(&mut prices.earlier).chain(answers).collect::<Vec<_>>()
            });
            if let Some(price) = pick(dice, prices.collect()) {
                *price += by;
            }
        }
        2 => {
            let nodes = proof.sets.iter_mut().flat_map(|set| &mut set.tree).flat_map(|tree| &mut tree.nodes);
            if let Some(TreeNode::Branch { at, .. }) = pick(dice, nodes.collect()) {
                *at = at.saturating_add_signed(if by > 0 { 1 } else { -1 });
            }
        }
        3 => {
            let nodes = proof.sets.iter_mut().flat_map(|set| &mut set.tree).flat_map(|tree| &mut tree.nodes);
            if let Some(TreeNode::Branch { below, above, .. }) = pick(dice, nodes.collect()) {
                if by > 0 { *below = *above } else { *above = *below }
            }
        }
        4 => {
            let people: Vec<&mut Vec<u32>> =
                proof.left_out.iter_mut().map(|left_out| &mut left_out.people).collect();
            let more = dice.number(6);
            if let Some(people) = pick(dice, people) {
                people.push(more);
            }
        }
        5 => {
            if let Some(cut) = pick(dice, proof.cuts.iter_mut().collect()) {
                cut.most = cut.most.saturating_sub(1);
            }
        }
        6 => {
            for (_, worth) in
                pick(dice, proof.cuts.iter_mut().collect()).into_iter().flat_map(|cut| &mut cut.coefficients)
            {
                *worth += 1;
            }
        }
        7 => {
            if let Some(set) = pick(dice, proof.sets.iter_mut().collect()) {
                set.scale = (set.scale + by).max(1);
            }
        }
        _ => {
            if let Some(cut) = pick(dice, proof.cutoffs.iter_mut().collect()) {
                *cut = talka_solver::CutOff::Open;
            }
        }
    }
}

#[test]
fn nothing_worse_is_ever_proven() {
    let (mut shown, mut refused) = (0, 0);
    for seed in 5_000_000..5_000_000 + many(1_500) as u64 {
        let mut dice = Dice(seed);
        let kinds = dice.number(512) & !super::PINS;
        let problem = instance(&mut dice, kinds);
        let stages =
            super::SEQUENCES[usize::try_from(dice.roll(super::SEQUENCES.len() as u64)).expect("small")];
        let stages = Stages::parse(stages).expect("valid stages");
        let (Some(best), Ok(solved)) = (oracle(&problem, &stages), solve(&problem, &stages, &Unwatched))
        else {
            continue;
        };
        let mut others = allowed(&problem);
        others.retain(|other| value(&problem, &stages, other) != best);
        for _ in 0..20 {
            let Some(other) = pick(&mut dice, others.iter().collect()) else { break };
            let mut certificate: Certificate = solved.certificate.clone();
            if let Some(proof) = &mut certificate.rows {
                (0..dice.roll(4)).for_each(|_| damage(&mut dice, proof));
            }
            let verdict = verify(&problem, &stages, other, &certificate);
            assert!(verdict.feasible.is_ok(), "seed {seed}: {verdict:?}");
            let good = as_good(&problem, &stages, &best, other);
            let all = verdict.stages.iter().take(good + 1).all(|(_, outcome)| outcome.is_ok());
            let words_only = good + 1 == stages.len() && stages.has(talka_solver::Stage::Tiebreak);
            assert!(!all, "seed {seed}, kinds {kinds}, {stages}: {:?} {verdict:?}", other.as_slice());
            assert!(!words_only || verdict.unique.is_err(), "seed {seed}: {verdict:?}");
            refused += 1;
            shown += usize::from(verdict.stages.iter().take(good).all(|(_, outcome)| outcome.is_ok()));
        }
    }
    println!("{refused} worse assignments refused, {shown} of them at the first stage that is worse");
}
