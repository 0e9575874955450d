//! From a round's settings to side constraints of the problem: who belongs to a quota, a reserve, a budget; and the pairs
//! that are fixed because somebody holds them. Owns nothing that decides; what is asked stands in the settings, and what can
//! be met is for the solver to say. What holders need is met always: bounds that they pass already count as large as that.

use std::collections::BTreeMap;

use talka_solver::{
    Problem, Side,
    problem::side::{Budget, Cap, OpenMin, Reserve},
};

use super::line::Participation;
use crate::domain::{
    FactValue, Snapshot,
    constraints::{BudgetSetting, Constraints, Quota},
};

/// Applicant of the problem and placement.
type Pair = (u32, u32);

/// Pairs of which nothing is asked yet.
pub(super) struct Waiting<'a> {
    /// Those that an organisation refused.
    pub(super) vetoed: Vec<Pair>,
    /// Those about which somebody has to decide, rising: what was agreed of such a pair waits with it.
    pub(super) undecided: &'a [Pair],
}

/// The side constraints of a snapshot. `person` gives the snapshot's index of each applicant of the problem, whose
/// placements have the snapshot's own indices; `participation` says what everyone of the snapshot holds.
pub(super) fn side(
    snapshot: &Snapshot,
    problem: &Problem,
    (person, participation): (&[usize], &[Participation]),
    waiting: Waiting<'_>,
) -> Side {
    let asked = &snapshot.round.constraints;
    let kept = |a: &usize| participation[*a].kept().and_then(|p| u32::try_from(p).ok());
    let kept: Vec<Option<u32>> = person.iter().map(kept).collect();
    let mut held = vec![0; problem.placements()];
    kept.iter().flatten().for_each(|&p| held[p as usize] += 1);
    let about = About { snapshot, problem, person, kept, held };
    let mut side = Side { forbidden: waiting.vetoed, ..Side::default() };
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
    side.pins = about.agreed(asked, &side, waiting.undecided);
    side.pins.extend(about.holders());
    side
}

struct About<'a> {
    snapshot: &'a Snapshot,
    problem: &'a Problem,
    person: &'a [usize],
    /// By applicant of the problem, the placement held for good.
    kept: Vec<Option<u32>>,
    /// By placement, how many hold it for good.
    held: Vec<u64>,
}

type Facts = crate::domain::Facts;

impl About<'_> {
    fn facts(&self, index: usize) -> &Facts {
        &self.snapshot.applicants[self.person[index]].facts
    }

    fn people(&self, wanted: impl Fn(&Facts) -> bool) -> Vec<u32> {
        let all = (0u32..).zip(0..self.person.len());
        all.filter(|(_, index)| wanted(self.facts(*index))).map(|(number, _)| number).collect()
    }

    fn places(&self, wanted: impl Fn(&Facts) -> bool) -> Vec<u32> {
        let places = (0u32..).zip(&self.snapshot.placements);
        places.filter(|(_, place)| wanted(&place.facts)).map(|(index, _)| index).collect()
    }

    /// Pairs that people hold for good.
    fn holders(&self) -> impl Iterator<Item = Pair> {
        (0u32..).zip(&self.kept).filter_map(|(a, kept)| Some((a, (*kept)?)))
    }

    fn caps(&self, quota: &Quota, on_people: bool) -> Vec<Cap> {
        let mut groups: BTreeMap<String, (Vec<u32>, u64)> = BTreeMap::new();
        let mut add = |facts: &Facts, index: u32, held: u64| {
            if let Some(group) = quota.group(facts) {
                let (members, taken) = groups.entry(group).or_default();
                members.push(index);
                *taken += held;
            }
        };
        if on_people {
            for (index, kept) in (0u32..).zip(&self.kept) {
                add(self.facts(index as usize), index, u64::from(kept.is_some()));
            }
        } else {
            let places = (0u32..).zip(&self.snapshot.placements).zip(&self.held);
            places.for_each(|((index, place), held)| add(&place.facts, index, *held));
        }
        let cap = |(group, (members, taken)): (String, (Vec<u32>, u64))| {
            let max = quota.most(&group)?.max(taken);
            Some(Cap { id: format!("{}: {group}", quota.name), members, max })
        };
        groups.into_iter().filter_map(cap).collect()
    }

    fn budget(&self, asked: &BudgetSetting) -> Budget {
        let mut costs = vec![0; self.problem.pairs()];
        for index in 0..self.problem.applicants() {
            let extra =
                asked.extra.as_ref().filter(|extra| extra.counts && extra.people.has(self.facts(index)));
            for at in self.problem.pair_range(index) {
                let place = &self.snapshot.placements[self.problem.placement_at(at) as usize];
                if asked.placements.as_ref().is_none_or(|whose| whose.has(&place.facts)) {
                    costs[at] = asked.cost + extra.map_or(0, |extra| extra.cost);
                }
            }
        }
        let pairs = self.holders().filter_map(|(a, p)| self.problem.find_pair(a as usize, p));
        let spent = pairs.map(|at| costs[at]).fold(0, u64::saturating_add);
        Budget { id: asked.name.clone(), limit: asked.limit.max(spent), costs }
    }

    /// What stands in columns: least numbers of placements that do not run yet, and who belongs together of those who
    /// hold nothing.
    fn columns(&self, asked: &Constraints, side: &mut Side) {
        if let Some(column) = &asked.open_min {
            for ((placement, place), held) in (0u32..).zip(&self.snapshot.placements).zip(&self.held) {
                if let Some(FactValue::Whole(min)) = place.facts.get(column)
                    && let Ok(min) = u64::try_from(*min)
                    && *held == 0
                {
                    side.open_min.push(OpenMin { placement, min });
                }
            }
        }
        if let Some(column) = &asked.together {
            let mut lists: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for (index, kept) in (0u32..).zip(&self.kept) {
                if let Some(value) = self.facts(index as usize).get(column)
                    && kept.is_none()
                {
                    lists.entry(value.written()).or_default().push(index);
                }
            }
            side.together = lists.into_values().filter(|list| list.len() > 1).collect();
        }
    }

    /// What was agreed of people who hold nothing. In a refill it is kept as far as it fits beside what is held.
    fn agreed(&self, asked: &Constraints, side: &Side, undecided: &[Pair]) -> Vec<Pair> {
        let Some(column) = &asked.pinned else { return Vec::new() };
        let mut agreed: Vec<Pair> = Vec::new();
        for (index, kept) in (0u32..).zip(&self.kept) {
            let Some(value) = self.facts(index as usize).get(column).filter(|_| kept.is_none()) else {
                continue;
            };
            let at = self.problem.placement_ids().find(&value.written());
            agreed.extend(at.and_then(|at| u32::try_from(at).ok()).map(|placement| (index, placement)));
        }
        agreed.retain(|pair| undecided.binary_search(pair).is_err());
        if !self.snapshot.is_refill() {
            return agreed;
        }
        agreed.sort_by_key(|&(a, _)| (self.problem.tier(a as usize), self.problem.order(a as usize)));
        let mut room = Room::new(self, side);
        agreed.into_iter().filter(|&pair| room.take(pair)).collect()
    }
}

