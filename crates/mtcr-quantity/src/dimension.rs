//! What sort of quantity a number measures.

mod kind;
mod text;

use std::fmt;

pub(crate) use kind::Kind;

/// The sort of a quantity: two quantities may be compared only when theirs are equal.
///
/// Integer powers of seven bases (length, mass, time, current, temperature, angle, data), where time may
/// also carry half powers (`deg/sqrt(h)`), and a tag that keeps apart what those powers alone would
/// merge: shares by mass and by volume, doses in different matter, levels with different references.
/// Angle is a base, so `rpm` and `Hz` differ. The order is fixed and has no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dimension {
    length: i8,
    mass: i8,
    /// In halves: 2 is a time, -1 is one over the square root of a time.
    half_times: i8,
    current: i8,
    temperature: i8,
    angle: i8,
    data: i8,
    kind: Kind,
}

impl Dimension {
    pub(crate) const NONE: Self = Self::mechanical(0, 0, 0);
    pub(crate) const LENGTH: Self = Self::mechanical(1, 0, 0);
    pub(crate) const MASS: Self = Self::mechanical(0, 1, 0);
    pub(crate) const TIME: Self = Self::mechanical(0, 0, 1);
    pub(crate) const ROOT_TIME: Self = Self { half_times: 1, ..Self::NONE };
    pub(crate) const INVERSE_ROOT_TIME: Self = Self { half_times: -1, ..Self::NONE };
    pub(crate) const CURRENT: Self = Self { current: 1, ..Self::NONE };
    pub(crate) const TEMPERATURE: Self = Self { temperature: 1, ..Self::NONE };
    pub(crate) const ANGLE: Self = Self { angle: 1, ..Self::NONE };
    pub(crate) const DATA: Self = Self { data: 1, ..Self::NONE };

    /// Powers of length, mass and time.
    pub(crate) const fn mechanical(length: i8, mass: i8, time: i8) -> Self {
        let half_times = time * 2;
        let kind = Kind::Plain;
        Self { length, mass, half_times, current: 0, temperature: 0, angle: 0, data: 0, kind }
    }

    /// The same powers times a power of current.
    pub(crate) const fn with_current(self, current: i8) -> Self {
        Self { current, ..self }
    }

    /// The same powers times a power of angle.
    pub(crate) const fn with_angle(self, angle: i8) -> Self {
        Self { angle, ..self }
    }

    /// A sort of its own without powers.
    pub(crate) const fn of_kind(kind: Kind) -> Self {
        Self { kind, ..Self::NONE }
    }

    /// The dimension of a plain number, a percentage or any other ratio of equals.
    #[must_use]
    pub fn none() -> Self {
        Self::NONE
    }

    /// Whether this is the dimension of a plain number.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }

    /// Whether this is a share of a whole: a plain ratio, or one by mass or by volume.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.is_none() || matches!(self.kind, Kind::MassFraction | Kind::VolumeFraction)
    }

    /// Whether this is a level in decibels, with or without a reference.
    #[must_use]
    pub fn is_level(&self) -> bool {
        self.kind.is_level()
    }

    /// The dimension of a product. `None` when a power leaves the range of `i8`, and when one side is a
    /// sort of its own (a dose, a level, a share by mass) and the other is not a plain number.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Option<Self> {
        if other.is_none() {
            return Some(*self);
        }
        if self.is_none() {
            return Some(*other);
        }
        self.combine(other, i8::checked_add)
    }

    /// The dimension of a quotient. `None` as for [`Dimension::mul`], except that equal sorts which are
    /// not levels divide to a plain number.
    #[must_use]
    pub fn div(&self, other: &Self) -> Option<Self> {
        if other.is_none() {
            return Some(*self);
        }
        if self == other && !self.is_level() {
            return Some(Self::NONE);
        }
        self.combine(other, i8::checked_sub)
    }

    /// The dimension of a power. `None` as for [`Dimension::mul`]; a sort of its own has only the power 1.
    #[must_use]
    pub fn pow(&self, power: i8) -> Option<Self> {
        if power == 1 {
            return Some(*self);
        }
        self.combine(&Self::NONE, |own, _| own.checked_mul(power))
    }

    fn combine(&self, other: &Self, join: impl Fn(i8, i8) -> Option<i8>) -> Option<Self> {
        if self.kind != Kind::Plain || other.kind != Kind::Plain {
            return None;
        }
        Some(Self {
            length: join(self.length, other.length)?,
            mass: join(self.mass, other.mass)?,
            half_times: join(self.half_times, other.half_times)?,
            current: join(self.current, other.current)?,
            temperature: join(self.temperature, other.temperature)?,
            angle: join(self.angle, other.angle)?,
            data: join(self.data, other.data)?,
            kind: Kind::Plain,
        })
    }
}

/// A name where there is one, as in `a length` without the article, otherwise base units: `m2 kg s-3`.
impl fmt::Display for Dimension {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match text::name(self) {
            Some(name) => out.pad(name),
            None => out.pad(&text::base_units(self)),
        }
    }
}
