//! What a product contains, each part a finding of its own, and the inclusion rule.

use super::page::{Page, Tone, count, plain};
use super::product::category;
use mtcr_annex::{Classification, Verdict};
use mtcr_rules::Truth;

/// Writes a line for each contained product, and what follows for the whole.
pub(super) fn contained(page: &mut Page, classification: &Classification<'_>) {
    let list = classification.classifier().corpus().vocabulary.contains_list();
    let Some((_, parts)) = classification.related.iter().find(|(id, _)| Some(*id) == list) else { return };
    if parts.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "What is in it, each with an answer of its own");
    for (at, part) in parts.iter().enumerate() {
        let name = name(part, at);
        page.item(2, (Tone::Plain, &format!("{name}  ")), tone(part.verdict()), &answer(part));
        let through = classification.inclusion.through.iter().find(|(place, _)| *place == at);
        match through.map(|(_, truth)| *truth) {
            Some(Truth::True) => page.line(
                4,
                Tone::Alarm,
                "It is Category I and can be separated, removed or duplicated, so the whole counts as Category I.",
            ),
            Some(Truth::Unknown) => page.line(
                4,
                Tone::Open,
                "If it is Category I and can be separated, removed or duplicated, the whole counts as Category I.",
            ),
            _ => {}
        }
    }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Controlled => Tone::Alarm,
        Verdict::Undetermined => Tone::Open,
        Verdict::NotControlled => Tone::Calm,
    }
}

fn name(part: &Classification<'_>, at: usize) -> String {
    if part.dossier.name.is_empty() { format!("contains[{}]", at + 1) } else { plain(&part.dossier.name) }
}

fn answer(part: &Classification<'_>) -> String {
    let (range, _) = part.category();
    let names = |entries: Vec<&str>| entries.join(", ");
    match part.verdict() {
        Verdict::Controlled => {
            let mut entries: Vec<&str> = part.controlled().map(|finding| finding.entry.name.as_str()).collect();
            entries.extend(part.one_or_other().map(|finding| finding.entry.name.as_str()));
            if let Some(assertion) = part.dossier.assertion.as_ref().filter(|_| entries.is_empty()) {
                entries.extend(assertion.written.iter().map(String::as_str));
            }
            let by = part.dossier.assertion.as_ref().map(|stated| format!(" ({})", plain(&stated.by)));
            format!(
                "controlled under {}, {}{}",
                names(entries),
                category(range.at_least, range.could_be),
                by.unwrap_or_default()
            )
        }
        Verdict::Undetermined => {
            let open: Vec<&str> = part.undetermined().map(|finding| finding.entry.name.as_str()).take(5).collect();
            let all = count(part.undetermined().count(), "entry is open", "entries are open");
            format!("undetermined: {all} ({})", names(open))
        }
        Verdict::NotControlled => "not in the Annex".to_owned(),
    }
}
