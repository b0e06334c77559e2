//! Writing a number: exactly for machines, shortly for people.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::parse::{LARGEST_EXPONENT, MOST_DIGITS};
use super::rational::Rational;
use crate::pi;

/// Significant digits up to which people are shown the exact number.
const SHOWN_EXACTLY: usize = 12;

/// Significant digits people are shown otherwise.
const SHOWN_ROUNDED: usize = 6;

/// `n`, `n/d`, with `*pi^k`.
pub(crate) fn ratio(fraction: &Rational, pi_power: i32) -> String {
    let mut text = match fraction {
        Rational::Small(n, 1) => n.to_string(),
        Rational::Small(n, d) => format!("{n}/{d}"),
        Rational::Big(value) => value.to_string(),
    };
    text.push_str(&pi_suffix(pi_power));
    text
}

fn pi_suffix(power: i32) -> String {
    match power {
        0 => String::new(),
        1 => "*pi".to_owned(),
        power => format!("*pi^{power}"),
    }
}

/// Decimals where they can be read back, else [`ratio`].
pub(crate) fn exact(fraction: &Rational, pi_power: i32) -> String {
    if let Rational::Small(n, 1) = fraction {
        return format!("{n}{}", pi_suffix(pi_power));
    }
    let readable = |digits: &Digits| {
        let point = digits.point();
        digits.text.len() <= MOST_DIGITS
            && point <= i64::from(LARGEST_EXPONENT) + 60
            && digits.exponent >= -i64::from(LARGEST_EXPONENT) - 60
    };
    match Digits::exact(&fraction.to_big(), MOST_DIGITS).filter(readable) {
        Some(digits) => digits.layout(fraction.is_negative()) + &pi_suffix(pi_power),
        None => ratio(fraction, pi_power),
    }
}

/// The exact number in few digits, else `≈` and six digits.
pub(crate) fn decimal(fraction: &Rational, pi_power: i32) -> String {
    let value = fraction.to_big();
    if pi_power == 0
        && let Some(digits) = Digits::exact(&value, SHOWN_EXACTLY)
    {
        return digits.layout(fraction.is_negative());
    }
    match pi::approximate(&value, pi_power) {
        Some(near) => format!("≈{}", Digits::rounded(&near).layout(fraction.is_negative())),
        None => ratio(fraction, pi_power),
    }
}

/// The value `text · 10^exponent`, without sign and without trailing zeros.
struct Digits {
    text: String,
    exponent: i64,
}

impl Digits {
    /// The exact decimal form, when it has at most `most` significant digits.
    fn exact(value: &BigRational, most: usize) -> Option<Self> {
        let mut rest = value.denom().clone();
        let mut powers = [0_usize, 0];
        for (prime, power) in [2, 5].into_iter().zip(&mut powers) {
            // More factors than this cannot leave so few digits beside so small an exponent.
            while *power <= MOST_POWERS && rest.is_multiple_of(&BigInt::from(prime)) {
                rest /= prime;
                *power += 1;
            }
        }
        if !rest.is_one() {
            return None;
        }
        let [twos, fives] = powers;
        let places = twos.max(fives);
        let scaled = value.numer().abs() * num_traits::pow(BigInt::from(10), places) / value.denom();
        let digits = Self::stripped(scaled.magnitude(), -i64::try_from(places).ok()?);
        (digits.text.len() <= most).then_some(digits)
    }

    /// The value rounded to [`SHOWN_ROUNDED`] significant digits, halves away from zero.
    fn rounded(value: &BigRational) -> Self {
        let value = value.abs();
        let length = |part: &BigInt| i64::try_from(part.to_string().len()).unwrap_or(i64::MAX);
        let wanted = i64::try_from(SHOWN_ROUNDED).unwrap_or(0);
        // The value lies in 10^(size-1) .. 10^(size+1), so this leaves SHOWN_ROUNDED or one more digit.
        let size = length(value.numer()) - length(value.denom());
        let mut exponent = size - wanted;
        let limit = num_traits::pow(BigInt::from(10), SHOWN_ROUNDED);
        if shifted(&value, exponent) >= BigRational::from_integer(limit) {
            exponent += 1;
        }
        let half = BigRational::new(1.into(), 2.into());
        let whole = (shifted(&value, exponent) + half).floor().to_integer();
        Self::stripped(whole.magnitude(), exponent)
    }

    fn stripped(mantissa: &BigUint, exponent: i64) -> Self {
        if mantissa.is_zero() {
            return Self { text: "0".to_owned(), exponent: 0 };
        }
        let mut text = mantissa.to_string();
        let kept = text.trim_end_matches('0').len();
        let dropped = i64::try_from(text.len() - kept).unwrap_or(0);
        text.truncate(kept);
        Self { text, exponent: exponent + dropped }
    }

    /// Number of digits before the decimal point; negative or zero when zeros follow the point.
    fn point(&self) -> i64 {
        i64::try_from(self.text.len()).unwrap_or(i64::MAX).saturating_add(self.exponent)
    }

    /// Plain decimals for everyday sizes, `1.5e20` for others.
    fn layout(&self, negative: bool) -> String {
        let sign = if negative { "-" } else { "" };
        let point = self.point();
        let written = self.text.len() + usize::try_from(-point).unwrap_or(0);
        if (-5..=15).contains(&point) && written <= MOST_DIGITS {
            return format!("{sign}{}", self.positional(point));
        }
        let limit = i64::from(LARGEST_EXPONENT);
        let exponent = (point - 1).clamp(-limit, limit);
        format!("{sign}{}e{exponent}", self.positional(point - exponent))
    }

    /// The digits with a decimal point behind the first `point` of them.
    fn positional(&self, point: i64) -> String {
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        if point <= 0 {
            return format!("0.{}{}", zeros(-point), self.text);
        }
        let split = usize::try_from(point).unwrap_or(0);
        match self.text.split_at_checked(split) {
            Some((whole, "")) => whole.to_owned(),
            Some((whole, decimals)) => format!("{whole}.{decimals}"),
            None => {
                let missing = split.saturating_sub(self.text.len());
                format!("{}{}", self.text, "0".repeat(missing))
            }
        }
    }
}

/// Most factors of 2 or 5 looked for in a denominator: 60 digits and 120 decimal places need no more.
const MOST_POWERS: usize = 400;

/// `value / 10^exponent`.
fn shifted(value: &BigRational, exponent: i64) -> BigRational {
    let power = usize::try_from(exponent.unsigned_abs()).unwrap_or(0);
    let scale = BigRational::from_integer(num_traits::pow(BigInt::from(10), power));
    if exponent < 0 { value * scale } else { value / scale }
}
