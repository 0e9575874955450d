//! A rule pack: one programme's rules as data, read, checked and compiled once. Owns what a pack is;
//! never reads a file (its text is handed over) and never judges anyone (that is [`RuleSet`](super::RuleSet)).

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use serde::Deserialize;

use super::{
    check,
    condition::Condition,
    example::Example,
    question::{Choices, CodeAsked, Voice},
};
use crate::domain::{FactType, FactValue, Faults, Source, Texts, constraints::Constraints, terms::Per};

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

/// What the report groups demand and seats by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `school`, `parish`, `municipality`, …: a key of the catalogue.
    pub kind: String,
    /// The applicant's fact that names the group.
    pub applicant: String,
    /// The placement's fact that names it.
    pub placement: String,
}

/// A source with its date, as exact as the source itself is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedSource {
    /// Title, paragraph, address.
    pub source: Source,
    /// `2020-05-14`, `03.2020`, or a remark that it is undated.
    pub date: Texts,
}

/// What the sources leave open and a round therefore decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The kind of its value.
    pub kind: FactType,
    /// What holds when the round says nothing; `None` when it must say.
    pub default: Option<FactValue>,
    /// What the sources leave open.
    pub open: Texts,
}

/// A fact that the pack knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The kind of its value.
    pub kind: FactType,
    /// What it is called.
    pub label: Texts,
    /// Whether it reveals a sensitive category: never published, never in public lists.
    pub sensitive: bool,
    /// Whether a file may lack its column; then it is unknown for everyone.
    pub optional: bool,
    /// The question by which people are asked for it; without one it is filled in by staff, unknown until then.
    pub ask: Option<Texts>,
    /// Why it is asked, or how to answer.
    pub hint: Option<Texts>,
    /// The paper or register that shows it.
    pub evidence: Option<Texts>,
    /// Whether the organisation where someone would work may see it; caseworkers may.
    pub shown_to_organisation: bool,
    /// The answers that are offered; only texts have them.
    pub choices: Option<Choices>,
    /// Where it stands in the file: the order of the questions.
    pub(super) at: usize,
}

/// Values that change by date: each holds from its day until the next one's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Identifier of its source.
    pub source: String,
    /// First day and value, by day.
    pub rows: Vec<(NaiveDate, i64)>,
}

impl Table {
    /// The value of a day; `None` before the first row.
    pub fn on(&self, day: NaiveDate) -> Option<i64> {
        self.rows.iter().rev().find(|(from, _)| *from <= day).map(|(_, value)| *value)
    }
}

/// How long people of an age may work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// From this age on, when it matters.
    pub from_age: Option<i64>,
    /// Up to this age, counted in.
    pub to_age: Option<i64>,
    /// Hours a day.
    pub a_day: i64,
    /// Hours a week, where the source says so.
    pub a_week: Option<i64>,
    /// Days a week, where the source says so.
    pub days_a_week: Option<i64>,
    /// Identifier of its source.
    pub source: String,
}

/// What the work pays, in whole euros: shown to people, never a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// From this age on, when it matters.
    pub from_age: Option<i64>,
    /// Up to this age, counted in.
    pub to_age: Option<i64>,
    /// Name of the dated table with the amounts.
    pub table: String,
    /// What it is counted by.
    pub per: Per,
    /// Whether it is the least that is paid.
    pub at_least: bool,
    /// Identifier of its source.
    pub source: String,
}

/// What puts people of one tier in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The moment of registration.
    Registration,
    /// A draw, which is never weighted.
    Draw,
    /// The sources leave it open, so the round decides.
    #[default]
    Round,
}

/// A pack's word on the order inside a tier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// By what.
    pub by: By,
    /// Identifier of its source; empty where the pack says nothing.
    pub source: String,
    /// What the sources leave open, where the round decides.
    pub open: Texts,
}

#[derive(Clone)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) when: Condition,
    pub(super) source: Source,
    pub(super) text: Texts,
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
    /// Reads a pack. `file_name` is what its author calls the file; faults name it.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the line and the key.
    pub fn parse(file_name: &str, text: &str) -> Result<Self, Faults> {
        Ok(Self { inner: Arc::new(check::pack(file_name, text)?) })
    }

    /// Reads one case about which the pack is to be asked: tables `applicant`, `placement`, `dates`, `settings`.
    ///
    /// # Errors
    /// Everything that is wrong with it, with the line and the key.
    pub fn case(&self, file_name: &str, text: &str) -> Result<Example, Faults> {
        check::case(file_name, text, &self.inner)
    }

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
}

fn columns(facts: &BTreeMap<String, Fact>) -> impl Iterator<Item = (&str, FactType, bool)> {
    facts.iter().map(|(name, fact)| (name.as_str(), fact.kind, !fact.optional))
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
