//! Identifiers of applicants and placements: what people read out over the telephone.
//! Owns what a valid identifier is; compared byte by byte, never normalised.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most Unicode characters an identifier may have.
pub const MAX_CHARS: usize = 64;

/// An identifier: 1 to 64 Unicode characters without control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Id(Box<str>);

/// Why a text is no identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidId {
    /// Nothing stands there.
    #[error("an identifier is empty")]
    Empty,
    /// More than [`MAX_CHARS`] characters.
    #[error("an identifier is too long")]
    TooLong,
    /// A control character (tab, line end, NUL, …) is in it.
    #[error("an identifier holds a control character")]
    Control,
}

impl Id {
    /// Takes the text as it stands.
    ///
    /// # Errors
    /// [`InvalidId`] when it is empty, too long, or holds a control character.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        check(text)?;
        Ok(Self(text.into()))
    }

    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text may serve as an identifier.
///
/// # Errors
/// [`InvalidId`] says why not.
pub fn check(text: &str) -> Result<(), InvalidId> {
    if text.is_empty() {
        return Err(InvalidId::Empty);
    }
    // Four bytes a character at most: a ten-megabyte "identifier" is refused without counting it.
    if text.len() > 4 * MAX_CHARS || text.chars().count() > MAX_CHARS {
        return Err(InvalidId::TooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(InvalidId::Control);
    }
    Ok(())
}

impl TryFrom<String> for Id {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        check(&text)?;
        Ok(Self(text.into()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_a_text_that_is_checked_when_read() {
        let id = Id::new("C19-001 ā").unwrap();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"C19-001 ā\"");
        assert_eq!(serde_json::from_str::<Id>(&json).unwrap(), id);
        for json in ["\"\"", "\"a\\tb\"", "7"] {
            assert!(serde_json::from_str::<Id>(json).is_err(), "{json}");
        }
    }
}
