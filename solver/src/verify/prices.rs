//! Prices: what proves `rank`, `distance` and each word of the tie-break to be least, by weak duality,
//! and what each proven set leaves open for the next.

use sha2::{Digest, Sha256};

use super::{Case, Claims, Refusal, spoken_for};
use crate::{CutOff, PriceStage, Problem, Stage};

/// The sets of prices in their order, those of a placement side by side.
pub(super) struct Sets {
    stages: Vec<PriceStage>,
    /// By placement, then set.
    prices: Vec<i128>,
    /// By group, then set.
    groups: Vec<i128>,
    /// By tier, or by 0 for everyone: the group; none with the stage `order`.
    group_of: [Option<u8>; 256],
    tiered: bool,
    ordered: bool,
    /// By placement: full in every solution that all sets leave.
    pub(super) kept_full: Vec<bool>,
}

/// What the sets leave open to one person.
#[derive(Default)]
pub(super) struct Open {
    /// By pair: tight in every set so far.
    pub(super) tight: Vec<bool>,
    /// How many are.
    left: usize,
    /// Placed in every solution that is still best.
    pub(super) kept_placed: bool,
}

impl Sets {
    /// Checks that every set is there and what each says about placements: a price below 0 only where every
    /// solution fills all seats, and none where a seat is free.
    pub(super) fn new(case: &Case<'_>, claims: &mut Claims) -> Self {
        let names = case.groups();
        let mut group_of = [None; 256];
        // Names first: of 255 tiers, one more number would be one too many.
        for (&name, group) in names.iter().zip(0u8..) {
            group_of[usize::from(name)] = Some(group);
        }
        let mut sets = Self {
            stages: asked(case, claims),
            prices: Vec::new(),
            groups: Vec::new(),
            group_of,
            tiered: case.stages.has(Stage::Tiers),
            ordered: case.stages.has(Stage::Order),
            // A placement from which no free seat can be reached is full in every solution that places the most.
            kept_full: case.certificate.cutoffs.iter().map(|&cutoff| cutoff != CutOff::Open).collect(),
        };
        let placements = case.problem.placements();
        let given = &case.certificate.prices[..sets.stages.len()];
        let whole = given.iter().take_while(|set| {
            let whole = set.placements.len() == placements && set.groups.len() == names.len();
            if !whole {
                claims.hear(spoken_for(set.stage), Err(Refusal::Missing { what: "prices" }));
            }
            whole
        });
        let given = &given[..whole.count()];
        sets.stages.truncate(given.len());
        sets.prices = (0..placements).flat_map(|p| given.iter().map(move |set| set.placements[p])).collect();
        sets.groups = (0..names.len()).flat_map(|g| given.iter().map(move |set| set.groups[g])).collect();
        for placement in 0..placements {
            sets.placement(case, placement, claims);
        }
        sets
    }

    fn placement(&mut self, case: &Case<'_>, placement: usize, claims: &mut Claims) {
        let count = self.stages.len();
        for (set, &priced) in self.stages.iter().enumerate() {
            let price = self.prices[placement * count + set];
            if price != 0 && case.has_free_seat(placement) {
                claims.hear(spoken_for(priced), Err(Refusal::PricedFreeSeat { placement }));
            }
            if price < 0 && !self.kept_full[placement] {
                claims.hear(spoken_for(priced), Err(Refusal::NegativePrice { placement }));
            }
            self.kept_full[placement] |= price != 0;
        }
    }

    /// The index of a person's group, unless everyone is fixed alone.
    pub(super) fn group(&self, case: &Case<'_>, applicant: usize) -> Option<usize> {
        let name = if self.tiered { case.problem.tier(applicant) } else { 0 };
        self.group_of[usize::from(name)].map(usize::from)
    }

    /// Set after set: nobody would be cheaper elsewhere, and nobody left out cheaper than the price of their group.
    pub(super) fn person(
        &self,
        case: &Case<'_>,
        applicant: usize,
        held: Option<u32>,
        open: &mut Open,
        claims: &mut Claims,
    ) {
        let row = case.problem.placements_of(applicant);
        open.tight.clear();
        // With the stage `order`, pairs of people left out do not remain, and everyone placed is kept placed.
        open.tight.resize(row.len(), !self.ordered || held.is_some());
        open.left = row.len();
        open.kept_placed = self.ordered && held.is_some();
        let own = held.and_then(|held| row.iter().position(|&to| to == held));
        let group = self.group(case, applicant);
        for (set, &priced) in self.stages.iter().enumerate() {
            let stage = spoken_for(priced);
            if !claims.stands(stage) {
                return;
            }
            // Who has one pair left and is kept placed has nothing to compare.
            if open.kept_placed && open.left == 1 {
                return;
            }
            let found = self.compare(case, (applicant, own, group), set, open);
            claims.hear(stage, found);
        }
    }

