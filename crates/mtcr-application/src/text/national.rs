//! National lists and the crosswalk.

use super::entry::{doubt, exclusion, note, read_in};
use super::page::{Page, Tone, count};
use super::rule::rule;
use crate::crosswalk::{self, Agreement};
use crate::wire::{CrosswalkRowForm, ParagraphRowForm, RowProofForm};
use mtcr_corpus::{Corpus, NationalList, Paragraph};

/// Writes what a list is, and its paragraphs.
pub fn national_list(page: &mut Page, list: &NationalList) {
    page.line(0, Tone::Strong, &list.title);
    page.line(2, Tone::Plain, &format!("law of: {}; {}", list.jurisdiction, list.vintage));
    for text in &list.missing {
        page.item(2, (Tone::Open, "not carried: "), Tone::Plain, text);
    }
    page.gap();
    let rows: Vec<_> =
        list.paragraphs.iter().map(|paragraph| ParagraphRowForm::of(list, paragraph)).collect();
    paragraphs(page, &rows);
}

/// Writes paragraphs, one to a line.
pub fn paragraphs(page: &mut Page, rows: &[ParagraphRowForm]) {
    for row in rows {
        let tone = if row.rule { Tone::Strong } else { Tone::Faint };
        page.item(2, (tone, &format!("{:<14}", row.id)), Tone::Plain, &row.heading);
    }
}

/// Writes one paragraph of the list that a corpus was compiled with.
pub fn paragraph(page: &mut Page, corpus: &Corpus, list: &NationalList, paragraph: &Paragraph) {
    page.item(0, (Tone::Strong, &format!("{}  ", paragraph.name)), Tone::Strong, &paragraph.heading);
    page.line(0, Tone::Faint, &format!("{}; text of {}", list.title, list.from));
    if !paragraph.summary.is_empty() {
        page.gap();
        page.line(2, Tone::Plain, &paragraph.summary.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    if let Some(found) = &paragraph.rule {
        page.gap();
        page.line(0, Tone::Strong, "Rule");
        rule(page, 2, found);
    }
    if !paragraph.yields_to.is_empty() {
        let names = corpus.vocabulary.entries();
        let others: Vec<String> = paragraph.yields_to.iter().map(|range| names.prefix(*range)).collect();
        page.line(0, Tone::Plain, &format!("Left out: what falls under {}", others.join(", ")));
    }
    paragraph.exclusions.iter().for_each(|part| exclusion(page, part));
    for term in paragraph.rests_on.iter().filter_map(|at| list.term(*at)) {
        page.gap();
        let beside = format!("{}, beside {}: {}", term.national, term.annex, term.relation);
        page.item(0, (Tone::Strong, "Rests on  "), Tone::Plain, &beside);
        page.line(2, Tone::Plain, &term.why);
        read_in(page, &term.id, &term.read_in);
    }
    paragraph.notes.iter().for_each(|part| note(page, part));
    paragraph.doubts.iter().for_each(|part| doubt(page, part));
    page.gap();
    read_in(page, "read in", &paragraph.read_in);
    let beside = crosswalk::entries_beside(corpus, &list.id, &paragraph.name);
    if !beside.is_empty() {
        page.item(0, (Tone::Faint, "entries of the Annex beside it  "), Tone::Plain, &beside.join(", "));
    }
}

/// Writes where a paragraph stands.
pub fn paragraph_source(page: &mut Page, paragraph: &Paragraph) {
    page.item(0, (Tone::Faint, "paragraph  "), Tone::Plain, &paragraph.place.to_string());
    if let Some(place) = &paragraph.rule_place {
        page.item(0, (Tone::Faint, "rule       "), Tone::Plain, &place.to_string());
    }
}

/// Writes rows of the crosswalk, entry by entry, and the lists they name.
pub fn crosswalk(page: &mut Page, rows: &[CrosswalkRowForm]) {
    if rows.is_empty() {
        page.line(0, Tone::Plain, "No paragraph of a list stands beside it.");
        return;
    }
    for entry in rows.chunk_by(|a, b| a.entry == b.entry) {
        if let Some(first) = entry.first() {
            page.item(0, (Tone::Strong, &format!("{}  ", first.entry)), Tone::Plain, &first.heading);
        }
        for row in entry {
            let label = format!("{:<12} {:<14} ", row.list, row.id);
            let shown = row.paragraph.as_ref().map(|id| format!("; shown as {id}")).unwrap_or_default();
            page.item(2, (Tone::Plain, &label), Tone::Faint, &format!("{}{shown}", row.basis_text));
            if let Some(proof) = &row.proof {
                page.line(30, proof_tone(proof), proof_words(proof));
            }
        }
        needed_elsewhere(page, entry);
    }
    page.gap();
    let mut told = Vec::new();
    for row in rows {
        if !told.contains(&&row.list) {
            told.push(&row.list);
            page.item(0, (Tone::Faint, &format!("{:<12} ", row.list)), Tone::Faint, &row.title);
        }
    }
    page.line(0, Tone::Plain, "Texts that stand side by side need not mean the same.");
}

/// A row that shares no product with its entry is a conflict, whatever else is found.
fn proof_tone(proof: &RowProofForm) -> Tone {
    match (proof.row, proof.verdict) {
        (Some("apart"), _) | (_, "not-covered") => Tone::Alarm,
        (_, "open") => Tone::Open,
        _ => Tone::Plain,
    }
}

fn proof_words(proof: &RowProofForm) -> &'static str {
    match (proof.row, proof.verdict) {
        (Some("apart"), "covered") => "conflict: it shares no product with the entry, covered without it",
        (Some("apart"), _) => "conflict: it shares no product with the entry",
        (Some("not-held"), "covered") => "proved: the list covers the entry; it does not hold this",
        (Some("not-held"), "not-covered") => "the list does not cover the entry, and does not hold this",
        (Some("needed"), _) => "proved: the list covers the entry, and needs this for it",
        (_, "covered") => "proved: the list covers the entry without this",
        (_, "not-covered") => "the list does not cover the entry",
        _ => "whether the list covers the entry is open",
    }
}

/// The paragraphs that proofs need and that no row of an entry names, list by list.
fn needed_elsewhere(page: &mut Page, rows: &[CrosswalkRowForm]) {
    let mut needed: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.proof.as_ref())
        .flat_map(|proof| proof.beside_no_row.iter().map(String::as_str))
        .collect();
    needed.sort_unstable();
    needed.dedup();
    if !needed.is_empty() {
        let text = format!("proofs need paragraphs that no row names: {}", needed.join(", "));
        page.line(2, Tone::Open, &text);
    }
}

/// Writes how crosswalk and lists agree; in full where that is asked for.
pub(super) fn agreement(page: &mut Page, found: &Agreement, full: bool) {
    if full {
        for (entry, list, id) in &found.without_paragraph {
            page.verbatim(&format!("crosswalk of {entry}: {list} {id} is not in the list"));
        }
        for (list, id) in &found.without_row {
            page.verbatim(&format!("list {list}: no row of the crosswalk names {id}"));
        }
        page.gap();
    }
    let text = format!(
        "crosswalk of {}; {} not held by the list of its law, {} with a rule in no row",
        count(found.rows, "row", "rows"),
        found.without_paragraph.len(),
        count(found.without_row.len(), "paragraph", "paragraphs")
    );
    page.line(0, Tone::Plain, &text);
}
