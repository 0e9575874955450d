//! Fields of a plain row, several bytes at a time. Owns which bytes a number or an identifier may have here;
//! whatever is longer or rarer is left to the careful way.

const EACH: u64 = 0x0101_0101_0101_0101;
const TOP: u64 = 0x8080_8080_8080_8080;

/// Whether the byte ends a row, as the csv reader sees it.
pub(in crate::files) fn ends(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// Past the ends of lines, also of empty ones: where the next row begins.
#[inline]
pub(in crate::files) fn next_row(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|&byte| ends(byte)) {
        at += 1;
    }
    at
}

/// The eight bytes from here, the first as the lowest.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes)
}

/// How many of eight bytes are digits before the first that is none.
#[inline]
pub(super) fn digits(word: u64) -> usize {
    let values = word ^ (EACH * u64::from(b'0'));
    // The top bit of a byte rises where its value is above 9; the lower bits alone cannot carry over.
    let above = (((values & !TOP) + EACH * (0x7f - 9)) | values) & TOP;
    above.trailing_zeros() as usize / 8
}

/// The number of the first `count` bytes, 1 to 8, which are digits.
#[inline]
pub(super) fn decoded(word: u64, count: usize) -> u64 {
    // Tens and ones together, then hundreds, then ten thousands: three products in the place of eight.
    const PAIRS: u64 = 0x0000_00ff_0000_00ff;
    let values = (word ^ (EACH * u64::from(b'0'))) << (64 - 8 * count);
    let pairs = values.wrapping_mul(10).wrapping_add(values >> 8);
    let high = (pairs & PAIRS).wrapping_mul(100 + (1_000_000 << 32));
    let low = ((pairs >> 16) & PAIRS).wrapping_mul(1 + (10_000 << 32));
    high.wrapping_add(low) >> 32
}

/// Powers of ten.
const TENS: [u64; 8] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// A whole number of at most 16 digits, and where it has ended.
#[inline]
pub(in crate::files) fn whole(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let word = eight(bytes, at)?;
    match digits(word) {
        0 => None,
        count @ 1..8 => Some((decoded(word, count), at + count)),
        _ => {
            let word_after = eight(bytes, at + 8)?;
            let more = digits(word_after);
            let high = decoded(word, 8);
            match more {
                0 => Some((high, at + 8)),
                1..8 => Some((high * TENS[more] + decoded(word_after, more), at + 8 + more)),
                _ => None,
            }
        }
    }
}

/// As [`whole`], quicker where there is a single digit before `after`.
#[inline]
pub(in crate::files) fn small(bytes: &[u8], at: usize, after: u8) -> Option<(u64, usize)> {
    let digit = bytes.get(at)?.wrapping_sub(b'0');
    if digit < 10 && bytes.get(at + 1) == Some(&after) {
        return Some((u64::from(digit), at + 1));
    }
    whole(bytes, at)
}

/// Where an identifier ends: at a comma or the end of a line. `None` where a quotation mark or a control
/// character stands in it, or an apostrophe in front of it, which may be a guard.
#[inline]
pub(in crate::files) fn id_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    if bytes.get(at) == Some(&b'\'') {
        return None;
    }
    loop {
        match bytes.get(at)? {
            b',' | b'\n' | b'\r' => return Some(at),
            b'"' | 0..0x20 | 0x7f => return None,
            _ => at += 1,
        }
    }
}
