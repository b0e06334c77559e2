//! Files of products, row by row: read, classified, written out again with the answer beside each row.
//!
//! A [`Format`] is CSV, NDJSON, XLSX or Parquet. A [`ColumnMap`] says which column is which fact, in which unit; a
//! line of NDJSON may be a whole dossier instead. [`run`] reads in one thread, classifies in several and writes in the
//! order of the input; what it has written is durable before its journal says so, so that a run that was killed goes on
//! where it stood and ends with the same bytes. [`Totals`] add up exactly: in = decided + undetermined + malformed.
//!
//! It does not know a command line or a clock, evaluates nothing itself, and never guesses what a column, a unit or a
//! word means: what it cannot read is a malformed row with its line and reason.
//!
//! ```
//! use mtcr_bulk_files::Totals;
//!
//! let totals = Totals { read: 5, controlled: 1, not_controlled: 1, undetermined: 2, malformed: 1 };
//! assert!(totals.reconcile());
//! ```

mod answer;
mod bound;
mod error;
mod format;
mod input;
mod journal;
mod json;
mod judge;
mod map;
mod merge;
mod output;
mod propose;
mod row;
mod run;
mod split;
mod totals;

pub use answer::{ANSWER_COLUMNS, Answer, Near};
pub use error::BulkError;
pub use format::Format;
pub use journal::{Identity, Journal};
pub use map::ColumnMap;
pub use merge::merge;
pub use propose::propose;
pub use run::{Done, Job, Progress, run};
pub use split::Split;
pub use totals::Totals;
