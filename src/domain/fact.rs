//! Facts: what a rule may ask about an applicant or a placement. A fact that is absent is unknown,
//! and unknown is neither yes nor no.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// The kinds of value a fact can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactType {
    /// `yes`/`no`, `true`/`false`, `1`/`0`.
    Bool,
    /// A whole number.
    Whole,
    /// A calendar date, `2020-06-08` or `08.06.2020.`.
    Date,
    /// Any text.
    Text,
    /// Periods in which someone took part, `2018-03-01..2018-04-30;2018-09-01..2018-09-28`.
    Periods,
}

/// Days from `first` to `last`, both counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, never before the first.
    pub last: NaiveDate,
}

/// One known value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Whole(i64),
    /// A calendar date.
    Date(NaiveDate),
    /// A text.
    Text(String),
    /// Periods, sorted, possibly none.
    Periods(Vec<Period>),
}

/// The known facts by name.
pub type Facts = BTreeMap<String, FactValue>;
