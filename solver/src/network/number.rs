//! The whole numbers in which prices are reckoned: 64 bits where the part provably allows it, 128 where not.

/// A cost as it is held: narrow wherever all of a part's costs fit.
pub(crate) trait Cost: Copy + Ord + Default + Into<u64> {}

impl Cost for u32 {}
impl Cost for u64 {}

use std::ops::{Add, Mul, Neg, Sub};

/// A signed whole number with room for every sum that can occur.
pub(crate) trait Number:
    Copy + Ord + Default + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Neg<Output = Self>
{
    /// Larger than every price and cost, and still safe to add one to.
    const FAR: Self;
    fn from_cost(cost: u64) -> Self;
    fn floor_div(self, by: i64) -> Self;
    fn residue(self, by: i64) -> usize;
    /// How often something positive goes into this, rounded down; far out, the farthest that is held.
    fn times(self, by: Self) -> i64;
    fn wide(self) -> i128;
}

impl Number for i64 {
    const FAR: Self = i64::MAX / 4;

    fn from_cost(cost: u64) -> Self {
        i64::try_from(cost).unwrap_or(Self::FAR)
    }

    fn floor_div(self, by: i64) -> Self {
        self.div_euclid(by)
    }

    fn residue(self, by: i64) -> usize {
        usize::try_from(self.rem_euclid(by)).unwrap_or(0)
    }

    fn times(self, by: Self) -> i64 {
        self.div_euclid(by)
    }

    fn wide(self) -> i128 {
        i128::from(self)
    }
}

impl Number for i128 {
    const FAR: Self = i128::MAX / 4;

    fn from_cost(cost: u64) -> Self {
        Self::from(cost)
    }

    fn floor_div(self, by: i64) -> Self {
        self.div_euclid(Self::from(by))
    }

    fn residue(self, by: i64) -> usize {
        usize::try_from(self.rem_euclid(Self::from(by))).unwrap_or(0)
    }

    fn times(self, by: Self) -> i64 {
        i64::try_from(self.div_euclid(by)).unwrap_or(if self < 0 { i64::MIN } else { i64::MAX })
    }

    fn wide(self) -> i128 {
        self
    }
}
