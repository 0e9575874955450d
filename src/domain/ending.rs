//! Why a place that somebody holds ends by a decision of two people, and why a fact is put right after publication. Owns what
//! follows from it for the person's place in line and for the seat.

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

    /// Whether the person goes first in line, before everyone else: whoever may take part lost a place through no act of
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

    /// Whether the person goes first in line, before everyone else: an error cost them their turn. A decision that was still to
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
    }
}
