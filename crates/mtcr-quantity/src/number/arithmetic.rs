//! Exact arithmetic.

use super::Number;

impl Number {
    /// The sum; `None` when the two carry different powers of π and neither is zero.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        if self.is_zero() {
            return Some(other.clone());
        }
        if other.is_zero() {
            return Some(self.clone());
        }
        (self.pi_power == other.pi_power)
            .then(|| Self::new(self.fraction.add(&other.fraction), self.pi_power))
    }

    /// The difference; `None` when the two carry different powers of π and neither is zero.
    #[must_use]
    pub fn sub(&self, other: &Self) -> Option<Self> {
        self.add(&other.neg())
    }

    /// The product.
    ///
    /// The power of π is held in 32 bits and stops at their ends, far outside what [`Number::compare`]
    /// answers for.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        Self::new(self.fraction.mul(&other.fraction), self.pi_power.saturating_add(other.pi_power))
    }

    /// The quotient; `None` when `other` is zero.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        let fraction = self.fraction.div(&other.fraction)?;
        Some(Self::new(fraction, self.pi_power.saturating_sub(other.pi_power)))
    }

    /// This number to an integer power; `None` for a power of zero that is not positive.
    #[must_use]
    pub fn pow(&self, power: i8) -> Option<Self> {
        if self.is_zero() && power <= 0 {
            return None;
        }
        let mut result = Self::one();
        for _ in 0..power.unsigned_abs() {
            result = result.mul(self);
        }
        if power < 0 { Self::one().div(&result) } else { Some(result) }
    }

    /// The number with the opposite sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self::new(self.fraction.neg(), self.pi_power)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self::new(self.fraction.abs(), self.pi_power)
    }
}
