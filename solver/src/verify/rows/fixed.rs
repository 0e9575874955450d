//! What pins take of seats, caps and money, and for which pairs something is left beside them. Whoever is pinned has their
//! place in every allowed assignment, so a seat that a pin takes, and money that it costs, are nobody else's.

use super::{Case, Row};
use crate::{Problem, problem::side::Cap};

/// What pins take.
pub(super) struct Fixed {
    /// By applicant: whether they are pinned.
    pub(super) people: Vec<bool>,
    /// By budget: what is left of it.
    pub(super) money: Vec<u64>,
}

impl Fixed {
    pub(super) fn new(problem: &Problem) -> Self {
        let side = problem.side();
        let mut people = vec![false; problem.applicants()];
        let mut money: Vec<u64> = side.budgets.iter().map(|budget| budget.limit).collect();
        for &(a, p) in &side.pins {
            // What is judged keeps every pin, so nobody has two.
            if std::mem::replace(&mut people[a as usize], true) {
                continue;
            }
            let Some(at) = problem.find_pair(a as usize, p) else { continue };
            for (left, budget) in money.iter_mut().zip(&side.budgets) {
                *left = left.saturating_sub(budget.costs[at]);
            }
        }
        Self { people, money }
    }

    /// By pair: whether any allowed assignment may have it. A seat, a place under each cap and money for it are left beside
    /// those who are pinned.
    pub(super) fn leaves(&self, case: &Case<'_>) -> Vec<bool> {
        let problem = case.problem;
        let side = problem.side();
        let mut seats: Vec<u64> = (0..problem.placements()).map(|p| u64::from(problem.capacity(p))).collect();
        let mut taken = vec![0u64; problem.placements()];
        for (held, _) in case.assignment.as_slice().iter().zip(&self.people).filter(|(_, pinned)| **pinned) {
            let Some(p) = *held else { continue };
            taken[p as usize] += 1;
        }
        seats.iter_mut().zip(&taken).for_each(|(seats, taken)| *seats = seats.saturating_sub(*taken));
        let within = |cap: &&Cap| cap.members.iter().map(|&p| taken[p as usize]).sum::<u64>() >= cap.max;
        for cap in side.placement_caps.iter().filter(within) {
            cap.members.iter().for_each(|&p| seats[p as usize] = 0);
        }
        let mut out = vec![false; problem.applicants()];
        let full =
            |cap: &&Cap| cap.members.iter().filter(|&&a| self.people[a as usize]).count() as u64 >= cap.max;
        for cap in side.applicant_caps.iter().filter(full) {
            cap.members.iter().for_each(|&a| out[a as usize] = true);
        }
        let mut leaves = case.open.clone();
        for a in (0..problem.applicants()).filter(|&a| !self.people[a]) {
            for at in problem.pair_range(a) {
                let paid =
                    side.budgets.iter().zip(&self.money).all(|(budget, left)| budget.costs[at] <= *left);
                leaves[at] &= paid && !out[a] && seats[problem.placement_at(at) as usize] > 0;
            }
        }
        leaves
    }

    /// A row in which nobody but pinned people has a pair left holds what it holds in every allowed assignment.
    pub(super) fn settle(&self, case: &Case<'_>, leaves: &[bool], rows: &mut [Row]) {
        if !self.people.contains(&true) {
            return;
        }
        let problem = case.problem;
        let mut open = vec![false; rows.len()];
        for a in (0..problem.applicants()).filter(|&a| !self.people[a]) {
            for at in problem.pair_range(a).filter(|&at| leaves[at]) {
                case.rows_of(a, problem.placement_at(at), &mut |row| open[row] = true);
                for (number, budget) in problem.side().budgets.iter().enumerate() {
                    open[problem.row_of_budget(number)] |= budget.costs[at] > 0;
                }
            }
        }
        for (row, _) in rows.iter_mut().zip(open).filter(|(_, open)| !open) {
            (row.least, row.most) = (row.count, Some(row.count));
        }
    }
}
