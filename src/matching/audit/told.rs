//! What people are told: that the outcome says of everyone what the allocation says, in the order of the round.

use super::{
    conditions::Conditions,
    demand,
    findings::Findings,
    reasons,
    seen::{Admission, Seen, distance_m},
    sums,
};
use crate::domain::{OrderBy, Outcome, PersonOutcome, Status, draw, property::Property};

/// Checks everything that an outcome says.
pub(super) fn check(seen: &Seen<'_>, conditions: &Conditions<'_>, outcome: &Outcome, found: &mut Findings) {
    let people = &seen.snapshot.applicants;
    let mut told: Vec<Option<&PersonOutcome>> = vec![None; people.len()];
    let mut next = 0;
    for person in &outcome.people {
        // Who stands where the round has them need not be looked for.
        let at = match people.get(next) {
            Some(one) if one.id == person.applicant => Some(next),
            _ => people.binary_search_by(|one| one.id.cmp(&person.applicant)).ok(),
        };
        let is_new = at.is_some_and(|a| told[a].replace(person).is_none());
        next = at.map_or(next, |a| a + 1);
        found.note(Property::Told, is_new, |breach| breach.person(&person.applicant));
    }
    let numbers = outcome.people.iter().map(|person| &person.applicant);
    let in_order = numbers.eq(people.iter().map(|one| &one.id));
    found.note(Property::Told, in_order, |breach| breach.what("applicants"));
    let promised = match &seen.snapshot.round.order {
        OrderBy::Draw { seed, commitment: Some(promised) } => {
            promised.eq_ignore_ascii_case(&draw::commitment(seed))
        }
        _ => true,
    };
    found.note(Property::Order, promised, |breach| breach.what("commitment"));
    let telling = Telling { seen, outcome };
    for (a, applicant) in people.iter().enumerate() {
        let Some(person) = told[a] else {
            found.note(Property::Told, false, |breach| breach.person(&applicant.id));
            continue;
        };
        telling.person(a, person, found);
    }
    reasons::check(seen, conditions, &told, found);
    demand::check(seen, conditions, outcome, found);
    sums::check(seen, conditions, outcome, found);
}

struct Telling<'a> {
    seen: &'a Seen<'a>,
    outcome: &'a Outcome,
}

impl Telling<'_> {
    fn person(&self, a: usize, person: &PersonOutcome, found: &mut Findings) {
        let id = &person.applicant;
        let (tier, order) = match self.seen.admission[a] {
            Admission::Yes { tier, order, .. } => (Some(tier), Some(order)),
            Admission::Holds(line) => line.unzip(),
            _ => (None, None),
        };
        let first = matches!(self.seen.admission[a], Admission::Yes { first: true, .. });
        let same = (person.tier, person.order) == (tier, order) && person.first_in_line == first;
        found.note(Property::Order, same, |breach| breach.person(id).what(&format!("{tier:?} {order:?}")));
        let held = self.seen.place_of[a];
        found
            .note(Property::Told, self.is_undecided(a, person), |breach| breach.person(id).what("undecided"));
        let wish = held.and_then(|p| self.seen.wish(a, p));
        let place = person.place.map(|p| self.outcome.places.get(p).map(|place| &place.placement.id));
        let before = person.held.map(|p| self.outcome.places.get(p).map(|place| &place.placement.id));
        let told = before == self.seen.held[a].map(|p| Some(self.seen.placement(p)))
            && place == held.map(|p| Some(self.seen.placement(p)))
            && person.rank == wish.map(|wish| wish.rank)
            && person.distance_m == wish.and_then(|wish| distance_m(self.seen.snapshot, wish))
            && self.is_status(a, person.status);
        found.note(Property::Told, told, |breach| {
            let breach = breach.person(id).what(person.status.name());
            held.map(|p| self.seen.placement(p)).into_iter().fold(breach, super::Breach::at)
        });
    }

    /// Whether somebody is told of every undecided wish that may have cost them something, and of no other.
    fn is_undecided(&self, a: usize, person: &PersonOutcome) -> bool {
        let open = self.seen.missed(a);
        let told = person.undecided.iter().map(|wish| {
            let place = self.outcome.places.get(wish.place).map(|place| &place.placement.id);
            (place, wish.rank)
        });
        open.iter().map(|(wish, _)| (Some(self.seen.placement(wish.placement)), wish.rank)).eq(told)
    }

    /// Whether a status is one that somebody can have.
    fn is_status(&self, a: usize, told: Status) -> bool {
        match &self.seen.admission[a] {
            _ if self.seen.place_of[a].is_some() => told == Status::Placed,
            Admission::Out(out) if out.is_withdrawn() => told == Status::Withdrawn,
            Admission::Out(_) => told == Status::OutOfLine,
            // A holder without a place is a breach of its own.
            Admission::Holds(_) => false,
            Admission::No(_) => told == Status::NotEligible,
            // Where no seat could be theirs without the decision, it is what they wait for.
            Admission::Yes { .. } if self.seen.waits(a) || self.seen.open(a).is_empty() => {
                told == Status::Waiting
            }
            Admission::Open(_) | Admission::Yes { .. } => told == Status::NeedsPerson,
        }
    }
}
