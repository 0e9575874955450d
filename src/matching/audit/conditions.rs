//! What the round asks besides the rules about persons, counted anew from its settings: quotas, budgets, least numbers,
//! people together, agreed placements; and how far reserves are filled. Owns the counts, and whether one more change would
//! break anything.

mod held;

use std::collections::BTreeMap;

use super::{
    findings::Findings,
    seen::{Admission, Seen},
};
use crate::domain::{FactValue, constraints::BudgetSetting, property::Property};

/// One person's place that changes: what they or somebody else had is given up, and they come to a placement.
#[derive(Clone, Copy)]
pub(super) struct Change {
    /// Who gives up what.
    pub(super) leaves: Option<(usize, usize)>,
    /// Who comes where.
    pub(super) comes: (usize, usize),
}

/// What a change would break, with the name that the round gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken<'a> {
    Seats,
    Quota(&'a str),
    Budget(&'a str),
    OpenMin(usize),
    Together,
    Pinned,
}

/// One group of a quota.
struct Cap {
    name: String,
    most: u64,
    count: u64,
}

struct Reserve {
    name: String,
    seats: u64,
    count: u64,
    people: Vec<bool>,
    places: Vec<bool>,
}

pub(super) struct Budget<'a> {
    pub(super) asked: &'a BudgetSetting,
    /// The most that may be spent: what holders cost, where that is more than the round has.
    limit: u128,
    pub(super) spent: u128,
    /// By placement, whether it is paid from this budget.
    places: Vec<bool>,
    /// By applicant, what they cost more, as far as it counts.
    extra: Vec<u64>,
}

struct List {
    size: u64,
    count: u64,
}

/// All conditions with their counts.
pub(super) struct Conditions<'a> {
    caps: Vec<Cap>,
    /// By applicant and by placement, the caps that they count in.
    caps_of_person: Vec<Vec<usize>>,
    caps_of_place: Vec<Vec<usize>>,
    reserves: Vec<Reserve>,
    pub(super) budgets: Vec<Budget<'a>>,
    /// By placement, the fewest with which it runs.
    least: Vec<Option<u64>>,
    lists: Vec<List>,
    /// By applicant, the list to which they are tied.
    list_of: Vec<Option<usize>>,
    /// By applicant, the placement that is agreed.
    agreed: Vec<Option<usize>>,
    /// By applicant, the placement that they hold and cannot leave.
    stays: Vec<Option<usize>>,
    capacity: Vec<u64>,
    pub(super) load: Vec<u64>,
}

impl<'a> Conditions<'a> {
    pub(super) fn new(seen: &Seen<'a>) -> Self {
        let (people, places) = (seen.snapshot.applicants.len(), seen.snapshot.placements.len());
        let mut conditions = Self {
            caps: Vec::new(),
            caps_of_person: vec![Vec::new(); people],
            caps_of_place: vec![Vec::new(); places],
            reserves: Vec::new(),
            budgets: Vec::new(),
            least: vec![None; places],
            lists: Vec::new(),
            list_of: vec![None; people],
            agreed: vec![None; people],
            stays: (0..people).map(|a| seen.stays(a)).collect(),
            capacity: seen.seats.clone(),
            load: vec![0; places],
        };
        conditions.quotas(seen);
        conditions.money(seen);
        conditions.columns(seen);
        conditions.held(seen);
        for &row in &seen.rows {
            conditions.count(row);
        }
        conditions
    }

    fn quotas(&mut self, seen: &Seen<'_>) {
        for quota in &seen.snapshot.round.constraints.quotas {
            let mut groups: BTreeMap<String, usize> = BTreeMap::new();
            let caps = &mut self.caps;
            let mut cap_of = |group: String| {
                let most = quota.most(&group)?;
                Some(*groups.entry(group).or_insert_with_key(|group| {
                    caps.push(Cap { name: format!("{}: {group}", quota.name), most, count: 0 });
                    caps.len() - 1
                }))
            };
            if quota.people_by.is_empty() {
                for (place, caps) in seen.snapshot.placements.iter().zip(&mut self.caps_of_place) {
                    caps.extend(quota.group(&place.facts).and_then(&mut cap_of));
                }
            } else {
                for (person, caps) in seen.snapshot.applicants.iter().zip(&mut self.caps_of_person) {
                    caps.extend(quota.group(&person.facts).and_then(&mut cap_of));
                }
            }
        }
    }

