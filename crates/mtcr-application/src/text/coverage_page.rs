//! What a national list catches of the Annex, as a page of the book.

use super::coverage::but_for_words;
use crate::wire::{CoverageForm, CoveredEntryForm};

/// The page of a list, in Markdown.
#[must_use]
pub fn coverage_page(form: &CoverageForm) -> String {
    let (list, counts) = (&form.list, &form.counts);
    let mut page = format!(
        "# What the list `{list}` covers\n\n\
         {}, text of {}, against edition {} of the MTCR Annex.\n\
         `cargo xtask coverage {list}` compares this page with what `mtcr annex cover {list}` finds, and writes it with `BLESS=1`.\n\
         What the answers mean, and how they are found: [decision 0014](decisions/0014-proofs.md); how the list is encoded: [national lists](reference/national-lists.md).\n\n\
         | entries | covered | not covered | of these but for terms or systems named | open |\n\
         |---:|---:|---:|---:|---:|\n\
         | {} | {} | {} | {} | {} |\n\n\
         ![Matrix of entries covered, not covered and open](figures/coverage-{list}.svg)\n",
        form.title,
        form.from,
        form.edition,
        counts.entries,
        counts.covered,
        counts.not_covered,
        counts.but_for,
        counts.open
    );
    for (heading, verdict) in [("Not covered", "not-covered"), ("Open", "open")] {
        let entries: Vec<_> = form.entries.iter().filter(|entry| entry.verdict == verdict).collect();
        if !entries.is_empty() {
            page.push_str(&format!("\n## {heading}\n"));
        }
        entries.into_iter().for_each(|entry| open_or_not(&mut page, entry));
    }
    conflicts(&mut page, &form.entries);
    page.push_str(
        "\n## Covered\n\nEach by these paragraphs together; without any of them the proof fails.\n\n",
    );
    page.push_str("| entry | paragraphs | terms | as it covers |\n|---|---|---|---|\n");
    for entry in form.entries.iter().filter(|entry| entry.verdict == "covered") {
        page.push_str(&format!(
            "| {} | {} | {} | {} |\n",
            entry.id,
            entry.paragraphs.join(", "),
            entry.terms.join(", "),
            entry.reaches.join(", ")
        ));
    }
    page
}

fn open_or_not(page: &mut String, entry: &CoveredEntryForm) {
    page.push_str(&format!("\n### {} {}\n\n", entry.id, entry.heading));
    match &entry.explanation {
        Some(said) => page.push_str(&format!("{} [{}]\n", said.why, said.read_in.join("; "))),
        None => page.push_str("Not explained yet.\n"),
    }
    if let Some(why) = &entry.why {
        page.push_str(&format!("\nOpen: {why}.\n"));
    }
    if let Some(witness) = &entry.witness {
        page.push_str("\nA product under the entry and under no paragraph:\n\n```toml\n");
        page.push_str(&format!("{}\n```\n", witness.trim_end()));
    }
    if let Some(nearest) = &entry.nearest {
        let lacks: Vec<String> = nearest.lacks.iter().map(|lack| format!("`{lack}`")).collect();
        page.push_str(&format!(
            "\nNearest paragraph: {} ({}). Not met there: {}.\n",
            nearest.id,
            nearest.heading,
            lacks.join(", ")
        ));
    }
    if let Some(but_for) = &entry.but_for {
        page.push_str(&format!("\nCovered but for {}.\n", but_for_words(but_for)));
    }
}

/// Where crosswalk and proofs part.
fn conflicts(page: &mut String, entries: &[CoveredEntryForm]) {
    if entries.iter().all(|entry| entry.apart.is_empty() && entry.beside_no_row.is_empty()) {
        return;
    }
    page.push_str("\n## Crosswalk and proofs\n\n");
    page.push_str("| entry | paragraphs of its rows that share no product with it | paragraphs its proof needs that no row names |\n|---|---|---|\n");
    for entry in entries.iter().filter(|entry| !entry.apart.is_empty() || !entry.beside_no_row.is_empty()) {
        page.push_str(&format!(
            "| {} | {} | {} |\n",
            entry.id,
            entry.apart.join(", "),
            entry.beside_no_row.join(", ")
        ));
    }
}
