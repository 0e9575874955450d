//! What a round asks besides the rules about persons: quotas, reserves, least numbers, money, pairs. Owns the settings as
//! a council would write them, by facts and their values; who they touch is worked out when the round is computed.

use serde::{Deserialize, Serialize};

use super::{Facts, text::normal};

/// Whose fact has this value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// Name of the fact.
    pub fact: String,
    /// The value as files have it: `yes`, `Blonti`, `7`.
    pub is: String,
}

impl Whose {
    /// Whether these facts have it; `None` where the fact is unknown.
    pub fn asks(&self, facts: &Facts) -> Option<bool> {
        facts.get(&self.fact).map(|value| value.written() == self.is)
    }

    /// Whether these facts are known to have it.
    pub fn has(&self, facts: &Facts) -> bool {
        self.asks(facts) == Some(true)
    }
}

/// At most so many people, or seats used, of each group: of a school, of a parish, of a supervisor in a shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Its name.
    pub name: String,
    /// Facts of people whose values make the groups.
    #[serde(default)]
    pub people_by: Vec<String>,
    /// Facts of placements whose values make the groups.
    #[serde(default)]
    pub placements_by: Vec<String>,
    /// The most of a group; without it only the groups named below have one.
    #[serde(default)]
    pub max: Option<u64>,
    /// Other numbers for single groups, by value (several values joined by ` / `).
    #[serde(default)]
    pub each: std::collections::BTreeMap<String, u64>,
    /// Where it comes from: in a rule pack the identifier of one of its sources.
    #[serde(default)]
    pub source: String,
}

impl Quota {
    /// The facts whose values make the groups: of people where it names some, otherwise of placements.
    pub fn by(&self) -> &[String] {
        if self.people_by.is_empty() { &self.placements_by } else { &self.people_by }
    }

    /// The group that facts are known to belong to.
    pub fn group(&self, facts: &Facts) -> Option<String> {
        let values: Option<Vec<String>> =
            self.by().iter().map(|fact| Some(facts.get(fact)?.written())).collect();
        values.filter(|values| !values.is_empty()).map(|values| values.join(" / "))
    }

    /// The most of a group, if it has one.
    pub fn most(&self, group: &str) -> Option<u64> {
        self.each.get(group).copied().or(self.max)
    }
}

/// Seats kept for a group, released where it does not need them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReserveSetting {
    /// Its name.
    pub name: String,
    /// How many.
    pub seats: u64,
    /// For whom.
    pub people: Whose,
    /// Where; everywhere when nothing is said.
    #[serde(default)]
    pub placements: Option<Whose>,
    /// Where it comes from: in a rule pack the identifier of one of its sources.
    #[serde(default)]
    pub source: String,
}

/// What a protected group costs more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Whose.
    pub people: Whose,
    /// How much more for each of them.
    pub cost: u64,
    /// Whether it counts against the limit. It does not unless the round decides so: otherwise those who cost more
    /// would be the first to be left out.
    #[serde(default)]
    pub counts: bool,
}

/// Money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetSetting {
    /// Its name.
    pub name: String,
    /// The most that may be spent.
    pub limit: u64,
    /// What a place costs.
    pub cost: u64,
    /// What protected people cost more.
    #[serde(default)]
    pub extra: Option<Extra>,
    /// For which placements; for all when nothing is said.
    #[serde(default)]
    pub placements: Option<Whose>,
    /// Where it comes from: in a rule pack the identifier of one of its sources.
    #[serde(default)]
    pub source: String,
}

impl BudgetSetting {
    /// What protected people cost more, where that counts against the limit.
    pub fn counted_extra(&self) -> Option<&Extra> {
        self.extra.as_ref().filter(|extra| extra.counts && extra.cost > 0)
    }
}

/// All of a round.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Constraints {
    /// Quotas.
    pub quotas: Vec<Quota>,
    /// Reserves.
    pub reserves: Vec<ReserveSetting>,
    /// Budgets.
    pub budgets: Vec<BudgetSetting>,
    /// Column of placements with the fewest people with which they run.
    pub open_min: Option<String>,
    /// Column of applicants: those with the same value are placed together or not at all.
    pub together: Option<String>,
    /// Column of applicants with the placement that is agreed already.
    pub pinned: Option<String>,
}

impl Constraints {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many conditions these are.
    pub fn count(&self) -> usize {
        let columns = [&self.open_min, &self.together, &self.pinned];
        let named = self.quotas.len() + self.reserves.len() + self.budgets.len();
        named + columns.into_iter().flatten().count()
    }

