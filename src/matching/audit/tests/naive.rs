//! The conditions and the aims of a round, counted by hand and slowly: what the audit is held against.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use crate::{
    domain::{FactValue, Facts, Metres, OrderBy, Stage, constraints::Quota, draw, geo, property::Property},
    rules::{Constrained, Judgement, PairJudgement},
};

/// Who has what, by indices of the snapshot.
pub(super) type Places = BTreeMap<usize, usize>;

impl Scene {
    pub(super) fn places(&self) -> Places {
        let at =
            |id: &crate::domain::Id| self.snapshot.applicants.iter().position(|one| one.id == *id).unwrap();
        let to =
            |id: &crate::domain::Id| self.snapshot.placements.iter().position(|one| one.id == *id).unwrap();
        self.pairs.iter().map(|(a, p)| (at(a), to(p))).collect()
    }

    pub(super) fn tier(&self, a: usize) -> Option<u8> {
        match self.rules.applicant(&self.snapshot.applicants[a]) {
            Judgement::Eligible { tier } if self.snapshot.applicants[a].out_of_line.is_none() => Some(tier),
            _ => None,
        }
    }

    /// The properties of single places and the conditions that these places break.
    #[allow(clippy::too_many_lines, reason = "one list, case after case")]
    pub(super) fn broken(&self, places: &Places) -> BTreeSet<Property> {
        let mut broken = BTreeSet::new();
        let mut breaks = |property: Property, is_broken: bool| {
            if is_broken {
                broken.insert(property);
            }
        };
        let asked = &self.snapshot.round.constraints;
        let person = |a: usize| &self.snapshot.applicants[a].facts;
        let place = |p: usize| &self.snapshot.placements[p].facts;
        let there = self.snapshot.applicants.iter().filter(|one| one.out_of_line.is_none());
        let everyone: Vec<&Facts> = there.map(|one| &one.facts).collect();
        let seats = self.snapshot.placements.iter().map(|place| (&place.facts, u64::from(place.capacity)));
        let seats: Vec<_> = seats.collect();
        let constrained = Constrained::new(&self.rules, &self.snapshot.round, Some(&everyone), &seats);
        let judged = |a: usize, p: usize| {
            let judged = self.rules.pair(&self.snapshot.applicants[a], &self.snapshot.placements[p]);
            constrained.judge(judged, person(a), p)
        };
        let wished =
            |a, p| self.snapshot.wishes.iter().find(|wish| (wish.applicant, wish.placement) == (a, p));
        for (&a, &p) in places {
            let (wish, pair) = (wished(a, p), judged(a, p));
            breaks(Property::TakesPart, self.tier(a).is_none());
            breaks(Property::Wished, wish.is_none());
            let refused = wish.is_some_and(|wish| wish.refused.is_some());
            breaks(Property::NotRefused, refused);
            breaks(Property::Allowed, wish.is_some() && !refused && pair != PairJudgement::Possible);
        }
        for (p, placement) in self.snapshot.placements.iter().enumerate() {
            let load = places.values().filter(|at| **at == p).count() as u64;
            breaks(Property::Seats, load > u64::from(placement.capacity));
            let column = asked.open_min.as_ref().and_then(|column| placement.facts.get(column));
            if let Some(FactValue::Whole(least)) = column {
                breaks(Property::OpenMin, load > 0 && load < u64::try_from(*least).unwrap());
            }
        }
        for quota in &asked.quotas {
            let facts = |(a, p): (&usize, &usize)| {
                if quota.people_by.is_empty() { place(*p).clone() } else { person(*a).clone() }
            };
            breaks(Property::Quotas, over(quota, places.iter().map(facts)));
        }
        for budget in &asked.budgets {
            let cost = |(a, p): (&usize, &usize)| {
                let inside = budget.placements.as_ref().is_none_or(|whose| whose.has(place(*p)));
                let extra =
                    budget.extra.as_ref().filter(|extra| extra.counts && extra.people.has(person(*a)));
                if inside { budget.cost + extra.map_or(0, |extra| extra.cost) } else { 0 }
            };
            breaks(Property::Budgets, places.iter().map(cost).sum::<u64>() > budget.limit);
        }
        let all = || (0..self.snapshot.applicants.len()).filter(|&a| self.tier(a).is_some());
        if let Some(column) = &asked.together {
            for a in all() {
                let tied = |b: &usize| person(*b).get(column) == person(a).get(column);
                let alone = person(a).contains_key(column)
                    && all().filter(tied).any(|b| places.contains_key(&b) != places.contains_key(&a));
                breaks(Property::Together, alone);
            }
        }
        if let Some(column) = &asked.pinned {
            for a in all() {
                let held = places.get(&a).map(|&p| self.snapshot.placements[p].id.as_str().to_owned());
                let agreed = person(a).get(column).map(FactValue::written);
                let at = agreed.as_ref().and_then(|agreed| {
                    self.snapshot.placements.iter().position(|place| place.id.as_str() == agreed)
                });
                // What is agreed of an undecided pair waits with it.
                let open = at.is_some_and(|p| {
                    let asked = wished(a, p).is_some_and(|wish| wish.refused.is_none());
                    asked && matches!(judged(a, p), PairJudgement::NeedsPerson(_))
                });
                breaks(Property::Pinned, agreed.is_some() && held != agreed && !open);
            }
        }
        broken
    }

