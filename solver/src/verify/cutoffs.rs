//! Cut-offs: what proves `placed`, `tiers` and `order`, and that no cut-off is later than it should be.

use super::{Case, Claims, Refusal};
use crate::{CutOff, Key, Stage, Witness};

/// Cut-offs and people as numbers that rise along the line: no seat, then people, then a free seat.
pub(super) struct Lines {
    /// By placement.
    cutoffs: Vec<u128>,
    ordered: bool,
    tiered: bool,
}

const OPEN: u128 = u128::MAX;

fn number(key: Key) -> u128 {
    (u128::from(key.tier) << 64 | u128::from(key.order)) + 1
}

impl Lines {
    pub(super) fn new(case: &Case<'_>) -> Result<Self, Refusal> {
        if case.certificate.cutoffs.len() != case.problem.placements() {
            return Err(Refusal::Missing { what: "cut-offs" });
        }
        let number = |cutoff: &CutOff| match cutoff {
            CutOff::None => 0,
            CutOff::Last(key) => number(*key),
            CutOff::Open => OPEN,
        };
        let ordered = case.stages.has(Stage::Order);
        Ok(Self {
            cutoffs: case.certificate.cutoffs.iter().map(number).collect(),
            ordered,
            tiered: ordered || case.stages.has(Stage::Tiers),
        })
    }

    /// A person's place in line, under the stages asked.
    fn of(&self, case: &Case<'_>, applicant: usize) -> u128 {
        number(Key {
            tier: if self.tiered { case.problem.tier(applicant) } else { 0 },
            order: case.problem.order(applicant).filter(|_| self.ordered).unwrap_or(0),
        })
    }

    /// A placement with a free seat is open.
    pub(super) fn placements(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let wrong = |&placement: &usize| case.has_free_seat(placement) && self.cutoffs[placement] != OPEN;
        match (0..self.cutoffs.len()).find(wrong) {
            Some(placement) => Err(Refusal::FreeSeatNotOpen { placement }),
            None => Ok(()),
        }
    }

    /// No cut-off lies before a holder or rises along an exchange; nobody left out comes before one.
    pub(super) fn person(&self, case: &Case<'_>, applicant: usize, held: Option<u32>, claims: &mut Claims) {
        let row = case.problem.placements_of(applicant);
        let own = self.of(case, applicant);
        let Some(held) = held.map(|held| held as usize) else {
            return self.left_out(case, applicant, own, claims);
        };
        if self.cutoffs[held] < own {
            claims.hear(Stage::Placed, Err(Refusal::CutOffBeforeHolder { placement: held, applicant }));
        }
        let highest = self.cutoffs[held];
        if let Some(&to) = row.iter().find(|&&to| self.cutoffs[to as usize] > highest) {
            claims.hear(Stage::Placed, Err(Refusal::CutOffTooEarly { placement: held, to: to as usize }));
        }
    }

    fn left_out(&self, case: &Case<'_>, applicant: usize, own: u128, claims: &mut Claims) {
        let tier = u128::from(case.problem.tier(applicant));
        for &to in case.problem.placements_of(applicant) {
            let cutoff = self.cutoffs[to as usize];
            if cutoff <= own && (!self.tiered || self.ordered) {
                continue;
            }
            let refusal = || Err(Refusal::LeftOut { applicant, placement: to as usize });
            if cutoff == OPEN {
                claims.hear(Stage::Placed, refusal());
            } else if case.stages.has(Stage::Tiers) && cutoff > 0 && (cutoff - 1) >> 64 > tier {
                claims.hear(Stage::Tiers, refusal());
            } else if self.ordered && cutoff > own {
                claims.hear(Stage::Order, refusal());
            }
        }
    }
}

/// Every cut-off is reached: its steps lead, with falling numbers, to a free seat or to exactly its person.
pub(super) fn exact(case: &Case<'_>) -> Result<(), Refusal> {
    let (cutoffs, steps) = (&case.certificate.cutoffs, &case.certificate.steps);
    if cutoffs.len() != case.problem.placements() || steps.len() != case.problem.placements() {
        return Err(Refusal::Missing { what: "steps" });
    }
    let lines = Lines::new(case)?;
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
                    step.number == 0
                        && holds(holder)
                        && lines.cutoffs[placement] == lines.of(case, holder as usize)
                }
                Witness::Exchange { holder, to } => {
                    let next = steps.get(to as usize).copied().flatten();
                    to as usize != placement
                        && holds(holder)
                        && case.problem.placements_of(holder as usize).contains(&to)
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
