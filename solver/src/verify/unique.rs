//! Uniqueness: along every exchange that is still free the ranking falls, so no chain of exchanges comes
//! back to where it began, and the assignment is the only one left.

use super::{
    Case, Refusal,
    prices::{Open, Sets},
};
use crate::Ranking;

/// The ranking, as far as placements are concerned.
pub(super) struct Ranks<'a>(&'a Ranking);

impl<'a> Ranks<'a> {
    /// Checks what the ranking says about placements with free or unneeded seats.
    pub(super) fn new(case: &Case<'a>, sets: &Sets) -> Result<Self, Refusal> {
        let ranking = case.certificate.unique.as_ref().ok_or(Refusal::Missing { what: "ranking" })?;
        if ranking.placements.len() != case.problem.placements()
            || ranking.groups.len() != case.groups().len()
        {
            return Err(Refusal::Missing { what: "ranking" });
        }
        for (placement, &rank) in ranking.placements.iter().enumerate() {
            let unneeded = case.loads[placement] > 0 && !sets.kept_full[placement] && rank > 0;
            if unneeded || (case.has_free_seat(placement) && rank < 0) {
                return Err(Refusal::RankingOutside { placement });
            }
        }
        Ok(Self(ranking))
    }

    /// The ranking falls wherever this person could still move, from the group if they are left out.
    pub(super) fn person(
        &self,
        case: &Case<'_>,
        sets: &Sets,
        applicant: usize,
        held: Option<u32>,
        open: &Open,
    ) -> Result<(), Refusal> {
        let group = sets.group(case, applicant).map(|group| self.0.groups[group]);
        let own = held.map(|held| self.0.placements[held as usize]);
        if let (Some(own), Some(group)) = (own, group)
            && !open.kept_placed
            && own < group
        {
            return Err(Refusal::RankingGroup { applicant });
        }
        let Some(above) = own.or(group) else { return Ok(()) };
        for (at, &to) in case.problem.placements_of(applicant).iter().enumerate() {
            if open.tight[at] && Some(to) != held && self.0.placements[to as usize] >= above {
                return Err(Refusal::NotFalling { applicant, placement: to as usize });
            }
        }
        Ok(())
    }
}
