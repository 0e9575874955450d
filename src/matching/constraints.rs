//! From a round's settings to side constraints of the problem: who belongs to a quota, a reserve, a budget. Owns nothing
//! that decides; what is asked stands in the settings, and what can be met is for the solver to say.

use std::collections::BTreeMap;

use talka_solver::{
    Problem, Side,
    problem::side::{Budget, Cap, OpenMin, Reserve},
};

use crate::domain::{
    FactValue, Snapshot,
    constraints::{BudgetSetting, Constraints, Quota},
};

/// Applicant of the problem and placement.
type Pair = (u32, u32);

/// The side constraints of a snapshot. `person` gives the snapshot's index of each applicant of the problem, whose
/// placements have the snapshot's own indices; `vetoed` are pairs that an organisation refused, `undecided` those about
/// which somebody has to decide: what was agreed of such a pair waits with it.
pub(super) fn side(
    snapshot: &Snapshot,
    problem: &Problem,
    person: &[usize],
    vetoed: Vec<Pair>,
    undecided: &[Pair],
) -> Side {
    let asked = &snapshot.round.constraints;
    let about = About { snapshot, problem, person };
    let mut side = Side { forbidden: vetoed, ..Side::default() };
    for quota in &asked.quotas {
        let on_people = !quota.people_by.is_empty();
        let caps = about.caps(quota, on_people);
        if on_people { side.applicant_caps.extend(caps) } else { side.placement_caps.extend(caps) }
    }
    for reserve in &asked.reserves {
        side.reserves.push(Reserve {
            id: reserve.name.clone(),
            applicants: about.people(|facts| reserve.people.has(facts)),
            placements: about
                .places(|facts| reserve.placements.as_ref().is_none_or(|whose| whose.has(facts))),
            seats: reserve.seats,
        });
    }
    side.budgets = asked.budgets.iter().map(|budget| about.budget(budget)).collect();
    about.columns(asked, &mut side);
    side.pins.retain(|pair| undecided.binary_search(pair).is_err());
    side
}

struct About<'a> {
    snapshot: &'a Snapshot,
    problem: &'a Problem,
    person: &'a [usize],
}

type Facts = crate::domain::Facts;

impl About<'_> {
    fn people(&self, wanted: impl Fn(&Facts) -> bool) -> Vec<u32> {
        let facts = |a: &usize| &self.snapshot.applicants[*a].facts;
        (0u32..).zip(self.person).filter(|(_, a)| wanted(facts(a))).map(|(index, _)| index).collect()
    }

    fn places(&self, wanted: impl Fn(&Facts) -> bool) -> Vec<u32> {
        let places = (0u32..).zip(&self.snapshot.placements);
        places.filter(|(_, place)| wanted(&place.facts)).map(|(index, _)| index).collect()
    }

    fn caps(&self, quota: &Quota, on_people: bool) -> Vec<Cap> {
        let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut add = |facts: &Facts, index: u32| {
            if let Some(group) = quota.group(facts) {
                groups.entry(group).or_default().push(index);
            }
        };
        if on_people {
            (0u32..).zip(self.person).for_each(|(index, &a)| add(&self.snapshot.applicants[a].facts, index));
        } else {
            (0u32..).zip(&self.snapshot.placements).for_each(|(index, place)| add(&place.facts, index));
        }
        let cap = |(group, members): (String, Vec<u32>)| {
            let max = quota.most(&group)?;
            Some(Cap { id: format!("{}: {group}", quota.name), members, max })
        };
        groups.into_iter().filter_map(cap).collect()
    }

    fn budget(&self, asked: &BudgetSetting) -> Budget {
        let mut costs = vec![0; self.problem.pairs()];
        for (index, &a) in self.person.iter().enumerate() {
            let extra = asked
                .extra
                .as_ref()
                .filter(|extra| extra.counts && extra.people.has(&self.snapshot.applicants[a].facts));
            for at in self.problem.pair_range(index) {
                let place = &self.snapshot.placements[self.problem.placement_at(at) as usize];
                if asked.placements.as_ref().is_none_or(|whose| whose.has(&place.facts)) {
                    costs[at] = asked.cost + extra.map_or(0, |extra| extra.cost);
                }
            }
        }
        Budget { id: asked.name.clone(), limit: asked.limit, costs }
    }

    /// What stands in columns: least numbers, who belongs together, what is agreed.
    fn columns(&self, asked: &Constraints, side: &mut Side) {
        if let Some(column) = &asked.open_min {
            for (placement, place) in (0u32..).zip(&self.snapshot.placements) {
                if let Some(FactValue::Whole(min)) = place.facts.get(column)
                    && let Ok(min) = u64::try_from(*min)
                {
                    side.open_min.push(OpenMin { placement, min });
                }
            }
        }
        if let Some(column) = &asked.together {
            let mut lists: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for (index, &a) in (0u32..).zip(self.person) {
                if let Some(value) = self.snapshot.applicants[a].facts.get(column) {
                    lists.entry(value.written()).or_default().push(index);
                }
            }
            side.together = lists.into_values().filter(|list| list.len() > 1).collect();
        }
        if let Some(column) = &asked.pinned {
            for (index, &a) in (0u32..).zip(self.person) {
                let Some(value) = self.snapshot.applicants[a].facts.get(column) else { continue };
                let at = self.problem.placement_ids().find(&value.written());
                if let Some(placement) = at.and_then(|at| u32::try_from(at).ok()) {
                    side.pins.push((index, placement));
                }
            }
        }
    }
}
