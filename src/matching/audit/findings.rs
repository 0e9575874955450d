//! What the audit looked at, and what it found wrong. Owns how a breach is told; whether there is one, the checks say.

use std::{collections::BTreeMap, fmt};

use crate::domain::{Id, property::Property};

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

/// What was looked at, and what was found wrong.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) cases: BTreeMap<Property, u64>,
    pub(super) breaches: Vec<Breach>,
}

impl Findings {
    /// Says that a property is asked for, even if there is no case of it.
    pub(super) fn asked(&mut self, property: Property) {
        self.cases.entry(property).or_default();
    }

    /// Notes a case, and the breach where it does not hold.
    pub(super) fn note(&mut self, property: Property, holds: bool, breach: impl FnOnce(Breach) -> Breach) {
        *self.cases.entry(property).or_default() += 1;
        if !holds && self.breaches.iter().filter(|known| known.property == property).count() < NAMED {
            let empty = Breach { property, people: Vec::new(), placement: None, what: String::new() };
            self.breaches.push(breach(empty));
        }
    }
}

impl Breach {
    pub(super) fn person(mut self, id: &Id) -> Self {
        self.people.push(id.clone());
        self
    }

    pub(super) fn at(mut self, id: &Id) -> Self {
        self.placement = Some(id.clone());
        self
    }

    pub(super) fn what(mut self, what: &str) -> Self {
        what.clone_into(&mut self.what);
        self
    }
}
