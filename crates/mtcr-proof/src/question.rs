//! What can be asked, and how it is answered.

use crate::product::Product;
use mtcr_corpus::EditionId;
use mtcr_rules::{EntryId, Rule};

/// An entry as it reads in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryText {
    /// The entry.
    pub entry: EntryId,
    /// The edition.
    pub edition: EditionId,
}

/// Something that a product meets or does not.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// The rule of an entry and none of its exclusions, before it yields to others.
    Entry(EntryText),
    /// The same, and none of the entries it yields to.
    Settled(EntryText),
    /// A rule; entries that it refers to read as in the edition.
    Rule(&'a Rule, EditionId),
}

/// Is there a possible product that meets one part of `inside`, all of `with`, and none of `outside`?
///
/// Parts are named by their place among those the [`Prover`](crate::Prover) was made with.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// One of these is met; an empty list asks for nothing here.
    pub inside: Vec<usize>,
    /// All of these are met.
    pub with: Vec<usize>,
    /// None of these is met.
    pub outside: Vec<usize>,
    /// Nor is any of these met by the product as first found; what is shown of it need not show that.
    pub beyond: Vec<usize>,
    /// Axioms taken as given, by their place.
    pub axioms: Vec<usize>,
}

/// The answer to a question.
#[derive(Clone, Debug)]
pub enum Answer {
    /// No possible product.
    Proved(Used),
    /// A product, found so by the ordinary evaluator.
    Witness(Box<Witness>),
    /// It depends on what nobody has settled.
    Open(Why),
}

/// What a proof needed: without any of these it fails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// The parts of `outside` and `beyond`, by place.
    pub outside: Vec<usize>,
    /// The axioms, by place.
    pub axioms: Vec<usize>,
}

/// A product that answers a question.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The product, with no more than the answer needs.
    pub product: Product,
    /// The parts of `inside` that it meets, by place.
    pub meets: Vec<usize>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It depends on words that are not settled.
    Words(Vec<String>),
    /// Every product found was refused by the reader, the last one so.
    Refused(String),
    /// The evaluator found something else of a product than the proof did: a defect of the program.
    Disagreement(String),
}
