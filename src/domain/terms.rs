//! What the rules say of hours and pay: shown to people, never a condition.

use serde::{Deserialize, Serialize};

/// What pay is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Per {
    /// For a month of full hours.
    Month,
    /// For a day.
    Day,
    /// For an hour.
    Hour,
}

impl Per {
    /// The word that files and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }
}

/// The ages for which something holds, both counted in; without a bound where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ages {
    /// From this age on.
    pub from: Option<i64>,
    /// Up to this age.
    pub to: Option<i64>,
}

impl Ages {
    /// Whether somebody of an age is meant; of an unknown age, whoever might be.
    pub fn hold(self, age: Option<i64>) -> bool {
        let Some(age) = age else { return true };
        self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to)
    }
}

/// The most hours of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkHours {
    /// For whom.
    pub ages: Ages,
    /// Hours a day.
    pub a_day: i64,
    /// Hours a week, where the source says so.
    pub a_week: Option<i64>,
    /// Days a week, where the source says so.
    pub days_a_week: Option<i64>,
}

/// What the work pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// Whom.
    pub ages: Ages,
    /// Whole euros.
    pub euros: i64,
    /// For what.
    pub per: Per,
    /// Whether it is the least that is paid.
    pub at_least: bool,
}

/// Hours and pay of a placement: for one person whose age is known, or for every age that they differ by.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Terms {
    /// The most hours.
    pub hours: Vec<WorkHours>,
    /// The pay.
    pub pay: Vec<Paid>,
}
