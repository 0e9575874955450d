//! What a search asks next: what the programme's answer leaves most in doubt, and where nothing is in doubt, whatever is
//! still open. Any order of disjunctions comes to the same end; a good one comes there sooner.

use super::{search::ExactSearch, subproblem::Subproblem};
use crate::{Disjunction, milp::FIXED_POINT};

/// How far from a whole number a value may be and still be taken for it.
const TOLERANCE: i128 = FIXED_POINT / 1_000;

/// How far a value is from a whole number.
fn doubt_of(value: i128) -> i128 {
    let rest = value.rem_euclid(FIXED_POINT);
    rest.min(FIXED_POINT - rest)
}

impl ExactSearch<'_> {
    /// What to ask of a part, and the likelier answer; `None` where everything is answered.
    pub(super) fn choose_disjunction(
        &self,
        part: &Subproblem,
        values: &[i128],
    ) -> Option<(Disjunction, bool)> {
        let problem = self.aim.problem;
        let value = |at: usize| values.get(at).copied().unwrap_or(0);
        for open in problem.side().open_min.iter().filter(|open| open.min > 1) {
            let p = open.placement as usize;
            let pairs = (0..problem.applicants()).filter_map(|a| problem.find_pair(a, open.placement));
            let load: i128 = pairs.filter(|&at| part.remains[at]).map(value).sum();
            let short = load > TOLERANCE && load < i128::from(open.min) * FIXED_POINT - TOLERANCE;
            if short && !part.closed[p] && part.least[p] == 0 {
                return Some((
                    Disjunction::Runs(open.placement),
                    load * 2 > i128::from(open.min) * FIXED_POINT,
                ));
            }
        }
        let undecided = (0..problem.applicants()).filter(|&a| !part.is_decided(problem, a));
        let pairs: Vec<(usize, usize)> =
            undecided.flat_map(|a| part.pairs_of(problem, a).map(move |at| (a, at))).collect();
        let doubt = |at: usize| doubt_of(value(at));
        let placed = |a: usize| part.pairs_of(problem, a).map(value).sum::<i128>();
        let hesitates = |a: &usize| doubt_of(placed(*a)) > TOLERANCE && !part.placed[*a];
        let person = (0..problem.applicants())
            .filter(hesitates)
            .max_by_key(|&a| (doubt_of(placed(a)), std::cmp::Reverse(a)));
        let clearest = pairs.iter().map(|&(_, at)| doubt(at)).max().unwrap_or(0);
        if let Some(a) = person.filter(|&a| doubt_of(placed(a)) > clearest) {
            let likely = placed(a) * 2 >= FIXED_POINT;
            return Some((Disjunction::Person(u32::try_from(a).unwrap_or(u32::MAX)), likely));
        }
        // The most doubtful pair; among those without a doubt one that is chosen.
        let next = pairs
            .into_iter()
            .max_by_key(|&(_, at)| (doubt(at).max(TOLERANCE), value(at), std::cmp::Reverse(at)));
        let Some((a, at)) = next else { return self.still_runs(part) };
        let applicants = vec![u32::try_from(a).unwrap_or(u32::MAX)];
        let disjunction = Disjunction::Count { placement: problem.placement_at(at), applicants };
        Some((disjunction, value(at) * 2 >= FIXED_POINT))
    }

    /// With everyone decided: a placement with too few people of which nothing was said.
    fn still_runs(&self, part: &Subproblem) -> Option<(Disjunction, bool)> {
        let problem = self.aim.problem;
        let open = problem.side().open_min.iter().find(|open| {
            let p = open.placement as usize;
            let load = (0..problem.applicants())
                .filter(|&a| problem.find_pair(a, open.placement).is_some_and(|at| part.remains[at]));
            open.min > 1
                && !part.closed[p]
                && part.least[p] == 0
                && (1..open.min).contains(&(load.count() as u64))
        });
        open.map(|open| (Disjunction::Runs(open.placement), false))
    }
}
