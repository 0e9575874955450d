//! Incumbents by projection. What crosses are sums over placements and sums over people; so how many each placement takes, and
//! who is placed, are chosen by two small programmes of whole numbers, near to what the linear programme says. With both fixed
//! the rest is a matching, and then the cheapest flow: both are exact.

use super::{
    Run,
    state::{State, Stated},
};
use crate::milp::{FIXED_POINT, MipStatus, Model};
use crate::{Assignment, Control, Goal, Stage};

/// What comes of rounding.
const TOLERANCE: i128 = FIXED_POINT / 10_000;
/// The objective coefficient of staying where the linear programme is whole.
const STAY: i64 = 100;
/// How far a load may go from where the linear programme is whole.
const FAR: i64 = 2;
/// Milliseconds for one of the small programmes.
const BRIEF: u64 = 2_000;

/// How many each placement takes, and who is placed.
pub(super) struct Loads {
    pub(super) seats: Vec<i64>,
    pub(super) placed: Vec<bool>,
}

/// A caller that is asked for less time than there is.
struct Brief<'a>(&'a dyn Control);

impl Control for Brief<'_> {
    fn begins(&self, stage: Stage) {
        self.0.begins(stage);
    }

    fn stop(&self) -> bool {
        self.0.stop()
    }

    fn millis_left(&self) -> Option<u64> {
        Some(self.0.millis_left().map_or(BRIEF, |left| left.min(BRIEF)))
    }
}

fn whole(value: i128) -> i64 {
    i64::try_from((value + TOLERANCE).div_euclid(FIXED_POINT)).unwrap_or(i64::MAX)
}

