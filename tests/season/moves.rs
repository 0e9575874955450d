//! Of the model: everything that somebody may try, and what becomes of it.

use super::{
    model::{Ask, Decided, Fix, PERSON, Phase, Proposal, STAFF, Season, State},
    object::{Objection, Reply, contestable},
    runs::Kind,
};

/// Who writes down a fact, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    Decision,
    Objection,
    Mistake,
}

/// What is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Old(bool),
    Again(bool),
}

/// Something that somebody tries. Caseworkers are 0 and 1; those of another authority 2; a department is that of a place, or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    /// A person answers.
    Answer(usize, bool),
    /// A caseworker writes down an answer; whether the page was old.
    AnswerFor(usize, usize, bool, bool),
    /// A person takes the application back.
    Withdraw(usize),
    /// Hours pass, or the clock goes back.
    Wait(i64),
    /// What lapsed is written down.
    Lapse,
    /// A caseworker starts a run.
    Start(usize, Kind),
    /// A worker computes.
    Work,
    /// A caseworker publishes a run.
    Publish(usize, usize),
    /// Caseworker, person, cause, fact, and whether the page was old.
    Correct(usize, usize, Cause, Fact, bool),
    /// The same before publication.
    Decide(usize, usize, Fact),
    /// Caseworker and person; whether the page was old.
    Contest(usize, usize, bool),
    /// Caseworker, person, whether they had come.
    Leave(usize, usize, bool),
    /// Somebody asks: a caseworker, or the department of a place (3), or another (4).
    Propose(usize, Ask),
    /// A caseworker approves a proposal.
    Approve(usize, usize),
    /// A caseworker refuses a proposal.
    Refuse(usize, usize),
    /// Somebody takes a proposal back.
    TakeBack(usize, usize),
    /// A caseworker takes an application back for its person; whether the page was old.
    WithdrawFor(usize, usize, bool),
    /// A caseworker stops a run.
    Cancel(usize, usize),
    /// Jobs do whatever is due.
    Jobs,
    /// A person objects to what was decided about a person: themselves, or another.
    Object(usize, usize),
    /// A caseworker answers an objection.
    Reply(usize, usize, Reply),
    /// A caseworker writes down what was done after an objection was upheld.
    Follow(usize, usize),
    /// A caseworker asks that free seats be called again, and the other one approves it.
    Call(usize),
    /// A caseworker closes the round once more.
    Close(usize),
    /// A caseworker finishes the round.
    Finish(usize),
}

/// What becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is done.
    Done,
    /// It was so already.
    Same,
    /// It is refused, and nothing has changed.
    No,
}

/// Somebody of another authority.
pub(crate) const STRANGER: usize = 2;
/// A caseworker who starts and publishes no run.
pub(crate) const ZANE: usize = 5;
/// The department of the place that is asked about; and one that has nothing to do with it.
pub(crate) const OWN: usize = 3;
pub(crate) const OTHER: usize = 4;

impl Season {
    /// Lets something be tried.
    pub(crate) fn take(&mut self, op: Op) -> Said {
        let said = self.taken(op);
        self.quiet &= said == Said::No || matches!(op, Op::Work | Op::Start(..));
        said
    }

    fn taken(&mut self, op: Op) -> Said {
        match op {
            Op::Answer(person, accept) => self.answer(person, accept, false),
            Op::AnswerFor(by, person, accept, old) => self.answer_for(by, person, accept, old),
            Op::Withdraw(person) => self.withdraw(person),
            Op::Wait(hours) => {
                self.now += chrono::TimeDelta::hours(hours);
                self.tick();
                Said::Same
            }
            Op::Lapse | Op::Work | Op::Jobs | Op::Call(_) => Said::Same,
            Op::Start(STRANGER, _)
            | Op::Publish(STRANGER, _)
            | Op::Correct(STRANGER, ..)
            | Op::Decide(STRANGER, ..)
            | Op::Contest(STRANGER, ..)
            | Op::Leave(STRANGER, ..)
            | Op::Propose(STRANGER | OTHER, _)
            | Op::Approve(STRANGER, _)
            | Op::Refuse(STRANGER, _)
            | Op::WithdrawFor(STRANGER, ..)
            | Op::Cancel(STRANGER, _)
            | Op::Reply(STRANGER, ..)
            | Op::Follow(STRANGER, _)
            | Op::Close(_) => Said::No,
            Op::WithdrawFor(_, person, old) => self.withdraw_for(person, old),
            Op::Cancel(_, run) => self.cancel(run),
            Op::Object(person, about) => self.object(person, about),
            Op::Reply(by, at, reply) => self.reply(by, at, reply),
            Op::Follow(by, at) => self.follow(by, at),
            Op::Start(by, kind) => self.start(kind, by),
            Op::Publish(by, run) => self.publish(run, by),
            Op::Correct(by, person, cause, fact, old) => self.correct((by, person), cause, fact, old),
            Op::Decide(_, person, fact) => self.decide(person, fact),
            Op::Contest(_, person, old) => self.contest(person, old),
            Op::Leave(_, person, came) => match self.people[person].seen(STAFF, self.now) {
                Some(offer) if self.may(Ask::Leaving(person, offer, came)) => {
                    self.carry_out(Ask::Leaving(person, offer, came), 0);
                    Said::Done
                }
                _ => Said::No,
            },
            Op::Propose(by, ask) => self.propose(by, ask),
            Op::Approve(by, at) => self.approve(by, at),
            Op::Refuse(by, at) => self.end_proposal((by, at), Decided::Refused, |one| one.by != by),
            Op::TakeBack(by, at) => self.end_proposal((by, at), Decided::TakenBack, |one| one.by == by),
            Op::Finish(by) => self.finish(by),
        }
    }

