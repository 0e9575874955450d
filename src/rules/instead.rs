//! What would have to be different: for a rule that says no, the smallest change of one single fact with which it would
//! say yes. Owns the search; a change is only given when the rule was asked with it, and one step less does not do.
//! For caseworkers only: it speaks of sensitive facts and of dates of birth too, which nobody can change.

use super::{
    RuleSet, calendar,
    condition::Condition,
    evaluate::{Case, Prepared, Truth, evaluate},
    question::Choices,
};

use crate::domain::{Applicant, FactType, FactValue, Instead, Placement};

/// How far a day is searched for, a good hundred years, and how far a number.
const REACH: [i64; 2] = [40_000, 1 << 30];
/// Up to here each day and number is tried; further on, days in steps of four weeks, numbers in steps of an eighth.
const EACH: i64 = 1_000;
const WEEKS: i64 = 28;

impl RuleSet {
    /// Of every rule that says no to an applicant (with a placement: every rule about pairs), what would have to be
    /// different. Empty where no change of a single fact of the applicant's would do.
    pub fn instead(
        &self,
        applicant: &Applicant,
        placement: Option<(&Placement, &Prepared)>,
    ) -> Vec<(String, Vec<Instead>)> {
        let person = self.prepare_applicant(applicant);
        let inner = &self.pack().inner;
        let rules = if placement.is_some() { &inner.pairs } else { &inner.rules };
        let mut found = Vec::new();
        for rule in rules {
            let asked = Asked { rules: self, applicant, placement, when: &rule.when };
            if asked.with_person(&person) == Truth::No {
                found.push((rule.id.clone(), asked.changes()));
            }
        }
        found
    }
}

struct Asked<'a> {
    rules: &'a RuleSet,
    applicant: &'a Applicant,
    placement: Option<(&'a Placement, &'a Prepared)>,
    when: &'a Condition,
}

impl Asked<'_> {
    fn with_person(&self, person: &Prepared) -> Truth {
        let placement = self.placement.map(|(_, prepared)| prepared);
        let distance = placement.and_then(|place| person.distance(place, None));
        let case =
            Case { applicant: person, placement, distance: distance.as_deref().map(|value| value as _) };
        evaluate(self.when, self.rules.context(), &case)
    }

    /// Whether the rule holds with another value of one fact.
    fn holds(&self, name: &str, value: &FactValue) -> bool {
        let mut applicant = self.applicant.clone();
        applicant.facts.insert(name.to_owned(), value.clone());
        self.with_person(&self.rules.prepare_applicant(&applicant)) == Truth::Yes
    }

    fn changes(&self) -> Vec<Instead> {
        let own = self.when.facts.iter().filter_map(|(full, kind)| {
            let name = full.strip_prefix("applicant.")?;
            Some((name, *kind, self.applicant.facts.get(name)?))
        });
        own.filter_map(|(name, kind, value)| self.change(name, kind, value)).collect()
    }

    fn change(&self, name: &str, kind: FactType, value: &FactValue) -> Option<Instead> {
        match value {
            FactValue::Bool(now) => self.exactly(name, FactValue::Bool(!now)),
            FactValue::Periods(_) => self.exactly(name, FactValue::Periods(Vec::new())),
            FactValue::Text(_) => self.texts(name).into_iter().find_map(|value| self.exactly(name, value)),
            FactValue::Whole(now) => self.bound(name, kind, *now, REACH[1]),
            FactValue::Date(now) => self.bound(name, kind, calendar::number(*now), REACH[0]),
        }
    }

    /// Texts that could do: those in the condition, the offered answers, and those of the placement.
    fn texts(&self, name: &str) -> Vec<FactValue> {
        let mut texts: Vec<FactValue> =
            self.when.words().map(|word| FactValue::Text(word.to_owned())).collect();
        if let Some(Choices::Listed(listed)) =
            self.rules.pack().applicant().get(name).and_then(|fact| fact.choices.as_ref())
        {
            texts.extend(listed.iter().map(|(value, _)| FactValue::Text(value.clone())));
        }
        let there = self.placement.into_iter().flat_map(|(placement, _)| placement.facts.values());
        texts.extend(there.filter(|value| FactType::of(value) == FactType::Text).cloned());
        texts
    }

    fn exactly(&self, name: &str, value: FactValue) -> Option<Instead> {
        self.holds(name, &value).then(|| Instead::Is(name.to_owned(), value))
    }

    /// The nearest number (or day) with which it holds, upwards or downwards, and how far it goes on to hold.
    fn bound(&self, name: &str, kind: FactType, now: i64, reach: i64) -> Option<Instead> {
        let value = |number: i64| match kind {
            FactType::Date => calendar::day(number).map(FactValue::Date),
            _ => Some(FactValue::Whole(number)),
        };
        let holds = |number: i64| value(number).is_some_and(|value| self.holds(name, &value));
        let mut before = 0;
        for away in steps(kind, reach) {
            for sign in [1, -1] {
                if holds(now.saturating_add(sign * away)) {
                    let (no, yes) = (now.saturating_add(sign * before), now.saturating_add(sign * away));
                    let near = edge(no, yes, holds);
                    let far = end(near, sign, kind, reach, holds);
                    let (name, from) = (name.to_owned(), value(near)?);
                    return Some(match far {
                        None if sign > 0 => Instead::AtLeast(name, from),
                        None => Instead::AtMost(name, from),
                        Some(far) if far == near => Instead::Is(name, from),
                        Some(far) => Instead::Between(name, value(near.min(far))?, value(near.max(far))?),
                    });
                }
            }
            before = away;
        }
        None
    }
}

/// How far away values are tried, one after the other.
fn steps(kind: FactType, reach: i64) -> impl Iterator<Item = i64> {
    let next = move |away: &i64| {
        let step = match kind {
            _ if *away < EACH => 1,
            FactType::Date => WEEKS,
            _ => away / 8,
        };
        Some(away + step)
    };
    std::iter::successors(Some(1), next).take_while(move |away| *away <= reach)
}

/// Between one where it does not hold and one where it does: the last that does, going back.
fn edge(mut no: i64, mut yes: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while (yes - no).abs() > 1 {
        let middle = i64::midpoint(no, yes);
        if holds(middle) { yes = middle } else { no = middle }
    }
    yes
}

/// The last for which it goes on to hold; `None` where it holds as far as anyone looks.
fn end(near: i64, sign: i64, kind: FactType, reach: i64, holds: impl Fn(i64) -> bool) -> Option<i64> {
    let mut last = near;
    for away in steps(kind, reach) {
        let next = near.saturating_add(sign * away);
        if !holds(next) {
            return Some(edge(next, last, holds));
        }
        last = next;
    }
    None
}
