//! The least cost of a flow where one along an arc costs nothing or minus one: as many as possible of some people. A primal-dual
//! method (Ford and Fulkerson 1957): every arc that is worth something is filled, what is over then goes along shortest ways to where
//! something is missing, all ways of one length at once (Dinic 1970). Few lengths occur, and the distances are potentials that prove
//! the flow.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{min_cost::Residual, net::Net};

/// No level.
const FAR: u32 = u32::MAX;

/// Makes the flow the cheapest there is and gives potentials by node that prove it. `costs` are 0 or -1. `None` when stopped.
pub(super) fn cheapest(net: &mut Net, costs: &[i64], stop: &dyn Fn() -> bool) -> Option<Vec<i128>> {
    let residual = Residual::new(net, costs);
    let nodes = residual.nodes();
    let mut search = Search {
        residual,
        potential: vec![0; nodes],
        over: vec![0; nodes],
        level: vec![FAR; nodes],
        current: Vec::new(),
    };
    let finished = search.run(stop);
    // What was stopped on its way is no flow: then the old one stays.
    finished.then(|| {
        search.residual.give_back(net);
        search.potential.iter().map(|potential| i128::from(*potential)).collect()
    })
}

struct Search {
    residual: Residual<i64>,
    potential: Vec<i64>,
    /// By node: what is over there; below 0, what is missing.
    over: Vec<i64>,
    /// By node: how many arcs of length 0 lead there from what is over.
    level: Vec<u32>,
    /// By node: the first of its ends along which something may still go.
    current: Vec<u32>,
}

impl Search {
    fn run(&mut self, stop: &dyn Fn() -> bool) -> bool {
        for end in 0..self.residual.to.len() {
            let left = self.residual.left[end];
            if self.residual.cost[end] < 0 && left > 0 {
                let (from, to) = (self.residual.to[end ^ 1] as usize, self.residual.to[end] as usize);
                self.over[from] -= left;
                self.over[to] += left;
                self.residual.send(u32::try_from(end).unwrap_or(FAR), left);
            }
        }
        loop {
            while self.levels() {
                if stop() {
                    return false;
                }
                self.current = self.residual.first[..self.residual.nodes()].to_vec();
                for node in 0..self.over.len() {
                    while self.over[node] > 0 && self.send_from(node) {}
                }
            }
            if self.over.iter().all(|over| *over == 0) {
                return true;
            }
            // Whatever was filled could be emptied again, so a way is always left.
            if stop() || !self.lengthen() {
                return false;
            }
        }
    }

    fn length(&self, from: usize, end: u32) -> i64 {
        let to = self.residual.to[end as usize] as usize;
        self.residual.cost[end as usize] + self.potential[from] - self.potential[to]
    }

    /// Finds the levels; whether something that is over can go on to where it is missing.
    fn levels(&mut self) -> bool {
        self.level.fill(FAR);
        let mut queue: Vec<u32> = Vec::new();
        for (node, over) in (0u32..).zip(&self.over) {
            if *over > 0 {
                self.level[node as usize] = 0;
                queue.push(node);
            }
        }
        let (mut looked, mut found) = (0, FAR);
        while let Some(&node) = queue.get(looked) {
            looked += 1;
            let node = node as usize;
            // Longer ways wait for the next levels.
            if self.level[node] >= found {
                break;
            }
            for &end in self.residual.ends(node) {
                let to = self.residual.to[end as usize] as usize;
                if self.residual.left[end as usize] > 0
                    && self.level[to] == FAR
                    && self.length(node, end) == 0
                {
                    self.level[to] = self.level[node] + 1;
                    if self.over[to] < 0 {
                        found = self.level[to];
                    }
                    queue.push(self.residual.to[end as usize]);
                }
            }
        }
        found != FAR
    }

    /// Sends something that is over from a node up the levels; `false` when there is no way left.
    fn send_from(&mut self, start: usize) -> bool {
        let mut way: Vec<u32> = Vec::new();
        let mut node = start;
        while self.over[node] >= 0 {
            let at = self.current[node];
            if at == self.residual.first[node + 1] {
                let Some(end) = way.pop() else { return false };
                node = self.residual.to[(end ^ 1) as usize] as usize;
                self.current[node] += 1;
                continue;
            }
            let end = self.residual.ends[at as usize];
            let to = self.residual.to[end as usize] as usize;
            let up = self.level[to] == self.level[node] + 1;
            if up && self.residual.left[end as usize] > 0 && self.length(node, end) == 0 {
                way.push(end);
                node = to;
            } else {
                self.current[node] += 1;
            }
        }
        let room = way.iter().map(|&end| self.residual.left[end as usize]).min().unwrap_or(0);
        let amount = room.min(self.over[start]).min(-self.over[node]);
        for end in way {
            self.residual.send(end, amount);
        }
        self.over[start] -= amount;
        self.over[node] += amount;
        true
    }

    /// Adds the distance from what is over to every potential, up to that of the nearest node where something is missing;
    /// `false` where there is none.
    fn lengthen(&mut self) -> bool {
        let mut distance = vec![i64::MAX; self.over.len()];
        let mut heap = BinaryHeap::new();
        for (node, over) in (0u32..).zip(&self.over) {
            if *over > 0 {
                distance[node as usize] = 0;
                heap.push(Reverse((0, node)));
            }
        }
        while let Some(Reverse((here, node))) = heap.pop() {
            let node = node as usize;
            if here > distance[node] {
                continue;
            }
            if self.over[node] < 0 {
                self.potential.iter_mut().zip(distance).for_each(|(to, far)| *to += far.min(here));
                return true;
            }
            for &end in self.residual.ends(node) {
                let to = self.residual.to[end as usize];
                if self.residual.left[end as usize] > 0 {
                    let there = here + self.length(node, end);
                    if there < distance[to as usize] {
                        distance[to as usize] = there;
                        heap.push(Reverse((there, to)));
                    }
                }
            }
        }
        false
    }
}
