//! Branch and bound for one goal, in whole numbers. A part whose bound lies below one more than was reached is closed; any
//! other is split by a disjunction. Floating point only says what to ask and which prices to try: where it says nothing of
//! use, everyone is asked about in turn, and what is left is counted. So the end is exact for any numbers, and the
//! disjunctions with their prices are the proof.

use super::{
    count::{Choice, reached},
    relaxed::{RelaxationStatus, Relaxed, leaning},
    subproblem::{Aim, NOTHING, Subproblem},
};
use crate::{Control, Disjunction, Goal, Prices, RowPrices, milp::MipBackend};

/// After as many parts whole people are asked for at once.
const HEURISTIC_AT: usize = 41;

/// What came of a search.
pub(super) struct Searched {
    /// The best choice that is better than what was known.
    pub(super) better: Option<Choice>,
    /// What proves that nothing is better, or, where patience was at an end, the prices of everything; `None` when stopped.
    pub(super) proof: Option<RowPrices>,
    /// Whether patience was at an end, so that something better may be left.
    pub(super) open: bool,
    /// How many parts were looked at.
    pub(super) parts: usize,
    /// By pair, whether it loses so much that nothing with it is as good; empty where that is not known.
    pub(super) losing: Vec<bool>,
    /// When stopped, or where something is left: an upper bound of the objective.
    pub(super) bound: Option<i128>,
}

/// What is asked of a search.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// The best, and that nothing is better.
    Best,
    /// Anything that is better, or that nothing is.
    Any,
    /// That nothing else is as good as what is known; otherwise something that is.
    Only,
}

/// A part that was looked at, or waits for it.
pub(super) struct Node {
    /// The disjunction that led here, the answer, and from where.
    pub(super) from: Option<(usize, u32, bool)>,
    pub(super) prices: Option<Prices>,
    /// The bound, times the scale; `None` where it was not counted.
    pub(super) bound: Option<i128>,
    /// Only what is known is left.
    pub(super) single: bool,
    /// Question, and the nodes of *no* and *yes*.
    pub(super) split: Option<(u32, usize, usize)>,
}

/// What is known of everything before anything is asked.
#[derive(Default)]
pub(super) struct First {
    pub(super) prices: Option<Prices>,
    pub(super) bound: Option<i128>,
    losses: Vec<i128>,
}

pub(super) struct ExactSearch<'a> {
    pub(super) aim: &'a Aim<'a>,
    pub(super) ask: Ask,
    /// What is looked through; pairs that the first prices rule out are taken away.
    base: Subproblem,
    pub(super) relaxed: Relaxed<'a>,
    pub(super) nodes: Vec<Node>,
    pub(super) disjunctions: Vec<Disjunction>,
    /// The prices of everything, their bound, and by pair what the bound loses with it.
    pub(super) first: First,
    /// The value that has to be beaten.
    pub(super) value: i128,
    known: Option<&'a Choice>,
    better: Option<Choice>,
}

impl<'a> ExactSearch<'a> {
    /// Looks in a part for more than `value`, which is what the known choice reaches.
    pub(super) fn new(
        aim: &'a Aim<'a>,
        base: &Subproblem,
        value: i128,
        known: Option<&'a Choice>,
        ask: Ask,
    ) -> Self {
        Self {
            aim,
            ask,
            base: base.clone(),
            relaxed: Relaxed::new(aim, base),
            nodes: Vec::new(),
            disjunctions: Vec::new(),
            first: First::default(),
            value,
            known,
            better: None,
        }
    }

    /// Looks at so many parts at most.
    pub(super) fn run(mut self, most: usize, backend: &dyn MipBackend, control: &dyn Control) -> Searched {
        let mut open = if self.begin(backend, control) { Vec::new() } else { vec![self.node(None)] };
        let (mut stopped, mut tired) = (false, false);
        while let Some(number) = open.pop() {
            if control.stop() {
                open.push(number);
                stopped = true;
                break;
            }
            if self.nodes.len() > most {
                open.push(number);
                tired = true;
                break;
            }
            if self.nodes.len() == HEURISTIC_AT
                && let Some(choice) = self.relaxed.propose(backend, control)
            {
                self.try_choice(choice);
            }
            if let Some([nearer, farther]) = self.look(number, backend, control) {
                open.extend([farther, nearer]);
            }
            if self.better.is_some() && self.ask != Ask::Best {
                let parts = self.nodes.len();
                return Searched {
                    better: self.better,
                    proof: None,
                    open: false,
                    parts,
                    losing: Vec::new(),
                    bound: None,
                };
            }
        }
        let bound = (stopped || tired).then(|| self.open_bound(&open)).flatten();
        let parts = self.nodes.len();
        let proof = if stopped {
            None
        } else if tired {
            self.first_set()
        } else {
            self.proof()
        };
        let gap = self.first.bound.map(|bound| bound - self.value * self.relaxed.scale());
        let losing =
            gap.map_or_else(Vec::new, |gap| self.first.losses.iter().map(|loss| *loss > gap).collect());
        Searched { better: self.better, proof, open: tired, parts, losing, bound }
    }