    fn money(&mut self, seen: &Seen<'a>) {
        let snapshot = seen.snapshot;
        let asked = &snapshot.round.constraints;
        self.reserves.extend(asked.reserves.iter().map(|reserve| {
            let inside = reserve.placements.as_ref();
            Reserve {
                name: reserve.name.clone(),
                seats: reserve.seats,
                count: 0,
                people: snapshot.applicants.iter().map(|person| reserve.people.has(&person.facts)).collect(),
                places: (snapshot.placements.iter())
                    .map(|place| inside.is_none_or(|whose| whose.has(&place.facts)))
                    .collect(),
            }
        }));
        self.budgets.extend(asked.budgets.iter().map(|budget| {
            let inside = budget.placements.as_ref();
            let more = budget.extra.as_ref().filter(|extra| extra.counts);
            Budget {
                asked: budget,
                limit: u128::from(budget.limit),
                spent: 0,
                places: (snapshot.placements.iter())
                    .map(|place| inside.is_none_or(|whose| whose.has(&place.facts)))
                    .collect(),
                extra: (snapshot.applicants.iter())
                    .map(|person| {
                        more.filter(|extra| extra.people.has(&person.facts)).map_or(0, |extra| extra.cost)
                    })
                    .collect(),
            }
        }));
    }

    /// What stands in columns: least numbers, who belongs together, what is agreed. Both of the last are asked of those
    /// who take part.
    fn columns(&mut self, seen: &Seen<'_>) {
        let snapshot = seen.snapshot;
        let asked = &snapshot.round.constraints;
        if let Some(column) = &asked.open_min {
            for (place, least) in snapshot.placements.iter().zip(&mut self.least) {
                *least = match place.facts.get(column) {
                    Some(FactValue::Whole(number)) => u64::try_from(*number).ok(),
                    _ => None,
                };
            }
        }
        let ids = snapshot.placements.iter().map(|place| place.id.as_str());
        let places: BTreeMap<&str, usize> = ids.zip(0..).collect();
        let takes_part = |a: &usize| matches!(seen.admission[*a], Admission::Yes { .. });
        let mut lists: BTreeMap<String, usize> = BTreeMap::new();
        for a in (0..snapshot.applicants.len()).filter(takes_part) {
            let facts = &snapshot.applicants[a].facts;
            let value = |column: &Option<String>| Some(facts.get(column.as_ref()?)?.written());
            if let Some(value) = value(&asked.together) {
                let list = *lists.entry(value).or_insert(self.lists.len());
                if list == self.lists.len() {
                    self.lists.push(List { size: 0, count: 0 });
                }
                self.lists[list].size += 1;
                self.list_of[a] = Some(list);
            }
            if let Some(value) = value(&asked.pinned) {
                // What is agreed of a pair about which a person has to decide waits with it.
                let agreed = places.get(value.as_str()).copied();
                let open = |p: &usize| seen.open(a).iter().any(|(wish, _)| wish.placement == *p);
                self.agreed[a] = agreed.filter(|p| !open(p));
            }
        }
    }

    fn count(&mut self, (a, p): (usize, usize)) {
        self.load[p] += 1;
        for &cap in self.caps_of_person[a].iter().chain(&self.caps_of_place[p]) {
            self.caps[cap].count += 1;
        }
        for reserve in self.reserves.iter_mut().filter(|reserve| reserve.people[a] && reserve.places[p]) {
            reserve.count += 1;
        }
        for budget in &mut self.budgets {
            budget.spent += budget.cost((a, p));
        }
        if let Some(list) = self.list_of[a] {
            self.lists[list].count += 1;
        }
    }

