//! A rule pack: one programme's rules as data, read, checked and compiled once. Owns what a pack is;
//! `check` makes one of a text, and [`RuleSet`](super::RuleSet) judges people by it.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{
    condition::Condition,
    example::Example,
    parts::{DatedSource, Fact, Group, Hours, Order, Pay, Setting, Table},
    question::{CodeAsked, Voice},
};
use crate::domain::{FactType, Source, Texts, constraints::Constraints, past::PastAsked};

/// A rule pack.
#[derive(Clone)]
pub struct Pack {
    pub(super) inner: Arc<Inner>,
}

#[derive(Clone)]
pub(super) struct Inner {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) programme: String,
    pub(super) excludes: Vec<String>,
    pub(super) personal_code: Option<CodeAsked>,
    pub(super) municipality: String,
    pub(super) voice: Voice,
    pub(super) valid_from: NaiveDate,
    pub(super) valid_to: Option<NaiveDate>,
    pub(super) name: Texts,
    /// What is said when facts are missing; `{facts}` stands for their labels.
    pub(super) needs_person: Texts,
    pub(super) group: Group,
    pub(super) sources: BTreeMap<String, DatedSource>,
    pub(super) settings: BTreeMap<String, Setting>,
    pub(super) applicant: BTreeMap<String, Fact>,
    pub(super) placement: BTreeMap<String, Fact>,
    /// Of an applicant and a placement together: how far it is.
    pub(super) pair: BTreeMap<String, Fact>,
    pub(super) tables: BTreeMap<String, Table>,
    pub(super) rules: Vec<Rule>,
    pub(super) pairs: Vec<Rule>,
    pub(super) tiers: Vec<Tier>,
    pub(super) hours: Vec<Hours>,
    pub(super) pay: Vec<Pay>,
    pub(super) order: Order,
    pub(super) constraints: Constraints,
    /// Identifiers of sources that nothing rests on.
    pub(super) uncited: Vec<String>,
    /// The ordinary case that the examples depart from.
    pub(super) ordinary: Example,
    pub(super) examples: Vec<Example>,
}

#[derive(Clone)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) when: Condition,
    pub(super) source: Source,
    pub(super) text: Texts,
    /// What letters say in its place.
    pub(super) formal: Option<Texts>,
    pub(super) needs_person: Option<Texts>,
}

#[derive(Clone)]
pub(super) struct Tier {
    pub(super) id: String,
    pub(super) when: Condition,
    pub(super) source: Source,
    pub(super) name: Texts,
}

impl Pack {
    /// Its identifier: the name of its folder.
    pub fn id(&self) -> &str {
        &self.inner.id
    }

    /// Its version, counted up with every change.
    pub fn version(&self) -> &str {
        &self.inner.version
    }

    /// The programme that it is for: `public-works`, `summer-jobs`, …
    pub fn programme(&self) -> &str {
        &self.inner.programme
    }

    /// Programmes in which nobody may take part at the same time; `programme` itself means another round of the same.
    pub fn excludes(&self) -> &[String] {
        &self.inner.excludes
    }

    /// Whether applicants are asked for their personal code; `None`: they are not.
    pub fn personal_code(&self) -> Option<CodeAsked> {
        self.inner.personal_code
    }

    /// The municipality whose rules these are.
    pub fn municipality(&self) -> &str {
        &self.inner.municipality
    }

    /// What it is called.
    pub fn name(&self) -> &Texts {
        &self.inner.name
    }

    /// The days on which work under it may start: from, and to where it ends.
    pub fn valid(&self) -> (NaiveDate, Option<NaiveDate>) {
        (self.inner.valid_from, self.inner.valid_to)
    }

    /// What the report groups by.
    pub fn group(&self) -> &Group {
        &self.inner.group
    }

    /// Its sources by identifier.
    pub fn sources(&self) -> &BTreeMap<String, DatedSource> {
        &self.inner.sources
    }

    /// Identifiers of its sources on which nothing in it rests.
    pub fn uncited(&self) -> &[String] {
        &self.inner.uncited
    }

    /// What it leaves to the round.
    pub fn settings(&self) -> &BTreeMap<String, Setting> {
        &self.inner.settings
    }

    /// Its dated values.
    pub fn tables(&self) -> &BTreeMap<String, Table> {
        &self.inner.tables
    }

    /// What the work pays, by age.
    pub fn pay(&self) -> &[Pay] {
        &self.inner.pay
    }

