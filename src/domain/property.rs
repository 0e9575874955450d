//! What is checked of an allocation and of what is told about it: named properties, one sentence each in the catalogue
//! `audit.ftl`. Owns the names; whether one holds is for the audit to say.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A property that an outcome has, or it is told to nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Property {
    /// Every place goes to somebody who applied, at a placement of the round.
    Known,
    /// Nobody has two places.
    Once,
    /// Everyone who held a place before has it still, or one that they wished for more.
    Kept,
    /// Whoever is given a place takes part: not withdrawn, and the rules say yes.
    TakesPart,
    /// Whoever is given a place chose that placement.
    Wished,
    /// Every description of a wish stands for the placements that fit it, and for no other.
    Described,
    /// The rules let whoever is given a place work there.
    Allowed,
    /// Nobody is given a place where the organisation refused them.
    NotRefused,
    /// No placement has more people than seats, but for those who held it before.
    Seats,
    /// No group has more people or seats than its quota.
    Quotas,
    /// No more is spent than a budget has.
    Budgets,
    /// A placement has the people with whom it runs, or nobody.
    OpenMin,
    /// People who are tied together all have a place, or none of them.
    Together,
    /// Whoever takes part and has agreed on a placement has it.
    Pinned,
    /// No seat is free that somebody without a place could take.
    FreeSeats,
    /// Nobody without a place comes before somebody whose place they could have.
    Turn,
    /// No single change would fill one more seat of a reserve.
    Reserves,
    /// No single change would give better choices.
    Choices,
    /// No single change would shorten the ways.
    Ways,
    /// The order of people, computed anew, is the one that is told.
    Order,
    /// Everyone stands in the outcome once, with what the allocation says.
    Told,
    /// Everyone without a place is told one reason, and it is true.
    Reasons,
    /// Numbers on the waiting list follow the order.
    Waiting,
    /// What is told of placements is true.
    Placements,
    /// All sums are right.
    Sums,
}

impl Property {
    /// All of them, in the order in which they are read.
    pub const ALL: [Self; 25] = [
        Self::Known,
        Self::Once,
        Self::Kept,
        Self::TakesPart,
        Self::Wished,
        Self::Described,
        Self::Allowed,
        Self::NotRefused,
        Self::Seats,
        Self::Quotas,
        Self::Budgets,
        Self::OpenMin,
        Self::Together,
        Self::Pinned,
        Self::FreeSeats,
        Self::Turn,
        Self::Reserves,
        Self::Choices,
        Self::Ways,
        Self::Order,
        Self::Told,
        Self::Reasons,
        Self::Waiting,
        Self::Placements,
        Self::Sums,
    ];

    /// The word that files use, and the end of its key in the catalogue: `audit-` and this.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Once => "once",
            Self::Kept => "kept",
            Self::TakesPart => "takes-part",
            Self::Wished => "wished",
            Self::Described => "described",
            Self::Allowed => "allowed",
            Self::NotRefused => "not-refused",
            Self::Seats => "seats",
            Self::Quotas => "quotas",
            Self::Budgets => "budgets",
            Self::OpenMin => "open-min",
            Self::Together => "together",
            Self::Pinned => "pinned",
            Self::FreeSeats => "free-seats",
            Self::Turn => "turn",
            Self::Reserves => "reserves",
            Self::Choices => "choices",
            Self::Ways => "ways",
            Self::Order => "order",
            Self::Told => "told",
            Self::Reasons => "reasons",
            Self::Waiting => "waiting",
            Self::Placements => "placements",
            Self::Sums => "sums",
        }
    }
}

impl fmt::Display for Property {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A property that was checked, and of how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// The property.
    pub property: Property,
    /// In how many cases: places, people, or pairs of them.
    pub cases: u64,
}
