//! One entry of the law.

use super::controlled::text_status;
use super::page::{Page, Tone};
use super::rule::rule;
use crate::wire::children;
use mtcr_corpus::{CategoryRule, Cited, Corpus, Doubt, EditionId, Entry, Exclusion, Note, Version};

/// Writes an entry as it stands in an edition.
pub fn entry(page: &mut Page, corpus: &Corpus, entry: &Entry, edition: EditionId) {
    page.item(0, (Tone::Strong, &format!("{}  ", entry.name)), Tone::Strong, &entry.heading);
    if let Some(title) = corpus.item_title(entry.item()) {
        page.line(0, Tone::Faint, &format!("Item {}: {title}", entry.item()));
    }
    let versions: Vec<&Version> = entry.versions_in(edition).collect();
    let name = |id: EditionId| corpus.edition(id).map_or("", |edition| edition.id.as_str());
    if versions.is_empty() {
        page.gap();
        page.line(0, Tone::Open, &format!("It does not exist in edition {}.", name(edition)));
    }
    if versions.len() > 1 {
        page.gap();
        page.line(
            0,
            Tone::Open,
            "Two texts may apply in this edition, since only bounds of the newer one's start are known.",
        );
    }
    for version in versions {
        page.gap();
        text(page, corpus, version);
    }
    let below = children(corpus, &entry.name);
    if !below.is_empty() {
        page.gap();
        page.line(0, Tone::Strong, "Below it");
        for child in below.iter().filter_map(|child| corpus.find_entry(child)) {
            page.item(2, (Tone::Plain, &format!("{}  ", child.name)), Tone::Plain, &child.heading);
        }
    }
    if !entry.national.is_empty() {
        page.gap();
        let laws: Vec<String> =
            entry.national.iter().map(|(law, codes)| format!("{law} {}", codes.join(", "))).collect();
        page.item(0, (Tone::Faint, "codes of laws beside it  "), Tone::Plain, &laws.join("; "));
    }
}

/// Writes where an entry stands.
pub fn entry_source(page: &mut Page, entry: &Entry) {
    page.item(0, (Tone::Faint, "entry  "), Tone::Plain, &entry.place.to_string());
    for version in &entry.versions {
        page.item(0, (Tone::Faint, "text   "), Tone::Plain, &version.place.to_string());
        if let Some(place) = &version.rule_place {
            page.item(0, (Tone::Faint, "rule   "), Tone::Plain, &place.to_string());
        }
    }
}

fn text(page: &mut Page, corpus: &Corpus, version: &Version) {
    let name = |id: EditionId| corpus.edition(id).map_or("", |edition| edition.id.as_str());
    let category = match version.category {
        CategoryRule::Is(category) => format!("Category {category}"),
        CategoryRule::FollowsSubject => "the category of the product it serves".to_owned(),
    };
    let since = if version.start.is_exact() {
        format!("since edition {}", name(version.start.certain))
    } else {
        format!("since an edition from {} to {}", name(version.start.possible), name(version.start.certain))
    };
    let until =
        version.until.map(|until| format!(", until before edition {}", name(until))).unwrap_or_default();
    page.line(0, Tone::Plain, &format!("{category}; {since}{until}"));
    page.line(2, Tone::Plain, &version.summary.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(found) = &version.rule {
        page.gap();
        page.line(0, Tone::Strong, "Rule");
        rule(page, 2, found);
    }
    if !version.yields_to.is_empty() {
        let others: Vec<&str> =
            version.yields_to.iter().map(|other| corpus.vocabulary.entries().name(*other)).collect();
        page.line(0, Tone::Plain, &format!("Left out: what falls under {}", others.join(", ")));
    }
    version.exclusions.iter().for_each(|part| exclusion(page, part));
    for exception in &version.exceptions {
        page.gap();
        page.item(
            0,
            (Tone::Strong, &format!("Category {} if  ", exception.to)),
            Tone::Plain,
            &exception.when.summary,
        );
        rule(page, 2, &exception.when.rule);
        if !exception.needs.is_empty() {
            page.line(
                2,
                Tone::Plain,
                &format!("a transfer must show: {}", exception.needs.join(", ").replace('-', " ")),
            );
        }
        read_in(page, &exception.when.id, &exception.when.read_in);
    }
    for allowance in &version.allowances {
        page.gap();
        page.item(0, (Tone::Strong, "Allowance  "), Tone::Plain, &allowance.summary);
        read_in(page, &allowance.id, &allowance.read_in);
    }
    version.notes.iter().for_each(|part| note(page, part));
    version.doubts.iter().for_each(|part| doubt(page, part));
    page.gap();
    read_in(page, text_status(version.text_status.as_str()), &version.read_in);
}

pub(super) fn read_in(page: &mut Page, label: &str, read_in: &[Cited]) {
    let sources: Vec<String> = read_in.iter().map(ToString::to_string).collect();
    page.line(2, Tone::Faint, &format!("{label}: {}", sources.join("; ")));
}

pub(super) fn exclusion(page: &mut Page, part: &Exclusion) {
    page.gap();
    page.item(0, (Tone::Strong, "Left out  "), Tone::Plain, &part.summary);
    rule(page, 2, &part.rule);
    read_in(page, &part.id, &part.read_in);
}

pub(super) fn note(page: &mut Page, part: &Note) {
    page.gap();
    page.item(0, (Tone::Strong, &format!("Note ({})  ", part.kind)), Tone::Plain, &part.summary);
    read_in(page, &part.id, &part.read_in);
}

pub(super) fn doubt(page: &mut Page, part: &Doubt) {
    page.gap();
    page.item(0, (Tone::Open, "In doubt  "), Tone::Plain, &part.about);
    for reading in &part.readings {
        let sources: Vec<String> = reading.read_in.iter().map(ToString::to_string).collect();
        page.line(2, Tone::Plain, &format!("- {} ({})", reading.text, sources.join("; ")));
    }
    page.line(2, Tone::Plain, &format!("taken here: {}", part.encoded));
}
