//! The answer for one product.

use super::finding::{Show, conditions};
use super::page::{Page, Tone, WIDTH, count, plain};
use super::related;
use crate::law::Law;
use crate::measure;
use crate::questions;
use crate::wire::{EntryFindingForm, SCOPE};
use mtcr_annex::{Basis, Classification, EditionChoice, EntryFinding, NearMiss, OpenEntry, Verdict};
use mtcr_corpus::{Category, Corpus};
use mtcr_rules::Truth;

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The facts that decide.
    Short,
    /// Every condition with its place.
    Whole,
}

/// Open entries listed at most when the answer is short.
const MOST_OPEN: usize = 8;
/// Near misses listed at most.
const MOST_NEAR: usize = 3;
/// Questions listed at most.
const MOST_QUESTIONS: usize = 4;

/// What stands above all products: that nobody vouches for the law, and that another edition's text was used.
pub fn top(page: &mut Page, law: &Law, choice: EditionChoice) {
    if let Some(text) = law.banner() {
        banner(page, &text);
    }
    if choice.is_substituted() {
        let (wanted, evaluated) = (edition(&law.corpus, choice.wanted), edition(&law.corpus, choice.evaluated));
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
    let settled = |open: &&OpenEntry<'_, '_>| !open.finding.own.is_true();
    let (met, rest): (Vec<_>, Vec<_>) = open.iter().filter(settled).partition(|open| open.limits_met);
    if !met.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "All figures are met; only words, certificates or exclusions are open");
        met.iter().for_each(|open| open_entry(page, classification, open, depth));
    }
    if !rest.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, &format!("Open: {}", count(rest.len(), "entry", "entries")));
        let shown = if depth == Depth::Short { MOST_OPEN } else { rest.len() };
        rest.iter().take(shown).for_each(|open| open_entry(page, classification, open, depth));
        if rest.len() > shown {
            let text = format!("and {} more; `--explain` lists all", rest.len() - shown);
            page.line(2, Tone::Faint, &text);
        }
    }
    near(page, classification, depth);
    asked(page, classification, &open);
}

/// The findings shown in full: controlled entries, and those that yield to an open one.
fn listed<'c, 'a>(classification: &'c Classification<'a>) -> impl Iterator<Item = &'c EntryFinding<'a>> {
    classification.findings.iter().filter(|finding| {
        finding.truth.is_true() || (finding.truth.is_unknown() && finding.own.is_true())
    })
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
        Verdict::NotControlled => {
            (Tone::Calm, format!("Not in the MTCR Annex (edition {edition}); {SCOPE}"), format!("{refuted} refuted"))
        }
    };
    page.line(0, tone, &text);
    page.line(0, Tone::Faint, &scope);
}

/// A category between two ends in words.
pub(super) fn category(at_least: Option<Category>, could_be: Option<Category>) -> String {
    match (at_least, could_be) {
        (Some(low), Some(high)) if low != high => format!("Category {low} at least, could be {high}"),
        (Some(category), _) => format!("Category {category}"),
        (None, Some(most)) => format!("could be Category {most}"),
        (None, None) => "no category".to_owned(),
    }
}

fn controlled(page: &mut Page, classification: &Classification<'_>, finding: &EntryFinding<'_>, depth: Depth) {
    let form = EntryFindingForm::of(classification, finding);
    let label = format!("{}  ", form.id);
    page.item(0, (Tone::Alarm, &label), Tone::Strong, &form.heading);
    page.line(4, Tone::Plain, &category_of(&form));
    if finding.texts.len() > 1 {
        page.line(4, Tone::Open, "Two texts may apply, since only bounds of the newer one's start are known; the newer is shown.");
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
        let host = if allowance.host.is_empty() { String::new() } else { format!(" (for: {})", allowance.host.join(", ")) };
        page.item(4, (Tone::Plain, "allowance  "), Tone::Plain, &format!("{}{host}", allowance.summary));
    }
    doubts(page, &form);
}

fn doubts(page: &mut Page, form: &EntryFindingForm) {
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
        let needs = if needs.is_empty() { String::new() } else { format!(", when a transfer shows: {needs}") };
        text.push_str(&format!("; {} if: {}{needs}", exception.to, exception.summary.trim_end_matches('.')));
    }
    if form.category == "I..II" && form.exceptions.is_empty() {
        text.push_str(" or II, with what it serves");
    }
    text
}

fn explained(page: &mut Page, classification: &Classification<'_>, finding: &EntryFinding<'_>, show: Show) {
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

fn sources(page: &mut Page, form: &EntryFindingForm, depth: Depth) {
    let text = format!("{}: {}", text_status(form.text_status), form.read_in.join("; "));
    page.item(4, (Tone::Faint, "text  "), Tone::Faint, &text);
    if depth == Depth::Whole {
        page.item(4, (Tone::Faint, "rule  "), Tone::Faint, &form.place);
    }
}

fn open_entry(page: &mut Page, classification: &Classification<'_>, open: &OpenEntry<'_, '_>, depth: Depth) {
    let entry = open.finding.entry;
    let most = open.finding.category.could_be.map(|most| format!(" (Category {most})")).unwrap_or_default();
    page.item(2, (Tone::Open, &format!("{}  ", entry.name)), Tone::Plain, &format!("{}{most}", entry.heading));
    let mut names: Vec<&str> = open.questions.iter().map(|question| question.name.as_str()).collect();
    names.dedup();
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

fn near(page: &mut Page, classification: &Classification<'_>, depth: Depth) {
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

fn asked(page: &mut Page, classification: &Classification<'_>, open: &[OpenEntry<'_, '_>]) {
    let vocabulary = &classification.classifier().corpus().vocabulary;
    let questions = questions::most_settling(vocabulary, open, MOST_QUESTIONS);
    if questions.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Questions that settle most");
    for question in &questions {
        let settles = count(question.entries, "entry asks", "entries ask");
        page.item(2, (Tone::Open, &format!("{}  ", question.name)), Tone::Plain, &format!("{} ({settles})", question.text));
        if let Some(answer) = &question.answer {
            page.line(6, Tone::Faint, answer);
        }
    }
}
