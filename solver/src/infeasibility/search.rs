//! The search for a smallest contradiction where no count shows one. Owns what the backend is asked, and what its
//! answers have shown already.

use std::collections::BTreeSet;

use super::{
    Correction, IisMember,
    breaks::breaks,
    near::nearest,
    reach::Ground,
    state::{Enforcement, EnforcementOf, Stated, state},
};
use crate::{
    Assignment, Control, Problem,
    milp::{MipBackend, MipStatus},
    problem::side::Item,
};

/// How many parts are tried first; then twice as many, and so on.
const FEW: usize = 8;

/// What came of asking for one.
pub(super) enum Probe {
    /// An assignment keeps what must be kept, and breaks this of the rest.
    Feasible(Vec<Correction>),
    /// LpStatus to be none.
    Infeasible,
    /// Time was up, or the answer was wrong.
    Unknown,
}

pub(super) struct IisSearch<'a> {
    ground: Ground<'a>,
    backend: &'a dyn MipBackend,
    control: &'a dyn Control,
    /// For each assignment that was seen, what it breaks: whatever it does not break is possible together.
    seen: Vec<Vec<IisMember>>,
}

impl<'a> IisSearch<'a> {
    pub(super) fn new(problem: &'a Problem, backend: &'a dyn MipBackend, control: &'a dyn Control) -> Self {
        Self { ground: Ground::new(problem), backend, control, seen: Vec::new() }
    }

    /// Asks for an assignment that keeps all that is firm, with as little of the rest given up as can be.
    pub(super) fn ask(&self, enforcement: &EnforcementOf<'_>) -> Probe {
        self.answer(&mut state(&self.ground, enforcement), enforcement)
    }

    /// Asks first without whole numbers for pairs: mostly they come out whole, as in a network, and far sooner.
    fn answer(&self, stated: &mut Stated, enforcement: &EnforcementOf<'_>) -> Probe {
        if stated.is_impossible {
            return Probe::Infeasible;
        }
        if stated.model.columns.is_empty() {
            return self.counted(stated, &[], enforcement);
        }
        for all_whole in [false, true] {
            if self.control.stop() {
                break;
            }
            for column in &mut stated.model.columns[..stated.pairs.len()] {
                column.integer = all_whole;
            }
            let (values, is_sure) = match self.backend.maximise(&stated.model, false, self.control) {
                // The least of rounded values is not the least of whole ones.
                MipStatus::Optimal { values, exact, .. } => (values, exact || all_whole),
                MipStatus::Feasible { values } => (values, true),
                MipStatus::Infeasible => return Probe::Infeasible,
                MipStatus::Unknown => return Probe::Unknown,
            };
            let found = self.counted(stated, &values, enforcement);
            if is_sure && matches!(found, Probe::Feasible(_)) {
                return found;
            }
        }
        Probe::Unknown
    }

    /// What an answer breaks, if it keeps what is firm.
    fn counted(&self, stated: &Stated, values: &[i64], enforcement: &EnforcementOf<'_>) -> Probe {
        let changes = self.broken(stated, values);
        if changes.iter().any(|change| enforcement(change.part()) == Enforcement::Hard) {
            return Probe::Unknown;
        }
        Probe::Feasible(changes)
    }

    fn broken(&self, stated: &Stated, values: &[i64]) -> Vec<Correction> {
        let problem = self.ground.problem;
        let mut assignment = Assignment::empty(problem.applicants());
        for (&(a, at), _) in stated.pairs.iter().zip(values).filter(|(_, value)| **value > 0) {
            assignment.set(a as usize, Some(problem.placement_at(at)));
        }
        breaks(problem, &assignment)
    }

    /// A smallest set of parts that contradicts itself; `None` when everything is possible, or nothing is known.
    pub(super) fn contradiction(&mut self) -> Option<Vec<IisMember>> {
        let mut everything = state(&self.ground, &|_| Enforcement::Hard);
        if !matches!(self.answer(&mut everything, &|_| Enforcement::Hard), Probe::Infeasible) {
            return None;
        }
        // What the programme does not use is not needed to make it impossible.
        let used: Vec<IisMember> = everything.used.into_iter().collect();
        let mut near = nearest(self.ground.problem, &used, &everything.pairs, &self.suspects());
        let mut count = FEW;
        while count < near.len() && self.is_possible(&near[..count])? {
            count *= 2;
        }
        near.truncate(count);
        // Pins go first: whom no pin needs, no later programme knows.
        let is_pin = |part: &IisMember| matches!(part, IisMember::Constraint(Item::Pin(_)));
        let (pins, rest): (Vec<IisMember>, Vec<IisMember>) = near.into_iter().partition(is_pin);
        let mut parts = self.smallest(&mut rest.clone(), false, &pins)?;
        let others = self.smallest(&mut parts.clone(), true, &rest)?;
        parts.extend(others);
        Some(parts)
    }

    /// What gives way when everything may, even by fractions: some of it takes part in a contradiction, as a rule.
    fn suspects(&self) -> Vec<IisMember> {
        let mut stated = state(&self.ground, &|_| Enforcement::Soft);
        stated.model = stated.model.relaxed();
        match self.backend.maximise(&stated.model, false, self.control) {
            MipStatus::Optimal { values, .. } | MipStatus::Feasible { values } => {
                self.broken(&stated, &values).iter().map(Correction::part).collect()
            }
            MipStatus::Infeasible | MipStatus::Unknown => Vec::new(),
        }
    }

    /// The smallest set inside `open` that contradicts itself and `held` (QuickXplain, Junker 2004): halves are tried
    /// whole, so that what does not matter goes by halves. `grew` when `held` did since it was last tried.
    fn smallest(
        &mut self,
        held: &mut Vec<IisMember>,
        grew: bool,
        open: &[IisMember],
    ) -> Option<Vec<IisMember>> {
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
    fn is_possible(&mut self, parts: &[IisMember]) -> Option<bool> {
        let asked: BTreeSet<IisMember> = parts.iter().copied().collect();
        if self.seen.iter().any(|broken| broken.iter().all(|part| !asked.contains(part))) {
            return Some(true);
        }
        match self.ask(&|part| if asked.contains(&part) { Enforcement::Hard } else { Enforcement::Absent }) {
            Probe::Feasible(changes) => {
                self.seen.push(changes.iter().map(Correction::part).collect());
                Some(true)
            }
            Probe::Infeasible => Some(false),
            Probe::Unknown => None,
        }
    }
}
