//! Why nothing at all is allowed: a smallest set of constraints that contradicts itself, and what would mend the whole
//! problem. Owns the words for both. Whether anything is allowed rests on the oracle's word where no count shows it;
//! that a repair works is always counted.

mod breaks;
mod direct;
mod near;
mod reach;
mod repair;
mod search;
mod state;

use crate::{Control, Problem, mixed::model::Oracle, problem::side::Item};

/// What takes part in a contradiction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A side constraint.
    Constraint(Item),
    /// The capacity of a placement.
    Seats(usize),
    /// A pinned pair that stands in no row of the pairs.
    NoPair {
        /// Index of the applicant.
        applicant: u32,
        /// Index of the placement.
        placement: u32,
    },
}

/// One change to what is asked. Every [`Item`] is that of the problem as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Give up a pin, a forbidden pair or a list of people together.
    Drop(Item),
    /// Another number: the most of a cap, the fewest of a placement, the limit of a budget.
    Number {
        /// What the number belongs to.
        item: Item,
        /// As it stands.
        from: u64,
        /// As it would have to be.
        to: u64,
    },
    /// More seats.
    Seats {
        /// Index of the placement.
        placement: usize,
        /// As many as there are.
        from: u64,
        /// As many as there would have to be.
        to: u64,
    },
}

impl Change {
    /// What is changed.
    pub fn part(&self) -> Part {
        match *self {
            Self::Drop(item) | Self::Number { item, .. } => Part::Constraint(item),
            Self::Seats { placement, .. } => Part::Seats(placement),
        }
    }
}

/// Why nothing is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// A smallest set that contradicts itself: no smaller set inside it does. In order.
    pub parts: Vec<Part>,
    /// Each list alone makes the whole problem possible. Single changes of these parts where one is enough, otherwise
    /// one combination; the smallest first. Shorter than it could be when time was up.
    pub repairs: Vec<Vec<Change>>,
}

/// Looks for a contradiction; `None` when there is none, or when time was up before one was found.
pub fn conflict(problem: &Problem, oracle: &dyn Oracle, control: &dyn Control) -> Option<Conflict> {
    // Where nobody is pinned, placing nobody keeps everything.
    if problem.side().pins.is_empty() {
        return None;
    }
    let mut search = search::Search::new(problem, oracle, control);
    let mut parts = match direct::contradiction(problem) {
        Some(parts) => parts,
        None => search.contradiction()?,
    };
    parts.sort_unstable();
    let repairs = repair::repairs(&search, &parts);
    Some(Conflict { parts, repairs })
}
