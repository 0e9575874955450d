//! Augmenting-path search, person by person: whether somebody more can be placed with all who were placed before kept, by walking through the
//! network. Owns the walk and what it learns: where no way leads on, nobody needs to look again.

use std::collections::BTreeMap;

use super::net::{NONE, Net, ROOT};

/// Searches augmenting paths in one network.
#[derive(Clone)]
pub(crate) struct PathSearch {
    /// By node: the end through which the present walk came, or none.
    came: Vec<u32>,
    /// By node: the walk that saw it last.
    seen: Vec<u32>,
    walk: u32,
    queue: Vec<u32>,
    /// The way that was taken last.
    taken: Vec<u32>,
    /// Where the last walk was to end.
    target: usize,
    /// By target: nodes from which no way leads there; of so many targets as memory is worth.
    dead: BTreeMap<usize, Vec<bool>>,
}

/// How many nodes together are remembered for all targets.
const REMEMBERED: usize = 1 << 26;

impl PathSearch {
    pub(super) fn new(net: &Net) -> Self {
        Self {
            came: vec![NONE; net.nodes],
            seen: vec![0; net.nodes],
            walk: 0,
            queue: Vec::new(),
            taken: Vec::new(),
            target: ROOT,
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
            // Within a cap that is full somebody else would go: that is nobody more.
            let may_be_more = hold || net.around(arc).all(|(_, end)| net.left(end) > 0);
            if net.flow[arc as usize] == 0 && may_be_more {
                self.place(net, arc);
            }
            net.frozen[arc as usize] = hold;
        }
        true
    }

    /// Places one person, if there is a way back to where their flow would come from.
    pub(super) fn place(&mut self, net: &mut Net, arc: u32) {
        let start = net.head[arc as usize] as usize;
        // Where nothing flows into any cap around them, a way there comes from the root, and what was learned of that is for all.
        let target = if is_untouched(net, arc) { ROOT } else { net.tail[arc as usize] as usize };
        self.target = target;
        self.walk += 1;
        self.queue.clear();
        self.queue.push(u32::try_from(start).unwrap_or(NONE));
        self.seen[start] = self.walk;
        let known = self.dead.get(&target);
        let is_dead = |node: usize| known.is_some_and(|dead| dead[node]);
        let mut looked = 0;
        while let Some(&node) = self.queue.get(looked) {
            looked += 1;
            for &end in net.ends(node as usize) {
                let to = net.other(end);
                if net.left(end) <= 0 || self.seen[to] == self.walk || is_dead(to) || end / 2 == arc {
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
        let room = (self.dead.len() + 1).saturating_mul(net.nodes) <= REMEMBERED;
        if room || self.dead.contains_key(&target) {
            let dead = self.dead.entry(target).or_insert_with(|| vec![false; net.nodes]);
            self.queue.iter().for_each(|&node| dead[node as usize] = true);
        }
    }

    /// By node: whether no way leads from there to where the last walk was to end, as far as that is known.
    pub(super) fn dead(&self) -> Vec<bool> {
        let mut dead = self.dead.get(&self.target).cloned().unwrap_or_else(|| vec![false; self.seen.len()]);
        self.queue.iter().for_each(|&node| dead[node as usize] = true);
        dead
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
        if target != net.tail[arc as usize] as usize {
            for (around, end) in net.around(arc) {
                self.taken.push(end);
                way.push(around);
            }
        }
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

/// Whether every cap around somebody has room, and nothing flows into any.
fn is_untouched(net: &Net, arc: u32) -> bool {
    net.around(arc).all(|(node, end)| {
        let first = (end / 2) as usize;
        let empty = |end: &&u32| !end.is_multiple_of(2) && net.flow[(**end / 2) as usize] > 0;
        net.flow[first] == 0 && net.left(end) > 0 && !net.ends(node).iter().any(|end| empty(&end))
    })
}
