//! Files of products and of declarations, row by row: read, judged, written out again with the answer beside each row.
//!
//! A [`Format`] is CSV, NDJSON, XLSX or Parquet. A [`ColumnMap`] says which column is which fact, in which unit; a
//! line of NDJSON may be a whole dossier instead. [`run`] reads in one thread, classifies in several and writes in the
//! order of the input; what it has written is durable before its journal says so, so that a run that was killed goes on
//! where it stood and ends with the same bytes. [`Totals`] add up exactly: in = decided + undetermined + malformed.
//! [`run_lines`] does the same with lines of declarations, whose columns a [`LineMap`] names and whose [`LineTotals`] are
//! in = cleared + referred + rejected + malformed.
//!
//! It does not know a command line or a clock, evaluates nothing itself, and never guesses what a column, a unit or a
//! word means: what it cannot read is a malformed row with its line and reason.
//!
//! ```
//! use mtcr_bulk_files::{Ledger, Totals};
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
mod licences;
mod map;
mod merge;
mod output;
mod preview;
mod propose;
mod row;
mod run;
mod split;
mod table;
mod totals;

pub use answer::{ANSWER_COLUMNS, Answer, LINE_COLUMNS, Near};
pub use error::BulkError;
pub use format::Format;
pub use journal::{Identity, Journal, JudgedBy, is_of_declarations};
pub use licences::read_licences;
pub use map::{ColumnMap, LineMap};
pub use merge::{merge, merge_lines};
pub use preview::{Preview, PreviewCell, PreviewRow, preview};
pub use propose::{propose, propose_as, propose_lines};
pub use row::Cell;
pub use run::{Done, Job, LinesBasis, LinesJob, Progress, run, run_lines, run_while};
pub use split::Split;
pub use table::{Table, columns, count};
pub use totals::{Ledger, LineTotals, Totals};
