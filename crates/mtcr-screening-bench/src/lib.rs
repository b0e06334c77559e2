//! How well and how fast names are screened.
//!
//! The generator ([`make::set`]) makes, from the parties of real lists, names with known answers: listed names written
//! differently in classes that can be told apart ([`class::Class`]), and names that are not listed but near. It was
//! written and fixed before the matcher it measures, and no matcher decides an answer.

#![expect(
    clippy::float_arithmetic,
    reason = "shares, times and the scores of peers are measured here; no verdict of the product is made of them"
)]

pub mod bench;
pub mod class;
pub mod commands;
pub mod fold;
pub mod grow;
pub mod held;
pub mod listed;
pub mod make;
pub mod measure;
pub mod negative;
pub mod pairs;
pub mod perturb;
pub mod query;
pub mod rng;
pub mod split;
pub mod system;
