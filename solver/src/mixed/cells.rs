//! Projection. Pairs of one placement that count alike in every row of places and of money make a cell. With who is placed
//! and how many each cell takes held, no row can change, and what is left is a plain assignment problem with cells for
//! placements: the network engine answers it exactly, whatever the side constraints are.

use std::collections::BTreeMap;

use super::{Run, state::State};
use crate::{
    Assignment, Goal, PriceStage, Problem, ProblemBuilder, Stage, Stages, network, problem::side::Reserve,
};

/// No placement.
const NONE: u32 = u32::MAX;

/// A placement, what a pair costs of budgets, and the reserves that it fills.
type Alike = (u32, Vec<(u32, u64)>, Vec<u32>);

/// The cells of a problem.
pub(super) struct Cells {
    /// By pair: its cell.
    of_pair: Vec<u32>,
    /// By cell: its placement.
    pub(super) placement: Vec<u32>,
    /// By cell: budgets, each with what a pair costs of it.
    pub(super) costs: Vec<Vec<(u32, u64)>>,
}

impl Cells {
    pub(super) fn new(problem: &Problem) -> Self {
        let side = problem.side();
        let mut costs: Vec<Vec<(u32, u64)>> = vec![Vec::new(); problem.pairs()];
        for (number, budget) in (0u32..).zip(&side.budgets) {
            for (costs, &cost) in costs.iter_mut().zip(&budget.costs).filter(|(_, cost)| **cost > 0) {
                costs.push((number, cost));
            }
        }
        let mut reserves: Vec<Vec<u32>> = vec![Vec::new(); problem.pairs()];
        for (number, reserve) in (0u32..).zip(&side.reserves) {
            for at in pairs_of(problem, reserve) {
                reserves[at].push(number);
            }
        }
        let mut known: BTreeMap<Alike, u32> = BTreeMap::new();
        let mut cells = Self { of_pair: Vec::new(), placement: Vec::new(), costs: Vec::new() };
        for (at, (costs, reserves)) in costs.into_iter().zip(reserves).enumerate() {
            let placement = problem.placement_at(at);
            let next = u32::try_from(known.len()).unwrap_or(NONE);
            let cell = *known.entry((placement, costs.clone(), reserves)).or_insert(next);
            if cell == next {
                cells.placement.push(placement);
                cells.costs.push(costs);
            }
            cells.of_pair.push(cell);
        }
        cells
    }

    /// The cell of a pair.
    pub(super) fn of(&self, pair: usize) -> usize {
        self.of_pair[pair] as usize
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.placement.len()
    }

    /// By cell: how many an assignment has there.
    fn loads(&self, problem: &Problem, assignment: &Assignment) -> Vec<i64> {
        let mut loads = vec![0; self.len()];
        for (a, held) in assignment.as_slice().iter().enumerate() {
            if let Some(at) = held.and_then(|p| problem.find_pair(a, p)) {
                loads[self.of(at)] += 1;
            }
        }
        loads
    }
}

/// Pairs that fill a reserve.
fn pairs_of<'a>(problem: &'a Problem, reserve: &'a Reserve) -> impl Iterator<Item = usize> + 'a {
    let pairs = reserve.applicants.iter().flat_map(|&a| problem.pair_range(a as usize));
    pairs.filter(|&at| reserve.placements.binary_search(&problem.placement_at(at)).is_ok())
}

impl Run<'_> {
    /// The best for a goal, and for the priced ones before it, of all assignments that place the same people and have the same
    /// loads of cells. `None` when stopped.
    pub(super) fn projected(&self, open: &State, assignment: &Assignment, goal: Goal) -> Option<Assignment> {
        if !matches!(goal, Goal::Priced(PriceStage::Rank | PriceStage::Distance)) {
            return Some(assignment.clone());
        }
        let placed: Vec<bool> = assignment.as_slice().iter().map(Option::is_some).collect();
        let loads = self.cells.loads(self.problem, assignment);
        self.matched(open, (&placed, &loads), goal)
    }

    /// As many of these people as can be placed with these loads of cells, and of these assignments the best for a priced goal
    /// and those before it. `None` when stopped.
    pub(super) fn matched(
        &self,
        open: &State,
        (people, loads): (&[bool], &[i64]),
        goal: Goal,
    ) -> Option<Assignment> {
        let problem = self.problem;
        let mut builder = ProblemBuilder::default();
        // Numbers as wide as each other keep the order in which they are added.
        for (cell, &load) in loads.iter().enumerate() {
            builder.placement(&format!("{cell:010}"), u32::try_from(load).unwrap_or(0));
        }
        let who: Vec<usize> = (0..people.len()).filter(|&a| people[a]).collect();
        for (number, &a) in (0u32..).zip(&who) {
            builder.applicant(&format!("{number:010}"), 1, None);
            for at in problem.pair_range(a).filter(|&at| self.state.remains[at]) {
                builder.pair(number, self.cells.of_pair[at], problem.rank_at(at), problem.distance_at(at));
            }
        }
        let projection = builder.build().ok()?;
        let goals = self.exact.iter().map(|(goal, _)| goal);
        let goals: Vec<Goal> =
            goals.chain(open.held.iter().map(|(_, goal, _)| goal)).copied().chain([goal]).collect();
        let mut stages = vec![Stage::Placed];
        for (stage, priced) in [(Stage::Rank, PriceStage::Rank), (Stage::Distance, PriceStage::Distance)] {
            if goals.contains(&Goal::Priced(priced)) {
                stages.push(stage);
            }
        }
        let priced = network::priced(&projection, &Stages::new(&stages)?, 1, self.control);
        let mut assignment = Assignment::empty(problem.applicants());
        for (&a, &cell) in who.iter().zip(&priced.place) {
            if cell != NONE {
                assignment.set(a, Some(self.cells.placement[cell as usize]));
            }
        }
        priced.finished.then_some(assignment)
    }

    /// By applicant: whether they could come in beside everybody who is there, where others make room: somewhere along a chain
    /// of moves a cell has fewer than its load.
    pub(super) fn reaches(&self, open: &State, found: &Assignment, loads: &[i64]) -> Vec<bool> {
        let problem = self.problem;
        let mut takers: Vec<Vec<u32>> = vec![Vec::new(); self.cells.len()];
        for a in 0..problem.applicants() {
            for at in problem.pair_range(a).filter(|&at| open.remains[at]) {
                takers[self.cells.of(at)].push(u32::try_from(a).unwrap_or(NONE));
            }
        }
        let taken = self.cells.loads(problem, found);
        let mut reaches = vec![false; problem.applicants()];
        let mut has_room: Vec<bool> = loads.iter().zip(&taken).map(|(load, taken)| taken < load).collect();
        let mut queue: Vec<usize> = (0..loads.len()).filter(|&cell| has_room[cell]).collect();
        while let Some(cell) = queue.pop() {
            for &a in &takers[cell] {
                let a = a as usize;
                if std::mem::replace(&mut reaches[a], true) {
                    continue;
                }
                let Some(at) = found.of(a).and_then(|p| problem.find_pair(a, p)) else { continue };
                let own = self.cells.of(at);
                if !std::mem::replace(&mut has_room[own], true) {
                    queue.push(own);
                }
            }
        }
        reaches
    }
}
