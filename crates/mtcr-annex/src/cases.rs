//! Runs the cases that stand beside the entries, and finds what they leave unshown.

mod coverage;
mod national;

pub use coverage::{Gap, coverage};
pub use national::list_coverage;

use crate::classify::{Classification, Classifier};
use crate::edition::EditionChoice;
use crate::verdict::Verdict;
pub use mtcr_corpus::Case;
use mtcr_corpus::{CaseCategory, Category, Corpus, Expect, Place};

/// What a case found instead of what it expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where the case stands.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// The edition.
    pub edition: String,
    /// What was found, in words.
    pub found: String,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: case `{}` in edition {}: {}", self.place, self.name, self.edition, self.found)
    }
}

/// The classifiers of all editions whose text is held.
#[must_use]
pub fn classifiers(corpus: &Corpus) -> Vec<Classifier<'_>> {
    corpus
        .encoded_editions()
        .map(|edition| Classifier::new(corpus, EditionChoice { wanted: edition, evaluated: edition }))
        .collect()
}

/// Runs a case in each of its editions.
#[must_use]
pub fn run(classifiers: &[Classifier<'_>], case: &Case) -> Vec<Failure> {
    classifiers
        .iter()
        .filter(|classifier| case.editions.contains(&classifier.edition().evaluated))
        .filter_map(|classifier| {
            let found = wrong(case, &classifier.classify(&case.dossier))?;
            let edition = classifier.corpus().edition(classifier.edition().evaluated);
            Some(Failure {
                place: case.place.clone(),
                name: case.name.clone(),
                edition: edition.map_or_else(String::new, |edition| edition.id.clone()),
                found,
            })
        })
        .collect()
}

/// What differs from the expectation, if anything does.
fn wrong(case: &Case, classification: &Classification<'_>) -> Option<String> {
    if let Some(conflict) = classification.conflicts().first() {
        return Some(conflict.to_string());
    }
    if let Some(finding) = classification.paragraph(case.entry) {
        let found = Verdict::from(finding.truth);
        let wanted = expected(case.expect);
        return (found != wanted).then(|| format!("expected {wanted}, found {found}"));
    }
    let Some(finding) = classification.finding(case.entry) else {
        return Some("the entry has no rule in this edition".to_owned());
    };
    let verdict = Verdict::from(finding.truth);
    if verdict != expected(case.expect) {
        let asks: Vec<String> =
            classification.questions(finding).into_iter().map(|question| question.name).collect();
        let open = if asks.is_empty() { String::new() } else { format!(" (asks {})", asks.join(", ")) };
        return Some(format!("expected {}, found {verdict}{open}", case.expect));
    }
    if verdict == Verdict::Controlled
        && let Some(wrong) = wrong_category(case, (finding.category.at_least, finding.category.could_be))
    {
        return Some(wrong);
    }
    let questions = classification.questions(finding);
    let missing: Vec<&str> = case
        .asks
        .iter()
        .filter(|wanted| !questions.iter().any(|question| question.asks_for(wanted)))
        .map(String::as_str)
        .collect();
    if missing.is_empty() {
        return None;
    }
    let asked: Vec<&str> = questions.iter().map(|question| question.name.as_str()).collect();
    Some(format!("does not ask for {}; asks {}", missing.join(", "), asked.join(", ")))
}

/// The verdict a case expects.
#[must_use]
pub fn expected(expect: Expect) -> Verdict {
    match expect {
        Expect::Controlled => Verdict::Controlled,
        Expect::NotControlled => Verdict::NotControlled,
        Expect::Undetermined => Verdict::Undetermined,
    }
}

/// What a controlled product's category is instead of what the case expects.
#[must_use]
pub fn wrong_category(case: &Case, found: (Option<Category>, Option<Category>)) -> Option<String> {
    let wanted = match case.category? {
        CaseCategory::One => (Category::One, Category::One),
        CaseCategory::Two => (Category::Two, Category::Two),
        CaseCategory::OneOrTwo => (Category::Two, Category::One),
    };
    if found == (Some(wanted.0), Some(wanted.1)) {
        return None;
    }
    let show = |category: Option<Category>| {
        category.map_or_else(|| "none".to_owned(), |category| category.to_string())
    };
    Some(format!(
        "expected category {}, found at least {}, could be {}",
        case.category?,
        show(found.0),
        show(found.1)
    ))
}
