//! The face: what the stages so far leave open. Owns which pairs remain, who is kept placed and which
//! placements are kept full; each proven price set narrows it by complementary slackness.

use super::cutoffs::cutoffs;
use crate::{Assignment, CutOff, Key, PriceSet, Problem, Stage, Stages, certificate::groups};

/// The set of solutions that are best for all stages so far, described by what they may use.
#[derive(Debug, Clone)]
pub(crate) struct Face {
    /// By position in the problem's pairs: whether a best solution may choose it.
    pub remains: Vec<bool>,
    /// By position: whether an exchange that keeps `placed`, `tiers` and `order` could use it. Others cannot be
    /// chosen, so the linear programmes do without them; prices hold for them too.
    #[cfg_attr(not(feature = "highs"), expect(dead_code, reason = "only the programmes look at it"))]
    pub usable: Vec<bool>,
    /// By applicant: placed in every best solution.
    pub kept_placed: Vec<bool>,
    /// By placement: full in every best solution.
    pub kept_full: Vec<bool>,
    /// Tiers that the groups stand for.
    pub groups: Vec<u8>,
    /// By applicant: index of its group; nothing where everyone is fixed alone.
    group_of: Vec<u32>,
}

impl Face {
    /// The face after `placed`, `tiers` and `order`, with an assignment that is best for them.
    pub(crate) fn new(problem: &Problem, stages: &Stages, assignment: &Assignment) -> Self {
        let groups = groups(problem, stages);
        let ordered = stages.has(Stage::Order);
        let mut remains = vec![true; problem.pairs()];
        let mut group_of = Vec::new();
        for a in 0..problem.applicants() {
            if ordered && assignment.of(a).is_none() {
                remains[problem.pair_range(a)].fill(false);
            }
            if !ordered {
                let group = groups.binary_search(&problem.tier(a)).unwrap_or(0);
                group_of.push(u32::try_from(group).unwrap_or(0));
            }
        }
        let usable = usable(problem, stages, assignment);
        let kept_placed = (0..problem.applicants()).map(|a| ordered && assignment.of(a).is_some()).collect();
        Self { remains, usable, kept_placed, kept_full: vec![false; problem.placements()], groups, group_of }
    }

    /// The applicant's group, unless everyone is fixed alone.
    pub(crate) fn group(&self, applicant: usize) -> Option<usize> {
        self.group_of.get(applicant).map(|&group| group as usize)
    }

    /// Narrows to what is tight under the prices.
    pub(crate) fn restrict(&mut self, problem: &Problem, assignment: &Assignment, set: &PriceSet) {
        for a in 0..problem.applicants() {
            let coefficient = |at: usize| {
                set.stage.cost(problem, a, at) + set.placements[problem.pair(at).placement as usize]
            };
            let group = self.group(a).map(|group| set.groups[group]);
            let own = assignment.of(a).and_then(|p| problem.find_pair(a, p)).map(coefficient);
            let Some(value) = own.or(group) else { continue };
            if own.is_some() && group.is_some_and(|price| value < price) {
                self.kept_placed[a] = true;
            }
            for at in problem.pair_range(a) {
                if self.remains[at] && coefficient(at) != value {
                    self.remains[at] = false;
                }
            }
        }
        for (full, &price) in self.kept_full.iter_mut().zip(&set.placements) {
            *full |= price != 0;
        }
    }
}

/// Pairs between a person and placements with the same cut-off as their own, or, left out, with exactly their
/// key: exchanges never lead to a later cut-off, and what leads to an earlier one never comes back.
fn usable(problem: &Problem, stages: &Stages, assignment: &Assignment) -> Vec<bool> {
    let (cutoffs, _) = cutoffs(problem, stages, assignment);
    let mut usable = Vec::with_capacity(problem.pairs());
    for a in 0..problem.applicants() {
        let own = match assignment.of(a) {
            Some(held) => cutoffs[held as usize],
            None => CutOff::Last(Key::of(problem, stages, a)),
        };
        usable.extend(problem.placements_of(a).iter().map(|&q| cutoffs[q as usize] == own));
    }
    usable
}
