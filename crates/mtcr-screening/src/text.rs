//! From a name as written, in any script, to words of ASCII letters and digits.

mod fold;
pub(crate) mod hangul;
mod lookalike;
mod read;
mod script;

pub(crate) use fold::{Fold, bare, consonants};
pub use lookalike::unmix;
pub(crate) use read::{RawWord, read};
pub use script::passed_over;
