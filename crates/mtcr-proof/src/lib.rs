//! Reasons over rules: whether some possible product meets one set of them and misses another.

mod axiom;
pub mod cover;
pub mod diff;
mod draft;
mod encode;
mod least;
mod line;
mod list;
mod matters;
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

pub use axiom::{Axiom, Way};
pub use product::{Facts, Product, Purpose};
pub use prover::Prover;
pub use question::{Answer, EntryText, Part, Question, Used, Why, Witness};
