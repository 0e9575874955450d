//! The vault: what is sealed before it reaches the database, and the keyed hashes by which sessions, people and devices are
//! found. Owns the secret keys of an installation; whoever has the database without them has no name, fact or code, and no
//! session. Everything of one application is sealed with a key of its own, which this vault wraps. What the installation's keys
//! seal begins with the identifier of the key: older keys still open, the newest seals. Marks are made with one key that stays the
//! same when the others are exchanged, so that nobody is lost.

use std::collections::BTreeMap;

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

pub use super::sealing::VaultError;
use super::{
    data_key::DataKey,
    sealing::{Cipher, packed, unpacked},
};
use crate::{chance, domain::draw::hex, store::applications::ApplicationRow};

/// Length of the identifier of a key, in bytes.
const IDENTIFIER: usize = 4;

/// What stands before the key of marks among an installation's keys.
const MARKS: &str = "marks:";

/// What stands before an application's key in the place of its own key.
const WRAPPED: &str = "application-key";

/// One key of the installation, and those that are derived from it.
struct Key {
    id: [u8; IDENTIFIER],
    cipher: Cipher,
    marks: [u8; 32],
    sessions: [u8; 32],
}

impl Key {
    fn new(text: &str) -> Result<Self, VaultError> {
        let master = from_hex(text.trim()).ok_or(VaultError::Key)?;
        let derived = Hkdf::<Sha256>::new(None, &master);
        let cipher = Cipher::new(&purpose::<32>(&derived, "sealing")?)?;
        Ok(Self {
            id: purpose(&derived, "identifier")?,
            cipher,
            marks: purpose(&derived, "marks")?,
            sessions: purpose(&derived, "sessions")?,
        })
    }
}

/// A key of its own for each purpose, so that one tells nothing about another.
fn purpose<const N: usize>(derived: &Hkdf<Sha256>, name: &str) -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    derived.expand(format!("talka {name}").as_bytes(), &mut bytes).map_err(|_| VaultError::Key)?;
    Ok(bytes)
}

/// Seals and opens.
pub struct Vault {
    current: Key,
    older: Vec<Key>,
    marks: [u8; 32],
    /// A wrapped key and an access code that belong to nobody: looking for an unknown number costs as much as for a known one.
    decoy: (Vec<u8>, Vec<u8>),
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// A vault with the keys of an installation, each as 64 hexadecimal digits on a line of its own. The first seals; those
    /// after it only open what was sealed before. Once keys were exchanged, the key of marks stands there too, behind `marks:`;
    /// before, it is derived from the oldest key.
    ///
    /// # Errors
    /// [`VaultError::Key`].
    pub fn new(text: &str) -> Result<Self, VaultError> {
        let (marks, keys): (Vec<&str>, Vec<&str>) =
            text.split_whitespace().partition(|word| word.starts_with(MARKS));
        let mut keys = keys.into_iter().map(Key::new);
        let current = keys.next().ok_or(VaultError::Key)??;
        let older: Vec<Key> = keys.collect::<Result<_, _>>()?;
        let derived = older.last().unwrap_or(&current).marks;
        let marks = match marks.first() {
            Some(word) => from_hex(&word[MARKS.len()..]).ok_or(VaultError::Key)?,
            None => derived,
        };
        let mut vault = Self { current, older, marks, decoy: (Vec::new(), Vec::new()) };
        let (wrapped, key) = vault.new_key(Uuid::nil())?;
        vault.decoy = (wrapped, key.new_code()?);
        Ok(vault)
    }

    /// The text of an installation's keys without the older ones, once nothing is sealed with them any more.
    ///
    /// # Errors
    /// [`VaultError::Key`].
    pub fn newest(text: &str) -> Result<String, VaultError> {
        let marks = hex(&Self::new(text)?.marks);
        let newest = text.split_whitespace().find(|word| !word.starts_with(MARKS));
        Ok(format!("{}\n{MARKS}{marks}\n", newest.ok_or(VaultError::Key)?))
    }

    /// The identifier of the key that seals, eight hexadecimal digits: it tells keys apart and nothing about them.
    pub fn key(&self) -> String {
        hex(&self.current.id)
    }

    /// The identifiers of all keys, the one that seals first.
    pub fn keys(&self) -> Vec<String> {
        std::iter::once(&self.current).chain(&self.older).map(|key| hex(&key.id)).collect()
    }

