//! How well and how fast lines of declarations are screened.
//!
//! The generator ([`make::set`]) makes lines with known answers: ordinary trade, goods that only sound like controlled ones,
//! and goods of entries, told plainly, misspelt, disguised, in other languages and with figures on either side of a limit.
//! It was written and fixed, with its two halves, before the screen that it measures was tuned; nothing of the screen decides
//! an answer here.
//!
//! The English texts of entries are those of `examples/search/`, written by several hands for another purpose; the other texts
//! are in `rows/`. Every party is made up.

#![expect(
    clippy::float_arithmetic,
    reason = "times are measured here; no verdict of the product is made of them"
)]

pub mod class;
pub mod disguise;
pub mod file;
pub mod half;
pub mod law;
pub mod make;
pub mod parties;
pub mod rates;
pub mod rows;
pub mod speed;
