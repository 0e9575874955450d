//! Person by person: whether somebody more can be placed with all who were placed before kept, by walking through the
//! network. Owns the walk and what it learns: where no way leads on, nobody needs to look again.

use std::collections::BTreeMap;

use super::net::{NONE, Net};
use crate::Problem;

/// Walks through one network.
#[derive(Clone)]
pub(crate) struct Walker {
    /// By node: the end through which the present walk came, or none.
    came: Vec<u32>,
    /// By node: the walk that saw it last.
    seen: Vec<u32>,
    walk: u32,
    queue: Vec<u32>,
    /// The way that was taken last.
    taken: Vec<u32>,
    /// By target: nodes from which no way leads there.
    dead: BTreeMap<usize, Vec<bool>>,
}

impl Walker {
    pub(super) fn new(net: &Net) -> Self {
        Self {
            came: vec![NONE; net.nodes],
            seen: vec![0; net.nodes],
            walk: 0,
            queue: Vec::new(),
            taken: Vec::new(),
            dead: BTreeMap::new(),
        }
    }

    /// Serves people in this order: each is placed if that can be done with all placed before them kept, and is held
    /// so. `false` when stopped.
    pub(super) fn serve(
        &mut self,
        net: &mut Net,
        people: &[u32],
        hold: bool,
        stop: &dyn Fn() -> bool,
    ) -> bool {
        for (count, &a) in people.iter().enumerate() {
            if count % 64 == 0 && stop() {
                return false;
            }
            let arc = net.person_arc[a as usize];
            if arc == NONE || net.frozen[arc as usize] {
                continue;
            }
            if net.flow[arc as usize] == 0 {
                self.place(net, arc);
            }
            net.frozen[arc as usize] = hold;
        }
        true
    }

    /// Places one person, if there is a way.
    pub(super) fn place(&mut self, net: &mut Net, arc: u32) {
        let (start, target) = (net.head[arc as usize] as usize, net.tail[arc as usize] as usize);
        let nodes = net.nodes;
        let dead = self.dead.entry(target).or_insert_with(|| vec![false; nodes]);
        self.walk += 1;
        self.queue.clear();
        self.queue.push(u32::try_from(start).unwrap_or(NONE));
        self.seen[start] = self.walk;
        let mut looked = 0;
        while let Some(&node) = self.queue.get(looked) {
            looked += 1;
            for &end in net.ends(node as usize) {
                let to = net.other(end);
                if net.left(end) <= 0 || self.seen[to] == self.walk || dead[to] || end / 2 == arc {
                    continue;
                }
                self.seen[to] = self.walk;
                self.came[to] = end;
                if to == target {
                    return self.send(net, arc, target);
                }
                self.queue.push(u32::try_from(to).unwrap_or(NONE));
            }
        }
        for &node in &self.queue {
            dead[node as usize] = true;
        }
    }

    /// By node: whether no way leads from there to this target.
    pub(super) fn dead(&self, target: usize) -> &[bool] {
        self.dead.get(&target).map_or(&[], Vec::as_slice)
    }

    /// Takes back the way that was taken last.
    pub(super) fn back(&self, net: &mut Net) {
        self.taken.iter().for_each(|&end| net.push(end ^ 1));
    }

    /// Sends one round the way that was found. What other targets had learned about it no longer holds.
    fn send(&mut self, net: &mut Net, arc: u32, target: usize) {
        let start = net.head[arc as usize] as usize;
        let mut node = target;
        let mut way = vec![target];
        self.taken.clear();
        self.taken.push(2 * arc);
        while node != start {
            let end = self.came[node];
            self.taken.push(end);
            node = net.other(end ^ 1);
            way.push(node);
        }
        self.taken.iter().for_each(|&end| net.push(end));
        self.dead.retain(|_, dead| !way.iter().any(|&node| dead[node]));
    }
}

/// Applicants by tier, then order, then number.
pub(crate) fn sequence(problem: &Problem) -> Vec<u32> {
    let mut people: Vec<u32> = (0u32..).take(problem.applicants()).collect();
    people.sort_by_key(|&a| (problem.tier(a as usize), problem.order(a as usize), a));
    people
}
