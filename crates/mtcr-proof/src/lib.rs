//! Reasons over rules: whether some possible product meets one set of them and misses another.
//!
//! [`Prover`] takes entries, paragraphs and rules and answers a [`Question`] over all products at once: proved that there
//! is none, a product that the ordinary reader and classifier confirm, or open with the unsettled words it depends on.
//! On it stand the difference between editions ([`diff`]), coverage by a national list ([`cover`]) and what looks odd in
//! a law ([`review`]). How a product is laid out for the solver: decision 0014.
//!
//! It does no input or output, knows no clock and no entry by name, and says what the law says of products, never
//! whether that is good law.
//!
//! ```
//! use mtcr_proof::{Answer, EntryText, Part, Prover, Question};
//!
//! # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
//! # let read = mtcr_corpus::files::read_folder(folder.as_ref(), "data");
//! let corpus = mtcr_corpus::compile(&read.source).map_err(|report| report.to_string())?;
//! let edition = corpus.newest_edition().ok_or("no text")?;
//! let entry = |id| corpus.find_entry(id).map(|entry| Part::Entry(EntryText { entry: entry.id, edition }));
//! let parts = ["1.A.1", "19.A.1"].into_iter().filter_map(entry).collect();
//! let mut prover = Prover::new(&corpus, parts, &[])?;
//! let ask = |inside, outside| Question { inside: vec![inside], outside: vec![outside], ..Question::default() };
//! // Whatever flies 300 km with 500 kg flies 300 km; not the other way round.
//! assert!(matches!(prover.answer(&ask(0, 1)), Answer::Proved(_)));
//! assert!(matches!(prover.answer(&ask(1, 0)), Answer::Witness(_)));
//! # Ok::<(), String>(())
//! ```

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
mod shares;
mod solver;
mod survey;
mod trial;

pub use axiom::{Axiom, Way};
pub use product::{Facts, Product, Purpose};
pub use prover::Prover;
pub use question::{Answer, EntryText, Part, Question, Used, Why, Witness};