/// What is left beside what people hold, for agreements that are kept one after another.
struct Room<'a> {
    problem: &'a Problem,
    side: &'a Side,
    seats: Vec<u64>,
    people: Vec<u64>,
    places: Vec<u64>,
    money: Vec<u64>,
}

impl<'a> Room<'a> {
    fn new(about: &About<'a>, side: &'a Side) -> Self {
        let problem = about.problem;
        let mut room = Self {
            problem,
            side,
            seats: (0..problem.placements()).map(|p| u64::from(problem.capacity(p))).collect(),
            people: side.applicant_caps.iter().map(|cap| cap.max).collect(),
            places: side.placement_caps.iter().map(|cap| cap.max).collect(),
            money: side.budgets.iter().map(|budget| budget.limit).collect(),
        };
        about.holders().for_each(|pair| room.count(pair));
        room
    }

    fn caps(&self, (a, p): Pair) -> (Vec<usize>, Vec<usize>) {
        let has = |caps: &[Cap], number: u32| -> Vec<usize> {
            let inside = caps.iter().zip(0..).filter(|(cap, _)| cap.members.binary_search(&number).is_ok());
            inside.map(|(_, at)| at).collect()
        };
        (has(&self.side.applicant_caps, a), has(&self.side.placement_caps, p))
    }

    fn count(&mut self, pair: Pair) {
        let (people, places) = self.caps(pair);
        let Some(at) = self.problem.find_pair(pair.0 as usize, pair.1) else { return };
        let left = &mut self.seats[pair.1 as usize];
        *left = left.saturating_sub(1);
        for cap in people {
            self.people[cap] = self.people[cap].saturating_sub(1);
        }
        for cap in places {
            self.places[cap] = self.places[cap].saturating_sub(1);
        }
        for (left, budget) in self.money.iter_mut().zip(&self.side.budgets) {
            *left = left.saturating_sub(budget.costs[at]);
        }
    }

    /// Takes a pair's room, if it is there and the pair depends on nobody else.
    fn take(&mut self, pair: Pair) -> bool {
        let (a, p) = pair;
        let Some(at) = self.problem.find_pair(a as usize, p) else { return false };
        let (people, places) = self.caps(pair);
        let mut open = self.side.open_min.iter().filter(|open| open.placement == p);
        let alone = open.all(|open| open.min < 2) && !self.side.together.iter().any(|list| list.contains(&a));
        let fits = self.seats[p as usize] > 0
            && people.iter().all(|&cap| self.people[cap] > 0)
            && places.iter().all(|&cap| self.places[cap] > 0)
            && self.money.iter().zip(&self.side.budgets).all(|(left, budget)| budget.costs[at] <= *left);
        let takes = alone && fits && !self.side.forbidden.contains(&pair);
        if takes {
            self.count(pair);
        }
        takes
    }
}
