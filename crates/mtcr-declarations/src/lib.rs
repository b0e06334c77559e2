//! Which lines of customs declarations a person should look at, and why.
//!
//! A [`Line`] says in words what the goods are, under which tariff code, between whom and where to. A [`Screen`], made once
//! from the corpus and the tables of `data/declarations/`, looks for words of entries in it, in many languages and though they
//! are disguised, compares figures with the limits of rules, and takes the heading of the code, the destination, the licence
//! and every party into account. What it says is a [`Judgement`]: an outcome with every reason, each with what was seen.
//!
//! It classifies nothing: a line that is cleared is one in which nothing was seen, no statement that the goods need no
//! licence. No line is cleared while a list is missing or stale, or one of its parties could not be screened.
//!
//! It reads no files, asks no clock and starts no thread; the same line gets the same judgement.

mod destinations;
mod evidence;
mod finder;
mod fold;
mod licences;
mod limits;
mod line;
mod meaning;
mod outcomes;
mod parties;
mod reason;
mod screen;
mod stem;
pub mod tables;
mod tally;
mod tariff;
mod term;
mod units;

pub use finder::How;
pub use licences::{Issued, Licence, Licences, NoLicences, Register};
pub use line::{Line, Party, Wrong};
pub use parties::{Hit, Listed, NoLists, Parties, Remembered, Screened};
pub use reason::{Judgement, Reason, Seen, Sign};
pub use screen::{Screen, Space};
pub use tables::{Outcome, Tables, TablesError};
pub use tally::{Tally, Unreconciled};
