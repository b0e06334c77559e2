//! What people have to do: clear what blocks, obtain, ask, watch, weigh.

use super::grounds::of_line;
use super::range;
use crate::text::page::{Page, Tone, plain};
use crate::wire::{DeterminationForm, TransferQuestionForm};
use std::collections::BTreeSet;

/// Indent of what stands under a point.
const UNDER: usize = 6;

pub(super) fn blockers(page: &mut Page, form: &DeterminationForm) {
    if form.blockers.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "What stands in the way of an approval");
    for blocker in &form.blockers {
        let (tone, how) =
            if blocker.blocks == "true" { (Tone::Alarm, "") } else { (Tone::Open, "perhaps: ") };
        let rules: Vec<&str> = blocker.grounds.iter().map(|ground| ground.rule.as_str()).collect();
        page.item(
            2,
            (tone, &format!("{}  ", blocker.id)),
            Tone::Plain,
            &format!("{how}{} [{}]", blocker.label, each_once(rules).join(", ")),
        );
        let why = blocker.grounds.iter().flat_map(|ground| &ground.why).map(String::as_str);
        for why in each_once(why) {
            page.item(UNDER, (Tone::Faint, "- "), Tone::Plain, &plain(why));
        }
    }
}

pub(super) fn undertakings(page: &mut Page, form: &DeterminationForm) {
    let owed = form.undertakings.iter().map(|owed| (owed.rule.as_str(), owed.summary.as_str()));
    let owed = each_once(owed);
    if owed.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "To be obtained from the end user");
    for (rule, summary) in owed {
        page.item(2, (Tone::Strong, &format!("{rule}  ")), Tone::Plain, summary);
    }
}

pub(super) fn asks(page: &mut Page, form: &DeterminationForm) {
    if form.asks.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "To be asked");
    form.asks.iter().for_each(|ask| question(page, ask, form.lines.len()));
}

pub(super) fn question(page: &mut Page, ask: &TransferQuestionForm, lines: usize) {
    let line = of_line(ask.line, lines);
    page.item(2, (Tone::Open, "? "), Tone::Plain, &format!("{line}{}", ask.question));
    let by = match ask.name.as_str() {
        "unsettled" => "for a person to settle".to_owned(),
        name => format!("answered by {name}"),
    };
    let answered = format!("{by}; it could decide {}", ask.rules.join(", "));
    page.line(4, Tone::Faint, &answered);
}

pub(super) fn changes(page: &mut Page, form: &DeterminationForm) {
    if form.would_change.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "What would change it");
    for change in &form.would_change {
        let then = range(&change.position, &change.at_least, &change.could_be);
        page.item(2, (Tone::Strong, &format!("{}  ", change.fact)), Tone::Plain, &format!("-> {then}"));
        page.line(UNDER, Tone::Plain, &change.question);
    }
}

pub(super) fn not_recorded(page: &mut Page, form: &DeterminationForm) {
    if form.not_recorded.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, &format!("Not recorded as of {}", form.on));
    for absent in &form.not_recorded {
        page.item(2, (Tone::Faint, "- "), Tone::Plain, absent);
    }
}

pub(super) fn factors(page: &mut Page, form: &DeterminationForm) {
    if form.factors.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Factors of paragraph 3, to be weighed by people (no score)");
    let mut factors: Vec<_> = form.factors.values().collect();
    factors.sort_by(|a, b| a.rule.cmp(&b.rule));
    for factor in factors {
        page.item(2, (Tone::Strong, &format!("{}  ", factor.rule)), Tone::Plain, &factor.summary);
        for evidence in &factor.evidence {
            page.item(UNDER, (Tone::Faint, "- "), Tone::Plain, &plain(evidence));
        }
        for missing in &factor.missing {
            page.item(UNDER, (Tone::Open, "? "), Tone::Plain, missing);
        }
    }
}

/// What several lines say alike is said once, in the order of the first.
fn each_once<T: Ord + Copy>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().filter(|one| seen.insert(*one)).collect()
}
