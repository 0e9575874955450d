//! Augmenting-path search, person by person: whether somebody more can be placed with all who were placed before kept, by walking through the
//! network. Owns the walk and what it learns: where no way leads on, nobody needs to look again.

use std::collections::BTreeMap;

use super::net::{NONE, Net, ROOT};

/// Searches augmenting paths in one network.
#[derive(Clone)]
pub(crate) struct PathSearch {
    /// From whoever is to be placed.
    forward: Half,
    /// Against the arcs, from where the walk is to end.
    backward: Half,
    walk: u32,
    /// The way that was taken last.
    taken: Vec<u32>,
    /// Whether somebody more is to be placed, and nobody instead of somebody else: then no way ends by taking a place away.
    gains: bool,
    /// How many arcs a walk may look at; one that is longer finds nothing and learns nothing.
    most: usize,
    /// By target: nodes from which no way leads there; of [`REMEMBERED`] targets.
    dead: BTreeMap<usize, Vec<bool>>,
}

/// Half of a walk: breadth first from one of its two ends.
#[derive(Clone)]
struct Half {
    /// By node: the end of the arc through which it was reached.
    came: Vec<u32>,
    /// By node: the walk that saw it last.
    seen: Vec<u32>,
    queue: Vec<u32>,
    /// How many of the queue were taken.
    taken: usize,
    /// How many arcs were looked at: the half with fewer goes on.
    looked: usize,
}

impl Half {
    fn new(nodes: usize) -> Self {
        Self { came: vec![NONE; nodes], seen: vec![0; nodes], queue: Vec::new(), taken: 0, looked: 0 }
    }

    fn begin(&mut self, node: usize, walk: u32) {
        self.queue.clear();
        (self.taken, self.looked) = (0, 0);
        self.reach(node, NONE, walk);
    }

    fn reach(&mut self, node: usize, end: u32, walk: u32) {
        self.seen[node] = walk;
        self.came[node] = end;
        self.queue.push(u32::try_from(node).unwrap_or(NONE));
    }

    fn take(&mut self) -> Option<usize> {
        let node = *self.queue.get(self.taken)?;
        self.taken += 1;
        Some(node as usize)
    }
}

/// How many arcs a short walk may look at.
const SHORT: usize = 1_000;

/// For how many targets nodes are remembered: of many small caps each is rarely asked for twice.
const REMEMBERED: usize = 64;

impl PathSearch {
    pub(super) fn new(net: &Net) -> Self {
        Self {
            forward: Half::new(net.nodes),
            backward: Half::new(net.nodes),
            walk: 0,
            taken: Vec::new(),
            gains: false,
            most: usize::MAX,
            dead: BTreeMap::new(),
        }
    }

    /// Places as many as possible, trying people in this order; those who are to be held keep what they got, so that each is
    /// placed if that can be done with all placed before them kept. `false` when stopped.
    pub(super) fn serve(
        &mut self,
        net: &mut Net,
        people: &[u32],
        hold: bool,
        stop: &dyn Fn() -> bool,
    ) -> bool {
        self.gains = true;
        // Who is placed first decides only where everybody is held; else a long walk costs more than all of them together later.
        self.most = if hold { usize::MAX } else { SHORT };
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
                // One more comes from the root, through caps that have room: whatever is learned holds for everybody.
                self.place_from(net, arc, ROOT);
            }
            net.frozen[arc as usize] = hold;
        }
        true
    }

    /// Places one person, if there is a way back to where their flow would come from.
    pub(super) fn place(&mut self, net: &mut Net, arc: u32) {
        // Where nothing flows into any cap around them, a way there comes from the root, and what was learned of that is for all.
        let target = if is_untouched(net, arc) { ROOT } else { net.tail[arc as usize] as usize };
        self.place_from(net, arc, target);
    }

    /// Places one person whose flow comes from the root, with room all the way to them, or from the node around them.
    fn place_from(&mut self, net: &mut Net, arc: u32, target: usize) {
        let start = net.head[arc as usize] as usize;
        self.walk += 1;
        self.forward.begin(start, self.walk);
        self.backward.begin(target, self.walk);
        // Half of a network leads to the root, so that a search from there finds nothing sooner.
        let both = target != ROOT;
        // Through a cap around them it would go twice, from the root to them and back.
        let around: Vec<usize> =
            if both { Vec::new() } else { net.around(arc).map(|(node, _)| node).collect() };
        let mut kept_out = false;
        loop {
            let ahead = !both || self.forward.looked <= self.backward.looked;
            let side = if ahead { &mut self.forward } else { &mut self.backward };
            if side.looked > self.most {
                return;
            }
            let Some(node) = side.take() else {
                if ahead && !kept_out {
                    self.remember(net, target);
                }
                return;
            };
            side.looked += net.ends(node).len();
            for &end in net.ends(node) {
                let (way, to) = (if ahead { end } else { end ^ 1 }, net.other(end));
                if net.left(way) <= 0 || way / 2 == arc {
                    continue;
                }
                // Back to the root against what comes from it: somebody would lose a place.
                if self.gains && to == ROOT && !end.is_multiple_of(2) {
                    continue;
                }
                if around.contains(&to) {
                    kept_out = true;
                    continue;
                }
                let (side, other) = if ahead {
                    (&mut self.forward, &self.backward)
                } else {
                    (&mut self.backward, &self.forward)
                };
                let is_dead = || self.dead.get(&target).is_some_and(|dead| dead[to]);
                if side.seen[to] == self.walk || is_dead() {
                    continue;
                }
                side.reach(to, way, self.walk);
                if other.seen[to] == self.walk {
                    return self.send(net, arc, (to, target));
                }
            }
        }
    }

    /// No way leads to where the walk was to end from any node that it saw.
    fn remember(&mut self, net: &Net, target: usize) {
        if self.dead.len() < REMEMBERED || self.dead.contains_key(&target) {
            let dead = self.dead.entry(target).or_insert_with(|| vec![false; net.nodes]);
            self.forward.queue.iter().for_each(|&node| dead[node as usize] = true);
        }
    }

    /// Takes back the way that was taken last.
    pub(super) fn back(&self, net: &mut Net) {
        self.taken.iter().for_each(|&end| net.push(end ^ 1));
    }

    /// Sends one round the way that was found, through the node where both halves met. What other targets had learned about it no
    /// longer holds.
    fn send(&mut self, net: &mut Net, arc: u32, (met, target): (usize, usize)) {
        let start = net.head[arc as usize] as usize;
        let mut way = vec![target];
        self.taken.clear();
        self.taken.push(2 * arc);
        if target != net.tail[arc as usize] as usize {
            for (around, end) in net.around(arc) {
                self.taken.push(end);
                way.push(around);
            }
        }
        let mut node = met;
        while node != start {
            let end = self.forward.came[node];
            self.taken.push(end);
            way.push(node);
            node = net.other(end ^ 1);
        }
        way.push(start);
        node = met;
        while node != target {
            let end = self.backward.came[node];
            self.taken.push(end);
            node = net.other(end);
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
