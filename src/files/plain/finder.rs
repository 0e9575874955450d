//! The number of an identifier, found without its text being kept a second time. Owns two ways: identifiers that
//! are one text with a number behind it are found by that number, all others by a hash.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use talka_solver::problem::Ids;

use super::fields::{decoded, digits, eight, ends};

/// Nobody has this number.
const NOBODY: u32 = u32::MAX;

/// Finds identifiers.
pub(in crate::files) struct Finder<'a> {
    ids: &'a Ids,
    by: By,
}

enum By {
    Number(Numbered),
    Hash(HashTable<u32>),
}

/// Identifiers that begin alike and go on with as many digits.
struct Numbered {
    beginning: u64,
    /// Which bits of eight bytes the beginning takes.
    mask: u64,
    bytes: usize,
    digits: usize,
    /// The smallest number.
    first: u64,
    /// Who has it, who the next, and so on.
    who: Vec<u32>,
}

impl<'a> Finder<'a> {
    /// Prepares to find these. Of two that are the same, either is found.
    pub(in crate::files) fn new(ids: &'a Ids) -> Self {
        let by = match Numbered::new(ids) {
            Some(numbered) => By::Number(numbered),
            None => By::Hash(hashed(ids)),
        };
        Self { ids, by }
    }

    /// The number of an identifier.
    pub(in crate::files) fn find(&self, id: &str) -> Option<u32> {
        let mut bytes = [b','; 24];
        match &self.by {
            By::Number(numbered) => {
                bytes.get_mut(..id.len())?.copy_from_slice(id.as_bytes());
                numbered.find_at(&bytes, 0).filter(|&(_, end)| end == id.len()).map(|(number, _)| number)
            }
            By::Hash(table) => self.find_hashed(table, id.as_bytes()),
        }
    }

    /// The number of the identifier that begins here, and where it has ended: what comes then is for the caller
    /// to see. `last` is who stood in the row above.
    #[inline]
    pub(in crate::files) fn find_at(&self, bytes: &[u8], at: usize, last: u32) -> Option<(u32, usize)> {
        match &self.by {
            By::Number(numbered) => numbered.find_at(bytes, at),
            By::Hash(table) => self.find_text_at(table, bytes, at, last),
        }
    }

    fn find_text_at(
        &self,
        table: &HashTable<u32>,
        bytes: &[u8],
        at: usize,
        last: u32,
    ) -> Option<(u32, usize)> {
        let rest = bytes.get(at..)?;
        // Rows mostly come in the order of their people.
        for guess in [last, last.wrapping_add(1)] {
            if (guess as usize) < self.ids.len() {
                let id = self.ids.get(guess as usize).as_bytes();
                if rest.starts_with(id) && rest.get(id.len()).is_some_and(|&byte| stops(byte)) {
                    return Some((guess, at + id.len()));
                }
            }
        }
        let length = rest.iter().position(|&byte| stops(byte))?;
        Some((self.find_hashed(table, rest.get(..length)?)?, at + length))
    }

    fn find_hashed(&self, table: &HashTable<u32>, id: &[u8]) -> Option<u32> {
        table.find(hash(id), |&number| self.ids.get(number as usize).as_bytes() == id).copied()
    }
}

fn stops(byte: u8) -> bool {
    byte == b',' || ends(byte)
}

fn hash(id: &[u8]) -> u64 {
    FixedState::default().hash_one(id)
}

fn hashed(ids: &Ids) -> HashTable<u32> {
    let mut table = HashTable::with_capacity(ids.len());
    for number in (0u32..).take(ids.len()) {
        let hash_of = |number: &u32| hash(ids.get(*number as usize).as_bytes());
        table.insert_unique(hash_of(&number), number, hash_of);
    }
    table
}

impl Numbered {
    /// `None` unless all identifiers are of this kind, and their numbers lie close enough.
    fn new(ids: &Ids) -> Option<Self> {
        let sample = if ids.is_empty() { return None } else { ids.get(0).as_bytes() };
        let digits = sample.iter().rev().take(8).take_while(|byte| byte.is_ascii_digit()).count();
        let bytes = sample.len() - digits;
        let (1..=8, 0..=8) = (digits, bytes) else { return None };
        let mut word = [0; 8];
        word.get_mut(..bytes)?.copy_from_slice(sample.get(..bytes)?);
        let mask = if bytes == 0 { 0 } else { u64::MAX >> (64 - 8 * bytes) };
        let mut numbered = Self {
            beginning: u64::from_le_bytes(word),
            mask,
            bytes,
            digits,
            first: u64::MAX,
            who: Vec::new(),
        };
        let mut last = 0;
        for index in 0..ids.len() {
            let number = numbered.number_of(ids.get(index))?;
            (numbered.first, last) = (numbered.first.min(number), last.max(number));
        }
        let span = usize::try_from(last - numbered.first).ok()? + 1;
        (span <= 4 * ids.len()).then_some(())?;
        numbered.who = vec![NOBODY; span];
        for (who, index) in (0u32..).zip(0..ids.len()) {
            let number = numbered.number_of(ids.get(index))?;
            *numbered.who.get_mut(usize::try_from(number - numbered.first).ok()?)? = who;
        }
        Some(numbered)
    }

    fn number_of(&self, id: &str) -> Option<u64> {
        let mut bytes = [b','; 24];
        bytes.get_mut(..id.len())?.copy_from_slice(id.as_bytes());
        self.number_at(&bytes, 0).filter(|_| id.len() == self.bytes + self.digits)
    }

    #[inline]
    fn number_at(&self, bytes: &[u8], at: usize) -> Option<u64> {
        let word = eight(bytes, at + self.bytes)?;
        let fits = (eight(bytes, at)? ^ self.beginning) & self.mask == 0 && digits(word) == self.digits;
        fits.then(|| decoded(word, self.digits))
    }

    #[inline]
    fn find_at(&self, bytes: &[u8], at: usize) -> Option<(u32, usize)> {
        let number = self.number_at(bytes, at)?.checked_sub(self.first)?;
        let who = *self.who.get(usize::try_from(number).ok()?)?;
        // The end does not wait for the digits: the next field is looked at meanwhile.
        (who != NOBODY).then_some((who, at + self.bytes + self.digits))
    }
}
