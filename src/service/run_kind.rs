//! What a run is for: a round's own, or one that gives on what came free; and how it was begun.

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// The round's own run: everyone's outcome.
    Main,
    /// Seats that came free go to whoever is in line; holders keep theirs.
    Refill,
    /// As a refill, after a fact was put right.
    Correction,
}

impl RunKind {
    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::Refill => "refill",
            Self::Correction => "correction",
        }
    }

    /// The kind of a word.
    pub(super) fn of(name: &str) -> Self {
        let all = [Self::Refill, Self::Correction];
        all.into_iter().find(|kind| kind.name() == name).unwrap_or(Self::Main)
    }
}

/// How a run was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// By somebody who clicked.
    ByHand,
    /// By a job, under a rule that two people signed.
    ByRule,
}
