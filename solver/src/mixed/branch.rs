//! Branching of our own. The linear programme is asked, and where something that has to be whole is not, it is asked
//! twice more: with no more of it than the whole number below, and with no less than the one above. What has to be whole
//! are mostly numbers of people at a placement, and few of them are in doubt at once; so a few dozen answers are enough
//! where a general solver spends seconds on preparations. And every answer leaves prices: with the questions they are a
//! proof that a judge can check.

use std::{cmp::Ordering, collections::BinaryHeap};

use super::{
    Run,
    model::{Changes, Model, PRICE_SCALE, Said, Session},
    reached,
    state::{Aim, State, Stated},
};
use crate::{Assignment, Goal, Knot, Prices, Question, Tree};

/// What comes of rounding.
const HAIR: i128 = PRICE_SCALE / 10_000;
/// After as many answers of a large programme a general solver is asked instead.
const PATIENCE: usize = 1_500;
/// Columns of programmes together, of which one answer each is as much work as that.
const WORK: usize = 8_000_000;
/// The most answers.
const MOST: usize = 40_000;

/// What came of a search.
pub(super) struct Searched {
    /// The best that was found.
    pub(super) found: Option<Assignment>,
    /// Whether nothing is better, or, where nothing was found, whether there is nothing.
    pub(super) finished: bool,
    /// What the first answer says: no assignment is worth more.
    pub(super) root: Option<Prices>,
    /// The proof that nothing is better, where one question more than the first had to be asked.
    pub(super) tree: Option<Tree>,
    /// Nothing is worth more, as far as it went.
    pub(super) bound: Option<i128>,
}

/// Bounds of columns.
type Limits = Vec<(u32, i64, i64)>;

/// An answer, and the two that were asked for after it.
struct Node {
    /// In parts: nothing below this node is worth more.
    bound: i128,
    prices: Option<Prices>,
    split: Option<(usize, u64, usize, usize)>,
}

/// A node that still has to be asked.
#[derive(Debug, PartialEq, Eq)]
struct Open {
    bound: i128,
    node: usize,
    limits: Limits,
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

struct Search<'a, 'b> {
    run: &'a Run<'b>,
    open: &'a State,
    /// Whether another search comes first, whose prices closed some pairs.
    is_below: bool,
    /// Whether it goes down before it goes on where the bound is best: as long as nothing is known.
    dives: bool,
    aim: Aim<'a>,
    stated: Stated,
    session: Box<dyn Session>,
    /// The same programme where lines may be broken at a price: it says why nothing keeps all of them.
    lenient: Option<Box<dyn Session>>,
    /// Columns whose bounds are not their own at the moment.
    applied: Vec<u32>,
    nodes: Vec<Node>,
    questions: Vec<(u32, Question)>,
    best: Option<(i128, Assignment)>,
}

impl<'b> Run<'b> {
    /// Looks for the best of an aim, above what is known; of [`Aim::Any`] for the first. `None` where no linear programme is to
    /// be had.
    pub(super) fn branch(&self, open: &State, aim: Aim<'_>) -> Option<Searched> {
        let known = &self.state.incumbent;
        let best = match aim {
            Aim::Goal(goal) if goal != Goal::Reserves && self.is_allowed(known) => {
                Some((reached(self.problem, goal, known), known.clone()))
            }
            _ => None,
        };
        Some(self.searching(open, aim, best, false)?.run())
    }

    fn searching<'a>(
        &'a self,
        open: &'a State,
        aim: Aim<'a>,
        best: Option<(i128, Assignment)>,
        is_below: bool,
    ) -> Option<Search<'a, 'b>> {
        let stated = open.state(self.problem, aim, false);
        let session = self.oracle.session(&stated.model, Changes::Bounds)?;
        Some(Search {
            run: self,
            open,
            is_below,
            dives: best.is_none(),
            aim,
            stated,
            session,
            lenient: None,
            applied: Vec::new(),
            nodes: Vec::new(),
            questions: Vec::new(),
            best,
        })
    }
}

