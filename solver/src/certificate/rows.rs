//! The proof of a solution under side constraints: prices of rows, set after set. A row is a placement, an applicant
//! cap, a placement cap, a reserve or a budget, numbered in this order. Owns the shape; `MODEL.md` (section 10) proves
//! why it suffices, the checker checks it.

use crate::{CutOff, PriceStage, Problem, Stage, problem::TIE_WORDS};

/// What a set of prices shows to be best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The most people.
    Placed,
    /// The most seats of reserves.
    Reserves,
    /// The most people of this tier, with those of earlier tiers as they are.
    Tier(u8),
    /// Of `order`: this person (an index), with everyone earlier in line placed or not as they are.
    Person(u32),
    /// The least sum of ranks, distances, or of a word of the tie-break.
    Priced(PriceStage),
}

impl Goal {
    /// The objective coefficient of a pair, apart from reserves. `at` is the pair's number.
    pub fn coefficient(self, problem: &Problem, applicant: usize, at: usize) -> i128 {
        match self {
            Self::Placed => 1,
            Self::Reserves => 0,
            Self::Person(person) => i128::from(person as usize == applicant),
            Self::Tier(tier) => i128::from(problem.tier(applicant) == tier),
            Self::Priced(stage) => -stage.cost(problem, applicant, at),
        }
    }

    /// The goals of a stage, one after another. Of `order` none: down the line, each goal depends on what the one before
    /// came to. Reserves are a goal where there are some.
    pub(crate) fn of_stage(problem: &Problem, stage: Stage) -> Vec<Self> {
        match stage {
            Stage::Placed => vec![Self::Placed],
            Stage::Reserves if problem.side().reserves.is_empty() => Vec::new(),
            Stage::Reserves => vec![Self::Reserves],
            Stage::Tiers => problem.tiers_present().into_iter().map(Self::Tier).collect(),
            Stage::Order => Vec::new(),
            Stage::Rank => vec![Self::Priced(PriceStage::Rank)],
            Stage::Distance => vec![Self::Priced(PriceStage::Distance)],
            Stage::Tiebreak => (1..=TIE_WORDS).map(|word| Self::Priced(PriceStage::Word(word))).collect(),
        }
    }

    /// The stage that it belongs to.
    pub fn stage(self) -> Stage {
        match self {
            Self::Placed => Stage::Placed,
            Self::Reserves => Stage::Reserves,
            Self::Tier(_) => Stage::Tiers,
            Self::Person(_) => Stage::Order,
            Self::Priced(PriceStage::Rank) => Stage::Rank,
            Self::Priced(PriceStage::Distance) => Stage::Distance,
            Self::Priced(PriceStage::Word(_)) => Stage::Tiebreak,
        }
    }
}

/// Dual multipliers (prices) that bound what any allowed assignment can reach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prices {
    /// By row: the price of one in it (of a budget: of one unit of money).
    pub rows: Vec<i128>,
    /// By cut: the price of one unit of it; empty where none has one.
    pub cuts: Vec<i128>,
    /// By earlier goal, the price of one unit of it.
    pub earlier: Vec<i128>,
    /// Of disjunctions that were answered on the way here: the price of one that is counted.
    pub answers: Vec<(u32, i128)>,
}

/// The proof of a goal: prices, and where their bound is not close enough, disjunctions with prices for every answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPrices {
    /// What they bound.
    pub goal: Goal,
    /// What one counts in these prices, from 1: prices may be parts of a whole.
    pub scale: i128,
    /// Of everything that is possible.
    pub prices: Prices,
    /// Of each part of it.
    pub tree: Option<Tree>,
    /// Whether it is shown as well that no other assignment reaches as much.
    pub only: bool,
}

impl RowPrices {
    /// All prices, the first ones first.
    pub fn every_prices(&mut self) -> impl Iterator<Item = &mut Prices> {
        let nodes = self.tree.iter_mut().flat_map(|tree| &mut tree.nodes);
        let leaves = nodes.filter_map(|node| match node {
            TreeNode::Leaf(prices) => Some(prices),
            TreeNode::Branch { .. } => None,
        });
        std::iter::once(&mut self.prices).chain(leaves)
    }
}

