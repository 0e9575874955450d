//! The least cost of a flow, in whole numbers: cost scaling by pushing what is over along cheap arcs, then exact
//! potentials that prove it. Owns the arithmetic; should the scaling ever end short of the best, the exact part
//! finds a cheaper way round and takes it, so that what comes out is right whatever came in.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    net::{Net, ROOT},
    potential,
};
use crate::network::Number;

/// The residual graph of a network, each arc in both directions: an end's partner is the end with its last bit turned.
pub(super) struct Residual<N> {
    pub(super) first: Vec<u32>,
    pub(super) ends: Vec<u32>,
    pub(super) to: Vec<u32>,
    pub(super) left: Vec<i64>,
    pub(super) cost: Vec<N>,
    /// Arcs of the network, by half the end's number.
    arcs: Vec<u32>,
}

impl<N: Number> Residual<N> {
    pub(super) fn new(net: &Net, costs: &[i64]) -> Self {
        let arcs: Vec<u32> =
            (0u32..).zip(&net.frozen).filter(|(_, frozen)| !**frozen).map(|(arc, _)| arc).collect();
        let (mut to, mut left) = (Vec::with_capacity(2 * arcs.len()), Vec::with_capacity(2 * arcs.len()));
        let mut cost = Vec::with_capacity(2 * arcs.len());
        let mut first = vec![0u32; net.nodes + 1];
        for &arc in &arcs {
            let arc = arc as usize;
            let (tail, head) = (net.tail[arc], net.head[arc]);
            to.extend([head, tail]);
            left.extend([net.room[arc] - net.flow[arc], net.flow[arc]]);
            let amount = N::from_cost(costs[arc].unsigned_abs());
            let amount = if costs[arc] < 0 { -amount } else { amount };
            cost.extend([amount, -amount]);
            first[tail as usize + 1] += 1;
            first[head as usize + 1] += 1;
        }
        for node in 0..net.nodes {
            first[node + 1] += first[node];
        }
        let (mut fill, mut ends) = (first.clone(), vec![0; to.len()]);
        for end in (0u32..).take(to.len()) {
            let from = to[(end ^ 1) as usize] as usize;
            ends[fill[from] as usize] = end;
            fill[from] += 1;
        }
        Self { first, ends, to, left, cost, arcs }
    }

    pub(super) fn ends(&self, node: usize) -> &[u32] {
        &self.ends[self.first[node] as usize..self.first[node + 1] as usize]
    }

    pub(super) fn nodes(&self) -> usize {
        self.first.len() - 1
    }

    pub(super) fn send(&mut self, end: u32, amount: i64) {
        self.left[end as usize] -= amount;
        self.left[(end ^ 1) as usize] += amount;
    }

    pub(super) fn give_back(&self, net: &mut Net) {
        for (at, &arc) in self.arcs.iter().enumerate() {
            net.flow[arc as usize] = self.left[2 * at + 1];
        }
    }
}

/// Potentials that prove a flow to place as many people as possible, where it does: a place costs minus one. Nobody comes from a node
/// from which a way leads back to the root through placements, so these nodes and the others are a cut (Ford and Fulkerson 1956).
/// `None` where somebody more can be placed.
pub(super) fn largest(net: &Net) -> Option<Vec<i128>> {
    let mut leads = vec![false; net.nodes];
    let mut queue = vec![ROOT];
    while let Some(node) = queue.pop() {
        for &end in net.ends(node) {
            // Only what goes into the root ends there, and nothing goes on from it.
            if node == ROOT && end.is_multiple_of(2) {
                continue;
            }
            let from = net.other(end);
            if net.left(end ^ 1) <= 0 {
                continue;
            }
            if from == ROOT {
                // What it sends out could come back: one more. What could flow back from it to a placement is where it ends.
                if end.is_multiple_of(2) {
                    continue;
                }
                return None;
            }
            if !std::mem::replace(&mut leads[from], true) {
                queue.push(from);
            }
        }
    }
    let shut = |node: usize| i128::from(!leads[node]);
    // Before a person's arc counted from where flow begins, which is shut; behind it from where flow ends.
    let mut potential: Vec<i128> = (0..net.nodes).map(|node| -shut(node)).collect();
    potential[ROOT] = 0;
    for link in net.links.iter().filter(|link| link.on_people) {
        potential[link.node as usize] += 1;
    }
    Some(potential)
}

/// Makes the flow the cheapest there is and gives potentials by node that prove it: along every way that is left,
/// cost plus the potential behind is not below the potential ahead. `fences` are pairs of nodes of which the second's
/// potential shall not be more than one above the first's. `None` when stopped.
pub(super) fn cheapest(
    net: &mut Net,
    costs: &[i64],
    fences: &[(u32, u32)],
    stop: &dyn Fn() -> bool,
) -> Option<Vec<i128>> {
    let most = costs.iter().map(|cost| cost.unsigned_abs()).max().unwrap_or(0);
    let nodes = net.nodes as u128 + 2;
    // A potential is at most three times the nodes times the scaled cost away from where it began.
    let fits = (u128::from(most) + 2) * nodes * nodes * 16 < i64::FAR.unsigned_abs().into();
    if fits { run::<i64>(net, costs, fences, stop) } else { run::<i128>(net, costs, fences, stop) }
}

fn run<N: Number>(
    net: &mut Net,
    costs: &[i64],
    fences: &[(u32, u32)],
    stop: &dyn Fn() -> bool,
) -> Option<Vec<i128>> {
    let mut residual: Residual<N> = Residual::new(net, costs);
    let mut start = vec![N::default(); net.nodes];
    scale(&mut residual, &mut start, stop)?;
    let exact = potential::exact(&mut residual, start, fences, stop);
    residual.give_back(net);
    Some(exact?.into_iter().map(Number::wide).collect())
}

