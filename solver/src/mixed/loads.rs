//! Incumbents by projection. What crosses are sums over cells of placements and sums over people; so how many each cell takes, and
//! who is placed, are chosen by two small programmes of whole numbers, near to what the linear programme says. With both fixed
//! the rest is a matching, and then the cheapest flow: both are exact.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Run,
    branch::TOLERANCE,
    state::{State, Stated},
    target::{Target, whole},
};
use crate::milp::{FIXED_POINT, MipStatus, Model};
use crate::{Assignment, Control, Goal, Stage};

/// The objective coefficient of staying where the linear programme is whole.
const STAY: i64 = 100;
/// The objective coefficient of one more, where how many there are is not held.
const MORE: i64 = 100 * STAY;
/// How far a load may go from where the linear programme is whole.
const FAR: i64 = 2;
/// Milliseconds for the programme of cells and people, and for the one of people alone.
const LONG: u64 = 15_000;
const BRIEF: u64 = 2_000;

/// How often people are exchanged who have no place beside those who are chosen.
const REPAIRS: usize = 12;

/// A sum of columns and a number.
#[derive(Debug, Clone, Default)]
struct Sum {
    constant: i64,
    terms: Vec<(u32, i64)>,
}

impl Sum {
    /// So many times each of these.
    fn of<'a>(parts: impl Iterator<Item = (&'a Self, i64)>) -> Self {
        let mut sum = Self::default();
        for (part, times) in parts {
            sum.constant += times * part.constant;
            sum.terms.extend(part.terms.iter().map(|&(column, own)| (column, times * own)));
        }
        sum
    }

    /// Adds the row that keeps it within bounds.
    fn state(self, model: &mut Model, least: Option<i64>, most: Option<i64>) {
        let left = |bound: i64| bound - self.constant;
        model.add_row(least.map(left), most.map(left), self.terms);
    }

    fn value(&self, values: &[i64]) -> i64 {
        self.constant + self.terms.iter().map(|&(column, times)| times * values[column as usize]).sum::<i64>()
    }
}

/// A caller that is asked for less time than there is.
struct Brief<'a> {
    control: &'a dyn Control,
    millis: u64,
}

impl Control for Brief<'_> {
    fn begins(&self, stage: Stage) {
        self.control.begins(stage);
    }

    fn stop(&self) -> bool {
        self.control.stop()
    }

    fn millis_left(&self) -> Option<u64> {
        Some(self.control.millis_left().map_or(self.millis, |left| left.min(self.millis)))
    }
}

fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Twice a share of one, less one: how much nearer to one it is than to nothing.
fn nearness(share: i128) -> i64 {
    i64::try_from(i128::from(STAY) * (2 * share - FIXED_POINT) / FIXED_POINT).unwrap_or(0)
}

