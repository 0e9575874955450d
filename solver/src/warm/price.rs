//! Prices in which all stages are one: who is placed, then ranks, distances and the first word of the
//! tie-break, compared in this order. Four whole numbers in two, since neither part can spill into the other
//! as long as the bounds hold that are checked when a solver is loaded.

use std::ops::{Add, Sub};

/// A cost or a price, by stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Price {
    /// Worth, then rank.
    high: i128,
    /// Distance, then word.
    low: i128,
}

/// Below the worth: sums of ranks stay under 2³⁹.
const RANK_BITS: u32 = 40;
/// Below the distance: sums of words stay under 2⁶³.
const WORD_BITS: u32 = 64;

impl Price {
    /// More than everything.
    pub(super) const FAR: Self = Self { high: i128::MAX / 4, low: 0 };

    /// A price of four parts.
    pub(super) fn new(weight: i128, rank: i128, distance: i128, word: i128) -> Self {
        Self { high: (weight << RANK_BITS) + rank, low: (distance << WORD_BITS) + word }
    }

    /// The parts of a price: worth, rank, distance, word.
    pub(super) fn parts(self) -> [i128; 4] {
        let (weight, rank) = apart(self.high, RANK_BITS);
        let (distance, word) = apart(self.low, WORD_BITS);
        [weight, rank, distance, word]
    }
}

/// The upper part, and the lower one, which may be negative.
fn apart(number: i128, bits: u32) -> (i128, i128) {
    let upper = (number + (1 << (bits - 1))) >> bits;
    (upper, number - (upper << bits))
}

impl Add for Price {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { high: self.high + other.high, low: self.low + other.low }
    }
}

impl Sub for Price {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { high: self.high - other.high, low: self.low - other.low }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_apart_again() {
        for parts in [[3, -7, 12, -9], [0, 0, -1, 1], [1 << 58, (1 << 39) - 1, -(1 << 60), (1 << 63) - 1]] {
            let [weight, rank, distance, word] = parts;
            assert_eq!(Price::new(weight, rank, distance, word).parts(), parts);
        }
        assert!(Price::new(1, -100, 0, 0) > Price::new(0, 100, 0, 0));
        assert!(Price::new(0, 1, -5, 0) > Price::new(0, 0, 900, 0));
    }
}