/// By how much the tolerance falls from one round to the next.
const FINER: i64 = 16;

/// Cost scaling: ends with whole potentials, exact if scaling went well.
fn scale<N: Number>(residual: &mut Residual<N>, whole: &mut [N], stop: &dyn Fn() -> bool) -> Option<()> {
    let nodes = residual.nodes();
    let by = N::from_cost(nodes as u64 + 1);
    for cost in &mut residual.cost {
        *cost = *cost * by;
    }
    let mut epsilon = residual.cost.iter().copied().max().unwrap_or_default();
    let one = N::from_cost(1);
    let mut price = vec![N::default(); nodes];
    while epsilon > one {
        epsilon = epsilon.floor_div(FINER);
        if epsilon < one {
            epsilon = one;
        }
        refine(residual, &mut price, epsilon, stop)?;
    }
    let divisor = i64::try_from(nodes + 1).unwrap_or(i64::MAX);
    for cost in &mut residual.cost {
        *cost = cost.floor_div(divisor);
    }
    // There is one remainder more than there are nodes, so one is nobody's. Rounded down from there, potentials that
    // were off by one at most are exact (claim 9).
    let mut taken = vec![false; nodes + 1];
    for price in &price {
        taken[price.residue(divisor)] = true;
    }
    let from = taken.iter().position(|taken| !taken).unwrap_or(0);
    let from = N::from_cost(from as u64);
    for (whole, price) in whole.iter_mut().zip(price) {
        *whole = (price - from).floor_div(divisor);
    }
    Some(())
}

/// One round: no way that is left is cheaper than minus the tolerance afterwards.
fn refine<N: Number>(
    residual: &mut Residual<N>,
    price: &mut [N],
    epsilon: N,
    stop: &dyn Fn() -> bool,
) -> Option<()> {
    let nodes = residual.nodes();
    let mut over = vec![0i64; nodes];
    for node in 0..nodes {
        for at in residual.first[node] as usize..residual.first[node + 1] as usize {
            let end = residual.ends[at];
            let (left, to) = (residual.left[end as usize], residual.to[end as usize] as usize);
            if left > 0 && residual.cost[end as usize] + price[node] - price[to] < N::default() {
                residual.send(end, left);
                over[node] -= left;
                over[to] += left;
            }
        }
    }
    let mut queue: std::collections::VecDeque<u32> =
        (0u32..).zip(&over).filter(|(_, over)| **over > 0).map(|(node, _)| node).collect();
    let mut current: Vec<u32> = residual.first[..nodes].to_vec();
    let mut rounds = 0u32;
    let mut relabels = nodes;
    while let Some(node) = queue.pop_front() {
        rounds += 1;
        if rounds.is_multiple_of(4096) && stop() {
            return None;
        }
        let node = node as usize;
        if relabels >= nodes {
            relabels = 0;
            set_relabel(residual, price, &over, epsilon);
            current.copy_from_slice(&residual.first[..nodes]);
        }
        while over[node] > 0 {
            if current[node] == residual.first[node + 1] {
                relabel(residual, price, node, epsilon);
                relabels += 1;
                current[node] = residual.first[node];
                continue;
            }
            let end = residual.ends[current[node] as usize];
            let (left, to) = (residual.left[end as usize], residual.to[end as usize] as usize);
            if left > 0 && residual.cost[end as usize] + price[node] - price[to] < N::default() {
                let amount = left.min(over[node]);
                residual.send(end, amount);
                over[node] -= amount;
                if over[to] <= 0 && over[to] + amount > 0 {
                    queue.push_back(u32::try_from(to).unwrap_or(0));
                }
                over[to] += amount;
            } else {
                current[node] += 1;
            }
        }
    }
    Some(())
}

/// Lowers a node's price until something can leave it.
fn relabel<N: Number>(residual: &Residual<N>, price: &mut [N], node: usize, epsilon: N) {
    let open = residual.ends(node).iter().filter(|end| residual.left[**end as usize] > 0);
    let highest =
        open.map(|&end| price[residual.to[end as usize] as usize] - residual.cost[end as usize]).max();
    price[node] = highest.map_or(price[node], |highest| highest - epsilon);
}

/// Lowers all prices at once so that from everything that is over a way along cheap arcs leads to where something is missing:
/// by shortest paths, counted in tolerances (Goldberg 1997, set-relabel). Without it what is over wanders.
fn set_relabel<N: Number>(residual: &Residual<N>, price: &mut [N], over: &[i64], epsilon: N) {
    let mut distance = vec![i64::MAX; over.len()];
    let mut heap = BinaryHeap::new();
    for (node, over) in (0u32..).zip(over) {
        if *over < 0 {
            distance[node as usize] = 0;
            heap.push(Reverse((0i64, node)));
        }
    }
    let mut active = over.iter().filter(|over| **over > 0).count();
    let mut farthest = 0;
    while let Some(Reverse((here, node))) = heap.pop() {
        if here > distance[node as usize] {
            continue;
        }
        farthest = here;
        active -= usize::from(over[node as usize] > 0);
        if active == 0 {
            break;
        }
        for &end in residual.ends(node as usize) {
            let back = (end ^ 1) as usize;
            if residual.left[back] <= 0 {
                continue;
            }
            let from = residual.to[end as usize];
            let reduced = residual.cost[back] + price[from as usize] - price[node as usize];
            let there = here.saturating_add(reduced.times(epsilon).saturating_add(1));
            if there < distance[from as usize] {
                distance[from as usize] = there;
                heap.push(Reverse((there, from)));
            }
        }
    }
    for (price, distance) in price.iter_mut().zip(distance) {
        let by = distance.min(farthest);
        *price = *price - N::from_cost(by.unsigned_abs()) * epsilon;
    }
}
