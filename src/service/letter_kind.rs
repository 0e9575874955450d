//! The kinds of letters on paper.

/// What letters say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// Number and access code, for whoever was never told them.
    Code,
    /// What is new: that there is a decision, and what it is; that deciding takes longer; what happened to an objection.
    Result,
    /// A decision that refuses something, with all its parts: to be sent as a registered letter.
    Decision,
}

impl LetterKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Code, Self::Result, Self::Decision];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Result => "result",
            Self::Decision => "decision",
        }
    }

    /// The kind of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
