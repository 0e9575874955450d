//! The draw: an order by public chance that anyone can replay. The seed is the only chance in it;
//! it is committed to beforehand and revealed when the list of people is frozen.

use sha2::{Digest, Sha256};

use super::Id;

/// The number that a seed draws: the first sixteen bytes of SHA-256 of `seed` + line feed + `drawn`, which is the
/// applicant's draw code or, in files without them, the identifier. The smaller, the earlier.
pub fn ticket(seed: &str, drawn: &Id) -> u128 {
    let digest = Sha256::new().chain_update(seed).chain_update("\n").chain_update(drawn.as_str()).finalize();
    digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// What is published beforehand: SHA-256 of the seed, in hexadecimal.
pub fn commitment(seed: &str) -> String {
    hex(&Sha256::digest(seed))
}

/// Bytes as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('?'));
        }
        text
    })
}
