//! Papers that people bring after they accepted a place: who brings which, and until when. Owns both as pure functions. Whether one was
//! received is a fact about the paper; what it says of anybody, such as a diagnosis, is kept nowhere.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{day::age, text::Texts};

/// A paper of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its word in tables.
    pub word: String,
    /// What it is called.
    pub name: Texts,
    /// Whoever is younger on the first day of work brings it; everybody, where nothing is said.
    pub until_age: Option<u32>,
    /// Whole days after the day of the answer until it is due.
    pub days: u32,
}

impl Paper {
    /// The greatest age until which a round may ask for one.
    pub const MOST_AGE: u32 = 120;
    /// The most days until one is due.
    pub const MOST_DAYS: u32 = 120;

    /// Whether somebody born on a day brings it for work that begins on another; where the birth is not known, they do.
    pub fn is_needed(&self, born: Option<NaiveDate>, on: NaiveDate) -> bool {
        let years = born.and_then(|born| age(born, on));
        self.until_age.is_none_or(|until| years.is_none_or(|years| years < i64::from(until)))
    }

    /// The last day on which it is brought in time by whoever accepted on a day.
    pub fn due(&self, accepted: NaiveDate) -> NaiveDate {
        accepted.checked_add_days(Days::new(u64::from(self.days))).unwrap_or(accepted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_asked_by_age_and_due_days_after_the_answer() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let paper = |until_age| Paper { word: "fit".into(), name: Texts::same("x"), until_age, days: 10 };
        for (until, born, needed) in [
            (None, Some("1970-01-01"), true),
            (Some(18), Some("2009-06-07"), false),
            (Some(18), Some("2009-06-08"), true),
            (Some(18), None, true),
        ] {
            assert_eq!(
                paper(until).is_needed(born.map(day), day("2027-06-07")),
                needed,
                "{until:?} {born:?}"
            );
        }
        assert_eq!(paper(None).due(day("2027-05-25")), day("2027-06-04"));
    }
}
