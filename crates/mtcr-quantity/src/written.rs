//! A quantity together with the way it was written.

use std::fmt;

use crate::display::join;
use crate::mistake::quote;
use crate::number::{advice, scan};
use crate::{Mistake, Number, Quantity, Unit, parse_unit};

/// A quantity with the number and unit it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The quantity itself, in base units.
    pub quantity: Quantity,
    /// The unit as written; [`Unit::one`] for a plain number.
    pub unit: Unit,
    /// The number as written, in `unit`.
    pub number: Number,
    /// One unit of the last written digit, in `unit`; greater than 0. It is 1 for `300`, 0.1 for `1.0`,
    /// 0.1e6 for `1.1e6`, and a hundredth of the unit fraction for a fraction: 1/3000 for `1/30`.
    pub step: Number,
}

/// A direction along the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next greater number with as many digits.
    Up,
    /// To the next smaller number with as many digits.
    Down,
}

impl Written {
    /// A number in a unit. `None` when the unit has an offset that cannot be added exactly.
    #[must_use]
    pub fn new(number: Number, unit: Unit, step: Number) -> Option<Self> {
        let quantity = Quantity::new(unit.to_base(&number)?, unit.dimension());
        Some(Self { quantity, unit, number, step })
    }

    /// Reads a number as [`Number::parse`] does, followed by a unit as [`parse_unit`] does, with or
    /// without white space between them. Without a unit it is a plain number.
    ///
    /// # Errors
    /// A [`Mistake`] in the number or in the unit.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let start = text.len() - text.trim_start().len();
        let found = scan(text.trim_start()).map_err(|mistake| mistake.shifted(start))?;
        let from = start + found.length;
        let rest = text.get(from..).unwrap_or_default();
        if let Some(help) = advice(rest) {
            let lead = rest.len() - rest.trim_start().len();
            let word = rest.split_whitespace().next().unwrap_or_default();
            let at = from + lead..from + lead + word.len();
            return Err(Mistake::new(at, format!("{} is not part of a number", quote(word))).help(help));
        }
        let unit = parse_unit(rest).map_err(|mistake| mistake.shifted(from))?;
        Self::new(found.number, unit, found.step)
            .ok_or_else(|| Mistake::new(start..from, "a temperature cannot be a multiple of pi"))
    }

    /// The neighbour one [`Written::step`] away, written in the same unit with the same step.
    #[must_use]
    pub fn stepped(&self, direction: Step) -> Self {
        let step = match direction {
            Step::Up => self.step.clone(),
            Step::Down => self.step.neg(),
        };
        // Number and step carry the same power of pi, so the sum exists.
        let moved =
            self.number.add(&step).and_then(|number| Self::new(number, self.unit.clone(), self.step.clone()));
        moved.unwrap_or_else(|| self.clone())
    }
}

/// The canonical text, `300 km`, which reads back as the same quantity.
impl fmt::Display for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&join(&self.number.to_string(), &self.unit))
    }
}
