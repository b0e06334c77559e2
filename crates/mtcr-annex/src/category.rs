//! The category of an entry's finding and of a product.

use crate::classify::{Classification, TextFinding};
use mtcr_corpus::{Category, CategoryRule, Corpus};
use mtcr_rules::{Dossier, Judged, Test, Truth};

/// The least and the greatest category that what is known allows; none on both sides for what is not controlled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CategoryRange {
    /// What it is at least; `None` when it may not be controlled at all.
    pub at_least: Option<Category>,
    /// What it could be; `None` when it cannot be controlled.
    pub could_be: Option<Category>,
}

/// What a product's category rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// An entry of its own.
    Entry,
    /// The inclusion rule: it contains a Category I item.
    Inclusion,
}

impl CategoryRange {
    /// One category, certain.
    #[must_use]
    pub fn exactly(category: Category) -> Self {
        CategoryRange { at_least: Some(category), could_be: Some(category) }
    }

    /// The more severe of each end.
    #[must_use]
    pub fn most_severe(self, other: Self) -> Self {
        CategoryRange {
            at_least: severe(self.at_least, other.at_least),
            could_be: severe(self.could_be, other.could_be),
        }
    }

    /// From the milder lower end to the more severe upper end.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        CategoryRange {
            at_least: mild(self.at_least, other.at_least),
            could_be: severe(self.could_be, other.could_be),
        }
    }
}

/// Category I is more severe than II, and II than none.
fn severe(a: Option<Category>, b: Option<Category>) -> Option<Category> {
    match (a, b) {
        (Some(Category::One), _) | (_, Some(Category::One)) => Some(Category::One),
        (Some(Category::Two), _) | (_, Some(Category::Two)) => Some(Category::Two),
        (None, None) => None,
    }
}

fn mild(a: Option<Category>, b: Option<Category>) -> Option<Category> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if a == Category::Two || b == Category::Two { Category::Two } else { a }),
        _ => None,
    }
}

/// The category that an entry's texts give a product controlled under it.
///
/// An exception that is not refuted keeps the milder category possible, since only a transfer can show what it needs.
pub(crate) fn of(
    corpus: &Corpus,
    dossier: &Dossier,
    judged: &Judged,
    texts: &[TextFinding<'_>],
    truth: Truth,
) -> CategoryRange {
    if truth.is_false() {
        return CategoryRange::default();
    }
    let ranges = texts.iter().filter(|text| !text.truth.is_false()).map(|text| {
        let base = match text.version.category {
            CategoryRule::Is(category) => CategoryRange::exactly(category),
            CategoryRule::FollowsSubject => subject(corpus, dossier, judged, text),
        };
        text.version
            .exceptions
            .iter()
            .zip(&text.exceptions)
            .filter(|(_, truth)| !truth.is_false())
            .fold(base, |range, (exception, _)| range.hull(CategoryRange::exactly(exception.to)))
    });
    ranges.reduce(CategoryRange::hull).unwrap_or_default()
}

/// The category of what software or technology serves: of the related products that may be under the entries its rule
/// names, or of those entries as such when no product is described.
fn subject(corpus: &Corpus, dossier: &Dossier, judged: &Judged, text: &TextFinding<'_>) -> CategoryRange {
    let mut entries = Vec::new();
    if let Some(rule) = &text.version.rule {
        rule.walk(&mut |node| {
            let (Test::Serves { targets, .. } | Test::Purpose { targets, .. }) = &node.test else {
                return;
            };
            for target in targets {
                if let mtcr_rules::Target::Entries(range) = target {
                    entries.extend(corpus.vocabulary.entries().ruled(*range));
                }
            }
        });
    }
    let related = corpus.vocabulary.for_list().map_or(&[][..], |list| judged.of(list));
    let members = corpus
        .vocabulary
        .for_list()
        .and_then(|list| dossier.list(list))
        .map_or(&[][..], |members| members.members.as_slice());
    let mut found: Option<CategoryRange> = None;
    for entry in entries {
        let may = related.is_empty() || related.iter().any(|product| !product.truth(entry).is_false());
        let Some(version) = corpus.entry(entry).and_then(|entry| entry.versions.first()).filter(|_| may)
        else {
            continue;
        };
        let mut range = match version.category {
            CategoryRule::Is(category) => CategoryRange::exactly(category),
            CategoryRule::FollowsSubject => CategoryRange::exactly(Category::One),
        };
        for exception in &version.exceptions {
            let open = members.is_empty()
                || members.iter().zip(related).any(|(member, product)| {
                    let described = member.assertion.is_none();
                    let scene = mtcr_rules::Scene::judged(&corpus.vocabulary, member, product);
                    !product.truth(entry).is_false()
                        && (!described || !scene.truth(&exception.when.rule).is_false())
                });
            if open {
                range = range.hull(CategoryRange::exactly(exception.to));
            }
        }
        found = Some(found.map_or(range, |known| known.hull(range)));
    }
    found.unwrap_or(CategoryRange { at_least: Some(Category::Two), could_be: Some(Category::One) })
}

impl Classification<'_> {
    /// The product's category over all its entries and the inclusion rule, with what it rests on.
    #[must_use]
    pub fn category(&self) -> (CategoryRange, Option<Basis>) {
        let mut range = CategoryRange::default();
        for finding in &self.findings {
            let mut own = finding.category;
            if !finding.truth.is_true() {
                own.at_least = None;
            }
            if !finding.truth.is_false() {
                range = range.most_severe(own);
            }
        }
        // Under one entry or another: at least the milder of the two.
        for finding in self.one_or_other() {
            let others = finding
                .texts
                .iter()
                .flat_map(|text| &text.version.yields_to)
                .filter_map(|other| self.finding(*other))
                .filter(|other| !other.truth.is_false());
            let least = others.fold(finding.category, |known, other| known.hull(other.category));
            range.at_least = severe(range.at_least, least.at_least);
        }
        let own = range;
        range = range.most_severe(self.inclusion.category());
        let basis = if range == CategoryRange::default() {
            None
        } else if range.at_least != own.at_least || own == CategoryRange::default() {
            Some(Basis::Inclusion)
        } else {
            Some(Basis::Entry)
        };
        (range, basis)
    }
}
