//! What side constraints cannot say for want of facts: a quota, a reserve or a budget goes by facts as rules do, and of
//! someone (or a placement) whose fact is unknown nobody can say whether it holds. Owns which pairs wait for a person
//! because of that. A fact that cannot matter, whatever it turns out to be, keeps nobody waiting.

use std::collections::BTreeMap;

use super::{PairJudgement, RuleSet};
use crate::domain::{
    Arg, Facts, Lang, Reason, Round, Source, Stage, Texts,
    constraints::{BudgetSetting, Constraints, Quota, ReserveSetting},
};

/// A round's side constraints with everyone and everything that they may count.
pub struct Constrained<'a> {
    rules: &'a RuleSet,
    asked: &'a Constraints,
    /// Facts of every placement, in the order given.
    places: Vec<&'a Facts>,
    /// Of each quota, in the order of the round.
    quotas: Vec<Groups>,
    /// Whether seats are kept for anybody: a reserve is only as good as the stage that fills it.
    reserved: bool,
    /// Of each budget, whether so many people could be placed that its limit is reached.
    binds: Vec<bool>,
}

/// How a quota's groups could fill.
struct Groups {
    /// Weight of the known members, by the values that make the group.
    known: BTreeMap<Vec<String>, u64>,
    /// Weight of the members of whom some value is unknown.
    open: BTreeMap<Vec<Option<String>>, u64>,
    /// No group can use more than this, whoever belongs to it.
    most: u64,
    /// Nobody knows who else will belong to it.
    endless: bool,
}

