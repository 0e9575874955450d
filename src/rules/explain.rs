//! One case explained whole: the outcome, every rule that decided, and what would have to be different. Owns the gathering;
//! sentences are for whoever shows it.

use super::{
    Constrained, Judgement, Pack, PairJudgement, RuleSet, TierName,
    example::Example,
    trial::{people, round_of},
};
use crate::domain::{Faults, Instead};

/// What a pack says of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Of the applicant.
    pub judgement: Judgement,
    /// Of the applicant at the placement, where facts of one are given.
    pub pair: Option<PairJudgement>,
    /// The pack's tiers, 1 first.
    pub tiers: Vec<TierName>,
    /// Of every rule that says no, what would have to be different.
    pub instead: Vec<(String, Vec<Instead>)>,
}

/// Explains a case.
///
/// # Errors
/// What the pack needs of a round and the case lacks.
pub fn explain(pack: &Pack, case: &Example) -> Result<Explained, Faults> {
    let rules = RuleSet::new(pack, &round_of(pack, case))?;
    let (applicant, placement) = people(case);
    let mut instead = rules.instead(&applicant, None);
    let place = rules.prepare_placement(&placement).at_distance(case.distance_m);
    // Of one case nobody knows how many others there are: every constraint may bind.
    let seats = [(&placement.facts, u64::MAX)];
    let constrained = Constrained::of(&rules, (pack.constraints(), true), None, &seats);
    let pair = (!case.placement.is_empty()).then(|| {
        let judged = rules.pair_prepared(&rules.prepare_applicant(&applicant), &place);
        constrained.judge(judged, &applicant.facts, 0)
    });
    if pair.is_some() {
        instead.extend(rules.instead(&applicant, Some((&placement, &place))));
    }
    Ok(Explained { judgement: rules.applicant(&applicant), pair, tiers: rules.tiers().to_vec(), instead })
}
