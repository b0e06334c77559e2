//! What a check of the law found.

use super::national::agreement;
use super::page::{Page, Tone, count};
use crate::check::Checked;
use mtcr_annex::cases::Failure;

/// Writes what was found and what was looked at. `with_cases` says whether the law came with its cases, `crosswalk` to
/// say in full how crosswalk and national lists differ.
pub fn check(page: &mut Page, found: &Checked, with_cases: bool, crosswalk: bool) {
    let report = found.problems.to_string();
    report.lines().for_each(|line| page.verbatim(line));
    failures(page, &found.failures);
    found.gaps.iter().for_each(|gap| page.verbatim(&gap.to_string()));
    for list in &found.lists {
        failures(page, &list.failures);
        list.gaps.iter().for_each(|gap| page.verbatim(&format!("list {}: {gap}", list.id)));
    }
    found.rules.failures.iter().for_each(|failure| page.verbatim(&failure.to_string()));
    found.rules.gaps.iter().for_each(|gap| page.verbatim(&format!("provision {gap}")));
    found.oddities.iter().for_each(|odd| page.line(0, Tone::Open, &format!("odd: {odd}")));
    page.gap();
    let cases = |cases: usize, failed: usize, gaps: usize| {
        if with_cases {
            let run = count(cases, "case run", "cases run");
            format!("; {run}, {failed} failed, {gaps} not shown by any case")
        } else {
            String::new()
        }
    };
    let entries = count(found.entries, "entry", "entries");
    let cases_of_entries = cases(found.cases, found.failures.len(), found.gaps.len());
    page.line(0, Tone::Plain, &count(found.problems.len(), "problem in files", "problems in files"));
    page.line(0, Tone::Plain, &format!("{entries}{cases_of_entries}"));
    let rules = &found.rules;
    if rules.provisions == 0 {
        page.line(0, Tone::Plain, "no rules on transfers");
    } else {
        let text = format!(
            "{}, {} with {}{}",
            count(rules.provisions, "provision", "provisions"),
            count(rules.overlays, "overlay", "overlays"),
            count(rules.overlay_rules, "rule", "rules"),
            cases(rules.cases, rules.failures.len(), rules.gaps.len())
        );
        page.line(0, Tone::Plain, &text);
    }
    let registry = &found.registry;
    if registry.states == 0 {
        page.line(0, Tone::Plain, "no registry");
    } else {
        let text = format!(
            "registry of {}, {}, {}, {}",
            count(registry.states, "state", "states"),
            count(registry.former, "former state", "former states"),
            count(registry.chairs, "term in the chair", "terms in the chair"),
            count(registry.plenaries, "plenary", "plenaries")
        );
        page.line(0, Tone::Plain, &text);
    }
    for list in &found.lists {
        let text = format!(
            "list {} of {}, {} with a rule, {}{}",
            list.id,
            count(list.paragraphs, "paragraph", "paragraphs"),
            list.with_rule,
            count(list.terms, "term", "terms"),
            cases(list.cases, list.failures.len(), list.gaps.len())
        );
        page.line(0, Tone::Plain, &text);
    }
    if found.crosswalk.rows > 0 {
        agreement(page, &found.crosswalk, crosswalk);
    }
    if !with_cases {
        page.line(0, Tone::Plain, "cases are not built in; `--corpus DIR` runs those of a folder");
    }
}

/// Writes what cases found. One that fails alike in several editions is told once.
fn failures(page: &mut Page, failures: &[Failure]) {
    for alike in failures.chunk_by(|a, b| a.place == b.place && a.found == b.found) {
        let editions: Vec<&str> = alike.iter().map(|failure| failure.edition.as_str()).collect();
        if let Some(first) = alike.first() {
            let Failure { place, name, found, .. } = first;
            page.verbatim(&format!("{place}: case `{name}` in {}: {found}", editions.join(", ")));
        }
    }
}
