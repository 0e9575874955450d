//! Branching of our own. The linear programme is asked, and where something that has to be whole is not, it is asked
//! twice more: with no more of it than the whole number below, and with no less than the one above. What has to be whole
//! are mostly numbers of people at a placement, and few of them are in doubt at once; so a few dozen answers are enough
//! where a general solver spends seconds on preparations. And every answer leaves prices: with the disjunctions they are a
//! proof that a checker can check.

use std::{cmp::Ordering, collections::BinaryHeap};

use super::{
    Run,
    pseudo_costs::PseudoCosts,
    reached,
    state::{Aim, State, Stated},
};
use crate::milp::{FIXED_POINT, IncrementalLp, LpStatus, Modifying};
use crate::{Assignment, Disjunction, Goal, PriceStage, Prices, Tree};

/// The tolerance: what comes of rounding to fixed point and in HiGHS.
pub(super) const TOLERANCE: i128 = FIXED_POINT / 10_000;
/// The node limit: after as many answers of a large programme a general solver is asked instead.
const NODE_LIMIT: usize = 1_500;
/// Columns of programmes together, of which one answer each is as much work as that.
const WORK: usize = 40_000_000;
/// The same of a glance, and the least answers of one.
const GLANCE_WORK: usize = 250_000;
const GLANCE: usize = 4;
/// The bound of a node that nothing was asked about.
const NO_ANSWER: i128 = i128::MAX / 2;
/// The most answers.
const MOST: usize = 40_000;

/// What came of a search.
pub(super) struct Searched {
    /// The best incumbent, and its objective.
    pub(super) found: Option<Assignment>,
    pub(super) value: Option<i128>,
    /// Whether nothing is better, or, where nothing was found, whether there is nothing.
    pub(super) finished: bool,
    /// What the first answer says: no assignment has a larger objective.
    pub(super) root: Option<Prices>,
    /// The proof that nothing is better, where one disjunction more than the first had to be asked.
    pub(super) tree: Option<Tree>,
    /// An upper bound of the objective, as far as the search went.
    pub(super) bound: Option<i128>,
}

/// Bounds of columns.
pub(super) type Limits = Vec<(u32, i64, i64)>;

/// An answer, and the two that were asked for after it.
pub(super) struct Node {
    /// In parts: an upper bound of the objective below this node.
    pub(super) bound: i128,
    pub(super) prices: Option<Prices>,
    pub(super) split: Option<(usize, u64, usize, usize)>,
}

/// A node that still has to be asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) bound: i128,
    pub(super) node: usize,
    pub(super) limits: Limits,
    /// The column that was split last, which side this is, and how far it was from there.
    pub(super) last: Option<(u32, bool, i128)>,
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.bound, self.limits.len(), other.node).cmp(&(other.bound, other.limits.len(), self.node))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

pub(super) struct BranchAndBound<'a, 'b> {
    pub(super) run: &'a Run<'b>,
    pub(super) open: &'a State,
    /// Whether another search comes first, whose prices closed some pairs.
    pub(super) is_below: bool,
    /// Whether the first that is found will do.
    pub(super) first: bool,
    /// Whether few answers are to be enough.
    pub(super) is_glance: bool,
    pub(super) aim: Aim<'a>,
    pub(super) stated: Stated,
    pub(super) lp: Box<dyn IncrementalLp>,
    /// The elastic programme, whose duals are a Farkas ray where the programme itself is infeasible.
    pub(super) elastic: Option<Box<dyn IncrementalLp>>,
    /// Columns whose bounds are not their own at the moment.
    pub(super) applied: Vec<u32>,
    pub(super) nodes: Vec<Node>,
    pub(super) disjunctions: Vec<(u32, Disjunction)>,
    pub(super) best: Option<(i128, Assignment)>,
    /// The cut-off: only a larger objective is looked for, as pairs that were fixed may reach as much.
    pub(super) above: Option<i128>,
    /// How many answers came.
    pub(super) asked: usize,
    /// What splitting a column cost the bound so far.
    pub(super) costs: PseudoCosts,
    /// How many nodes there are when something whole is looked for again.
    pub(super) seeks_at: usize,
    /// After how many answers a general solver is asked for something whole, once.
    pub(super) help_at: usize,
}

impl<'b> Run<'b> {
    /// Looks for the best of an aim, above what is known; of [`Aim::Any`] for the first, led by ranks: with nothing to aim at,
    /// a programme has too many corners. `None` where no linear programme is to be had.
    pub(super) fn branch(&self, open: &State, aim: Aim<'_>, is_glance: bool) -> Option<Searched> {
        let known = &self.state.incumbent;
        let best = match aim {
            Aim::Goal(goal) if goal != Goal::Reserves && self.is_allowed(known) => {
                Some((reached(self.problem, goal, known), known.clone()))
            }
            _ => None,
        };
        let first = matches!(aim, Aim::Any);
        let aim = if first { Aim::Goal(Goal::Priced(PriceStage::Rank)) } else { aim };
        Some(BranchAndBound { first, is_glance, ..self.searching(open, aim, best)? }.run())
    }

