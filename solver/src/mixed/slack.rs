//! An allowed assignment under work, with the slack of every row: seats, caps, money. Owns the counting; who moves where is for
//! `augment` and `round` to say.

use crate::{Assignment, Problem};

/// An assignment and how much each row has left.
pub(super) struct Slack<'a> {
    pub(super) problem: &'a Problem,
    pub(super) assignment: Assignment,
    /// By pair: whether it may be chosen.
    pub(super) open: &'a [bool],
    /// By placement: seats that nobody has.
    pub(super) seats: Vec<i64>,
    /// By placement: who is there.
    pub(super) holders: Vec<Vec<u32>>,
    /// By placement: its caps.
    pub(super) caps_of_place: Vec<Vec<u32>>,
    /// By placement cap: how many more.
    pub(super) place_caps: Vec<i64>,
    /// By applicant: their caps.
    pub(super) caps_of_person: Vec<Vec<u32>>,
    /// By applicant cap: how many more.
    pub(super) people_caps: Vec<i64>,
    budgets: Vec<i128>,
    /// By placement: how many have to be there if anybody is.
    least: Vec<usize>,
}

fn lists(count: usize, sets: impl Iterator<Item = Vec<u32>>) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); count];
    for (number, members) in (0u32..).zip(sets) {
        for member in members {
            lists[member as usize].push(number);
        }
    }
    lists
}

fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

impl<'a> Slack<'a> {
    /// Nobody is placed.
    pub(super) fn new(problem: &'a Problem, open: &'a [bool]) -> Self {
        let side = problem.side();
        let mut least = vec![0; problem.placements()];
        for open in &side.open_min {
            least[open.placement as usize] = usize::try_from(open.min).unwrap_or(usize::MAX);
        }
        let people = side.applicant_caps.iter().map(|cap| cap.members.clone());
        let places = side.placement_caps.iter().map(|cap| cap.members.clone());
        Self {
            problem,
            assignment: Assignment::empty(problem.applicants()),
            open,
            seats: (0..problem.placements()).map(|p| i64::from(problem.capacity(p))).collect(),
            holders: vec![Vec::new(); problem.placements()],
            caps_of_place: lists(problem.placements(), places),
            place_caps: side.placement_caps.iter().map(|cap| number(cap.max)).collect(),
            caps_of_person: lists(problem.applicants(), people),
            people_caps: side.applicant_caps.iter().map(|cap| number(cap.max)).collect(),
            budgets: side.budgets.iter().map(|budget| i128::from(budget.limit)).collect(),
            least,
        }
    }

    /// This assignment, of which every pair is one of the problem's.
    pub(super) fn with(mut self, assignment: &Assignment) -> Self {
        for (a, held) in assignment.as_slice().iter().enumerate() {
            if let Some(p) = held {
                self.put(a, Some(*p));
            }
        }
        self
    }

    /// Whether a placement can take one more with everyone who is there kept. One that needs some people at least is not begun.
    pub(super) fn has_room(&self, p: u32) -> bool {
        let p = p as usize;
        self.seats[p] > 0
            && self.caps_of_place[p].iter().all(|&cap| self.place_caps[cap as usize] > 0)
            && (self.least[p] <= 1 || !self.holders[p].is_empty())
    }

    /// How many have to be at a placement if anybody is.
    pub(super) fn least(&self, p: u32) -> usize {
        self.least[p as usize]
    }

    /// Whether the caps on people let somebody in, where somebody else may leave.
    pub(super) fn lets_in(&self, a: usize, instead_of: Option<u32>) -> bool {
        let leaves = |cap: u32| {
            instead_of.is_some_and(|b| self.caps_of_person[b as usize].binary_search(&cap).is_ok())
        };
        self.caps_of_person[a].iter().all(|&cap| self.people_caps[cap as usize] > 0 || leaves(cap))
    }

    /// Moves somebody, whatever that does to the slack.
    pub(super) fn put(&mut self, a: usize, to: Option<u32>) {
        let problem = self.problem;
        let before = self.assignment.of(a);
        for (placement, by) in [(before, 1i64), (to, -1)] {
            let Some(p) = placement else { continue };
            self.seats[p as usize] += by;
            for &cap in &self.caps_of_place[p as usize] {
                self.place_caps[cap as usize] += by;
            }
            if let Some(at) = problem.find_pair(a, p) {
                for (left, budget) in self.budgets.iter_mut().zip(&problem.side().budgets) {
                    *left += i128::from(by) * i128::from(budget.costs[at]);
                }
            }
        }
        let person = u32::try_from(a).unwrap_or(u32::MAX);
        if let Some(p) = before {
            self.holders[p as usize].retain(|&b| b != person);
        }
        if let Some(p) = to {
            self.holders[p as usize].push(person);
        }
        let by = i64::from(before.is_some()) - i64::from(to.is_some());
        for &cap in &self.caps_of_person[a] {
            self.people_caps[cap as usize] += by;
        }
        self.assignment.set(a, to);
    }

    /// Whether no row is exceeded, of those around these placements and people, and of money.
    fn keeps(&self, moved: &[(usize, Option<u32>)]) -> bool {
        let fits = |p: u32| {
            let p = p as usize;
            let load = self.holders[p].len();
            self.seats[p] >= 0
                && (load == 0 || load >= self.least[p])
                && self.caps_of_place[p].iter().all(|&cap| self.place_caps[cap as usize] >= 0)
        };
        self.budgets.iter().all(|left| *left >= 0)
            && moved.iter().all(|&(a, before)| {
                self.caps_of_person[a].iter().all(|&cap| self.people_caps[cap as usize] >= 0)
                    && before.is_none_or(fits)
                    && self.assignment.of(a).is_none_or(fits)
            })
    }

    /// Moves people if every row is kept afterwards; otherwise nothing is changed. Whether it was done.
    pub(super) fn try_moves(&mut self, moves: &[(usize, Option<u32>)]) -> bool {
        let before: Vec<(usize, Option<u32>)> =
            moves.iter().map(|&(a, _)| (a, self.assignment.of(a))).collect();
        for &(a, to) in moves {
            self.put(a, to);
        }
        if self.keeps(&before) {
            return true;
        }
        for &(a, to) in before.iter().rev() {
            self.put(a, to);
        }
        false
    }
}