impl Run<'_> {
    /// An allowed assignment with loads and people near to these values of a programme.
    pub(super) fn by_loads(
        &self,
        open: &State,
        stated: &Stated,
        (values, goal): (&[i128], Goal),
    ) -> Option<Assignment> {
        let mut target = self.target(open, stated, (values, goal))?;
        let (cells, mut placed) = self.choose(open, &target, None)?;
        target.total.most = cells.iter().sum();
        let mut best: Option<(Assignment, Vec<bool>)> = None;
        for _ in 0..REPAIRS {
            let found = self.matched(open, (&placed, &cells), goal)?;
            if found.placed() == placed.iter().filter(|placed| **placed).count() {
                return Some(found).filter(|found| self.is_allowed(found));
            }
            target.exchange(&placed, &found, &self.reaches(open, &found, &cells));
            if best.as_ref().is_none_or(|(best, _)| best.placed() < found.placed()) {
                best = Some((found, placed));
            }
            let Some((_, next)) = self.choose(open, &target, Some(&cells)) else { break };
            placed = next;
        }
        let (found, placed) = best?;
        self.completed(open, &found, &placed, goal)
    }

    /// How many each cell takes, and who is placed; with loads of cells, who is placed beside these.
    fn choose(&self, open: &State, target: &Target, fixed: Option<&[i64]>) -> Option<(Vec<i64>, Vec<bool>)> {
        let mut model = Model::default();
        let loads = match fixed {
            Some(loads) => loads.iter().map(|&load| Sum { constant: load, terms: Vec::new() }).collect(),
            None => self.state_cells(&mut model, target),
        };
        let people = self.state_people(&mut model, open, target);
        let placed = Sum::of(people.iter().map(|person| (person, 1)));
        let least = target.total.is_held.then_some(target.total.most);
        placed.clone().state(&mut model, least, Some(target.total.most));
        // As many people as seats; and of each cost no more than seats at that cost.
        let all_loads = Sum::of(loads.iter().map(|load| (load, 1)));
        Sum::of([(&placed, 1), (&all_loads, -1)].into_iter()).state(&mut model, Some(0), Some(0));
        let mut of_cost: BTreeMap<u64, Vec<(&Sum, i64)>> = BTreeMap::new();
        if !self.problem.side().budgets.is_empty() {
            for (cell, load) in loads.iter().enumerate() {
                of_cost.entry(self.cost(cell)).or_default().push((load, -1));
            }
        }
        for (cost, mut sums) in of_cost {
            let only = BTreeSet::from([cost]);
            let of_cost = people.iter().zip(&target.costs).filter(|(_, costs)| **costs == only);
            sums.extend(of_cost.map(|(person, _)| (person, 1)));
            Sum::of(sums.into_iter()).state(&mut model, None, Some(0));
        }
        let values = self.brief(&model, if fixed.is_some() { BRIEF } else { LONG })?;
        let loads = loads.iter().map(|load| load.value(&values)).collect();
        Some((loads, people.iter().map(|person| person.value(&values) > 0).collect()))
    }

    /// How many each cell takes, near to the target, within the rows of places and of money.
    fn state_cells(&self, model: &mut Model, target: &Target) -> Vec<Sum> {
        let (problem, side) = (self.problem, self.problem.side());
        let mut least = vec![1; problem.placements()];
        side.open_min.iter().for_each(|open| least[open.placement as usize] = number(open.min));
        let mut cells_of: Vec<Vec<usize>> = vec![Vec::new(); problem.placements()];
        let mut loads = Vec::with_capacity(self.cells.len());
        for (cell, &value) in target.load.iter().enumerate() {
            let p = self.cells.placement[cell] as usize;
            cells_of[p].push(cell);
            let below = whole(value);
            let part = (value - i128::from(below) * FIXED_POINT).max(0);
            let most = i64::from(problem.capacity(p)).min(target.takers[cell]);
            let in_doubt = part > TOLERANCE;
            // Where too few come, all of them may have to go, or more to come.
            let far = if least[p] > 1 { most } else { FAR };
            let more = if in_doubt && least[p] <= 1 { 1 } else { far };
            let up = if in_doubt { nearness(part) } else { -STAY };
            let up = model.add_column(Some((most - below).clamp(0, more)), true, up);
            let down = model.add_column(Some(below.min(far)), true, -STAY);
            loads.push(Sum { constant: below, terms: vec![(up, 1), (down, -1)] });
        }
        for (p, cells) in cells_of.iter().enumerate() {
            let load = Sum::of(cells.iter().map(|&cell| (&loads[cell], 1)));
            let capacity = i64::from(problem.capacity(p));
            if least[p] > 1 {
                let runs = Sum { constant: 0, terms: vec![(model.add_column(Some(1), true, 0), 1)] };
                Sum::of([(&load, 1), (&runs, -capacity)].into_iter()).state(model, None, Some(0));
                Sum::of([(&load, 1), (&runs, -least[p])].into_iter()).state(model, Some(0), None);
            } else if cells.len() > 1 {
                load.state(model, None, Some(capacity));
            }
        }
        for cap in &side.placement_caps {
            let cells = cap.members.iter().flat_map(|&p| &cells_of[p as usize]);
            Sum::of(cells.map(|&cell| (&loads[cell], 1))).state(model, None, Some(number(cap.max)));
        }
        let mut spent: Vec<Vec<(&Sum, i64)>> = vec![Vec::new(); side.budgets.len()];
        for (load, costs) in loads.iter().zip(&self.cells.costs) {
            for &(budget, cost) in costs {
                spent[budget as usize].push((load, number(cost)));
            }
        }
        for (budget, spent) in side.budgets.iter().zip(spent) {
            Sum::of(spent.into_iter()).state(model, None, Some(number(budget.limit)));
        }
        loads
    }

    /// Who is placed, near to the target, within the rows of people and what is held.
    fn state_people(&self, model: &mut Model, open: &State, target: &Target) -> Vec<Sum> {
        let problem = self.problem;
        let mut people = Vec::with_capacity(problem.applicants());
        for (a, &share) in target.share.iter().enumerate() {
            people.push(match open.decided[a] {
                Some(placed) => Sum { constant: i64::from(placed), terms: Vec::new() },
                None if target.costs[a].is_empty() => Sum::default(),
                None => {
                    let counts = match target.goal {
                        Goal::Placed => true,
                        Goal::Tier(tier) => problem.tier(a) == tier,
                        _ => false,
                    };
                    let worth = nearness(share) + if counts { MORE } else { 0 };
                    Sum { constant: 0, terms: vec![(model.add_column(Some(1), true, worth), 1)] }
                }
            });
        }
        for &(tier, value) in &target.tiers {
            let inside = (0..people.len()).filter(|&a| problem.tier(a) == tier);
            Sum::of(inside.map(|a| (&people[a], 1))).state(model, Some(value), Some(value));
        }
        for cap in &problem.side().applicant_caps {
            let inside = cap.members.iter().map(|&a| (&people[a as usize], 1));
            Sum::of(inside).state(model, None, Some(number(cap.max)));
        }
        people
    }

    /// What a small programme of whole numbers comes to, if that is soon.
    fn brief(&self, model: &Model, millis: u64) -> Option<Vec<i64>> {
        match self.backend.maximise(model, false, &Brief { control: self.control, millis }) {
            MipStatus::Optimal { values, .. } | MipStatus::Feasible { values } => Some(values),
            MipStatus::Infeasible | MipStatus::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Goal, PriceStage, Problem, ProblemBuilder, Side, Stages, Unwatched,
        flow::Network,
        lp::Highs,
        mixed::state::Aim,
        problem::side::{Budget, Cap, OpenMin},
    };

    /// Eight people of two tiers who could take all of four placements with two seats, under caps that cross.
    fn crossing() -> Problem {
        let mut builder = ProblemBuilder::default();
        for a in 0..8u32 {
            builder.applicant(&format!("a{a}"), 1 + u8::from(a >= 4), None);
        }
        for p in 0..4 {
            builder.placement(&format!("p{p}"), 2);
        }
        for (a, p) in (0..8).flat_map(|a| (0..4).map(move |p| (a, p))) {
            builder.pair(a, p, u8::try_from(1 + (a + p) % 4).unwrap_or(1), 100);
        }
        let cap =
            |id: &str, members: &[u32], max: u64| Cap { id: id.to_owned(), members: members.to_vec(), max };
        let side = Side {
            placement_caps: vec![
                cap("left", &[0, 1], 3),
                cap("middle", &[1, 2], 3),
                cap("right", &[2, 3], 3),
            ],
            applicant_caps: vec![cap("early", &[0, 1, 2], 2), cap("late", &[2, 3, 4], 2)],
            ..Side::default()
        };
        builder.build().expect("a problem").with_side(side).expect("valid constraints")
    }

    #[test]
    fn loads_keep_caps_and_numbers_that_are_held_and_an_assignment_has_them() {
        let problem = crossing();
        let stages = Stages::parse("placed,tiers,rank").expect("valid stages");
        let network = Network::of(&problem, &stages);
        let mut run = Run::new(&Highs, &problem, &network, &Unwatched).expect("possible");
        run.state.held = vec![(0, Goal::Placed, 6), (1, Goal::Tier(1), 3)];
        let goal = Goal::Priced(PriceStage::Rank);
        let stated = run.state.state(&problem, Aim::Goal(goal), false);
        // Everybody has a bit of everything: nothing is clear, and all numbers lie between whole ones.
        let values = vec![FIXED_POINT * 6 / 32; stated.model.columns.len()];
        let target = run.target(&run.state, &stated, (&values, goal)).expect("sums alone");
        let (cells, people) = run.choose(&run.state, &target, None).expect("loads and people");
        let inside = |cap: &Cap| cap.members.iter().map(|&p| cells[p as usize]).sum::<i64>();
        assert!(problem.side().placement_caps.iter().all(|cap| inside(cap) <= number(cap.max)));
        let placed = |who: &mut dyn Iterator<Item = usize>| who.filter(|&a| people[a]).count() as u64;
        let of = |cap: &Cap| placed(&mut cap.members.iter().map(|&a| a as usize));
        assert!(problem.side().applicant_caps.iter().all(|cap| of(cap) <= cap.max));
        assert_eq!((cells.iter().sum::<i64>(), placed(&mut (0..8)), placed(&mut (0..4))), (6, 6, 3));
        let found = run.matched(&run.state, (&people, &cells), goal).expect("an assignment");
        let found_loads: Vec<i64> = found.loads(4).into_iter().map(i64::from).collect();
        assert_eq!(found_loads, cells);
        assert!((0..8).all(|a| found.of(a).is_some() == people[a]));
        // What no assignment reaches has no loads either.
        run.state.held[0].2 = 7;
        let target = run.target(&run.state, &stated, (&values, goal)).expect("sums alone");
        assert!(run.choose(&run.state, &target, None).is_none());
    }

    /// Six people, two of them dear, for two placements with three seats that run with two people or not at all, and money for
    /// four cheap ones or for two and a dear one.
    fn paid() -> Problem {
        let mut builder = ProblemBuilder::default();
        for a in 0..6 {
            builder.applicant(&format!("a{a}"), 1, None);
        }
        for p in 0..2 {
            builder.placement(&format!("p{p}"), 3);
        }
        for (a, p) in (0..6).flat_map(|a| (0..2).map(move |p| (a, p))) {
            builder.pair(a, p, u8::try_from(1 + (a + p) % 2).unwrap_or(1), 100);
        }
        let costs = (0..12).map(|at| if at < 4 { 98 } else { 50 }).collect();
        let side = Side {
            budgets: vec![Budget { id: "all".to_owned(), limit: 200, costs }],
            open_min: (0..2).map(|placement| OpenMin { placement, min: 2 }).collect(),
            ..Side::default()
        };
        builder.build().expect("a problem").with_side(side).expect("valid constraints")
    }

    #[test]
    fn money_and_least_numbers_are_kept_and_everybody_who_is_chosen_has_a_place() {
        let problem = paid();
        let stages = Stages::parse("placed,rank").expect("valid stages");
        let network = Network::of(&problem, &stages);
        let run = Run::new(&Highs, &problem, &network, &Unwatched).expect("possible");
        let goal = Goal::Placed;
        let stated = run.state.state(&problem, Aim::Goal(goal), false);
        // A third of everybody is everywhere: 4 people, and more money than there is.
        let mut values = vec![0; stated.model.columns.len()];
        values[..stated.pairs.len()].fill(FIXED_POINT / 3);
        let target = run.target(&run.state, &stated, (&values, goal)).expect("sums alone");
        let (cells, people) = run.choose(&run.state, &target, None).expect("loads and people");
        assert_eq!((cells.iter().sum::<i64>(), people.iter().filter(|placed| **placed).count()), (4, 4));
        let found = run.by_loads(&run.state, &stated, (&values, goal)).expect("an assignment");
        assert!(run.is_allowed(&found));
        assert_eq!((found.placed(), found.loads(2)), (4, vec![2, 2]));
    }

    /// Both early people want the only seat of the first cell; the third could have the other one.
    #[test]
    fn whoever_has_no_place_beside_the_others_makes_room_for_somebody_who_has() {
        let mut builder = ProblemBuilder::default();
        for a in 0..3 {
            builder.applicant(&format!("a{a}"), 1, None);
        }
        for p in 0..2 {
            builder.placement(&format!("p{p}"), 1);
        }
        for (a, p) in [(0, 0), (1, 0), (2, 1)] {
            builder.pair(a, p, 1, 100);
        }
        let side = Side {
            budgets: vec![Budget { id: "all".to_owned(), limit: 101, costs: vec![50; 3] }],
            ..Side::default()
        };
        let problem = builder.build().expect("a problem").with_side(side).expect("valid constraints");
        let stages = Stages::parse("placed").expect("valid stages");
        let network = Network::of(&problem, &stages);
        let run = Run::new(&Highs, &problem, &network, &Unwatched).expect("possible");
        let stated = run.state.state(&problem, Aim::Goal(Goal::Placed), false);
        let mut values = vec![0; stated.model.columns.len()];
        values[..3].copy_from_slice(&[FIXED_POINT, FIXED_POINT, 0]);
        let chosen = [true, true, false];
        let found = run.matched(&run.state, (&chosen, &[1, 1]), Goal::Placed).expect("not stopped");
        assert_eq!(found.placed(), 1);
        assert_eq!(run.reaches(&run.state, &found, &[1, 1]), [false, false, true]);
        let mut target = run.target(&run.state, &stated, (&values, Goal::Placed)).expect("sums alone");
        target.exchange(&chosen, &found, &[false, false, true]);
        let (_, next) = run.choose(&run.state, &target, Some(&[1, 1])).expect("people");
        assert_eq!(next.iter().filter(|placed| **placed).count(), 2);
        assert!(next[2]);
    }
}
