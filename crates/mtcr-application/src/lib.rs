//! What the command, the API and the pages share.
//!
//! [`Law`] is the law to answer from: the one built in, or one of a folder. [`Bench`] holds one edition of it ready
//! and opens dossiers; [`wire`] gives answers as JSON, [`text`] for people, [`blank`] a dossier to fill in, [`ask`] takes
//! interviews up again.
//!
//! It reads files that it is told to read and writes none, knows no clock, and says what the Annex says of a product,
//! never whether a transfer may happen.
//!
//! ```
//! use mtcr_application::{Bench, Law, wire::ProductForm};
//!
//! let law = Law::built_in()?;
//! let bench = Bench::new(&law, None)?;
//! let dossier = bench.read("kite.toml", "name = \"a kite\"\n").map_err(|report| report.to_string())?;
//! let answer = ProductForm::of(&bench.classifier.classify(&dossier), None);
//! assert_eq!(answer.verdict, "undetermined");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
pub mod ask;
pub mod audit;
mod bench;
pub mod blank;
pub mod check;
pub mod coverage;
pub mod crosswalk;
pub mod decide;
pub mod diff;
pub mod figure;
mod law;
pub mod lookup;
pub mod name;
mod questions;
pub mod registry;
pub mod text;
pub mod wire;

pub use bench::{Bench, needs_attention};
pub use law::{Law, NoLaw, NotSigned};
