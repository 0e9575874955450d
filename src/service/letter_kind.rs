//! The kinds of letters on paper.

/// What letters say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// Number and access code, for whoever was never told them.
    Code,
    /// What is new: that there is a decision, and what it is; that deciding takes longer; what happened to an objection.
    Result,
}

impl LetterKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Code, Self::Result];

    /// The word that tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Result => "result",
        }
    }

    /// The kind of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
