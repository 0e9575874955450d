//! Augmenting-path search under caps: somebody comes in, others make room and keep a place, until a placement has room, or
//! somebody who counts less goes. In a network such a search finds the most; under crossing caps it finds much of it, and
//! fast. Every move is counted before it is made, so what comes out is allowed.

use super::slack::Slack;
use crate::{Assignment, Problem};

/// No node, no person.
const NONE: u32 = u32::MAX;
/// How often everyone who is out is tried again, at most.
const PASSES: usize = 8;

/// A node of the search: a placement to which one comes too many, or (odd) one from which somebody has to go so that a cap
/// around it lets somebody else in.
type Node = u32;

struct CappedSearch<'a> {
    slack: Slack<'a>,
    /// By node: the search that saw it last.
    seen: Vec<u32>,
    /// By node: who comes here, if it is a person who does, and the node before.
    from: Vec<(u32, Node)>,
    /// By placement: the search in which its holders were looked at last.
    left: Vec<u32>,
    /// By node: an earlier search led nowhere from here.
    dead: Vec<bool>,
    /// The number of this search.
    now: u32,
    queue: Vec<Node>,
    /// By applicant: may not be moved.
    fixed: &'a [bool],
    /// By applicant: may be placed or go, without anybody else.
    alone: &'a [bool],
}

/// Places as many more people as it finds a way for, and more of earlier tiers in place of later ones if tiers count.
/// `first` says in which order people are tried.
pub(super) fn augment(
    slack: Slack<'_>,
    first: &[u32],
    (may_change, tiers): (&[bool], bool),
    stop: &dyn Fn() -> bool,
) -> Assignment {
    let problem = slack.problem;
    let mut fixed = vec![false; problem.applicants()];
    problem.side().pins.iter().for_each(|&(a, _)| fixed[a as usize] = true);
    let mut alone = may_change.to_vec();
    problem.side().together.iter().flatten().for_each(|&a| alone[a as usize] = false);
    let places = problem.placements();
    let mut search = CappedSearch {
        slack,
        seen: vec![0; 2 * places],
        from: vec![(NONE, NONE); 2 * places],
        left: vec![0; places],
        dead: vec![false; 2 * places],
        now: 0,
        queue: Vec::new(),
        fixed: &fixed,
        alone: &alone,
    };
    for _ in 0..PASSES {
        let more = search.pass(first, false, stop);
        let earlier = tiers && search.pass(first, true, stop);
        if stop() || !(more || earlier) {
            break;
        }
    }
    search.slack.assignment
}

impl CappedSearch<'_> {
    /// Tries everyone who is out; whether somebody came in.
    fn pass(&mut self, people: &[u32], exchange: bool, stop: &dyn Fn() -> bool) -> bool {
        self.dead.fill(false);
        let mut found = false;
        for (count, &a) in people.iter().enumerate() {
            if count % 64 == 0 && stop() {
                break;
            }
            let a = a as usize;
            if self.slack.assignment.of(a).is_some() || !self.alone[a] {
                continue;
            }
            found |= if exchange { self.exchange(a) } else { self.slack.lets_in(a, None) && self.place(a) };
        }
        found
    }

    /// Places one person more.
    fn place(&mut self, a: usize) -> bool {
        let Some(node) = self.walk(a, &|slack, node| node % 2 == 0 && slack.has_room(node / 2)) else {
            self.bury();
            return false;
        };
        let moves = self.moves(node);
        let done = self.slack.try_moves(&moves);
        if done {
            self.dead.fill(false);
        }
        done
    }

    /// Places somebody of an earlier tier in place of somebody of a later one.
    fn exchange(&mut self, a: usize) -> bool {
        let problem = self.slack.problem;
        let tier = problem.tier(a);
        let (alone, fixed) = (self.alone, self.fixed);
        let goes = |slack: &Slack<'_>, p: u32| -> Option<u32> {
            let later = slack.holders[p as usize].iter().copied().filter(|&b| {
                let b = b as usize;
                problem.tier(b) > tier && alone[b] && !fixed[b]
            });
            later.filter(|&b| slack.lets_in(a, Some(b))).max_by_key(|&b| (problem.tier(b as usize), b))
        };
        let Some(node) = self.walk(a, &|slack, node| goes(slack, node / 2).is_some()) else { return false };
        let Some(out) = goes(&self.slack, node / 2) else { return false };
        let mut moves = vec![(out as usize, None)];
        moves.extend(self.moves(node));
        self.slack.try_moves(&moves)
    }

    /// Looks from somebody who is out for a node where the search may end.
    fn walk(&mut self, a: usize, ends: &dyn Fn(&Slack<'_>, Node) -> bool) -> Option<Node> {
        let problem = self.slack.problem;
        self.now += 1;
        self.queue.clear();
        let person = u32::try_from(a).unwrap_or(NONE);
        self.leads(person, NONE);
        let mut looked = 0;
        while let Some(&node) = self.queue.get(looked) {
            looked += 1;
            if ends(&self.slack, node) {
                return Some(node);
            }
            let p = (node / 2) as usize;
            if std::mem::replace(&mut self.left[p], self.now) != self.now {
                for at in 0..self.slack.holders[p].len() {
                    let b = self.slack.holders[p][at];
                    if !self.fixed[b as usize] {
                        self.leads(b, node);
                    }
                }
            }
            if node % 2 == 0 && self.slack.seats[p] > 0 {
                self.make_room(problem, node);
            }
        }
        None
    }

    /// Somebody may come to all their placements.
    fn leads(&mut self, person: u32, before: Node) {
        let problem = self.slack.problem;
        let held = self.slack.assignment.of(person as usize);
        for at in problem.pair_range(person as usize) {
            let p = problem.placement_at(at);
            if self.slack.open[at] && held != Some(p) {
                self.see(2 * p, person, before);
            }
        }
    }

    /// A placement has a seat, and only caps keep people out: whoever goes from within all of these makes room.
    fn make_room(&mut self, problem: &Problem, node: Node) {
        let p = (node / 2) as usize;
        let full: Vec<u32> = (self.slack.caps_of_place[p].iter().copied())
            .filter(|&cap| self.slack.place_caps[cap as usize] <= 0)
            .collect();
        let Some(&first) = full.first() else { return };
        for &r in &problem.side().placement_caps[first as usize].members {
            let inside = |cap: &u32| self.slack.caps_of_place[r as usize].binary_search(cap).is_ok();
            if r as usize != p && !self.slack.holders[r as usize].is_empty() && full.iter().all(inside) {
                self.see(2 * r + 1, NONE, node);
            }
        }
    }

    fn see(&mut self, node: Node, person: u32, before: Node) {
        let at = node as usize;
        if self.seen[at] != self.now && !self.dead[at] {
            self.seen[at] = self.now;
            self.from[at] = (person, before);
            self.queue.push(node);
        }
    }

    /// No way led on from all of these.
    fn bury(&mut self) {
        for &node in &self.queue {
            self.dead[node as usize] = true;
        }
    }

    /// Who moves where on the way to a node, the last one first.
    fn moves(&self, end: Node) -> Vec<(usize, Option<u32>)> {
        let (mut moves, mut node) = (Vec::new(), end);
        while node != NONE {
            let (person, before) = self.from[node as usize];
            if person != NONE {
                moves.push((person as usize, Some(node / 2)));
            }
            node = before;
        }
        moves
    }
}
