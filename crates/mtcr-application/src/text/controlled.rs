//! An entry the product is controlled under, with the conditions, sources and qualifications of that.

use super::finding::{Show, conditions};
use super::page::{Page, Tone, plain};
use super::product::Depth;
use crate::wire::EntryFindingForm;
use mtcr_annex::{Classification, EntryFinding};
use mtcr_corpus::Corpus;
use mtcr_rules::Truth;

/// Writes one entry.
pub(super) fn controlled(
    page: &mut Page,
    classification: &Classification<'_>,
    finding: &EntryFinding<'_>,
    depth: Depth,
) {
    let form = EntryFindingForm::of(classification, finding);
    let label = format!("{}  ", form.id);
    page.item(0, (Tone::Alarm, &label), Tone::Strong, &form.heading);
    page.line(4, Tone::Plain, &category_of(&form));
    if finding.texts.len() > 1 {
        page.line(
            4,
            Tone::Open,
            "Two texts may apply, since only bounds of the newer one's start are known; the newer is shown.",
        );
    }
    if !form.or.is_empty() {
        let text = format!(
            "Controlled under this entry or under {}, whichever it is: what falls under {} is left out here, and \
             whether it does is open.",
            form.or.join(" or "),
            if form.or.len() == 1 { "that one" } else { "those" },
        );
        page.line(4, Tone::Open, &text);
    }
    if let Some(assertion) = &classification.dossier.assertion {
        page.line(4, Tone::Plain, &format!("stated, not shown: {}", plain(&assertion.by)));
    }
    explained(page, classification, finding, if depth == Depth::Whole { Show::All } else { Show::Deciding });
    sources(page, &form, depth);
    for allowance in &form.allowances {
        let host = if allowance.host.is_empty() {
            String::new()
        } else {
            format!(" (for: {})", host_labels(classification.classifier().corpus(), &allowance.host))
        };
        page.item(4, (Tone::Plain, "allowance  "), Tone::Plain, &format!("{}{host}", allowance.summary));
    }
    doubts(page, &form);
}

fn host_labels(corpus: &Corpus, host: &[String]) -> String {
    let label = |id: &String| {
        let word = corpus.vocabulary.find_use(id).and_then(|id| corpus.vocabulary.uses().get(id.index()));
        word.map_or_else(|| id.clone(), |word| word.label.clone())
    };
    host.iter().map(label).collect::<Vec<_>>().join("; ")
}

/// Writes the doubts about a text at exactly this product's value.
pub(super) fn doubts(page: &mut Page, form: &EntryFindingForm) {
    for doubt in &form.doubts {
        page.item(4, (Tone::Open, "doubt at this value  "), Tone::Plain, &doubt.about);
        for reading in &doubt.readings {
            page.line(8, Tone::Plain, &format!("- {} ({})", reading.text, reading.read_in.join("; ")));
        }
        page.line(8, Tone::Plain, &format!("taken here: {}", doubt.encoded));
    }
}

/// `Category I; II if …`, with what an exception needs.
fn category_of(form: &EntryFindingForm) -> String {
    let first = match form.category {
        "I..II" => "I",
        other => other,
    };
    let mut text = format!("Category {first}");
    for exception in &form.exceptions {
        let needs = exception.needs.join(", ").replace('-', " ");
        let needs =
            if needs.is_empty() { String::new() } else { format!(", when a transfer shows: {needs}") };
        text.push_str(&format!("; {} if: {}{needs}", exception.to, exception.summary.trim_end_matches('.')));
    }
    if form.category == "I..II" && form.exceptions.is_empty() {
        text.push_str(" or II, with what it serves");
    }
    text
}

/// Writes the conditions of an entry and what may take the product out of it.
pub(super) fn explained(
    page: &mut Page,
    classification: &Classification<'_>,
    finding: &EntryFinding<'_>,
    show: Show,
) {
    let Some(text) = finding.texts.first() else { return };
    if let Some(explained) = classification.explain(text) {
        conditions(page, 4, &explained, show);
    }
    for (exclusion, truth) in text.version.exclusions.iter().zip(&text.exclusions) {
        let state = match (show, truth) {
            (Show::NearLimit, _) | (Show::Deciding, Truth::True | Truth::False) => continue,
            (_, Truth::Unknown) => "left out if  ",
            (_, Truth::True) => "left out  ",
            (_, Truth::False) => "not left out  ",
        };
        page.item(4, (Tone::Plain, state), Tone::Plain, &exclusion.summary);
    }
}

/// What was read of the law, in words.
pub(super) fn text_status(status: &str) -> &'static str {
    match status {
        "read" => "the published text was read",
        "implemented-in-law" => "text as laws implement it",
        "paraphrase" => "only descriptions of the text were read",
        "conflict" => "public texts differ",
        _ => "",
    }
}

/// Writes what was read of the law, and where the rule stands.
pub(super) fn sources(page: &mut Page, form: &EntryFindingForm, depth: Depth) {
    let text = format!("{}: {}", text_status(form.text_status), form.read_in.join("; "));
    page.item(4, (Tone::Faint, "text  "), Tone::Faint, &text);
    if depth == Depth::Whole {
        page.item(4, (Tone::Faint, "rule  "), Tone::Faint, &form.place);
    }
}
