//! The inclusion rule: a system that contains a Category I item is itself Category I, unless that item can neither be
//! separated nor removed nor duplicated.

use crate::category::CategoryRange;
use crate::classify::Classification;
use mtcr_corpus::{Category, Corpus};
use mtcr_rules::{Dossier, ListId, Truth, Value};

/// What the inclusion rule finds over what a product contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inclusion {
    /// Whether the product is Category I through something it contains.
    pub truth: Truth,
    /// Members of `contains` (places from 0) that make it so, or may.
    pub through: Vec<(usize, Truth)>,
    /// Whether a member could only be Category II by a conditional exception.
    pub excepted: bool,
}

/// The facts of the tie that decide the exception of the rule. All three must be refuted for it to apply.
const TIES: [&str; 3] = ["separable", "removable", "duplicable"];

impl Inclusion {
    pub(crate) fn of(
        corpus: &Corpus,
        dossier: &Dossier,
        related: &[(ListId, Vec<Classification<'_>>)],
    ) -> Self {
        let none = Inclusion { truth: Truth::False, through: Vec::new(), excepted: false };
        let Some(list) = corpus.vocabulary.contains_list() else {
            return none;
        };
        let Some((_, members)) = related.iter().find(|(id, _)| *id == list) else {
            return none;
        };
        let mut found = none;
        for (at, (member, parts)) in
            members.iter().zip(dossier.list(list).map_or(&[][..], |list| list.members.as_slice())).enumerate()
        {
            let (range, _) = member.category();
            let category_one = match (range.at_least, range.could_be) {
                (Some(Category::One), _) => Truth::True,
                (_, Some(Category::One)) => Truth::Unknown,
                _ => Truth::False,
            };
            let tied = TIES.iter().map(|tie| flag(corpus, parts, tie)).fold(Truth::False, Truth::or);
            let truth = category_one.and(tied);
            if !truth.is_false() {
                found.through.push((at, truth));
                found.excepted |= range.at_least == Some(Category::Two);
            }
            found.truth = found.truth.or(truth);
        }
        found
    }

    /// The category it gives the product.
    #[must_use]
    pub fn category(&self) -> CategoryRange {
        match self.truth {
            Truth::True => CategoryRange::exactly(Category::One),
            Truth::Unknown => CategoryRange { at_least: None, could_be: Some(Category::One) },
            Truth::False => CategoryRange::default(),
        }
    }
}

fn flag(corpus: &Corpus, part: &Dossier, name: &str) -> Truth {
    match corpus.vocabulary.find_fact(name).and_then(|fact| part.value(fact)) {
        Some(Value::Flag(known)) => Truth::from(*known),
        _ => Truth::Unknown,
    }
}
