//! Cut-offs of placements and caps: nobody left out comes before the cut-off of a placement that they could take. Caps
//! on people, reserves and whatever stands beside the families are not counted on: who cannot be placed without them
//! cannot be placed with them.

use super::{Case, Families};
use crate::{CutOff, Key, RowWitness, Stage, problem::side::Item, verify::Refusal};

struct Cuts<'a> {
    case: &'a Case<'a>,
    families: &'a Families,
    /// Placements, then caps on placements.
    places: usize,
    loads: Vec<u64>,
    bounds: Vec<u64>,
}

/// Checks them all: that they are not too early, that nobody left out comes before, that they are exact.
pub(super) fn check(case: &Case<'_>, families: &Families) -> Result<(), Refusal> {
    let problem = case.problem;
    let side = problem.side();
    let places = problem.placements();
    let total = places + side.placement_caps.len();
    if case.proof.cutoffs.len() != total || case.proof.steps.len() != total {
        return Err(Refusal::Missing { what: "cut-offs" });
    }
    let mut loads = vec![0u64; total];
    case.assignment.as_slice().iter().flatten().for_each(|&p| loads[p as usize] += 1);
    for (at, cap) in side.placement_caps.iter().enumerate() {
        loads[places + at] = cap.members.iter().map(|&p| loads[p as usize]).sum();
    }
    let bounds = (0..places).map(|p| u64::from(problem.capacity(p)));
    let bounds = bounds.chain(side.placement_caps.iter().map(|cap| cap.max)).collect();
    let cuts = Cuts { case, families, places, loads, bounds };
    (0..total).try_for_each(|node| cuts.node(node))?;
    (0..problem.applicants()).try_for_each(|a| cuts.person(a))?;
    (0..total).try_for_each(|node| cuts.step(node))
}

impl Cuts<'_> {
    fn row(&self, node: usize) -> usize {
        if node < self.places { node } else { self.case.problem.row_of_placement_cap(node - self.places) }
    }

    /// Whether something is claimed of it: of every placement, and of caps that are counted on.
    fn linked(&self, node: usize) -> bool {
        node < self.places || self.families.linked[self.row(node)]
    }

    /// The cap around a placement or cap. Reserves hold nobody back, so one looks through them.
    fn parent(&self, node: usize) -> Option<usize> {
        let problem = self.case.problem;
        let mut row = self.families.parent[self.row(node)];
        while let Some(around) = row {
            let caps = problem.row_of_placement_cap(0)..problem.row_of_reserve(0);
            if caps.contains(&around) {
                return Some(self.places + around - caps.start);
            }
            row = self.families.parent[around];
        }
        None
    }

    fn has_room(&self, node: usize) -> bool {
        self.loads[node] < self.bounds[node]
    }

    /// A person's place in line, under the stages asked.
    fn key(&self, a: usize) -> CutOff {
        let (problem, stages) = (self.case.problem, self.case.stages);
        let ordered = stages.has(Stage::Order);
        let tier = if ordered || stages.has(Stage::Tiers) { problem.tier(a) } else { 0 };
        CutOff::Last(Key { tier, order: problem.order(a).filter(|_| ordered).unwrap_or(0) })
    }

    /// What speaks against a placement, or, after those, against a cap.
    fn against(&self, node: usize, placement: Refusal) -> Refusal {
        match node.checked_sub(self.places) {
            Some(cap) => Refusal::RowFalse { item: Item::PlacementCap(cap) },
            None => placement,
        }
    }

    /// What is said of one placement or cap by its room and by what lies around it.
    fn node(&self, node: usize) -> Result<(), Refusal> {
        if !self.linked(node) {
            return Ok(());
        }
        let cutoffs = &self.case.proof.cutoffs;
        let around = self.parent(node);
        let beyond = around.map_or(CutOff::Open, |around| cutoffs[around]);
        if self.has_room(node) && cutoffs[node] < beyond {
            return Err(self.against(node, Refusal::FreeSeatNotOpen { placement: node }));
        }
        match around {
            Some(around) if self.loads[node] > 0 && cutoffs[around] < cutoffs[node] => {
                Err(self.against(around, Refusal::CutOffTooEarly { placement: around, to: node }))
            }
            _ => Ok(()),
        }
    }

    fn person(&self, a: usize) -> Result<(), Refusal> {
        let (problem, cutoffs) = (self.case.problem, &self.case.proof.cutoffs);
        if problem.pin_of(a).is_some() {
            return Ok(());
        }
        let held = self.case.assignment.of(a).map(|p| p as usize);
        let key = self.key(a);
        if let Some(p) = held
            && cutoffs[p] < key
        {
            return Err(Refusal::CutOffBeforeHolder { placement: p, applicant: a });
        }
        for at in problem.pair_range(a).filter(|&at| self.case.open[at]) {
            let q = problem.placement_at(at) as usize;
            match held {
                Some(p) if cutoffs[p] < cutoffs[q] => {
                    return Err(Refusal::CutOffTooEarly { placement: p, to: q });
                }
                None if key < cutoffs[q] => return Err(Refusal::LeftOut { applicant: a, placement: q }),
                _ => {}
            }
        }
        Ok(())
    }

    /// That a cut-off is no later than what its steps lead to.
    fn step(&self, node: usize) -> Result<(), Refusal> {
        let (cutoffs, steps) = (&self.case.proof.cutoffs, &self.case.proof.steps);
        let wrong = Err(self.against(node, Refusal::StepFalse { placement: node }));
        let Some(step) = steps[node] else {
            return if cutoffs[node] == CutOff::None { Ok(()) } else { wrong };
        };
        if !self.linked(node) {
            return Ok(());
        }
        let leads = |to: usize| {
            let next = steps.get(to).copied().flatten();
            next.is_some_and(|next| next.number < step.number) && cutoffs[to] == cutoffs[node]
        };
        let holds = |a: u32| {
            let a = a as usize;
            a < self.case.problem.applicants()
                && self.case.problem.pin_of(a).is_none()
                && self.case.assignment.of(a).is_some_and(|p| p as usize == node)
        };
        let shown = match step.witness {
            RowWitness::Room => {
                cutoffs[node] == CutOff::Open && self.has_room(node) && self.parent(node).is_none()
            }
            RowWitness::Holder(a) => holds(a) && self.key(a as usize) == cutoffs[node],
            RowWitness::Exchange { holder, to } => {
                let may = |a: usize| self.case.problem.find_pair(a, to).is_some_and(|at| self.case.open[at]);
                holds(holder) && may(holder as usize) && leads(to as usize)
            }
            RowWitness::Up => self.has_room(node) && self.parent(node).is_some_and(leads),
            RowWitness::Down(inside) => {
                let inside = inside as usize;
                inside < self.loads.len()
                    && self.parent(inside) == Some(node)
                    && self.loads[inside] > 0
                    && leads(inside)
            }
        };
        if shown { Ok(()) } else { wrong }
    }
}
