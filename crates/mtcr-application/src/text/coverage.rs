//! What a national list catches of the Annex, for people and as a table.

use super::page::{Page, Tone, count};
use crate::wire::{ButForForm, CoverageForm, CoveredEntryForm};

/// Writes the counts, then what is not caught, what is open, and what each proof rests on.
pub fn coverage(page: &mut Page, form: &CoverageForm) {
    let title =
        format!("{}, text of {}, against edition {} of the MTCR Annex", form.title, form.from, form.edition);
    page.line(0, Tone::Strong, &title);
    let counts = &form.counts;
    let text = format!(
        "{}: {} covered, {} not covered, {} open",
        count(counts.entries, "entry", "entries"),
        counts.covered,
        counts.not_covered,
        counts.open
    );
    page.line(0, Tone::Plain, &text);
    if 0 < counts.but_for {
        let text =
            format!("Of those not covered, {} but for terms or systems that are named.", counts.but_for);
        page.line(0, Tone::Plain, &text);
    }
    let of = |verdict: &str| form.entries.iter().filter(|entry| entry.verdict == verdict).collect::<Vec<_>>();
    for (heading, verdict) in [("Not covered", "not-covered"), ("Open", "open"), ("Covered", "covered")] {
        let entries = of(verdict);
        if entries.is_empty() {
            continue;
        }
        page.gap();
        page.line(0, Tone::Strong, heading);
        for entry in entries {
            one(page, entry);
        }
    }
    conflicts(page, &form.entries);
    page.gap();
    page.line(
        0,
        Tone::Faint,
        "Covered is proved over all possible products, as the list is encoded and with the terms named.",
    );
}

fn one(page: &mut Page, entry: &CoveredEntryForm) {
    let (label, heading) = (format!("{:<12}", entry.id), &entry.heading);
    match entry.verdict {
        "covered" => {
            let mut text = format!("by {}", entry.paragraphs.join(", "));
            for (what, ids) in [("on terms", &entry.terms), ("as it covers", &entry.reaches)] {
                if !ids.is_empty() {
                    text.push_str(&format!("; {what} {}", ids.join(", ")));
                }
            }
            page.item(2, (Tone::Calm, &label), Tone::Plain, &text);
        }
        "open" => {
            page.item(2, (Tone::Open, &label), Tone::Strong, heading);
            page.line(14, Tone::Plain, entry.why.as_deref().unwrap_or_default());
            explanation(page, entry);
        }
        _ => not_covered(page, entry, &label),
    }
}

/// Where crosswalk and proofs part.
fn conflicts(page: &mut Page, entries: &[CoveredEntryForm]) {
    let apart = entries.iter().filter(|entry| !entry.apart.is_empty());
    let apart = apart.map(|entry| (entry, "shares no product with ", &entry.apart));
    let unnamed = entries.iter().filter(|entry| !entry.beside_no_row.is_empty());
    let unnamed = unnamed.map(|entry| (entry, "needs, without a row of its own, ", &entry.beside_no_row));
    let told: Vec<_> = apart.chain(unnamed).collect();
    if told.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, "Crosswalk");
    for (entry, what, ids) in told {
        let label = format!("{:<12}", entry.id);
        page.item(2, (Tone::Open, &label), Tone::Plain, &format!("{what}{}", ids.join(", ")));
    }
}

fn not_covered(page: &mut Page, entry: &CoveredEntryForm, label: &str) {
    page.item(2, (Tone::Alarm, label), Tone::Strong, &entry.heading);
    page.item(14, (Tone::Faint, "product   "), Tone::Plain, &entry.witness_line());
    if let Some(nearest) = &entry.nearest {
        let text = format!("{}, but not {}", nearest.id, nearest.lacks.join(", nor "));
        page.item(14, (Tone::Faint, "nearest   "), Tone::Plain, &text);
    }
    if let Some(but_for) = &entry.but_for {
        page.item(14, (Tone::Faint, "but for   "), Tone::Plain, &but_for_words(but_for));
    }
    explanation(page, entry);
}

fn explanation(page: &mut Page, entry: &CoveredEntryForm) {
    if let Some(explanation) = &entry.explanation {
        let text = format!("{} [{}]", explanation.why, explanation.read_in.join("; "));
        page.item(14, (Tone::Faint, "because   "), Tone::Plain, &text);
    }
}

/// What would have to be otherwise, in words.
pub(super) fn but_for_words(but_for: &ButForForm) -> String {
    let parts = [("the same meaning of ", &but_for.terms), ("full coverage of ", &but_for.entries)];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(what, ids)| format!("{what}{}", ids.join(", ")))
        .collect();
    said.join(", and ")
}

/// The columns of the table.
const COLUMNS: [&str; 13] = [
    "entry",
    "heading",
    "category",
    "verdict",
    "paragraphs",
    "terms",
    "rests on coverage of",
    "witness",
    "nearest paragraph",
    "not met there",
    "covered but for or open because",
    "explanation",
    "read in",
];

/// The table that a ministry can send: RFC 4180, one row for each entry.
#[must_use]
pub fn coverage_table(form: &CoverageForm) -> String {
    let mut table = line(COLUMNS.iter().map(|column| (*column).to_owned()));
    for entry in &form.entries {
        let nearest = entry.nearest.as_ref();
        table.push_str(&line([
            entry.id.clone(),
            entry.heading.clone(),
            entry.category.to_owned(),
            entry.verdict.to_owned(),
            entry.paragraphs.join(" "),
            entry.terms.join(" "),
            entry.reaches.join(" "),
            entry.witness_line(),
            nearest.map(|nearest| nearest.id.clone()).unwrap_or_default(),
            nearest.map(|nearest| nearest.lacks.join("; ")).unwrap_or_default(),
            entry.but_for.as_ref().map(but_for_words).or_else(|| entry.why.clone()).unwrap_or_default(),
            entry.explanation.as_ref().map(|said| said.why.clone()).unwrap_or_default(),
            entry.explanation.as_ref().map(|said| said.read_in.join("; ")).unwrap_or_default(),
        ]));
    }
    table
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
