//! Exact numbers: a fraction times a power of π.

mod arithmetic;
mod order;
mod parse;
mod rational;
mod reader;
mod text;

use std::fmt;

use num_bigint::BigInt;

use crate::Mistake;
pub(crate) use parse::{advice, scan};
use rational::Rational;

/// An exact number: a fraction times an integer power of π.
///
/// Zero always has the power 0, and π is transcendental, so equal numbers have equal parts: `==` and
/// the hash are those of the value. While numerator and denominator fit 64 bits a number is copied,
/// compared and hashed without allocating.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number {
    fraction: Rational,
    pi_power: i32,
}

impl Number {
    fn new(fraction: Rational, pi_power: i32) -> Self {
        let pi_power = if fraction.is_zero() { 0 } else { pi_power };
        Self { fraction, pi_power }
    }

    /// The number 0.
    #[must_use]
    pub fn zero() -> Self {
        Self::from_integer(0)
    }

    /// The number 1.
    #[must_use]
    pub fn one() -> Self {
        Self::from_integer(1)
    }

    /// A whole number.
    #[must_use]
    pub fn from_integer(value: i64) -> Self {
        Self::new(Rational::Small(value, 1), 0)
    }

    /// `numerator / denominator`, or `None` when the denominator is 0.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Some(Self::new(Rational::ratio(numerator, denominator)?, 0))
    }

    /// `mantissa · 10^exponent`.
    pub(crate) fn scaled(mantissa: BigInt, exponent: i32) -> Self {
        Self::new(Rational::scaled(mantissa, exponent), 0)
    }

    /// This number times `π^power`.
    #[must_use]
    pub fn times_pi(&self, power: i8) -> Self {
        Self::new(self.fraction.clone(), self.pi_power.saturating_add(power.into()))
    }

    /// Reads a number: `300`, `-0.5`, `1.1e6`, `1_000_000`, `1/30`, each optionally followed by `*pi` or
    /// `*pi^k`. Nothing may stand before or after it but white space.
    ///
    /// At most 60 digits (leading zeros aside) in a decimal number or in either part of a fraction, and
    /// exponents from -60 to 60 inclusive.
    ///
    /// # Errors
    /// A [`Mistake`] that points at the characters which are not part of such a number.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        parse::whole(text)
    }

    /// Whether this is a whole number: `6/3` is, π is not.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.pi_power == 0 && self.fraction.is_integer()
    }

    /// Whether this is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.fraction.is_zero()
    }

    /// Whether this is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.fraction.is_negative()
    }

    /// Whether this is a plain fraction, without π.
    #[must_use]
    pub fn is_pi_free(&self) -> bool {
        self.pi_power == 0
    }

    /// For people: the exact decimal number where 12 significant digits suffice for it, otherwise `≈` and
    /// the number rounded to 6 significant digits (halves away from zero).
    #[must_use]
    pub fn to_decimal(&self) -> String {
        text::decimal(&self.fraction, self.pi_power)
    }

    /// For machines: the one exact text of this number, `n` or `n/d` in lowest terms with a positive `d`,
    /// followed by `*pi^k` when `k` is not 0. [`Number::parse`] reads it back within its limits.
    #[must_use]
    pub fn to_ratio_string(&self) -> String {
        text::ratio(&self.fraction, self.pi_power)
    }
}

/// The exact number: in decimals where [`Number::parse`] can read those back, otherwise as
/// [`Number::to_ratio_string`] writes it.
impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&text::exact(&self.fraction, self.pi_power))
    }
}
