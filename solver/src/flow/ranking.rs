//! Whether a flow is the only one left: numbers by row that fall along every exchange that is still free. Owns the
//! search for ways round; where there is one, there is another assignment as good.

use super::net::{NONE, Net, ROOT};
use crate::Problem;

/// Numbers by row, the root's being 0, or `None` when an exchange leads back to where it began.
pub(super) fn ranking(problem: &Problem, net: &Net) -> Option<Vec<i128>> {
    let number = numbers(net);
    for a in 0..problem.applicants() {
        for at in problem.pair_range(a) {
            let arc = net.pair_arc[at];
            let entering = arc != NONE && net.flow[arc as usize] == 0 && net.left(2 * arc) > 0;
            if entering {
                let (from, to) = (net.tail[arc as usize] as usize, net.head[arc as usize] as usize);
                if number[from] == number[to] {
                    return None;
                }
            }
        }
    }
    let mut rows = vec![0; problem.rows()];
    for link in &net.links {
        let Some(row) = super::row(problem, link.what) else { continue };
        rows[row] = i128::from(number[link.node as usize]) - i128::from(number[ROOT]);
    }
    Some(rows)
}

/// By node, the number of its group of nodes that lead to each other; no way that is left leads to a larger number.
fn numbers(net: &Net) -> Vec<u32> {
    const FRESH: u32 = u32::MAX;
    let (mut index, mut low, mut number) =
        (vec![FRESH; net.nodes], vec![0u32; net.nodes], vec![FRESH; net.nodes]);
    let (mut count, mut groups) = (0u32, 0u32);
    let mut open: Vec<usize> = Vec::new();
    let mut way: Vec<(usize, usize)> = Vec::new();
    for start in 0..net.nodes {
        if index[start] != FRESH {
            continue;
        }
        way.push((start, 0));
        while let Some((node, at)) = way.pop() {
            if at == 0 {
                (index[node], low[node]) = (count, count);
                count += 1;
                open.push(node);
            }
            let ends = net.ends(node);
            if at < ends.len() {
                way.push((node, at + 1));
                let to = net.other(ends[at]);
                if net.left(ends[at]) > 0 {
                    if index[to] == FRESH {
                        way.push((to, 0));
                    } else if number[to] == FRESH {
                        low[node] = low[node].min(index[to]);
                    }
                }
                continue;
            }
            if low[node] == index[node] {
                while let Some(inside) = open.pop() {
                    number[inside] = groups;
                    if inside == node {
                        break;
                    }
                }
                groups += 1;
            }
            if let Some(&(before, _)) = way.last() {
                low[before] = low[before].min(low[node]);
            }
        }
    }
    number
}
