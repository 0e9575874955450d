//! Cut-offs: what proves `placed`, `tiers` and `order`, and that no cut-off is later than it should be.

use super::{Case, Refusal};
use crate::{CutOff, Witness};

/// The conditions that every proof by cut-offs rests on, then that nobody left out comes before one.
fn left_out_after(case: &Case<'_>, comes_before: impl Fn(usize, CutOff) -> bool) -> Result<(), Refusal> {
    closed(case)?;
    for (applicant, placement) in case.people() {
        if placement.is_some() {
            continue;
        }
        for pair in case.problem.pairs_of(applicant) {
            let placement = pair.placement as usize;
            if comes_before(applicant, case.certificate.cutoffs[placement]) {
                return Err(Refusal::LeftOut { applicant, placement });
            }
        }
    }
    Ok(())
}

/// Nobody left out could take a placement from which a free seat can be reached.
pub(super) fn placed(case: &Case<'_>) -> Result<(), Refusal> {
    left_out_after(case, |_, cutoff| cutoff == CutOff::Open)
}

/// Nobody left out is of an earlier tier than a cut-off.
pub(super) fn tiers(case: &Case<'_>) -> Result<(), Refusal> {
    left_out_after(case, |applicant, cutoff| match cutoff {
        CutOff::None => false,
        CutOff::Last(key) => case.problem.tier(applicant) < key.tier,
        CutOff::Open => true,
    })
}

/// Nobody left out comes before a cut-off.
pub(super) fn order(case: &Case<'_>) -> Result<(), Refusal> {
    left_out_after(case, |applicant, cutoff| case.line(applicant) < cutoff)
}

/// Free seats are open, no cut-off lies before a holder, and none rises along an exchange.
fn closed(case: &Case<'_>) -> Result<(), Refusal> {
    let cutoffs = &case.certificate.cutoffs;
    if cutoffs.len() != case.problem.placements() {
        return Err(Refusal::Missing { what: "cut-offs" });
    }
    for (placement, &cutoff) in cutoffs.iter().enumerate() {
        if case.has_free_seat(placement) && cutoff != CutOff::Open {
            return Err(Refusal::FreeSeatNotOpen { placement });
        }
    }
    for (applicant, placement) in case.people() {
        let Some(placement) = placement.map(|placement| placement as usize) else { continue };
        if cutoffs[placement] < case.line(applicant) {
            return Err(Refusal::CutOffBeforeHolder { placement, applicant });
        }
        for pair in case.problem.pairs_of(applicant) {
            let to = pair.placement as usize;
            if cutoffs[to] > cutoffs[placement] {
                return Err(Refusal::CutOffTooEarly { placement, to });
            }
        }
    }
    Ok(())
}

/// Every cut-off is reached: its steps lead, with falling numbers, to a free seat or to exactly its person.
pub(super) fn exact(case: &Case<'_>) -> Result<(), Refusal> {
    let (cutoffs, steps) = (&case.certificate.cutoffs, &case.certificate.steps);
    if cutoffs.len() != case.problem.placements() || steps.len() != case.problem.placements() {
        return Err(Refusal::Missing { what: "steps" });
    }
    for (placement, step) in steps.iter().enumerate() {
        let holds = |holder: u32| {
            let at = case.assignment.as_slice().get(holder as usize).copied().flatten();
            at.is_some_and(|at| at as usize == placement)
        };
        let shown = match step {
            None => cutoffs[placement] == CutOff::None,
            Some(step) => match step.witness {
                Witness::FreeSeat => {
                    step.number == 0 && case.has_free_seat(placement) && cutoffs[placement] == CutOff::Open
                }
                Witness::Holder(holder) => {
                    step.number == 0 && holds(holder) && cutoffs[placement] == case.line(holder as usize)
                }
                Witness::Exchange { holder, to } => {
                    let next = steps.get(to as usize).copied().flatten();
                    to as usize != placement
                        && holds(holder)
                        && case.problem.pairs_of(holder as usize).iter().any(|pair| pair.placement == to)
                        && next.is_some_and(|next| next.number < step.number)
                        && cutoffs[to as usize] == cutoffs[placement]
                        && cutoffs[placement] != CutOff::None
                }
            },
        };
        if !shown {
            return Err(Refusal::StepFalse { placement });
        }
    }
    Ok(())
}
