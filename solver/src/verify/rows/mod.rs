//! The judge under side constraints. Takes prices of rows, set after set, and checks of each that they bound what any
//! allowed assignment can reach; then whether cut-offs prove who is served, and a ranking that nothing else is as good.
//! Every stage is judged given what the earlier ones reached (`MODEL.md`, section 10).

mod bound;
mod cuts;
mod families;
mod knapsack;
mod line;
mod only;
mod tree;

use super::{Claims, Refusal, Verdict};
use crate::{Assignment, Certificate, Cut, Goal, Problem, RowProof, Stage, Stages};
use families::Families;

/// What is judged.
pub(super) struct Case<'a> {
    problem: &'a Problem,
    stages: &'a Stages,
    assignment: &'a Assignment,
    proof: &'a RowProof,
    members: Members,
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
    let none = |refusal: Refusal| Verdict {
        feasible: Ok(()),
        stages: stages.iter().map(|stage| (stage, Err(refusal.clone()))).collect(),
        cutoffs_exact: Ok(()),
        unique: Err(refusal.clone()),
    };
    let Some(proof) = &certificate.rows else { return none(Refusal::Missing { what: "prices of rows" }) };
    if proof.families.len() != problem.rows() {
        return none(Refusal::Missing { what: "families" });
    }
    if !proof.cuts.iter().all(|cut| knapsack::follows(problem, cut)) {
        return none(Refusal::Missing { what: "cuts that follow from a budget" });
    }
    let case = Case { problem, stages, assignment, proof, members: Members::new(problem) };
    case.judge()
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

/// What choosing a pair counts in a cut.
fn worth(cut: &Cut, problem: &Problem, at: usize) -> u64 {
    let cost = problem.side().budgets[cut.budget as usize].costs[at];
    cut.worth.iter().find(|(other, _)| *other == cost && cost > 0).map_or(0, |(_, worth)| *worth)
}

/// The tie-break speaks for uniqueness where nothing before it rests on somebody's word.
fn uniqueness(outcomes: &[(Stage, Result<(), Refusal>)]) -> Result<(), Refusal> {
    match outcomes.iter().find(|(stage, _)| *stage == Stage::Tiebreak) {
        None => Err(Refusal::NotClaimed),
        Some((_, Ok(()))) if outcomes.iter().any(|(_, outcome)| outcome.is_err()) => {
            Err(Refusal::EarlierStage)
        }
        Some((_, outcome)) => outcome.clone(),
    }
}

impl Case<'_> {
    fn judge(&self) -> Verdict {
        let families = Families::new(self);
        let cuts = if self.proof.cutoffs.is_empty() {
            None
        } else {
            Some(families.as_ref().map_err(Clone::clone).and_then(|families| cuts::check(self, families)))
        };
        let mut known = Known::new(self);
        let mut sets = (0..self.proof.sets.len()).peekable();
        let mut outcomes = Vec::new();
        for stage in self.stages.iter() {
            let by_cuts = match &cuts {
                Some(Ok(())) => cuts::speaks_for(self.stages, stage),
                _ => false,
            };
            let mut claims = Claims::default();
            let mut goals = self.goals(stage);
            while let Some(at) = sets.next_if(|&at| self.proof.sets[at].goal.stage() == stage) {
                if stage != Stage::Tiebreak && goals.next() != Some(self.proof.sets[at].goal) {
                    claims.hear(stage, Err(Refusal::WrongPrices { stage }));
                }
                claims.hear(stage, known.learn(self, at));
            }
            if stage != Stage::Tiebreak && stage != Stage::Order && goals.next().is_some() {
                claims.hear(stage, Err(Refusal::NotClaimed));
            }
            let outcome = match (stage, claims.against) {
                _ if by_cuts => Ok(()),
                (Stage::Order, _) => match &cuts {
                    Some(Err(refusal)) => Err(refusal.clone()),
                    _ => line::check(self, &known, sets.peek().copied().unwrap_or(self.proof.sets.len())),
                },
                (Stage::Tiebreak, against) => match against {
                    Some(refusal) => Err(refusal),
                    None => families
                        .as_ref()
                        .map_err(Clone::clone)
                        .and_then(|families| only::check(self, families, &known)),
                },
                (_, Some(refusal)) => Err(refusal),
                (_, None) => Ok(()),
            };
            if stage == Stage::Order {
                known.stay(self);
            }
            outcomes.push((stage, outcome));
        }
        if sets.next().is_some() {
            for (stage, outcome) in &mut outcomes {
                *outcome = Err(Refusal::WrongPrices { stage: *stage });
            }
        }
        let unique = uniqueness(&outcomes);
        Verdict { feasible: Ok(()), stages: outcomes, cutoffs_exact: cuts.unwrap_or(Ok(())), unique }
    }

    /// The goals of a stage, in their order.
    fn goals(&self, stage: Stage) -> std::vec::IntoIter<Goal> {
        let goals = match stage {
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
            Stage::Rank => vec![Goal::Priced(crate::PriceStage::Rank)],
            Stage::Distance => vec![Goal::Priced(crate::PriceStage::Distance)],
            Stage::Order | Stage::Tiebreak => Vec::new(),
        };
        goals.into_iter()
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
            case.rows_of(a, p, &mut |row| rows[row].count += 1);
            if let Some(at) = problem.find_pair(a, p) {
                for (number, budget) in side.budgets.iter().enumerate() {
                    rows[problem.row_of_budget(number)].count += i128::from(budget.costs[at]);
                }
            }
        }
        let held: Vec<usize> = (case.assignment.as_slice().iter().enumerate())
            .filter_map(|(a, held)| problem.find_pair(a, (*held)?))
            .collect();
        let mut remains = vec![true; problem.pairs()];
        for a in 0..problem.applicants() {
            for at in problem.pair_range(a) {
                remains[at] = !problem.is_barred(a, problem.placement_at(at));
            }
        }
        let may_change = (0..problem.applicants()).map(|a| problem.pin_of(a).is_none()).collect();
        let cut = |cut: &Cut| {
            let count = held.iter().map(|&at| i128::from(worth(cut, problem, at))).sum();
            Row { count, least: 0, most: Some(i128::from(cut.most)) }
        };
        let cuts = case.proof.cuts.iter().map(cut).collect();
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
