//! Hours and pay in words. Owns how their parts are put together; which of them hold for whom, the rules say.

use super::Tr;
use crate::domain::{
    Arg,
    terms::{Ages, Paid, Terms, WorkHours},
};

impl Tr {
    /// What the rules say of hours and of pay, each with what it is called; nothing of what they say nothing about.
    pub fn terms(self, terms: &Terms) -> Vec<(String, String)> {
        let hours = terms.hours.iter().map(|hours| self.of_ages(self.hours(hours), hours.ages));
        let pay = terms.pay.iter().map(|pay| self.of_ages(self.paid(pay), pay.ages));
        let all = [("terms-hours", hours.collect::<Vec<_>>()), ("terms-pay", pay.collect())];
        let said = all.into_iter().filter(|(_, values)| !values.is_empty());
        said.map(|(key, values)| (self.say(key), values.join("; "))).collect()
    }

    fn hours(self, hours: &WorkHours) -> String {
        let parts = [
            ("terms-day", Some(hours.a_day)),
            ("terms-week", hours.a_week),
            ("terms-days", hours.days_a_week),
        ];
        let said = parts.into_iter().filter_map(|(key, n)| Some(self.with(key, &[("n", Arg::Whole(n?))])));
        said.collect::<Vec<_>>().join(", ")
    }

    fn paid(self, pay: &Paid) -> String {
        let key = format!("terms-pay-{}", pay.per.name());
        let said = self.with(&key, &[("n", Arg::Whole(pay.euros))]);
        if pay.at_least { self.with("terms-pay-least", &[("pay", Arg::Text(said))]) } else { said }
    }

    /// What holds at some ages, with them.
    pub(super) fn of_ages(self, said: String, ages: Ages) -> String {
        let key = match (ages.from, ages.to) {
            (None, None) => return said,
            (Some(_), Some(_)) => "terms-ages",
            (Some(_), None) => "terms-ages-from",
            (None, Some(_)) => "terms-ages-to",
        };
        let age = |age: Option<i64>| Arg::Whole(age.unwrap_or_default());
        let args = [("said", Arg::Text(said)), ("from", age(ages.from)), ("to", age(ages.to))];
        self.with(key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, terms::Per};

    #[test]
    fn hours_and_pay_are_said_with_the_ages_that_they_are_for() {
        let ages = Ages { from: Some(15), to: Some(17) };
        let hours = WorkHours { ages, a_day: 7, a_week: Some(35), days_a_week: None };
        let all = WorkHours { ages: Ages::default(), a_day: 6, a_week: Some(30), days_a_week: Some(5) };
        let pay = Paid { ages: Ages::default(), euros: 780, per: Per::Month, at_least: true };
        let said = |hours, pay| Tr(Lang::Lv).terms(&Terms { hours, pay });
        assert_eq!(said(Vec::new(), Vec::new()), []);
        assert_eq!(
            said(vec![hours, all], vec![pay]).iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>(),
            [
                "līdz 7 stundām dienā, līdz 35 stundām nedēļā (15–17 gadu vecumā); līdz 6 stundām dienā, līdz 30 stundām nedēļā, 5 dienas nedēļā",
                "vismaz 780 EUR par mēnesi ar pilnu darba laiku"
            ]
        );
    }
}
