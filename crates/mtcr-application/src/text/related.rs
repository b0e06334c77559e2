//! What a product contains and what it is for, each with an answer of its own, and the inclusion rule.

use super::page::{Page, Tone, count, plain};
use super::product::category;
use mtcr_annex::{Classification, Verdict};
use mtcr_corpus::Category;
use mtcr_rules::{ListId, Truth};

/// Open entries of one part listed at most.
const MOST_OPEN: usize = 3;

/// Writes a line for each related product, and what follows for the whole from what it contains.
pub(super) fn related(page: &mut Page, classification: &Classification<'_>) {
    let words = &classification.classifier().corpus().vocabulary;
    let parts = members(classification, words.contains_list());
    heading(page, parts, "What is in it, each with an answer of its own");
    for (at, part) in parts.iter().enumerate() {
        line(page, part, &format!("contains[{}]", at + 1));
        let through = classification.inclusion.through.iter().find(|(place, _)| *place == at);
        if let Some((_, truth)) = through {
            inclusion(page, part, *truth, at);
        }
        if part.verdict() == Verdict::Undetermined {
            open(page, part, &format!("contains[{}]", at + 1));
        }
    }
    let systems = members(classification, words.for_list());
    heading(page, systems, "What it is for");
    for (at, system) in systems.iter().enumerate() {
        line(page, system, &format!("for[{}]", at + 1));
    }
}

/// What follows for the whole from a part that is, or may be, Category I.
fn inclusion(page: &mut Page, part: &Classification<'_>, truth: Truth, at: usize) {
    let certain = part.category().0.at_least == Some(Category::One);
    let text = match (truth, certain) {
        (Truth::True, _) => {
            "It is Category I and can be separated, removed or duplicated, so the whole counts as Category I."
                .to_owned()
        }
        (_, true) => format!(
            "It is Category I: the whole counts as Category I too, unless the part can be neither separated nor \
             removed nor duplicated (contains[{0}].separable, contains[{0}].removable, contains[{0}].duplicable).",
            at + 1
        ),
        (_, false) => {
            "If it is Category I, the whole counts as Category I too, unless the part can be neither \
                       separated nor removed nor duplicated."
                .to_owned()
        }
    };
    page.line(4, if truth.is_true() { Tone::Alarm } else { Tone::Open }, &text);
}

/// What would settle a part.
fn open(page: &mut Page, part: &Classification<'_>, place: &str) {
    let open = part.open();
    for entry in open.iter().take(MOST_OPEN) {
        let names: Vec<String> =
            entry.questions.iter().map(|question| format!("{place}.{}", question.name)).collect();
        page.item(
            4,
            (Tone::Open, &format!("{}  ", entry.finding.entry.name)),
            Tone::Plain,
            &format!("asks {}", names.join(", ")),
        );
    }
}

fn members<'c, 'a>(classification: &'c Classification<'a>, list: Option<ListId>) -> &'c [Classification<'a>] {
    let found = classification.related.iter().find(|(id, _)| Some(*id) == list);
    found.map_or(&[], |(_, members)| members.as_slice())
}

fn heading(page: &mut Page, members: &[Classification<'_>], text: &str) {
    if !members.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, text);
    }
}

fn line(page: &mut Page, part: &Classification<'_>, place: &str) {
    let name = if part.dossier.name.is_empty() { place.to_owned() } else { plain(&part.dossier.name) };
    page.item(2, (Tone::Plain, &format!("{name}  ")), tone(part.verdict()), &answer(part));
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Controlled => Tone::Alarm,
        Verdict::Undetermined => Tone::Open,
        Verdict::NotControlled => Tone::Calm,
    }
}

fn answer(part: &Classification<'_>) -> String {
    let (range, _) = part.category();
    let names = |entries: Vec<&str>| entries.join(", ");
    match part.verdict() {
        Verdict::Controlled => {
            let mut entries: Vec<&str> =
                part.controlled().map(|finding| finding.entry.name.as_str()).collect();
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
            let open: Vec<&str> =
                part.undetermined().map(|finding| finding.entry.name.as_str()).take(5).collect();
            let all = count(part.undetermined().count(), "entry is open", "entries are open");
            format!("undetermined: {all} ({})", names(open))
        }
        Verdict::NotControlled => "not in the Annex".to_owned(),
    }
}
