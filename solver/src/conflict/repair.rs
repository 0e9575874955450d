//! What would make the whole problem possible: one change of a part where one is enough, otherwise one combination. Owns
//! their order.

use super::{
    Change, Part,
    search::{Found, Search},
    state::{Grip, UNIT},
};
use crate::problem::side::Item;

/// The repairs, smallest first.
pub(super) fn repairs(search: &Search<'_>, parts: &[Part]) -> Vec<Vec<Change>> {
    let all: Vec<Part> = parts.iter().filter(|part| !matches!(part, Part::NoPair { .. })).copied().collect();
    let mut repairs = Vec::new();
    alone(search, &all, &mut repairs);
    if repairs.is_empty() {
        repairs.extend(loosened(search, &|_| true));
    }
    repairs.sort_by_cached_key(|changes| (changes.len(), amount(changes), changes.clone()));
    repairs
}

/// The repairs by one of these parts. Where the rest is impossible even without all of them, none alone is enough.
fn alone(search: &Search<'_>, parts: &[Part], repairs: &mut Vec<Vec<Change>>) {
    let without = |part| if parts.contains(&part) { Grip::Absent } else { Grip::Firm };
    match parts {
        [] => {}
        [part] => repairs.extend(loosened(search, &|other| other == *part)),
        _ if matches!(search.ask(&without), Found::Impossible) => {}
        _ => {
            let (early, late) = parts.split_at(parts.len() / 2);
            alone(search, early, repairs);
            alone(search, late, repairs);
        }
    }
}

/// The least changes that are enough when these parts may give way.
fn loosened(search: &Search<'_>, may: &dyn Fn(Part) -> bool) -> Option<Vec<Change>> {
    match search.ask(&|part| if may(part) { Grip::Loose } else { Grip::Firm }) {
        Found::Allowed(mut changes) if !changes.is_empty() => {
            changes.sort_unstable();
            Some(changes)
        }
        _ => None,
    }
}

/// How much is changed. One that is dropped counts as one unit, a unit of money as a thousandth.
fn amount(changes: &[Change]) -> u128 {
    let units = |change: &Change| match *change {
        Change::Drop(_) => u128::from(UNIT),
        Change::Number { item: Item::Budget(_), from, to } => u128::from(from.abs_diff(to)),
        Change::Number { from, to, .. } | Change::Seats { from, to, .. } => {
            u128::from(from.abs_diff(to)) * u128::from(UNIT)
        }
    };
    changes.iter().map(units).sum()
}
