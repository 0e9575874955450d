//! What a pack does to a round's people: how many each rule admits, refuses and sends to a person, how the tiers fill, and
//! for whom another pack decides otherwise. Owns the counting; nobody is told anything by it.

use super::{RuleSet, evaluate::Truth};
use crate::domain::{Applicant, Facts, Standing, constraints::Constraints};

/// How many people (or pairs) a rule answers in which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Identifier of the rule.
    pub id: String,
    /// Those for whom it holds.
    pub admits: usize,
    /// Those for whom it does not.
    pub refuses: usize,
    /// Those for whom it cannot be answered.
    pub needs_person: usize,
}

/// What a pack makes of all applicants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// Of every rule, in the pack's order.
    pub rules: Vec<Counts>,
    /// Of every applicant, in the order given; those who withdrew are judged too.
    pub standings: Vec<Standing>,
}

impl Effect {
    /// How many stand so.
    pub fn count(&self, standing: Standing) -> usize {
        self.standings.iter().filter(|one| **one == standing).count()
    }

    /// How many take part.
    pub fn eligible(&self) -> usize {
        self.standings.iter().filter(|one| matches!(one, Standing::Eligible(_))).count()
    }
}

/// Judges everyone; those who withdrew too.
pub fn effect(rules: &RuleSet, applicants: &[Applicant]) -> Effect {
    let [ids, ..] = rules.pack().ids();
    let mut counts: Vec<Counts> = ids
        .iter()
        .map(|id| Counts { id: (*id).to_owned(), admits: 0, refuses: 0, needs_person: 0 })
        .collect();
    let standings = applicants.iter().map(|applicant| {
        let prepared = rules.prepare_applicant(applicant);
        let (mut no, mut unknown) = (false, false);
        for (count, (_, truth)) in counts.iter_mut().zip(rules.answers(&prepared, None)) {
            match truth {
                Truth::Yes => count.admits += 1,
                Truth::No => {
                    count.refuses += 1;
                    no = true;
                }
                Truth::Unknown => {
                    count.needs_person += 1;
                    unknown = true;
                }
            }
        }
        match (no, unknown) {
            (true, _) => Standing::NotEligible,
            (false, true) => Standing::NeedsPerson,
            (false, false) => rules.tier_of(&prepared).map_or(Standing::NeedsPerson, Standing::Eligible),
        }
    });
    let standings = standings.collect();
    Effect { rules: counts, standings }
}

/// Whom or what a side constraint counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Its kind: `applicant-cap`, `placement-cap`, `reserve`, `budget`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What it counts: `people` or `placements`.
    pub of: &'static str,
    /// Those that it counts.
    pub inside: usize,
    /// Those of whom nobody knows.
    pub unknown: usize,
}

/// Whom a round's side constraints count among people, and which of its placements.
pub fn touches(asked: &Constraints, people: &[&Facts], places: &[&Facts]) -> Vec<Touch> {
    let mut found = Vec::new();
    let people = ("people", people);
    let places = ("placements", places);
    let mut add = |kind, name: &str, (of, facts): (_, &[&Facts]), asks: &dyn Fn(&Facts) -> Option<bool>| {
        let said = |wanted: Option<bool>| facts.iter().filter(|facts| asks(facts) == wanted).count();
        let name = name.to_owned();
        found.push(Touch { kind, name, of, inside: said(Some(true)), unknown: said(None) });
    };
    for quota in &asked.quotas {
        let (kind, facts) =
            if quota.people_by.is_empty() { ("placement-cap", places) } else { ("applicant-cap", people) };
        add(kind, &quota.name, facts, &|facts| Some(quota.most(&quota.group(facts)?).is_some()));
    }
    for reserve in &asked.reserves {
        add("reserve", &reserve.name, people, &|facts| reserve.people.asks(facts));
        if let Some(of) = &reserve.placements {
            add("reserve", &reserve.name, places, &|facts| of.asks(facts));
        }
    }
    for budget in &asked.budgets {
        if let Some(extra) = &budget.extra {
            add("budget", &budget.name, people, &|facts| extra.people.asks(facts));
        }
        if let Some(of) = &budget.placements {
            add("budget", &budget.name, places, &|facts| of.asks(facts));
        }
    }
    found
}
