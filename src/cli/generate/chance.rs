//! Chance that a seed alone decides, and the shapes made of it, in whole numbers: the same on every machine. This
//! is for invented instances; what must not be foreseen comes from `crate::chance`.

use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{RngCore, SeedableRng},
};

use super::curve;

/// One, in what [`Chance::bell`] and [`Surprise`] give.
pub(super) const UNIT: i32 = 1 << 12;

/// A stream of random numbers.
pub(super) struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// Streams for different uses: what one of them is asked changes nothing in another.
    pub(super) fn streams<const N: usize>(seed: u64) -> [Self; N] {
        let mut next = Xoshiro256PlusPlus::seed_from_u64(seed);
        [(); N].map(|()| {
            let own = next.clone();
            next.jump();
            Self(own)
        })
    }

    fn next(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `n`. Some come up more often than others by n / 2^64: nobody will notice.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next().carrying_mul(n, 0).1
    }

    /// One of a list that isn't empty.
    pub(super) fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or_default()
    }

    /// A number from `from` to `to`, both counted.
    pub(super) fn between(&mut self, from: u8, to: u8) -> u8 {
        // Not above `to`, so it is a byte.
        from + u8::try_from(self.below(u64::from(to - from) + 1)).unwrap_or_default()
    }

    /// An index of a short list, each as likely as its weight says.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().copied().map(u64::from).sum());
        for (index, weight) in weights.iter().enumerate() {
            match left.checked_sub(u64::from(*weight)) {
                Some(rest) => left = rest,
                None => return index,
            }
        }
        0
    }

    /// A number of the normal distribution, in parts of [`UNIT`]: mean 0, standard deviation 1, never beyond 4.9.
    pub(super) fn bell(&mut self) -> i32 {
        // Eight even numbers added up are as good as normal. Their mean is 262,140, their deviation 53,510.
        let sum = quarters(self.next()) + quarters(self.next());
        (sum - 262_140) * UNIT / 53_510
    }

    /// Mixes a list (Fisher-Yates).
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.index(last + 1));
        }
    }
}

/// The four quarters of a number, added up.
fn quarters(number: u64) -> i32 {
    [0, 16, 32, 48].iter().map(|shift| ((number >> shift) & 0xffff) as i32).sum()
}

/// Weights prepared so that one look finds an index of a long list (Walker's alias method). Empty when no weight is
/// above nought.
pub(super) struct Weights(Vec<Slot>);

/// A number below `keep` stays here, the others go on.
#[derive(Clone, Copy)]
struct Slot {
    keep: u32,
    other: u32,
}

impl Weights {
    /// Prepares up to 2^32 weights.
    pub(super) fn new(weights: &[u64]) -> Self {
        // Every weight is counted as often as there are weights: so much a slot holds, then.
        let average = weights.iter().copied().map(u128::from).sum::<u128>();
        let count = if average == 0 { 0 } else { u32::try_from(weights.len()).unwrap_or(u32::MAX) };
        let mut left: Vec<u128> =
            weights.iter().map(|weight| u128::from(*weight) * u128::from(count)).collect();
        let mut slots: Vec<Slot> = (0..count).map(|own| Slot { keep: u32::MAX, other: own }).collect();
        let (mut light, mut heavy): (Vec<u32>, Vec<u32>) =
            (0..count).partition(|index| left[*index as usize] < average);
        while let (Some(taker), Some(giver)) = (light.pop(), heavy.last().copied()) {
            let kept = left[taker as usize];
            slots[taker as usize] =
                Slot { keep: u32::try_from((kept << 32) / average).unwrap_or(u32::MAX), other: giver };
            left[giver as usize] -= average - kept;
            if left[giver as usize] < average {
                heavy.pop();
                light.push(giver);
            }
        }
        Self(slots)
    }

    /// An index, each as likely as its weight says.
    pub(super) fn pick(&self, chance: &mut Chance) -> Option<u32> {
        let number = chance.next();
        let index = (((number >> 32) * self.0.len() as u64) >> 32) as u32;
        let slot = self.0.get(index as usize)?;
        Some(if (number & 0xffff_ffff) as u32 >= slot.keep { slot.other } else { index })
    }
}

/// What nobody knows about a taste, in parts of [`UNIT`]: a number of the Gumbel distribution. With it, whoever takes
/// the best of several takes each as often as its share of e^worth.
pub(super) struct Surprise(Vec<i32>);

