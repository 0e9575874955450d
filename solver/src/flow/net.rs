//! The network: from a root through caps of people to people, along pairs to placements, and through their caps
//! back to the root. Owns nodes, arcs and what flows; which flow is best is for the stages to say.

use super::shape::{Forest, NOWHERE, Shape, What};
use crate::{Assignment, Problem};

/// No arc, no node.
pub(super) const NONE: u32 = u32::MAX;
/// The node from which everything comes and to which it returns.
pub(super) const ROOT: usize = 0;

/// A node of a cap, placement or reserve with its arcs to or from the node around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) what: What,
    pub(super) node: u32,
    pub(super) parent: u32,
    /// The arc with the bound; of a reserve, the one whose flow is worth something.
    pub(super) arc: u32,
    /// Of a reserve, the arc for what goes beyond its seats.
    pub(super) beyond: Option<u32>,
    /// Whether it lies on the side of people: then flow comes from the parent, otherwise it goes there.
    pub(super) on_people: bool,
}

/// The network with a flow.
#[derive(Debug, Clone)]
pub(super) struct Net {
    pub(super) nodes: usize,
    pub(super) tail: Vec<u32>,
    pub(super) head: Vec<u32>,
    pub(super) room: Vec<i64>,
    pub(super) flow: Vec<i64>,
    /// By arc: whether its flow may not change any more.
    pub(super) frozen: Vec<bool>,
    pub(super) links: Vec<Link>,
    /// By applicant.
    pub(super) person_node: Vec<u32>,
    pub(super) person_arc: Vec<u32>,
    /// By number of the pair.
    pub(super) pair_arc: Vec<u32>,
    /// Where each node's ends begin in `ends`: an arc's number doubled, plus one where the node is its head.
    pub(super) first: Vec<u32>,
    pub(super) ends: Vec<u32>,
}

impl Net {
    pub(super) fn new(problem: &Problem, shape: &Shape) -> Self {
        let mut net = Self {
            nodes: 1,
            tail: Vec::new(),
            head: Vec::new(),
            room: Vec::new(),
            flow: Vec::new(),
            frozen: Vec::new(),
            links: Vec::new(),
            person_node: vec![NONE; problem.applicants()],
            person_arc: vec![NONE; problem.applicants()],
            pair_arc: vec![NONE; problem.pairs()],
            first: Vec::new(),
            ends: Vec::new(),
        };
        let everyone;
        let forest = if shape.people.sets.is_empty() {
            everyone = super::shape::everyone(problem);
            &everyone
        } else {
            &shape.people
        };
        let people = net.tree(forest, true);
        let places = net.tree(&shape.places, false);
        for at in 0..problem.pairs() {
            let (from, to) = (forest.innermost[at], shape.places.innermost[at]);
            if from != NOWHERE && to != NOWHERE {
                // A person takes one pair at most, so two are room enough, and no pair is ever full by itself.
                net.pair_arc[at] = net.arc(people[from as usize], places[to as usize], 2);
            }
        }
        net.join();
        net
    }

    /// Adds the nodes of a family with their arcs; gives the nodes by set.
    fn tree(&mut self, forest: &Forest, on_people: bool) -> Vec<u32> {
        let mut nodes: Vec<u32> = Vec::with_capacity(forest.sets.len());
        for (set, parent) in forest.sets.iter().zip(&forest.parent) {
            let node = u32::try_from(self.nodes).unwrap_or(NONE);
            self.nodes += 1;
            let parent = parent.map_or(0, |parent| nodes[parent as usize]);
            nodes.push(node);
            let (tail, head) = if on_people { (parent, node) } else { (node, parent) };
            let all = i64::try_from(set.pairs.len()).unwrap_or(i64::MAX);
            // One more than can ever come: only a bound that is really reached may have a price.
            let bound = i64::try_from(set.bound).unwrap_or(i64::MAX).min(all + 1);
            let arc = self.arc(tail, head, bound);
            let mut beyond = None;
            match set.what {
                What::Person(a) => {
                    self.person_node[a as usize] = node;
                    self.person_arc[a as usize] = arc;
                    continue;
                }
                What::Row(_) => {}
                What::Reserve(_) => beyond = Some(self.arc(tail, head, all + 1)),
            }
            self.links.push(Link { what: set.what, node, parent, arc, beyond, on_people });
        }
        nodes
    }