    /// Whether the newest key sealed a value.
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        sealed.starts_with(&self.current.id)
    }

    /// The same value sealed with the newest key; `None` where it is already.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn reseal(&self, place: &str, sealed: &[u8]) -> Result<Option<Vec<u8>>, VaultError> {
        if self.is_current(sealed) {
            return Ok(None);
        }
        let plain = self.open_bytes(place, sealed)?;
        self.seal_bytes(place, &plain).map(Some)
    }

    /// Seals a value for one place (`application:<key>`, …); elsewhere it cannot be opened.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn seal<T: Serialize>(&self, place: &str, value: &T) -> Result<Vec<u8>, VaultError> {
        self.seal_bytes(place, &packed(value)?)
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, VaultError> {
        unpacked(&self.open_bytes(place, sealed)?)
    }

    /// Seals bytes as they stand: a file that somebody sent.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn seal_bytes(&self, place: &str, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        let sealed = self.current.cipher.seal(place, bytes)?;
        Ok([self.current.id.as_slice(), &sealed].concat())
    }

    /// Opens bytes that were sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open_bytes(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (id, sealed) = sealed.split_at_checked(IDENTIFIER).ok_or(VaultError::Damaged)?;
        let mut keys = std::iter::once(&self.current).chain(&self.older);
        let key = keys.find(|key| key.id == id).ok_or(VaultError::Damaged)?;
        key.cipher.open(place, sealed)
    }

    /// Seals named files.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn seal_files(&self, place: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, VaultError> {
        let texts: BTreeMap<&str, std::borrow::Cow<'_, str>> =
            files.iter().map(|(name, bytes)| (name.as_str(), String::from_utf8_lossy(bytes))).collect();
        self.seal(place, &texts)
    }

    /// Opens named files.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open_files(&self, place: &str, sealed: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, VaultError> {
        let texts: BTreeMap<String, String> = self.open(place, sealed)?;
        Ok(texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
    }

    /// A new key for an application, and the same wrapped.
    pub(super) fn new_key(&self, application: Uuid) -> Result<(Vec<u8>, DataKey), VaultError> {
        let bytes = chance::bytes::<32>()?;
        let wrapped = self.seal_bytes(&place_of(WRAPPED, application), &bytes)?;
        Ok((wrapped, DataKey::new(&bytes)?))
    }

    /// The key that was wrapped for an application.
    pub(super) fn unwrapped(&self, application: Uuid, wrapped: &[u8]) -> Result<DataKey, VaultError> {
        DataKey::new(&self.open_bytes(&place_of(WRAPPED, application), wrapped)?)
    }

    /// An application's key; `None` where it was erased.
    pub(super) fn key_of(&self, row: &ApplicationRow) -> Result<Option<DataKey>, VaultError> {
        row.wrapped_key.as_ref().map(|wrapped| self.unwrapped(row.id, wrapped)).transpose()
    }

    /// The access code of an application.
    ///
    /// # Errors
    /// [`VaultError::Damaged`], also where it was erased.
    pub fn code(&self, row: &ApplicationRow) -> Result<String, VaultError> {
        self.key_of(row)?.ok_or(VaultError::Damaged)?.code(&row.code)
    }

    /// Whether a code is an application's; without one it takes as long as for a wrong code.
    pub fn is_code(&self, row: Option<&ApplicationRow>, typed: &str) -> bool {
        let known = row.and_then(|row| Some((row.id, row.wrapped_key.as_deref()?, row.code.as_slice())));
        let (id, wrapped, sealed) = known.unwrap_or((Uuid::nil(), &self.decoy.0, &self.decoy.1));
        let right = self.unwrapped(id, wrapped).and_then(|key| key.code(sealed)).unwrap_or_default();
        let same = same(&right, &chance::as_given(typed));
        same && known.is_some() && !right.is_empty()
    }

    /// A mark that only this installation can make, for a text: by it a person is found again, or a device known.
    pub fn mark(&self, text: &str) -> String {
        hex(&keyed(&self.marks, text))
    }

    /// The name under which a session is kept: from a copy of the database nobody learns the cookie that opens it.
    pub fn session(&self, id: &str) -> String {
        hex(&keyed(&self.current.sessions, id))
    }
}

/// Whether two secret texts are the same; how much of them is takes the same time.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// HMAC-SHA256 of a text.
fn keyed(key: &[u8; 32], text: &str) -> [u8; 32] {
    // HMAC takes a key of any length, so this never fails; zeros would be noticed at once by every test.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::digest::KeyInit>::new_from_slice(key) else { return [0; 32] };
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16).ok()?;
    }
    Some(bytes)
}

