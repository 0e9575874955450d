//! Why a place that somebody holds ends by a decision of two people, how an award that was contested is settled, and why a fact is put
//! right after publication. Owns what follows from it for the person's place in line and for the seat.

use serde::{Deserialize, Serialize};

/// Why a place that somebody holds ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It should have gone to somebody else.
    GivenWrongly,
    /// The person may not take part.
    NotEligible,
    /// There is no such work any more.
    PlacementWithdrawn,
    /// The organisation does not take the person.
    Refused,
}

impl Ending {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::GivenWrongly, Self::NotEligible, Self::PlacementWithdrawn, Self::Refused];

    /// For which a contested award is cancelled.
    pub const OF_A_CONTEST: [Self; 2] = [Self::GivenWrongly, Self::NotEligible];

    /// The word that forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::GivenWrongly => "given-wrongly",
            Self::NotEligible => "not-eligible",
            Self::PlacementWithdrawn => "placement-withdrawn",
            Self::Refused => "refused",
        }
    }

    /// The ground of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether the person goes first in line, before everyone of their tier: whoever may take part lost a place through no act of
    /// their own.
    pub fn goes_first(self) -> bool {
        self != Self::NotEligible
    }

    /// Whether the placement's seats that nobody holds go with the offer, and whichever comes free there later: nobody is given one any
    /// more.
    pub fn takes_the_seats(self) -> bool {
        self == Self::PlacementWithdrawn
    }
}

/// What becomes of a contested award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// It stays as it is.
    Kept,
    /// The place that its person holds is cancelled.
    Cancelled(Ending),
    /// Its person lost it by a mistake: that is put right as a wrong fact is.
    Restored,
}

impl Settlement {
    /// As a proposal has it: why it is cancelled, and whether it is put right.
    pub fn of(cancel: Option<Ending>, restore: bool) -> Self {
        match (cancel, restore) {
            (Some(why), _) => Self::Cancelled(why),
            (None, true) => Self::Restored,
            (None, false) => Self::Kept,
        }
    }

    /// The word that forms, events and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Cancelled(why) => why.name(),
            Self::Restored => "restored",
        }
    }

    /// The settlement of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        let cancel = Ending::OF_A_CONTEST.into_iter().map(Self::Cancelled);
        [Self::Kept, Self::Restored].into_iter().chain(cancel).find(|one| one.name() == name)
    }
}

/// Why a fact is put right after publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// A decision that the application waited for.
    Decision,
    /// An objection was upheld.
    Objection,
    /// A mistake was found.
    Mistake,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Decision, Self::Objection, Self::Mistake];

    /// The word that tables, forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Objection => "objection",
            Self::Mistake => "mistake",
        }
    }

    /// The cause of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Whether the person goes first in line, before everyone of their tier: an error cost them their turn. A decision that was still to
    /// be made cost nobody anything, and the person keeps their lawful turn.
    pub fn goes_first(self) -> bool {
        self != Self::Decision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_are_written() {
        assert!(Ending::ALL.into_iter().all(|one| Ending::from_name(one.name()) == Some(one)));
        assert!(Cause::ALL.into_iter().all(|one| Cause::from_name(one.name()) == Some(one)));
        assert_eq!((Ending::from_name("x"), Cause::from_name("")), (None, None));
        for word in ["kept", "restored", "given-wrongly", "not-eligible"] {
            assert_eq!(Settlement::from_name(word).map(Settlement::name), Some(word));
        }
        assert_eq!(Settlement::from_name("refused"), None);
    }
}