    /// Checks every condition of the round.
    pub(super) fn check(&self, seen: &Seen<'_>, found: &mut Findings) {
        use Property::{Budgets, OpenMin, Pinned, Quotas, Together};
        let asked = &seen.snapshot.round.constraints;
        let kinds = [
            (Quotas, !asked.quotas.is_empty()),
            (Budgets, !asked.budgets.is_empty()),
            (OpenMin, asked.open_min.is_some()),
            (Together, asked.together.is_some()),
            (Pinned, asked.pinned.is_some()),
        ];
        kinds.iter().filter(|kind| kind.1).for_each(|kind| found.asked(kind.0));
        for cap in &self.caps {
            found.note(Quotas, cap.count <= cap.most, |breach| breach.what(&cap.name));
        }
        for budget in &self.budgets {
            let within = budget.spent <= budget.limit;
            found.note(Budgets, within, |breach| breach.what(&budget.asked.name));
        }
        for (p, least) in self.least.iter().enumerate() {
            let Some(least) = least else { continue };
            let runs = !(1..*least).contains(&self.load[p]);
            found.note(OpenMin, runs, |breach| breach.at(seen.placement(p)));
        }
        for (number, list) in self.lists.iter().enumerate().filter(|(_, list)| list.size > 1) {
            let whole = list.count == 0 || list.count >= list.size;
            found.note(Together, whole, |breach| {
                let members = (0..self.list_of.len()).filter(|a| self.list_of[*a] == Some(number));
                members.fold(breach, |breach, a| breach.person(seen.applicant(a)))
            });
        }
        for (a, agreed) in self.agreed.iter().enumerate() {
            let Some(p) = *agreed else { continue };
            found.note(Pinned, seen.place_of[a] == Some(p), |breach| {
                breach.person(seen.applicant(a)).at(seen.placement(p))
            });
        }
    }

    /// Whether a change keeps every condition. What is broken already and gets no worse does not count: each property
    /// stands alone.
    pub(super) fn keeps(&self, change: Change) -> bool {
        self.broken(change).is_empty()
    }

