//! Refills by brute force: every way to seat those in line beside what is held, and the best of them: most people, then most of the
//! earlier tiers, then the earliest in line.

use std::collections::BTreeSet;

use super::{line::Seekers, model::Season};

/// Ways beyond which a round without further conditions is not tried out.
pub(crate) const MOST: usize = 50_000;

/// The best way to fill free seats, as the people in line who get one; nothing where it takes more steps than `most`. Holders who may
/// move have a place in any case, as has for whom a seat above a placement's own is signed: that takes of a quota what it needs.
pub(crate) fn best(season: &Season, seekers: &Seekers, most: usize) -> Option<BTreeSet<usize>> {
    let (left, mut quotas) = (seekers.free.clone(), season.quotas());
    if let Some((_, place)) = seekers.above {
        quotas[place % 2] = quotas[place % 2].saturating_sub(1);
    }
    let mut search =
        Search { season, seekers, left, quotas, given: BTreeSet::new(), steps: most, best: None };
    search.all(0);
    let above = seekers.above.map(|(person, _)| person);
    search.best.filter(|_| search.steps > 0).map(|(_, given)| given.into_iter().chain(above).collect())
}

/// A way that is being made, and the best of those before.
struct Search<'a> {
    season: &'a Season,
    seekers: &'a Seekers,
    /// Seats by placement.
    left: Vec<usize>,
    quotas: [usize; 2],
    given: BTreeSet<usize>,
    steps: usize,
    best: Option<(Worth, BTreeSet<usize>)>,
}

impl Search<'_> {
    /// Every way for those from this one on.
    fn all(&mut self, at: usize) {
        self.steps = self.steps.saturating_sub(1);
        let movers = &self.seekers.movers;
        let person = movers.iter().chain(&self.seekers.line).nth(at).copied();
        let Some(person) = person.filter(|_| self.steps > 0) else {
            return self.ends();
        };
        let has_place = at < movers.len();
        for place in self.season.possible(person) {
            let quota = usize::from(!has_place);
            if self.left[place] == 0 || self.quotas[place % 2] < quota {
                continue;
            }
            self.left[place] -= 1;
            self.quotas[place % 2] -= quota;
            if !has_place {
                self.given.insert(person);
            }
            self.all(at + 1);
            self.given.remove(&person);
            self.left[place] += 1;
            self.quotas[place % 2] += quota;
        }
        if !has_place {
            self.all(at + 1);
        }
    }

    fn ends(&mut self) {
        let (line, given) = (&self.seekers.line, &self.given);
        let tied = |(one, other): &(usize, usize)| line.contains(one) && line.contains(other);
        let mut pairs = self.season.settings.pairs.iter().filter(|pair| tied(pair));
        if !pairs.all(|(one, other)| given.contains(one) == given.contains(other)) {
            return;
        }
        let worth = Worth::of(self.season, self.seekers, given);
        if self.best.as_ref().is_none_or(|(before, _)| worth > *before) {
            self.best = Some((worth, given.clone()));
        }
    }
}

/// What a way is worth, the more the better: how many; how many of the first tier, to which belongs whoever goes first; then who, down
/// the line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Worth(usize, usize, Vec<bool>);

impl Worth {
    fn of(season: &Season, seekers: &Seekers, given: &BTreeSet<usize>) -> Self {
        let first = |one: &&usize| {
            let person = &season.people[**one];
            person.first().is_some() || !person.again
        };
        let line = seekers.line.iter().map(|one| given.contains(one)).collect();
        Self(given.len(), given.iter().filter(first).count(), line)
    }
}
