//! Uniqueness: along every exchange that is still free the ranking falls, so no chain of exchanges comes
//! back to where it began, and the assignment is the only one left.

use super::{Case, Refusal, prices::Face};

pub(super) fn check(case: &Case<'_>, face: &Face) -> Result<(), Refusal> {
    let ranking = case.certificate.unique.as_ref().ok_or(Refusal::Missing { what: "ranking" })?;
    if ranking.placements.len() != case.problem.placements() || ranking.groups.len() != face.groups.len() {
        return Err(Refusal::Missing { what: "ranking" });
    }
    for (placement, &rank) in ranking.placements.iter().enumerate() {
        let unneeded = case.loads[placement] > 0 && !face.kept_full[placement] && rank > 0;
        if unneeded || (case.has_free_seat(placement) && rank < 0) {
            return Err(Refusal::RankingOutside { placement });
        }
    }
    for (applicant, held) in case.people() {
        let group = face.group_of[applicant].map(|group| ranking.groups[group]);
        let own = held.map(|held| ranking.placements[held as usize]);
        if let (Some(own), Some(group)) = (own, group)
            && !face.kept_placed[applicant]
            && own < group
        {
            return Err(Refusal::RankingGroup { applicant });
        }
        let Some(above) = own.or(group) else { continue };
        for at in case.problem.pair_range(applicant) {
            let to = case.problem.pairs()[at].placement;
            if face.tight[at] && Some(to) != held && ranking.placements[to as usize] >= above {
                return Err(Refusal::NotFalling { applicant, placement: to as usize });
            }
        }
    }
    Ok(())
}