fn bound(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

impl Run<'_> {
    /// An allowed assignment with loads and people near to these values of a programme.
    pub(super) fn by_loads(
        &self,
        open: &State,
        stated: &Stated,
        near: (&[i128], Goal),
    ) -> Option<Assignment> {
        let loads = self.loads(open, stated, near)?;
        self.rounded(open, stated, near, Some(&loads))
    }

    /// Loads and people near to these values of a programme that keep all caps and every number that is held. `None` where more
    /// is asked than caps, or nothing is found soon.
    fn loads(&self, open: &State, stated: &Stated, (values, goal): (&[i128], Goal)) -> Option<Loads> {
        let problem = self.problem;
        let side = problem.side();
        let more = !(side.budgets.is_empty() && side.open_min.is_empty() && side.reserves.is_empty());
        if more || !side.together.is_empty() {
            return None;
        }
        let (mut load, mut share) = (vec![0; problem.placements()], vec![0; problem.applicants()]);
        let (mut takers, mut has_pairs) = (vec![0i64; load.len()], vec![false; share.len()]);
        for (&(a, at), &value) in stated.pairs.iter().zip(values) {
            let p = problem.placement_at(at) as usize;
            load[p] += value;
            share[a] += value;
            takers[p] += 1;
            has_pairs[a] = true;
        }
        let held = |wanted: Goal| {
            let held = open.held.iter().map(|&(_, goal, value)| (goal, value));
            held.chain(self.exact.iter().copied()).find(|(goal, _)| *goal == wanted).map(|(_, value)| value)
        };
        let most = || whole(load.iter().sum());
        let total = held(Goal::Placed).map_or_else(most, |value| i64::try_from(value).unwrap_or(0));
        let is_exact = held(Goal::Placed).is_some() || goal == Goal::Placed;
        let seats = self.seats(&load, &takers, is_exact.then_some(total))?;
        let total = seats.iter().sum();
        let tiers: Vec<(u8, i64)> = problem
            .tiers_present()
            .into_iter()
            .filter_map(|tier| Some((tier, i64::try_from(held(Goal::Tier(tier))?).ok()?)))
            .collect();
        let placed = self.people(open, &share, &has_pairs, (total, &tiers))?;
        Some(Loads { seats, placed })
    }

    /// How many each placement takes.
    fn seats(&self, load: &[i128], takers: &[i64], total: Option<i64>) -> Option<Vec<i64>> {
        let problem = self.problem;
        let mut model = Model::default();
        let mut base = Vec::with_capacity(load.len());
        let mut terms_of: Vec<[(u32, i64); 2]> = Vec::with_capacity(load.len());
        for (p, &value) in load.iter().enumerate() {
            let below = whole(value);
            let part = (value - i128::from(below) * FIXED_POINT).max(0);
            let most = i64::from(problem.capacity(p)).min(takers[p]);
            let in_doubt = part > TOLERANCE;
            let more = if in_doubt { 1 } else { FAR };
            let up = if in_doubt {
                i64::try_from(i128::from(STAY) * (2 * part - FIXED_POINT) / FIXED_POINT).unwrap_or(0)
            } else {
                -STAY
            };
            let up = model.add_column(Some((most - below).clamp(0, more)), true, up);
            let down = model.add_column(Some(below.min(FAR)), true, -STAY);
            base.push(below);
            terms_of.push([(up, 1), (down, -1)]);
        }
        let all = || terms_of.iter().flatten().copied().collect::<Vec<_>>();
        if let Some(total) = total {
            let left = total - base.iter().sum::<i64>();
            model.add_row(Some(left), Some(left), all());
        }
        for cap in &problem.side().placement_caps {
            let inside = || cap.members.iter().map(|&p| p as usize);
            let left = bound(cap.max) - inside().map(|p| base[p]).sum::<i64>();
            model.add_row(None, Some(left), inside().flat_map(|p| terms_of[p]).collect());
        }
        let values = self.brief(&model)?;
        let value = |(column, times): (u32, i64)| times * values[column as usize];
        Some(
            base.iter()
                .zip(&terms_of)
                .map(|(base, terms)| base + terms.iter().map(|&term| value(term)).sum::<i64>())
                .collect(),
        )
    }

    /// Who is placed.
    fn people(
        &self,
        open: &State,
        share: &[i128],
        has_pairs: &[bool],
        (total, tiers): (i64, &[(u8, i64)]),
    ) -> Option<Vec<bool>> {
        let problem = self.problem;
        let mut model = Model::default();
        let mut column = vec![None; share.len()];
        let mut placed: Vec<bool> = open.decided.iter().map(|decided| *decided == Some(true)).collect();
        for (a, &share) in share.iter().enumerate() {
            if has_pairs[a] && open.decided[a].is_none() {
                let coefficient =
                    i64::try_from(i128::from(STAY) * (2 * share - FIXED_POINT) / FIXED_POINT).unwrap_or(0);
                column[a] = Some(model.add_column(Some(1), true, coefficient));
            }
        }
        let mut row = |members: &mut dyn Iterator<Item = usize>, least: bool, most: i64| {
            let (mut left, mut terms) = (most, Vec::new());
            for a in members {
                left -= i64::from(placed[a]);
                terms.extend(column[a].map(|column| (column, 1)));
            }
            model.add_row(least.then_some(left), Some(left), terms);
        };
        row(&mut (0..share.len()), true, total);
        for &(tier, value) in tiers {
            row(&mut (0..share.len()).filter(|&a| problem.tier(a) == tier), true, value);
        }
        for cap in &problem.side().applicant_caps {
            row(&mut cap.members.iter().map(|&a| a as usize), false, bound(cap.max));
        }
        let values = self.brief(&model)?;
        for (placed, column) in placed.iter_mut().zip(column) {
            *placed |= column.is_some_and(|column| values[column as usize] > 0);
        }
        Some(placed)
    }

    /// What a small programme of whole numbers comes to, if that is soon.
    fn brief(&self, model: &Model) -> Option<Vec<i64>> {
        match self.backend.maximise(model, false, &Brief(self.control)) {
            MipStatus::Optimal { values, .. } | MipStatus::Feasible { values } => Some(values),
            MipStatus::Infeasible | MipStatus::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Goal, PriceStage, Problem, ProblemBuilder, Side, Stages, Unwatched, flow::Network, lp::Highs,
        mixed::state::Aim, problem::side::Cap,
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
        let loads = run.loads(&run.state, &stated, (&values, goal)).expect("loads");
        let inside = |cap: &Cap| cap.members.iter().map(|&p| loads.seats[p as usize]).sum::<i64>();
        assert!(problem.side().placement_caps.iter().all(|cap| inside(cap) <= bound(cap.max)));
        let placed =
            |people: &mut dyn Iterator<Item = usize>| people.filter(|&a| loads.placed[a]).count() as u64;
        let of = |cap: &Cap| placed(&mut cap.members.iter().map(|&a| a as usize));
        assert!(problem.side().applicant_caps.iter().all(|cap| of(cap) <= cap.max));
        assert_eq!((loads.seats.iter().sum::<i64>(), placed(&mut (0..8)), placed(&mut (0..4))), (6, 6, 3));
        let found = run.rounded(&run.state, &stated, (&values, goal), Some(&loads)).expect("an assignment");
        let found_loads: Vec<i64> = found.loads(4).into_iter().map(i64::from).collect();
        assert_eq!(found_loads, loads.seats);
        assert!((0..8).all(|a| found.of(a).is_some() == loads.placed[a]));
        // What no assignment reaches has no loads either.
        run.state.held[0].2 = 7;
        assert!(run.loads(&run.state, &stated, (&values, goal)).is_none());
    }
}