    pub(super) fn searching<'a>(
        &'a self,
        open: &'a State,
        aim: Aim<'a>,
        best: Option<(i128, Assignment)>,
    ) -> Option<BranchAndBound<'a, 'b>> {
        let stated = open.state(self.problem, aim, false);
        let lp = self.backend.incremental(&stated.model, Modifying::Bounds)?;
        Some(BranchAndBound {
            run: self,
            open,
            is_below: false,
            first: false,
            is_glance: false,
            aim,
            stated,
            lp,
            elastic: None,
            applied: Vec::new(),
            nodes: Vec::new(),
            disjunctions: Vec::new(),
            best,
            above: None,
            asked: 0,
            costs: PseudoCosts::default(),
            seeks_at: 0,
            help_at: usize::MAX,
        })
    }
}

/// How far a value is from a whole number.
pub(super) fn doubt(value: i128) -> i128 {
    let part = value.rem_euclid(FIXED_POINT);
    part.min(FIXED_POINT - part)
}

impl BranchAndBound<'_, '_> {
    pub(super) fn run(&mut self) -> Searched {
        let root = self.node(NO_ANSWER);
        let root = Open { bound: NO_ANSWER, node: root, limits: Vec::new(), last: None };
        let mut heap = BinaryHeap::from([root]);
        let mut deeper: Option<Open> = None;
        let mut finished = false;
        let most = self.most();
        while self.asked < most && !self.run.control.stop() {
            let Some(open) = deeper.take().or_else(|| heap.pop()) else {
                finished = true;
                break;
            };
            if self.is_enough(open.bound) {
                continue;
            }
            let root = open.node == 0;
            let Some(children) = self.ask(&open) else {
                heap.push(open);
                break;
            };
            if self.best.is_some() && self.first {
                finished = true;
                break;
            }
            self.call_for_help();
            let Some([nearer, farther]) = children else { continue };
            if root
                && !self.is_below
                && let Some(searched) = self.below()
            {
                return searched;
            }
            heap.push(farther);
            if self.is_settled() {
                heap.push(nearer);
            } else {
                deeper = Some(nearer);
            }
        }
        heap.extend(deeper);
        let open = heap.iter().map(|open| open.bound).max();
        self.searched(finished, open)
    }

    /// The most answers, and with them of the work for a programme of this size.
    pub(super) fn most(&self) -> usize {
        let columns = self.stated.model.columns.len().max(1);
        if self.is_glance {
            (GLANCE_WORK / columns).clamp(GLANCE, NODE_LIMIT)
        } else {
            (WORK / columns).clamp(NODE_LIMIT, MOST)
        }
    }

    /// What the first answer says, as a whole number, its prices, and something allowed near to it.
    pub(super) fn first_answer(&mut self, goal: Goal) -> Option<(i128, Prices, Option<Assignment>)> {
        let LpStatus::Optimal { values, duals: prices, objective } = self.lp.maximise(true, self.run.control)
        else {
            return None;
        };
        let bound = (objective + TOLERANCE).div_euclid(FIXED_POINT);
        let is_reached = self.run.reaches_already(goal, bound);
        let near = (!is_reached).then(|| self.run.by_loads(self.open, &self.stated, (&values, goal)));
        Some((bound, self.prices(&prices), near.flatten()))
    }

    /// What came of it, where nodes are left open up to some bound.
    fn searched(&mut self, finished: bool, open: Option<i128>) -> Searched {
        let value = self.best.as_ref().map(|(value, _)| *value);
        let bound = match open {
            // Without an answer nothing bounds the objective.
            Some(NO_ANSWER) if !finished => None,
            Some(bound) if !finished => {
                Some(bound.max(self.cutoff().map_or(bound, |value| value * FIXED_POINT)))
            }
            _ => value.max(self.above).map(|value| value * FIXED_POINT),
        };
        let tree = value.filter(|_| finished && !self.first).and_then(|value| self.tree(value));
        Searched {
            found: self.best.take().map(|(_, found)| found),
            value,
            finished,
            root: self.nodes[0].prices.take(),
            tree,
            bound: bound.map(|bound| (bound + TOLERANCE).div_euclid(FIXED_POINT)),
        }
    }

    fn node(&mut self, bound: i128) -> usize {
        self.nodes.push(Node { bound, prices: None, split: None });
        self.nodes.len() - 1
    }

    /// Whether nothing within this bound is better than what is known.
    pub(super) fn is_enough(&self, bound: i128) -> bool {
        self.cutoff().is_some_and(|value| (bound + TOLERANCE).div_euclid(FIXED_POINT) <= value)
    }

