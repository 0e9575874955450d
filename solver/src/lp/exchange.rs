//! Exchanges: where a cut-off shows that somebody left out could be placed, or placed instead of a
//! person of a later tier, the certificate's own steps say how. This makes an assignment that came
//! from floating-point numbers exactly best for `placed` and `tiers`, whatever it was before.

use crate::{Assignment, CutOff, Key, Problem, Stages, Step, Witness};

use super::cutoffs::cutoffs;

/// Exchanges people until nobody left out comes before a cut-off that they could take; returns how often.
pub(crate) fn improve(problem: &Problem, stages: &Stages, assignment: &mut Assignment) -> usize {
    let mut exchanges = 0;
    loop {
        let (found, steps) = cutoffs(problem, stages, assignment);
        let Some((applicant, placement)) = first_gain(problem, stages, assignment, &found) else {
            return exchanges;
        };
        shift(assignment, &steps, applicant, placement);
        exchanges += 1;
    }
}

/// Somebody left out, earliest in line first, and a placement whose cut-off lies behind them.
fn first_gain(
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
    found: &[CutOff],
) -> Option<(u32, u32)> {
    (0..problem.applicants())
        .zip(0u32..)
        .filter(|(a, _)| assignment.of(*a).is_none())
        .filter_map(|(a, number)| {
            let key = Key::of(problem, stages, a);
            let best = problem.pairs_of(a).max_by_key(|pair| found[pair.placement as usize])?;
            (found[best.placement as usize] > CutOff::Last(key)).then_some((key, number, best.placement))
        })
        .min()
        .map(|(_, number, placement)| (number, placement))
}

/// Places the applicant, moves everyone along the steps, and lets go of the last one if no seat was free.
fn shift(assignment: &mut Assignment, steps: &[Option<Step>], applicant: u32, placement: u32) {
    let (mut mover, mut to) = (applicant, placement);
    loop {
        assignment.set(mover as usize, Some(to));
        match steps[to as usize].map(|step| step.witness) {
            Some(Witness::Exchange { holder, to: next }) => (mover, to) = (holder, next),
            Some(Witness::Holder(last)) => return assignment.set(last as usize, None),
            Some(Witness::FreeSeat) | None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::serve;
    use super::*;
    use crate::ProblemBuilder;

    /// A chain of three and a later tier: from any start, exchanges end where serving ends.
    #[test]
    fn exchanges_reach_what_serving_reaches() {
        let mut builder = ProblemBuilder::default();
        for (id, tier) in [("a", 2), ("b", 1), ("c", 1), ("d", 3)] {
            builder.applicant(id, tier, None);
        }
        for id in ["p", "q", "r"] {
            builder.placement(id, 1);
        }
        for (a, p) in [(0, 0), (0, 1), (1, 0), (2, 1), (2, 2), (3, 2)] {
            builder.pair(a, p, 1, 0);
        }
        let problem = builder.build().expect("a valid problem");
        let stages = Stages::parse("placed,tiers").expect("valid stages");
        let mut assignment = Assignment::new(vec![Some(0), None, None, Some(2)]);
        assert!(improve(&problem, &stages, &mut assignment) > 0);
        let (served, _) = serve::serve(&problem, &crate::sequence::sequence(&problem), &|| false);
        let tiers = |assignment: &Assignment| {
            (0..4).filter(|&a| assignment.of(a).is_some()).map(|a| problem.tier(a)).collect::<Vec<_>>()
        };
        assert_eq!(tiers(&assignment), tiers(&served));
    }
}
