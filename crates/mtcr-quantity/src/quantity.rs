//! A number of base units of some dimension.

use std::cmp::Ordering;

use crate::{Dimension, Mistake, Number, Written};

/// An exact amount of something, independent of the unit it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    magnitude: Number,
    dimension: Dimension,
}

impl Quantity {
    /// A number of base units (metres, kilograms, seconds, amperes, kelvins, degrees of angle, bits and
    /// their products) of a dimension.
    #[must_use]
    pub fn new(magnitude: Number, dimension: Dimension) -> Self {
        Self { magnitude, dimension }
    }

    /// Reads a quantity as [`Written::parse`] does and forgets how it was written.
    ///
    /// # Errors
    /// Those of [`Written::parse`].
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        Written::parse(text).map(|written| written.quantity)
    }

    /// How many base units.
    #[must_use]
    pub fn magnitude(&self) -> &Number {
        &self.magnitude
    }

    /// Of what.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// Exact order; `None` for different dimensions (and where [`Number::compare`] gives up).
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.dimension != other.dimension {
            return None;
        }
        self.magnitude.compare(&other.magnitude)
    }
}
