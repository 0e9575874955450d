//! Feasibility: allowed pairs, one place a person, no more people than seats.

use super::Refusal;
use crate::{Assignment, Problem};

/// How many people each placement has, if that is allowed.
pub(super) fn check(problem: &Problem, assignment: &Assignment) -> Result<Vec<u32>, Refusal> {
    if assignment.as_slice().len() != problem.applicants() {
        return Err(Refusal::Shape);
    }
    let mut loads = vec![0u32; problem.placements()];
    for (applicant, placement) in assignment.as_slice().iter().enumerate() {
        // One placement a person is in the type: the file with two is refused when it is read.
        let Some(placement) = *placement else { continue };
        let load = loads.get_mut(placement as usize).ok_or(Refusal::Shape)?;
        *load += 1;
        if !problem.placements_of(applicant).contains(&placement) {
            return Err(Refusal::NotAPair { applicant, placement: placement as usize });
        }
    }
    for (placement, &load) in loads.iter().enumerate() {
        if load > problem.capacity(placement) {
            return Err(Refusal::Overfilled { placement, load });
        }
    }
    Ok(loads)
}
