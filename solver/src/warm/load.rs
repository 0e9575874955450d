//! Loading: from a problem and its finished solution to what a solver keeps. Owns what a place in line is worth,
//! what a choice costs, and how the certificate's prices of all stages become one (`MODEL.md`, claim 11).

use std::collections::BTreeMap;

use super::{
    LoadError, Solver, Wish,
    augment::ChainSearch,
    price::Price,
    state::{Choice, Line, NONE, Place, State},
};
use crate::{
    CutOff, Key, PriceSet, PriceStage, Problem, Solved, Stage, Stages, certificate::groups, problem::tie_word,
};

impl Solver {
    /// Loads a problem with its finished solution for these stages.
    ///
    /// # Errors
    /// [`LoadError`]: such problems are solved anew for each question.
    pub fn load(problem: &Problem, stages: &Stages, solved: &Solved) -> Result<Self, LoadError> {
        let words = solved.certificate.prices.iter().filter(|set| set.stage == PriceStage::Word(2)).count();
        let nodes = problem.placements() as u128 + 2;
        let room = u128::from(problem.longest_distance() + 1) * nodes < 1 << 61 && nodes < 1 << 29;
        if !problem.side().is_empty() {
            return Err(LoadError::SideConstraints);
        }
        if !solved.finished {
            return Err(LoadError::Unfinished);
        }
        if words > 0 || !room {
            return Err(LoadError::Range);
        }
        let mut loaded = Self {
            stages: stages.clone(),
            state: State::default(),
            search: ChainSearch::default(),
            pinned: vec![0; problem.placements()],
            ordered: stages.has(Stage::Order),
        };
        loaded.read(problem, solved);
        loaded.price(problem, solved).ok_or(LoadError::NotProven)?;
        loaded.check_all().map_err(|_| LoadError::NotProven)?;
        Ok(loaded)
    }

    fn read(&mut self, problem: &Problem, solved: &Solved) {
        for p in 0..problem.placements() {
            let id = problem.placement_ids().get(p).to_owned();
            let room = problem.capacity(p);
            self.state.places.push(Place {
                id,
                room,
                price: Price::default(),
                takers: Vec::new(),
                holders: Vec::new(),
            });
        }
        for a in 0..problem.applicants() {
            let id = problem.applicant_ids().get(a).to_owned();
            let line = self.line(problem.tier(a), problem.order(a));
            let mut choices = Vec::new();
            for pair in problem.pairs_of(a) {
                let wish = Wish { placement: pair.placement, rank: pair.rank, distance: pair.distance };
                choices.push(self.choice(&id, wish));
            }
            let number = self.state.join(&id, line);
            self.state.set_choices(number, choices);
            self.state.sit(number, solved.assignment.of(a).unwrap_or(NONE));
        }
    }

    /// Puts the certificate's prices of all stages together: cut-offs first; inside one cut-off, as seen from
    /// whoever is neither better off placed nor left out.
    fn price(&mut self, problem: &Problem, solved: &Solved) -> Option<()> {
        let certificate = &solved.certificate;
        let groups = groups(problem, &self.stages);
        let word = Self::first_word(solved);
        let mut last: BTreeMap<Key, usize> = BTreeMap::new();
        if self.ordered {
            let placed = (0..problem.applicants()).filter(|&a| solved.assignment.of(a).is_some());
            last.extend(placed.map(|a| (Key::of(problem, &self.stages, a), a)));
        }
        for p in 0..problem.placements() {
            let mut parts = [0; 4];
            let (weight, key) = match certificate.cutoffs.get(p)? {
                CutOff::Open => (Price::default(), None),
                CutOff::Last(key) => (self.line(key.tier, Some(key.order)).weight, Some(key)),
                CutOff::None => (Price::new(1 << 59, 0, 0, 0), None),
            };
            for set in certificate.prices.iter().chain(&word) {
                let at = match set.stage {
                    PriceStage::Rank => 1,
                    PriceStage::Distance => 2,
                    PriceStage::Word(_) => 3,
                };
                let seen_from = match key {
                    None => 0,
                    Some(key) if self.ordered => {
                        let a = *last.get(key)?;
                        let held = solved.assignment.of(a)?;
                        let pair = problem.find_pair(a, held)?;
                        set.stage.cost(problem, a, pair) + set.placements[held as usize]
                    }
                    Some(key) => set.groups[groups.binary_search(&key.tier).ok()?],
                };
                parts[at] = set.placements[p] - seen_from;
            }
            self.state.places[p].price = weight + Price::new(0, parts[1], parts[2], parts[3]);
        }
        Some(())
    }

    /// Prices for the first word where none had to be made: a ranking that falls along every exchange is one.
    fn first_word(solved: &Solved) -> Option<PriceSet> {
        let priced = solved.certificate.prices.iter().any(|set| matches!(set.stage, PriceStage::Word(_)));
        let ranking = solved.certificate.unique.as_ref().filter(|_| !priced)?;
        let fall = |ranks: &[i128]| ranks.iter().map(|rank| -(rank << 32)).collect();
        let (placements, groups) = (fall(&ranking.placements), fall(&ranking.groups));
        Some(PriceSet { stage: PriceStage::Word(1), placements, groups })
    }

    /// A place in line with what it is worth: a number that falls along the line.
    pub(super) fn line(&self, tier: u8, order: Option<u64>) -> Line {
        let by_order = i128::from(order.unwrap_or(0));
        let weight = if self.ordered {
            (i128::from(256 - u16::from(tier)) << 50) - by_order
        } else if self.stages.has(Stage::Tiers) {
            256 - i128::from(tier)
        } else {
            1
        };
        Line { tier, order, weight: Price::new(weight, 0, 0, 0) }
    }

    /// A choice with what it costs in the stages that are asked.
    pub(super) fn choice(&self, id: &str, wish: Wish) -> Choice {
        let asked = |stage: Stage, cost: i128| if self.stages.has(stage) { cost } else { 0 };
        let rank = asked(Stage::Rank, i128::from(wish.rank));
        let distance = asked(Stage::Distance, i128::from(wish.distance));
        let word = if self.stages.has(Stage::Tiebreak) {
            i128::from(tie_word(id, &self.state.places[wish.placement as usize].id, 1))
        } else {
            0
        };
        let cost = Price::new(0, rank, distance, word);
        Choice { placement: wish.placement, rank: wish.rank, distance: wish.distance, cost }
    }
}
