//! Shortest paths by label correcting (Bellman 1958, Ford 1956; first in, first out), for lengths of any sign: potentials
//! that satisfy every arc, or a negative cycle. One for all engines.

use std::collections::VecDeque;

use crate::network::Number;

/// No arc.
const NONE: u32 = u32::MAX;

/// A graph with lengths. Arcs have numbers, by which a cycle is told.
pub(crate) trait Arcs<N> {
    fn nodes(&self) -> usize;
    /// Tells every arc that begins at a node: its end, its length, and its number, if it may be in a cycle.
    fn each(&self, node: usize, tell: &mut dyn FnMut(usize, N, Option<u32>));
    /// Where an arc begins.
    fn begin(&self, arc: u32) -> usize;
}

/// How it ended.
pub(crate) enum Labels {
    /// No arc's end is farther than its beginning and the arc together.
    Settled,
    /// The arcs of a cycle of negative length, each before the one that leads to it.
    NegativeCycle(Vec<u32>),
}

/// Lowers potentials until every arc is satisfied, or finds a negative cycle. `None` when stopped.
pub(crate) fn settle<N: Number>(
    graph: &impl Arcs<N>,
    potential: &mut [N],
    stop: &dyn Fn() -> bool,
) -> Option<Labels> {
    let nodes = graph.nodes();
    let mut came = vec![NONE; nodes];
    let mut waits = vec![true; nodes];
    let mut steps = 0usize;
    let mut queue: VecDeque<u32> = (0u32..).take(nodes).collect();
    while let Some(node) = queue.pop_front() {
        let node = node as usize;
        waits[node] = false;
        steps += 1;
        // Looking for a cycle costs a pass over the nodes, so it is done once for as many steps.
        if steps.is_multiple_of(nodes) {
            if stop() {
                return None;
            }
            if let Some(cycle) = cycle(graph, &came) {
                return Some(Labels::NegativeCycle(cycle));
            }
        }
        let here = potential[node];
        graph.each(node, &mut |to, length, arc| {
            let least = here + length;
            if least < potential[to] {
                potential[to] = least;
                came[to] = arc.unwrap_or(NONE);
                if !std::mem::replace(&mut waits[to], true) {
                    queue.push_back(u32::try_from(to).unwrap_or(0));
                }
            }
        });
    }
    Some(Labels::Settled)
}

/// A cycle of arcs in which every node's potential came from the one before; its length is always negative.
fn cycle<N>(graph: &impl Arcs<N>, came: &[u32]) -> Option<Vec<u32>> {
    let before = |node: usize| Some(came[node]).filter(|arc| *arc != NONE).map(|arc| graph.begin(arc));
    let mut seen = vec![0u32; came.len()];
    for (start, mark) in (0..came.len()).zip(1u32..) {
        let mut node = start;
        while seen[node] == 0 {
            seen[node] = mark;
            match before(node) {
                Some(from) => node = from,
                None => break,
            }
        }
        if seen[node] == mark && before(node).is_some() {
            let (mut arcs, mut at) = (Vec::new(), node);
            loop {
                arcs.push(came[at]);
                at = before(at)?;
                if at == node {
                    return Some(arcs);
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Listed(usize, Vec<(usize, usize, i128)>);

    impl Arcs<i128> for Listed {
        fn nodes(&self) -> usize {
            self.0
        }

        fn each(&self, node: usize, tell: &mut dyn FnMut(usize, i128, Option<u32>)) {
            for (&(from, to, length), arc) in self.1.iter().zip(0u32..) {
                if from == node {
                    tell(to, length, Some(arc));
                }
            }
        }

        fn begin(&self, arc: u32) -> usize {
            self.1[arc as usize].0
        }
    }

    #[test]
    fn potentials_or_a_negative_cycle() {
        let graph = Listed(3, vec![(0, 1, -2), (1, 2, -3), (2, 0, 5)]);
        let mut potential = vec![0; 3];
        assert!(matches!(settle(&graph, &mut potential, &|| false), Some(Labels::Settled)));
        assert!(graph.1.iter().all(|&(from, to, length)| potential[to] <= potential[from] + length));
        let graph = Listed(3, vec![(0, 1, -2), (1, 2, -3), (2, 0, 4)]);
        let Some(Labels::NegativeCycle(mut arcs)) = settle(&graph, &mut [0; 3], &|| false) else {
            panic!("a cycle of length -1");
        };
        arcs.sort_unstable();
        assert_eq!(arcs, [0, 1, 2]);
        assert!(settle(&graph, &mut [0; 3], &|| true).is_none(), "stopped");
    }
}
