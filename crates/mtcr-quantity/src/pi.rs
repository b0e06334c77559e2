//! Rational bounds on π, as narrow as asked for, and comparison by means of them.

use std::cmp::Ordering;
use std::sync::OnceLock;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Decimal places of π tried one after another until two values separate.
pub(crate) const PLACES: [usize; 4] = [60, 240, 960, 3840];

/// Largest difference of two powers of π that is compared at all.
pub(crate) const LARGEST_POWER: u32 = 64;

/// Integers `(low, high)` with `low < π · 10^places < high` and `high - low == 2`.
pub(crate) fn bounds(places: usize) -> (BigInt, BigInt) {
    static FIRST: OnceLock<(BigInt, BigInt)> = OnceLock::new();
    if places == PLACES[0] {
        return FIRST.get_or_init(|| compute(places)).clone();
    }
    compute(places)
}

/// Machin's formula in fixed point: π = 16 arctan(1/5) − 4 arctan(1/239).
fn compute(places: usize) -> (BigInt, BigInt) {
    // Every division below rounds by less than one unit of the guarded last place, and there are fewer
    // than 20 · (places + 10) of them: ten guard digits keep the error under one unit of the kept place.
    let guarded = num_traits::pow(BigInt::from(10), places.saturating_add(GUARD));
    let pi = arctan_inverse(5, &guarded) * 16 - arctan_inverse(239, &guarded) * 4;
    let kept: BigInt = pi / num_traits::pow(BigInt::from(10), GUARD);
    (&kept - BigInt::one(), kept + BigInt::one())
}

const GUARD: usize = 10;

/// `scale · arctan(1/x)` from its alternating series.
fn arctan_inverse(x: u32, scale: &BigInt) -> BigInt {
    let square = BigInt::from(x) * x;
    let mut term: BigInt = scale / x;
    let mut sum = term.clone();
    let mut odd = 1_u32;
    while !term.is_zero() {
        term = -(term / &square);
        odd = odd.saturating_add(2);
        sum += &term / odd;
    }
    sum
}

/// Order of `left · π^power` and `right`, both positive, `power` positive.
pub(crate) fn compare_scaled(left: &BigRational, power: u32, right: &BigRational) -> Option<Ordering> {
    if power > LARGEST_POWER {
        return None;
    }
    let exponent = usize::try_from(power).ok()?;
    for places in PLACES {
        let (low, high) = bounds(places);
        let scale = num_traits::pow(BigInt::from(10), places.saturating_mul(exponent));
        let left_side = left.numer() * right.denom();
        let right_side = right.numer() * left.denom() * scale;
        if &left_side * num_traits::pow(low, exponent) >= right_side {
            return Some(Ordering::Greater);
        }
        if left_side * num_traits::pow(high, exponent) <= right_side {
            return Some(Ordering::Less);
        }
    }
    None
}

/// `value · π^power` to at least 50 correct digits, for showing only.
pub(crate) fn approximate(value: &BigRational, power: i32) -> Option<BigRational> {
    let size = power.unsigned_abs();
    if size > LARGEST_POWER {
        return None;
    }
    let exponent = usize::try_from(size).ok()?;
    let (low, _) = bounds(PLACES[0]);
    let scale = num_traits::pow(BigInt::from(10), PLACES[0].saturating_mul(exponent));
    let factor = BigRational::new(num_traits::pow(low, exponent), scale);
    Some(if power < 0 { value / factor } else { value * factor })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_digits_lie_between_the_bounds() {
        // OEIS A000796, first 61 digits, truncated.
        let published: BigInt =
            "3141592653589793238462643383279502884197169399375105820974944".parse().unwrap();
        let (low, high) = bounds(60);
        assert!(low <= published && published < high, "{low} {published} {high}");
    }

    #[test]
    fn wider_bounds_contain_narrower_ones() {
        for pair in PLACES.windows(2) {
            let (low, high) = bounds(pair[0]);
            let (narrow_low, narrow_high) = bounds(pair[1]);
            let scale = num_traits::pow(BigInt::from(10), pair[1] - pair[0]);
            assert!(low * &scale < narrow_low && narrow_high < high * scale);
        }
    }
}
