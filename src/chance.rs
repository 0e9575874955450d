//! Chance: the one file that asks the operating system for random bytes. Owns the shapes made of them: keys of
//! rows, application numbers, access codes, seeds. No allocation may depend on it but through a seed that a
//! round commits to beforehand.

use uuid::Uuid;

/// Characters of numbers and codes: digits and capitals without those that look like a digit (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The operating system gave no random bytes; nothing secret can be made.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random bytes: {0}")]
pub struct NoChance(getrandom::Error);

/// Random bytes.
///
/// # Errors
/// [`NoChance`].
pub fn bytes<const N: usize>() -> Result<[u8; N], NoChance> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(NoChance)?;
    Ok(bytes)
}

/// Makes short keys of what somebody else chose, so that nobody can choose two with the same one.
#[expect(clippy::disallowed_types, reason = "chance is asked in this file; nothing is ordered by it")]
pub type Hashing = std::hash::RandomState;

/// A way to hash that nobody outside this process can foresee.
pub fn hashing() -> Hashing {
    Hashing::new()
}

/// A key for a row: 122 random bits.
///
/// # Errors
/// [`NoChance`].
pub fn id() -> Result<Uuid, NoChance> {
    Ok(uuid::Builder::from_random_bytes(bytes()?).into_uuid())
}

/// An application number, `V7K-4QD-92`: 40 random bits; the database refuses one that is taken.
///
/// # Errors
/// [`NoChance`].
pub fn number() -> Result<String, NoChance> {
    Ok(grouped(&letters(&bytes::<8>()?), 3))
}

/// The access code of random bytes, `K3F7-9QXM-2TWB`: five bits of each.
pub fn code_of(bytes: &[u8]) -> String {
    grouped(&letters(bytes), 4)
}

/// A draw code, `7K3F9-QXM2T-8WBZ0`: 75 random bits, so that nobody in a round has another's.
///
/// # Errors
/// [`NoChance`].
pub fn draw_code() -> Result<String, NoChance> {
    Ok(grouped(&letters(&bytes::<15>()?), 5))
}

/// A token for a form, so that one form sent twice does one thing; also a seed.
///
/// # Errors
/// [`NoChance`].
pub fn token() -> Result<String, NoChance> {
    Ok(id()?.simple().to_string())
}

/// A number or code as people type it, brought to the form in which it was given: capitals, `O` for `0`, `I` and
/// `L` for `1`, with or without hyphens and spaces. Anything else is left as it is, in capitals.
pub fn as_given(text: &str) -> String {
    let plain: String = text.trim().to_uppercase();
    let digits: String =
        plain.chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2013}' | '\u{a0}')).map(digit).collect();
    let known = digits.bytes().all(|byte| ALPHABET.contains(&byte));
    match (known, digits.len()) {
        (true, 8) => grouped(&digits, 3),
        (true, 12) => grouped(&digits, 4),
        _ => plain,
    }
}

fn digit(c: char) -> char {
    match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
}

fn grouped(word: &str, by: usize) -> String {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(by).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_have_their_shapes() {
        assert_eq!(number().unwrap().len(), 10);
        assert_eq!(code_of(&[7; 12]), "7777-7777-7777");
        assert_eq!(draw_code().unwrap().len(), 17);
        assert_ne!(number().unwrap(), number().unwrap());
    }

    #[test]
    fn what_people_type_is_brought_back_to_the_given_form() {
        for typed in ["v7k-4qd-92", " V7K4QD92 ", "V7K 4QD 92", "v7k-4qd-9 2"] {
            assert_eq!(as_given(typed), "V7K-4QD-92", "{typed}");
        }
        assert_eq!(as_given("k3f79qxm2twb"), "K3F7-9QXM-2TWB");
        assert_eq!(as_given("OIL0-1111-2222"), "0110-1111-2222");
        assert_eq!(as_given("l20-0001"), "L20-0001");
    }
}
