//! Who withdrew an application, and as what. Owns the words by which its row says it: a person reads of nothing that somebody
//! else did as if they had done it themselves.

use crate::{
    domain::{OutOfLine, Standing},
    store::applications::ApplicationRow,
};

/// How an application came to be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withdrawn {
    /// Whoever holds its number and code took it back.
    ByPerson,
    /// A list that staff sent says so.
    ByStaff,
    /// Staff found that another application of the same person stands.
    Duplicate,
    /// It came on paper, and a second caseworker has not signed the moment at which it did: it does not count.
    Unsigned,
}

impl Withdrawn {
    /// The word of its row, and the last part of keys in catalogues.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByPerson => "person",
            Self::ByStaff => "staff",
            Self::Duplicate => "duplicate",
            Self::Unsigned => "unsigned",
        }
    }

    /// What a row says.
    pub(super) fn of(row: &ApplicationRow) -> Option<Self> {
        Self::of_words(&row.state, &row.withdrawn_as)
    }

    /// Where an application stands that came to be withdrawn like this.
    pub fn standing(self) -> Standing {
        match self {
            Self::ByPerson | Self::ByStaff | Self::Duplicate => Standing::Withdrawn,
            Self::Unsigned => Standing::Unsigned,
        }
    }

    /// What a row's two words say, which way an application went, if it did.
    pub(super) fn of_words(state: &str, way: &str) -> Option<Self> {
        let mut known = [Self::ByPerson, Self::Duplicate, Self::Unsigned].into_iter();
        let known = known.find(|one| one.name() == way);
        (state == "withdrawn").then(|| known.unwrap_or(Self::ByStaff))
    }

    /// What a round's files say of it.
    pub(super) fn in_files(self) -> OutOfLine {
        match self {
            Self::ByPerson | Self::ByStaff | Self::Unsigned => OutOfLine::TakenBack,
            Self::Duplicate => OutOfLine::Duplicate,
        }
    }
}

impl From<OutOfLine> for Withdrawn {
    /// A file does not say who took an application back: whoever sent the file said that it was.
    fn from(out: OutOfLine) -> Self {
        match out {
            OutOfLine::Duplicate => Self::Duplicate,
            _ => Self::ByStaff,
        }
    }
}
