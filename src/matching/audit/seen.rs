//! What the audit sees of a round: who takes part, in which order, who may take what, who holds what. All of it worked
//! out anew from the snapshot, the rules and the pairs.

use std::collections::BTreeMap;

use super::findings::Findings;
use crate::{
    domain::{Facts, Id, Reason, Snapshot, Wish, Withdrawal, geo, property::Property, turn::turn},
    rules::{Constrained, Judgement, PairJudgement, Prepared, RuleSet},
};

/// Whether somebody takes part.
pub(super) enum Admission {
    /// Takes part.
    Yes {
        /// Priority tier, 1 first.
        tier: u8,
        /// Place in line, 1 first.
        order: u64,
    },
    /// The rules say no.
    No(Vec<Reason>),
    /// A person decides.
    Open(Vec<Reason>),
    /// Withdrawn, and as what.
    Withdrawn(Withdrawal),
}

/// Whether somebody may take a placement that they wished for.
#[derive(PartialEq, Eq)]
pub(super) enum May {
    /// Yes.
    Yes,
    /// The rules or the organisation say no.
    No(Vec<Reason>),
    /// A person decides.
    Open(Vec<Reason>),
}

/// The round as the audit sees it. Indices are those of the snapshot.
pub(super) struct Seen<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) rules: &'a RuleSet,
    /// By applicant.
    pub(super) admission: Vec<Admission>,
    /// By applicant, the places of their wishes in the snapshot.
    pub(super) wishes: Vec<Vec<usize>>,
    /// Every row of the allocation that names somebody and something of the round.
    pub(super) rows: Vec<(usize, usize)>,
    /// By applicant, the placement of their first row.
    pub(super) place_of: Vec<Option<usize>>,
    /// By placement, whoever has a row there.
    pub(super) holders: Vec<Vec<usize>>,
    /// By placement, the one of them who is last in line.
    pub(super) latest: Vec<Option<usize>>,
    /// By wish of those who take part, or about whose part a person decides: whether they may.
    pub(super) may: Vec<Option<May>>,
    people: Vec<Prepared>,
    places: Vec<Prepared>,
    /// Which pairs wait for a person because a quota, a reserve or a budget goes by a fact that is unknown.
    constrained: Constrained<'a>,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        rules: &'a RuleSet,
        pairs: &[(Id, Id)],
        found: &mut Findings,
    ) -> Self {
        let people: Vec<_> =
            snapshot.applicants.iter().map(|person| rules.prepare_applicant(person)).collect();
        let places = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
        let mut wishes = vec![Vec::new(); snapshot.applicants.len()];
        for (at, wish) in snapshot.wishes.iter().enumerate() {
            wishes[wish.applicant].push(at);
        }
        let rows = rows(snapshot, pairs, found);
        let mut place_of = vec![None; snapshot.applicants.len()];
        found.asked(Property::Once);
        for &(a, p) in &rows {
            found.note(Property::Once, place_of[a].is_none(), |breach| {
                breach.person(&snapshot.applicants[a].id).at(&snapshot.placements[p].id)
            });
            place_of[a].get_or_insert(p);
        }
        let mut holders = vec![Vec::new(); snapshot.placements.len()];
        for &(a, p) in &rows {
            holders[p].push(a);
        }
        let admission = admission(snapshot, rules, &people);
        let (may, latest) = (Vec::new(), Vec::new());
        let constrained = constrained(snapshot, rules);
        let mut seen = Self {
            snapshot,
            rules,
            admission,
            wishes,
            rows,
            place_of,
            holders,
            latest,
            may,
            people,
            places,
            constrained,
        };
        let last = |held: &Vec<usize>| held.iter().copied().max_by_key(|&a| seen.turn(a));
        seen.latest = seen.holders.iter().map(last).collect();
        let is_asked = |wish: &Wish| {
            matches!(seen.admission[wish.applicant], Admission::Yes { .. } | Admission::Open(_))
        };
        seen.may = snapshot.wishes.iter().map(|wish| is_asked(wish).then(|| seen.ask(wish))).collect();
        seen
    }

    /// Takes part and has no place.
    pub(super) fn is_left_out(&self, a: usize) -> bool {
        self.place_of[a].is_none() && matches!(self.admission[a], Admission::Yes { .. })
    }

    /// Asks the rules whether somebody may take what they wished for.
    pub(super) fn ask(&self, wish: &Wish) -> May {
        if let Some(code) = &wish.refused {
            return May::No(vec![Reason::new(&format!("refused-by-organisation.{code}"))]);
        }
        let (person, place) = (&self.people[wish.applicant], &self.places[wish.placement]);
        let judged = self.rules.pair_at(person, place, wish.distance_m);
        let facts = &self.snapshot.applicants[wish.applicant].facts;
        match self.constrained.judge(judged, facts, wish.placement) {
            PairJudgement::Possible => May::Yes,
            PairJudgement::Impossible(reasons) => May::No(reasons),
            PairJudgement::NeedsPerson(reasons) => May::Open(reasons),
        }
    }

    /// The wishes of somebody who takes part about which a person has to decide, best first, with what is to be found out.
    pub(super) fn open(&self, a: usize) -> Vec<(&'a Wish, &Vec<Reason>)> {
        if !matches!(self.admission[a], Admission::Yes { .. }) {
            return Vec::new();
        }
        let open = self.wishes[a].iter().filter_map(|&at| match &self.may[at] {
            Some(May::Open(reasons)) => Some((&self.snapshot.wishes[at], reasons)),
            _ => None,
        });
        let mut open: Vec<_> = open.collect();
        open.sort_by_key(|(wish, _)| wish.rank);
        open
    }

    /// Those of them that may have cost the person something: all, or those ranked above the place held.
    pub(super) fn missed(&self, a: usize) -> Vec<(&'a Wish, &Vec<Reason>)> {
        let held = self.place_of[a].and_then(|p| self.wish(a, p)).map(|wish| wish.rank);
        let mut open = self.open(a);
        open.retain(|(wish, _)| held.is_none_or(|held| wish.rank < held));
        open
    }

    /// Whether somebody without a place could have a seat, but for others.
    pub(super) fn waits(&self, a: usize) -> bool {
        self.possible(a).any(|wish| self.snapshot.placements[wish.placement].capacity > 0)
    }

    /// The wish of somebody for a placement.
    pub(super) fn wish(&self, a: usize, p: usize) -> Option<&'a Wish> {
        self.wishes[a].iter().map(|&at| &self.snapshot.wishes[at]).find(|wish| wish.placement == p)
    }

    /// The wishes that the rules would let somebody have who takes part.
    pub(super) fn possible(&self, a: usize) -> impl Iterator<Item = &'a Wish> {
        let yes = |at: &&usize| self.may[**at] == Some(May::Yes);
        self.wishes[a].iter().filter(yes).map(|&at| &self.snapshot.wishes[at])
    }

    /// The tier and the place in line of somebody; after everyone for those who take no part.
    pub(super) fn turn(&self, a: usize) -> (u8, u64) {
        match self.admission[a] {
            Admission::Yes { tier, order } => (tier, order),
            _ => (u8::MAX, u64::MAX),
        }
    }

    pub(super) fn applicant(&self, a: usize) -> &'a Id {
        &self.snapshot.applicants[a].id
    }

    pub(super) fn placement(&self, p: usize) -> &'a Id {
        &self.snapshot.placements[p].id
    }
}

