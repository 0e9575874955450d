//! A goal proven in parts. Disjunctions with whole numbers for answers split what is possible in two, and again; where they
//! end, prices bound what is left. Every possible assignment answers every disjunction one way or the other, so it lies in
//! one of the parts; and if none of the parts allows more than was reached, nothing does.
//!
//! Every node but the first has exactly one parent, so that the parts are as many as the nodes that hold prices; what an
//! answer changes is taken back on the way up. So the work is bounded by nodes times instance.

use super::{
    Case, Known, Row,
    bound::{Bound, Region},
};
use crate::{Disjunction, Prices, Tree, TreeNode, verify::Refusal};

/// In one part, answers with prices may list so many times as many people as there are pairs.
const LISTS: usize = 64;

/// What comes next: a node with the answer that leads to it (disjunction, least, most), or back up.
enum Turn {
    Into(usize, Option<(usize, u64, u64)>),
    Back(usize),
}

/// What an answer changed, as it was before.
enum Undo {
    Answer(usize, (u64, u64)),
    Pair(usize),
    Placed(usize),
    Row(usize, Row),
}

/// Where the walk through the tree is.
struct Walk<'a> {
    case: &'a Case<'a>,
    tree: &'a Tree,
    known: Known,
    part: Region,
    /// By disjunction: the least and the most that it was answered with.
    answers: Vec<(u64, u64)>,
    trail: Vec<Undo>,
}

impl Known {
    /// Checks every part.
    pub(super) fn every_part(
        &self,
        case: &Case<'_>,
        at: usize,
        tree: &Tree,
        part: Region,
    ) -> Result<(), Refusal> {
        let wrong = || Refusal::WrongPrices { stage: case.proof.sets[at].goal.stage() };
        if !is_tree(&tree.nodes) || !tree.disjunctions.iter().all(|disjunction| is_sane(case, disjunction)) {
            return Err(wrong());
        }
        let mut walk = Walk::new(case, tree, self.clone(), part);
        let mut open = vec![Turn::Into(0, None)];
        while let Some(turn) = open.pop() {
            let (number, answer) = match turn {
                Turn::Into(number, answer) => (number, answer),
                Turn::Back(to) => {
                    walk.back(to);
                    continue;
                }
            };
            open.push(Turn::Back(walk.trail.len()));
            if answer.is_some_and(|(disjunction, least, most)| !walk.answer(disjunction, least, most)) {
                continue;
            }
            match &tree.nodes[number] {
                TreeNode::Leaf(prices) => {
                    if !walk.is_bounded(at, prices).ok_or_else(wrong)?? {
                        return Err(Refusal::BoundAbove { stage: case.proof.sets[at].goal.stage() });
                    }
                }
                TreeNode::Branch { disjunction, at, below, above } => {
                    let disjunction = *disjunction as usize;
                    let (least, most) = *walk.answers.get(disjunction).ok_or_else(wrong)?;
                    let more = at.saturating_add(1);
                    open.push(Turn::Into(*above as usize, Some((disjunction, least.max(more), most))));
                    open.push(Turn::Into(*below as usize, Some((disjunction, least, most.min(*at)))));
                }
            }
        }
        Ok(())
    }
}

impl<'a> Walk<'a> {
    fn new(case: &'a Case<'a>, tree: &'a Tree, known: Known, part: Region) -> Self {
        let most = |disjunction: &Disjunction| match disjunction {
            Disjunction::Person(_) | Disjunction::Runs(_) => 1,
            Disjunction::Count { placement, applicants } => {
                u64::from(case.problem.capacity(*placement as usize)).min(applicants.len() as u64)
            }
        };
        Self {
            case,
            tree,
            known,
            part,
            answers: tree.disjunctions.iter().map(|disjunction| (0, most(disjunction))).collect(),
            trail: Vec::new(),
        }
    }

    /// Takes an answer into account; `false` where no assignment gives it.
    fn answer(&mut self, disjunction: usize, least: u64, most: u64) -> bool {
        if least > most {
            return false;
        }
        self.trail.push(Undo::Answer(disjunction, self.answers[disjunction]));
        self.answers[disjunction] = (least, most);
        match &self.tree.disjunctions[disjunction] {
            Disjunction::Person(a) if most == 0 => {
                self.case.problem.pair_range(*a as usize).for_each(|pair| self.close(pair));
            }
            Disjunction::Person(a) if least > 0 => self.place(*a as usize),
            Disjunction::Runs(p) if most == 0 => {
                let people = 0..self.case.problem.applicants();
                people.for_each(|a| self.empty(a, *p));
            }
            Disjunction::Runs(p) if least > 0 => {
                let min = i128::from(min_of(self.case, *p).unwrap_or(0));
                let row = &mut self.known.rows[*p as usize];
                self.trail.push(Undo::Row(*p as usize, *row));
                row.least = row.least.max(min);
            }
            Disjunction::Count { placement, applicants } if most == 0 => {
                for &a in applicants {
                    self.empty(a as usize, *placement);
                }
            }
            // As many as there are: each of them is there, and nowhere else.
            Disjunction::Count { placement, applicants } if least >= applicants.len() as u64 => {
                for &a in applicants {
                    let own = self.case.problem.find_pair(a as usize, *placement);
                    let pairs = self.case.problem.pair_range(a as usize);
                    pairs.filter(|pair| Some(*pair) != own).for_each(|pair| self.close(pair));
                    self.place(a as usize);
                }
            }
            Disjunction::Person(_) | Disjunction::Runs(_) | Disjunction::Count { .. } => {}
        }
        true
    }

