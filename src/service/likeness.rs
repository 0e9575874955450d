//! The nouns of applications that may be one person's: a set of them, why, and what a caseworker found out.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

/// Why applications may be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same personal code.
    Code,
    /// The same name and day of birth.
    Name,
    /// The same name and day of birth, and different codes: one may have been changed.
    ChangedCode,
    /// The same person applies in a programme that excludes this one.
    Excluded,
    /// Somebody who may be the same person holds a place in another round of the chain.
    Called,
}

impl Likeness {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::ChangedCode => "changed-code",
            Self::Excluded => "excluded",
            Self::Called => "called",
        }
    }
}

/// By what the applications of a round that stand are compared, and how many cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// How many stand.
    pub all: u64,
    /// How many of them have no personal code to be compared.
    pub no_code: u64,
    /// How many have no name with a day of birth.
    pub no_name: u64,
    /// How many have neither, and are compared with none.
    pub neither: u64,
}

/// One application of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its number.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// The personal code, all but its end hidden.
    pub code: Option<String>,
    /// When it was submitted.
    pub received_at: DateTime<Utc>,
    /// The other round's word in addresses, where it is another.
    pub elsewhere: Option<String>,
}

/// Applications that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// Their numbers, sorted, joined by a space: how the set is named.
    pub key: String,
    /// Why.
    pub likeness: BTreeSet<Likeness>,
    /// The applications, by number.
    pub members: Vec<Alike>,
    /// Whether a caseworker said that they are different people's.
    pub decided: bool,
}

/// What a caseworker found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Different people: all applications stand.
    Different,
    /// One person: the application of this number stands, the others are withdrawn.
    Same(String),
}

/// What is found about many sets at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Different people, in every set.
    Different,
    /// One person in every set: of this round's applications the one that was submitted first stands.
    First,
    /// One person in every set: of this round's applications the one that was submitted last stands.
    Last,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Different, Self::First, Self::Last];

    /// The word that forms and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::First => "first",
            Self::Last => "last",
        }
    }

    /// The rule of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// What it finds about a set.
    pub fn finding(self, set: &Duplicates) -> Finding {
        let here = set.members.iter().filter(|member| member.elsewhere.is_none());
        let by_time = |member: &&Alike| (member.received_at, member.number.clone());
        let stands = match self {
            Self::Different => None,
            Self::First => here.min_by_key(by_time),
            Self::Last => here.max_by_key(by_time),
        };
        stands.map_or(Finding::Different, |member| Finding::Same(member.number.clone()))
    }
}
