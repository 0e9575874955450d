//! The audit: holds an allocation, and what is told of it, against the round itself. It starts from the snapshot, the
//! rule pack and the pairs of identifiers alone, works everything out anew, and shares no code with the model, the
//! solver or the explanation; `tests/tidy` reads the imports.
//!
//! Each [`Property`](crate::domain::property::Property) is one sentence and stands alone: one that fails switches no other off. Nothing is solved here. That
//! nobody is passed over is tried, change by change: one person takes a free seat, takes another's place, or moves, all
//! else the same. Where such a change keeps every condition of the round and is better by its stages, the allocation is
//! not the best.
//!
//! To add a property: its name in `domain::property`, its sentence in `audit.ftl`, its check in one of these files, a
//! damage that only it finds in `tests`.
//!
//! Cost: one question to the rules for each person, each placement and each wish, as the model asks them; besides that a
//! look at each wish, and for wishes of people without a place at each kind of holder there (`better`): holders that count
//! alike in every quota, reserve and budget are one kind. Of 12,000 people with five wishes each it takes as long as the model.

mod better;
mod conditions;
mod demand;
mod findings;
mod places;
mod reasons;
mod seen;
mod sums;
#[cfg(test)]
pub(super) mod tests;
mod told;

use crate::{
    domain::{Id, Outcome, Snapshot, property::Checked},
    rules::RuleSet,
};
use conditions::Conditions;
pub use findings::Breach;
use findings::Findings;
use seen::Seen;

/// Checks every property of a round's outcome. `pairs` are the assignment's, by identifiers.
///
/// # Errors
/// Every [`Breach`], of each property the first few.
pub fn check(
    snapshot: &Snapshot,
    rules: &RuleSet,
    pairs: &[(Id, Id)],
    outcome: &Outcome,
) -> Result<Vec<Checked>, Vec<Breach>> {
    let mut found = Findings::default();
    let seen = Seen::new(snapshot, rules, pairs, &mut found);
    let conditions = Conditions::new(&seen);
    places::check(&seen, &mut found);
    conditions.check(&seen, &mut found);
    better::check(&seen, &conditions, &mut found);
    told::check(&seen, &conditions, outcome, &mut found);
    if !found.breaches.is_empty() {
        return Err(found.breaches);
    }
    Ok(found.cases.into_iter().map(|(property, cases)| Checked { property, cases }).collect())
}
