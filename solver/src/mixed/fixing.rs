//! Reduced-cost fixing. What the first answer's prices say of each pair leaves few that can belong to something better than
//! what is known. Where nothing is known, a value is guessed: a larger objective lies among few pairs, and if there
//! is nothing among them, the next guess is lower.

use super::{
    branch::{BranchAndBound, Searched, TOLERANCE},
    reduced_costs::Margin,
    state::{Aim, State},
};
use crate::Goal;
use crate::milp::FIXED_POINT;

/// How many answers a search with few pairs may take before a general solver is asked for something whole.
const UNAIDED: usize = 150;

impl BranchAndBound<'_, '_> {
    /// Goes on without whatever the first answer's prices close to anything better than what is known or guessed. `None` where
    /// that closes next to nothing.
    pub(super) fn below(&mut self) -> Option<Searched> {
        let Aim::Goal(goal) = self.aim else { return None };
        if goal == Goal::Reserves {
            return None;
        }
        let margin = self.run.margin_of(goal, self.nodes[0].prices.as_ref()?)?;
        let top = (self.nodes[0].bound + TOLERANCE).div_euclid(FIXED_POINT);
        let mut guess = self.first_guess(&margin).min(top - 1);
        let mut nothing_above = None;
        loop {
            let known = self.best.as_ref().map(|(value, _)| *value);
            let above = known.map_or(guess, |known| known.max(guess));
            let open = few(self.open, &margin, above)?;
            let search = self.run.searching(&open, self.aim, self.best.clone())?;
            let least = (!self.first).then_some(above);
            let (asked, help_at) = (self.asked, self.asked + UNAIDED);
            let mut search = BranchAndBound {
                is_below: true,
                first: self.first,
                is_glance: self.is_glance,
                above: least,
                asked,
                help_at,
                ..search
            };
            let searched = search.run();
            self.asked = search.asked;
            let value = searched.value;
            let is_settled = value.is_some_and(|value| value >= above);
            if !searched.finished || is_settled || (self.first && value.is_some()) {
                let bound = searched.bound.into_iter().chain(nothing_above).chain([top]).min();
                return Some(Searched { root: self.nodes[0].prices.take(), bound, ..searched });
            }
            if let Some(found) = searched.found {
                self.best = value.map(|value| (value, found));
            }
            if self.first {
                return None;
            }
            nothing_above = Some(above);
            guess = top - 2 * (top - guess);
        }
    }

    /// A value above which few pairs are left: half as many again as there are people.
    fn first_guess(&self, margin: &Margin) -> i128 {
        let open = self.stated.pairs.iter();
        let mut losses: Vec<i128> = open.map(|&(_, at)| margin.loss[at]).collect();
        losses.sort_unstable();
        let mut people: Vec<usize> = self.stated.pairs.iter().map(|&(a, _)| a).collect();
        people.dedup();
        let few = losses.get(people.len() * 3 / 2).or(losses.last()).copied().unwrap_or(0);
        (margin.bound - few).div_euclid(FIXED_POINT) - 1
    }
}

/// What is open to any larger objective; `None` where that is nearly everything.
fn few(all: &State, margin: &Margin, above: i128) -> Option<State> {
    let room = margin.bound - FIXED_POINT * (above + 1);
    let mut open = all.clone();
    let (mut before, mut after) = (0, 0);
    for (remains, loss) in open.remains.iter_mut().zip(&margin.loss) {
        before += usize::from(*remains);
        *remains &= *loss <= room;
        after += usize::from(*remains);
    }
    (after * 10 < before * 9).then_some(open)
}
