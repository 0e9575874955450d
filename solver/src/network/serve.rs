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
const PATIENCE: u64 = 2_000;
const SHARE: u64 = 16;
const BF: u64 = 4;

struct Search<'a> {
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
    let mut search = Search {
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

/// Applicants by tier, then order, then number: the sequence in which they are served.
pub(crate) fn sequence(problem: &Problem) -> Vec<u32> {
    if problem.has_order() {
        let mut line: Vec<(u64, u32)> = (0u32..)
            .take(problem.applicants())
            .map(|a| (u64::from(problem.tier(a as usize)) << 50 | problem.order(a as usize).unwrap_or(0), a))
            .collect();
        line.sort_unstable();
        return line.into_iter().map(|(_, a)| a).collect();
    }
    let mut first = [0usize; 257];
    for a in 0..problem.applicants() {
        first[usize::from(problem.tier(a)) + 1] += 1;
    }
    for tier in 0..256 {
        first[tier + 1] += first[tier];
    }
    let mut sequence = vec![0; problem.applicants()];
    for (a, number) in (0..problem.applicants()).zip(0u32..) {
        let at = &mut first[usize::from(problem.tier(a))];
        sequence[*at] = number;
        *at += 1;
    }
    sequence
}

impl Search<'_> {
    /// Finds the applicant a seat, or closes everything that they can reach.
    fn place(&mut self, applicant: u32) {
        let mut patience = PATIENCE;
        loop {
            self.work = 0;
            let found = self.by_labels(applicant, patience);
            self.followed += self.work;
            match found {
                Some(true) => return self.shift_way(),
                Some(false) => return,
                None => {}
            }
            if self.wasted < self.followed / SHARE {
                if self.breadth_first(applicant, patience.saturating_mul(BF)) {
                    return;
                }
                self.wasted += self.work;
            }
            patience = patience.saturating_mul(2);
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
    /// applicant could take is closed; `None`: out of patience.
    fn by_labels(&mut self, applicant: u32, patience: u64) -> Option<bool> {
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
                if self.work > patience {
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

    /// The holder of a full placement who could take the lowest label elsewhere.
    fn best_exchange(&mut self, p: u32) -> (u32, u32, u32) {
        let mut best = (CLOSED, NONE, NONE);
        let wanted = self.label[p as usize] - 1;
        for seat in self.seats.range(p) {
            let holder = self.seats.holder(seat);
            let (label, q) = self.lowest(holder, p);
            if label < best.0 {
                best = (label, holder, q);
                if label <= wanted {
                    break;
                }
            }
        }
        best
    }

    fn shift_way(&mut self) {
        while let Some((person, to)) = self.way.pop() {
            self.seats.take(person, to);
            if self.seats.is_free(to) {
                continue;
            }
            self.label[to as usize] = self.label[to as usize].max(1);
        }
    }

    /// Looks breadth-first for a free seat; `false` when it gave up.
    fn breadth_first(&mut self, applicant: u32, patience: u64) -> bool {
        self.number += 1;
        self.queue.clear();
        self.work = 0;
        let (mut next, mut depth, mut end) = (0, 0u32, 0);
        let mut person_at = NONE;
        if let Some(free) = self.reach_from(applicant, person_at) {
            self.raise(0, free);
            self.shift_back(free);
            return true;
        }
        end = end.max(self.queue.len());
        let mut ends = vec![0, end];
        while next < self.queue.len() {
            if next == end {
                depth += 1;
                end = self.queue.len();
                ends.push(end);
            }
            person_at = u32::try_from(next).unwrap_or(NONE);
            let placement = self.queue[next];
            next += 1;
            for seat in self.seats.range(placement) {
                let holder = self.seats.holder(seat);
                if let Some(free) = self.reach_from(holder, person_at) {
                    self.raise_all(&ends, depth + 1);
                    self.shift_back(free);
                    return true;
                }
            }
            if self.work > patience {
                return false;
            }
        }
        for &placement in &self.queue {
            self.label[placement as usize] = CLOSED;
        }
        true
    }

    fn raise(&mut self, _depth: u32, _free: u32) {}

    /// What was reached in `d` exchanges is at least `total - d` away from a free seat.
    fn raise_all(&mut self, ends: &[usize], total: u32) {
        for (d, two) in ends.windows(2).enumerate() {
            let bound = total.saturating_sub(u32::try_from(d).unwrap_or(u32::MAX));
            for &p in &self.queue[two[0]..two[1]] {
                self.label[p as usize] = self.label[p as usize].max(bound);
            }
        }
    }

    fn reach_from(&mut self, person: u32, from: u32) -> Option<u32> {
        let row = self.problem.placements_of(person as usize);
        self.work += row.len() as u64;
        for &p in row {
            let placement = p as usize;
            if self.label[placement] == CLOSED || self.reached[placement] == self.number {
                continue;
            }
            self.reached[placement] = self.number;
            self.mover[placement] = (person, from);
            if self.seats.is_free(p) {
                return Some(p);
            }
            self.queue.push(p);
        }
        None
    }

    /// Everyone on the way back from the free seat moves one placement on.
    fn shift_back(&mut self, free: u32) {
        let mut to = free;
        loop {
            let (person, from) = self.mover[to as usize];
            self.seats.take(person, to);
            if !self.seats.is_free(to) {
                self.label[to as usize] = self.label[to as usize].max(1);
            }
            if from == NONE {
                return;
            }
            to = self.queue[from as usize];
        }
    }
}