/// The place for which a row's sealed column is sealed.
pub(super) fn place_of(table: &str, id: Uuid) -> String {
    format!("{table}:{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(digit: &str) -> Vault {
        Vault::new(&digit.repeat(64)).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_only_with_the_key_at_its_place_and_unchanged() {
        let sealed = vault("a").seal("application:1", &"Kaija").unwrap();
        assert_eq!(vault("a").open::<String>("application:1", &sealed).unwrap(), "Kaija");
        assert!(vault("b").open::<String>("application:1", &sealed).is_err());
        assert!(vault("a").open::<String>("application:2", &sealed).is_err());
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert!(vault("a").open::<String>("application:1", &damaged).is_err());
        }
        assert!(vault("a").open::<String>("application:1", &[]).is_err());
    }

    fn row(vault: &Vault, id: u128) -> ApplicationRow {
        let id = Uuid::from_u128(id);
        let (wrapped, key) = vault.new_key(id).unwrap();
        ApplicationRow {
            id,
            round: Uuid::nil(),
            number: String::new(),
            wrapped_key: Some(wrapped),
            code: key.new_code().unwrap(),
            state: String::new(),
            withdrawn_as: String::new(),
            sealed: key.seal("revision:1", &"Kaija").unwrap(),
            lang: String::new(),
            once: String::new(),
            version: 1,
            received_at: chrono::DateTime::UNIX_EPOCH,
            arrival: 1,
            draw_code: String::new(),
            code_mark: String::new(),
            name_mark: String::new(),
            pack_hash: String::new(),
            same_as: String::new(),
        }
    }

    #[test]
    fn codes_open_with_the_key_and_may_be_typed_freely() {
        let (a, b) = (vault("a"), vault("b"));
        let (one, two) = (row(&a, 1), row(&a, 2));
        let code = a.code(&one).unwrap();
        assert_eq!(code.len(), 14);
        assert!(a.is_code(Some(&one), &code));
        assert!(a.is_code(Some(&one), &code.to_lowercase().replace('-', " ")));
        let other =
            ApplicationRow { code: a.key_of(&one).unwrap().unwrap().new_code().unwrap(), ..one.clone() };
        assert!(!a.is_code(Some(&other), &code));
        let carried = ApplicationRow { code: one.code.clone(), ..two.clone() };
        assert!(!a.is_code(Some(&carried), &code), "carried into another row it opens nothing");
        let with_key = ApplicationRow { id: two.id, ..one.clone() };
        assert!(!a.is_code(Some(&with_key), &code), "not even together with its key");
        assert!(!b.is_code(Some(&one), &code));
        let decoy = a.unwrapped(Uuid::nil(), &a.decoy.0).unwrap().code(&a.decoy.1).unwrap();
        assert!(!a.is_code(None, &decoy), "the decoy opens nothing");
        let erased = ApplicationRow { wrapped_key: None, ..one.clone() };
        assert!(!a.is_code(Some(&erased), &code) && !a.is_code(Some(&erased), &decoy));
        for nothing in ["", " "] {
            assert!(!a.is_code(Some(&one), nothing));
            assert!(!b.is_code(Some(&one), nothing), "what cannot be opened has no code, not the empty one");
        }
    }

    #[test]
    fn an_application_opens_with_its_own_key_only_and_not_once_that_is_gone() {
        let a = vault("a");
        let (one, two) = (row(&a, 1), row(&a, 2));
        let (key, other) = (a.key_of(&one).unwrap().unwrap(), a.key_of(&two).unwrap().unwrap());
        assert_eq!(key.open::<String>("revision:1", &one.sealed).unwrap(), "Kaija");
        assert!(key.open::<String>("revision:2", &one.sealed).is_err());
        assert!(other.open::<String>("revision:1", &one.sealed).is_err());
        assert!(a.open::<String>("revision:1", &one.sealed).is_err());
        assert!(a.key_of(&ApplicationRow { wrapped_key: None, ..one }).unwrap().is_none());
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        let no_marks = format!("{} marks:abc", "a".repeat(64));
        for key in ["", "abc", &"g".repeat(64), &"ā".repeat(32), &no_marks, "marks:"] {
            assert!(matches!(Vault::new(key), Err(VaultError::Key)), "{key}");
        }
    }

    #[test]
    fn an_older_key_opens_the_newer_seals_and_marks() {
        let old = vault("a");
        let both = Vault::new(&format!("{}\n{}\n", "b".repeat(64), "a".repeat(64))).unwrap();
        assert_eq!(both.keys(), [vault("b").key(), old.key()]);
        let sealed = old.seal("application:1", &"Kaija").unwrap();
        assert_eq!(both.open::<String>("application:1", &sealed).unwrap(), "Kaija");
        let again = both.reseal("application:1", &sealed).unwrap().unwrap();
        assert!(both.reseal("application:1", &again).unwrap().is_none());
        assert_eq!(vault("b").open::<String>("application:1", &again).unwrap(), "Kaija");
        assert!(old.open::<String>("application:1", &again).is_err());
        assert!(both.reseal("application:2", &sealed).is_err());
        assert_eq!(both.mark("x"), old.mark("x"), "marks stay what they were");
        let newest = Vault::newest(&format!("{}\n{}\n", "b".repeat(64), "a".repeat(64))).unwrap();
        let newest = Vault::new(&newest).unwrap();
        assert_eq!((newest.keys().len(), newest.key()), (1, both.key()));
        assert_eq!(newest.mark("x"), old.mark("x"), "even once the old key is gone");
        assert!(newest.open::<String>("application:1", &sealed).is_err());
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let vault = vault("a");
        assert_ne!(vault.mark("x"), vault.session("x"));
        assert!(!vault.mark("x").contains(&vault.key()));
    }
}
