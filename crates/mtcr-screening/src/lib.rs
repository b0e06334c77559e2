//! Parties compared with lists of restricted parties.
//!
//! A [`Party`] is one record of a list, as its publisher gave it: every name, with its role and quality, and what else
//! is known. Nothing here reads a file, knows a publisher or the day: readers of lists stand above.
//!
//! [`Names`] say how names are compared: every weight and table is in `data/screening/`. [`compare`] compares two parties;
//! an [`Index`] finds those of many that are like a [`Subject`], with the same scores and reasons.
//!
//! ```
//! use mtcr_screening::{Kind, Names, Subject, Verdict, compare};
//! let names = Names::built_in()?;
//! let said = Subject::named("Gazprom Bank OAO", Kind::Organisation);
//! let listed = Subject::named("Gazprombank", Kind::Organisation);
//! assert_eq!(compare(&names, &said, &listed).verdict, Verdict::Same);
//! # Ok::<(), mtcr_screening::NamesError>(())
//! ```

mod compare;
mod explanation;
mod forms;
mod identifier;
mod index;
mod left_out;
mod like;
mod names;
mod number;
mod party;
mod prepared;
mod score;
mod subject;
mod table;
mod text;
mod words;

pub use compare::{Comparison, Verdict, compare};
pub use explanation::{Explanation, Step, What};
pub use identifier::normal as normal_identifier;
pub use index::{Grade, Hit, Index, Scratch};
pub use like::How;
pub use names::{Names, NamesError, Sources};
pub use party::{
    Address, Birth, Identifier, IdentifierKind, Kind, ListId, Name, NameRole, Party, PartyId, Quality,
    RecordDigest, Source,
};
pub use prepared::Tag;
pub use score::{Evidence, Score};
pub use subject::Subject;
pub use text::{Lookalikes, passed_over};
