//! Of the model: what a run reads, whether it has changed since, and what its publication leaves.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    line::{Seekers, place_in_line},
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
    /// Who may be given what, as the run reads it.
    pub(crate) seekers: Seekers,
    /// Whether a job started it, in the name of the two who signed the round's rule.
    pub(crate) by_rule: bool,
    pub(crate) cancelled: bool,
    pub(crate) found: Option<Found>,
}

impl Run {
    /// Whether a worker is still to compute it.
    pub(crate) fn waits(&self) -> bool {
        self.found.is_none() && !self.cancelled
    }
}

impl Season {
    /// Somebody starts a run.
    pub(crate) fn start(&mut self, kind: Kind, starter: usize) -> Said {
        let may = match kind {
            Kind::Main => self.phase == Phase::Closed,
            Kind::Refill => self.phase == Phase::Published && self.all_free().iter().any(|free| *free > 0),
            Kind::Correction => self.phase == Phase::Published && !self.to_correct().is_empty(),
        };
        let free = self.all_free();
        let awaited = |place: usize| free[place] > 0 && !self.awaited(place).is_empty();
        let awaited = kind == Kind::Refill && (0..free.len()).any(awaited);
        if !may || awaited || self.queued() {
            return Said::No;
        }
        let mut seekers = match kind {
            // A round's own results are of use whenever they come.
            Kind::Main => Seekers { line: self.line(), free: self.seats.clone(), ..Seekers::default() },
            Kind::Refill => self.seekers(),
            Kind::Correction => Seekers { line: self.line(), free: self.all_free(), ..Seekers::default() },
        };
        if let Some((person, place)) = self.above().filter(|_| kind == Kind::Correction) {
            seekers.line.retain(|one| *one != person);
            seekers.free[place] = seekers.free[place].saturating_sub(1);
            seekers.above = Some((person, place));
        }
        self.runs.push(Run {
            kind,
            starter,
            base: self.published.len(),
            causes: self.causes,
            people: self.people.clone(),
            seats: self.seats.clone(),
            seekers,
            by_rule: false,
            cancelled: false,
            found: None,
        });
        self.quiet = true;
        Said::Done
    }

    /// Somebody stops a run before a worker has taken it.
    pub(crate) fn cancel(&mut self, at: usize) -> Said {
        match self.runs.get_mut(at).filter(|run| run.waits()) {
            Some(run) => {
                run.cancelled = true;
                Said::Done
            }
            None => Said::No,
        }
    }

    /// The season as a run reads it.
    pub(crate) fn as_read(&self, run: &Run) -> Self {
        let settings = self.settings.clone();
        let read = Self::new(run.people.clone(), run.seats.clone(), (self.lapses, self.after_start));
        Self { settings, ..read }
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
                && (self.is_limited() || could.iter().all(|place| free[*place] == 0))
        })
    }

    /// A worker has computed the run that waits: who gets what.
    pub(crate) fn computed(&mut self, gives: BTreeMap<usize, usize>) {
        let Some(at) = self.runs.iter().position(Run::waits) else { return };
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
        let ahead = self.as_read(run).before(&run.seekers.line, &gives.keys().copied().collect());
        self.quiet &= run.kind == Kind::Refill && gives.is_empty();
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
        // Whoever came into the line since, or to another place in it.
        let came = |at: usize| {
            let one = &self.people[at];
            let stands = |person: &Person| {
                let row = Row::of(person);
                (row.out, row.first.filter(|_| one.signed().next().is_none()), row.old, row.again)
            };
            let waits = one.out().is_none() && one.held().is_none();
            waits && !found.letters.contains(&at) && stands(one) != stands(&run.people[at])
        };
        let moved = |one: &usize| run.seekers.movers.contains(one).then(|| run.people[*one].held()).flatten();
        let answered = |one: &usize| {
            moved(one).is_some_and(|held| !self.may_move(*one) || self.people[*one].held() != Some(held))
        };
        let short = (0..self.seats.len()).any(|place| {
            let own = |(person, at): &(&usize, &usize)| {
                **at == place && !self.people[**person].signed().any(|signed| signed == place)
            };
            let left = found.gives.keys().filter(|one| moved(one) == Some(place)).count();
            let taken = self.held(place).saturating_sub(left) + self.frozen(place);
            let free = if self.shut(place) { 0 } else { self.seats[place].saturating_sub(taken) };
            found.gives.iter().filter(own).count() > free
        });
        let line = (0..self.people.len()).any(came);
        // Every seat counts in a quota: what its holder gave up, or was put right of them, may change who gets another.
        let counted = |one: usize| {
            let (then, now) = (&run.people[one], &self.people[one]);
            let fixed = now.fixes.iter().any(|fix| fix.runs > at);
            then.held().is_some() && (now.held().is_none() || fixed)
        };
        let counted = self.settings.most.is_some() && (0..self.people.len()).any(counted);
        line || counted || found.letters.iter().any(|one| changed(one) || answered(one)) || short
    }

    /// Somebody publishes a run.
    pub(crate) fn publish(&mut self, at: usize, who: usize) -> Said {
        let Some(run) = self.runs.get(at).cloned() else { return Said::No };
        let phase = if run.kind == Kind::Main { Phase::Closed } else { Phase::Published };
        let Some(found) = run.found.as_ref().filter(|found| !found.letters.is_empty()) else {
            return Said::No;
        };
        let may = self.phase == phase && run.base == self.published.len() && run.starter != who;
        let others = |(person, place): (&usize, &usize)| {
            let waits = self.awaited(*place);
            !waits.is_empty() && !waits.contains(person)
        };
        let awaited = run.kind != Kind::Main && found.gives.iter().any(others);
        if !may || self.stale(at) || awaited {
            return Said::No;
        }
        let (number, from) = (at + 1, self.from());
        let until = Self::answer_by(from[PERSON]);
        for (person, place) in &found.gives {
            let one = &mut self.people[*person];
            if let Some(former) = one.offers.last_mut().filter(|offer| offer.holds()) {
                former.state = State::Replaced;
                former.events += 1;
            }
            // A seat of the placement itself leaves what was signed unused.
            let above = run.seekers.above == Some((*person, *place));
            for signed in &mut one.above {
                signed.1 |= above && signed.0 == *place;
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
        self.published.push(Published { run: at, starter: run.starter, publisher: who, from });
        self.phase = Phase::Published;
        Said::Done
    }

    /// Whether a person stands before another in line.
    pub(crate) fn comes_before(&self, one: usize, other: usize) -> bool {
        place_in_line(one, &self.people[one]) < place_in_line(other, &self.people[other])
    }
}
