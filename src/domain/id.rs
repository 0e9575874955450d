//! Identifiers of applicants and placements: what people read out over the telephone.
//! Owns what a valid identifier is; compared byte by byte, never normalised.

use std::fmt;

/// The most Unicode characters an identifier may have.
pub const MAX_CHARS: usize = 64;

/// An identifier: 1 to 64 Unicode characters without control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// Why a text is no identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidId {
    /// Nothing stands there.
    Empty,
    /// More than [`MAX_CHARS`] characters.
    TooLong,
    /// A control character (tab, line end, NUL, …) is in it.
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

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