    /// These over those of a rule pack: what has the same name here takes its place, the rest stays.
    #[must_use]
    pub fn over(&self, pack: &Self) -> Self {
        fn named<T: Clone>(own: &[T], others: &[T], name: impl Fn(&T) -> &str) -> Vec<T> {
            let kept = others.iter().filter(|other| !own.iter().any(|one| name(one) == name(other)));
            kept.chain(own).cloned().collect()
        }
        Self {
            quotas: named(&self.quotas, &pack.quotas, |quota| &quota.name),
            reserves: named(&self.reserves, &pack.reserves, |reserve| &reserve.name),
            budgets: named(&self.budgets, &pack.budgets, |budget| &budget.name),
            open_min: self.open_min.clone().or_else(|| pack.open_min.clone()),
            together: self.together.clone().or_else(|| pack.together.clone()),
            pinned: self.pinned.clone().or_else(|| pack.pinned.clone()),
        }
    }

    /// The conditions, by name, in which somebody counts who holds a place, besides the place's seats: a quota of their group, a reserve
    /// that they fill, money that they cost. What is unknown of them may count; of a placement that is not known any more, anything
    /// may.
    pub fn counting(&self, person: &Facts, place: Option<&Facts>) -> Vec<&str> {
        let there = |whose: Option<&Whose>| {
            place.zip(whose).is_none_or(|(place, whose)| whose.asks(place) != Some(false))
        };
        let in_group = |quota: &&Quota| {
            let facts = if quota.people_by.is_empty() { place } else { Some(person) };
            let group = facts.and_then(|facts| quota.group(facts));
            group.is_none_or(|group| quota.most(&group).is_some())
        };
        let fills = |reserve: &&ReserveSetting| {
            reserve.people.asks(person) != Some(false) && there(reserve.placements.as_ref())
        };
        let costs = |budget: &&BudgetSetting| {
            let extra = budget.counted_extra().is_some_and(|extra| extra.people.asks(person) != Some(false));
            there(budget.placements.as_ref()) && (budget.cost > 0 || extra)
        };
        let quotas = self.quotas.iter().filter(in_group).map(|quota| quota.name.as_str());
        let reserves = self.reserves.iter().filter(fills).map(|reserve| reserve.name.as_str());
        let budgets = self.budgets.iter().filter(costs).map(|budget| budget.name.as_str());
        quotas.chain(reserves).chain(budgets).collect()
    }

    /// With every value in its normal form, so that it equals the facts that look the same.
    #[must_use]
    pub fn normal(mut self) -> Self {
        for quota in &mut self.quotas {
            let each = std::mem::take(&mut quota.each).into_iter();
            quota.each = each.map(|(value, most)| (normal(&value).into_owned(), most)).collect();
        }
        for (_, whose) in self.whose_mut() {
            whose.is = normal(&whose.is).into_owned();
        }
        self
    }

    /// Every fact with the value that is asked for, and whether it is one of placements.
    pub fn whose_mut(&mut self) -> Vec<(bool, &mut Whose)> {
        let mut all = Vec::new();
        for reserve in &mut self.reserves {
            all.push((false, &mut reserve.people));
            all.extend(reserve.placements.iter_mut().map(|whose| (true, whose)));
        }
        for budget in &mut self.budgets {
            all.extend(budget.extra.iter_mut().map(|extra| (false, &mut extra.people)));
            all.extend(budget.placements.iter_mut().map(|whose| (true, whose)));
        }
        all
    }

    /// Every named one with its source.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &str)> {
        let quotas = self.quotas.iter().map(|quota| (quota.name.as_str(), quota.source.as_str()));
        let reserves = self.reserves.iter().map(|reserve| (reserve.name.as_str(), reserve.source.as_str()));
        let budgets = self.budgets.iter().map(|budget| (budget.name.as_str(), budget.source.as_str()));
        quotas.chain(reserves).chain(budgets)
    }

    /// Facts of applicants that are needed.
    pub fn applicant_facts(&self) -> Vec<&str> {
        let quotas = self.quotas.iter().flat_map(|quota| &quota.people_by);
        let reserves = self.reserves.iter().map(|reserve| &reserve.people.fact);
        let extras = self.budgets.iter().filter_map(|budget| Some(&budget.extra.as_ref()?.people.fact));
        let columns = self.together.iter().chain(&self.pinned);
        quotas.chain(reserves).chain(extras).chain(columns).map(String::as_str).collect()
    }

    /// Facts of placements that are needed.
    pub fn placement_facts(&self) -> Vec<&str> {
        let quotas = self.quotas.iter().flat_map(|quota| &quota.placements_by);
        let reserves = self.reserves.iter().filter_map(|reserve| reserve.placements.as_ref());
        let budgets = self.budgets.iter().filter_map(|budget| budget.placements.as_ref());
        let facts = reserves.chain(budgets).map(|whose| &whose.fact).chain(&self.open_min);
        quotas.chain(facts).map(String::as_str).collect()
    }
}
