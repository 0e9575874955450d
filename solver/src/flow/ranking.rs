//! Whether a flow is the only one left: numbers by row that fall along every exchange that is still free. Owns the
//! search for ways round; where there is one, there is another assignment as good.

use super::net::{NONE, Net, ROOT};
use crate::{
    Problem,
    components::{Cursor, Graph, components},
};

/// Numbers by row, the root's being 0, or `None` when an exchange leads back to where it began.
pub(super) fn ranking(problem: &Problem, net: &Net) -> Option<Vec<i128>> {
    // No way that is left leads to a larger number.
    let number = components(&Left(net)).component;
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

/// The ways that are left.
pub(super) struct Left<'a>(pub(super) &'a Net);

impl Graph for Left<'_> {
    fn nodes(&self) -> usize {
        self.0.nodes
    }

    fn next(&self, node: u32, cursor: &mut Cursor) -> Option<u32> {
        while let Some(&end) = self.0.ends(node as usize).get(cursor.at as usize) {
            cursor.at += 1;
            if self.0.left(end) > 0 {
                return u32::try_from(self.0.other(end)).ok();
            }
        }
        None
    }
}
