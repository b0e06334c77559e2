//! Exact order.

use std::cmp::Ordering;

use super::Number;
use crate::pi;

impl Number {
    /// Exact order. `None` only when the two carry different powers of π and either those powers are more
    /// than 64 apart or 3840 decimal places of π do not separate the two.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.pi_power == other.pi_power {
            return Some(self.fraction.compare(&other.fraction));
        }
        let (left, right) = (self.sign(), other.sign());
        if left != right || left == 0 {
            return Some(left.cmp(&right));
        }
        let (a, b) = (self.fraction.abs().to_big(), other.fraction.abs().to_big());
        let apart = i64::from(self.pi_power) - i64::from(other.pi_power);
        let power = u32::try_from(apart.unsigned_abs()).ok()?;
        let order = if apart > 0 {
            pi::compare_scaled(&a, power, &b)?
        } else {
            pi::compare_scaled(&b, power, &a)?.reverse()
        };
        Some(if left < 0 { order.reverse() } else { order })
    }

    /// -1, 0 or 1.
    fn sign(&self) -> i8 {
        if self.is_zero() {
            0
        } else if self.is_negative() {
            -1
        } else {
            1
        }
    }
}
