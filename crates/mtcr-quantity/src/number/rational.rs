//! Exact fractions: two machine words while they fit, big integers when they do not.

use std::cmp::Ordering;
use std::sync::Arc;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// A fraction in lowest terms with a positive denominator.
///
/// Each value has exactly one form (`Small` whenever both parts fit), so the derived equality and
/// hash are those of the value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Rational {
    /// Numerator and denominator.
    Small(i64, i64),
    /// A value of which one part at least needs more than 64 bits.
    Big(Arc<BigRational>),
}

impl Rational {
    pub(crate) const ZERO: Self = Self::Small(0, 1);

    /// `numerator / denominator`; the denominator must not be zero (zero is returned if it is).
    fn reduced(numerator: i128, denominator: i128) -> Self {
        if numerator == 0 || denominator == 0 {
            return Self::ZERO;
        }
        let divisor = divisor(numerator, denominator);
        let divisor = if denominator < 0 { -divisor } else { divisor };
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(n), Ok(d)) => Self::Small(n, d),
            _ => Self::Big(Arc::new(BigRational::new_raw(numerator.into(), denominator.into()))),
        }
    }

    /// `numerator / denominator`, or `None` for a zero denominator.
    pub(crate) fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self::reduced(numerator.into(), denominator.into()))
    }

    /// The canonical form of a big fraction, which is always in lowest terms.
    pub(crate) fn from_big(value: BigRational) -> Self {
        match (i64::try_from(value.numer()), i64::try_from(value.denom())) {
            (Ok(n), Ok(d)) => Self::Small(n, d),
            _ => Self::Big(Arc::new(value)),
        }
    }

    /// `mantissa · 10^exponent`.
    pub(crate) fn scaled(mantissa: BigInt, exponent: i32) -> Self {
        // What people write fits a machine word; a product of two such words cannot overflow.
        let power = 10_i64.checked_pow(exponent.unsigned_abs()).map(i128::from);
        if let (Ok(mantissa), Some(power)) = (i64::try_from(&mantissa), power) {
            let mantissa = i128::from(mantissa);
            return match exponent {
                0.. => Self::reduced(mantissa * power, 1),
                _ => Self::reduced(mantissa, power),
            };
        }
        let power = num_traits::pow(BigInt::from(10), usize::try_from(exponent.unsigned_abs()).unwrap_or(0));
        Self::from_big(if exponent < 0 {
            BigRational::new(mantissa, power)
        } else {
            BigRational::from_integer(mantissa * power)
        })
    }

    /// The value as a big fraction.
    pub(crate) fn to_big(&self) -> BigRational {
        match self {
            Self::Small(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Self::Big(value) => BigRational::clone(value),
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        matches!(self, Self::Small(0, _))
    }

    pub(crate) fn is_negative(&self) -> bool {
        match self {
            Self::Small(n, _) => *n < 0,
            Self::Big(value) => value.is_negative(),
        }
    }

    pub(crate) fn is_integer(&self) -> bool {
        match self {
            Self::Small(_, d) => *d == 1,
            Self::Big(value) => value.is_integer(),
        }
    }

    /// Exact order; allocates only when a part exceeds 64 bits.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            return if b == d {
                a.cmp(c)
            } else {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            };
        }
        let (left, right) = (self.to_big(), other.to_big());
        (left.numer() * right.denom()).cmp(&(right.numer() * left.denom()))
    }

    pub(crate) fn add(&self, other: &Self) -> Self {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            let (a, b, c, d) = (i128::from(*a), i128::from(*b), i128::from(*c), i128::from(*d));
            // Each product is below 2^126, so the sum fits.
            return Self::reduced(a * d + c * b, b * d);
        }
        Self::from_big(self.to_big() + other.to_big())
    }

    pub(crate) fn mul(&self, other: &Self) -> Self {
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            return Self::reduced(i128::from(*a) * i128::from(*c), i128::from(*b) * i128::from(*d));
        }
        Self::from_big(self.to_big() * other.to_big())
    }

    /// `None` when `other` is zero.
    pub(crate) fn div(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Self::Small(a, b), Self::Small(c, d)) = (self, other) {
            return Some(Self::reduced(i128::from(*a) * i128::from(*d), i128::from(*b) * i128::from(*c)));
        }
        let divisor = other.to_big();
        debug_assert!(!divisor.is_zero(), "zero is always small");
        Some(Self::from_big(self.to_big() / divisor))
    }

    pub(crate) fn neg(&self) -> Self {
        match self {
            Self::Small(n, d) => Self::reduced(-i128::from(*n), i128::from(*d)),
            Self::Big(value) => Self::from_big(-BigRational::clone(value)),
        }
    }

    pub(crate) fn abs(&self) -> Self {
        if self.is_negative() { self.neg() } else { self.clone() }
    }
}

/// The greatest common divisor of two parts that are not zero.
fn divisor(numerator: i128, denominator: i128) -> i128 {
    // Most parts are short, and dividing short words is many times faster.
    match (u64::try_from(numerator.unsigned_abs()), u64::try_from(denominator.unsigned_abs())) {
        (_, Ok(1)) | (Ok(1), _) => 1,
        (Ok(a), Ok(b)) => i128::from(a.gcd(&b)),
        _ => numerator.gcd(&denominator),
    }
}
