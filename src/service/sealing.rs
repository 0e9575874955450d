//! How a value is sealed with a key, whosever it is: bound to the place for which it is sealed, so that it opens nowhere else.

use std::io::{Read, Write};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};
use serde::{Serialize, de::DeserializeOwned};

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

/// A key, ready to seal and open.
pub(super) struct Cipher(XChaCha20Poly1305);

impl Cipher {
    pub(super) fn new(key: &[u8]) -> Result<Self, VaultError> {
        XChaCha20Poly1305::new_from_slice(key).map(Self).map_err(|_| VaultError::Damaged)
    }

    /// Seals bytes for a place.
    pub(super) fn seal(&self, place: &str, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        let nonce: [u8; NONCE] = chance::bytes()?;
        let payload = Payload { msg: bytes, aad: place.as_bytes() };
        let sealed = self.0.encrypt(XNonce::from_slice(&nonce), payload).map_err(|_| VaultError::Damaged)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens bytes that were sealed for this place.
    pub(super) fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or(VaultError::Damaged)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        self.0.decrypt(XNonce::from_slice(nonce), payload).map_err(|_| VaultError::Damaged)
    }
}

/// A value as bytes, made small.
pub(super) fn packed<T: Serialize>(value: &T) -> Result<Vec<u8>, VaultError> {
    let plain = serde_json::to_vec(value).map_err(|_| VaultError::Damaged)?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&plain).map_err(|_| VaultError::Damaged)?;
    packed.finish().map_err(|_| VaultError::Damaged)
}

/// The value of such bytes.
pub(super) fn unpacked<T: DeserializeOwned>(packed: &[u8]) -> Result<T, VaultError> {
    let mut plain = Vec::new();
    ZlibDecoder::new(packed).take(MOST).read_to_end(&mut plain).map_err(|_| VaultError::Damaged)?;
    serde_json::from_slice(&plain).map_err(|_| VaultError::Damaged)
}
