//! Exact potentials: what proves a flow to be the cheapest, or a cheaper way round that is then taken.

use std::collections::VecDeque;

use super::min_cost::Residual;
use crate::network::Number;

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
        match settle(residual, &mut potential, &fence, stop)? {
            Pass::Settled => return Some(potential),
            Pass::NegativeCycle(cycle) => {
                let least = cycle.iter().map(|&end| residual.left[end as usize]).min().unwrap_or(0);
                for end in cycle {
                    residual.send(end, least);
                }
            }
        }
    }
}

/// No end.
const NONE: u32 = u32::MAX;

/// What came of settling.
enum Pass {
    Settled,
    /// A way round that costs less than nothing.
    NegativeCycle(Vec<u32>),
}

/// Lowers potentials until all is in order, or finds a way round that costs less than nothing.
fn settle<N: Number>(
    residual: &Residual<N>,
    potential: &mut [N],
    fences: &[(u32, u32)],
    stop: &dyn Fn() -> bool,
) -> Option<Pass> {
    let nodes = residual.nodes();
    let one = N::from_cost(1);
    let mut came = vec![NONE; nodes];
    let mut waits = vec![true; nodes];
    let mut steps = 0usize;
    let mut queue: VecDeque<u32> = (0u32..).take(nodes).collect();
    while let Some(node) = queue.pop_front() {
        let node = node as usize;
        waits[node] = false;
        steps += 1;
        if steps.is_multiple_of(nodes.max(256)) {
            if stop() {
                return None;
            }
            if let Some(cycle) = cycle(residual, &came) {
                return Some(Pass::NegativeCycle(cycle));
            }
        }
        let here = potential[node];
        let mut lower = |to: usize, least: N, end: u32| {
            if least < potential[to] {
                potential[to] = least;
                came[to] = end;
                if !std::mem::replace(&mut waits[to], true) {
                    queue.push_back(u32::try_from(to).unwrap_or(0));
                }
            }
        };
        for &end in residual.ends(node) {
            if residual.left[end as usize] > 0 {
                lower(residual.to[end as usize] as usize, here + residual.cost[end as usize], end);
            }
        }
        let from = fences.partition_point(|fence| (fence.0 as usize) < node);
        for fence in fences[from..].iter().take_while(|fence| fence.0 as usize == node) {
            lower(fence.1 as usize, here + one, NONE);
        }
    }
    Some(Pass::Settled)
}

/// A way round in which every node's potential came from the one before.
fn cycle<N: Number>(residual: &Residual<N>, came: &[u32]) -> Option<Vec<u32>> {
    let from = |node: usize| {
        let end = came[node];
        (end != NONE).then(|| residual.to[(end ^ 1) as usize] as usize)
    };
    let mut seen = vec![0u32; came.len()];
    for (start, mark) in (0..came.len()).zip(1u32..) {
        let mut node = start;
        while seen[node] == 0 {
            seen[node] = mark;
            match from(node) {
                Some(before) => node = before,
                None => break,
            }
        }
        if seen[node] == mark && from(node).is_some() {
            let (mut way, mut at) = (Vec::new(), node);
            loop {
                way.push(came[at]);
                at = from(at)?;
                if at == node {
                    break;
                }
            }
            if way.iter().all(|&end| residual.left[end as usize] > 0) {
                return Some(way);
            }
        }
    }
    None
}
