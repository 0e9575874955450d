//! The standing of an application: what the rules say of it, without the reasons. Owns the word; judges nobody.

/// What the rules say of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Takes part, in this tier (1 is served first).
    Eligible(u8),
    /// A person has to find something out first.
    NeedsPerson,
    /// Does not take part.
    NotEligible,
    /// Taken back: the rules are not asked.
    Withdrawn,
    /// It came on paper, and its moment waits for a second signature: it does not count yet.
    Unsigned,
    /// Its data were erased: there is nothing that anybody could find out.
    Erased,
}

impl Standing {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Eligible(_) => "eligible",
            Self::NotEligible => "not-eligible",
            Self::NeedsPerson => "needs-person",
            Self::Withdrawn => "withdrawn",
            Self::Unsigned => "unsigned",
            Self::Erased => "erased",
        }
    }
}