    /// One set, one person.
    fn compare(
        &self,
        case: &Case<'_>,
        (applicant, own, group): (usize, Option<usize>, Option<usize>),
        set: usize,
        open: &mut Open,
    ) -> Result<(), Refusal> {
        let count = self.stages.len();
        let first = case.problem.pair_range(applicant).start;
        let row = case.problem.placements_of(applicant);
        let total = |at: usize| {
            let cost = cost(case.problem, self.stages[set], applicant, first + at);
            let sum = cost.checked_add(self.prices[row[at] as usize * count + set]);
            sum.ok_or(Refusal::Missing { what: "prices" })
        };
        let own = own.map(total).transpose()?;
        let group = group.map(|group| self.groups[group * count + set]);
        if let (Some(own), Some(group)) = (own, group)
            && !open.kept_placed
        {
            if own > group {
                return Err(Refusal::DearerThanGroup { applicant });
            }
            open.kept_placed = own < group;
        }
        let Some(value) = own.or(group) else { return Ok(()) };
        for (at, &to) in row.iter().enumerate() {
            if open.tight[at] {
                let total = total(at)?;
                if total < value {
                    return Err(Refusal::Cheaper { applicant, placement: to as usize });
                }
                if total > value {
                    open.tight[at] = false;
                    open.left -= 1;
                }
            }
        }
        Ok(())
    }
}

/// The sets that the stages ask for: one each for rank and distance, then words of the tie-break from the
/// first on, as many as were given.
fn asked(case: &Case<'_>, claims: &mut Claims) -> Vec<PriceStage> {
    let given: Vec<PriceStage> = case.certificate.prices.iter().map(|set| set.stage).collect();
    let mut stages = Vec::new();
    for (stage, priced) in [(Stage::Rank, PriceStage::Rank), (Stage::Distance, PriceStage::Distance)] {
        if !case.stages.has(stage) {
            continue;
        }
        match given.get(stages.len()) {
            Some(set) if *set == priced => stages.push(priced),
            Some(_) => claims.hear(stage, Err(Refusal::WrongPrices { stage })),
            None => claims.hear(stage, Err(Refusal::Missing { what: "prices" })),
        }
        if !claims.stands(stage) {
            return stages;
        }
    }
    if case.stages.has(Stage::Tiebreak) {
        let words = &given[stages.len()..];
        // Counted first: of more words than there are numbers, one would be one too many.
        let few = words.len() <= 8;
        if few && words.iter().zip(1u8..).all(|(set, word)| *set == PriceStage::Word(word)) {
            stages.extend(words);
        } else {
            claims.hear(Stage::Tiebreak, Err(Refusal::WrongPrices { stage: Stage::Tiebreak }));
        }
    }
    stages
}

/// What a pair costs in a stage. `at` is the pair's number.
pub(super) fn cost(problem: &Problem, stage: PriceStage, applicant: usize, at: usize) -> i128 {
    match stage {
        PriceStage::Rank => i128::from(problem.rank_at(at)),
        PriceStage::Distance => i128::from(problem.distance_at(at)),
        PriceStage::Word(word) => i128::from(tie_word(problem, applicant, problem.placement_at(at), word)),
    }
}

/// The tie-break word as the interface defines it, computed here once more. There are words 1 to 8; others count nothing.
fn tie_word(problem: &Problem, applicant: usize, placement: u32, word: u8) -> u32 {
    let text = format!(
        "{}\n{}",
        problem.applicant_ids().get(applicant),
        problem.placement_ids().get(placement as usize)
    );
    let digest = Sha256::digest(text.as_bytes());
    let Some(before) = usize::from(word).checked_sub(1) else { return 0 };
    let bytes = digest.iter().skip(4 * before).take(4);
    bytes.fold(0, |number, &byte| number << 8 | u32::from(byte))
}
