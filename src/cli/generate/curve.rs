//! Exponential and logarithm in whole numbers: no machine rounds them differently. Good to six digits, which is
//! more than invented towns need; nothing that decides an allocation uses them.

/// One, as these functions count.
pub(super) const ONE: i64 = 1 << BITS;
const BITS: u32 = 24;
/// The natural logarithm of two.
const LN_2: i64 = 11_629_080;

/// e^x for x up to 25. Far below zero it is nought.
pub(super) fn exp(x: i64) -> i64 {
    let (doublings, rest) = (x.div_euclid(LN_2), x.rem_euclid(LN_2));
    let (mut term, mut sum) = (ONE, ONE);
    for k in 1..=10 {
        term = term * rest / ONE / k;
        sum += term;
    }
    if doublings < 0 { sum >> (-doublings).min(63) } else { sum << doublings }
}

/// The natural logarithm of x, which is above nought.
pub(super) fn ln(x: i64) -> i64 {
    let top = x.ilog2();
    // Between one and two, in 31 bits behind the point: squaring it gives the logarithm's binary digits.
    let mut y = (x.unsigned_abs() << (63 - top)) >> 32;
    let mut log2 = (i64::from(top) - i64::from(BITS)) << BITS;
    for bit in (0..BITS).rev() {
        y = (y * y) >> 31;
        if y >> 32 > 0 {
            y >>= 1;
            log2 += 1 << bit;
        }
    }
    (log2 * LN_2) >> BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(found: i64, expected: i64) -> bool {
        (found - expected).abs() <= 40 + expected.abs() / 200_000
    }

    #[test]
    fn known_values() {
        assert_eq!(exp(0), ONE);
        assert!(is_near(exp(ONE), 45_605_201), "{}", exp(ONE));
        assert!(is_near(exp(-ONE), 6_171_993), "{}", exp(-ONE));
        assert!(is_near(exp(5 * ONE), 2_489_959_628), "{}", exp(5 * ONE));
        assert_eq!(exp(-100 * ONE), 0);
        assert_eq!(ln(ONE), 0);
        assert!(is_near(ln(10 * ONE), 38_630_967), "{}", ln(10 * ONE));
        assert!(is_near(ln(ONE / 1024), -116_290_800), "{}", ln(ONE / 1024));
        assert!(is_near(ln(1), -24 * LN_2));
    }

    #[test]
    fn each_undoes_the_other() {
        for x in (-50..=100).map(|x| x * ONE / 10) {
            // A small e^x has few digits, and so has its logarithm.
            let allowed = 200 + ONE * 2 / exp(x);
            assert!((ln(exp(x)) - x).abs() <= allowed, "{x} {}", ln(exp(x)));
        }
    }
}
