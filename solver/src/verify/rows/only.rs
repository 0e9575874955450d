//! That nothing else is as good: numbers by row that fall along every exchange that the prices leave open. A different
//! assignment would have to lead round in exchanges, and nothing that falls leads back to where it began.

use super::{Case, Families, Known};
use crate::{Family, problem::side::Item, verify::Refusal};

struct Only<'a> {
    case: &'a Case<'a>,
    families: &'a Families,
    known: &'a Known,
    ranks: &'a [i128],
}

/// Checks the ranking on what the sets of prices left.
pub(super) fn check(case: &Case<'_>, families: &Families, known: &Known) -> Result<(), Refusal> {
    let ranks = match &case.proof.ranking {
        Some(ranks) if ranks.len() == known.rows.len() => ranks,
        _ => return Err(Refusal::Missing { what: "ranking" }),
    };
    let only = Only { case, families, known, ranks };
    for row in (0..ranks.len()).filter(|&row| families.linked[row]) {
        only.row(row)?;
    }
    (0..case.problem.applicants()).try_for_each(|a| only.person(a))
}

impl Only<'_> {
    fn rank(&self, row: Option<usize>) -> i128 {
        row.map_or(0, |row| self.ranks[row])
    }

    /// Between a row and the one around it, where more or less may pass.
    fn row(&self, row: usize) -> Result<(), Refusal> {
        let known = self.known.rows[row];
        let (here, around) = (self.ranks[row], self.rank(self.families.parent[row]));
        let (more, less) = (known.most.is_none_or(|most| known.count < most), known.count > known.least);
        // On the side of people, flow comes from around; on that of placements, it goes there.
        let (from, to) = match self.case.proof.families[row] {
            Family::People => (around, here),
            _ => (here, around),
        };
        if (more && from < to) || (less && to < from) {
            return Err(self.outside(row));
        }
        Ok(())
    }

    fn outside(&self, row: usize) -> Refusal {
        let problem = self.case.problem;
        let caps = (problem.row_of_applicant_cap(0), problem.row_of_placement_cap(0));
        let reserves = problem.row_of_reserve(0);
        let item = match row {
            _ if row >= reserves => Item::Reserve(row - reserves),
            _ if row >= caps.1 => Item::PlacementCap(row - caps.1),
            _ if row >= caps.0 => Item::ApplicantCap(row - caps.0),
            _ => return Refusal::RankingOutside { placement: row },
        };
        Refusal::RowFalse { item }
    }

    fn person(&self, a: usize) -> Result<(), Refusal> {
        let problem = self.case.problem;
        let remaining = problem.pair_range(a).filter(|&at| self.known.remains[at]);
        if self.families.within_person {
            return Err(Refusal::Missing { what: "ranking inside a person" });
        }
        let around = self.rank(self.families.around[a]);
        let own = self.case.assignment.of(a).and_then(|p| problem.find_pair(a, p));
        let here = match own {
            Some(own) => self.rank(self.families.place[own]),
            None => around,
        };
        if own.is_some() && self.known.may_change[a] && here < around {
            return Err(Refusal::RankingGroup { applicant: a });
        }
        for at in remaining.filter(|&at| Some(at) != own) {
            if here <= self.rank(self.families.place[at]) {
                let placement = problem.placement_at(at) as usize;
                return Err(Refusal::NotFalling { applicant: a, placement });
            }
        }
        Ok(())
    }
}
