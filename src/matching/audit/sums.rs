//! Figures of groups, tiers, money, and sums: all of them counted again.

use std::collections::BTreeMap;

use super::{
    conditions::Conditions,
    findings::Findings,
    seen::{Admission, Seen, distance_m},
};
use crate::{
    domain::{
        Held, Outcome,
        outcome::{BudgetFigures, GroupFigures, TierFigures},
        property::Property,
    },
    rules::group_of,
};

/// Counts everything again.
pub(super) fn check(seen: &Seen<'_>, conditions: &Conditions<'_>, outcome: &Outcome, found: &mut Findings) {
    let mut same = |what: &str, same: bool| found.note(Property::Sums, same, |breach| breach.what(what));
    let held = || seen.rows.iter().filter_map(|&(a, p)| seen.wish(a, p));
    same("rank_sum", outcome.rank_sum == held().map(|wish| u128::from(wish.rank)).sum());
    let ways = held().filter_map(|wish| distance_m(seen.snapshot, wish)).map(u128::from);
    same("distance_m_sum", outcome.distance_m_sum == ways.sum());
    same("round", outcome.round == seen.snapshot.round);
    same("snapshot_sha256", outcome.snapshot_digest == seen.snapshot.digest);
    let (name, version) = &outcome.pack;
    same("rule_pack", name == seen.rules.pack_name() && version == seen.rules.pack_version());
    let by_name = |figures: &[GroupFigures]| {
        figures.iter().map(|group| (group.name.clone(), group.clone())).collect::<BTreeMap<_, _>>()
    };
    let groups = groups(seen, conditions);
    let is_same = by_name(&outcome.groups) == groups && outcome.groups.len() == groups.len();
    same("groups", is_same && outcome.grouped_by == seen.rules.group().kind);
    same("tiers", outcome.tiers == tiers(seen));
    let fixed = |held: &&Held| held.may_move && !seen.moves[held.applicant];
    let fixed = seen.snapshot.holders.iter().filter(fixed).count() as u64;
    same("held_fast", outcome.held_fast == fixed);
    for budget in &outcome.budgets {
        same(&format!("budget {}", budget.name), money(seen, conditions, budget));
    }
}

fn groups(seen: &Seen<'_>, conditions: &Conditions<'_>) -> BTreeMap<String, GroupFigures> {
    let mut found: BTreeMap<String, GroupFigures> = BTreeMap::new();
    let mut at = |name: &str, add: &dyn Fn(&mut GroupFigures)| {
        add(found.entry(name.to_owned()).or_insert_with(|| GroupFigures {
            name: name.to_owned(),
            applications: 0,
            placed: 0,
            seats: 0,
            filled: 0,
        }));
    };
    let by = seen.rules.group();
    for (person, place) in seen.snapshot.applicants.iter().zip(&seen.place_of) {
        if let Some(name) = group_of(&person.facts, &by.applicant) {
            at(name, &|group| group.applications += 1);
            at(name, &|group| group.placed += u32::from(place.is_some()));
        }
    }
    for (place, &load) in seen.snapshot.placements.iter().zip(&conditions.load) {
        let name = group_of(&place.facts, &by.placement).unwrap_or(&place.organisation);
        at(name, &|group| group.seats += place.capacity);
        at(name, &|group| group.filled += u32::try_from(load).unwrap_or(u32::MAX));
    }
    found
}

fn tiers(seen: &Seen<'_>) -> Vec<TierFigures> {
    let empty = |name: &crate::rules::TierName| TierFigures {
        tier: name.number,
        name: name.name.clone(),
        people: 0,
        placed: 0,
    };
    let mut tiers: Vec<TierFigures> = seen.rules.tiers().iter().map(empty).collect();
    for (admission, place) in seen.admission.iter().zip(&seen.place_of) {
        let (Admission::Yes { tier, .. } | Admission::Holds(Some((tier, _)))) = admission else { continue };
        for figures in tiers.iter_mut().filter(|figures| figures.tier == *tier) {
            figures.people += 1;
            figures.placed += u32::from(place.is_some());
        }
    }
    tiers
}

/// Whether what is told of a budget is true, as far as the allocation says it.
fn money(seen: &Seen<'_>, conditions: &Conditions<'_>, told: &BudgetFigures) -> bool {
    let Some(budget) = conditions.budgets.iter().find(|budget| budget.asked.name == told.name) else {
        return false;
    };
    let extra = budget.asked.extra.as_ref();
    let is_protected =
        |a: usize| extra.is_some_and(|extra| extra.people.has(&seen.snapshot.applicants[a].facts));
    let protected = (0..seen.place_of.len()).filter(|&a| seen.place_of[a].is_some() && is_protected(a));
    let protected = protected.count() as u64;
    let is_unknown = |a: &usize| {
        extra.is_some_and(|extra| extra.people.asks(&seen.snapshot.applicants[*a].facts).is_none())
    };
    let unknown = (0..seen.place_of.len()).filter(|&a| seen.place_of[a].is_some()).filter(is_unknown).count();
    told.limit == budget.asked.limit
        && u128::from(told.spent) == budget.spent
        && told.protected_placed == protected
        && told.unknown_placed == unknown as u64
        && told.extra == extra.map_or(0, |extra| protected.saturating_mul(extra.cost))
        && told.extra_counts == extra.is_some_and(|extra| extra.counts)
}
