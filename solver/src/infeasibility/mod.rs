//! Why nothing at all is allowed: an irreducible infeasible subset of the constraints (IIS), and minimal correction sets of the whole
//! problem. Owns the words for both. Whether anything is allowed rests on the backend's word where no count shows it;
//! that a correction works is always counted.

mod breaks;
mod correction;
mod direct;
mod near;
mod reach;
mod search;
mod state;

use crate::{Control, Problem, milp::MipBackend, problem::side::Item};

/// A member of an irreducible infeasible subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IisMember {
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

/// One change of a minimal correction set. Every [`Item`] is that of the problem as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Correction {
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

impl Correction {
    /// What is changed.
    pub fn part(&self) -> IisMember {
        match *self {
            Self::Drop(item) | Self::Number { item, .. } => IisMember::Constraint(item),
            Self::Seats { placement, .. } => IisMember::Seats(placement),
        }
    }
}

/// Why nothing is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Infeasibility {
    /// An irreducible infeasible subset: no smaller set inside it contradicts itself. In order.
    pub iis: Vec<IisMember>,
    /// Minimal correction sets: each list alone makes the whole problem possible. Single changes of these parts where one is enough, otherwise
    /// one combination; the smallest first. Shorter than it could be when time was up.
    pub corrections: Vec<Vec<Correction>>,
}

/// Looks for a contradiction; `None` when there is none, or when time was up before one was found.
pub fn explain_infeasibility(
    problem: &Problem,
    backend: &dyn MipBackend,
    control: &dyn Control,
) -> Option<Infeasibility> {
    // Where nobody is pinned, placing nobody keeps everything.
    if problem.side().pins.is_empty() {
        return None;
    }
    let mut search = search::IisSearch::new(problem, backend, control);
    let mut parts = match direct::contradiction(problem) {
        Some(parts) => parts,
        None => search.contradiction()?,
    };
    parts.sort_unstable();
    let corrections = correction::corrections(&search, &parts);
    Some(Infeasibility { iis: parts, corrections })
}