impl Surprise {
    /// Prepares the table.
    pub(super) fn new() -> Self {
        const PARTS: i64 = 1 << 12;
        let quantile = |part: i64| -curve::ln(-curve::ln((2 * part + 1) * curve::ONE / (2 * PARTS)));
        let in_units = |value: i64| i32::try_from(value * i64::from(UNIT) / curve::ONE).unwrap_or_default();
        Self((0..PARTS).map(|part| in_units(quantile(part))).collect())
    }

    /// One such number.
    pub(super) fn pick(&self, chance: &mut Chance) -> i32 {
        chance.one_of(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance() -> Chance {
        let [chance] = Chance::streams(7);
        chance
    }

    /// Mean and variance, in hundredths.
    fn moments(mut number: impl FnMut() -> i32) -> (i64, i64) {
        const DRAWS: i64 = 200_000;
        let (mut sum, mut squares) = (0, 0);
        for _ in 0..DRAWS {
            let x = i64::from(number());
            sum += x;
            squares += x * x;
        }
        let unit = i64::from(UNIT);
        let mean = sum / DRAWS;
        (mean * 100 / unit, (squares / DRAWS - mean * mean) * 100 / unit / unit)
    }

    #[test]
    fn streams_differ_and_repeat() {
        let [mut a, mut b] = Chance::streams(1);
        let [mut again] = Chance::streams(1);
        let [mut other] = Chance::streams(2);
        let first = a.next();
        assert_eq!(first, again.next());
        assert!(first != b.next() && first != other.next());
    }

    #[test]
    fn numbers_stay_below_and_reach_both_ends() {
        let mut chance = chance();
        let found: std::collections::BTreeSet<u64> = (0..1_000).map(|_| chance.below(6)).collect();
        assert_eq!(Vec::from_iter(found), [0, 1, 2, 3, 4, 5]);
        let found: std::collections::BTreeSet<u8> = (0..1_000).map(|_| chance.between(3, 5)).collect();
        assert_eq!(Vec::from_iter(found), [3, 4, 5]);
        assert_eq!((chance.below(1), chance.between(9, 9), chance.between(0, 0)), (0, 9, 0));
    }

    #[test]
    fn bells_have_mean_nought_and_deviation_one() {
        let mut chance = chance();
        let (mean, variance) = moments(|| chance.bell());
        assert!(mean.abs() <= 1 && (98..=102).contains(&variance), "{mean} {variance}");
    }

    #[test]
    fn surprises_have_the_moments_of_the_gumbel_distribution() {
        let (mut chance, surprise) = (chance(), Surprise::new());
        let (mean, variance) = moments(|| surprise.pick(&mut chance));
        // Euler's constant 0.577, and π² / 6 = 1.645.
        assert!((56..=59).contains(&mean) && (161..=167).contains(&variance), "{mean} {variance}");
    }

    #[test]
    fn heavier_is_likelier_by_its_weight() {
        let mut chance = chance();
        let weights = [30_u32, 0, 1, 9, 60];
        let long = Weights::new(&weights.map(u64::from));
        let mut found = [[0_u32; 5]; 2];
        for _ in 0..100_000 {
            found[0][chance.weighted(&weights)] += 1;
            found[1][long.pick(&mut chance).expect("an index") as usize] += 1;
        }
        for counts in found {
            let as_expected = |(count, weight): (&u32, u32)| count.abs_diff(weight * 1_000) <= 600;
            assert!(counts.iter().zip(weights).all(as_expected), "{counts:?}");
            assert_eq!(counts[1], 0);
        }
    }

    #[test]
    fn without_weight_there_is_nothing_to_pick() {
        let pick = |weights: &[u64]| Weights::new(weights).pick(&mut chance());
        assert_eq!([pick(&[]), pick(&[0, 0]), pick(&[5]), pick(&[0, 5])], [None, None, Some(0), Some(1)]);
    }

    #[test]
    fn a_shuffle_keeps_everything() {
        let mut list: Vec<u32> = (0..1_000).collect();
        chance().shuffle(&mut list);
        assert!(!list.iter().copied().eq(0..1_000));
        list.sort_unstable();
        assert!(list.iter().copied().eq(0..1_000));
    }
}