impl<'a> Constrained<'a> {
    /// The constraints of a round. `people` are the facts of everyone who could have a place, or `None` where that is
    /// not known yet; `places` the facts and seats of every placement.
    pub fn new(
        rules: &'a RuleSet,
        round: &'a Round,
        people: Option<&[&Facts]>,
        places: &[(&'a Facts, u64)],
    ) -> Self {
        Self::of(rules, (&round.constraints, round.stages.contains(&Stage::Reserves)), people, places)
    }

    /// The same for constraints alone; `reserved` says whether seats are kept for those who have some in reserve.
    pub(super) fn of(
        rules: &'a RuleSet,
        (asked, reserved): (&'a Constraints, bool),
        people: Option<&[&Facts]>,
        places: &[(&'a Facts, u64)],
    ) -> Self {
        let seats = places.iter().fold(0_u64, |sum, (_, seats)| sum.saturating_add(*seats));
        let count = people.map_or(u64::MAX, |people| people.len() as u64);
        let one_each: Vec<(&Facts, u64)> =
            people.iter().copied().flatten().map(|facts| (*facts, 1)).collect();
        let groups = |quota: &Quota| {
            if quota.people_by.is_empty() {
                return Groups::new(quota, places, count, false);
            }
            Groups::new(quota, &one_each, seats, people.is_none())
        };
        Self {
            rules,
            asked,
            places: places.iter().map(|(facts, _)| *facts).collect(),
            quotas: asked.quotas.iter().map(groups).collect(),
            reserved,
            binds: asked.budgets.iter().map(|budget| binds(budget, count, places)).collect(),
        }
    }

    /// What the rules and the constraints say of a pair together: what rules refuse stays refused, and a pair is possible
    /// only where both know enough. `place` is the placement's index.
    pub fn judge(&self, judged: PairJudgement, person: &Facts, place: usize) -> PairJudgement {
        if self.asked.is_empty() || matches!(judged, PairJudgement::Impossible(_)) {
            return judged;
        }
        let open = self.open(person, place);
        match judged {
            PairJudgement::NeedsPerson(reasons) => {
                PairJudgement::NeedsPerson(reasons.into_iter().chain(open).collect())
            }
            PairJudgement::Possible if !open.is_empty() => PairJudgement::NeedsPerson(open),
            judged => judged,
        }
    }

    /// Why nobody can say whether constraints let this person have a seat at this placement; empty where they can.
    fn open(&self, person: &Facts, place: usize) -> Vec<Reason> {
        let Some(&there) = self.places.get(place) else { return Vec::new() };
        let quotas = self.asked.quotas.iter().zip(&self.quotas);
        let quotas = quotas.filter_map(|(quota, groups)| self.quota(quota, groups, person, there));
        let reserves = self.asked.reserves.iter().filter_map(|reserve| self.reserve(reserve, person, there));
        let budgets = self.asked.budgets.iter().zip(&self.binds).filter(|(_, binds)| **binds);
        let budgets = budgets.filter_map(|(budget, _)| self.budget(budget, person, there));
        quotas.chain(reserves).chain(budgets).collect()
    }

    fn quota(&self, quota: &Quota, groups: &Groups, person: &Facts, there: &Facts) -> Option<Reason> {
        let (facts, side) =
            if quota.people_by.is_empty() { (there, "placement") } else { (person, "applicant") };
        let unknown = quota.by().iter().filter(|fact| !facts.contains_key(*fact));
        let unknown: Vec<String> = unknown.map(|fact| format!("{side}.{fact}")).collect();
        let open = !unknown.is_empty() && groups.matters(quota, &values(quota, facts));
        open.then(|| self.reason("quota", &quota.name, &quota.source, unknown))
    }

    /// Whoever may belong to a reserve might come before others there, and leave a seat to another group.
    fn reserve(&self, reserve: &ReserveSetting, person: &Facts, there: &Facts) -> Option<Reason> {
        let one = reserve.people.asks(person);
        let other = reserve.placements.as_ref().map_or(Some(true), |whose| whose.asks(there));
        let decided = one.is_some() && other.is_some() || one == Some(false) || other == Some(false);
        if !self.reserved || reserve.seats == 0 || decided {
            return None;
        }
        let mut unknown = Vec::new();
        if one.is_none() {
            unknown.push(format!("applicant.{}", reserve.people.fact));
        }
        if let (None, Some(whose)) = (other, &reserve.placements) {
            unknown.push(format!("placement.{}", whose.fact));
        }
        Some(self.reason("reserve", &reserve.name, &reserve.source, unknown))
    }

    /// What a pair costs is unknown where it is unknown whether the budget pays for it, or for more.
    fn budget(&self, budget: &BudgetSetting, person: &Facts, there: &Facts) -> Option<Reason> {
        let pays = budget.placements.as_ref().map_or(Some(true), |whose| whose.asks(there));
        let extra = budget.counted_extra().map(|extra| (&extra.people, extra.people.asks(person)));
        let may_cost = budget.cost > 0 || extra.is_some_and(|(_, known)| known != Some(false));
        if pays == Some(false) || !may_cost {
            return None;
        }
        let mut unknown = Vec::new();
        if let Some((whose, None)) = extra {
            unknown.push(format!("applicant.{}", whose.fact));
        }
        if let (None, Some(whose)) = (pays, &budget.placements) {
            unknown.push(format!("placement.{}", whose.fact));
        }
        (!unknown.is_empty()).then(|| self.reason("budget", &budget.name, &budget.source, unknown))
    }

    /// The reason names the constraint, the facts that nobody knows, and where the constraint comes from.
    fn reason(&self, kind: &str, name: &str, source: &str, facts: Vec<String>) -> Reason {
        let pack = self.rules.pack();
        let say = |lang: Lang| {
            let label = |full: &String| {
                let bare = full.split_once('.').map_or(full.as_str(), |(_, bare)| bare);
                pack.fact(full).map_or(bare, |fact| fact.label.get(lang)).to_owned()
            };
            facts.iter().map(label).collect::<Vec<_>>().join(", ")
        };
        let labels = Texts { lv: say(Lang::Lv), en: say(Lang::En), ru: say(Lang::Ru) };
        // A pack names one of its sources; what a round writes is the source itself.
        let own = || Source { title: Texts::same(source), ..Source::default() };
        let cited = pack.sources().get(source).map_or_else(own, |dated| dated.source.clone());
        Reason {
            source: (!source.is_empty()).then_some(cited),
            facts,
            ..Reason::new(&format!("needs-person.constraint.{kind}"))
                .with("name", Arg::Text(name.to_owned()))
                .with("facts", Arg::Texts(labels))
        }
    }
}

/// The values that make a quota's group, as far as they are known.
fn values(quota: &Quota, facts: &Facts) -> Vec<Option<String>> {
    quota.by().iter().map(|fact| facts.get(fact).map(crate::domain::FactValue::written)).collect()
}

/// Whether a budget's limit could be reached: whoever has a place costs as much as anyone can.
fn binds(budget: &BudgetSetting, people: u64, places: &[(&Facts, u64)]) -> bool {
    let paid =
        |facts: &Facts| budget.placements.as_ref().is_none_or(|whose| whose.asks(facts) != Some(false));
    let seats = places.iter().filter(|(facts, _)| paid(facts));
    let seats = seats.fold(0_u64, |sum, (_, seats)| sum.saturating_add(*seats));
    let dearest = u128::from(budget.cost) + u128::from(budget.counted_extra().map_or(0, |extra| extra.cost));
    u128::from(seats.min(people)) * dearest > u128::from(budget.limit)
}

impl Groups {
    fn new(quota: &Quota, members: &[(&Facts, u64)], most: u64, endless: bool) -> Self {
        let mut groups = Self { known: BTreeMap::new(), open: BTreeMap::new(), most, endless };
        for (facts, weight) in members {
            let values = values(quota, facts);
            let sum = match values.iter().cloned().collect::<Option<Vec<String>>>() {
                Some(known) => groups.known.entry(known).or_insert(0),
                None => groups.open.entry(values).or_insert(0),
            };
            *sum = sum.saturating_add(*weight);
        }
        groups
    }

    /// Whether it matters which group these values belong to: some group that they may belong to has a bound, and could
    /// grow beyond it.
    fn matters(&self, quota: &Quota, values: &[Option<String>]) -> bool {
        let named = quota.each.keys().filter_map(|name| Some((quota.most(name)?, named(quota, name))));
        let known = self
            .known
            .keys()
            .filter_map(|group| Some((quota.most(&group.join(" / "))?, Some(group.clone()))));
        let mut bounded = named.chain(known);
        // A group that nobody is known to be in has no known member.
        let fresh = quota.max.is_some_and(|max| max < self.could_use(None, values));
        fresh
            || bounded.any(|(most, group)| match group {
                Some(group) => may_be(values, &group) && most < self.could_use(Some(&group), values),
                // A name that no group is surely called by could be that of any.
                None => most < self.most,
            })
    }

    /// The most that a group could use: all its known members, and everyone who may belong to it.
    fn could_use(&self, group: Option<&Vec<String>>, values: &[Option<String>]) -> u64 {
        if self.endless {
            return self.most;
        }
        let known = group.and_then(|group| self.known.get(group)).copied().unwrap_or(0);
        let may = |open: &[Option<String>]| match group {
            Some(group) => may_be(open, group),
            None => {
                open.iter().zip(values).all(|(one, other)| one.is_none() || other.is_none() || one == other)
            }
        };
        let open = self.open.iter().filter(|(open, _)| may(open));
        open.fold(known, |sum, (_, weight)| sum.saturating_add(*weight)).min(self.most)
    }
}

/// The values of a group that has a number of its own; none where its name can be read in several ways.
fn named(quota: &Quota, name: &str) -> Option<Vec<String>> {
    let parts: Vec<String> = match quota.by().len() {
        1 => vec![name.to_owned()],
        _ => name.split(" / ").map(str::to_owned).collect(),
    };
    (parts.len() == quota.by().len()).then_some(parts)
}

/// Whether values, as far as they are known, are those of a group.
fn may_be(values: &[Option<String>], group: &[String]) -> bool {
    values.iter().zip(group).all(|(value, of)| value.as_ref().is_none_or(|value| value == of))
}
