//! Hours and pay of a placement, as a pack has them: for one person by their age on its first day, or for all ages. Owns
//! which entries are meant; sentences are for whoever shows them.

use chrono::NaiveDate;

use super::{Pack, RuleSet, calendar};
use crate::domain::{
    FactValue, Facts,
    terms::{Ages, Paid, Terms, WorkHours},
};

/// The fact that an age is counted from, and the one that it is counted on.
const BORN: &str = "date_of_birth";
const FIRST_DAY: &str = "first_day";

impl RuleSet {
    /// Hours and pay at a placement: of the applicant with these facts, or of every age where none or no birth is given.
    /// They are those of the placement's first day, else of the round's.
    pub fn terms(&self, applicant: Option<&Facts>, placement: &Facts) -> Terms {
        let Some(day) = date(placement, FIRST_DAY).or(self.starts()) else { return Terms::default() };
        let age = applicant.and_then(|facts| calendar::age(date(facts, BORN)?, day));
        self.pack().terms(age, day)
    }
}

impl RuleSet {
    /// The age of the applicant with these facts on a placement's first day, else on the round's; `None` where it is not known.
    pub fn age_at(&self, applicant: &Facts, placement: &Facts) -> Option<i64> {
        calendar::age(date(applicant, BORN)?, date(placement, FIRST_DAY).or(self.starts())?)
    }
}

impl Pack {
    fn terms(&self, age: Option<i64>, day: NaiveDate) -> Terms {
        // Whoever knows their age reads what holds for it, without the bounds.
        let told = |ages: Ages| if age.is_some() { Ages::default() } else { ages };
        let hours = self.hours().iter().map(|hours| WorkHours {
            ages: Ages { from: hours.from_age, to: hours.to_age },
            a_day: hours.a_day,
            a_week: hours.a_week,
            days_a_week: hours.days_a_week,
        });
        let pay = self.pay().iter().filter_map(|pay| {
            let euros = self.tables().get(&pay.table)?.on(day)?;
            let ages = Ages { from: pay.from_age, to: pay.to_age };
            Some(Paid { ages, euros, per: pay.per, at_least: pay.at_least })
        });
        let hours = hours.filter(|hours| hours.ages.hold(age));
        let pay = pay.filter(|pay| pay.ages.hold(age));
        Terms {
            hours: hours.map(|hours| WorkHours { ages: told(hours.ages), ..hours }).collect(),
            pay: pay.map(|pay| Paid { ages: told(pay.ages), ..pay }).collect(),
        }
    }
}

fn date(facts: &Facts, name: &str) -> Option<NaiveDate> {
    match facts.get(name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    }
}
