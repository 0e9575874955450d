//! Cut-offs from an assignment: for every placement the latest key that exchanges can reach, with the
//! steps that lead there. Each is found by searching backwards, from free seats first, then from the
//! last person in line to the first; a placement is entered once, so it takes one pass over the pairs.

use crate::{Assignment, CutOff, Key, Problem, Stages, Step, Witness};

/// Who could take each placement, as rows compressed by placement.
struct Takers {
    first: Vec<u32>,
    applicants: Vec<u32>,
}

impl Takers {
    fn of(problem: &Problem) -> Self {
        let mut first = vec![0u32; problem.placements() + 1];
        for pair in (0..problem.pairs()).map(|at| problem.pair(at)) {
            first[pair.placement as usize + 1] += 1;
        }
        for p in 0..problem.placements() {
            first[p + 1] += first[p];
        }
        let mut fill = first.clone();
        let mut applicants = vec![0; problem.pairs()];
        for (applicant, number) in (0..problem.applicants()).zip(0u32..) {
            for pair in problem.pairs_of(applicant) {
                let at = &mut fill[pair.placement as usize];
                applicants[*at as usize] = number;
                *at += 1;
            }
        }
        Self { first, applicants }
    }

    fn at(&self, placement: usize) -> &[u32] {
        &self.applicants[self.first[placement] as usize..self.first[placement + 1] as usize]
    }
}

/// The exact cut-off of every placement and the step that witnesses it.
pub(crate) fn cutoffs(
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
) -> (Vec<CutOff>, Vec<Option<Step>>) {
    let takers = Takers::of(problem);
    let loads = assignment.loads(problem.placements());
    let mut found = vec![CutOff::None; problem.placements()];
    let mut steps: Vec<Option<Step>> = vec![None; problem.placements()];
    let mut queue: Vec<u32> = Vec::new();
    let spread = |queue: &mut Vec<u32>, found: &mut [CutOff], steps: &mut [Option<Step>]| {
        let mut next = 0;
        while next < queue.len() {
            let to = queue[next];
            next += 1;
            let number = steps[to as usize].map_or(0, |step| step.number) + 1;
            for &holder in takers.at(to as usize) {
                let Some(from) = assignment.of(holder as usize) else { continue };
                if steps[from as usize].is_none() {
                    found[from as usize] = found[to as usize];
                    steps[from as usize] = Some(Step { number, witness: Witness::Exchange { holder, to } });
                    queue.push(from);
                }
            }
        }
        queue.clear();
    };
    for (placement, number) in (0..problem.placements()).zip(0u32..) {
        if loads[placement] < problem.capacity(placement) {
            found[placement] = CutOff::Open;
            steps[placement] = Some(Step { number: 0, witness: Witness::FreeSeat });
            queue.push(number);
        }
    }
    spread(&mut queue, &mut found, &mut steps);
    let mut line: Vec<(Key, u32)> = (0..problem.applicants())
        .zip(0u32..)
        .filter(|(applicant, _)| assignment.of(*applicant).is_some())
        .map(|(applicant, number)| (Key::of(problem, stages, applicant), number))
        .collect();
    line.sort_unstable_by(|one, other| other.cmp(one));
    for equals in line.chunk_by(|one, other| one.0 == other.0) {
        for &(key, holder) in equals {
            let Some(placement) = assignment.of(holder as usize) else { continue };
            if steps[placement as usize].is_none() {
                found[placement as usize] = CutOff::Last(key);
                steps[placement as usize] = Some(Step { number: 0, witness: Witness::Holder(holder) });
                queue.push(placement);
            }
        }
        spread(&mut queue, &mut found, &mut steps);
    }
    (found, steps)
}
