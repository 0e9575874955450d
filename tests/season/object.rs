//! Of the model: objections, which freeze the award that they are about until somebody who had no part in it has answered them.

use std::collections::BTreeSet;

use super::{
    model::{Ask, Out, PERSON, Person, Phase, Proposal, Season, State},
    moves::Said,
};

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Objection {
    pub(crate) about: usize,
    by: usize,
    /// The award that waits: the number of the offer.
    offer: Option<usize>,
    /// The publication that it is about.
    publication: usize,
    pub(crate) open: bool,
    /// Whether it was upheld, and nothing has followed.
    pub(crate) owed: bool,
}

/// How an objection is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    Kept,
    Upheld,
    /// Its person took it back.
    TakenBack,
}

/// Whether an award can be contested: that somebody gave theirs up was a mistake is for nobody else to say.
pub(crate) fn contestable(state: State, own: bool) -> bool {
    match state {
        State::Replaced => false,
        State::Declined | State::Left => own,
        _ => true,
    }
}

impl Season {
    /// The newest publication that told somebody something which they can read by now, and whether it gave them a place; nothing where
    /// it decided nothing.
    fn decided(&self, about: usize) -> Option<(usize, bool)> {
        let one = &self.people[about];
        let told = |at: &usize| {
            let known = &self.published[*at];
            known.from[PERSON] <= self.now && one.letters.contains(&(known.run + 1))
        };
        let at = (0..self.published.len()).rev().find(told).filter(|_| !one.withdrawn)?;
        let run = &self.runs[self.published[at].run];
        let award = run.found.as_ref().is_some_and(|found| found.gives.contains_key(&about));
        let then: &Person = &run.people[about];
        let decided = award || (then.out().is_none() && then.old.is_some());
        decided.then_some((at, award))
    }

    /// Somebody objects, against their own decision or against somebody else's place.
    pub(crate) fn object(&mut self, by: usize, about: usize) -> Said {
        let Some((publication, award)) = self.decided(about).filter(|(_, award)| by == about || *award)
        else {
            return Said::No;
        };
        let same = |one: &Objection| one.open && (one.by, one.about) == (by, about);
        let finished = self.phase == Phase::Finished;
        if (self.phase != Phase::Published && !finished) || self.objections.iter().any(same) {
            return Said::No;
        }
        let offers = &mut self.people[about].offers;
        let newest = offers.len().checked_sub(1).filter(|at| {
            let offer = &offers[*at];
            // In a finished round no seat is given on, so that none has to wait.
            award && !finished && (offer.contested || contestable(offer.state, by == about))
        });
        if let Some(offer) = newest.map(|at| &mut offers[at]).filter(|offer| !offer.contested) {
            offer.contested = true;
            offer.events += 1;
        }
        self.objections.push(Objection { about, by, offer: newest, publication, open: true, owed: false });
        Said::Done
    }

    /// A caseworker answers an objection. If the award is kept, that waits for a second one.
    pub(crate) fn reply(&mut self, by: usize, at: usize, reply: Reply) -> Said {
        let Some(one) = self.objections.get(at).filter(|one| one.open).cloned() else { return Said::No };
        let known = &self.published[one.publication];
        let own = reply != Reply::TakenBack && [known.starter, known.publisher].contains(&by);
        if own {
            return Said::No;
        }
        self.objections[at].open = false;
        self.objections[at].owed = reply == Reply::Upheld;
        let Some(offer) = one.offer.filter(|_| reply != Reply::Upheld) else { return Said::Done };
        let ask = Ask::Settle(one.about, offer, None);
        if self.people[one.about].offers[offer].contested
            && !self.objected(one.about, offer)
            && !self.is_asked(ask)
        {
            self.proposals.push(Proposal { ask, by, decided: None });
        }
        Said::Done
    }

    /// Whether an objection about an award waits for an answer.
    pub(crate) fn objected(&self, about: usize, offer: usize) -> bool {
        self.objections.iter().any(|one| one.open && one.about == about && one.offer == Some(offer))
    }

    /// A caseworker writes down what was done after an objection was upheld.
    pub(crate) fn follow(&mut self, by: usize, at: usize) -> Said {
        let Some(one) = self.objections.get(at).filter(|one| one.owed) else { return Said::No };
        let known = &self.published[one.publication];
        if [known.starter, known.publisher].contains(&by) {
            return Said::No;
        }
        self.objections[at].owed = false;
        Said::Done
    }

    /// The objections after which something is owed: of whoever took the application back, only about an award.
    pub(crate) fn owed(&self) -> impl Iterator<Item = usize> + '_ {
        let owed = |one: &Objection| one.owed && (one.offer.is_some() || !self.people[one.by].withdrawn);
        (0..self.objections.len()).filter(move |at| owed(&self.objections[*at]))
    }

    /// A fact was put right for an objection: what was upheld about that person's decision, or by them, has followed.
    pub(crate) fn followed_by(&mut self, person: usize) {
        for one in &mut self.objections {
            one.owed &= one.offer.is_some() || ![one.by, one.about].contains(&person);
        }
    }

    /// A contest is settled: what was upheld about the award has followed.
    pub(crate) fn followed_about(&mut self, person: usize, offer: usize) {
        for one in &mut self.objections {
            one.owed &= (one.about, one.offer) != (person, Some(offer));
        }
    }

    /// Who is owed a place and chose it, by place: nobody else is given a seat there.
    pub(crate) fn awaited(&self, place: usize) -> BTreeSet<usize> {
        let whose = self.owed().map(|at| &self.objections[at]).filter(|one| one.offer.is_none());
        let whose = whose.map(|one| one.by).filter(|one| self.people[*one].held().is_none());
        whose.filter(|one| self.people[*one].wishes.contains(&place)).collect()
    }

    /// A caseworker takes an application back for its person.
    pub(crate) fn withdraw_for(&mut self, person: usize, old: bool) -> Said {
        let one = &mut self.people[person];
        let may = self.phase != Phase::Finished && one.out() != Some(Out::Withdrawn);
        if !may || old || one.held().is_some() {
            return Said::No;
        }
        one.withdrawn = true;
        Said::Done
    }
}
