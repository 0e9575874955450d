//! What keeps somebody from a seat that the rules would let them have: a side constraint, where a seat is free or somebody
//! holds it whose turn comes later. Owns the counts that tell which one; it decides nothing.

use talka_solver::{Assignment, Problem, Stage as SolverStage, problem::side::Reserve};

use super::model::Model;
use crate::domain::{Arg, Reason};

/// An assignment with its counts, ready to be asked about many people.
pub(super) struct HeldBack<'a> {
    problem: &'a Problem,
    assignment: &'a Assignment,
    /// Whether tiers count, and the order inside them.
    turns: (bool, bool),
    loads: Vec<u32>,
    /// By placement, the one given a place there whose turn comes last; whoever held it before keeps it, whatever their turn.
    last: Vec<Option<usize>>,
    /// How many count in each cap on people, and on placements.
    people: Vec<u64>,
    places: Vec<u64>,
    spent: Vec<u128>,
    /// How many seats of each reserve its group holds.
    reserved: Vec<u64>,
    /// By applicant, whether they are tied to others.
    tied: Vec<bool>,
}

impl<'a> HeldBack<'a> {
    pub(super) fn new(model: &'a Model, assignment: &'a Assignment) -> Self {
        let problem = &model.problem;
        let side = problem.side();
        let loads = assignment.loads(problem.placements());
        let turns = (model.stages.has(SolverStage::Tiers), model.stages.has(SolverStage::Order));
        let mut last: Vec<Option<usize>> = vec![None; loads.len()];
        let mut spent = vec![0; side.budgets.len()];
        for a in 0..problem.applicants() {
            let Some(p) = assignment.of(a) else { continue };
            let is_later = |&before: &usize| turn(problem, turns, before) < turn(problem, turns, a);
            let latest = &mut last[p as usize];
            if model.kept(a).is_none() && latest.as_ref().is_none_or(is_later) {
                *latest = Some(a);
            }
            if let Some(pair) = problem.find_pair(a, p) {
                spent
                    .iter_mut()
                    .zip(&side.budgets)
                    .for_each(|(sum, budget)| *sum += u128::from(budget.costs[pair]));
            }
        }
        let has_place = |a: &&u32| assignment.of(**a as usize).is_some();
        let seats = |p: &u32| u64::from(loads[*p as usize]);
        let people =
            side.applicant_caps.iter().map(|cap| cap.members.iter().filter(has_place).count() as u64);
        let places = side.placement_caps.iter().map(|cap| cap.members.iter().map(seats).sum());
        let (people, places) = (people.collect(), places.collect());
        let held = |reserve: &Reserve| {
            let inside = |a: &&u32| {
                assignment.of(**a as usize).is_some_and(|p| reserve.placements.binary_search(&p).is_ok())
            };
            reserve.applicants.iter().filter(inside).count() as u64
        };
        let reserved = side.reserves.iter().map(held).collect();
        let mut tied = vec![false; problem.applicants()];
        side.together.iter().flatten().for_each(|&a| tied[a as usize] = true);
        Self { problem, assignment, turns, loads, last, people, places, spent, reserved, tied }
    }

    /// Why somebody without a place has none although a seat is free for them, or somebody holds it whose turn comes later;
    /// nothing where neither is so.
    pub(super) fn reason(&self, a: usize) -> Option<Reason> {
        if self.problem.side().is_empty() {
            return None;
        }
        let refused = &self.problem.side().forbidden;
        let could = |p: &u32| refused.binary_search(&(number(a), *p)).is_err();
        let places = || self.problem.placements_of(a).iter().copied().filter(could);
        let is_free = |p: &u32| self.loads[*p as usize] < self.problem.capacity(*p as usize);
        if let Some(p) = places().find(is_free) {
            let (kind, name) = self.broken(a, p, None)?;
            return Some(Reason::new(&format!("waiting.{kind}")).with("name", Arg::Text(name)));
        }
        places().find_map(|p| {
            let later = self.last[p as usize].filter(|&b| self.turn(a) < self.turn(b))?;
            let (kind, name) = self.broken(a, p, Some(later)).or_else(|| self.reserved(a, p, later))?;
            let reason = Reason::new("waiting.later").with("kind", Arg::Text(kind.to_owned()));
            Some(reason.with("name", Arg::Text(name)))
        })
    }

    fn turn(&self, a: usize) -> (u8, u64) {
        turn(self.problem, self.turns, a)
    }