    /// The conditions that a change would break.
    pub(super) fn broken(&self, change: Change) -> Vec<Broken<'_>> {
        let Change { leaves, comes: (a, q) } = change;
        let left = leaves.map(|(_, p)| p);
        if left != Some(q) && self.load[q] + 1 > self.capacity[q] {
            return vec![Broken::Seats];
        }
        let mut broken = Vec::new();
        let mut full = |own: &[usize], others: Option<&Vec<usize>>| {
            let more = own.iter().filter(|cap| !others.is_some_and(|others| others.contains(cap)));
            let caps = more.map(|&cap| &self.caps[cap]).filter(|cap| cap.count + 1 > cap.most);
            broken.extend(caps.map(|cap| Broken::Quota(&cap.name)));
        };
        full(&self.caps_of_person[a], leaves.map(|(b, _)| &self.caps_of_person[b]));
        full(&self.caps_of_place[q], left.map(|p| &self.caps_of_place[p]));
        for budget in &self.budgets {
            let (more, less) = (budget.cost((a, q)), leaves.map_or(0, |row| budget.cost(row)));
            if more > less && budget.spent + more - less > budget.limit {
                broken.push(Broken::Budget(&budget.asked.name));
            }
        }
        if left != Some(q) {
            let closes = |p: usize, after: u64| {
                self.least[p]
                    .is_some_and(|least| (1..least).contains(&after) && !(1..least).contains(&self.load[p]))
            };
            broken.extend(closes(q, self.load[q] + 1).then_some(Broken::OpenMin(q)));
            let left = left.filter(|&p| closes(p, self.load[p].saturating_sub(1)));
            broken.extend(left.map(Broken::OpenMin));
        }
        self.ties(leaves, (a, q), &mut broken);
        broken
    }

    /// Who is tied to others, or to a placement.
    fn ties<'b>(
        &'b self,
        leaves: Option<(usize, usize)>,
        (a, q): (usize, usize),
        broken: &mut Vec<Broken<'b>>,
    ) {
        let (into, out) = (self.list_of[a], leaves.and_then(|(b, _)| self.list_of[b]));
        let tears = |list: usize, after: u64| {
            let List { size, count } = self.lists[list];
            (1..size).contains(&after) && !(1..size).contains(&count)
        };
        let count = |list: usize| self.lists[list].count;
        if into != out
            && (into.is_some_and(|list| tears(list, count(list) + 1))
                || out.is_some_and(|list| tears(list, count(list).saturating_sub(1))))
        {
            broken.push(Broken::Together);
        }
        let elsewhere = self.agreed[a].is_some_and(|agreed| agreed != q);
        let fixed = |b: usize, p: usize| self.agreed[b] == Some(p) || self.stays[b] == Some(p);
        let given_up = leaves.is_some_and(|(b, p)| fixed(b, p) && (b, p) != (a, q));
        broken.extend((elsewhere || given_up).then_some(Broken::Pinned));
    }

    /// Whether a seat is free.
    pub(super) fn has_seat(&self, p: usize) -> bool {
        self.load[p] < self.capacity[p]
    }

    /// How many more seats of reserves a change would fill: below zero for fewer.
    pub(super) fn reserves_gained(&self, change: Change) -> i64 {
        let gained = |reserve: &Reserve| {
            let counts = |row: (usize, usize)| reserve.people[row.0] && reserve.places[row.1];
            let (more, less) = (counts(change.comes), change.leaves.is_some_and(counts));
            match (more, less) {
                (true, false) => i64::from(reserve.count < reserve.seats),
                (false, true) => -i64::from(reserve.count <= reserve.seats),
                _ => 0,
            }
        };
        self.reserves.iter().map(gained).sum()
    }

    /// The name of a reserve of which a place would fill another seat.
    pub(super) fn reserve_open_to(&self, (a, q): (usize, usize)) -> Option<&str> {
        let open =
            |reserve: &&Reserve| reserve.count < reserve.seats && reserve.people[a] && reserve.places[q];
        self.reserves.iter().find(open).map(|reserve| reserve.name.as_str())
    }

    /// The names of the reserves that would lose a seat if somebody took another's place.
    pub(super) fn reserves_lost(&self, (b, p): (usize, usize), a: usize) -> impl Iterator<Item = &str> {
        let loses = move |reserve: &&Reserve| {
            reserve.places[p] && reserve.people[b] && !reserve.people[a] && reserve.count <= reserve.seats
        };
        self.reserves.iter().filter(loses).map(|reserve| reserve.name.as_str())
    }

    /// What two holders of one placement have in common if they may stand for each other in every condition; `None` for
    /// those who cannot give up their place alone.
    pub(super) fn kind(&self, (a, p): (usize, usize)) -> Option<Kind> {
        let is_tied = self.list_of[a].is_some_and(|list| self.lists[list].size > 1);
        if is_tied || self.agreed[a] == Some(p) || self.stays[a] == Some(p) {
            return None;
        }
        let reserves = self.reserves.iter().map(|reserve| reserve.people[a] && reserve.places[p]);
        let costs = self.budgets.iter().map(|budget| budget.cost((a, p)));
        Some(Kind {
            caps: self.caps_of_person[a].clone(),
            reserves: reserves.collect(),
            costs: costs.collect(),
        })
    }
}

/// See [`Conditions::kind`].
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    caps: Vec<usize>,
    reserves: Vec<bool>,
    costs: Vec<u128>,
}

impl Budget<'_> {
    fn cost(&self, (a, p): (usize, usize)) -> u128 {
        if self.places[p] { u128::from(self.asked.cost) + u128::from(self.extra[a]) } else { 0 }
    }
}
