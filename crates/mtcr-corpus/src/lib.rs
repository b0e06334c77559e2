//! Reads the corpus and dossiers from files, checks everything, reports every problem at once.
//!
//! The corpus is the law as a folder of TOML files; a dossier is one product in the same notation.
//! Both go through one [reader] that keeps the place of every value and collects what is
//! wrong instead of stopping at the first mistake, so that one run names everything to be mended.
//!
//! This crate does not know the network or the clock, decides nothing about a product, and gives no
//! meaning to a rule: rules are compiled by `mtcr-rules`, products classified by `mtcr-annex`.
//!
//! ```
//! use mtcr_corpus::files::read_texts;
//!
//! let law = [
//!     ("annex/item-04/item.toml", "item = 4\ntitle = \"Propellants\"\n"),
//!     ("annex/item-04/4.C.toml", "id = \"4.C\"\nheadline = \"Materials\"\n"),
//! ];
//! let read = read_texts("data", law);
//! let report = read.problems.to_string();
//! assert!(report.contains("data/annex/item-04/4.C.toml:2:1: unknown key `headline` [unknown-key]"));
//! assert!(report.contains("help: did you mean `heading`?"));
//! ```

pub mod blob;
pub mod corpus;
pub mod date;
pub mod dossier;
pub mod files;
pub mod problem;
pub mod reader;
pub mod source;
pub mod transfer;
pub mod vocabulary;

pub use corpus::{
    Accepted, Allowance, BasisOfRow, Case, CategoryRule, Cite, Cited, Corpus, Crosswalk, CrosswalkList,
    CrosswalkRow, Doubt, Edition, EditionId, Entry, EverydayWords, Exception, Exclusion, General, Item,
    Meaning, NamedRule, NationalEffect, NationalList, Note, Paragraph, Plain, Reading, RowText, Spelling,
    Start, Synonym, Table, Term, Version, cases, compile, compile_with, list_cases,
};
pub use problem::{Place, Problem, Report};
pub use source::{
    CaseCategory, Category, DatePrecision, Expect, Mark, NoteKind, Precision, Relation, SourceKind,
    StandingKind, TextStatus, Uncovered,
};
pub use source::{FileId, Located, SourceFile, Span};
