//! Proof: what was touched is checked after every change, and on demand everything is put together for the
//! checker, as a problem, an assignment and a certificate like those of a solve.

use super::{
    Impossible, Solver,
    price::Price,
    state::{NONE, Person, Spot, State, Taker},
};
use crate::{
    Assignment, BuildError, Certificate, Engine, PriceSet, PriceStage, Problem, ProblemBuilder, Solved,
    Stage, Unwatched, certificate::groups, network,
};

impl Solver {
    /// Holds what was touched against the conditions of optimality.
    pub(super) fn check(&self) -> Result<(), Impossible> {
        let (places, people) = self.state.touched();
        self.hold(places, people)
    }

    /// Holds everything against them.
    pub(super) fn check_all(&self) -> Result<(), Impossible> {
        self.hold((0..).take(self.state.places.len()), (0..).take(self.state.people.len()))
    }

    /// Free seats have no price, no price is negative, everyone is where it costs them least. Only pairs with one
    /// of these placements, and those of its holders and of these people, can have become wrong.
    fn hold(
        &self,
        places: impl IntoIterator<Item = u32>,
        people: impl IntoIterator<Item = u32>,
    ) -> Result<(), Impossible> {
        let state = &self.state;
        for p in places {
            let place = &state.places[p as usize];
            let free = place.holders.len() < place.room as usize;
            let crowded = place.holders.len() > place.room as usize;
            let wrong =
                crowded || place.price < Price::default() || (free && place.price != Price::default());
            let asked = |taker: &Taker| state.spots[taker.person as usize].free;
            let comes = |taker: &Taker| taker.cost + place.price < state.value(taker.person);
            if wrong || place.takers.iter().any(|taker| asked(taker) && comes(taker)) {
                return Err(Impossible::NotProven(p));
            }
            if let Some(wrong) = place.holders.iter().find_map(|&holder| cheaper(state, holder)) {
                return Err(Impossible::NotProven(wrong));
            }
        }
        match people.into_iter().find_map(|person| cheaper(state, person)) {
            Some(wrong) => Err(Impossible::NotProven(wrong)),
            None => Ok(()),
        }
    }

    /// The problem as it is now, with its optimum and the proof for the checker. Who left, and who is pinned with
    /// their seats, is no part of it.
    ///
    /// # Errors
    /// [`BuildError`] when identifiers or order numbers stand twice since somebody arrived.
    pub fn solution(&self) -> Result<(Problem, Solved), BuildError> {
        let problem = self.problem()?;
        let mut place = vec![NONE; problem.applicants()];
        for (person, spot) in self.present().filter(|(_, spot)| spot.seat != NONE) {
            let at = problem.applicant_ids().find(&person.id).ok_or(BuildError::Dangling)?;
            place[at] = spot.seat;
        }
        let prices = self.sets(&problem);
        let (cutoffs, steps, unique) = network::prove(&problem, &self.stages, &place, &prices);
        if self.stages.has(Stage::Tiebreak) && unique.is_none() {
            // The first word does not tell the last ones apart: rare, and then everything is solved anew.
            let solved = network::solve(&problem, &self.stages, 1, &Unwatched);
            return Ok((problem, solved));
        }
        let certificate = Certificate { cutoffs, steps, prices, unique, rows: None };
        let assignment = Assignment::new(place.into_iter().map(|p| (p != NONE).then_some(p)).collect());
        Ok((problem, Solved { certificate, ..Solved::new(assignment, Engine::Network) }))
    }

    /// Everyone about whom the optimum decides.
    fn present(&self) -> impl Iterator<Item = (&Person, &Spot)> {
        self.state.people.iter().zip(&self.state.spots).filter(|(_, spot)| spot.free)
    }

    fn problem(&self) -> Result<Problem, BuildError> {
        let mut builder = ProblemBuilder::default();
        for place in &self.state.places {
            builder.placement(&place.id, place.room);
        }
        // Where the stage `order` is not asked, who arrived may have none.
        let all = self.present().all(|(person, _)| person.line.order.is_some());
        for ((person, _), number) in self.present().zip(0u32..) {
            builder.applicant(&person.id, person.line.tier, person.line.order.filter(|_| all));
            for choice in &person.choices {
                builder.pair(number, choice.placement, choice.rank, choice.distance);
            }
        }
        builder.build()
    }

    /// A set of prices for each stage. In the first, placements stand above each other by what their seats are
    /// worth, so far that no exchange between two can pay.
    fn sets(&self, problem: &Problem) -> Vec<PriceSet> {
        let asked = [
            (Stage::Rank, PriceStage::Rank, 1, i128::from(problem.highest_rank())),
            (Stage::Distance, PriceStage::Distance, 2, i128::from(problem.longest_distance())),
            (Stage::Tiebreak, PriceStage::Word(1), 3, i128::from(u32::MAX)),
        ];
        let parts: Vec<[i128; 4]> = self.state.places.iter().map(|place| place.price.parts()).collect();
        let names = groups(problem, &self.stages);
        let weight_of = |&name: &u8| self.line(name, None).weight.parts()[0];
        let group_weights: Vec<i128> = names.iter().map(weight_of).collect();
        let mut levels: Vec<i128> =
            parts.iter().map(|parts| parts[0]).chain(group_weights.iter().copied()).collect();
        levels.push(0);
        levels.sort_unstable();
        levels.dedup();
        let level = |weight: i128| levels.partition_point(|&level| level < weight) as i128;
        let mut sets: Vec<PriceSet> = Vec::new();
        for (stage, priced, at, most) in asked {
            if !self.stages.has(stage) {
                continue;
            }
            let inside = || parts.iter().map(|parts| parts[at]);
            let spread = inside().max().unwrap_or(0).max(0) - inside().min().unwrap_or(0).min(0);
            let lift = if sets.is_empty() { most + spread + 1 } else { 0 };
            sets.push(PriceSet {
                stage: priced,
                placements: parts.iter().map(|parts| parts[at] + lift * level(parts[0])).collect(),
                groups: group_weights.iter().map(|&weight| lift * level(weight)).collect(),
            });
        }
        sets
    }
}

/// A placement that a person would rather take, or leave.
fn cheaper(state: &State, person: u32) -> Option<u32> {
    let who = &state.people[person as usize];
    let spot = state.spots[person as usize];
    if !spot.free {
        return None;
    }
    let value = state.value(person);
    if value > Price::default() {
        return Some(spot.seat);
    }
    let better = who.choices.iter().find(|choice| state.total(person, **choice) < value);
    better.map(|choice| choice.placement)
}
