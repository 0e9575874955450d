//! Serving in order: every applicant in turn gets a seat if all who were served before can keep one.
//! Exact for `placed`, `tiers` and `order` at once, because the sets of people who can be placed
//! together are the independent sets of a transversal matroid (`MODEL.md`, claim 2). No costs here.

use crate::{Assignment, Problem};

const NOBODY: u32 = u32::MAX;

/// The state of one search: how each placement was reached.
struct SeatSearch<'a> {
    problem: &'a Problem,
    holders: Vec<Vec<u32>>,
    assignment: Assignment,
    /// Placements that no search will ever leave again: a failed search reached them.
    closed: Vec<bool>,
    /// Number of the search that reached the placement last.
    reached: Vec<u32>,
    /// Who would move to the placement.
    mover: Vec<u32>,
    queue: Vec<u32>,
    number: u32,
}

/// Serves the applicants in the sequence given and returns the assignment.
///
/// `stop` is asked between applicants; what is served by then is returned with `false`.
pub(crate) fn serve(problem: &Problem, sequence: &[u32], stop: &dyn Fn() -> bool) -> (Assignment, bool) {
    let mut search = SeatSearch {
        problem,
        holders: vec![Vec::new(); problem.placements()],
        assignment: Assignment::empty(problem.applicants()),
        closed: (0..problem.placements()).map(|p| problem.capacity(p) == 0).collect(),
        reached: vec![0; problem.placements()],
        mover: vec![NOBODY; problem.placements()],
        queue: Vec::new(),
        number: 0,
    };
    for (served, &applicant) in sequence.iter().enumerate() {
        if served % 256 == 0 && stop() {
            return (search.assignment, false);
        }
        search.place(applicant);
    }
    (search.assignment, true)
}

impl SeatSearch<'_> {
    /// Looks breadth-first for a free seat, over people who move on; closes what it saw when there is none.
    fn place(&mut self, applicant: u32) {
        self.number += 1;
        self.queue.clear();
        if let Some(free) = self.reach_from(applicant) {
            return self.shift(free);
        }
        let mut next = 0;
        while next < self.queue.len() {
            let placement = self.queue[next] as usize;
            next += 1;
            for seat in 0..self.holders[placement].len() {
                let holder = self.holders[placement][seat];
                if let Some(free) = self.reach_from(holder) {
                    return self.shift(free);
                }
            }
        }
        for &placement in &self.queue {
            self.closed[placement as usize] = true;
        }
    }

    /// Reaches the placements that a person could take; returns one with a free seat as soon as it is seen.
    fn reach_from(&mut self, person: u32) -> Option<u32> {
        for pair in self.problem.pairs_of(person as usize) {
            let placement = pair.placement as usize;
            if self.closed[placement] || self.reached[placement] == self.number {
                continue;
            }
            self.reached[placement] = self.number;
            self.mover[placement] = person;
            if self.holders[placement].len() < self.problem.capacity(placement) as usize {
                return Some(pair.placement);
            }
            self.queue.push(pair.placement);
        }
        None
    }

    /// Everyone on the way to the free seat moves one placement on.
    fn shift(&mut self, free: u32) {
        let mut placement = free;
        loop {
            let mover = self.mover[placement as usize];
            let from = self.assignment.of(mover as usize);
            self.assignment.set(mover as usize, Some(placement));
            self.holders[placement as usize].push(mover);
            let Some(from) = from else { return };
            self.holders[from as usize].retain(|&holder| holder != mover);
            placement = from;
        }
    }
}
