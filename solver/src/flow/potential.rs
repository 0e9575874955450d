//! Exact potentials: what proves a flow to be the cheapest, or a cheaper way round that is then taken.

use super::min_cost::Residual;
use crate::{
    network::Number,
    shortest_paths::{Arcs, Labels, settle},
};

/// Potentials for which along every way that is left, cost plus the potential behind is not below the one ahead.
pub(super) fn exact<N: Number>(
    residual: &mut Residual<N>,
    start: Vec<N>,
    fences: &[(u32, u32)],
    stop: &dyn Fn() -> bool,
) -> Option<Vec<N>> {
    let mut potential = start;
    let mut fence: Vec<(u32, u32)> = fences.to_vec();
    fence.sort_unstable();
    loop {
        match settle(&Fenced { residual, fences: &fence }, &mut potential, stop)? {
            Labels::Settled => return Some(potential),
            Labels::NegativeCycle(cycle) => {
                let least = cycle.iter().map(|&end| residual.left[end as usize]).min().unwrap_or(0);
                for end in cycle {
                    residual.send(end, least);
                }
            }
        }
    }
}

/// The ways that are left, and fences: arcs of length 1 that are in no cycle.
struct Fenced<'a, N> {
    residual: &'a Residual<N>,
    fences: &'a [(u32, u32)],
}

impl<N: Number> Arcs<N> for Fenced<'_, N> {
    fn nodes(&self) -> usize {
        self.residual.nodes()
    }

    fn each(&self, node: usize, tell: &mut dyn FnMut(usize, N, Option<u32>)) {
        for &end in self.residual.ends(node) {
            if self.residual.left[end as usize] > 0 {
                tell(self.residual.to[end as usize] as usize, self.residual.cost[end as usize], Some(end));
            }
        }
        let from = self.fences.partition_point(|fence| (fence.0 as usize) < node);
        for fence in self.fences[from..].iter().take_while(|fence| fence.0 as usize == node) {
            tell(fence.1 as usize, N::from_cost(1), None);
        }
    }

    fn begin(&self, end: u32) -> usize {
        self.residual.to[(end ^ 1) as usize] as usize
    }
}
