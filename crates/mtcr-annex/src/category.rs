//! The category of an entry's finding and of a product.

use crate::classify::{Classification, EntryFinding, TextFinding};
use crate::inclusion::Inclusion;
use mtcr_corpus::{Category, CategoryRule, Corpus, Version};
use mtcr_rules::{Dossier, EntryRange, Judged, Rule, Test, Truth};

/// Some category, which one is open.
const ANY: CategoryRange = CategoryRange { at_least: Some(Category::Two), could_be: Some(Category::One) };

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

/// What is known of what only a transfer can show.
#[derive(Clone, Copy)]
pub(crate) enum Needs<'n> {
    /// Nothing: an exception that is not refuted keeps the milder category possible.
    Open,
    /// Whether all of these are shown; an exception whose needs are not shown does not apply.
    Given(&'n dyn Fn(&[String]) -> bool),
}

impl Needs<'_> {
    /// A category after an exception of this truth.
    fn after(self, range: CategoryRange, exception: &mtcr_corpus::Exception, truth: Truth) -> CategoryRange {
        let milder = CategoryRange::exactly(exception.to);
        match self {
            _ if truth.is_false() => range,
            Needs::Open => range.hull(milder),
            Needs::Given(shown) if !shown(&exception.needs) => range,
            Needs::Given(_) if truth.is_true() => milder,
            Needs::Given(_) => range.hull(milder),
        }
    }
}

/// The category that an entry's texts give a product controlled under it.
pub(crate) fn of(
    corpus: &Corpus,
    dossier: &Dossier,
    judged: &Judged,
    texts: &[TextFinding<'_>],
    truth: Truth,
    needs: Needs<'_>,
) -> CategoryRange {
    if truth.is_false() {
        return CategoryRange::default();
    }
    let ranges = texts.iter().filter(|text| !text.truth.is_false()).map(|text| {
        let base = match text.version.category {
            CategoryRule::Is(category) => CategoryRange::exactly(category),
            CategoryRule::FollowsSubject => {
                subject(corpus, dossier, judged, text.version.rule.as_ref(), needs)
            }
        };
        let exceptions = text.version.exceptions.iter().zip(&text.exceptions);
        exceptions.fold(base, |range, (exception, truth)| needs.after(range, exception, *truth))
    });
    ranges.reduce(CategoryRange::hull).unwrap_or_default()
}

/// What a text gives a product without related products, before the text's own exceptions.
pub(crate) fn alone(corpus: &Corpus, text: &Version) -> CategoryRange {
    match text.category {
        CategoryRule::Is(category) => CategoryRange::exactly(category),
        CategoryRule::FollowsSubject => {
            subject(corpus, &Dossier::default(), &Judged::default(), text.rule.as_ref(), Needs::Open)
        }
    }
}

/// The category of what software or technology serves: of the related products that may be under the entries its rule
/// names, or of those entries as such when no product is described.
fn subject(
    corpus: &Corpus,
    dossier: &Dossier,
    judged: &Judged,
    rule: Option<&Rule>,
    needs: Needs<'_>,
) -> CategoryRange {
    let mut entries = Vec::new();
    if let Some(rule) = rule {
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
            // Over the related products that may be under the entry: True when it holds for all, False when for none.
            let truths =
                members.iter().zip(related).filter(|(_, product)| !product.truth(entry).is_false()).map(
                    |(member, product)| match member.assertion {
                        Some(_) => Truth::Unknown,
                        None => mtcr_rules::Scene::judged(&corpus.vocabulary, member, product)
                            .truth(&exception.when.rule),
                    },
                );
            let none = if members.is_empty() { Truth::Unknown } else { Truth::False };
            let truth = truths.reduce(Truth::agreed).unwrap_or(none);
            range = needs.after(range, exception, truth);
        }
        found = Some(found.map_or(range, |known| known.hull(range)));
    }
    found.unwrap_or(ANY)
}

impl Classification<'_> {
    /// The product's category over all its entries and the inclusion rule, with what it rests on.
    #[must_use]
    pub fn category(&self) -> (CategoryRange, Option<Basis>) {
        self.over_entries(&|finding| finding.category, &self.inclusion)
    }

    /// The same where it is known which needs of exceptions a transfer shows: an exception applies only with them.
    #[must_use]
    pub fn category_given(
        &self,
        shown: &dyn Fn(&[String]) -> bool,
    ) -> (CategoryRange, Option<Basis>, Inclusion) {
        let corpus = self.classifier().corpus();
        let inclusion =
            Inclusion::of(corpus, self.dossier, &self.related, &|member| member.category_given(shown).0);
        let of = |finding: &EntryFinding<'_>| {
            of(corpus, self.dossier, &self.judged, &finding.texts, finding.own, Needs::Given(shown))
        };
        let (range, basis) = self.over_entries(&of, &inclusion);
        (range, basis, inclusion)
    }

    fn over_entries(
        &self,
        of: &dyn Fn(&EntryFinding<'_>) -> CategoryRange,
        inclusion: &Inclusion,
    ) -> (CategoryRange, Option<Basis>) {
        let mut range = CategoryRange::default();
        for finding in self.findings.iter().filter(|finding| !finding.truth.is_false()) {
            let mut own = of(finding);
            if !finding.truth.is_true() {
                own.at_least = None;
            }
            range = range.most_severe(own);
        }
        for asserted in &self.judged.asserted {
            range = range.most_severe(self.asserted_under(*asserted, of));
        }
        // Under one entry or another: at least the milder of the two.
        for finding in self.one_or_other() {
            let others = finding
                .texts
                .iter()
                .flat_map(|text| &text.version.yields_to)
                .filter_map(|other| self.finding(*other))
                .filter(|other| !other.truth.is_false());
            let least = others.fold(of(finding), |known, other| known.hull(of(other)));
            range.at_least = severe(range.at_least, least.at_least);
        }
        let own = range;
        range = range.most_severe(inclusion.category());
        let basis = if range == CategoryRange::default() {
            None
        } else if range.at_least != own.at_least || own == CategoryRange::default() {
            Some(Basis::Inclusion)
        } else {
            Some(Basis::Entry)
        };
        (range, basis)
    }

    /// The category common to everything at or below an asserted id, headings included: from the mildest to the most severe.
    ///
    /// INVARIANT (refinement): an id further down has fewer of them, so that its range lies inside this one.
    /// Where the edition has nothing there, the texts of other editions count; an assertion never ends outside the Annex.
    fn asserted_under(
        &self,
        asserted: EntryRange,
        of: &dyn Fn(&EntryFinding<'_>) -> CategoryRange,
    ) -> CategoryRange {
        let corpus = self.classifier().corpus();
        let edition = self.classifier().edition().evaluated;
        let stated = |version: &Version| match version.category {
            CategoryRule::Is(category) => CategoryRange::exactly(category),
            CategoryRule::FollowsSubject => ANY,
        };
        let entries = || asserted.iter().filter_map(|id| corpus.entry(id));
        let headings = entries().filter(|entry| self.finding(entry.id).is_none());
        let headings = headings.flat_map(|entry| entry.versions_in(edition)).map(stated);
        let findings = asserted.iter().filter_map(|id| self.finding(id)).map(of);
        let here = findings.chain(headings).reduce(CategoryRange::hull);
        here.or_else(|| entries().flat_map(|entry| &entry.versions).map(stated).reduce(CategoryRange::hull))
            .unwrap_or(ANY)
    }
}