/// How far a value is from a whole number.
fn doubt(value: i128) -> i128 {
    let part = value.rem_euclid(PRICE_SCALE);
    part.min(PRICE_SCALE - part)
}

fn rounded(values: &[i128]) -> Vec<i64> {
    let round = |value: &i128| (value + PRICE_SCALE / 2).div_euclid(PRICE_SCALE);
    values.iter().map(|value| i64::try_from(round(value)).unwrap_or(i64::MAX)).collect()
}

impl Search<'_, '_> {
    fn run(&mut self) -> Searched {
        let root = Open { bound: i128::MAX / 2, node: self.node(i128::MAX / 2), limits: Vec::new() };
        let mut heap = BinaryHeap::from([root]);
        let mut deeper: Option<Open> = None;
        let mut finished = false;
        let columns = self.stated.model.columns.len().max(1);
        let most = (WORK / columns).clamp(PATIENCE, MOST);
        let mut asked = 0;
        while asked < most && !self.run.control.stop() {
            let Some(open) = deeper.take().or_else(|| heap.pop()) else {
                finished = true;
                break;
            };
            if self.is_enough(open.bound) {
                continue;
            }
            asked += 1;
            let Some(children) = self.ask(&open) else {
                heap.push(open);
                break;
            };
            if asked == 1
                && children.is_some()
                && let Some(searched) = self.below()
            {
                return searched;
            }
            if self.best.is_some() && matches!(self.aim, Aim::Any) {
                finished = true;
                break;
            }
            if let Some([nearer, farther]) = children {
                heap.push(farther);
                if self.dives && self.best.is_none() {
                    deeper = Some(nearer);
                } else {
                    heap.push(nearer);
                }
            }
        }
        heap.extend(deeper);
        let open = heap.iter().map(|open| open.bound).max();
        let value = self.best.as_ref().map(|(value, _)| *value);
        let bound = match open {
            Some(bound) if !finished => Some(bound),
            _ => value.map(|value| value * PRICE_SCALE),
        };
        let tree = value.filter(|_| finished).and_then(|value| self.tree(value));
        Searched {
            found: self.best.take().map(|(_, found)| found),
            finished,
            root: self.nodes[0].prices.take(),
            tree,
            bound: bound.map(|bound| (bound + HAIR).div_euclid(PRICE_SCALE)),
        }
    }

    /// Goes on without whatever the first answer's prices close to anything better than what is known.
    fn below(&mut self) -> Option<Searched> {
        let (Aim::Goal(goal), false) = (self.aim, self.is_below) else { return None };
        let (value, _) = self.best.as_ref().filter(|_| goal != Goal::Reserves)?;
        let open = self.run.without_losers(goal, self.nodes[0].prices.as_ref()?, *value)?;
        let searched = self.run.searching(&open, self.aim, self.best.clone(), true)?.run();
        Some(Searched { root: self.nodes[0].prices.take(), ..searched })
    }

    fn node(&mut self, bound: i128) -> usize {
        self.nodes.push(Node { bound, prices: None, split: None });
        self.nodes.len() - 1
    }

    /// Whether nothing within this bound is better than what is known.
    fn is_enough(&self, bound: i128) -> bool {
        self.best.as_ref().is_some_and(|(value, _)| (bound + HAIR).div_euclid(PRICE_SCALE) <= *value)
    }