    /// Whether an incumbent is good enough: then the search goes on where the bound is best, before that it dives.
    pub(super) fn is_settled(&self) -> bool {
        self.best.as_ref().is_some_and(|(value, _)| self.above.is_none_or(|above| *value > above))
    }

    /// The cut-off: nothing is looked for whose objective is no larger.
    pub(super) fn cutoff(&self) -> Option<i128> {
        self.best.as_ref().map(|(value, _)| *value).max(self.above)
    }

    /// Asks about a node. `None` where no answer came; otherwise its children, if it has any.
    #[expect(clippy::option_option, reason = "no answer is not the same as no children")]
    fn ask(&mut self, open: &Open) -> Option<Option<[Open; 2]>> {
        self.apply(&open.limits);
        let prices = !self.first || (open.node == 0 && !self.is_below);
        self.asked += 1;
        let (values, found, objective) = match self.lp.maximise(prices, self.run.control) {
            LpStatus::Optimal { values, duals: prices, objective } => (values, prices, objective),
            LpStatus::Infeasible => {
                self.nodes[open.node].bound = i128::MIN / 2;
                if !self.first {
                    self.farkas_ray(open);
                }
                return Some(None);
            }
            LpStatus::Unknown => return None,
        };
        let bound = objective.min(open.bound);
        self.nodes[open.node].bound = bound;
        if let Some((column, is_up, part)) = open.last {
            self.costs.record(column, is_up, open.bound - bound, part);
        }
        if prices {
            self.nodes[open.node].prices = Some(self.prices(&found));
        }
        if self.is_enough(bound) {
            return Some(None);
        }
        if self.seek(open, &values) && (self.first || self.is_enough(bound)) {
            return Some(None);
        }
        if let Some(column) = self.choose(open, &values, bound) {
            return Some(Some(self.split(open, column, values[column as usize], bound)));
        }
        // Everything is whole.
        self.offer(&values);
        if self.is_enough(bound) { Some(None) } else { None }
    }

    /// Sets these bounds of columns and no others.
    pub(super) fn apply(&mut self, limits: &Limits) {
        for &column in &self.applied {
            let most = self.stated.model.columns[column as usize].upper;
            self.lp.set_bounds(column, 0, most);
            if let Some(elastic) = &mut self.elastic {
                elastic.set_bounds(column, 0, most);
            }
        }
        for &(column, least, most) in limits {
            self.lp.set_bounds(column, least, Some(most));
            if let Some(elastic) = &mut self.elastic {
                elastic.set_bounds(column, least, Some(most));
            }
        }
        self.applied = limits.iter().map(|&(column, _, _)| column).collect();
    }

    /// The two disjunctions after an answer; the one that is nearer to it first.
    fn split(&mut self, open: &Open, column: u32, value: i128, bound: i128) -> [Open; 2] {
        let below = i64::try_from(value.div_euclid(FIXED_POINT)).unwrap_or(0);
        let (least, most) = self.limits(&open.limits, column);
        let part = value.rem_euclid(FIXED_POINT);
        let mut child = |least: i64, most: i64, is_up: bool| {
            let mut limits = open.limits.clone();
            limits.retain(|(other, _, _)| *other != column);
            limits.push((column, least, most));
            let from = if is_up { FIXED_POINT - part } else { part };
            Open { bound, node: self.node(bound), limits, last: Some((column, is_up, from)) }
        };
        let (down, up) = (child(least, below, false), child(below + 1, most, true));
        let disjunction = self.disjunction(column);
        let at = u64::try_from(below).unwrap_or(0);
        self.nodes[open.node].split = Some((disjunction, at, down.node, up.node));
        let nearer_up = part * 2 > FIXED_POINT;
        if nearer_up { [up, down] } else { [down, up] }
    }

    /// What a column may be within these bounds.
    pub(super) fn limits(&self, limits: &Limits, column: u32) -> (i64, i64) {
        let known = limits.iter().find(|(other, _, _)| *other == column);
        let own = self.stated.model.columns[column as usize].upper.unwrap_or(i64::MAX);
        known.map_or((0, own), |&(_, least, most)| (least, most))
    }

    fn disjunction(&mut self, column: u32) -> usize {
        if let Some(known) = self.disjunctions.iter().position(|(other, _)| *other == column) {
            return known;
        }
        let whole = self.stated.integer_columns.iter().find(|whole| whole.column == column);
        let disjunction = whole.map_or_else(
            || {
                let (a, at) = self.stated.pairs[column as usize];
                let applicants = vec![u32::try_from(a).unwrap_or(u32::MAX)];
                Disjunction::Count { placement: self.run.problem.placement_at(at), applicants }
            },
            |whole| whole.disjunction.clone(),
        );
        self.disjunctions.push((column, disjunction));
        self.disjunctions.len() - 1
    }
}
