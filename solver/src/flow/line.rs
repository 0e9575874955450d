//! The stage `order` where people are no matroid: person by person. Flows that are as good differ by circles of what is left of
//! the network, so whose arc leads from one strongly connected component to another is decided: who is out there stays out. Holding
//! somebody takes an arc away, so components only ever fall apart; they are looked for again when a walk finds no way. Their
//! heights are prices that show everybody who is out at once (`MODEL.md`, claim 15).

use std::collections::BTreeSet;

use super::{
    Work,
    net::{NONE, Net},
    paths::PathSearch,
    ranking::Left,
    row,
};
use crate::{LeftOut, Prices, Problem, components::components};

/// Serves people in this order and holds them. `false` when stopped.
pub(super) fn serve(problem: &Problem, work: &mut Work<'_>, people: &[u32]) -> bool {
    let mut paths = PathSearch::new(&work.net);
    let mut full = Full::new(problem, &work.net);
    let earlier = work.proof.sets.len();
    let mut barred = vec![false; problem.applicants()];
    work.proof.left_out.extend(decided(problem, &work.net, earlier, &mut barred));
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
                work.proof.left_out.extend(decided(problem, net, earlier, &mut barred));
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

/// Whoever is out of the network as it is now, besides those who were found before, with prices that show it: heights fall along
/// every arc that is left, and somebody whose arc leads to another component has less than nothing. `None` where there is nobody.
fn decided(problem: &Problem, net: &Net, earlier: usize, barred: &mut [bool]) -> Option<LeftOut> {
    let components = components(&Left(net));
    let height = |node: u32| i128::from(components.height[node as usize]);
    let mut people = Vec::new();
    for (a, barred) in (0u32..).zip(barred.iter_mut()).filter(|(_, barred)| !**barred) {
        let arc = net.person_arc[a as usize];
        let is_out = arc != NONE && !net.frozen[arc as usize] && net.flow[arc as usize] == 0;
        if is_out && height(net.head[arc as usize]) < height(net.tail[arc as usize]) {
            *barred = true;
            people.push(a);
        }
    }
    if people.is_empty() {
        return None;
    }
    let mut rows = vec![0; problem.rows()];
    for link in &net.links {
        let (tail, head) = if link.on_people { (link.parent, link.node) } else { (link.node, link.parent) };
        if let Some(row) = row(problem, link.what) {
            rows[row] = height(head) - height(tail);
        }
    }
    Some(LeftOut { prices: Prices { rows, earlier: vec![0; earlier], ..Prices::default() }, people })
}