    fn arc(&mut self, tail: u32, head: u32, room: i64) -> u32 {
        self.tail.push(tail);
        self.head.push(head);
        self.room.push(room);
        self.flow.push(0);
        self.frozen.push(false);
        u32::try_from(self.tail.len() - 1).unwrap_or(NONE)
    }

    fn join(&mut self) {
        let mut first = vec![0u32; self.nodes + 1];
        for &node in self.tail.iter().chain(&self.head) {
            first[node as usize + 1] += 1;
        }
        for node in 0..self.nodes {
            first[node + 1] += first[node];
        }
        let mut fill = first.clone();
        self.ends = vec![0; 2 * self.tail.len()];
        for (arc, (&tail, &head)) in (0u32..).zip(self.tail.iter().zip(&self.head)) {
            for (node, end) in [(tail, 2 * arc), (head, 2 * arc + 1)] {
                self.ends[fill[node as usize] as usize] = end;
                fill[node as usize] += 1;
            }
        }
        self.first = first;
    }

    /// The ends at a node.
    pub(super) fn ends(&self, node: usize) -> &[u32] {
        &self.ends[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// How much more may go along an end: with the arc from its tail, against it from its head.
    pub(super) fn left(&self, end: u32) -> i64 {
        let arc = (end / 2) as usize;
        match end % 2 {
            _ if self.frozen[arc] => 0,
            0 => self.room[arc] - self.flow[arc],
            _ => self.flow[arc],
        }
    }

    /// The node that an end leads to.
    pub(super) fn other(&self, end: u32) -> usize {
        let arc = (end / 2) as usize;
        (if end.is_multiple_of(2) { self.head[arc] } else { self.tail[arc] }) as usize
    }

    /// The nodes around a person, from the nearest cap outwards, each with the end from the node around it.
    pub(super) fn around(&self, person_arc: u32) -> impl Iterator<Item = (usize, u32)> + '_ {
        let mut node = self.tail[person_arc as usize] as usize;
        std::iter::from_fn(move || {
            if node == ROOT {
                return None;
            }
            // Flow comes to a node of the people's side from the one around it; of a reserve first along what counts.
            let end = *self.ends(node).iter().find(|end| !end.is_multiple_of(2))?;
            let here = node;
            node = self.tail[(end / 2) as usize] as usize;
            Some((here, end - 1))
        })
    }

    /// Sends one along an end.
    pub(super) fn push(&mut self, end: u32) {
        self.flow[(end / 2) as usize] += if end.is_multiple_of(2) { 1 } else { -1 };
    }

    /// Puts a person on one of their pairs, from nothing, and holds them there; whether there is room.
    pub(super) fn pin(&mut self, problem: &Problem, applicant: usize, placement: u32) -> bool {
        let arc = problem.find_pair(applicant, placement).map_or(NONE, |at| self.pair_arc[at]);
        if arc == NONE || !self.carry(arc) {
            return false;
        }
        for at in problem.pair_range(applicant).filter_map(|at| self.pair_arc.get(at)) {
            if *at != NONE {
                self.frozen[*at as usize] = true;
            }
        }
        self.frozen[self.person_arc[applicant] as usize] = true;
        true
    }

    /// Adds one on a pair's arc and on every arc up both trees; whether there is room everywhere.
    pub(super) fn carry(&mut self, pair_arc: u32) -> bool {
        self.flow[pair_arc as usize] += 1;
        for (start, on_people) in
            [(self.tail[pair_arc as usize], true), (self.head[pair_arc as usize], false)]
        {
            let mut node = start as usize;
            while node != ROOT {
                let up = |end: &&u32| {
                    let arc = (**end / 2) as usize;
                    end.is_multiple_of(2) != on_people && self.flow[arc] < self.room[arc]
                };
                let Some(&end) = self.ends(node).iter().find(up) else { return false };
                self.flow[(end / 2) as usize] += 1;
                node = self.other(end);
            }
        }
        true
    }

    /// Who is where.
    pub(super) fn assignment(&self, problem: &Problem) -> Assignment {
        let chosen = |a: usize| {
            let at = problem.pair_range(a).find(|&at| {
                let arc = self.pair_arc[at];
                arc != NONE && self.flow[arc as usize] > 0
            });
            at.map(|at| problem.placement_at(at))
        };
        Assignment::new((0..problem.applicants()).map(chosen).collect())
    }
}
