//! Both paths compared: for tests, and for whoever does not believe them.

use crate::RowOutcome;
use mtcr_annex::Classifier;
use mtcr_rules::{Dossier, EntryId, Truth};

/// What the ordinary path says of a product and the row does not, or the other way about; none where both say the same of
/// every entry, of the figures of open ones, of verdict and of category.
#[must_use]
pub fn difference(classifier: &Classifier<'_>, dossier: &Dossier, row: &RowOutcome<'_>) -> Option<String> {
    let reference = classifier.classify(dossier);
    let expected: Vec<(EntryId, Truth, bool)> = reference
        .findings
        .iter()
        .filter(|finding| !finding.truth.is_false())
        .map(|finding| (finding.entry.id, finding.truth, reference.limits_met(finding)))
        .collect();
    let found: Vec<(EntryId, Truth, bool)> =
        row.entries().map(|entry| (entry.entry, entry.truth, entry.limits_met)).collect();
    let names = classifier.corpus().vocabulary.entries();
    let name = |(entry, truth, met): &(EntryId, Truth, bool)| format!("{} {truth} {met}", names.name(*entry));
    for (one, other, said) in [(&expected, &found, "the ordinary path"), (&found, &expected, "the plan")] {
        if let Some(only) = one.iter().find(|item| !other.contains(item)) {
            return Some(format!("only {said} has {}", name(only)));
        }
    }
    if reference.verdict() != row.verdict() {
        return Some(format!("verdict {} and {}", reference.verdict(), row.verdict()));
    }
    let category = reference.category().0;
    (category != row.category()).then(|| format!("category {category:?} and {:?}", row.category()))
}
