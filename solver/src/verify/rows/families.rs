//! The two families: which row lies in which. Rows beside them are not counted on; leaving a row out can only make a
//! claim harder to prove.

use std::cmp::Reverse;

use super::Case;
use crate::{Family, verify::Refusal};

/// The rows around rows, people and pairs.
pub(super) struct Families {
    /// By row: the smallest row around it.
    pub(super) parent: Vec<Option<usize>>,
    /// By row: whether any pair lies in it and it belongs to a family.
    pub(super) linked: Vec<bool>,
    /// By applicant: the smallest row around all their pairs.
    pub(super) around: Vec<Option<usize>>,
    /// By pair: the smallest row of placements with it, and whether a row lies between its person and it.
    pub(super) place: Vec<Option<usize>>,
    pub(super) within_person: bool,
}

/// A set of pairs: a row, or, after all rows, an applicant.
struct Set {
    row: usize,
    pairs: Vec<usize>,
}

impl Families {
    pub(super) fn new(case: &Case<'_>) -> Result<Self, Refusal> {
        let (problem, rows) = (case.problem, case.problem.rows());
        let mut pairs = vec![Vec::new(); rows + problem.applicants()];
        for a in 0..problem.applicants() {
            for at in problem.pair_range(a) {
                let p = problem.placement_at(at);
                if !case.open[at] {
                    continue;
                }
                case.rows_of(a, p, &mut |row| pairs[row].push(at));
                pairs[rows + a].push(at);
            }
        }
        let mut families = Self {
            parent: vec![None; rows],
            linked: vec![false; rows],
            around: vec![None; problem.applicants()],
            place: vec![None; problem.pairs()],
            within_person: false,
        };
        let (mut people, mut places) = (Vec::new(), Vec::new());
        for (row, pairs) in pairs.into_iter().enumerate().filter(|(_, pairs)| !pairs.is_empty()) {
            let family = case.proof.families.get(row).copied().unwrap_or(Family::People);
            if row < problem.placements() && family != Family::Places {
                return Err(Refusal::Missing { what: "families" });
            }
            match family {
                Family::People => people.push(Set { row, pairs }),
                Family::Places => places.push(Set { row, pairs }),
                Family::Beside => continue,
            }
            if row < rows {
                families.linked[row] = true;
            }
        }
        let reserves = problem.row_of_reserve(0)..rows;
        families.nest(people, &reserves, rows)?;
        let inner = families.nest(places, &reserves, rows)?;
        families.place = inner;
        Ok(families)
    }

    /// Nests the sets of one family; gives the smallest by pair.
    fn nest(
        &mut self,
        mut sets: Vec<Set>,
        reserves: &std::ops::Range<usize>,
        rows: usize,
    ) -> Result<Vec<Option<usize>>, Refusal> {
        let outer_first = |row: usize| (row >= rows, reserves.contains(&row), Reverse(row));
        sets.sort_by_key(|set| (Reverse(set.pairs.len()), outer_first(set.row)));
        let mut inner = vec![None; self.place.len()];
        for set in sets {
            let around: Option<usize> = inner[set.pairs[0]];
            if set.pairs.iter().any(|&at| inner[at] != around) {
                return Err(Refusal::Crossing { row: set.row.min(rows) });
            }
            set.pairs.iter().for_each(|&at| inner[at] = Some(set.row));
            match around {
                Some(around) if around >= rows => self.within_person = true,
                _ if set.row >= rows => self.around[set.row - rows] = around,
                _ => self.parent[set.row] = around,
            }
        }
        Ok(inner)
    }
}
