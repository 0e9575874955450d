//! What a condition can go by: the facts that a round's rule pack asks for, those that its applications and placements have besides, and
//! their values. Owns what is offered; nobody types the name of a fact or of a group.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Placed};
use crate::{
    domain::{ConditionKind, FactType, FactValue, Facts, Texts, constraints::Quota},
    files::columns::FactColumn,
    i18n::sort,
    rules::{Choices, Fact},
};

/// The most values of a fact that are offered, and the most groups: those with most members where there are more.
const MOST: usize = 200;

/// A value of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedValue {
    /// As files have it.
    pub value: String,
    /// What people read.
    pub label: Texts,
    /// How many of the round have it today.
    pub count: u64,
}

/// A fact by which a condition can go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedFact {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub label: Texts,
    /// The kind of its values.
    pub kind: FactType,
    /// Whether its values are a list, its own or that of another fact: then none of them names a person or a placement.
    pub is_listed: bool,
    /// Whether it may say how many people a placement needs: what a rule pack asks says something else, unless the pack itself has
    /// it for that.
    pub may_be_least: bool,
    /// Its values, as far as they are known.
    pub values: Vec<OfferedValue>,
}

impl OfferedFact {
    /// Whether its values make groups.
    fn makes_groups(&self) -> bool {
        !matches!(self.kind, FactType::Date | FactType::Periods)
    }
}

/// Everything that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choosable {
    /// Facts of people.
    pub people: Vec<OfferedFact>,
    /// Facts of placements.
    pub places: Vec<OfferedFact>,
}

impl Choosable {
    /// What a round offers. `people` are the facts of the applications that stand.
    pub(super) fn new(book: &Book, people: &[Facts], places: &[Placed]) -> Self {
        let there: Vec<&Facts> = places.iter().map(|place| &place.placement.facts).collect();
        let people: Vec<&Facts> = people.iter().collect();
        let (pack, columns) = (book.rules.pack(), &book.columns);
        let mut places = facts((pack.placement(), &columns.placement), &there, &people);
        for fact in &mut places {
            let of_pack = pack.constraints().open_min.as_ref() == Some(&fact.name);
            let is_asked = pack.placement().contains_key(&fact.name) && !of_pack;
            fact.may_be_least = fact.kind == FactType::Whole && !is_asked;
        }
        Self { people: facts((pack.applicant(), &columns.applicant), &people, &there), places }
    }

    /// The facts that a kind can go by.
    pub fn of(&self, kind: ConditionKind) -> Vec<&OfferedFact> {
        let is_open = |fact: &&OfferedFact| fact.kind == FactType::Text && !fact.is_listed;
        match kind {
            ConditionKind::PlacesQuota => self.places.iter().filter(|fact| fact.makes_groups()).collect(),
            ConditionKind::PeopleQuota => self.people.iter().filter(|fact| fact.makes_groups()).collect(),
            ConditionKind::Reserve => self.people.iter().filter(|fact| !fact.values.is_empty()).collect(),
            ConditionKind::Budget => Vec::new(),
            ConditionKind::OpenMin => self.places.iter().filter(|fact| fact.may_be_least).collect(),
            ConditionKind::Together | ConditionKind::Pinned => self.people.iter().filter(is_open).collect(),
        }
    }

    /// Whether the round has what a kind goes by.
    pub fn has(&self, kind: ConditionKind) -> bool {
        kind == ConditionKind::Budget || !self.of(kind).is_empty()
    }
}

/// What is offered of one side: what the pack asks and what the round's own conditions name, and what is known besides.
fn facts(
    (asked, columns): (&BTreeMap<String, Fact>, &[FactColumn]),
    own: &[&Facts],
    others: &[&Facts],
) -> Vec<OfferedFact> {
    let mut kinds: BTreeMap<&str, FactType> = BTreeMap::new();
    for (name, value) in own.iter().copied().flatten() {
        kinds.insert(name, FactType::of(value));
    }
    kinds.extend(columns.iter().map(|column| (column.name.as_str(), column.kind)));
    kinds.extend(asked.iter().map(|(name, fact)| (name.as_str(), fact.kind)));
    let offered = kinds.into_iter().map(|(name, kind)| {
        let fact = asked.get(name);
        let choices = fact.and_then(|fact| fact.choices.as_ref());
        OfferedFact {
            name: name.to_owned(),
            label: fact.map_or_else(|| Texts::same(name), |fact| fact.label.clone()),
            kind,
            is_listed: choices.is_some(),
            may_be_least: false,
            values: values((name, kind), choices, own, others),
        }
    });
    offered.collect()
}

/// The values of a fact: those of its list, and those that somebody has.
fn values(
    (name, kind): (&str, FactType),
    choices: Option<&Choices>,
    own: &[&Facts],
    others: &[&Facts],
) -> Vec<OfferedValue> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in own.iter().filter_map(|facts| facts.get(name)) {
        *counts.entry(value.written()).or_default() += 1;
    }
    let listed = match (choices, kind) {
        (Some(choices), _) => choices.offered(others.iter().copied()),
        (None, FactType::Bool) => ["yes", "no"].map(|value| (value.to_owned(), Texts::same(value))).to_vec(),
        (None, FactType::Date | FactType::Periods) => return Vec::new(),
        (None, FactType::Whole | FactType::Text) => Vec::new(),
    };
    let mut all: Vec<OfferedValue> = Vec::new();
    for (value, label) in listed {
        let count = counts.remove(&value).unwrap_or(0);
        all.push(OfferedValue { value, label, count });
    }
    let is_closed = matches!(choices, Some(Choices::Listed(_)));
    let typed = counts.into_iter().filter(|(value, _)| !is_closed && value != "-");
    let typed = typed.map(|(value, count)| OfferedValue { label: Texts::same(&value), value, count });
    let mut typed: Vec<OfferedValue> = typed.collect();
    most(&mut typed, |one| (one.count, &one.value));
    all.extend(typed);
    all
}

/// Keeps those with most members, in the order of their names.
fn most<T>(all: &mut Vec<T>, of: impl Fn(&T) -> (u64, &str)) {
    all.sort_by(|one, other| of(other).0.cmp(&of(one).0).then_with(|| of(one).1.cmp(of(other).1)));
    all.truncate(MOST);
    all.sort_by(|one, other| sort::compare(of(one).1, of(other).1));
}

/// The groups that facts make among people or placements, by name, with how many belong to each today; those that a quota names stand
/// among them though nobody belongs to them.
pub(super) fn groups(by: &[String], own: &[&Facts], stands: Option<&Quota>) -> Vec<(String, u64)> {
    if by.is_empty() {
        return Vec::new();
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for facts in own {
        let values: Option<Vec<String>> =
            by.iter().map(|fact| facts.get(fact).map(FactValue::written)).collect();
        if let Some(values) = values {
            *counts.entry(values.join(" / ")).or_default() += 1;
        }
    }
    let named: BTreeSet<&String> = stands.iter().flat_map(|quota| quota.each.keys()).collect();
    let mut all: Vec<(String, u64)> =
        counts.iter().filter(|(name, _)| !named.contains(name)).map(|(name, n)| (name.clone(), *n)).collect();
    most(&mut all, |(name, count)| (*count, name));
    all.extend(named.into_iter().map(|name| (name.clone(), counts.get(name).copied().unwrap_or(0))));
    all.sort_by(|one, other| sort::compare(&one.0, &other.0));
    all
}
