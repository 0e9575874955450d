//! The checker under side constraints. Takes prices of rows, set after set, and checks of each that they bound what any
//! allowed assignment can reach; then whether cut-offs prove who is served, and a ranking that nothing else is as good.
//! Every stage is judged given what the earlier ones reached (`MODEL.md`, section 10).

mod bound;
mod choice;
mod cuts;
mod families;
mod fixed;
mod knapsack;
mod line;
mod only;
mod tree;

use super::{Claims, Refusal, Verdict};
use crate::{Assignment, Certificate, Cut, Goal, PriceStage, Problem, RowProof, Stage, Stages};
use families::Families;
use fixed::Fixed;

/// How many words the tie-break has.
const WORDS: u8 = 8;

/// What is judged.
pub(super) struct Case<'a> {
    problem: &'a Problem,
    stages: &'a Stages,
    assignment: &'a Assignment,
    proof: &'a RowProof,
    members: Members,
    /// By number of the pair: whether any allowed assignment may have it.
    open: Vec<bool>,
    /// By applicant: whether they are pinned, or together with somebody who is.
    pinned: Vec<bool>,
    fixed: Fixed,
}

/// Which rows each pair lies in, besides its placement and the budgets.
struct Members {
    /// By applicant: rows of caps.
    of_person: Vec<Vec<u32>>,
    /// By placement: rows of caps.
    of_place: Vec<Vec<u32>>,
    /// By applicant: reserves, by their place in the list.
    reserves: Vec<Vec<u32>>,
}

/// What is known of a row: its pairs number at least and at most so many in every assignment that is still as good.
#[derive(Debug, Clone, Copy)]
struct Row {
    count: i128,
    least: i128,
    most: Option<i128>,
}

/// What the sets of prices have decided so far.
#[derive(Clone)]
struct Known {
    rows: Vec<Row>,
    /// Cuts that follow from the budgets: how much of each the assignment uses, and the most.
    cuts: Vec<Row>,
    /// By number of the pair: whether it may still be chosen.
    remains: Vec<bool>,
    /// By applicant: whether they may still be left out, or, where they are, placed.
    may_change: Vec<bool>,
}

/// Judges a feasible assignment.
pub(super) fn verify(
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
    certificate: &Certificate,
) -> Verdict {
    // Cut-offs that nobody looked at are not called exact; none are, where none are given.
    let no_cutoffs = certificate.rows.as_ref().is_some_and(|proof| proof.cutoffs.is_empty());
    let none = |refusal: Refusal| Verdict {
        feasible: Ok(()),
        stages: stages.iter().map(|stage| (stage, Err(refusal.clone()))).collect(),
        cutoffs_exact: if no_cutoffs { Ok(()) } else { Err(refusal.clone()) },
        unique: Err(refusal.clone()),
    };
    let Some(proof) = &certificate.rows else { return none(Refusal::Missing { what: "prices of rows" }) };
    if proof.families.len() != problem.rows() {
        return none(Refusal::Missing { what: "families" });
    }
    let fixed = Fixed::new(problem);
    if !knapsack::all_follow(problem, &fixed.money, &proof.cuts) {
        return none(Refusal::Missing { what: "cuts that follow from a budget" });
    }
    let (open, pinned) = open(problem);
    let members = Members::new(problem);
    let case = Case { problem, stages, assignment, proof, members, open, pinned, fixed };
    match case.plan() {
        Ok(plan) => case.check_claims(&plan),
        Err(refusal) => none(refusal),
    }
}

/// Which pairs may be chosen: neither forbidden, nor of somebody who is pinned elsewhere, nor dearer than a budget, nor at a
/// placement that needs more people than it has seats. And who is placed in any case.
fn open(problem: &Problem) -> (Vec<bool>, Vec<bool>) {
    let side = problem.side();
    let mut open = vec![true; problem.pairs()];
    let mut pinned = vec![false; problem.applicants()];
    for &(a, p) in &side.pins {
        pinned[a as usize] = true;
        for at in problem.pair_range(a as usize) {
            open[at] &= problem.placement_at(at) == p;
        }
    }
    for at in side.forbidden.iter().filter_map(|&(a, p)| problem.find_pair(a as usize, p)) {
        open[at] = false;
    }
    for budget in &side.budgets {
        open.iter_mut().zip(&budget.costs).for_each(|(open, cost)| *open &= *cost <= budget.limit);
    }
    let mut runs = vec![true; problem.placements()];
    for least in &side.open_min {
        runs[least.placement as usize] = least.min <= u64::from(problem.capacity(least.placement as usize));
    }
    for (at, open) in open.iter_mut().enumerate() {
        *open &= runs[problem.placement_at(at) as usize];
    }
    for list in &side.together {
        if list.iter().any(|&a| pinned[a as usize]) {
            for &a in list {
                pinned[a as usize] = true;
            }
        }
    }
    (open, pinned)
}

