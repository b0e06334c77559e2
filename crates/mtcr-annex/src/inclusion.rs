//! The inclusion rule: a system that contains a Category I item is itself Category I, unless that item can neither be
//! separated nor removed nor duplicated.

use crate::category::CategoryRange;
use crate::classify::Classification;
use mtcr_corpus::{Category, Corpus};
use mtcr_rules::{Ask, Dossier, ListId, Truth, Value};

/// What the inclusion rule finds over what a product contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inclusion {
    /// Whether the product is Category I through something it contains.
    pub truth: Truth,
    /// Members of `contains` (places from 0) that make it so, or may.
    pub through: Vec<(usize, Truth)>,
    /// Whether something it contains is Category I, however it is tied in.
    pub contained: Truth,
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
        category: &dyn Fn(&Classification<'_>) -> CategoryRange,
    ) -> Self {
        let none =
            Inclusion { truth: Truth::False, through: Vec::new(), contained: Truth::False, excepted: false };
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
            let range = category(member);
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
            found.contained = found.contained.or(category_one);
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

impl Classification<'_> {
    /// What is not known of the ties to contained items that may make the product Category I.
    #[must_use]
    pub fn inclusion_asks(&self) -> Vec<Ask> {
        let corpus = self.classifier().corpus();
        let Some(list) = corpus.vocabulary.contains_list() else {
            return Vec::new();
        };
        let members = self.dossier.list(list).map_or(&[][..], |list| list.members.as_slice());
        let open = self.inclusion.through.iter().filter(|(_, truth)| truth.is_unknown());
        open.filter_map(|(at, _)| Some((*at, members.get(*at)?)))
            .flat_map(|(at, part)| {
                let ties = TIES.iter().filter(|tie| flag(corpus, part, tie).is_unknown());
                ties.filter_map(|tie| corpus.vocabulary.find_fact(tie))
                    .map(move |fact| Ask::Member(list, at, Box::new(Ask::Fact(fact))))
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

fn flag(corpus: &Corpus, part: &Dossier, name: &str) -> Truth {
    match corpus.vocabulary.find_fact(name).and_then(|fact| part.value(fact)) {
        Some(Value::Flag(known)) => Truth::from(*known),
        _ => Truth::Unknown,
    }
}
