//! Cut-offs for the certificate, with the step that shows each to be exact: a free seat, the last person, or
//! an exchange that brings one of them nearer. One pass over the holders, then breadth-first.

use super::{graph::Line, graph::OPEN, seats::NONE};
use crate::{CutOff, Key, Problem, Stages, Step, Witness};

/// An exchange towards `to`, seen from there: `holder` of `from` could take it.
#[derive(Clone, Copy)]
struct Exchange {
    to: u32,
    from: u32,
    holder: u32,
}

/// Cut-offs from what exchanges reach, by placement, and a step for each.
pub(super) fn steps(
    problem: &Problem,
    stages: &Stages,
    place: &[u32],
    reach: &[u64],
) -> (Vec<CutOff>, Vec<Option<Step>>) {
    let placements = problem.placements();
    let cutoffs: Vec<CutOff> = reach[..placements].iter().map(|&reach| cutoff(reach)).collect();
    let mut steps: Vec<Option<Step>> = vec![None; placements];
    let mut load = vec![0u32; placements];
    let line = Line::new(stages);
    for (applicant, number) in (0..place.len()).zip(0u32..) {
        let Some(p) = place.get(applicant).map(|&p| p as usize).filter(|&p| p < placements) else { continue };
        load[p] += 1;
        if steps[p].is_none() && line.of(problem, applicant) == reach[p] {
            steps[p] = Some(Step { number: 0, witness: Witness::Holder(number) });
        }
    }
    for p in (0..placements).filter(|&p| load[p] < problem.capacity(p)) {
        steps[p] = Some(Step { number: 0, witness: Witness::FreeSeat });
    }
    let mut frontier: Vec<u32> = Vec::new();
    let mut later: Vec<Exchange> = Vec::new();
    for (applicant, holder) in (0..place.len()).zip(0u32..) {
        let from = place[applicant];
        if from == NONE || steps[from as usize].is_some() {
            continue;
        }
        for &to in problem.placements_of(applicant) {
            if to == from || reach[to as usize] != reach[from as usize] {
                continue;
            }
            if steps[to as usize].is_some_and(|step| step.number == 0) {
                steps[from as usize] = Some(Step { number: 1, witness: Witness::Exchange { holder, to } });
                frontier.push(from);
                break;
            }
            later.push(Exchange { to, from, holder });
        }
    }
    later.retain(|exchange| steps[exchange.from as usize].is_none());
    spread(&later, frontier, &mut steps);
    (cutoffs, steps)
}

/// Passes on from placements that have a step to those from which an exchange leads there.
fn spread(later: &[Exchange], mut frontier: Vec<u32>, steps: &mut [Option<Step>]) {
    let mut sorted = later.to_vec();
    sorted.sort_unstable_by_key(|exchange| (exchange.to, exchange.holder));
    let mut number = 1;
    while !frontier.is_empty() {
        number += 1;
        let mut next = Vec::new();
        for &to in &frontier {
            let first = sorted.partition_point(|exchange| exchange.to < to);
            for exchange in sorted[first..].iter().take_while(|exchange| exchange.to == to) {
                let step = &mut steps[exchange.from as usize];
                if step.is_none() {
                    let witness = Witness::Exchange { holder: exchange.holder, to };
                    *step = Some(Step { number, witness });
                    next.push(exchange.from);
                }
            }
        }
        frontier = next;
    }
}

fn cutoff(reach: u64) -> CutOff {
    match reach {
        0 => CutOff::None,
        OPEN => CutOff::Open,
        line => {
            let key = line - 1;
            CutOff::Last(Key {
                tier: u8::try_from(key >> 50).unwrap_or(u8::MAX),
                order: key & ((1 << 50) - 1),
            })
        }
    }
}