    /// Times the scale: a bound below it is enough.
    fn target(&self) -> i128 {
        let more = i128::from(self.ask != Ask::Only);
        (self.value + more) * self.relaxed.scale()
    }

    /// Pairs with which the first bound is not enough are out.
    fn fix_by_reduced_costs(&mut self) {
        let Some(bound) = self.first.bound else { return };
        let room = bound - self.target();
        for (remains, loss) in self.base.remains.iter_mut().zip(&self.first.losses) {
            *remains &= *loss <= room;
        }
    }

    fn node(&mut self, from: Option<(usize, u32, bool)>) -> usize {
        self.nodes.push(Node { from, prices: None, bound: None, single: false, split: None });
        self.nodes.len() - 1
    }

    /// What the answers on the way to a node leave.
    fn part(&self, number: usize) -> Subproblem {
        let mut answers = Vec::new();
        let mut at = number;
        while let Some((parent, disjunction, yes)) = self.nodes[at].from {
            answers.push((disjunction, yes));
            at = parent;
        }
        let mut part = self.base.clone();
        for (disjunction, yes) in answers.into_iter().rev() {
            part.answer(self.aim.problem, &self.disjunctions[disjunction as usize], yes);
        }
        part
    }

    pub(super) fn is_closed(&self, bound: Option<i128>) -> bool {
        bound.is_some_and(|bound| bound < self.target())
    }

    /// Whether nothing is left but what is known.
    fn is_single(&self, part: &Subproblem) -> bool {
        let known = self.known.filter(|_| self.ask == Ask::Only);
        let alone = |known: &Choice| {
            (0..known.len()).all(|a| part.pairs_of(self.aim.problem, a).all(|at| Some(at) == known[a]))
        };
        known.is_some_and(alone)
    }

    /// The bound of a part at these prices, if it is lower than what is known.
    fn lower(&self, part: &Subproblem, prices: &Prices, known: Option<i128>) -> Option<i128> {
        let bound = self.aim.bound(part, self.relaxed.scale(), prices)?;
        known.is_none_or(|known| bound < known).then_some(bound)
    }

    /// Takes prices for a node if they say more than what it has.
    fn take(&mut self, number: usize, part: &Subproblem, prices: Prices) {
        if let Some(bound) = self.lower(part, &prices, self.nodes[number].bound) {
            let node = &mut self.nodes[number];
            (node.prices, node.bound) = (Some(prices), Some(bound));
        }
    }

    /// Prices everything, and takes away what they rule out. Whether nothing has to be asked.
    fn begin(&mut self, backend: &dyn MipBackend, control: &dyn Control) -> bool {
        let base = self.base.clone();
        let free = self.relaxed.free();
        self.first.bound = self.lower(&base, &free, None);
        self.first.prices = Some(free);
        if !self.is_closed(self.first.bound)
            && let RelaxationStatus::Optimal(values, prices) = self.relaxed.ask(&base, backend, control)
        {
            if let Some(bound) = self.lower(&base, &prices, self.first.bound) {
                (self.first.prices, self.first.bound) = (Some(prices), Some(bound));
            }
            self.try_choice(leaning(self.aim, &values));
        }
        let possible = self.first.bound.is_some_and(|bound| bound != NOTHING);
        if possible
            && let Some(prices) = &self.first.prices
            && let Some(losses) = self.aim.losses(&base, self.relaxed.scale(), prices)
        {
            self.first.losses = losses;
            self.fix_by_reduced_costs();
        }
        // That there is nothing at all is shown by a tree.
        possible && (self.is_closed(self.first.bound) || self.is_single(&self.base))
    }

