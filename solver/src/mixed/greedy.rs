//! Something that is allowed, at once: people in line take the first place that everything still allows. It is nothing
//! to boast of, but whoever has to stop early has a list in hand that keeps every rule.

use super::keeps::keeps;
use crate::sequence::sequence;
use crate::{Assignment, Problem};

/// How much is left of everything.
struct Left<'a> {
    problem: &'a Problem,
    seats: Vec<u64>,
    /// By placement: it does not run.
    closed: Vec<bool>,
    people_caps: Vec<u64>,
    place_caps: Vec<u64>,
    budgets: Vec<u64>,
    chosen: Assignment,
}

/// Somebody's allowed assignment; `None` where this way finds none.
pub(super) fn greedy(problem: &Problem) -> Option<Assignment> {
    let side = problem.side();
    let mut partners: Vec<Vec<u32>> = (0u32..).take(problem.applicants()).map(|a| vec![a]).collect();
    for list in &side.together {
        for (place, &a) in list.iter().enumerate() {
            partners[a as usize] = if place == 0 { list.clone() } else { Vec::new() };
        }
    }
    let mut closed = vec![false; problem.placements()];
    // Placements that too few came to are closed one after another, and everybody chooses again.
    loop {
        let mut left = Left::new(problem, closed);
        for &(a, p) in &side.pins {
            left.take(a as usize, problem.find_pair(a as usize, p)?);
        }
        for a in sequence(problem) {
            left.try_all(&partners[a as usize]);
        }
        let short = side.open_min.iter().find(|open| {
            let p = open.placement as usize;
            let load = u64::from(problem.capacity(p)).saturating_sub(left.seats[p]);
            load > 0 && load < open.min
        });
        let Some(open) = short else { return Some(left.chosen).filter(|chosen| keeps(problem, chosen)) };
        closed = left.closed;
        if std::mem::replace(&mut closed[open.placement as usize], true) {
            return None;
        }
    }
}

impl<'a> Left<'a> {
    fn new(problem: &'a Problem, closed: Vec<bool>) -> Self {
        let side = problem.side();
        Self {
            problem,
            seats: (0..problem.placements()).map(|p| u64::from(problem.capacity(p))).collect(),
            closed,
            people_caps: side.applicant_caps.iter().map(|cap| cap.max).collect(),
            place_caps: side.placement_caps.iter().map(|cap| cap.max).collect(),
            budgets: side.budgets.iter().map(|budget| budget.limit).collect(),
            chosen: Assignment::empty(problem.applicants()),
        }
    }

    /// Places all of these people, or none.
    fn try_all(&mut self, people: &[u32]) {
        let mut taken = Vec::new();
        for &a in people {
            let a = a as usize;
            if self.chosen.of(a).is_some() {
                continue;
            }
            let at = self.problem.pair_range(a).find(|&at| self.allows(a, at));
            let Some(at) = at else {
                for (a, at) in taken {
                    self.give_back(a, at);
                }
                return;
            };
            self.take(a, at);
            taken.push((a, at));
        }
    }

    fn allows(&self, a: usize, at: usize) -> bool {
        let (problem, p) = (self.problem, self.problem.placement_at(at));
        let holds = |members: &[u32], one: u32| members.binary_search(&one).is_ok();
        let person = u32::try_from(a).unwrap_or(u32::MAX);
        let side = problem.side();
        !problem.is_barred(a, p)
            && !self.closed[p as usize]
            && self.seats[p as usize] > 0
            && side
                .applicant_caps
                .iter()
                .zip(&self.people_caps)
                .all(|(cap, left)| *left > 0 || !holds(&cap.members, person))
            && side
                .placement_caps
                .iter()
                .zip(&self.place_caps)
                .all(|(cap, left)| *left > 0 || !holds(&cap.members, p))
            && side.budgets.iter().zip(&self.budgets).all(|(budget, left)| budget.costs[at] <= *left)
    }

    fn take(&mut self, a: usize, at: usize) {
        self.count(a, at, u64::saturating_sub);
        self.chosen.set(a, Some(self.problem.placement_at(at)));
    }

    fn give_back(&mut self, a: usize, at: usize) {
        self.count(a, at, u64::saturating_add);
        self.chosen.set(a, None);
    }

    fn count(&mut self, a: usize, at: usize, step: fn(u64, u64) -> u64) {
        let (side, p) = (self.problem.side(), self.problem.placement_at(at));
        let person = u32::try_from(a).unwrap_or(u32::MAX);
        let seats = &mut self.seats[p as usize];
        *seats = step(*seats, 1);
        for (cap, left) in side.applicant_caps.iter().zip(&mut self.people_caps) {
            *left = step(*left, u64::from(cap.members.binary_search(&person).is_ok()));
        }
        for (cap, left) in side.placement_caps.iter().zip(&mut self.place_caps) {
            *left = step(*left, u64::from(cap.members.binary_search(&p).is_ok()));
        }
        for (budget, left) in side.budgets.iter().zip(&mut self.budgets) {
            *left = step(*left, budget.costs[at]);
        }
    }
}
