//! The stage `order` where people are no matroid: person by person, and of whoever is out, prices that show it. The
//! nodes from which no way leads on are a cut: everything that leaves it is full, whatever enters it is empty. One for
//! each row that leaves it, less one for each that enters, and who has to come in has less than nothing left
//! (`MODEL.md`, claim 15).

use std::collections::BTreeSet;

use super::{
    Work,
    net::{NONE, Net},
    paths::PathSearch,
    row,
};
use crate::{LeftOut, Prices, Problem};

/// Serves people in this order and holds them. `false` when stopped.
pub(super) fn serve(problem: &Problem, work: &mut Work<'_>, people: &[u32]) -> bool {
    let mut paths = PathSearch::new(&work.net);
    let mut barred = vec![false; problem.applicants()];
    let mut full = Full::new(problem, &work.net);
    let earlier = work.proof.sets.len();
    for (count, &a) in people.iter().enumerate() {
        if count % 64 == 0 && work.control.stop() {
            return false;
        }
        let net = &mut work.net;
        let arc = net.person_arc[a as usize];
        if arc == NONE {
            continue;
        }
        if net.frozen[arc as usize] {
            full.hold(net, a, arc);
            continue;
        }
        if net.flow[arc as usize] == 0 && !barred[a as usize] {
            if full.keeps_out(net, arc) {
                work.net.frozen[arc as usize] = true;
                continue;
            }
            paths.place(net, arc);
            if net.flow[arc as usize] == 0 {
                let left_out = left_out(problem, net, &paths, earlier);
                left_out.people.iter().for_each(|&a| barred[a as usize] = true);
                work.proof.left_out.push(left_out);
            }
        }
        full.hold(&work.net, a, arc);
        work.net.frozen[arc as usize] = true;
    }
    work.proof.full = full.caps.into_iter().collect();
    true
}

/// Caps on people that are full with those who are held: nobody else gets in, whatever the rest of the network allows.
struct Full {
    /// By node: the cap that it stands for, by its place in the list.
    cap: Vec<u32>,
    /// By node: how many of those inside have a place and are pinned or come earlier. Others may be sure of theirs as well;
    /// who is out besides them is shown by prices.
    held: Vec<i64>,
    /// By applicant.
    pinned: Vec<bool>,
    /// Caps that kept somebody out.
    caps: BTreeSet<u32>,
}

impl Full {
    fn new(problem: &Problem, net: &Net) -> Self {
        let mut full = Self {
            cap: vec![NONE; net.nodes],
            held: vec![0; net.nodes],
            pinned: vec![false; problem.applicants()],
            caps: BTreeSet::new(),
        };
        let caps = problem.row_of_applicant_cap(0)..problem.row_of_placement_cap(0);
        for link in net.links.iter().filter(|link| link.on_people) {
            if let Some(row) = row(problem, link.what).filter(|row| caps.contains(row)) {
                full.cap[link.node as usize] = u32::try_from(row - caps.start).unwrap_or(NONE);
            }
        }
        for &(a, _) in &problem.side().pins {
            full.hold(net, a, net.person_arc[a as usize]);
            full.pinned[a as usize] = true;
        }
        full
    }

    /// Somebody is held, with a place or without; whoever is pinned only once.
    fn hold(&mut self, net: &Net, a: u32, arc: u32) {
        if arc != NONE && net.flow[arc as usize] > 0 && !self.pinned[a as usize] {
            for (node, _) in net.around(arc) {
                self.held[node] += 1;
            }
        }
    }

    /// Whether a cap around somebody is full with those who are held.
    fn keeps_out(&mut self, net: &Net, arc: u32) -> bool {
        let full = net
            .around(arc)
            .find(|&(node, link)| self.cap[node] != NONE && self.held[node] >= net.room[(link / 2) as usize]);
        full.is_some_and(|(node, _)| {
            self.caps.insert(self.cap[node]);
            true
        })
    }
}

/// Prices of the cut from which no way leads to where this person's flow would come from, and who is shut in.
fn left_out(problem: &Problem, net: &Net, paths: &PathSearch, earlier: usize) -> LeftOut {
    let dead = paths.dead();
    let inside = |node: u32| dead[node as usize];
    let mut rows = vec![0; problem.rows()];
    for link in &net.links {
        let (tail, head) = if link.on_people { (link.parent, link.node) } else { (link.node, link.parent) };
        if let Some(row) = row(problem, link.what) {
            rows[row] = i128::from(inside(tail)) - i128::from(inside(head));
        }
    }
    let shut_in = |a: &u32| {
        let own = net.person_arc[*a as usize];
        if own == NONE || net.frozen[own as usize] || net.flow[own as usize] > 0 {
            return false;
        }
        let mut arcs = problem.pair_range(*a as usize).map(|at| net.pair_arc[at]);
        let closed = |arc: u32| arc == NONE || net.frozen[arc as usize] || inside(net.head[arc as usize]);
        !inside(net.tail[own as usize]) && arcs.all(closed)
    };
    let people = (0u32..).take(problem.applicants()).filter(shut_in).collect();
    LeftOut { prices: Prices { rows, earlier: vec![0; earlier], ..Prices::default() }, people }
}
