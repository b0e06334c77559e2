//! What is open, what is only just kept out, and the questions that settle most.

use super::controlled::{doubts, explained, sources};
use super::finding::Show;
use super::page::{Page, Tone, count};
use super::product::Depth;
use crate::questions;
use crate::wire::EntryFindingForm;
use mtcr_annex::measure;
use mtcr_annex::{Classification, NearMiss, OpenEntry, Question};
use mtcr_corpus::Corpus;
use mtcr_rules::Ask;

/// Open entries listed at most when the answer is short.
const MOST_OPEN: usize = 8;
/// Names of questions listed of one entry at most.
const MOST_NAMES: usize = 12;
/// Near misses listed at most.
const MOST_NEAR: usize = 3;
/// Questions listed at most.
const MOST_QUESTIONS: usize = 4;

/// Writes the open entries: first those whose figures are met, then those with the fewest questions.
pub(super) fn open_entries(
    page: &mut Page,
    classification: &Classification<'_>,
    open: &[OpenEntry<'_, '_>],
    depth: Depth,
) {
    let settled = |open: &&OpenEntry<'_, '_>| !open.finding.own.is_true();
    let (met, rest): (Vec<_>, Vec<_>) = open.iter().filter(settled).partition(|open| open.limits_met);
    if !met.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "All figures are met; only words, certificates or exclusions are open");
        met.iter().for_each(|open| open_entry(page, classification, open, depth));
    }
    if rest.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, &format!("Open: {}", count(rest.len(), "entry", "entries")));
    let shown = if depth == Depth::Short { MOST_OPEN } else { rest.len() };
    rest.iter().take(shown).for_each(|open| open_entry(page, classification, open, depth));
    if rest.len() > shown {
        page.line(2, Tone::Faint, &format!("and {} more; `--explain` lists all", rest.len() - shown));
    }
}

fn open_entry(page: &mut Page, classification: &Classification<'_>, open: &OpenEntry<'_, '_>, depth: Depth) {
    let entry = open.finding.entry;
    let most = open.finding.category.could_be.map(|most| format!(" (Category {most})")).unwrap_or_default();
    page.item(
        2,
        (Tone::Open, &format!("{}  ", entry.name)),
        Tone::Plain,
        &format!("{}{most}", entry.heading),
    );
    let mut names: Vec<&str> = open.questions.iter().take(MOST_NAMES).map(asked_name).collect();
    let more = format!("and {} more", open.questions.len().saturating_sub(MOST_NAMES));
    if open.questions.len() > MOST_NAMES {
        names.push(&more);
    }
    page.item(6, (Tone::Faint, "asks  "), Tone::Plain, &names.join(", "));
    let form = EntryFindingForm::of(classification, open.finding);
    match depth {
        Depth::Whole => {
            explained(page, classification, open.finding, Show::All);
            sources(page, &form, depth);
        }
        Depth::Short => explained(page, classification, open.finding, Show::NearLimit),
    }
    doubts(page, &form);
}

/// The name a question is answered under; the ground where nobody can settle it.
fn asked_name(question: &Question) -> &str {
    if matches!(question.ask, Ask::Unsettled(_)) { &question.text } else { &question.name }
}

/// Writes the refuted entries that one figure keeps out.
pub(super) fn near(page: &mut Page, classification: &Classification<'_>, depth: Depth) {
    let near = classification.near(MOST_NEAR);
    if near.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Kept out by one figure");
    for miss in &near {
        let entry = miss.finding.entry;
        page.item(2, (Tone::Calm, &format!("{}  ", entry.name)), Tone::Plain, &entry.heading);
        let text = format!("needs {}{}", miss.predicate, margin(classification.classifier().corpus(), miss));
        page.line(6, Tone::Plain, &text);
        if depth == Depth::Whole {
            explained(page, classification, miss.finding, Show::All);
        }
    }
}

fn margin(corpus: &Corpus, miss: &NearMiss<'_, '_>) -> String {
    let Some((fact, far)) = corpus.vocabulary.fact(miss.fact).zip(miss.distance.as_ref()) else {
        return String::new();
    };
    let share = miss.share.as_ref().map(|part| format!(", {}", measure::share(part))).unwrap_or_default();
    format!("; {} away{share}", measure::distance(fact, far))
}

/// Writes the questions that settle most.
pub(super) fn asked(page: &mut Page, classification: &Classification<'_>, open: &[OpenEntry<'_, '_>]) {
    let questions = questions::most_settling(classification, open, MOST_QUESTIONS);
    if questions.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Questions that settle most");
    for question in &questions {
        let settles = count(question.entries, "entry asks", "entries ask");
        page.item(
            2,
            (Tone::Open, &format!("{}  ", question.name)),
            Tone::Plain,
            &format!("{} ({settles})", question.text),
        );
        if let Some(answer) = &question.answer {
            page.line(6, Tone::Faint, answer);
        }
    }
}
