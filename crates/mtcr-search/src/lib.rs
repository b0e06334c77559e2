//! Finds entries of the Annex for people who know none of their numbers.
//!
//! A [`Finder`] is an index in memory over one edition of a [`Corpus`](mtcr_corpus::Corpus): headings, summaries,
//! notes, the vocabulary that rules read with everyday words for it, substances, national codes.
//! It takes a text as a buyer, an officer or an engineer writes it, finds entries by id, code, registry number or
//! words, and says of the quantities in the text which limits they touch.
//!
//! It decides nothing: what is found is where to look, and what is not found may be controlled all the same.
//! It reads no files, asks no clock, and starts no thread.
//!
//! ```
//! use mtcr_corpus::{compile, files::read_texts};
//! use mtcr_search::{Finder, Language};
//!
//! let law = [
//!     ("annex/editions/2020-01.toml", "id = \"2020-01\"\ndate = \"2020-01\"\nprecision = \"month\"\nencoded = true\n"),
//!     ("sources.toml", "[[source]]\nid = \"toy\"\ntitle = \"Toys\"\nkind = \"law\"\nread = \"all\"\n"),
//!     ("annex/item-01/item.toml", "item = 1\ntitle = \"Toys\"\n"),
//!     ("annex/item-01/1.A.1.toml", "id = \"1.A.1\"\nheading = \"Large kites\"\n[[version]]\nfrom = \"2020-01\"\n\
//!       category = \"II\"\nread-in = [\"toy 1\"]\ntext-status = \"paraphrase\"\nsummary = \"Kites.\"\n\
//!       rule = 'class is kite'\n"),
//!     ("vocabulary/classes/toys.toml", "[[class]]\nid = \"kite\"\nunder = []\nlabel = \"kite\"\n"),
//! ];
//! let corpus = compile(&read_texts("data", law).source).map_err(|report| report.to_string())?;
//! let finder = Finder::new(&corpus, corpus.newest_edition().ok_or("no edition")?, Language::English)?;
//! assert_eq!(finder.find("a very large kite", 5)?.hits.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod codes;
mod exact;
mod finder;
mod halves;
mod index;
mod language;
mod limits;
mod phrases;
mod profile;
pub mod quality;
mod query;
mod reasons;
mod speech;
mod weights;
mod words;

pub use answer::{Answer, Hit, NotSearched, Reason, Remark, State, Touched};
pub use finder::{Finder, LONGEST_TEXT, MOST_HITS};
pub use language::{Language, UnknownLanguage};
pub use mtcr_quantity::Figure;
