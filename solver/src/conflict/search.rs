//! The search for a smallest contradiction where no count shows one. Owns the questions to the oracle, and what its
//! answers have shown already.

use std::collections::BTreeSet;

use super::{
    Change, Part,
    breaks::breaks,
    near::nearest,
    reach::Ground,
    state::{Grip, Grips, Stated, state},
};
use crate::{
    Assignment, Control, Problem,
    mixed::model::{Answer, Oracle},
    problem::side::Item,
};

/// How many parts are tried first; then twice as many, and so on.
const FEW: usize = 8;

/// What came of a question.
pub(super) enum Found {
    /// An assignment keeps what must be kept, and breaks this of the rest.
    Allowed(Vec<Change>),
    /// Said to be none.
    Impossible,
    /// Time was up, or the answer was wrong.
    Nothing,
}

pub(super) struct Search<'a> {
    ground: Ground<'a>,
    oracle: &'a dyn Oracle,
    control: &'a dyn Control,
    /// For each assignment that was seen, what it breaks: whatever it does not break is possible together.
    seen: Vec<Vec<Part>>,
}

impl<'a> Search<'a> {
    pub(super) fn new(problem: &'a Problem, oracle: &'a dyn Oracle, control: &'a dyn Control) -> Self {
        Self { ground: Ground::new(problem), oracle, control, seen: Vec::new() }
    }

    /// Asks for an assignment that keeps all that is firm, with as little of the rest given up as can be.
    pub(super) fn ask(&self, grip: &Grips<'_>) -> Found {
        self.answer(&mut state(&self.ground, grip), grip)
    }

    /// Asks first without whole numbers for pairs: mostly they come out whole, as in a network, and far sooner.
    fn answer(&self, stated: &mut Stated, grip: &Grips<'_>) -> Found {
        if stated.is_impossible {
            return Found::Impossible;
        }
        if stated.model.columns.is_empty() {
            return self.counted(stated, &[], grip);
        }
        for all_whole in [false, true] {
            if self.control.stop() {
                break;
            }
            for column in &mut stated.model.columns[..stated.pairs.len()] {
                column.whole = all_whole;
            }
            let (values, is_sure) = match self.oracle.maximise(&stated.model, false, self.control) {
                // The least of rounded values is not the least of whole ones.
                Answer::Best { values, exact, .. } => (values, exact || all_whole),
                Answer::Good { values } => (values, true),
                Answer::Impossible => return Found::Impossible,
                Answer::Nothing => return Found::Nothing,
            };
            let found = self.counted(stated, &values, grip);
            if is_sure && matches!(found, Found::Allowed(_)) {
                return found;
            }
        }
        Found::Nothing
    }

    /// What an answer breaks, if it keeps what is firm.
    fn counted(&self, stated: &Stated, values: &[i64], grip: &Grips<'_>) -> Found {
        let changes = self.broken(stated, values);
        if changes.iter().any(|change| grip(change.part()) == Grip::Firm) {
            return Found::Nothing;
        }
        Found::Allowed(changes)
    }

    fn broken(&self, stated: &Stated, values: &[i64]) -> Vec<Change> {
        let problem = self.ground.problem;
        let mut assignment = Assignment::empty(problem.applicants());
        for (&(a, at), _) in stated.pairs.iter().zip(values).filter(|(_, value)| **value > 0) {
            assignment.set(a as usize, Some(problem.placement_at(at)));
        }
        breaks(problem, &assignment)
    }

    /// A smallest set of parts that contradicts itself; `None` when everything is possible, or nothing is known.
    pub(super) fn contradiction(&mut self) -> Option<Vec<Part>> {
        let mut everything = state(&self.ground, &|_| Grip::Firm);
        if !matches!(self.answer(&mut everything, &|_| Grip::Firm), Found::Impossible) {
            return None;
        }
        // What the programme does not use is not needed to make it impossible.
        let used: Vec<Part> = everything.used.into_iter().collect();
        let mut near = nearest(self.ground.problem, &used, &everything.pairs, &self.suspects());
        let mut count = FEW;
        while count < near.len() && self.is_possible(&near[..count])? {
            count *= 2;
        }
        near.truncate(count);
        // Pins go first: whom no pin needs, no later programme knows.
        let is_pin = |part: &Part| matches!(part, Part::Constraint(Item::Pin(_)));
        let (pins, rest): (Vec<Part>, Vec<Part>) = near.into_iter().partition(is_pin);
        let mut parts = self.smallest(&mut rest.clone(), false, &pins)?;
        let others = self.smallest(&mut parts.clone(), true, &rest)?;
        parts.extend(others);
        Some(parts)
    }

    /// What gives way when everything may, even by fractions: some of it takes part in a contradiction, as a rule.
    fn suspects(&self) -> Vec<Part> {
        let mut stated = state(&self.ground, &|_| Grip::Loose);
        stated.model = stated.model.relaxed();
        match self.oracle.maximise(&stated.model, false, self.control) {
            Answer::Best { values, .. } | Answer::Good { values } => {
                self.broken(&stated, &values).iter().map(Change::part).collect()
            }
            Answer::Impossible | Answer::Nothing => Vec::new(),
        }
    }

    /// The smallest set inside `open` that contradicts itself and `held` (QuickXplain, Junker 2004): halves are tried
    /// whole, so that what does not matter goes by halves. `grew` when `held` did since it was last tried.
    fn smallest(&mut self, held: &mut Vec<Part>, grew: bool, open: &[Part]) -> Option<Vec<Part>> {
        if grew && !self.is_possible(held)? {
            return Some(Vec::new());
        }
        if open.len() <= 1 {
            return Some(open.to_vec());
        }
        let (early, late) = open.split_at(open.len() / 2);
        let before = held.len();
        held.extend(early);
        let mut parts = self.smallest(held, true, late)?;
        held.truncate(before);
        held.extend(&parts);
        let from_early = self.smallest(held, !parts.is_empty(), early)?;
        held.truncate(before);
        parts.extend(from_early);
        Some(parts)
    }

    /// Whether anything keeps these parts; `None` when that is not known.
    fn is_possible(&mut self, parts: &[Part]) -> Option<bool> {
        let asked: BTreeSet<Part> = parts.iter().copied().collect();
        if self.seen.iter().any(|broken| broken.iter().all(|part| !asked.contains(part))) {
            return Some(true);
        }
        match self.ask(&|part| if asked.contains(&part) { Grip::Firm } else { Grip::Absent }) {
            Found::Allowed(changes) => {
                self.seen.push(changes.iter().map(Change::part).collect());
                Some(true)
            }
            Found::Impossible => Some(false),
            Found::Nothing => None,
        }
    }
}