    /// Asks about a node. `None` where no answer came; otherwise its children, if it has any.
    #[expect(clippy::option_option, reason = "no answer is not the same as no children")]
    fn ask(&mut self, open: &Open) -> Option<Option<[Open; 2]>> {
        self.apply(&open.limits);
        let prices = !matches!(self.aim, Aim::Any);
        let (values, found, objective) = match self.session.maximise(prices, self.run.control) {
            Said::Best { values, prices, objective } => (values, prices, objective),
            Said::Impossible => {
                self.nodes[open.node].bound = i128::MIN / 2;
                if prices {
                    self.say_why(open);
                }
                return Some(None);
            }
            Said::Nothing => return None,
        };
        let bound = objective.min(open.bound);
        self.nodes[open.node].bound = bound;
        if prices {
            self.nodes[open.node].prices = Some(self.prices(&found));
        }
        if self.is_enough(bound) {
            return Some(None);
        }
        if open.node.is_power_of_two() || open.node == 0 {
            self.round(&values);
            if self.is_enough(bound) {
                return Some(None);
            }
        }
        let most = (self.stated.wholes.iter().map(|whole| whole.column))
            .max_by_key(|column| doubt(values[*column as usize]))
            .filter(|column| doubt(values[*column as usize]) > HAIR);
        if let Some(column) = most {
            return Some(Some(self.split(open, column, values[column as usize], bound)));
        }
        let whole = rounded(&values);
        let assignment = self.stated.assignment(self.run.problem, &whole);
        if self.run.is_allowed(&assignment) {
            let worth = |(column, value): (&super::model::Column, &i64)| {
                i128::from(column.worth) * i128::from(*value)
            };
            let value = self.stated.model.columns.iter().zip(&whole).map(worth).sum();
            if self.best.as_ref().is_none_or(|(known, _)| value > *known) {
                self.best = Some((value, assignment));
            }
            return if self.is_enough(bound) { Some(None) } else { None };
        }
        let pairs = 0..u32::try_from(self.stated.pairs.len()).unwrap_or(0);
        let pair = pairs.max_by_key(|&column| doubt(values[column as usize]));
        let pair = pair.filter(|&column| doubt(values[column as usize]) > HAIR)?;
        Some(Some(self.split(open, pair, values[pair as usize], bound)))
    }

    /// Looks for something whole near to an answer.
    fn round(&mut self, values: &[i128]) {
        let Aim::Goal(goal) = self.aim else { return };
        if goal == Goal::Reserves {
            return;
        }
        if let Some(found) = self.run.rounded(self.open, &self.stated, (values, goal)) {
            let value = reached(self.run.problem, goal, &found);
            if self.best.as_ref().is_none_or(|(known, _)| value > *known) {
                self.best = Some((value, found));
            }
        }
    }

    /// Lets columns have these bounds and no others.
    fn apply(&mut self, limits: &Limits) {
        for &column in &self.applied {
            let most = self.stated.model.columns[column as usize].most;
            self.session.within(column, 0, most);
            if let Some(lenient) = &mut self.lenient {
                lenient.within(column, 0, most);
            }
        }
        for &(column, least, most) in limits {
            self.session.within(column, least, Some(most));
            if let Some(lenient) = &mut self.lenient {
                lenient.within(column, least, Some(most));
            }
        }
        self.applied = limits.iter().map(|&(column, _, _)| column).collect();
    }

    /// The two questions after an answer; the one that is nearer to it first.
    fn split(&mut self, open: &Open, column: u32, value: i128, bound: i128) -> [Open; 2] {
        let below = i64::try_from(value.div_euclid(PRICE_SCALE)).unwrap_or(0);
        let known = open.limits.iter().find(|(other, _, _)| *other == column);
        let own = self.stated.model.columns[column as usize].most.unwrap_or(i64::MAX);
        let (least, most) = known.map_or((0, own), |&(_, least, most)| (least, most));
        let mut child = |least: i64, most: i64| {
            let mut limits = open.limits.clone();
            limits.retain(|(other, _, _)| *other != column);
            limits.push((column, least, most));
            Open { bound, node: self.node(bound), limits }
        };
        let (down, up) = (child(least, below), child(below + 1, most));
        let question = self.question(column);
        let at = u64::try_from(below).unwrap_or(0);
        self.nodes[open.node].split = Some((question, at, down.node, up.node));
        let nearer_up = value.rem_euclid(PRICE_SCALE) * 2 > PRICE_SCALE;
        if nearer_up { [up, down] } else { [down, up] }
    }

