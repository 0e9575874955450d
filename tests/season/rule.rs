//! Of the model: what a job does with free seats by the rule that two people signed, and what a second call takes over.

use super::{
    model::{Ask, Decided, Phase, Proposal, Season},
    moves::Said,
    runs::{Kind, Run},
};

/// What a look after a round's free seats comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Nothing,
    /// A refill is started; `true` where it is only if the round has changed since the one before.
    Start(bool),
    Publish(usize),
}

impl Season {
    /// What a job does next.
    pub(crate) fn look(&self) -> Look {
        let waits = self.queued() || !self.to_correct().is_empty() || self.owed().next().is_some();
        if !self.settings.by_rule || self.phase != Phase::Published || waits {
            return Look::Nothing;
        }
        let base = self.published.len();
        let free = self.all_free().iter().any(|free| *free > 0);
        match self.runs.iter().rposition(|run| run.by_rule && run.base == base) {
            Some(at) if self.runs[at].cancelled => Look::Nothing,
            Some(at) if self.tells(at) && !self.stale(at) => Look::Publish(at),
            newest if free => Look::Start(newest.is_some()),
            _ => Look::Nothing,
        }
    }

    /// Whether a run has something to tell.
    pub(crate) fn tells(&self, at: usize) -> bool {
        self.runs[at].found.as_ref().is_some_and(|found| !found.letters.is_empty())
    }

    /// Whether somebody's standing was unknown to a run: then a person publishes it.
    pub(crate) fn undecided(&self, at: usize) -> bool {
        self.runs[at].people.iter().any(|one| one.old.is_none() && one.may_wait())
    }

    /// A job starts a refill.
    pub(crate) fn start_by_rule(&mut self) -> Said {
        let said = self.start(Kind::Refill, 0);
        if let (Said::Done, Some(run)) = (said, self.runs.last_mut()) {
            run.by_rule = true;
        }
        said
    }

    /// Whether free seats wait for a person: a run by the rule was stopped.
    pub(crate) fn held_back(&self) -> bool {
        let stopped = |run: &Run| run.by_rule && run.cancelled && run.base == self.published.len();
        self.runs.iter().any(stopped)
    }

    /// The seats that a second call takes over: free now, and free when the newest refill was started, which gave them to nobody.
    pub(crate) fn callable(&self) -> Vec<usize> {
        let Some(run) = self.runs.iter().rfind(|run| run.kind == Kind::Refill) else {
            return self.all_free();
        };
        let moves =
            |place| run.seekers.movers.iter().filter(|one| run.people[**one].held() == Some(place)).count();
        let then = run.seekers.free.iter().enumerate().map(|(place, free)| free - moves(place));
        self.all_free().into_iter().zip(then).map(|(now, then)| now.min(then)).collect()
    }

    /// These seats go to a round that follows.
    pub(crate) fn call_again(&mut self, by: usize) {
        let called = self.callable();
        for (seats, gone) in self.seats.iter_mut().zip(&called) {
            *seats -= gone;
        }
        self.called = Some(called);
        self.quiet = false;
        // Who asked and who approved it, under a number of its own.
        let decided = Some((Decided::Approved, 1 - by));
        self.proposals.push(Proposal { ask: Ask::Call, by, decided });
    }
}
