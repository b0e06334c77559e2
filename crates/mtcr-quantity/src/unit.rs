//! Units of measurement: what they are called and what they are worth.

mod compound;
mod confusion;
mod expression;
mod factor;
mod lookup;
mod power;
mod prefix;
mod refusal;
mod suggest;
mod table;
mod token;

use std::fmt;
use std::sync::Arc;

use crate::{Dimension, Mistake, Number};
pub use table::UnitRow;
pub use table::units;

/// A unit of measurement, such as `km` or `kg/(N h)`.
///
/// A number `x` in this unit is `x · factor + offset` base units of its dimension: metres, kilograms,
/// seconds, amperes, kelvins, degrees of angle, bits, and their products.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    symbol: Arc<str>,
    factor: Number,
    offset: Number,
    dimension: Dimension,
}

impl Unit {
    /// The unit of plain numbers, `1`.
    #[must_use]
    pub fn one() -> Self {
        Self {
            symbol: "1".into(),
            factor: Number::one(),
            offset: Number::zero(),
            dimension: Dimension::none(),
        }
    }

    /// What the unit measures.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// The canonical way to write the unit; [`parse_unit`] reads it back. `1` for plain numbers.
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// Base units per unit; greater than 0.
    #[must_use]
    pub fn factor(&self) -> &Number {
        &self.factor
    }

    /// Base units at the zero of this unit; 0 for all but the Celsius and Fahrenheit temperatures.
    #[must_use]
    pub fn offset(&self) -> &Number {
        &self.offset
    }

    /// Whether this is the unit of plain numbers, which is not written.
    #[must_use]
    pub fn is_one(&self) -> bool {
        &*self.symbol == "1"
    }

    /// Whether this is the gram by itself (`g`, `mg` or `ug`), which people also write when they mean
    /// standard gravity (`g0`, `mg0`, `ug0`).
    #[must_use]
    pub fn is_gram_alone(&self) -> bool {
        matches!(&*self.symbol, "g" | "mg" | "ug")
    }

    /// A number in this unit, in base units.
    #[must_use]
    pub fn to_base(&self, number: &Number) -> Option<Number> {
        number.mul(&self.factor).add(&self.offset)
    }

    /// A number in base units, in this unit.
    #[must_use]
    pub fn from_base(&self, magnitude: &Number) -> Option<Number> {
        magnitude.sub(&self.offset)?.div(&self.factor)
    }
}

/// The canonical symbol.
impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.symbol)
    }
}

/// Longest text of a unit, in bytes.
const LONGEST: usize = 200;

/// Reads a unit: a symbol or name from [`units`], or an expression of them with products (a space, `*`
/// or `·`), quotients (`/`), whole powers from -9 to 9 (`m2`, `m^2`, `s-1`) and parentheses, such as
/// `kg/(N h)`. The empty text is the unit of plain numbers.
///
/// # Errors
/// A [`Mistake`] for unknown units, with the nearest known one as advice; for `a/b c`, whose meaning
/// depends on the reader; for texts over 200 bytes; and for a compound of units that stand only alone
/// (`degC`, `Gy`, decibels, shares by mass or volume).
pub fn parse_unit(text: &str) -> Result<Unit, Mistake> {
    let start = text.len() - text.trim_start().len();
    let body = text.trim();
    if body.is_empty() {
        return Ok(Unit::one());
    }
    if body.len() > LONGEST {
        let message = format!("a unit may be at most {LONGEST} bytes long and this one has {}", body.len());
        return Err(Mistake::new(start..start + body.len(), message));
    }
    let unit = match lookup::phrase(body) {
        Some(atom) => Ok(atom.into_unit()),
        None => confusion::phrase(body).map_or_else(|| expression::parse(body), Err),
    };
    unit.map_err(|mistake| mistake.shifted(start))
}
