//! The residual graph of an assignment on a face, as difference constraints between prices, and the
//! search for prices that satisfy them all or for a cycle that shows a better assignment.
//!
//! Nodes are the placements, then the groups, then one for the outside (unfilled seats, price 0).
//! An arc `from -> to` of length c says: price(from) <= price(to) + c, and stands for a change of the
//! assignment that costs c; a cycle of arcs is a change that keeps everything earlier stages fixed.

use super::face::Face;
use crate::{
    Assignment, Problem,
    shortest_paths::{self, Arcs, Labels},
};

/// What an arc does to the assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exchange {
    /// Nothing: a seat is taken from, or given to, the outside.
    Seat,
    /// The applicant moves to the placement of the arc's end.
    Move(u32),
    /// The applicant leaves; the arc ends at the group.
    Leave(u32),
    /// The applicant, left out so far, takes the placement of the arc's end.
    Enter(u32),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Arc {
    pub from: u32,
    pub to: u32,
    pub length: i128,
    pub change: Exchange,
}

/// Arcs grouped by their end, so that a price that falls passes on along them.
pub(crate) struct Residual {
    nodes: usize,
    first: Vec<u32>,
    arcs: Vec<Arc>,
}

/// Prices, or a cycle of negative length.
pub(crate) enum ShortestPaths {
    Potentials(Vec<i128>),
    NegativeCycle(Vec<Arc>),
}

/// Costs of the changes: of a pair when it is chosen, and what a move or entry costs on top.
pub(crate) trait Lengths {
    /// Length of a move of `applicant` from the pair at `own` to the pair at `other`.
    fn moving(&self, applicant: usize, own: usize, other: usize) -> i128;
    /// Length of leaving the pair at `own`.
    fn leaving(&self, applicant: usize, own: usize) -> i128;
    /// Length of entering the pair at `other`.
    fn entering(&self, applicant: usize, other: usize) -> i128;
}

impl Residual {
    /// All arcs that the face leaves free.
    pub(crate) fn new(
        problem: &Problem,
        face: &Face,
        assignment: &Assignment,
        lengths: &dyn Lengths,
    ) -> Self {
        let group_node = problem.placements();
        let outside = node(group_node + face.groups.len());
        let mut arcs = Vec::new();
        let loads = assignment.loads(problem.placements());
        for (p, &load) in loads.iter().enumerate() {
            if load < problem.capacity(p) {
                arcs.push(Arc { from: node(p), to: outside, length: 0, change: Exchange::Seat });
            }
            if !face.kept_full[p] {
                arcs.push(Arc { from: outside, to: node(p), length: 0, change: Exchange::Seat });
            }
        }
        for (a, applicant) in (0..problem.applicants()).zip(0u32..) {
            let group = face.group(a).map(|group| node(group_node + group));
            if let Some(from) = assignment.of(a) {
                let Some(own) = problem.find_pair(a, from) else { continue };
                for at in problem.pair_range(a).filter(|&at| at != own && face.remains[at]) {
                    let to = problem.pair(at).placement;
                    let length = lengths.moving(a, own, at);
                    arcs.push(Arc { from, to, length, change: Exchange::Move(applicant) });
                }
                if let Some(group) = group.filter(|_| !face.kept_placed[a]) {
                    let length = lengths.leaving(a, own);
                    arcs.push(Arc { from, to: group, length, change: Exchange::Leave(applicant) });
                }
            } else if let Some(group) = group {
                for at in problem.pair_range(a).filter(|&at| face.remains[at]) {
                    let to = problem.pair(at).placement;
                    let length = lengths.entering(a, at);
                    arcs.push(Arc { from: group, to, length, change: Exchange::Enter(applicant) });
                }
            }
        }
        Self::grouped(group_node + face.groups.len() + 1, arcs)
    }

    fn grouped(nodes: usize, mut arcs: Vec<Arc>) -> Self {
        arcs.sort_by_key(|arc| (arc.to, arc.from, arc.length));
        // Of several arcs between the same two nodes only the shortest can matter.
        arcs.dedup_by_key(|arc| (arc.to, arc.from));
        let mut first = vec![0u32; nodes + 1];
        for arc in &arcs {
            first[arc.to as usize + 1] += 1;
        }
        for n in 0..nodes {
            first[n + 1] += first[n];
        }
        Self { nodes, first, arcs }
    }

    /// Lowers the starting prices until every constraint holds, or shows a negative cycle.
    /// Prices come out with the outside at 0.
    pub(crate) fn settle(&self, mut price: Vec<i128>) -> ShortestPaths {
        if let Some(Labels::NegativeCycle(cycle)) = shortest_paths::settle(self, &mut price, &|| false) {
            return ShortestPaths::NegativeCycle(
                cycle.into_iter().map(|at| self.arcs[at as usize]).collect(),
            );
        }
        let outside = price[self.nodes - 1];
        for value in &mut price {
            *value -= outside;
        }
        ShortestPaths::Potentials(price)
    }
}

/// An arc says what its beginning may be at most, so prices pass on from its end.
impl Arcs<i128> for Residual {
    fn nodes(&self) -> usize {
        self.nodes
    }

    fn each(&self, node: usize, tell: &mut dyn FnMut(usize, i128, Option<u32>)) {
        for at in self.first[node]..self.first[node + 1] {
            let arc = self.arcs[at as usize];
            tell(arc.from as usize, arc.length, Some(at));
        }
    }

    fn begin(&self, at: u32) -> usize {
        self.arcs[at as usize].to as usize
    }
}

/// Makes the changes of a cycle.
pub(crate) fn apply(assignment: &mut Assignment, cycle: &[Arc]) {
    for arc in cycle {
        match arc.change {
            Exchange::Seat => {}
            Exchange::Move(applicant) | Exchange::Enter(applicant) => {
                assignment.set(applicant as usize, Some(arc.to));
            }
            Exchange::Leave(applicant) => assignment.set(applicant as usize, None),
        }
    }
}

fn node(index: usize) -> u32 {
    // Placements and groups are counted in 32 bits since the problem was built.
    u32::try_from(index).unwrap_or(u32::MAX)
}
