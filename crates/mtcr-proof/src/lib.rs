//! Reasons over rules: whether some possible product meets one set of them and misses another.

pub mod diff;
mod draft;
mod encode;
mod least;
mod line;
mod list;
mod product;
mod prover;
mod purpose;
mod question;
pub mod review;
mod round;
mod scope;
mod solver;
mod survey;
mod trial;

pub use product::{Product, Purpose};
pub use prover::Prover;
pub use question::{Answer, Axiom, EntryText, Part, Question, Used, Why, Witness};