    fn question(&mut self, column: u32) -> usize {
        if let Some(known) = self.questions.iter().position(|(other, _)| *other == column) {
            return known;
        }
        let whole = self.stated.wholes.iter().find(|whole| whole.column == column);
        let question = whole.map_or_else(
            || {
                let (a, at) = self.stated.pairs[column as usize];
                let applicants = vec![u32::try_from(a).unwrap_or(u32::MAX)];
                Question::Count { placement: self.run.problem.placement_at(at), applicants }
            },
            |whole| whole.question.clone(),
        );
        self.questions.push((column, question));
        self.questions.len() - 1
    }

    /// Prices of lines as prices of rows and of what was asked.
    fn prices(&self, found: &[i128]) -> Prices {
        let mut prices = self.run.no_prices();
        self.stated.pay(found, &mut prices);
        for (number, (column, _)) in (0u32..).zip(&self.questions) {
            let line =
                self.stated.wholes.iter().find(|whole| whole.column == *column).and_then(|whole| whole.line);
            if let Some(price) = line.map(|line| found[line]).filter(|price| *price != 0) {
                prices.answers.push((number, price));
            }
        }
        prices
    }

    /// Nothing keeps all lines: prices of breaking them say why. Taken often enough, they outweigh everything that an
    /// assignment could be worth.
    fn say_why(&mut self, open: &Open) {
        if self.lenient.is_none() {
            self.lenient = self.run.oracle.session(&lenient(&self.stated.model), Changes::Bounds);
            self.apply(&open.limits);
        }
        let Some(session) = &mut self.lenient else { return };
        let Said::Best { prices, objective, .. } = session.maximise(true, self.run.control) else { return };
        if objective >= -HAIR {
            return;
        }
        let worths = self.stated.model.columns.iter().map(|column| i128::from(column.worth).abs());
        let most = worths.max().unwrap_or(0) * (self.run.problem.applicants() as i128 + 1);
        let times = 2 * most * PRICE_SCALE / -objective + 1;
        let prices: Vec<i128> = prices.into_iter().map(|price| price.saturating_mul(times)).collect();
        self.nodes[open.node].prices = Some(self.prices(&prices));
    }

    /// The proof that nothing is worth more, from the root down as far as it takes.
    fn tree(&self, value: i128) -> Option<Tree> {
        let enough = |node: &Node| (node.bound + HAIR).div_euclid(PRICE_SCALE) <= value;
        if enough(&self.nodes[0]) && !self.is_below {
            return None;
        }
        let mut tree = Tree {
            questions: self.questions.iter().map(|(_, question)| question.clone()).collect(),
            knots: Vec::new(),
        };
        let mut below = vec![(0, None::<(usize, bool)>)];
        while let Some((at, from)) = below.pop() {
            let number = tree.knots.len();
            if let Some((parent, is_above)) = from
                && let Some(Knot::Split { below, above, .. }) = tree.knots.get_mut(parent)
            {
                *(if is_above { above } else { below }) = u32::try_from(number).ok()?;
            }
            let node = &self.nodes[at];
            match node.split {
                Some((question, at, down, up)) if !enough(node) => {
                    let question = u32::try_from(question).ok()?;
                    tree.knots.push(Knot::Split { question, at, below: 0, above: 0 });
                    below.extend([(up, Some((number, true))), (down, Some((number, false)))]);
                }
                _ if enough(node) => tree.knots.push(Knot::Prices(node.prices.clone()?)),
                _ => return None,
            }
        }
        Some(tree)
    }
}

/// The programme in which every line may be broken that nothing might keep, and nothing else counts.
fn lenient(model: &Model) -> Model {
    let mut lenient = model.relaxed();
    lenient.columns.iter_mut().for_each(|column| column.worth = 0);
    for at in 0..lenient.lines.len() {
        let (least, most) = (lenient.lines[at].least, lenient.lines[at].most);
        if least.is_some() {
            let column = lenient.column(None, false, -1);
            lenient.lines[at].terms.push((column, 1));
        }
        if most.is_some_and(|most| most < 0) || (most.is_some() && least == most) {
            let column = lenient.column(None, false, -1);
            lenient.lines[at].terms.push((column, -1));
        }
    }
    lenient
}
