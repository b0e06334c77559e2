//! The Annex applied: classifies a dossier against an edition.
//!
//! [`Classifier`] holds one edition of a corpus; [`Classifier::classify`] says for every entry whether the product is
//! controlled under it, with the truth of every condition kept, and [`Classification`] answers what follows: verdict,
//! category, open questions, near misses, explanations.
//!
//! It does no input or output and knows no clock; which edition applies is the caller's choice.
//! It says what the Annex says of a product and never whether a transfer may happen.

pub mod ask;
pub mod cases;
mod category;
mod classify;
mod contradiction;
mod edition;
mod explain;
mod inclusion;
pub mod measure;
mod national;
mod near;
mod open;
mod verdict;

pub use category::{Basis, CategoryRange};
pub use classify::{Classification, Classifier, EntryFinding, TextFinding};
pub use contradiction::Conflict;
pub use edition::{EditionChoice, EditionUnknown, choose_edition};
pub use explain::{Evidence, Explained, Marked};
pub use inclusion::Inclusion;
pub use national::ParagraphFinding;
pub use near::NearMiss;
pub use open::{OpenAsks, OpenEntry, Question, holds_figure};
pub use verdict::Verdict;
