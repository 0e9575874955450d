//! Of the model: what a run reads, whether it has changed since, and what its publication leaves.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    line::place_in_line,
    model::{Offer, Out, PERSON, Person, Phase, Published, Season, State},
    moves::Said,
};

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Main,
    Refill,
    Correction,
}

/// What a run knows of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    out: Option<Out>,
    first: Option<usize>,
    old: Option<bool>,
    again: bool,
    barred: BTreeSet<usize>,
}

impl Row {
    fn of(one: &Person) -> Self {
        let out = one.out();
        let first = one.first().filter(|_| out.is_none() && one.held().is_none());
        Self { out, first, old: one.old, again: one.again, barred: one.barred.clone() }
    }
}

/// What a run found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Who gets which place.
    pub(crate) gives: BTreeMap<usize, usize>,
    /// Who is told something.
    pub(crate) letters: BTreeSet<usize>,
    /// How many come earlier, of those who stay in line.
    pub(crate) ahead: BTreeMap<(usize, usize), u64>,
}

/// A run.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) kind: Kind,
    pub(crate) starter: usize,
    /// How many publications there were.
    pub(crate) base: usize,
    /// How much had happened by then for which somebody may wait longer.
    pub(crate) causes: usize,
    /// Everyone, as the run reads them.
    pub(crate) people: Vec<Person>,
    seats: Vec<usize>,
    /// Everyone in line, as the run reads them.
    pub(crate) line: Vec<usize>,
    /// For whom it has a seat above a placement's own.
    pub(crate) above: Option<usize>,
    /// What it can give.
    pub(crate) free: Vec<usize>,
    pub(crate) found: Option<Found>,
}

impl Season {
    /// Somebody starts a run.
    pub(crate) fn start(&mut self, kind: Kind, starter: usize) -> Said {
        let may = match kind {
            Kind::Main => self.phase == Phase::Closed,
            Kind::Refill => self.phase == Phase::Published && self.all_free().iter().any(|free| *free > 0),
            Kind::Correction => self.phase == Phase::Published && !self.to_correct().is_empty(),
        };
        if !may || self.queued() {
            return Said::No;
        }
        let (mut line, mut free) = (self.line(), self.all_free());
        if kind == Kind::Main {
            // A round's own results are of use whenever they come.
            free.clone_from(&self.seats);
        }
        let above = self.above().filter(|_| kind == Kind::Correction);
        if let Some((person, place)) = above {
            line.retain(|one| *one != person);
            line.insert(0, person);
            free[place] += 1;
        }
        self.runs.push(Run {
            kind,
            starter,
            base: self.published.len(),
            causes: self.causes,
            people: self.people.clone(),
            seats: self.seats.clone(),
            line,
            above: above.map(|(person, _)| person),
            free,
            found: None,
        });
        Said::Done
    }

    /// The season as a run reads it.
    pub(crate) fn as_read(&self, run: &Run) -> Self {
        Self::new(run.people.clone(), self.seats.clone(), (self.lapses, self.after_start))
    }

    /// The oldest seat that was signed for somebody who is in line and can be given no seat that is free.
    fn above(&self) -> Option<(usize, usize)> {
        let free = self.all_free();
        self.signed.iter().copied().find(|(person, place)| {
            let one = &self.people[*person];
            let could = self.possible(*person);
            one.signed().any(|signed| signed == *place)
                && one.in_line()
                && could.contains(place)
                && could.iter().all(|place| free[*place] == 0)
        })
    }

    /// A worker has computed the run that waits: who gets what.
    pub(crate) fn computed(&mut self, gives: BTreeMap<usize, usize>) {
        let Some(at) = self.runs.iter().position(|run| run.found.is_none()) else { return };
        let number = at + 1;
        let run = &self.runs[at];
        let untold = |one: &Person| {
            let known =
                |fix: &super::model::Fix| fix.runs < number && !one.letters.iter().any(|run| *run > fix.runs);
            one.may_wait() && one.fixes.iter().any(known)
        };
        let mut letters: BTreeSet<usize> = gives.keys().copied().collect();
        match run.kind {
            Kind::Main => letters.extend(0..self.people.len()),
            Kind::Refill => {}
            Kind::Correction => letters.extend(
                (0..self.people.len())
                    .filter(|one| untold(&self.people[*one]) && run.people[*one].held().is_none()),
            ),
        }
        let ahead = self.as_read(run).before(&run.line, &gives.keys().copied().collect());
        self.runs[at].found = Some(Found { gives, letters, ahead });
    }

    /// Whether what a run rests on has changed, for whom it tells and at the places that it gives.
    pub(crate) fn stale(&self, at: usize) -> bool {
        let run = &self.runs[at];
        let Some(found) = &run.found else { return false };
        if run.kind == Kind::Main {
            let rows = |people: &[Person]| people.iter().map(Row::of).collect::<Vec<_>>();
            return rows(&self.people) != rows(&run.people) || self.seats != run.seats;
        }
        let changed = |one: &usize| {
            let person = &self.people[*one];
            let (mut then, mut now) = (Row::of(&run.people[*one]), Row::of(person));
            if person.signed().next().is_some() {
                // Whoever a seat is signed for comes first by that.
                (then.first, now.first) = (None, None);
            }
            then != now
        };
        let short = (0..self.seats.len()).any(|place| {
            let own = |(person, at): &(&usize, &usize)| {
                **at == place && !self.people[**person].signed().any(|signed| signed == place)
            };
            found.gives.iter().filter(own).count() > self.free(place)
        });
        found.letters.iter().any(changed) || short
    }

    /// Somebody publishes a run.
    pub(crate) fn publish(&mut self, at: usize, who: usize) -> Said {
        let Some(run) = self.runs.get(at).cloned() else { return Said::No };
        let phase = if run.kind == Kind::Main { Phase::Closed } else { Phase::Published };
        let Some(found) = run.found.as_ref().filter(|found| !found.letters.is_empty()) else {
            return Said::No;
        };
        let may = self.phase == phase && run.base == self.published.len() && run.starter != who;
        if !may || self.stale(at) {
            return Said::No;
        }
        let (number, from) = (at + 1, self.from());
        let until = Self::answer_by(from[PERSON]);
        for (person, place) in &found.gives {
            let one = &mut self.people[*person];
            let above = one.signed().any(|signed| signed == *place);
            for signed in &mut one.above {
                signed.1 |= signed.0 == *place;
            }
            let (place, state) = (*place, State::Open);
            one.offers.push(Offer {
                place,
                state,
                contested: false,
                until,
                events: 0,
                run: number,
                above,
                from,
            });
        }
        for person in &found.letters {
            self.people[*person].letters.push(number);
            self.messages += usize::from(run.people[*person].out().is_none());
        }
        self.published.push(Published { run: at, starter: run.starter, publisher: who });
        self.phase = Phase::Published;
        Said::Done
    }

    /// Whether a person stands before another in line.
    pub(crate) fn comes_before(&self, one: usize, other: usize) -> bool {
        place_in_line(one, &self.people[one]) < place_in_line(other, &self.people[other])
    }
}
