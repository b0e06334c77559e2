//! A quantity with a tolerance.

use std::ops::Range;

use crate::number::scan;
use crate::{Dimension, End, Interval, Mistake, Number, Unit, Written, parse_unit};

/// A quantity as measured: all values it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The possible values in base units, both ends included.
    pub interval: Interval,
    /// What was measured.
    pub dimension: Dimension,
    /// The unit as written.
    pub unit: Unit,
}

/// Ways to write "plus or minus".
const SIGNS: [&str; 4] = ["±", "+/-", "+-", "+/−"];

impl Measured {
    /// Reads a quantity with or without a tolerance: `10 N`, `10 N ± 5 %`, `10 N +/- 0.5 N`,
    /// `10 ± 0.5 N`, `(10 ± 0.5) N`.
    ///
    /// A percentage after a unit is one of the stated value. For ratios and shares, where it might as well
    /// mean percentage points, it is refused.
    ///
    /// # Errors
    /// A [`Mistake`] in either part, or for a tolerance that is negative, of another dimension, or
    /// unclear.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let found = SIGNS.iter().filter_map(|sign| Some((text.find(sign)?, sign.len()))).min();
        let Some((at, length)) = found else {
            let written = Written::parse(text)?;
            let interval = Interval::point(written.quantity.magnitude().clone());
            return Ok(Self { interval, dimension: written.unit.dimension(), unit: written.unit });
        };
        let parts = Parts {
            before: text.get(..at).unwrap_or_default(),
            after: text.get(at + length..).unwrap_or_default(),
            from: at + length,
        };
        parts.read()
    }
}

/// A text cut at "plus or minus".
struct Parts<'a> {
    before: &'a str,
    after: &'a str,
    /// Where `after` starts.
    from: usize,
}

impl Parts<'_> {
    fn read(&self) -> Result<Measured, Mistake> {
        if self.before.trim_start().starts_with('(') {
            return self.read_grouped();
        }
        let value = Written::parse(self.before)?;
        let width = Written::parse(self.after).map_err(|mistake| mistake.shifted(self.from))?;
        if width.number.is_negative() {
            return Err(Mistake::new(self.width_at(), "a tolerance cannot be negative"));
        }
        let percentage = width.unit.dimension().is_none() && !width.unit.is_one();
        if percentage && (value.unit.dimension().is_share() || value.unit.dimension().is_level()) {
            return Err(self.unclear(&value, &width));
        }
        if value.unit.is_one() && !width.unit.is_one() {
            // `10 ± 0.5 N`: the unit is that of both.
            let value = self.whole(value.number, &width.unit, value.step)?;
            return self.around(&value, &width.number.mul(width.unit.factor()));
        }
        if percentage {
            if value.unit.offset().is_zero() {
                let share = width.number.mul(width.unit.factor());
                return self.around(&value, &value.quantity.magnitude().abs().mul(&share));
            }
            return Err(Mistake::new(self.width_at(), "a percentage of a temperature depends on its zero")
                .help("write the tolerance in kelvins, such as `± 2 K`"));
        }
        let levels = value.unit.dimension().is_level() && width.unit.symbol() == "dB";
        if !levels && value.unit.dimension() != width.unit.dimension() {
            let (wanted, got) = (value.unit.dimension(), width.unit.dimension());
            let message = format!("value and tolerance differ in dimension: {wanted} and {got}");
            return Err(Mistake::new(self.width_at(), message)
                .help("write the unit after both, or after the tolerance only"));
        }
        self.around(&value, &width.number.mul(width.unit.factor()))
    }

    /// `(10 ± 0.5) N`.
    fn read_grouped(&self) -> Result<Measured, Mistake> {
        let open = self.before.len() - self.before.trim_start().len();
        let value = self.before.get(open + 1..).unwrap_or_default();
        let value_number = Number::parse(value).map_err(|mistake| mistake.shifted(open + 1))?;
        let lead = self.after.len() - self.after.trim_start().len();
        let width = scan(self.after.trim_start()).map_err(|mistake| mistake.shifted(self.from + lead))?;
        if width.number.is_negative() {
            let at = self.from + lead..self.from + lead + width.length;
            return Err(Mistake::new(at, "a tolerance cannot be negative"));
        }
        let rest = self.after.get(lead + width.length..).unwrap_or_default();
        let Some(unit) = rest.trim_start().strip_prefix(')') else {
            return Err(Mistake::new(open..open + 1, "this parenthesis is not closed"));
        };
        let unit_from = self.from + self.after.len() - unit.len();
        let unit = parse_unit(unit).map_err(|mistake| mistake.shifted(unit_from))?;
        let value = self.whole(value_number, &unit, Number::one())?;
        self.around(&value, &width.number.mul(unit.factor()))
    }

    fn whole(&self, number: Number, unit: &Unit, step: Number) -> Result<Written, Mistake> {
        let missing = || Mistake::new(0..self.before.len(), "a temperature cannot be a multiple of pi");
        Written::new(number, unit.clone(), step).ok_or_else(missing)
    }

    /// The values no further than `width` base units from `value`.
    fn around(&self, value: &Written, width: &Number) -> Result<Measured, Mistake> {
        let middle = value.quantity.magnitude();
        let interval = middle
            .sub(width)
            .zip(middle.add(width))
            .and_then(|(low, high)| Interval::new(End::Closed(low), End::Closed(high)));
        let mixed = || {
            Mistake::new(self.width_at(), "this tolerance and the value have no exact sum")
                .help("write both in the same unit")
        };
        let interval = interval.ok_or_else(mixed)?;
        Ok(Measured { interval, dimension: value.unit.dimension(), unit: value.unit.clone() })
    }

    fn unclear(&self, value: &Written, width: &Written) -> Mistake {
        let unit = if value.unit.is_one() { &width.unit } else { &value.unit };
        Mistake::new(self.width_at(), "it is unclear what this is a share of")
            .help(format!("write `({} ± {}) {unit}` if both are in `{unit}`", value.number, width.number))
    }

    /// The bytes of the tolerance.
    fn width_at(&self) -> Range<usize> {
        let start = self.from + self.after.len() - self.after.trim_start().len();
        start..start + self.after.trim().len()
    }
}