    /// Closes a node, or asks on: the two nodes to look at, the nearer one first.
    fn look(&mut self, number: usize, backend: &dyn MipBackend, control: &dyn Control) -> Option<[usize; 2]> {
        let part = self.part(number);
        self.take(number, &part, self.relaxed.free());
        if self.is_done(number, &part) {
            return None;
        }
        let mut values = Vec::new();
        match self.relaxed.ask(&part, backend, control) {
            RelaxationStatus::Optimal(found, prices) => {
                self.take(number, &part, prices);
                self.try_choice(leaning(self.aim, &found));
                values = found;
            }
            RelaxationStatus::Infeasible(prices) => {
                if let Some(prices) = prices {
                    self.take(number, &part, prices);
                }
            }
            RelaxationStatus::Unknown => {}
        }
        if self.is_done(number, &part) {
            return None;
        }
        let Some((disjunction, likely)) = self.choose_disjunction(&part, &values) else {
            self.count(number, &part);
            return None;
        };
        let disjunction = self.disjunction(disjunction);
        let (no, yes) =
            (self.node(Some((number, disjunction, false))), self.node(Some((number, disjunction, true))));
        self.nodes[number].split = Some((disjunction, no, yes));
        Some(if likely { [yes, no] } else { [no, yes] })
    }

    /// Whether a node needs no disjunctions: its bound is enough, or only what is known is left.
    fn is_done(&mut self, number: usize, part: &Subproblem) -> bool {
        let single = self.is_single(part);
        self.nodes[number].single = single;
        single || self.is_closed(self.nodes[number].bound)
    }

    fn disjunction(&mut self, disjunction: Disjunction) -> u32 {
        let known = self.disjunctions.iter().position(|other| *other == disjunction);
        let at = known.unwrap_or_else(|| {
            self.disjunctions.push(disjunction);
            self.disjunctions.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Keeps a choice that is allowed, as good as before, and better than what is known.
    fn try_choice(&mut self, choice: Choice) {
        let aim = self.aim;
        let held = |&(goal, value): &(Goal, i128)| reached(aim.problem, aim.rows, goal, &choice) == value;
        let inside = choice.iter().enumerate().all(|(a, at)| match at {
            Some(at) => self.base.remains[*at],
            None => !self.base.placed[a],
        });
        let value = reached(aim.problem, aim.rows, aim.goal, &choice);
        let wanted = value > self.value
            || (self.ask == Ask::Only
                && value == self.value
                && self.known.is_some_and(|known| *known != choice));
        if inside && wanted && aim.earlier.iter().all(held) && aim.rows.allows(aim.problem, &choice) {
            (self.value, self.better) = (value, Some(choice));
            self.fix_by_reduced_costs();
        }
    }

    /// Everyone is decided: the one choice that is left is counted. Either it is taken, or a price on what it breaks closes
    /// the part.
    fn count(&mut self, number: usize, part: &Subproblem) {
        let aim = self.aim;
        let problem = aim.problem;
        let choice: Choice = (0..problem.applicants()).map(|a| part.pairs_of(problem, a).next()).collect();
        self.try_choice(choice.clone());
        let scale = self.relaxed.scale();
        let loads = aim.rows.loads(&choice);
        let mut prices = self.fill(&loads, self.relaxed.free());
        let Some(free) = aim.bound(part, scale, &prices) else { return };
        if free == NOTHING {
            return self.take(number, part, prices);
        }
        let weight = (free - self.target()).max(0) + scale + 1;
        let over = (0..loads.len()).find(|&row| {
            let closed = part.closed.get(row).copied().unwrap_or(false);
            aim.rows.most[row].is_some_and(|most| loads[row] > if closed { 0 } else { most })
        });
        let under = (0..part.least.len()).find(|&p| loads[p] < part.least[p]);
        let missed = aim.earlier.iter().enumerate().find_map(|(place, &(goal, value))| {
            let found = reached(problem, aim.rows, goal, &choice);
            (found != value).then_some((place, found > value))
        });
        if let Some(row) = over {
            prices.rows[row] = weight;
        } else if let Some(p) = under {
            prices.rows[p] = -weight;
        } else if let Some((place, above)) = missed {
            prices.earlier[place] = if above { -weight } else { weight };
            prices = self.fill(&loads, prices);
        }
        self.take(number, part, prices);
    }

    /// Prices of reserves at which exactly what is filled counts.
    fn fill(&self, loads: &[i128], mut prices: Prices) -> Prices {
        let problem = self.aim.problem;
        let own = if self.aim.goal == Goal::Reserves { self.relaxed.scale() } else { 0 };
        let held =
            self.aim.earlier.iter().zip(&prices.earlier).filter(|((goal, _), _)| *goal == Goal::Reserves);
        let reserved = own + held.map(|(_, price)| *price).sum::<i128>();
        for (at, reserve) in problem.side().reserves.iter().enumerate() {
            let row = problem.row_of_reserve(at);
            prices.rows[row] = if loads[row] < i128::from(reserve.seats) { -reserved } else { 0 };
        }
        prices
    }
}
