//! Cut-offs where nothing but caps on placements is asked: of placements and of caps, with the steps that show each to
//! be exact.

use std::{collections::BTreeMap, collections::VecDeque};

use super::{
    net::NONE,
    shape::{Forest, What},
};
use crate::{Assignment, CutOff, Problem, RowStep, RowWitness, Stages, certificate::Key};

/// The cut-offs by placement, then placement cap, and their steps.
pub(super) fn cutoffs(
    problem: &Problem,
    stages: &Stages,
    places: &Forest,
    assignment: &Assignment,
) -> (Vec<CutOff>, Vec<Option<RowStep>>) {
    let mut search = CutOffSearch::new(problem, places, assignment);
    search.spread(CutOff::Open);
    let mut last: BTreeMap<Key, Vec<(u32, u32)>> = BTreeMap::new();
    for (a, number) in (0..problem.applicants()).zip(0u32..) {
        if let Some(p) = assignment.of(a)
            && problem.pin_of(a).is_none()
        {
            last.entry(Key::of(problem, stages, a)).or_default().push((p, number));
        }
    }
    for (key, holders) in last.into_iter().rev() {
        for (p, holder) in holders {
            search.reach(p as usize, 0, RowWitness::Holder(holder));
        }
        search.spread(CutOff::Last(key));
    }
    (search.cutoffs, search.steps)
}

/// Index in the lists: a placement's own, or the placements and a cap's place.
struct CutOffSearch<'a> {
    problem: &'a Problem,
    assignment: &'a Assignment,
    parent: Vec<Option<usize>>,
    inside: Vec<Vec<u32>>,
    loads: Vec<u64>,
    bounds: Vec<u64>,
    places: &'a Forest,
    /// By placement: its set in the family, while its people were not looked at.
    set: Vec<u32>,
    /// By pair: whose it is.
    owner: Vec<u32>,
    cutoffs: Vec<CutOff>,
    steps: Vec<Option<RowStep>>,
    queue: VecDeque<usize>,
}

impl<'a> CutOffSearch<'a> {
    fn new(problem: &'a Problem, forest: &'a Forest, assignment: &'a Assignment) -> Self {
        let (places, caps) = (problem.placements(), problem.side().placement_caps.len());
        let at = |what: What| match what {
            What::Row(row) if row < places => Some(row),
            What::Row(row) => Some(row - problem.side().applicant_caps.len()),
            What::Person(_) | What::Reserve(_) => None,
        };
        let mut search = Self {
            problem,
            assignment,
            parent: vec![None; places + caps],
            inside: vec![Vec::new(); places + caps],
            loads: vec![0; places + caps],
            bounds: (0..places)
                .map(|p| u64::from(problem.capacity(p)))
                .chain(problem.side().placement_caps.iter().map(|cap| cap.max))
                .collect(),
            places: forest,
            set: vec![NONE; places],
            owner: Vec::with_capacity(problem.pairs()),
            cutoffs: vec![CutOff::None; places + caps],
            steps: vec![None; places + caps],
            queue: VecDeque::new(),
        };
        for &p in assignment.as_slice().iter().flatten() {
            search.loads[p as usize] += 1;
        }
        // Larger sets stand before smaller ones.
        for (set, parent) in forest.sets.iter().zip(&forest.parent).rev() {
            let (Some(here), Some(around)) =
                (at(set.what), parent.and_then(|p| at(forest.sets[p as usize].what)))
            else {
                continue;
            };
            search.parent[here] = Some(around);
            search.inside[around].push(u32::try_from(here).unwrap_or(NONE));
            search.loads[around] += search.loads[here];
        }
        for (set, number) in forest.sets.iter().zip(0u32..) {
            if let Some(p) = at(set.what).filter(|p| *p < places) {
                search.set[p] = number;
            }
        }
        for (a, number) in (0..problem.applicants()).zip(0u32..) {
            search.owner.resize(search.owner.len() + problem.pair_range(a).len(), number);
        }
        for here in 0..places + caps {
            // What is linked to nothing has nobody who could take it; it is open where it has a seat.
            if search.parent[here].is_none() && search.loads[here] < search.bounds[here] {
                search.reach(here, 0, RowWitness::Room);
            }
        }
        search
    }

    fn reach(&mut self, node: usize, number: u32, witness: RowWitness) {
        if self.steps[node].is_none() {
            self.steps[node] = Some(RowStep { number, witness });
            self.queue.push_back(node);
        }
    }

    /// Everything from which those in the queue can be reached gets their cut-off.
    fn spread(&mut self, cutoff: CutOff) {
        while let Some(node) = self.queue.pop_front() {
            self.cutoffs[node] = cutoff;
            let number = self.steps[node].map_or(0, |step| step.number) + 1;
            for below in self.inside[node].clone() {
                if self.loads[below as usize] < self.bounds[below as usize] {
                    self.reach(below as usize, number, RowWitness::Up);
                }
            }
            if self.loads[node] > 0
                && let Some(around) = self.parent[node]
            {
                self.reach(around, number, RowWitness::Down(u32::try_from(node).unwrap_or(NONE)));
            }
            let set = self.set.get_mut(node).map_or(NONE, |set| std::mem::replace(set, NONE));
            let Some(set) = self.places.sets.get(set as usize) else { continue };
            let to = u32::try_from(node).unwrap_or(NONE);
            for &at in &set.pairs {
                let holder = self.owner[at as usize];
                if self.problem.pin_of(holder as usize).is_none()
                    && let Some(held) = self.assignment.of(holder as usize)
                    && held != to
                {
                    self.reach(held as usize, number, RowWitness::Exchange { holder, to });
                }
            }
        }
    }
}