    /// What places are worth at a stage; the greater the better.
    pub(super) fn worth(&self, stage: Stage, places: &Places) -> Vec<i64> {
        let count = |number: usize| i64::try_from(number).unwrap();
        let wish = |(a, p): (&usize, &usize)| {
            self.snapshot.wishes.iter().find(|wish| (wish.applicant, wish.placement) == (*a, *p)).unwrap()
        };
        match stage {
            Stage::Placed => vec![count(places.len())],
            Stage::Reserves => {
                let asked = self.snapshot.round.constraints.reserves.iter();
                let filled = asked.map(|reserve| {
                    let inside = |(a, p): &(&usize, &usize)| {
                        let place = &self.snapshot.placements[**p].facts;
                        reserve.people.has(&self.snapshot.applicants[**a].facts)
                            && reserve.placements.as_ref().is_none_or(|whose| whose.has(place))
                    };
                    places.iter().filter(inside).count().min(usize::try_from(reserve.seats).unwrap())
                });
                vec![count(filled.sum())]
            }
            Stage::Tiers => {
                let of = |tier: u8| places.keys().filter(|a| self.tier(**a) == Some(tier)).count();
                vec![count(of(1)), count(of(2))]
            }
            Stage::Order => self.in_line().iter().map(|a| i64::from(places.contains_key(a))).collect(),
            Stage::Rank => vec![-places.iter().map(|row| i64::from(wish(row).rank)).sum::<i64>()],
            Stage::Distance => {
                let far = |row: (&usize, &usize)| {
                    let wish = wish(row);
                    let home = self.snapshot.applicants[wish.applicant].home;
                    let site = self.snapshot.placements[wish.placement].site;
                    let ends = home.zip(site).map(|(home, site)| geo::distance_m(home, site));
                    i64::try_from(wish.stated.map(Metres::get).or(ends).unwrap_or(0)).unwrap()
                };
                vec![-places.iter().map(far).sum::<i64>()]
            }
            Stage::Tiebreak => Vec::new(),
        }
    }

    /// Everyone who takes part, in line.
    pub(super) fn in_line(&self) -> Vec<usize> {
        let mut in_line: Vec<usize> =
            (0..self.snapshot.applicants.len()).filter(|a| self.tier(*a).is_some()).collect();
        in_line.sort_by_key(|&a| {
            let person = &self.snapshot.applicants[a];
            let number = match &self.snapshot.round.order {
                OrderBy::Registration => 0,
                OrderBy::Draw { seed, .. } => {
                    draw::ticket(seed, person.entry.draw_code.as_ref().unwrap_or(&person.id))
                }
            };
            let came = (person.entry.received, person.entry.arrival);
            (self.tier(a), Some(came).filter(|_| number == 0), number, person.id.clone())
        });
        in_line
    }

    /// The first stage at which some places are better than others; `None` where they are not.
    pub(super) fn better_at(&self, places: &Places, others: &Places) -> Option<Stage> {
        let stages = self.snapshot.round.stages.iter().copied();
        let differs = |stage: &Stage| self.worth(*stage, places) != self.worth(*stage, others);
        let stage = stages.into_iter().find(differs)?;
        (self.worth(stage, places) > self.worth(stage, others)).then_some(stage)
    }

    /// Every way in which one person's place can differ: nobody has it, somebody else has it, it is elsewhere.
    pub(super) fn neighbours(&self) -> Vec<Places> {
        let true_places = self.places();
        let mut all = Vec::new();
        for (&b, &p) in &true_places {
            let mut without = true_places.clone();
            without.remove(&b);
            for a in (0..self.snapshot.applicants.len()).filter(|a| !true_places.contains_key(a)) {
                let mut instead = without.clone();
                instead.insert(a, p);
                all.push(instead);
            }
            for q in (0..self.snapshot.placements.len()).filter(|&q| q != p) {
                let mut elsewhere = without.clone();
                elsewhere.insert(b, q);
                all.push(elsewhere);
            }
            all.push(without);
        }
        for a in (0..self.snapshot.applicants.len()).filter(|a| !true_places.contains_key(a)) {
            for p in 0..self.snapshot.placements.len() {
                let mut more = true_places.clone();
                more.insert(a, p);
                all.push(more);
            }
        }
        all
    }
}

fn over(quota: &Quota, facts: impl Iterator<Item = Facts>) -> bool {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    facts.filter_map(|facts| quota.group(&facts)).for_each(|group| *counts.entry(group).or_default() += 1);
    counts.iter().any(|(group, count)| quota.most(group).is_some_and(|most| *count > most))
}
