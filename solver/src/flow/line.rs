//! The stage `order` where people are no matroid: person by person, and of whoever is out, prices that show it. The
//! nodes from which no way leads on are a cut: everything that leaves it is full, whatever enters it is empty. One for
//! each row that leaves it, less one for each that enters, and who has to come in has less than nothing left
//! (`MODEL.md`, claim 15).

use super::{
    Work,
    net::{NONE, Net},
    row,
    walk::Walker,
};
use crate::{LeftOut, Prices, Problem};

/// Serves people in this order and holds them. `false` when stopped.
pub(super) fn serve(problem: &Problem, work: &mut Work<'_>, people: &[u32]) -> bool {
    let mut walker = Walker::new(&work.net);
    let mut barred = vec![false; problem.applicants()];
    let earlier = work.proof.sets.len();
    for (count, &a) in people.iter().enumerate() {
        if count % 64 == 0 && work.control.stop() {
            return false;
        }
        let net = &mut work.net;
        let arc = net.person_arc[a as usize];
        if arc == NONE || net.frozen[arc as usize] {
            continue;
        }
        if net.flow[arc as usize] == 0 && !barred[a as usize] {
            walker.place(net, arc);
            if net.flow[arc as usize] == 0 {
                let left_out = left_out(problem, net, &walker, arc, earlier);
                left_out.people.iter().for_each(|&a| barred[a as usize] = true);
                work.proof.left_out.push(left_out);
            }
        }
        work.net.frozen[arc as usize] = true;
    }
    true
}

/// Prices of the cut from which no way leads to where this person's flow would come from, and who is shut in.
fn left_out(problem: &Problem, net: &Net, walker: &Walker, arc: u32, earlier: usize) -> LeftOut {
    let dead = walker.dead(net.tail[arc as usize] as usize);
    let inside = |node: u32| dead.get(node as usize).is_some_and(|dead| *dead);
    let mut rows = vec![0; problem.rows()];
    for link in &net.links {
        let (tail, head) = if link.on_people { (link.parent, link.node) } else { (link.node, link.parent) };
        if let Some(row) = row(problem, link.what) {
            rows[row] = i128::from(inside(tail)) - i128::from(inside(head));
        }
    }
    let shut_in = |a: &u32| {
        let own = net.person_arc[*a as usize];
        if own == NONE || net.frozen[own as usize] || net.flow[own as usize] > 0 {
            return false;
        }
        let mut arcs = problem.pair_range(*a as usize).map(|at| net.pair_arc[at]);
        let closed = |arc: u32| arc == NONE || net.frozen[arc as usize] || inside(net.head[arc as usize]);
        !inside(net.tail[own as usize]) && arcs.all(closed)
    };
    let people = (0u32..).take(problem.applicants()).filter(shut_in).collect();
    LeftOut { prices: Prices { rows, earlier: vec![0; earlier], ..Prices::default() }, people }
}
