//! INVARIANT (refinement): saying more never changes what was settled, on every entry.
//!
//! Every case of the law is a product; leaving out some of what it says, or saying it less exactly, gives a dossier that it
//! refines. Whatever that dossier settles must stand in the full one.

use crate::law::law;
use mtcr_annex::{Classifier, choose_edition};
use mtcr_corpus::dossier::link;
use mtcr_corpus::source::{DossierSource, Shape};
use mtcr_rules::Truth;

/// A small deterministic source of choices.
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    fn one_in(&mut self, n: u64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(n)
    }
}

/// The same dossier saying less: facts, lists, classes and completeness left out, numbers given with a tolerance.
pub(crate) fn vaguer(full: &DossierSource, choices: &mut Choices) -> DossierSource {
    let mut less = full.clone();
    less.facts.retain(|_| !choices.one_in(3));
    less.complete.retain(|_| !choices.one_in(2));
    less.not_class.retain(|_| !choices.one_in(2));
    if choices.one_in(4) {
        less.class.clear();
    }
    less.lists.retain(|_| !choices.one_in(3));
    // What lost a part is not complete any more; purposes rest on facts and on the list of systems.
    let lost = less.lists.len() < full.lists.len() || less.facts.len() < full.facts.len();
    let lists = &less.lists;
    less.complete.retain(|name| match full.list(&name.value) {
        Some(_) => name.value != "for" && lists.iter().any(|list| list.name.value == name.value),
        None => !lost,
    });
    for list in &mut less.lists {
        for member in &mut list.dossiers {
            *member = vaguer(member, choices);
        }
    }
    for fact in &mut less.facts {
        if let Shape::Text(text) = &mut fact.value.value
            && text.starts_with(|c: char| c.is_ascii_digit())
            && !text.contains(['±', '%'])
            && choices.one_in(3)
        {
            text.push_str(" ± 5 %");
        }
    }
    less
}

#[test]
fn saying_more_never_changes_what_was_settled() {
    let law = law();
    let classifier = Classifier::new(&law.corpus, choose_edition(&law.corpus, None).unwrap());
    let read = |source: &DossierSource| {
        link(source, &law.source.files, &law.corpus.vocabulary, &law.corpus.methods).ok()
    };
    let mut choices = Choices(2026);
    let (mut compared, mut settled) = (0_u32, 0_u32);
    for file in &law.source.cases {
        for case in &file.cases {
            let (full, _) = case.dossier(&file.base);
            let less = vaguer(&full, &mut choices);
            let (Some(more), Some(vague)) = (read(&full), read(&less)) else {
                continue;
            };
            let (after, before) = (classifier.classify(&more), classifier.classify(&vague));
            for (before, after) in before.findings.iter().zip(&after.findings) {
                compared += 1;
                if before.truth != Truth::Unknown {
                    settled += 1;
                    assert_eq!(
                        before.truth, after.truth,
                        "entry {} of case `{}` ({}): settled with less, changed with more",
                        before.entry.name, case.name.value, file.entry.value
                    );
                }
            }
        }
    }
    assert!(compared > 500_000 && settled > compared / 4, "{compared} compared, {settled} settled");
}
