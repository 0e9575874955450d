//! What a verb answers instead of doing. Owns no sentence: keys and values, which the catalogue turns into words.

use crate::{
    chance::NoChance,
    domain::{Arg, Faults},
    files::differences::Difference,
    store::StoreError,
};

use super::VaultError;

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The field's name in the form.
    pub field: String,
    /// Key of the sentence in the catalogue `wrong.ftl`, for example `wrong-missing`.
    pub key: &'static str,
    /// Values for the sentence.
    pub args: Vec<(&'static str, Arg)>,
}

impl Wrong {
    /// A field that is wrong for a reason.
    pub fn new(field: &str, key: &'static str) -> Self {
        Self { field: field.to_owned(), key, args: Vec::new() }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}

/// The state of things does not allow it; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Key of the sentence in the catalogue `refusals-web.ftl`, for example `refused-closed`.
    pub key: &'static str,
    /// Values for the sentence.
    pub args: Vec<(&'static str, Arg)>,
    /// What changed meanwhile, where that is why.
    pub changes: Vec<Difference>,
}

impl Refusal {
    /// A refusal without values.
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new(), changes: Vec::new() }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}

/// What a verb answers instead of doing.
#[derive(Debug, thiserror::Error)]
pub enum No {
    /// It is not there, or not for this person; which of the two is not said.
    #[error("not found")]
    NotFound,
    /// Fields are wrong, each said.
    #[error("fields are wrong: {0:?}")]
    Invalid(Vec<Wrong>),
    /// A file or pack is wrong.
    #[error("input is wrong: {0:?}")]
    Faults(Faults),
    /// The state of things does not allow it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Too many attempts; seconds to wait.
    #[error("too many attempts")]
    Wait(u64),
    /// Something is out of order that the person cannot mend.
    #[error("{0}")]
    Broken(String),
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Wrong> for No {
    fn from(wrong: Wrong) -> Self {
        Self::Invalid(vec![wrong])
    }
}

impl From<StoreError> for No {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<VaultError> for No {
    fn from(error: VaultError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<NoChance> for No {
    fn from(error: NoChance) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Faults> for No {
    fn from(faults: Faults) -> Self {
        Self::Faults(faults)
    }
}

/// A database's answer that a unique key is taken, as the verb's own.
pub(super) fn taken(error: StoreError, refusal: &'static str) -> No {
    match error {
        StoreError::Taken => Refusal::new(refusal).into(),
        other => other.into(),
    }
}
