//! The audit: holds an allocation, and what is told of it, against the round itself. It starts from the snapshot, the
//! rule pack and the pairs of identifiers alone, works everything out anew, and shares no code with the model, the
//! solver or the explanation; `tests/tidy` reads the imports.
//!
//! Each [`Property`] is one sentence and stands alone: one that fails switches no other off. Nothing is solved here. That
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
mod places;
mod reasons;
mod seen;
mod sums;
#[cfg(test)]
mod tests;
mod told;

use std::{collections::BTreeMap, fmt};

use crate::{
    domain::{
        Id, Outcome, Snapshot,
        property::{Checked, Property},
    },
    rules::RuleSet,
};
use conditions::Conditions;
use seen::Seen;

/// The most breaches of one property that are named.
const NAMED: usize = 5;

/// What is not as it should be: a property, and where it fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The property that does not hold.
    pub property: Property,
    /// The people whom it concerns.
    pub people: Vec<Id>,
    /// The placement, where there is one.
    pub placement: Option<Id>,
    /// The condition or figure, by the name that the round gives it; empty where there is none.
    pub what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.property)?;
        self.people.iter().chain(&self.placement).try_for_each(|id| write!(f, " {id}"))?;
        if self.what.is_empty() { Ok(()) } else { write!(f, " “{}”", self.what) }
    }
}

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

/// What was looked at, and what was found wrong.
#[derive(Default)]
struct Findings {
    cases: BTreeMap<Property, u64>,
    breaches: Vec<Breach>,
}

impl Findings {
    /// Says that a property is asked for, even if there is no case of it.
    fn asked(&mut self, property: Property) {
        self.cases.entry(property).or_default();
    }

    /// Notes a case, and the breach where it does not hold.
    fn note(&mut self, property: Property, holds: bool, breach: impl FnOnce(Breach) -> Breach) {
        *self.cases.entry(property).or_default() += 1;
        if !holds && self.breaches.iter().filter(|known| known.property == property).count() < NAMED {
            let empty = Breach { property, people: Vec::new(), placement: None, what: String::new() };
            self.breaches.push(breach(empty));
        }
    }
}

impl Breach {
    fn person(mut self, id: &Id) -> Self {
        self.people.push(id.clone());
        self
    }

    fn at(mut self, id: &Id) -> Self {
        self.placement = Some(id.clone());
        self
    }

    fn what(mut self, what: &str) -> Self {
        what.clone_into(&mut self.what);
        self
    }
}
