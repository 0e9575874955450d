//! The vault: what is sealed before it reaches the database, and the keyed hash behind access codes. Owns the one
//! secret key of an installation; whoever has the database without the key has no name, fact or code.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use hmac::{Hmac, Mac};
use serde::{Serialize, de::DeserializeOwned};
use sha2::Sha256;

use crate::chance::{self, NoChance};

/// Length of a nonce of XChaCha20, in bytes.
const NONCE: usize = 24;

/// The most that a sealed value may unpack to: a gigabyte.
const MOST: u64 = 1 << 30;

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

/// Seals and opens.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    codes: [u8; 32],
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// A vault with the installation's key, as 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`VaultError::Key`].
    pub fn new(key: &str) -> Result<Self, VaultError> {
        let master = from_hex(key.trim()).ok_or(VaultError::Key)?;
        let (sealing, codes) = (keyed(&master, &[b"sealing"]), keyed(&master, &[b"codes"]));
        let cipher = XChaCha20Poly1305::new_from_slice(&sealing).map_err(|_| VaultError::Key)?;
        Ok(Self { cipher, codes })
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
        let nonce: [u8; NONCE] = chance::bytes()?;
        let payload = Payload { msg: &packed, aad: place.as_bytes() };
        let sealed =
            self.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| VaultError::Damaged)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open<T: DeserializeOwned>(&self, place: &str, sealed: &[u8]) -> Result<T, VaultError> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(VaultError::Damaged)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let packed =
            self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| VaultError::Damaged)?;
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
        let sealed =
            self.cipher.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| VaultError::Damaged)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens bytes that were sealed for this place.
    ///
    /// # Errors
    /// [`VaultError::Damaged`].
    pub fn open_bytes(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(VaultError::Damaged)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        self.cipher.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| VaultError::Damaged)
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

    /// The access code that belongs to a salt: it is not kept anywhere, only made again.
    pub fn code(&self, salt: &[u8]) -> String {
        chance::code_of(&keyed(&self.codes, &[b"access", salt]))
    }

    /// Whether a code belongs to a salt; takes the same time for every wrong code.
    pub fn is_code(&self, salt: &[u8], typed: &str) -> bool {
        let (right, typed) = (self.code(salt), chance::as_given(typed));
        right.len() == typed.len()
            && right.bytes().zip(typed.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }

    /// A mark that only this installation can make, for a text: the cookie of a device that was signed in before.
    pub fn mark(&self, text: &str) -> String {
        crate::domain::draw::hex(&keyed(&self.codes, &[b"mark", text.as_bytes()]))
    }
}

/// HMAC-SHA256 over the parts, each after its length.
fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length, so this never fails; zeros would be noticed at once by every test.
    let Ok(mut mac) = <Hmac<Sha256> as hmac::digest::KeyInit>::new_from_slice(key) else { return [0; 32] };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
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
    fn codes_belong_to_salt_and_key_and_may_be_typed_freely() {
        let code = vault("a").code(b"salt");
        assert!(vault("a").is_code(b"salt", &code));
        assert!(vault("a").is_code(b"salt", &code.to_lowercase().replace('-', " ")));
        assert!(!vault("a").is_code(b"tlas", &code));
        assert!(!vault("b").is_code(b"salt", &code));
        assert!(!vault("a").is_code(b"salt", ""));
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        for key in ["", "abc", &"g".repeat(64), &"ā".repeat(32)] {
            assert!(matches!(Vault::new(key), Err(VaultError::Key)), "{key}");
        }
    }
}
