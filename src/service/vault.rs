//! The vault: what is sealed before it reaches the database, and the keyed hashes by which sessions, people and devices are
//! found. Owns the secret keys of an installation; whoever has the database without them has no name, fact or code, and no
//! session. Every sealed value begins with the identifier of its key: older keys still open, the newest seals.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{
    chance::{self, NoChance},
    domain::draw::hex,
};

/// Length of the identifier of a key, in bytes.
const IDENTIFIER: usize = 4;

/// Length of a nonce of XChaCha20, in bytes.
const NONCE: usize = 24;

/// The most that a sealed value may unpack to: a gigabyte.
const MOST: u64 = 1 << 30;

/// What stands before an application's key in the place of its access code.
pub(super) const ACCESS: &str = "access";

/// Why something cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key is no 64 hexadecimal digits.
    #[error("the secret key must be 64 hexadecimal digits")]
    Key,
    /// Changed since it was sealed, of another row, or sealed with another key.
    #[error("sealed data cannot be opened: damaged, or sealed with another key")]
    Damaged,
    /// No random bytes.
    #[error(transparent)]
    Chance(#[from] NoChance),
}

/// One key of the installation, and those that are derived from it.
struct Key {
    id: [u8; IDENTIFIER],
    cipher: XChaCha20Poly1305,
    marks: [u8; 32],
    sessions: [u8; 32],
}

impl Key {
    fn new(text: &str) -> Result<Self, VaultError> {
        let master = from_hex(text.trim()).ok_or(VaultError::Key)?;
        let derived = Hkdf::<Sha256>::new(None, &master);
        let cipher = XChaCha20Poly1305::new_from_slice(&purpose::<32>(&derived, "sealing")?)
            .map_err(|_| VaultError::Key)?;
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
    /// An access code that belongs to nobody: looking for an unknown number costs as much as for a known one.
    decoy: Vec<u8>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// A vault with the keys of an installation, each as 64 hexadecimal digits on a line of its own. The first seals; those
    /// after it only open what was sealed before.
    ///
    /// # Errors
    /// [`VaultError::Key`].
    pub fn new(text: &str) -> Result<Self, VaultError> {
        let mut keys = text.split_whitespace().map(Key::new);
        let current = keys.next().ok_or(VaultError::Key)??;
        let mut vault = Self { current, older: keys.collect::<Result<_, _>>()?, decoy: Vec::new() };
        vault.decoy = vault.new_code(Uuid::nil())?;
        Ok(vault)
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
        let plain = serde_json::to_vec(value).map_err(|_| VaultError::Damaged)?;
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&plain).map_err(|_| VaultError::Damaged)?;
        let packed = packed.finish().map_err(|_| VaultError::Damaged)?;
        self.seal_bytes(place, &packed)
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, VaultError> {
        let packed = self.open_bytes(place, sealed)?;
        let mut plain = Vec::new();
        ZlibDecoder::new(packed.as_slice())
            .take(MOST)
            .read_to_end(&mut plain)
            .map_err(|_| VaultError::Damaged)?;
        serde_json::from_slice(&plain).map_err(|_| VaultError::Damaged)
    }

    /// Seals bytes as they stand: a file that somebody sent.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn seal_bytes(&self, place: &str, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        let nonce: [u8; NONCE] = chance::bytes()?;
        let payload = Payload { msg: bytes, aad: place.as_bytes() };
        let key = &self.current;
        let sealed =
            key.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| VaultError::Damaged)?;
        Ok([key.id.as_slice(), &nonce, &sealed].concat())
    }

    /// Opens bytes that were sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open_bytes(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (id, sealed) = sealed.split_at_checked(IDENTIFIER).ok_or(VaultError::Damaged)?;
        let mut keys = std::iter::once(&self.current).chain(&self.older);
        let key = keys.find(|key| key.id == id).ok_or(VaultError::Damaged)?;
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(VaultError::Damaged)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        key.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| VaultError::Damaged)
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

    /// A new access code for an application, sealed; in clear it is told to whoever applied, and kept nowhere.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn new_code(&self, application: Uuid) -> Result<Vec<u8>, VaultError> {
        self.seal_bytes(&place_of(ACCESS, application), &chance::bytes::<12>()?)
    }

    /// The access code that was sealed for an application.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn code(&self, application: Uuid, sealed: &[u8]) -> Result<String, VaultError> {
        Ok(chance::code_of(&self.open_bytes(&place_of(ACCESS, application), sealed)?))
    }

    /// Whether a code is the one that was sealed for an application; without one it takes as long as for a wrong code.
    pub fn is_code(&self, sealed: Option<(Uuid, &[u8])>, typed: &str) -> bool {
        let (application, kept) = sealed.unwrap_or((Uuid::nil(), &self.decoy));
        let right = self.code(application, kept).unwrap_or_default();
        let same = same(&right, &chance::as_given(typed));
        same && sealed.is_some() && !right.is_empty()
    }

    /// A mark that only this installation can make, for a text: by it a person is found again, or a device known.
    pub fn mark(&self, text: &str) -> String {
        hex(&keyed(&self.current.marks, text))
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

    #[test]
    fn codes_open_with_the_key_and_may_be_typed_freely() {
        let (a, b) = (vault("a"), vault("b"));
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = a.new_code(one).unwrap();
        let code = a.code(one, &sealed).unwrap();
        assert_eq!(code.len(), 14);
        assert!(a.is_code(Some((one, &sealed)), &code));
        assert!(a.is_code(Some((one, &sealed)), &code.to_lowercase().replace('-', " ")));
        let other = a.new_code(one).unwrap();
        assert!(!a.is_code(Some((one, &other)), &code));
        assert!(!a.is_code(Some((two, &sealed)), &code), "carried into another row it opens nothing");
        assert!(!b.is_code(Some((one, &sealed)), &code));
        assert!(!a.is_code(None, &a.code(Uuid::nil(), &a.decoy).unwrap()), "the decoy opens nothing");
        for nothing in ["", " "] {
            assert!(!a.is_code(Some((one, &sealed)), nothing));
            assert!(
                !b.is_code(Some((one, &sealed)), nothing),
                "what cannot be opened has no code, not the empty one"
            );
        }
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        for key in ["", "abc", &"g".repeat(64), &"ā".repeat(32)] {
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
        assert_eq!(both.mark("x"), vault("b").mark("x"));
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own() {
        let vault = vault("a");
        assert_ne!(vault.mark("x"), vault.session("x"));
        assert!(!vault.mark("x").contains(&vault.key()));
    }
}
