//! The answer for one product.

use super::controlled::controlled;
use super::open::{asked, near, open_entries};
use super::page::{Page, Tone, WIDTH, count, plain};
use super::related;
use crate::law::Law;
use crate::wire::SCOPE;
use mtcr_annex::{Basis, Classification, EditionChoice, EntryFinding, Verdict};
use mtcr_corpus::{Category, Corpus};

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The facts that decide.
    Short,
    /// Every condition with its place.
    Whole,
}

/// What stands above all products: that nobody vouches for the law, and that another edition's text was used.
pub fn top(page: &mut Page, law: &Law, choice: EditionChoice) {
    if let Some(text) = law.banner() {
        banner(page, &text);
    }
    if choice.is_substituted() {
        let (wanted, evaluated) =
            (edition(&law.corpus, choice.wanted), edition(&law.corpus, choice.evaluated));
        let text = format!(
            "The text of edition {wanted} is not held; that of edition {evaluated} was used in its place, so every \
             answer below is about that text."
        );
        page.line(0, Tone::Open, &text);
        page.gap();
    }
}

/// That nobody vouches for the law.
pub fn banner(page: &mut Page, text: &str) {
    page.line(0, Tone::Alarm, text);
    page.gap();
}

/// Sets one product off from the next.
pub fn rule_off(page: &mut Page) {
    page.gap();
    page.line(0, Tone::Faint, &"-".repeat(WIDTH));
    page.gap();
}

fn edition(corpus: &Corpus, id: mtcr_corpus::EditionId) -> &str {
    corpus.edition(id).map_or("", |edition| edition.id.as_str())
}

/// Writes the answer for one product; `file` is where its dossier stands.
pub fn product(page: &mut Page, classification: &Classification<'_>, file: &str, depth: Depth) {
    let name = &classification.dossier.name;
    let label = format!("{}  ", plain(if name.is_empty() { file } else { name }));
    page.item(0, (Tone::Strong, &label), Tone::Faint, file);
    verdict(page, classification);
    for finding in listed(classification) {
        page.gap();
        controlled(page, classification, finding, depth);
    }
    related::related(page, classification);
    let open = classification.open();
    open_entries(page, classification, &open, depth);
    near(page, classification, depth);
    asked(page, classification, &open);
}

/// The findings shown in full: controlled entries, and those that yield to an open one.
fn listed<'c, 'a>(classification: &'c Classification<'a>) -> impl Iterator<Item = &'c EntryFinding<'a>> {
    classification
        .findings
        .iter()
        .filter(|finding| finding.truth.is_true() || (finding.truth.is_unknown() && finding.own.is_true()))
}

fn verdict(page: &mut Page, classification: &Classification<'_>) {
    let classifier = classification.classifier();
    let edition = edition(classifier.corpus(), classifier.edition().wanted);
    let (range, basis) = classification.category();
    let by = if basis == Some(Basis::Inclusion) { ", by what it contains" } else { "" };
    let refuted = count(classification.refuted().count(), "entry is", "entries are");
    let scope = format!("MTCR Annex, edition {edition}; {refuted} refuted; {SCOPE}");
    let (tone, text, scope) = match classification.verdict() {
        Verdict::Controlled => {
            (Tone::Alarm, format!("Controlled: {}{by}", category(range.at_least, range.could_be)), scope)
        }
        Verdict::Undetermined => {
            let open = match classification.undetermined().count() {
                0 => String::new(),
                number => format!("{} open, ", count(number, "entry is", "entries are")),
            };
            (Tone::Open, format!("Undetermined: {open}{}{by}", category(None, range.could_be)), scope)
        }
        Verdict::NotControlled => (
            Tone::Calm,
            format!("Not in the MTCR Annex (edition {edition}); {SCOPE}"),
            format!("{refuted} refuted"),
        ),
    };
    page.line(0, tone, &text);
    page.line(0, Tone::Faint, &scope);
}

/// A category between two ends in words.
pub(crate) fn category(at_least: Option<Category>, could_be: Option<Category>) -> String {
    match (at_least, could_be) {
        (Some(low), Some(high)) if low != high => format!("Category {low} at least, could be {high}"),
        (Some(category), _) => format!("Category {category}"),
        (None, Some(most)) => format!("could be Category {most}"),
        (None, None) => "no category".to_owned(),
    }
}
