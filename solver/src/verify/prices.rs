//! Prices: what proves `rank`, `distance` and each word of the tie-break to be least, by weak duality,
//! and what each proven set leaves open for the next.

use sha2::{Digest, Sha256};

use super::{Case, Refusal};
use crate::{CutOff, PriceSet, PriceStage, Stage, problem::Pair};

/// What the sets checked so far leave open.
pub(super) struct Face {
    /// By position of the pair: tight in every set so far.
    pub tight: Vec<bool>,
    /// By applicant: placed in every solution that is still best.
    pub kept_placed: Vec<bool>,
    /// By placement: full in every solution that is still best.
    pub kept_full: Vec<bool>,
    /// The groups whose number placed is fixed; none with the stage `order`.
    pub groups: Vec<u8>,
    /// By applicant: the index of its group.
    pub group_of: Vec<Option<usize>>,
    /// How many sets were checked.
    done: usize,
}

impl Face {
    /// Before any prices. Relies on the cut-offs, which were proven before.
    pub(super) fn new(case: &Case<'_>) -> Self {
        let ordered = case.stages.has(Stage::Order);
        let groups = if ordered {
            Vec::new()
        } else if case.stages.has(Stage::Tiers) {
            let mut present: Vec<u8> =
                (0..case.problem.applicants()).map(|applicant| case.problem.tier(applicant)).collect();
            present.sort_unstable();
            present.dedup();
            present
        } else {
            vec![0]
        };
        let mut tight = vec![true; case.problem.pairs().len()];
        for (applicant, placement) in case.people() {
            if ordered && placement.is_none() {
                tight[case.problem.pair_range(applicant)].fill(false);
            }
        }
        Self {
            tight,
            kept_placed: case.people().map(|(_, placement)| ordered && placement.is_some()).collect(),
            // A placement from which no free seat can be reached is full in every solution that places the most.
            kept_full: case.certificate.cutoffs.iter().map(|&cutoff| cutoff != CutOff::Open).collect(),
            group_of: case.people().map(|(applicant, _)| case.group(applicant, &groups)).collect(),
            groups,
            done: 0,
        }
    }
}

/// Checks the next set, which has to be the one for this stage.
pub(super) fn check_next(case: &Case<'_>, face: &mut Face, stage: Stage) -> Result<(), Refusal> {
    let asked = if stage == Stage::Rank { PriceStage::Rank } else { PriceStage::Distance };
    let set = case.certificate.prices.get(face.done).ok_or(Refusal::Missing { what: "prices" })?;
    if set.stage != asked {
        return Err(Refusal::WrongPrices { stage });
    }
    check(case, face, set)
}

/// Checks all remaining sets, which have to be the words of the tie-break from the first on.
pub(super) fn check_words(case: &Case<'_>, face: &mut Face) -> Result<(), Refusal> {
    let words = case.certificate.prices.get(face.done..).unwrap_or_default();
    if words.len() > 8 {
        return Err(Refusal::WrongPrices { stage: Stage::Tiebreak });
    }
    for (set, word) in words.iter().zip(1u8..) {
        if set.stage != PriceStage::Word(word) {
            return Err(Refusal::WrongPrices { stage: Stage::Tiebreak });
        }
        check(case, face, set)?;
    }
    Ok(())
}

/// One set: no placement that need not be full has a price below 0, none with a free seat has one, nobody
/// would be cheaper elsewhere, and nobody left out would be cheaper than the price of their group.
fn check(case: &Case<'_>, face: &mut Face, set: &PriceSet) -> Result<(), Refusal> {
    if set.placements.len() != case.problem.placements() || set.groups.len() != face.groups.len() {
        return Err(Refusal::Missing { what: "prices" });
    }
    for (placement, &price) in set.placements.iter().enumerate() {
        if price != 0 && case.has_free_seat(placement) {
            return Err(Refusal::PricedFreeSeat { placement });
        }
        if price < 0 && !face.kept_full[placement] {
            return Err(Refusal::NegativePrice { placement });
        }
    }
    for (applicant, placement) in case.people() {
        let range = case.problem.pair_range(applicant);
        let total = |at: usize| total(case, set, applicant, case.problem.pairs()[at]);
        let own = match placement {
            Some(held) => {
                let mut own = range.clone().filter(|&at| case.problem.pairs()[at].placement == held);
                Some(total(own.next().ok_or(Refusal::NotFeasible)?)?)
            }
            None => None,
        };
        let group = face.group_of[applicant].map(|group| set.groups[group]);
        if let (Some(own), Some(group)) = (own, group)
            && !face.kept_placed[applicant]
        {
            if own > group {
                return Err(Refusal::DearerThanGroup { applicant });
            }
            face.kept_placed[applicant] = own < group;
        }
        let Some(value) = own.or(group) else { continue };
        for at in range {
            if !face.tight[at] {
                continue;
            }
            let total = total(at)?;
            if total < value {
                return Err(Refusal::Cheaper {
                    applicant,
                    placement: case.problem.pairs()[at].placement as usize,
                });
            }
            face.tight[at] = total == value;
        }
    }
    for (full, &price) in face.kept_full.iter_mut().zip(&set.placements) {
        *full |= price != 0;
    }
    face.done += 1;
    Ok(())
}

/// What a pair costs in this stage, with the price of its seat; refused where the sum would not fit.
fn total(case: &Case<'_>, set: &PriceSet, applicant: usize, pair: Pair) -> Result<i128, Refusal> {
    let cost = match set.stage {
        PriceStage::Rank => i128::from(pair.rank),
        PriceStage::Distance => i128::from(pair.distance),
        PriceStage::Word(word) => i128::from(tie_word(case, applicant, pair.placement as usize, word)),
    };
    cost.checked_add(set.placements[pair.placement as usize]).ok_or(Refusal::Missing { what: "prices" })
}

/// The tie-break word as the interface defines it, computed here once more.
fn tie_word(case: &Case<'_>, applicant: usize, placement: usize, word: u8) -> u32 {
    let text = format!(
        "{}\n{}",
        case.problem.applicant_ids().get(applicant),
        case.problem.placement_ids().get(placement)
    );
    let digest = Sha256::digest(text.as_bytes());
    let bytes = digest.iter().skip(4 * (usize::from(word) - 1)).take(4);
    bytes.fold(0, |number, &byte| number << 8 | u32::from(byte))
}
