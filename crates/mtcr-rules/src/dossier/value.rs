//! The value of a fact.

use crate::vocabulary::SubstanceId;
use mtcr_quantity::{Interval, Number};

/// What is known of one fact, in base units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number, known to lie in the interval.
    Number(Interval),
    /// A stretch that the product covers; an end that is not known is `None`.
    Span {
        /// Where it starts, included.
        from: Option<Number>,
        /// Where it ends, included.
        to: Option<Number>,
    },
    /// Yes or no.
    Flag(bool),
    /// One word, known to be among those of the bit set.
    Word(u64),
    /// Words said and words denied.
    Words {
        /// Bit set of those said.
        yes: u64,
        /// Bit set of those denied.
        no: u64,
    },
    /// The substance; `None` is another than any of the vocabulary.
    Substance(Option<SubstanceId>),
}

/// How a fact was stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The value as written in the dossier.
    pub text: String,
    /// Where it comes from: `datasheet`, `measurement`, `general knowledge`, …; empty when not said.
    pub basis: String,
    /// The document it was read in; empty when not said.
    pub document: String,
    /// The place in the dossier's file, as `line:column`; empty when it was not read from one.
    pub place: String,
}
