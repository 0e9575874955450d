//! A round's way: where it stands, and what may be done with it there. One table, asked by every verb that moves a round, so
//! that what is said no to is said the same way wherever it is tried.

use chrono::{DateTime, Utc};

/// Where a round stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Brought in, and opened by nobody yet: only its authority sees it.
    Draft,
    /// It opens at a moment that lies ahead.
    Upcoming,
    /// Applications are taken.
    Open,
    /// The deadline has passed; a caseworker has not closed it yet.
    Ended,
    /// Closed: its inputs are frozen for runs.
    Closed,
    /// Everyone can read what became of them.
    Published,
    /// Everything is answered: nothing in it changes any more.
    Finished,
}

impl Phase {
    /// Every phase, in the order of a round's way.
    pub const ALL: [Self; 7] =
        [Self::Draft, Self::Upcoming, Self::Open, Self::Ended, Self::Closed, Self::Published, Self::Finished];

    /// The phase of a round with this word, which takes applications from one moment until another.
    pub fn at(state: &str, (opens, closes): (DateTime<Utc>, DateTime<Utc>), now: DateTime<Utc>) -> Self {
        match state {
            "draft" => Self::Draft,
            "closed" => Self::Closed,
            "published" => Self::Published,
            "finished" => Self::Finished,
            _ if now < opens => Self::Upcoming,
            _ if now < closes => Self::Open,
            _ => Self::Ended,
        }
    }

    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Ended => "ended",
            Self::Closed => "closed",
            Self::Published => "published",
            Self::Finished => "finished",
        }
    }

    /// Whether placements can be offered and changed: until a round is closed.
    pub fn takes_placements(self) -> bool {
        self <= Self::Ended
    }

    /// Whether anyone may see it.
    pub fn is_public(self) -> bool {
        self >= Self::Open
    }

    /// Whether people were told what became of them.
    pub fn is_told(self) -> bool {
        self >= Self::Published
    }
}

/// What may be done with a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoundVerb {
    /// A draft is planned anew.
    Plan,
    /// A draft gets a condition, another in its place, or loses one.
    Constrain,
    /// A draft is opened.
    Open,
    /// The deadline moves later.
    Extend,
    /// The deadline moves to an earlier day that is announced.
    Shorten,
    /// It takes no applications any more, and its inputs are frozen.
    Close,
    /// A closed round takes applications again.
    Reopen,
    /// A run is started.
    Run,
    /// A run is published.
    Publish,
    /// Seats that nobody in line can take are opened again, as a round that follows.
    CallAgain,
    /// Nothing in it changes any more.
    Finish,
}

impl RoundVerb {
    /// Every verb.
    pub const ALL: [Self; 11] = [
        Self::Plan,
        Self::Constrain,
        Self::Open,
        Self::Extend,
        Self::Shorten,
        Self::Close,
        Self::Reopen,
        Self::Run,
        Self::Publish,
        Self::CallAgain,
        Self::Finish,
    ];

    /// The word of tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Constrain => "constrain",
            Self::Open => "open",
            Self::Extend => "extend",
            Self::Shorten => "shorten",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Run => "run",
            Self::Publish => "publish",
            Self::CallAgain => "call-again",
            Self::Finish => "finish",
        }
    }

    /// Whether it may be done with a round that stands there.
    ///
    /// # Errors
    /// The key of the refusal.
    pub fn may(self, phase: Phase) -> Result<(), &'static str> {
        use Phase::{Closed, Draft, Ended, Finished, Open, Published, Upcoming};
        if phase == Finished {
            return Err("refused-finished");
        }
        let no = match (self, phase) {
            (Self::Plan | Self::Constrain | Self::Open, Draft)
            | (Self::Extend, Draft | Upcoming | Open | Ended)
            | (Self::Shorten, Upcoming | Open)
            | (Self::Close, Ended)
            | (Self::Reopen | Self::Run | Self::Publish, Closed)
            | (Self::CallAgain | Self::Finish, Published) => return Ok(()),
            (Self::Plan | Self::Constrain | Self::Open, _) => "refused-opened",
            (Self::CallAgain | Self::Finish, _) => "refused-not-published",
            (Self::Shorten | Self::Close, Draft) => "refused-draft",
            (Self::Shorten, Ended) => "refused-deadline-passed",
            (Self::Close, Upcoming | Open) => "refused-early",
            (Self::Reopen, Draft | Upcoming | Open | Ended) => "refused-not-closed-yet",
            (Self::Run | Self::Publish, Draft | Upcoming | Open | Ended) => "refused-not-closed",
            (Self::Extend | Self::Shorten, Closed) | (Self::Close, _) => "refused-round-closed",
            (Self::Extend | Self::Shorten | Self::Reopen | Self::Run | Self::Publish, _) => {
                "refused-published"
            }
        };
        Err(no)
    }
}