    /// The first side constraint that would be broken if somebody came to a placement, in another's stead or besides.
    fn broken(&self, a: usize, p: u32, instead: Option<usize>) -> Option<(&'static str, String)> {
        let side = self.problem.side();
        let counts = |members: &[u32], a: usize| members.binary_search(&number(a)).is_ok();
        let grows = |members: &[u32]| counts(members, a) && !instead.is_some_and(|b| counts(members, b));
        let mut caps = side.applicant_caps.iter().zip(&self.people);
        if let Some((cap, _)) = caps.find(|(cap, count)| **count >= cap.max && grows(&cap.members)) {
            return Some(("quota", cap.id.clone()));
        }
        let mut caps = side.placement_caps.iter().zip(&self.places);
        let grows = |members: &[u32]| instead.is_none() && members.binary_search(&p).is_ok();
        if let Some((cap, _)) = caps.find(|(cap, count)| **count >= cap.max && grows(&cap.members)) {
            return Some(("quota", cap.id.clone()));
        }
        let load = u64::from(self.loads[p as usize]) + u64::from(instead.is_none());
        if side.open_min.iter().any(|open| open.placement == p && load < open.min) {
            return Some(("open-min", self.problem.placement_ids().get(p as usize).to_owned()));
        }
        for (budget, spent) in side.budgets.iter().zip(&self.spent) {
            let cost = |a| self.problem.find_pair(a, p).map_or(0, |pair| u128::from(budget.costs[pair]));
            if spent + cost(a) > u128::from(budget.limit) + instead.map_or(0, cost) {
                return Some(("budget", budget.id.clone()));
            }
        }
        if self.tied[a] || instead.is_some_and(|b| self.tied[b]) {
            return Some(("together", String::new()));
        }
        instead.and_then(|b| self.problem.pin_of(b)).map(|_| ("pin", String::new()))
    }

    /// The reserve that would lose a seat if somebody took another's place: one whose group holds more than it has loses none.
    fn reserved(&self, a: usize, p: u32, b: usize) -> Option<(&'static str, String)> {
        let loses = |(reserve, held): &(&Reserve, &u64)| {
            let has = |a: usize| reserve.applicants.binary_search(&number(a)).is_ok();
            **held <= reserve.seats && reserve.placements.binary_search(&p).is_ok() && has(b) && !has(a)
        };
        let (reserve, _) = self.problem.side().reserves.iter().zip(&self.reserved).find(loses)?;
        (self.assignment.of(b) == Some(p)).then(|| ("reserve", reserve.id.clone()))
    }
}

/// When somebody's turn comes: the smaller, the earlier; the same for all where neither tiers nor order count.
fn turn(problem: &Problem, (tiers, order): (bool, bool), a: usize) -> (u8, u64) {
    let number = problem.order(a).filter(|_| order).unwrap_or(0);
    (if tiers || order { problem.tier(a) } else { 0 }, number)
}

/// An applicant's number, as lists of side constraints have it.
fn number(a: usize) -> u32 {
    u32::try_from(a).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use talka_solver::{ProblemBuilder, Side, Stages};

    use super::*;

    #[test]
    fn of_two_reserves_the_one_is_named_that_would_lose_a_seat() {
        let mut builder = ProblemBuilder::default();
        for (id, line) in [("A", 2), ("B", 3), ("C", 1)] {
            builder.applicant(id, 1, Some(line));
        }
        builder.placement("P", 2);
        (0..3).for_each(|a| builder.pair(a, 0, 1, 0));
        let reserve =
            |id: &str, applicants| Reserve { id: id.to_owned(), applicants, placements: vec![0], seats: 1 };
        // Of the first, two are placed and one would do; of the second, B alone.
        let reserves = vec![reserve("broad", vec![1, 2]), reserve("narrow", vec![1])];
        let problem = builder.build().unwrap().with_side(Side { reserves, ..Side::default() }).unwrap();
        let stages = Stages::parse("placed,reserves,tiers,order").unwrap();
        let (participation, person) = (Vec::new(), vec![0, 1, 2]);
        let model = Model {
            problem,
            stages,
            participation,
            person,
            refused: crate::matching::model::Refused::default(),
            undecided: Vec::new(),
        };
        let assignment = Assignment::new(vec![None, Some(0), Some(0)]);
        let reason = HeldBack::new(&model, &assignment).reason(0).unwrap();
        assert_eq!(
            (reason.key.as_str(), &reason.args["name"]),
            ("waiting.later", &Arg::Text("narrow".to_owned()))
        );
    }
}
