//! Examples: people in an ordinary round with the outcome that is expected of them. They are a pack's own tests. Owns these
//! nouns; `check` reads them, [`trial`](super::trial) runs them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::{FactValue, Facts};

/// What the rules are expected to say of an applicant: identifiers of tiers and rules, all of them, in the pack's order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// Takes part, in this tier.
    Tier(String),
    /// Does not take part, by these rules.
    NotEligible(Vec<String>),
    /// A person decides; these rules (or `tier.ID`) cannot be answered.
    NeedsPerson(Vec<String>),
}

/// What the rules are expected to say of an applicant at a placement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpectPair {
    /// Could take it.
    Possible,
    /// Could not, by these rules.
    Impossible(Vec<String>),
    /// A person decides; these rules cannot be answered.
    NeedsPerson(Vec<String>),
}

/// One example, with the ordinary case's facts filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// Its identifier.
    pub id: String,
    /// Its line in the file.
    pub line: u64,
    /// The round's dates.
    pub dates: BTreeMap<String, NaiveDate>,
    /// The round's settings.
    pub settings: BTreeMap<String, FactValue>,
    /// What is known of the applicant.
    pub applicant: Facts,
    /// What is known of the placement.
    pub placement: Facts,
    /// The way from home to the site, in metres.
    pub distance_m: Option<i64>,
    /// What is expected of the applicant.
    pub expect: Option<Expect>,
    /// What is expected of the pair.
    pub pair: Option<ExpectPair>,
}