    /// What becomes of an answer; what a person may do stands on their page.
    pub(crate) fn answered(&self, person: usize, accept: bool) -> Said {
        self.said(person, accept, false)
    }

    /// The same, or of what a caseworker writes down for somebody: of an offer that stands that can be done after the work began too.
    fn said(&self, person: usize, accept: bool, behalf: bool) -> Said {
        let begun = self.begun();
        let (now, lapses) = (self.now, self.lapses);
        let Some(at) = self.people[person].seen(PERSON, now) else { return Said::No };
        let offer = &self.people[person].offers[at];
        if self.phase == Phase::Finished {
            return Said::No;
        }
        let last = if lapses { offer.until } else { offer.until.max(Self::starts()) };
        match (offer.state, accept) {
            (State::Accepted, true) | (State::Declined, false) => Said::Same,
            (State::Open, _) if now < last || (behalf && !lapses) => Said::Done,
            (State::Accepted, false) if !begun => Said::Done,
            _ => Said::No,
        }
    }

    fn answer(&mut self, person: usize, accept: bool, behalf: bool) -> Said {
        let said = self.said(person, accept, behalf);
        let seen = self.people[person].seen(PERSON, self.now);
        if let (Said::Done, Some(at)) = (said, seen) {
            let offer = &mut self.people[person].offers[at];
            offer.state = if accept { State::Accepted } else { State::Declined };
            offer.events += 1;
        }
        said
    }

    fn answer_for(&mut self, by: usize, person: usize, accept: bool, old: bool) -> Said {
        if by == STRANGER || (old && self.said(person, accept, true) != Said::Same) {
            return Said::No;
        }
        self.answer(person, accept, true)
    }

    fn withdraw(&mut self, person: usize) -> Said {
        let (finished, now) = (self.phase == Phase::Finished, self.now);
        let one = &mut self.people[person];
        if finished || one.offers.last().is_some_and(|offer| offer.holds() && offer.from[PERSON] <= now) {
            return Said::No;
        }
        // What its person does not see yet ends with the application.
        if let Some(unseen) = one.offers.last_mut().filter(|offer| offer.holds()) {
            unseen.state = State::Declined;
            unseen.events += 1;
        }
        if std::mem::replace(&mut one.withdrawn, true) { Said::Same } else { Said::Done }
    }

    fn know(&mut self, person: usize, fact: Fact) {
        let one = &mut self.people[person];
        match fact {
            Fact::Old(old) => one.old = Some(old),
            Fact::Again(again) => one.again = again,
        }
        self.causes += 1;
    }

    fn decide(&mut self, person: usize, fact: Fact) -> Said {
        if self.phase != Phase::Closed || self.people[person].withdrawn {
            return Said::No;
        }
        self.know(person, fact);
        Said::Done
    }

    fn correct(&mut self, (by, person): (usize, usize), cause: Cause, fact: Fact, old: bool) -> Said {
        let one = &self.people[person];
        let stands = match fact {
            Fact::Old(old) => one.old == Some(old),
            Fact::Again(again) => one.again == again,
        };
        // What stands already is no mistake that anybody made.
        let same = stands && cause != Cause::Decision;
        if old || same || self.phase != Phase::Published || one.withdrawn {
            return Said::No;
        }
        self.know(person, fact);
        let runs = self.runs.len();
        self.people[person].fixes.push(Fix { runs, by });
        if cause != Cause::Decision && self.people[person].old == Some(true) && self.people[person].may_wait()
        {
            self.put_first(person);
        }
        if cause == Cause::Objection {
            self.followed_by(person);
        }
        Said::Done
    }

    /// Whose award was given wrongly comes after all others who go first.
    pub(crate) fn put_first_behind(&mut self, person: usize) {
        let is_new = self.people[person].first().is_none();
        self.put_first(person);
        if let Some((number, _)) = self.people[person].first.as_mut().filter(|_| is_new) {
            *number += 500_000;
        }
    }

    pub(crate) fn put_first(&mut self, person: usize) {
        let one = &mut self.people[person];
        if one.first().is_none() {
            self.firsts += 1;
            one.first = Some((self.firsts, one.offers.len()));
        }
        self.causes += 1;
    }

    fn contest(&mut self, person: usize, old: bool) -> Said {
        let (phase, seen) = (self.phase, self.people[person].seen(STAFF, self.now));
        let Some(offer) = seen.map(|at| &mut self.people[person].offers[at]) else { return Said::No };
        let may = contestable(offer.state, true) && !offer.contested;
        if old || !may || phase != Phase::Published {
            return Said::No;
        }
        offer.contested = true;
        offer.events += 1;
        Said::Done
    }

    fn finish(&mut self, by: usize) -> Said {
        let offers = || self.people.iter().flat_map(|one| &one.offers);
        let open = offers().any(|offer| offer.state == State::Open || offer.contested);
        let waits =
            self.queued() || self.proposals.iter().any(Proposal::waits) || !self.to_correct().is_empty();
        let waits = waits || self.objections.iter().any(|one: &Objection| one.open);
        let waits = waits || self.owed().next().is_some();
        // Until the work begins a place can be given back.
        let waits = waits || (!self.begun() && offers().any(|offer| offer.state == State::Accepted));
        if by == STRANGER || self.phase != Phase::Published || open || waits {
            return Said::No;
        }
        self.phase = Phase::Finished;
        Said::Done
    }
}
