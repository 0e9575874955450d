//! The sequence in which people are served: one for all engines. The checker has its own.

use crate::Problem;

/// Applicants by tier, then order, then number: the sequence in which they are served.
pub(crate) fn sequence(problem: &Problem) -> Vec<u32> {
    if problem.has_order() {
        let mut line: Vec<(u64, u32)> = (0u32..)
            .take(problem.applicants())
            .map(|a| (u64::from(problem.tier(a as usize)) << 50 | problem.order(a as usize).unwrap_or(0), a))
            .collect();
        line.sort_unstable();
        return line.into_iter().map(|(_, a)| a).collect();
    }
    let mut first = [0usize; 257];
    for a in 0..problem.applicants() {
        first[usize::from(problem.tier(a)) + 1] += 1;
    }
    for tier in 0..256 {
        first[tier + 1] += first[tier];
    }
    let mut sequence = vec![0; problem.applicants()];
    for (a, number) in (0..problem.applicants()).zip(0u32..) {
        let at = &mut first[usize::from(problem.tier(a))];
        sequence[*at] = number;
        *at += 1;
    }
    sequence
}
