//! Serving in order: every applicant in turn gets a seat if all who were served before can keep one.
//! Exact for `placed`, `tiers` and `order` at once, because the sets of people who can be placed
//! together are the independent sets of a transversal matroid (`MODEL.md`, claim 2). No costs here.
//!
//! Each placement carries a label, a lower bound of how many exchanges away the next free seat is.
//! Searches follow falling labels, and raise them where they lied; a search that raises many looks
//! breadth-first instead, which finds the nearest free seat or shows that there is none. Then
//! everything it reached is closed for ever.

use super::seats::{NONE, Seats};
use crate::Problem;

/// The label of a placement from which no free seat can be reached, now or later.
const CLOSED: u32 = u32::MAX;
/// Pairs that a search may look at by labels before it looks breadth-first.
const RELABELS: u64 = 2000;
/// A breadth-first look may cost so many times the relabels that was lost …
const REACH: u64 = 4;
/// … as long as looks for nothing stay below one part in so many of all that was followed …
const SHARE: u64 = 16;
/// … and whatever it takes once a search has cost one part in so many of all pairs.
const LARGE: u64 = 16;

struct AugmentingSearch<'a> {
    problem: &'a Problem,
    seats: Seats,
    label: Vec<u32>,
    /// The way from the applicant: who would move, and where to.
    way: Vec<(u32, u32)>,
    /// Number of the breadth-first search that reached the placement last.
    reached: Vec<u32>,
    number: u32,
    /// Who would move to the placement, and from which place in the queue that person comes.
    mover: Vec<(u32, u32)>,
    queue: Vec<u32>,
    work: u64,
    followed: u64,
    wasted: u64,
}

/// Serves the applicants in the sequence given; `stop` is asked now and then, what is served by then is
/// returned with `false`.
pub(crate) fn serve(problem: &Problem, sequence: &[u32], stop: &dyn Fn() -> bool) -> (Seats, bool) {
    let placements = problem.placements();
    let mut search = AugmentingSearch {
        problem,
        seats: Seats::new(problem),
        label: (0..placements).map(|p| if problem.capacity(p) == 0 { CLOSED } else { 0 }).collect(),
        way: Vec::new(),
        reached: vec![0; placements],
        number: 0,
        mover: vec![(NONE, NONE); placements],
        queue: Vec::new(),
        work: 0,
        followed: 0,
        wasted: 0,
    };
    for (served, &applicant) in sequence.iter().enumerate() {
        if served % 1024 == 0 && stop() {
            return (search.seats, false);
        }
        search.place(applicant);
    }
    (search.seats, true)
}

