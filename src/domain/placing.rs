//! A placement's way: written by its organisation, submitted, approved by a caseworker, taken back. One table of verb, state,
//! who asks, and where the round stands; whatever moves a placement asks it.
//!
//! *Approved* and *offered* are one state: whether applicants are shown an approved placement depends on its round alone.

use super::way::Phase;

/// Where a placement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placing {
    /// Its organisation writes at it; nobody else sees it.
    Draft,
    /// A caseworker has to decide about it.
    Submitted,
    /// Applicants are shown it, as soon as its round is.
    Approved,
    /// Taken back for good.
    Withdrawn,
}

impl Placing {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Submitted, Self::Approved, Self::Withdrawn];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a word; one that nobody knows is shown to nobody.
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == word).unwrap_or(Self::Draft)
    }
}

/// What may be done with a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlacingVerb {
    /// Written down and shown to nobody yet.
    Keep,
    /// Handed in as it is now, for a caseworker to approve.
    Submit,
    /// Taken back.
    Withdraw,
    /// Approved.
    Approve,
    /// Given back to its organisation with what is to be mended.
    SendBack,
    /// One seat more or fewer after the round is closed.
    Seats,
}

impl PlacingVerb {
    /// Every verb.
    pub const ALL: [Self; 6] =
        [Self::Keep, Self::Submit, Self::Withdraw, Self::Approve, Self::SendBack, Self::Seats];

    /// The word of tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::Approve => "approve",
            Self::SendBack => "send-back",
            Self::Seats => "seats",
        }
    }

    /// Whether those on a side do this at all.
    pub fn is_of(self, side: Side) -> bool {
        match self {
            Self::Keep | Self::Submit | Self::Withdraw => side == Side::Organisation,
            Self::Approve | Self::SendBack => side == Side::Caseworker,
            Self::Seats => true,
        }
    }

    /// Where a placement stands afterwards.
    ///
    /// # Errors
    /// The key of the refusal.
    pub fn leads(self, from: Placing, side: Side, phase: Phase) -> Result<Placing, &'static str> {
        use Placing::{Approved, Draft, Submitted, Withdrawn};
        if !self.is_of(side) {
            return Err("refused-not-yours");
        }
        if phase == Phase::Finished {
            return Err("refused-finished");
        }
        match (self, phase.takes_placements()) {
            (Self::Seats, true) => return Err("refused-change-placement"),
            (Self::Seats, false) | (_, true) => {}
            (_, false) => return Err("refused-round-closed"),
        }
        match (self, from) {
            (_, Withdrawn) => Err("refused-placement-withdrawn"),
            (Self::Keep, Draft | Submitted) | (Self::SendBack, Submitted) => Ok(Draft),
            (Self::Submit, Draft | Submitted | Approved) => Ok(Submitted),
            (Self::Withdraw, Draft | Submitted | Approved) => Ok(Withdrawn),
            (Self::Approve, Submitted) | (Self::Seats, Approved) => Ok(Approved),
            (Self::Approve | Self::SendBack, Draft) => Err("refused-placement-draft"),
            (Self::Keep | Self::Approve | Self::SendBack, Approved) => Err("refused-placement-approved"),
            (Self::Seats, Draft | Submitted) => Err("refused-placement-unapproved"),
        }
    }
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Somebody of the placement's organisation.
    Organisation,
    /// A caseworker of the round's authority.
    Caseworker,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Organisation, Self::Caseworker];

    /// The word of tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Caseworker => "caseworker",
        }
    }
}
