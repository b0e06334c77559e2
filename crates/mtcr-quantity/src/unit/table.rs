//! The known units, one row each, by topic.

mod angle;
mod data;
mod electric;
mod force;
mod ratio;
mod space;
mod thermal;

use super::factor::Factor;
use super::prefix::{NO, Prefixes};
use crate::{Dimension, Number};

/// A unit in the table of known units.
#[derive(Debug)]
pub struct UnitRow {
    /// The first is canonical; all take the symbols of the prefixes.
    pub(super) symbols: &'static [&'static str],
    /// Words, which take the names of the prefixes.
    pub(super) names: &'static [&'static str],
    pub(super) prefixes: Prefixes,
    pub(super) factor: Factor,
    pub(super) offset: Factor,
    pub(super) dimension: Dimension,
    pub(super) source: &'static str,
}

impl UnitRow {
    /// The canonical symbol, without prefix.
    #[must_use]
    pub fn symbol(&self) -> &'static str {
        self.symbols.first().copied().unwrap_or_default()
    }

    /// Every other way to write the unit, without prefix.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> {
        self.symbols.iter().skip(1).chain(self.names).copied()
    }

    /// Symbols of the prefixes the unit takes, such as `k`; none for most units outside the SI.
    pub fn prefixes(&self) -> impl Iterator<Item = &'static str> {
        self.prefixes.iter().map(|prefix| prefix.symbol)
    }

    /// What the unit measures.
    #[must_use]
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// Base units per unit, exact.
    #[must_use]
    pub fn factor(&self) -> Number {
        self.factor.number(0)
    }

    /// Base units at the unit's zero; 0 for all but `degC` and `degF`.
    #[must_use]
    pub fn offset(&self) -> Number {
        self.offset.number(0)
    }

    /// Where the factor comes from.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the unit stands only alone, never in a compound.
    pub(super) fn stands_alone(&self) -> bool {
        self.has_own_zero() || self.dimension.pow(2).is_none()
    }

    pub(super) fn has_own_zero(&self) -> bool {
        !self.offset().is_zero()
    }

    const fn new(
        symbols: &'static [&'static str],
        dimension: Dimension,
        factor: Factor,
        source: &'static str,
    ) -> Self {
        Self { symbols, names: &[], prefixes: NO, factor, offset: Factor::ZERO, dimension, source }
    }

    const fn named(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    const fn prefixed(self, prefixes: Prefixes) -> Self {
        Self { prefixes, ..self }
    }

    const fn zero_at(self, offset: Factor) -> Self {
        Self { offset, ..self }
    }
}

/// Every known unit, in the order of the reference documentation.
pub fn units() -> impl Iterator<Item = &'static UnitRow> {
    [space::ROWS, force::ROWS, thermal::ROWS, electric::ROWS, angle::ROWS, data::ROWS, ratio::ROWS]
        .into_iter()
        .flatten()
}

/// The International System of Units, BIPM, 9th edition (2019).
const SI: &str = "SI brochure, 9th edition";
/// Units that the SI brochure lists beside the SI.
const SI_TABLE_8: &str = "SI brochure, 9th edition, table 8";
/// NIST Special Publication 811 (2008), appendix B.
const NIST: &str = "NIST SP 811, appendix B.8";