/// How far it is, as stated, or between the two places.
pub(super) fn distance_m(snapshot: &Snapshot, wish: &Wish) -> Option<u64> {
    if wish.distance_m.is_some() {
        return wish.distance_m;
    }
    let (home, site) = (snapshot.applicants[wish.applicant].home, snapshot.placements[wish.placement].site);
    Some(geo::distance_m(home?, site?))
}

/// The rows of the allocation by indices; what is not of the round is a breach.
fn rows(snapshot: &Snapshot, pairs: &[(Id, Id)], found: &mut Findings) -> Vec<(usize, usize)> {
    let people: BTreeMap<&Id, usize> = snapshot.applicants.iter().map(|person| &person.id).zip(0..).collect();
    let places: BTreeMap<&Id, usize> = snapshot.placements.iter().map(|place| &place.id).zip(0..).collect();
    found.asked(Property::Known);
    let mut rows = Vec::with_capacity(pairs.len());
    for (applicant, placement) in pairs {
        let (a, p) = (people.get(applicant), places.get(placement));
        found.note(Property::Known, a.is_some() && p.is_some(), |breach| {
            breach.person(applicant).at(placement)
        });
        rows.extend(a.copied().zip(p.copied()));
    }
    rows.sort_unstable();
    rows
}

/// The round's side constraints, with everyone who has not withdrawn and every placement with its seats.
fn constrained<'a>(snapshot: &'a Snapshot, rules: &'a RuleSet) -> Constrained<'a> {
    let there = snapshot.applicants.iter().filter(|person| person.withdrawn.is_none());
    let people: Vec<&Facts> = there.map(|person| &person.facts).collect();
    let seats = snapshot.placements.iter().map(|place| (&place.facts, u64::from(place.capacity)));
    Constrained::new(rules, &snapshot.round, Some(&people), &seats.collect::<Vec<_>>())
}

/// Everyone who takes part in one line: tiers first, then the order of the round as `domain::turn` has it, then the application number.
fn admission(snapshot: &Snapshot, rules: &RuleSet, people: &[Prepared]) -> Vec<Admission> {
    let mut in_line = Vec::new();
    let mut admission: Vec<Admission> = Vec::with_capacity(people.len());
    for (a, (person, prepared)) in snapshot.applicants.iter().zip(people).enumerate() {
        admission.push(if let Some(withdrawal) = person.withdrawn {
            Admission::Withdrawn(withdrawal)
        } else {
            match rules.judge(prepared) {
                Judgement::Eligible { tier } => {
                    in_line.push((tier, turn(&snapshot.round, person), &person.id, a));
                    Admission::Yes { tier, order: 0 }
                }
                Judgement::NotEligible(reasons) => Admission::No(reasons),
                Judgement::NeedsPerson(reasons) => Admission::Open(reasons),
            }
        });
    }
    in_line.sort_unstable();
    for (place, &(tier, _, _, a)) in (1..).zip(&in_line) {
        admission[a] = Admission::Yes { tier, order: place };
    }
    admission
}
