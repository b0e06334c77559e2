//! Classifies many products at once.
//!
//! An edition is compiled once into a [`Plan`]: every distinct test stands in it once, whatever number of entries make it.
//! Products become rows of a [`Batch`] (columns of numbers, flags, and codes for classes, words, substances, purposes), and
//! [`Plan::evaluate`] finds for every row what the ordinary path finds: truth of every entry, verdict, category, and whether
//! the figures of an open entry are met.
//!
//! The ordinary path, [`mtcr_annex::Classifier::classify`], is the reference.
//! Rows that columns cannot hold (related products, lists, assertions) go through it inside [`Plan::evaluate`], so that
//! outcomes are complete; reasons are found by it on demand ([`Plan::findings`]).
//!
//! The crate knows no file format and starts no thread: a caller evaluates batches on as many threads as it likes, and one
//! plan serves them all.
//!
//! ```
//! use mtcr_bulk::{BatchBuilder, Plan};
//! # use mtcr_annex::Classifier;
//! # use mtcr_rules::Dossier;
//! # fn show(classifier: &Classifier<'_>, products: &[Dossier]) -> Result<(), mtcr_bulk::Unplanned> {
//! let plan = Plan::compile(classifier)?;
//! let mut rows = BatchBuilder::new(&plan);
//! for product in products {
//!     rows.push(product);
//! }
//! let outcomes = plan.evaluate(&rows.finish());
//! for row in outcomes.iter() {
//!     println!("{} {:?}", row.verdict(), row.category());
//! }
//! # Ok(())
//! # }
//! ```

mod batch;
mod difference;
mod evaluate;
pub mod export;
mod outcome;
mod plan;

pub use batch::{Batch, BatchBuilder, ROWS};
pub use difference::difference;
pub use outcome::{EntryOutcome, Outcomes, RowOutcome};
pub use plan::{Plan, Size, Unplanned};
