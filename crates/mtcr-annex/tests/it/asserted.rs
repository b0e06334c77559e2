//! An asserted id and the category that follows from it.

use crate::law::{classified, law};
use mtcr_annex::{CategoryRange, Classifier, EditionChoice, Verdict};
use mtcr_corpus::Category;

fn asserted(id: &str) -> String {
    format!("name = 'x'\nentry = {{ id = '{id}', by = 'test' }}")
}

fn category(id: &str) -> CategoryRange {
    classified(&asserted(id), |found| found.category().0)
}

#[test]
fn a_heading_has_at_least_the_category_common_to_everything_below_it() {
    for (id, least, most) in [
        ("2.A.1.c.1", "I", "I"),
        // An exception may take one of the leaves to Category II where a transfer shows what it needs.
        ("2.A.1.c", "II", "I"),
        ("2.A.1", "II", "I"),
        ("2.B", "I", "I"),
        ("1", "I", "I"),
        ("3.A.1", "II", "II"),
        ("4.C.2", "II", "II"),
        ("11.E.1", "II", "II"),
        ("19", "II", "II"),
    ] {
        let found = category(id);
        let word = |category: Option<Category>| category.map(Category::as_str);
        assert_eq!((word(found.at_least), word(found.could_be)), (Some(least), Some(most)), "{id}");
    }
}

/// INVARIANT (refinement): an id further down narrows the category and opens nothing.
#[test]
fn an_id_further_down_only_narrows_the_category() {
    let entries = law().corpus.vocabulary.entries();
    let severity = |category: Option<Category>| match category {
        None => 0,
        Some(Category::Two) => 1,
        Some(Category::One) => 2,
    };
    let (mut compared, mut narrowed) = (0, 0);
    for (entry, name) in entries.iter() {
        let inner = category(name);
        assert!(inner.at_least.is_some(), "{name} is asserted and may be outside the Annex");
        let above = name.match_indices('.').filter_map(|(at, _)| name.get(..at));
        for prefix in above.filter(|prefix| entries.range(prefix).is_some_and(|range| range.contains(entry)))
        {
            let outer = category(prefix);
            compared += 1;
            narrowed += usize::from(outer != inner);
            assert!(
                severity(outer.at_least) <= severity(inner.at_least)
                    && severity(inner.could_be) <= severity(outer.could_be),
                "{prefix} is {outer:?} and {name} is {inner:?}"
            );
        }
    }
    assert!(compared > 400 && narrowed > 10, "{compared} compared, {narrowed} narrowed");
}

#[test]
fn an_entry_that_the_edition_does_not_have_is_still_in_the_annex() {
    let corpus = &law().corpus;
    // No entry has a text in the first edition.
    let wanted = corpus.find_edition("1987-04").unwrap();
    let classifier = Classifier::new(corpus, EditionChoice { wanted, evaluated: wanted });
    for (id, least) in [
        ("2.A.1.d", Category::One),
        ("9.A.3", Category::Two),
        ("2.A", Category::One),
        ("1.E.1", Category::One),
    ] {
        let dossier = crate::law::dossier(&asserted(id));
        let found = classifier.classify(&dossier);
        assert_eq!(
            (found.verdict(), found.category().0.at_least),
            (Verdict::Controlled, Some(least)),
            "{id}"
        );
    }
}