    /// Somebody is placed.
    fn place(&mut self, a: usize) {
        if !std::mem::replace(&mut self.part.placed[a], true) {
            self.trail.push(Undo::Placed(a));
        }
    }

    /// Somebody is not at a placement.
    fn empty(&mut self, a: usize, placement: u32) {
        if let Some(pair) = self.case.problem.find_pair(a, placement) {
            self.close(pair);
        }
    }

    fn close(&mut self, pair: usize) {
        if std::mem::replace(&mut self.known.remains[pair], false) {
            self.trail.push(Undo::Pair(pair));
        }
    }

    /// Takes back what was answered since.
    fn back(&mut self, to: usize) {
        for change in self.trail.drain(to..).rev() {
            match change {
                Undo::Answer(disjunction, before) => self.answers[disjunction] = before,
                Undo::Pair(pair) => self.known.remains[pair] = true,
                Undo::Placed(a) => self.part.placed[a] = false,
                Undo::Row(row, before) => self.known.rows[row] = before,
            }
        }
    }

    /// Whether these prices allow no more than was reached here. `None` where they do not fit the answers.
    fn is_bounded(&mut self, at: usize, prices: &Prices) -> Option<Result<bool, Refusal>> {
        let problem = self.case.problem;
        self.part.earned = 0;
        let (mut listed, mut counted) = (0, Vec::new());
        for (place, &(number, price)) in prices.answers.iter().enumerate() {
            let Disjunction::Count { placement, applicants } = self.tree.disjunctions.get(number as usize)?
            else {
                return None;
            };
            listed += applicants.len();
            let rises = place == 0 || prices.answers[place - 1].0 < number;
            if !rises || listed > LISTS * (problem.pairs() + 1) {
                return None;
            }
            let (least, most) = self.answers[number as usize];
            let times = i128::from(if price > 0 { most } else { least });
            self.part.earned = self.part.earned.checked_add(price.checked_mul(times)?)?;
            for pair in applicants.iter().filter_map(|&a| problem.find_pair(a as usize, *placement)) {
                self.part.asked[pair] = self.part.asked[pair].checked_add(price)?;
                counted.push(pair);
            }
        }
        let set = &self.case.proof.sets[at];
        let bound = self.known.bound(self.case, at, prices, &self.part);
        for pair in counted {
            self.part.asked[pair] = 0;
        }
        let is_enough =
            |bound: &Bound| bound.most < bound.enough(set) || (set.only && self.known.is_single(self.case));
        Some(bound.map(|bound| bound.as_ref().is_none_or(is_enough)))
    }
}

/// Whether nodes lead to later ones only, and to everyone but the first exactly once.
fn is_tree(nodes: &[TreeNode]) -> bool {
    let mut has_parent = vec![false; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        if let TreeNode::Branch { below, above, .. } = node {
            for &child in [below, above] {
                match has_parent.get_mut(child as usize) {
                    Some(known) if child as usize > number && !*known => *known = true,
                    _ => return false,
                }
            }
        }
    }
    !nodes.is_empty() && has_parent[1..].iter().all(|known| *known)
}

/// The least number with which a placement runs.
fn min_of(case: &Case<'_>, placement: u32) -> Option<u64> {
    let open = &case.problem.side().open_min;
    let at = open.binary_search_by_key(&placement, |open| open.placement).ok()?;
    Some(open[at].min)
}

/// Whether a disjunction is about what exists, and counts nobody twice.
fn is_sane(case: &Case<'_>, disjunction: &Disjunction) -> bool {
    let person = |a: u32| (a as usize) < case.problem.applicants();
    let place = |p: u32| (p as usize) < case.problem.placements();
    match disjunction {
        Disjunction::Person(a) => person(*a),
        Disjunction::Runs(p) => place(*p) && min_of(case, *p).is_some(),
        Disjunction::Count { placement, applicants } => {
            place(*placement)
                && applicants.windows(2).all(|two| two[0] < two[1])
                && applicants.iter().all(|&a| person(a))
        }
    }
}
