//! Exact quantities: numbers, units, dimensions and ranges.
//!
//! Reads texts such as `300 km` or `10 N ± 5 %`, and compares what they mean without rounding: numbers are
//! fractions times a power of π, unit factors are the defining ones, and a comparison at a limit gives the
//! one right answer.
//!
//! It does not know what any quantity is for, does not do floating-point arithmetic, does not convert
//! between sorts of quantity (a share by mass into one by volume, decibels into ratios), and does not
//! decide what a missing or unclear unit meant: it refuses, and says where and why.
//!
//! ```
//! use mtcr_quantity::{Measured, Quantity};
//!
//! let limit = Quantity::parse("300 km")?;
//! assert_eq!(Quantity::parse("0.3 Mm")?, limit);
//!
//! let range = Measured::parse("305 km ± 5 km")?;
//! assert_eq!(range.dimension, limit.dimension());
//! assert_eq!(range.interval.at_least(limit.magnitude()), Some(true));
//! assert_eq!(range.interval.more_than(limit.magnitude()), None);
//! # Ok::<(), mtcr_quantity::Mistake>(())
//! ```

mod dimension;
mod display;
mod figures;
mod interval;
mod measured;
mod mistake;
mod number;
mod pi;
mod quantity;
mod unit;
mod written;

pub use dimension::Dimension;
pub use display::display;
pub use figures::{Figure, figures};
pub use interval::{End, Interval};
pub use measured::Measured;
pub use mistake::{Mistake, quote};
pub use number::Number;
pub use quantity::Quantity;
pub use unit::{Unit, UnitRow, parse_unit, units};
pub use written::{Step, Written};