impl AugmentingSearch<'_> {
    /// Finds the applicant a seat, or closes everything that they can reach.
    fn place(&mut self, applicant: u32) {
        let mut relabels = RELABELS;
        loop {
            self.work = 0;
            let found = self.by_labels(applicant, relabels);
            self.followed += self.work;
            match found {
                Some(true) => return self.shift_way(),
                Some(false) => return,
                None => {}
            }
            let large = relabels.saturating_mul(LARGE) >= self.problem.pairs() as u64;
            if large || self.wasted < self.followed / SHARE {
                let limit = if large { u64::MAX } else { relabels.saturating_mul(REACH) };
                if self.breadth_first(applicant, limit) {
                    return;
                }
                self.wasted += self.work;
            }
            relabels = relabels.saturating_mul(2);
        }
    }

    /// The placement with the lowest label that a person could take besides where they are.
    fn lowest(&mut self, person: u32, except: u32) -> (u32, u32) {
        let row = self.problem.placements_of(person as usize);
        self.work += row.len() as u64;
        let mut best = (CLOSED, NONE);
        for &q in row {
            let label = self.label[q as usize];
            if label < best.0 && q != except {
                best = (label, q);
                if label == 0 {
                    break;
                }
            }
        }
        best
    }

    /// Follows falling labels. `Some(true)`: the way leads to a free seat; `Some(false)`: all that the
    /// applicant could take is closed; `None`: out of relabels.
    fn by_labels(&mut self, applicant: u32, relabels: u64) -> Option<bool> {
        self.way.clear();
        let (mut label, mut to) = self.lowest(applicant, NONE);
        let mut person = applicant;
        loop {
            if to == NONE {
                return Some(false);
            }
            self.way.push((person, to));
            if label == 0 {
                return Some(true);
            }
            // Down from `to` while its label tells the truth; otherwise it rises and the way goes back.
            loop {
                if self.work > relabels {
                    return None;
                }
                let p = self.way.last().map_or(NONE, |&(_, p)| p);
                let (best, holder, next) = self.best_exchange(p);
                let truth = best.saturating_add(1);
                if truth <= self.label[p as usize] {
                    (label, person, to) = (best, holder, next);
                    break;
                }
                self.label[p as usize] = truth;
                self.way.pop();
                if self.way.is_empty() {
                    (label, to) = self.lowest(applicant, NONE);
                    person = applicant;
                    break;
                }
            }
        }
    }

    /// A holder of a full placement who could go where the label is one lower, with that label and placement;
    /// without one, how low the lowest may be. What each holder could do is remembered: it only gets worse.
    fn best_exchange(&mut self, p: u32) -> (u32, u32, u32) {
        let wanted = self.label[p as usize] - 1;
        let mut lowest = CLOSED;
        for seat in self.seats.range(p) {
            let mut bound = self.seats.bound(seat);
            if bound <= wanted {
                let holder = self.seats.holder(seat);
                let (label, q) = self.lowest(holder, p);
                if label <= wanted {
                    return (label, holder, q);
                }
                self.seats.set_bound(seat, label);
                bound = label;
            }
            lowest = lowest.min(bound);
        }
        (lowest, NONE, NONE)
    }

    fn shift_way(&mut self) {
        while let Some((person, to)) = self.way.pop() {
            self.take(person, to);
        }
    }

    fn take(&mut self, person: u32, placement: u32) {
        self.seats.take(person, placement);
        if !self.seats.is_free(placement) {
            let label = &mut self.label[placement as usize];
            *label = (*label).max(1);
        }
    }

    /// Looks breadth-first for a free seat, and closes what it saw when there is none; `false` when it gave up.
    fn breadth_first(&mut self, applicant: u32, limit: u64) -> bool {
        self.number += 1;
        self.queue.clear();
        self.work = 0;
        // Where in the queue each number of exchanges begins.
        let mut depths = vec![0];
        let mut free = self.reach_from(applicant, NONE);
        let mut next = 0;
        while free.is_none() && next < self.queue.len() {
            if self.work > limit {
                return false;
            }
            if depths.last() == Some(&next) {
                depths.push(self.queue.len());
            }
            let placement = self.queue[next];
            for seat in self.seats.range(placement) {
                free = self.reach_from(self.seats.holder(seat), u32::try_from(next).unwrap_or(NONE));
                if free.is_some() {
                    break;
                }
            }
            next += 1;
        }
        let Some(free) = free else {
            for &placement in &self.queue {
                self.label[placement as usize] = CLOSED;
            }
            return true;
        };
        self.raise(&depths);
        self.shift_back(free);
        true
    }

    /// A free seat was found after as many exchanges as there are depths, none was nearer: what was reached
    /// earlier is at least the rest away.
    fn raise(&mut self, depths: &[usize]) {
        let total = depths.len() - 1;
        for (depth, two) in depths.windows(2).enumerate() {
            let bound = u32::try_from(total - depth).unwrap_or(0);
            for &placement in &self.queue[two[0]..two[1]] {
                let label = &mut self.label[placement as usize];
                *label = (*label).max(bound);
            }
        }
    }

    /// Reaches the placements that a person could take; returns one with a free seat as soon as it is seen.
    fn reach_from(&mut self, person: u32, from: u32) -> Option<u32> {
        let row = self.problem.placements_of(person as usize);
        self.work += row.len() as u64;
        for &placement in row {
            let p = placement as usize;
            if self.label[p] == CLOSED || self.reached[p] == self.number {
                continue;
            }
            self.reached[p] = self.number;
            self.mover[p] = (person, from);
            if self.seats.is_free(placement) {
                return Some(placement);
            }
            self.queue.push(placement);
        }
        None
    }

    /// Everyone on the way back from the free seat moves one placement on.
    fn shift_back(&mut self, free: u32) {
        let mut to = free;
        loop {
            let (person, from) = self.mover[to as usize];
            self.take(person, to);
            if from == NONE {
                return;
            }
            to = self.queue[from as usize];
        }
    }
}