impl Members {
    fn new(problem: &Problem) -> Self {
        let side = problem.side();
        let mut members = Self {
            of_person: vec![Vec::new(); problem.applicants()],
            of_place: vec![Vec::new(); problem.placements()],
            reserves: vec![Vec::new(); problem.applicants()],
        };
        let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        for (at, cap) in side.applicant_caps.iter().enumerate() {
            let row = number(problem.row_of_applicant_cap(at));
            cap.members.iter().for_each(|&a| members.of_person[a as usize].push(row));
        }
        for (at, cap) in side.placement_caps.iter().enumerate() {
            let row = number(problem.row_of_placement_cap(at));
            cap.members.iter().for_each(|&p| members.of_place[p as usize].push(row));
        }
        for (at, reserve) in side.reserves.iter().enumerate() {
            reserve.applicants.iter().for_each(|&a| members.reserves[a as usize].push(number(at)));
        }
        members
    }
}

/// A stage stands on those before it: where one of them is not proven, what was shown is shown given what they reached.
fn standing(outcomes: &mut [(Stage, Result<(), Refusal>)]) {
    let first = outcomes.iter().position(|(_, outcome)| outcome.is_err());
    for (_, outcome) in
        outcomes.iter_mut().skip(first.unwrap_or(usize::MAX)).filter(|(_, outcome)| outcome.is_ok())
    {
        *outcome = Err(Refusal::GivenEarlier);
    }
}

impl Case<'_> {
    /// Which sets of prices speak for which stage: those of its goals, from the first on and none twice, or none.
    fn plan(&self) -> Result<Vec<std::ops::Range<usize>>, Refusal> {
        let mut plan: Vec<std::ops::Range<usize>> = Vec::new();
        for stage in self.stages.iter() {
            let first = plan.last().map_or(0, |before| before.end);
            let given = || self.proof.sets.iter().skip(first).map(|set| set.goal);
            let goals = self.goals(stage);
            let mut count = goals.iter().zip(given()).take_while(|(goal, given)| **goal == *given).count();
            if stage == Stage::Order {
                count = given().take_while(|goal| matches!(goal, Goal::Person(_))).count();
            }
            plan.push(first..first + count);
        }
        match (plan.last(), self.stages.iter().last()) {
            (Some(last), Some(stage)) if last.end != self.proof.sets.len() => Err(Refusal::WrongPrices {
                stage: self.proof.sets.get(last.end).map_or(stage, |set| set.goal.stage()),
            }),
            _ => Ok(plan),
        }
    }

    fn check_claims(&self, plan: &[std::ops::Range<usize>]) -> Verdict {
        let families = Families::new(self);
        let families = families.as_ref().map_err(Clone::clone);
        let cuts = if self.proof.cutoffs.is_empty() {
            None
        } else {
            Some(families.clone().and_then(|families| cuts::check(self, families)))
        };
        let mut known = Known::new(self);
        let mut outcomes = Vec::new();
        for (stage, sets) in self.stages.iter().zip(plan) {
            let mut claims = Claims::default();
            for at in sets.clone().filter(|_| stage != Stage::Order) {
                claims.hear(stage, known.fix_by_reduced_costs(self, at));
            }
            if stage != Stage::Tiebreak && sets.len() < self.goals(stage).len() {
                claims.hear(stage, Err(Refusal::NotClaimed));
            }
            let outcome = match (stage, &cuts, claims.against) {
                (Stage::Placed | Stage::Tiers | Stage::Order, Some(Ok(())), _) => Ok(()),
                (Stage::Order, Some(Err(refusal)), _) => Err(refusal.clone()),
                (Stage::Order, None, _) => line::check(self, &known, sets.clone()),
                (_, _, Some(refusal)) => Err(refusal),
                (Stage::Tiebreak, _, None) if known.is_single(self) => Ok(()),
                (Stage::Tiebreak, _, None) => {
                    families.clone().and_then(|families| only::check(self, families, &known))
                }
                (_, _, None) => Ok(()),
            };
            if stage == Stage::Order {
                known.stay(self);
            }
            outcomes.push((stage, outcome));
        }
        standing(&mut outcomes);
        let tiebreak = outcomes.iter().find(|(stage, _)| *stage == Stage::Tiebreak);
        let unique = tiebreak.map_or(Err(Refusal::NotClaimed), |(_, outcome)| outcome.clone());
        Verdict { feasible: Ok(()), stages: outcomes, cutoffs_exact: cuts.unwrap_or(Ok(())), unique }
    }

    /// The goals of a stage, in their order.
    fn goals(&self, stage: Stage) -> Vec<Goal> {
        match stage {
            Stage::Placed => vec![Goal::Placed],
            Stage::Reserves if self.problem.side().reserves.is_empty() => Vec::new(),
            Stage::Reserves => vec![Goal::Reserves],
            Stage::Tiers => {
                let mut tiers: Vec<u8> =
                    (0..self.problem.applicants()).map(|a| self.problem.tier(a)).collect();
                tiers.sort_unstable();
                tiers.dedup();
                tiers.into_iter().map(Goal::Tier).collect()
            }
            Stage::Rank => vec![Goal::Priced(PriceStage::Rank)],
            Stage::Distance => vec![Goal::Priced(PriceStage::Distance)],
            Stage::Tiebreak => (1..=WORDS).map(|word| Goal::Priced(PriceStage::Word(word))).collect(),
            Stage::Order => Vec::new(),
        }
    }

    /// What choosing a pair counts in a cut, which is about people who are not pinned. Its costs rise, and none is 0.
    fn worth_in(&self, cut: &Cut, applicant: usize, at: usize) -> u64 {
        if self.fixed.people[applicant] {
            return 0;
        }
        let cost = self.problem.side().budgets[cut.budget as usize].costs[at];
        cut.coefficients.binary_search_by_key(&cost, |(cost, _)| *cost).map_or(0, |at| cut.coefficients[at].1)
    }

    /// Whether a pair lies in a reserve.
    fn reserved(&self, reserve: u32, placement: u32) -> bool {
        let reserve = &self.problem.side().reserves[reserve as usize];
        reserve.placements.binary_search(&placement).is_ok()
    }

    /// Every row that a pair lies in, budgets apart.
    fn rows_of(&self, applicant: usize, placement: u32, each: &mut dyn FnMut(usize)) {
        each(placement as usize);
        let caps = self.members.of_person[applicant].iter().chain(&self.members.of_place[placement as usize]);
        caps.for_each(|&row| each(row as usize));
        for &reserve in &self.members.reserves[applicant] {
            if self.reserved(reserve, placement) {
                each(self.problem.row_of_reserve(reserve as usize));
            }
        }
    }
}

