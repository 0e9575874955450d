//! Who would get seats that become free, said at once: loaded once and asked many times, by the warm solver. It holds of rounds
//! in which nothing counts but seats, wishes and the order; of all others only a run can tell. Owns nothing that anybody is
//! offered: what is offered is what a run has found and judge and audit have accepted.

use std::collections::BTreeMap;

use talka_solver::{
    Problem, ProblemBuilder, Solver, Stage as SolverStage, Unwatched, solve,
    warm::{Answer, Change},
};

use super::model::{Model, Participation};
use crate::{
    domain::{Id, Snapshot},
    rules::RuleSet,
};

/// Only a run can tell: the round asks for more than seats, wishes and order, or holders may move, or the numbers are too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("only a run can tell")]
pub struct OnlyARun;

/// A seat that becomes free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freed {
    /// Somebody gives up the place that they hold, and is out of the line.
    Place(Id),
    /// A placement has one seat more.
    Seat(Id),
}

/// A snapshot's line, ready to be asked.
#[derive(Debug)]
pub struct Question {
    solver: Solver,
    /// Everyone in line, as the solver numbers them.
    people: Vec<Id>,
    places: BTreeMap<Id, u32>,
    ids: Vec<Id>,
    /// What each holder holds.
    held: BTreeMap<Id, u32>,
    /// By placement: the seats that are offered, and how many people hold one.
    seats: Vec<(u32, u32)>,
}

impl Question {
    /// Loads a snapshot.
    ///
    /// # Errors
    /// [`OnlyARun`] where only a run can tell.
    pub fn load(snapshot: &Snapshot, rules: &RuleSet) -> Result<Self, OnlyARun> {
        let model = Model::new(snapshot, rules).map_err(|_| OnlyARun)?;
        let moves = |part: &Participation| matches!(part, Participation::Holds(holding) if holding.moves);
        // Without a tie-break several answers would be as good, and a run might give another one.
        let told = model.stages.has(SolverStage::Tiebreak);
        if !snapshot.round.constraints.is_empty() || !told || model.participation.iter().any(moves) {
            return Err(OnlyARun);
        }
        let (problem, people) = in_line(snapshot, &model)?;
        let solved = solve(&problem, &model.stages, &Unwatched).map_err(|_| OnlyARun)?;
        let warm = Solver::load(&problem, &model.stages, &solved).map_err(|_| OnlyARun)?;
        let people = people.into_iter().map(|a| snapshot.applicants[a].id.clone()).collect();
        let ids: Vec<Id> = snapshot.placements.iter().map(|place| place.id.clone()).collect();
        let offered = snapshot.placements.iter().map(|place| place.capacity);
        let held = snapshot.holders.iter().filter_map(|held| {
            let placement = u32::try_from(held.placement).ok()?;
            Some((snapshot.applicants[held.applicant].id.clone(), placement))
        });
        Ok(Self {
            solver: warm,
            people,
            places: ids.iter().cloned().zip(0..).collect(),
            ids,
            held: held.collect(),
            seats: offered.zip(snapshot.held_at()).collect(),
        })
    }

    /// Who of those in line would have which place if these seats became free, all others being as they are: everyone to
    /// whom a refill would give a place then, by application number. Asking changes nothing.
    ///
    /// # Errors
    /// [`OnlyARun`] when somebody holds nothing, or a placement is unknown.
    pub fn ask(&mut self, freed: &[Freed]) -> Result<Vec<(Id, Id)>, OnlyARun> {
        let mut seats = self.seats.clone();
        let mut gone: Vec<&Id> = Vec::new();
        for one in freed {
            match one {
                Freed::Place(applicant) => {
                    let p = *self.held.get(applicant).ok_or(OnlyARun)?;
                    if gone.contains(&applicant) {
                        return Err(OnlyARun);
                    }
                    gone.push(applicant);
                    seats[p as usize].1 -= 1;
                }
                Freed::Seat(placement) => seats[*self.places.get(placement).ok_or(OnlyARun)? as usize].0 += 1,
            }
        }
        let both = (0u32..).zip(&seats).zip(&self.seats);
        let changes: Vec<Change> = both
            .filter(|((_, now), before)| now != before)
            .map(|((placement, (offered, held)), _)| {
                let seats = offered.saturating_sub(*held);
                Change::Seats { placement, seats }
            })
            .collect();
        let answer = self.solver.what_if(&changes).map_err(|_| OnlyARun)?;
        Ok(self.places_after(&answer))
    }

    fn places_after(&self, answer: &Answer) -> Vec<(Id, Id)> {
        let moved: BTreeMap<u32, Option<u32>> =
            answer.moves.iter().map(|one| (one.applicant, one.to)).collect();
        let all = (0u32..).zip(&self.people).filter_map(|(number, person)| {
            let place = moved.get(&number).copied().unwrap_or_else(|| self.solver.seat(number))?;
            Some((person.clone(), self.ids[place as usize].clone()))
        });
        all.collect()
    }
}

/// Those in line and the seats that nobody holds, as a problem of its own; and who they are, by the snapshot's indices.
fn in_line(snapshot: &Snapshot, model: &Model) -> Result<(Problem, Vec<usize>), OnlyARun> {
    let whole = &model.problem;
    let mut builder = ProblemBuilder::default();
    for (place, held) in snapshot.placements.iter().zip(snapshot.held_at()) {
        builder.placement(place.id.as_str(), place.capacity.saturating_sub(held));
    }
    let mut people = Vec::new();
    for (index, &a) in model.person.iter().enumerate() {
        if !model.participation[a].is_in_line() {
            continue;
        }
        let number = u32::try_from(people.len()).map_err(|_| OnlyARun)?;
        people.push(a);
        builder.applicant(whole.applicant_ids().get(index), whole.tier(index), whole.order(index));
        for pair in whole.pairs_of(index).filter(|pair| !whole.is_barred(index, pair.placement)) {
            builder.pair(number, pair.placement, pair.rank, pair.distance);
        }
    }
    Ok((builder.build().map_err(|_| OnlyARun)?, people))
}
