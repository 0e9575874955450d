//! People and packs on both sides of every rule. Owns nothing that ships.

mod alternatives;
mod broken;
mod broken_parts;
mod cibla;
mod completions;
mod constrained;
mod days;
mod effects;
mod kleene;
mod liepaja;
mod months;
mod packs;
mod people;
mod questions;
mod shipped;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Judgement, Pack, PairJudgement, RuleSet, shipped};
use crate::domain::{
    Applicant, Entry, FactType, FactValue, Facts, Id, Instead, OrderBy, Placement, Reason, Round, Stage,
    Standing, Texts, Ties,
};

/// A day as `2020-06-08`.
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Facts as `name=value`, each of the kind that the pack declares; `name=` is unknown.
fn facts<'p>(kinds: impl Iterator<Item = (&'p str, FactType, bool)>, lines: &[&str]) -> Facts {
    let kinds: BTreeMap<&str, FactType> = kinds.map(|(name, kind, _)| (name, kind)).collect();
    let mut facts = Facts::new();
    for line in lines {
        let (name, value) = line.split_once('=').unwrap();
        match kinds[name].parse(value).unwrap() {
            Some(value) => facts.insert(name.to_owned(), value),
            None => facts.remove(name),
        };
    }
    facts
}

fn round(programme: &str, dates: &[(&str, &str)]) -> Round {
    Round {
        name: Texts::same("test"),
        programme: programme.to_owned(),
        pack: "test".to_owned(),
        language: crate::domain::Lang::Lv,
        dates: dates.iter().map(|(name, text)| ((*name).to_owned(), day(text))).collect(),
        order: OrderBy::Registration,
        ties: Ties::default(),
        stages: vec![Stage::Placed],
        constraints: crate::domain::constraints::Constraints::default(),
        settings: BTreeMap::new(),
        limits: crate::domain::Limits::default(),
        answers: crate::domain::Answers::default(),
        visibility: crate::domain::Visibility::default(),
        consent: None,
        papers: Vec::new(),
        agreed: None,
        privacy: crate::domain::privacy::Privacy::default(),
        decision: crate::domain::decision::Decision::default(),
    }
}

fn with(mut round: Round, name: &str, value: FactValue) -> Round {
    round.settings.insert(name.to_owned(), value);
    round
}

/// A pack with its round, and an ordinary person and placement to depart from.
struct Bench {
    pack: Pack,
    rules: RuleSet,
    person: &'static [&'static str],
    place: &'static [&'static str],
}

impl Bench {
    fn new(id: &str, round: &Round, person: &'static [&'static str], place: &'static [&'static str]) -> Self {
        let pack = Pack::parse("pack.toml", shipped(id).unwrap()).unwrap();
        let rules = RuleSet::new(&pack, round).unwrap();
        Self { pack, rules, person, place }
    }

    fn applicant(&self, changes: &[&str]) -> Applicant {
        let facts = facts(self.pack.applicant_facts(), &[self.person, changes].concat());
        Applicant { id: Id::new("A").unwrap(), entry: Entry::default(), out_of_line: None, home: None, facts }
    }

    fn placement(&self, changes: &[&str]) -> Placement {
        let facts = facts(self.pack.placement_facts(), &[self.place, changes].concat());
        let (organisation, title) = (String::new(), String::new());
        Placement {
            id: Id::new("P").unwrap(),
            organisation,
            title,
            capacity: 1,
            site: None,
            facts,
            about: None,
        }
    }

    /// `tier 1`, or the keys of the reasons.
    fn judge(&self, changes: &[&str]) -> String {
        match self.rules.applicant(&self.applicant(changes)) {
            Judgement::Eligible { tier } => format!("tier {tier}"),
            Judgement::NotEligible(reasons) | Judgement::NeedsPerson(reasons) => keys(&reasons),
        }
    }

    /// `possible`, or the keys of the reasons.
    fn pair(&self, person: &[&str], place: &[&str]) -> String {
        match self.rules.pair(&self.applicant(person), &self.placement(place)) {
            PairJudgement::Possible => "possible".to_owned(),
            PairJudgement::Impossible(reasons) | PairJudgement::NeedsPerson(reasons) => keys(&reasons),
        }
    }
}

fn keys(reasons: &[Reason]) -> String {
    assert!(reasons.iter().all(|reason| reason.wording.is_some() && reason.source.is_some()));
    reasons.iter().map(|reason| reason.key.as_str()).collect::<Vec<_>>().join(" ")
}