impl Known {
    fn new(case: &Case<'_>) -> Self {
        let (problem, side) = (case.problem, case.problem.side());
        let row = |most: Option<u64>| Row { count: 0, least: 0, most: most.map(i128::from) };
        let mut rows: Vec<Row> =
            (0..problem.placements()).map(|p| row(Some(u64::from(problem.capacity(p))))).collect();
        rows.extend(side.applicant_caps.iter().chain(&side.placement_caps).map(|cap| row(Some(cap.max))));
        rows.extend(side.reserves.iter().map(|_| row(None)));
        rows.extend(side.budgets.iter().map(|budget| row(Some(budget.limit))));
        for (a, held) in case.assignment.as_slice().iter().enumerate() {
            let Some(p) = *held else { continue };
            // Whoever is pinned counts in every allowed assignment.
            let least = i128::from(case.fixed.people[a]);
            let mut count = |row: usize, times: i128| {
                rows[row].count += times;
                rows[row].least += least * times;
            };
            case.rows_of(a, p, &mut |row| count(row, 1));
            if let Some(at) = problem.find_pair(a, p) {
                for (number, budget) in side.budgets.iter().enumerate() {
                    count(problem.row_of_budget(number), i128::from(budget.costs[at]));
                }
            }
        }
        let held: Vec<(usize, usize)> = (case.assignment.as_slice().iter().enumerate())
            .filter_map(|(a, held)| Some((a, problem.find_pair(a, (*held)?)?)))
            .collect();
        let may_change = case.pinned.iter().map(|pinned| !pinned).collect();
        let cut = |cut: &Cut| {
            let count = held.iter().map(|&(a, at)| i128::from(case.worth_in(cut, a, at))).sum();
            Row { count, least: 0, most: Some(i128::from(cut.most)) }
        };
        let cuts = case.proof.cuts.iter().map(cut).collect();
        let remains = case.fixed.leaves(case);
        case.fixed.settle(case, &remains, &mut rows);
        Self { rows, cuts, remains, may_change }
    }

    /// People stay in or out: every stage after `order` is judged for those who were served.
    fn stay(&mut self, case: &Case<'_>) {
        for a in 0..case.problem.applicants() {
            self.may_change[a] = false;
            if case.assignment.of(a).is_none() {
                case.problem.pair_range(a).for_each(|at| self.remains[at] = false);
            }
        }
    }
}
