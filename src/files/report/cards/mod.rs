//! The cards, in the order in which a council asks: what became of the applications, where demand and seats meet,
//! where places ran out, what stayed empty, how far wishes were met, who could not take part, and what was checked.

mod audit;
mod cut_offs;
pub(super) mod demand;
mod distance;
mod effects;
mod empty;
mod funnel;
mod groups;
mod reasons;
mod tiers;
mod wishes;

use super::view::Card;
use crate::{domain::Outcome, i18n::Tr};

/// The cards that have something to say about an outcome.
pub(super) fn all(outcome: &Outcome, tr: Tr) -> Vec<Card> {
    [
        Some(funnel::card(outcome, tr)),
        groups::card(outcome, tr),
        Some(cut_offs::card(outcome, tr)),
        empty::card(outcome, tr),
        wishes::card(outcome, tr),
        tiers::card(outcome, tr),
        effects::card(outcome, tr),
        distance::card(outcome, tr),
        reasons::card(outcome, tr),
        audit::card(outcome, tr),
    ]
    .into_iter()
    .flatten()
    .collect()
}
