//! The key of one application, with which everything of it is sealed: what it says, revision by revision, its access code, its
//! letters. It is kept wrapped by the installation's key; without it nothing of the application opens any more.

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::sealing::{Cipher, VaultError, packed, unpacked};
use crate::chance;

/// The place of an access code.
const ACCESS: &str = "access";

/// An application's own key.
pub(super) struct DataKey(Cipher);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

impl DataKey {
    pub(super) fn new(bytes: &[u8]) -> Result<Self, VaultError> {
        Cipher::new(bytes).map(Self)
    }

    /// Seals a value for one place; elsewhere it cannot be opened.
    pub(super) fn seal<T: Serialize>(&self, place: &str, value: &T) -> Result<Vec<u8>, VaultError> {
        self.0.seal(place, &packed(value)?)
    }

    /// Opens what was sealed for this place.
    pub(super) fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, VaultError> {
        unpacked(&self.0.open(place, sealed)?)
    }

    /// A new access code, sealed; in clear it is told to whoever applied, and kept nowhere.
    pub(super) fn new_code(&self) -> Result<Vec<u8>, VaultError> {
        self.0.seal(ACCESS, &chance::bytes::<12>()?)
    }

    /// The access code that was sealed.
    pub(super) fn code(&self, sealed: &[u8]) -> Result<String, VaultError> {
        Ok(chance::code_of(&self.0.open(ACCESS, sealed)?))
    }
}

/// The place of a revision.
pub(super) fn revision(number: i64) -> String {
    format!("revision:{number}")
}

/// The place of what a revision rests on.
pub(super) fn note(number: i64) -> String {
    format!("note:{number}")
}

/// The place of a letter.
pub(super) fn letter(id: Uuid) -> String {
    format!("letter:{id}")
}

/// The place of the address to which a message went.
pub(super) fn message(id: Uuid) -> String {
    format!("message:{id}")
}

/// The place of who was named as parent or guardian.
pub(super) fn guardian(id: Uuid) -> String {
    format!("guardian:{id}")
}

/// The place of what was said about a consent.
pub(super) fn consent(id: Uuid) -> String {
    format!("consent:{id}")
}

/// The place of how somebody was heard.
pub(super) fn hearing(id: Uuid) -> String {
    format!("hearing:{id}")
}

/// The place of what was said about an agreed pair.
pub(super) fn agreed(id: Uuid) -> String {
    format!("agreed:{id}")
}