/// A branching disjunction: a count, of which one child has at most k and the other more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disjunction {
    /// How many of these people are at this placement.
    Count {
        /// Index of the placement.
        placement: u32,
        /// Indexes of people.
        applicants: Vec<u32>,
    },
    /// Whether this person is placed.
    Person(u32),
    /// Whether this placement, which needs some people at least, runs.
    Runs(u32),
}

/// A branch-and-bound tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// What is asked.
    pub disjunctions: Vec<Disjunction>,
    /// The first is where it begins; nodes lead only to later ones.
    pub nodes: Vec<TreeNode>,
}

/// A branch-and-bound node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeNode {
    /// The answer is at most this, or more.
    Branch {
        /// Which disjunction.
        disjunction: u32,
        /// The last number that leads to `below`.
        at: u64,
        /// The next node for answers up to that number.
        below: u32,
        /// The next node for answers beyond it.
        above: u32,
    },
    /// Prices that bound what is left here.
    Leaf(Prices),
}

/// A knapsack cut: an inequality that follows from a budget for whole numbers of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The budget's place in its list.
    pub budget: u32,
    /// By cost: the coefficient of a place of that cost.
    pub coefficients: Vec<(u64, u64)>,
    /// The right-hand side.
    pub most: u64,
}

/// Why a cut-off of a placement or cap is as late as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowWitness {
    /// It has room, and nothing stands around it.
    Room,
    /// This holder of the placement has exactly the key.
    Holder(u32),
    /// This holder of the placement could take that other placement.
    Exchange {
        /// Index of the holder.
        holder: u32,
        /// Index of the other placement.
        to: u32,
    },
    /// It has room, so the cap around it decides.
    Up,
    /// Somebody inside this placement or cap in it could make room: a placement, or the placements and a cap's place
    /// in its list.
    Down(u32),
}

/// One step on the way to the last person or the free seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowStep {
    /// How many steps away: 0 for [`RowWitness::Room`] and [`RowWitness::Holder`].
    pub number: u32,
    /// What stands behind it.
    pub witness: RowWitness,
}

/// Where a row stands in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Among the sets of people.
    People,
    /// Among the sets of placements.
    Places,
    /// In neither: cut-offs and the ranking do not count on it.
    Beside,
}

/// People who cannot be placed besides those who come before them in line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Prices at which there is less than nothing left for each of them.
    pub prices: Prices,
    /// Indexes of people.
    pub people: Vec<u32>,
}

/// The proof of a solution under side constraints.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowProof {
    /// By placement, then placement cap; empty where no cut-offs prove anything.
    pub cutoffs: Vec<CutOff>,
    /// As many; `None` exactly where the cut-off is [`CutOff::None`].
    pub steps: Vec<Option<RowStep>>,
    /// What follows from the budgets.
    pub cuts: Vec<Cut>,
    /// In the order of the stages.
    pub sets: Vec<RowPrices>,
    /// Of `order`: who is out, and why.
    pub left_out: Vec<LeftOut>,
    /// Of `order`: caps on people, by their place in the list and rising, that are full with people who come earlier: whoever
    /// comes later is out.
    pub full: Vec<u32>,
    /// By row.
    pub families: Vec<Family>,
    /// By row: numbers that fall along every exchange that is still free.
    pub ranking: Option<Vec<i128>>,
}

impl RowProof {
    /// Cuts that no set has a price for prove nothing.
    pub(crate) fn drop_idle_cuts(&mut self) {
        let Self { cuts, sets, left_out, .. } = self;
        let mut used = vec![false; cuts.len()];
        let out = left_out.iter_mut().map(|left_out| &mut left_out.prices);
        for prices in sets.iter_mut().flat_map(RowPrices::every_prices).chain(out) {
            used.iter_mut().zip(&prices.cuts).for_each(|(used, price)| *used |= *price != 0);
        }
        let keep = |list: &mut Vec<i128>| {
            let mut used = used.iter();
            list.retain(|_| used.next().is_some_and(|used| *used));
        };
        let out = left_out.iter_mut().map(|left_out| &mut left_out.prices);
        sets.iter_mut()
            .flat_map(RowPrices::every_prices)
            .chain(out)
            .for_each(|prices| keep(&mut prices.cuts));
        let mut used = used.iter();
        cuts.retain(|_| used.next().is_some_and(|used| *used));
    }
}