    /// What puts people of one tier in order.
    pub fn order(&self) -> &Order {
        &self.inner.order
    }

    /// Quotas, reserves and budgets that hold unless a round sets its own of the same name.
    pub fn constraints(&self) -> &Constraints {
        &self.inner.constraints
    }

    /// People with the outcome that is expected: the pack's own tests.
    pub fn examples(&self) -> &[Example] {
        &self.inner.examples
    }

    /// The ids of its rules, of its rules about pairs, and of its tiers, in its order.
    pub fn ids(&self) -> [Vec<&str>; 3] {
        [
            self.inner.rules.iter().map(|rule| rule.id.as_str()).collect(),
            self.inner.pairs.iter().map(|rule| rule.id.as_str()).collect(),
            self.inner.tiers.iter().map(|tier| tier.id.as_str()).collect(),
        ]
    }

    /// How long people may work, by age.
    pub fn hours(&self) -> &[Hours] {
        &self.inner.hours
    }

    /// The facts of applicants, by name.
    pub fn applicant(&self) -> &BTreeMap<String, Fact> {
        &self.inner.applicant
    }

    /// The facts of placements, by name.
    pub fn placement(&self) -> &BTreeMap<String, Fact> {
        &self.inner.placement
    }

    /// How its pages address people.
    pub fn voice(&self) -> Voice {
        self.inner.voice
    }

    /// The columns that a file of applicants needs: name, kind, and whether the column must be there.
    pub fn applicant_facts(&self) -> impl Iterator<Item = (&str, FactType, bool)> {
        columns(&self.inner.applicant)
    }

    /// The columns that a file of placements needs: name, kind, and whether the column must be there.
    pub fn placement_facts(&self) -> impl Iterator<Item = (&str, FactType, bool)> {
        columns(&self.inner.placement)
    }

    /// What applicants are asked, by name, in the pack's order.
    pub fn asked_applicant(&self) -> Vec<(&str, &Fact)> {
        asked(self.applicant())
    }

    /// What whoever posts a placement is asked, by name, in the pack's order.
    pub fn asked_placement(&self) -> Vec<(&str, &Fact)> {
        asked(self.placement())
    }

    /// The facts of applicants that are on record in earlier rounds, by name.
    pub fn past(&self) -> impl Iterator<Item = (&str, PastAsked, &Fact)> {
        let facts = self.inner.applicant.iter();
        facts.filter_map(|(name, fact)| Some((name.as_str(), fact.history?, fact)))
    }

    /// What reads a fact of applicants, in the pack's order: what rules say to those for whom they do not hold, and the tiers' names.
    pub fn readers(&self, name: &str) -> Vec<Texts> {
        let full = format!("applicant.{name}");
        let rules = self.inner.rules.iter().chain(&self.inner.pairs);
        let rules = rules.map(|rule| (&rule.when, &rule.text));
        let tiers = self.inner.tiers.iter().map(|tier| (&tier.when, &tier.name));
        let reads = rules.chain(tiers).filter(|(when, _)| when.facts.contains_key(&full));
        reads.map(|(_, text)| text.clone()).collect()
    }

    /// A fact by its full name, as reasons have it: `applicant.school`.
    pub fn fact(&self, full_name: &str) -> Option<&Fact> {
        match full_name.split_once('.')? {
            ("applicant", name) => self.applicant().get(name),
            ("placement", name) => self.placement().get(name),
            ("pair", name) => self.inner.pair.get(name),
            _ => None,
        }
    }
}

fn columns(facts: &BTreeMap<String, Fact>) -> impl Iterator<Item = (&str, FactType, bool)> {
    facts.iter().map(|(name, fact)| (name.as_str(), fact.kind, fact.is_needed()))
}

fn asked(facts: &BTreeMap<String, Fact>) -> Vec<(&str, &Fact)> {
    let mut asked: Vec<(&str, &Fact)> = facts
        .iter()
        .filter(|(_, fact)| fact.ask.is_some())
        .map(|(name, fact)| (name.as_str(), fact))
        .collect();
    asked.sort_by_key(|(_, fact)| fact.at);
    asked
}

/// The kinds of facts, settings or columns by name, as conditions and cases need them.
pub(super) fn kinds(facts: &BTreeMap<String, Fact>) -> BTreeMap<String, FactType> {
    facts.iter().map(|(name, fact)| (name.clone(), fact.kind)).collect()
}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pack({} {})", self.inner.id, self.inner.version)
    }
}
