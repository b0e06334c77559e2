//! From a name as written, in any script, to words of ASCII letters and digits.

mod fold;
mod hangul;
mod letters;
mod lookalike;
mod read;
mod script;

pub(crate) use fold::{Fold, bare, consonants};
pub(crate) use letters::Letters;
pub use lookalike::Lookalikes;
pub(crate) use read::{RawWord, read};
pub use script::passed_over;
