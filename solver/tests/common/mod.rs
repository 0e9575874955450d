//! What the solver's tests share: small instances from a seed, and an oracle that tries everything.
#![allow(dead_code, reason = "each test binary uses its part")]

pub(crate) mod constrained;

use talka_solver::{Assignment, Problem, ProblemBuilder, Stage, Stages};

/// SplitMix64: the same numbers for the same seed everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    pub(crate) fn number(&mut self, below: u32) -> u32 {
        u32::try_from(self.roll(u64::from(below))).expect("smaller than its bound")
    }

    pub(crate) fn byte(&mut self, below: u8) -> u8 {
        u8::try_from(self.roll(u64::from(below))).expect("smaller than its bound")
    }
}

/// How to draw a random instance.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) applicants: u32,
    pub(crate) placements: u32,
    pub(crate) most_pairs: u32,
    pub(crate) most_seats: u32,
    pub(crate) tiers: u8,
    pub(crate) ranks: u8,
    pub(crate) distances: u64,
    pub(crate) order: bool,
}

pub(crate) fn random(dice: &mut Dice, shape: Shape) -> Problem {
    let mut builder = ProblemBuilder::default();
    let mut numbers: Vec<u64> = (0..u64::from(shape.applicants)).collect();
    for i in (1..numbers.len()).rev() {
        let j = usize::try_from(dice.roll(i as u64 + 1)).expect("small");
        numbers.swap(i, j);
    }
    for a in 0..shape.applicants {
        let order = shape.order.then(|| numbers[a as usize]);
        builder.applicant(&format!("a{a}"), 1 + dice.byte(shape.tiers), order);
    }
    for p in 0..shape.placements {
        builder.placement(&format!("p{p}"), dice.number(shape.most_seats + 1));
    }
    for a in 0..shape.applicants {
        let mut taken = Vec::new();
        for _ in 0..dice.number(shape.most_pairs + 1).min(shape.placements) {
            let p = dice.number(shape.placements);
            if !taken.contains(&p) {
                taken.push(p);
                builder.pair(a, p, 1 + dice.byte(shape.ranks), dice.roll(shape.distances));
            }
        }
    }
    builder.build().expect("a valid instance")
}

/// The value of an assignment under the stages, so that the best is the greatest.
pub(crate) fn value(problem: &Problem, stages: &Stages, assignment: &Assignment) -> Vec<i128> {
    let placed: Vec<usize> = (0..problem.applicants()).filter(|&a| assignment.of(a).is_some()).collect();
    let mut value = Vec::new();
    let pair = |a: usize| {
        let at = problem.find_pair(a, assignment.of(a).expect("placed")).expect("a pair");
        problem.pair(at)
    };
    for stage in stages.iter() {
        match stage {
            Stage::Placed => value.push(placed.len() as i128),
            Stage::Tiers => {
                for tier in problem.tiers_present() {
                    value.push(placed.iter().filter(|&&a| problem.tier(a) == tier).count() as i128);
                }
            }
            Stage::Reserves => {
                let filled = problem.side().reserves.iter().map(|reserve| {
                    let inside = |a: &&u32| {
                        let held = assignment.of(**a as usize);
                        held.is_some_and(|p| reserve.placements.contains(&p))
                    };
                    (reserve.applicants.iter().filter(inside).count() as u64).min(reserve.seats)
                });
                value.push(i128::from(filled.sum::<u64>()));
            }
            Stage::Order => {
                let mut line: Vec<usize> = (0..problem.applicants()).collect();
                line.sort_by_key(|&a| (problem.tier(a), problem.order(a)));
                value.extend(line.iter().map(|&a| i128::from(assignment.of(a).is_some())));
            }
            Stage::Rank => value.push(-placed.iter().map(|&a| i128::from(pair(a).rank)).sum::<i128>()),
            Stage::Distance => {
                value.push(-placed.iter().map(|&a| i128::from(pair(a).distance)).sum::<i128>());
            }
            Stage::Tiebreak => {
                for word in 1..=8 {
                    let words =
                        placed.iter().map(|&a| i128::from(problem.tie_word(a, pair(a).placement, word)));
                    value.push(-words.sum::<i128>());
                }
            }
        }
    }
    value
}

/// Every feasible assignment, tried one after another: the best value, and one that has it.
pub(crate) fn brute_force(problem: &Problem, stages: &Stages) -> (Vec<i128>, Assignment) {
    let mut best: Option<(Vec<i128>, Vec<Option<u32>>)> = None;
    let mut room: Vec<u32> = (0..problem.placements()).map(|p| problem.capacity(p)).collect();
    let mut chosen = vec![None; problem.applicants()];
    extend(problem, stages, 0, &mut room, &mut chosen, &mut best);
    let (value, chosen) = best.expect("the empty assignment is feasible");
    (value, Assignment::new(chosen))
}

fn extend(
    problem: &Problem,
    stages: &Stages,
    a: usize,
    room: &mut [u32],
    chosen: &mut Vec<Option<u32>>,
    best: &mut Option<(Vec<i128>, Vec<Option<u32>>)>,
) {
    if a == problem.applicants() {
        let value = value(problem, stages, &Assignment::new(chosen.clone()));
        if best.as_ref().is_none_or(|(known, _)| value > *known) {
            *best = Some((value, chosen.clone()));
        }
        return;
    }
    extend(problem, stages, a + 1, room, chosen, best);
    for pair in problem.pairs_of(a) {
        let p = pair.placement as usize;
        if room[p] > 0 {
            room[p] -= 1;
            chosen[a] = Some(pair.placement);
            extend(problem, stages, a + 1, room, chosen, best);
            chosen[a] = None;
            room[p] += 1;
        }
    }
}

/// Sequences of stages that differ in kind: with and without order, tiers, costs and tie-break.
pub(crate) fn sequences(order: bool) -> Vec<Stages> {
    let mut texts = vec![
        "placed",
        "placed,tiers",
        "placed,rank",
        "placed,tiers,rank,distance",
        "placed,distance,tiebreak",
        "placed,tiers,rank,distance,tiebreak",
        "placed,tiebreak",
    ];
    if order {
        texts.extend([
            "placed,order",
            "placed,tiers,order,rank,distance,tiebreak",
            "placed,order,rank",
            "placed,tiers,order,distance,tiebreak",
        ]);
    }
    texts.into_iter().map(|text| Stages::parse(text).expect("valid stages")).collect()
}
