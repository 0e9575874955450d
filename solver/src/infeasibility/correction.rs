//! What would make the whole problem possible: one change of a part where one is enough, otherwise one combination. Owns
//! their order.

use super::{
    Correction, IisMember,
    search::{IisSearch, Probe},
    state::{Enforcement, UNIT},
};
use crate::problem::side::Item;

/// The corrections, smallest first.
pub(super) fn corrections(search: &IisSearch<'_>, parts: &[IisMember]) -> Vec<Vec<Correction>> {
    let all: Vec<IisMember> =
        parts.iter().filter(|part| !matches!(part, IisMember::NoPair { .. })).copied().collect();
    let mut corrections = Vec::new();
    alone(search, &all, &mut corrections);
    if corrections.is_empty() {
        corrections.extend(loosened(search, &|_| true));
    }
    corrections.sort_by_cached_key(|changes| (changes.len(), amount(changes), changes.clone()));
    corrections
}

/// The corrections by one of these parts. Where the rest is impossible even without all of them, none alone is enough.
fn alone(search: &IisSearch<'_>, parts: &[IisMember], corrections: &mut Vec<Vec<Correction>>) {
    let without = |part| if parts.contains(&part) { Enforcement::Absent } else { Enforcement::Hard };
    match parts {
        [] => {}
        [part] => corrections.extend(loosened(search, &|other| other == *part)),
        _ if matches!(search.ask(&without), Probe::Infeasible) => {}
        _ => {
            let (early, late) = parts.split_at(parts.len() / 2);
            alone(search, early, corrections);
            alone(search, late, corrections);
        }
    }
}

/// The least changes that are enough when these parts may give way.
fn loosened(search: &IisSearch<'_>, may: &dyn Fn(IisMember) -> bool) -> Option<Vec<Correction>> {
    match search.ask(&|part| if may(part) { Enforcement::Soft } else { Enforcement::Hard }) {
        Probe::Feasible(mut changes) if !changes.is_empty() => {
            changes.sort_unstable();
            Some(changes)
        }
        _ => None,
    }
}

/// How much is changed. One that is dropped counts as one unit, a unit of money as a thousandth.
fn amount(changes: &[Correction]) -> u128 {
    let units = |change: &Correction| match *change {
        Correction::Drop(_) => u128::from(UNIT),
        Correction::Number { item: Item::Budget(_), from, to } => u128::from(from.abs_diff(to)),
        Correction::Number { from, to, .. } | Correction::Seats { from, to, .. } => {
            u128::from(from.abs_diff(to)) * u128::from(UNIT)
        }
    };
    changes.iter().map(units).sum()
}
