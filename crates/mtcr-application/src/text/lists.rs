//! Lists of entries and editions.

use super::page::{Page, Tone};
use crate::wire::{EditionForm, EntryRowForm};
use mtcr_corpus::Corpus;

/// Writes all entries, item by item.
pub fn entries(page: &mut Page, corpus: &Corpus, rows: &[EntryRowForm]) {
    let mut item = "";
    for row in rows {
        let own = row.id.split('.').next().unwrap_or_default();
        if own != item {
            item = own;
            page.gap();
            let title = own.parse().ok().and_then(|number| corpus.item_title(number)).unwrap_or_default();
            page.line(0, Tone::Strong, &format!("Item {own}: {title}"));
        }
        let category = match row.category {
            "follows-subject" => "I/II",
            category => category,
        };
        let label = format!("{:<12}{:<5}", row.id, if row.rule { category } else { "" });
        page.item(2, (if row.rule { Tone::Strong } else { Tone::Faint }, &label), Tone::Plain, &row.heading);
    }
}

/// Writes all editions, oldest first.
pub fn editions(page: &mut Page, editions: &[EditionForm]) {
    for edition in editions {
        let held = if edition.encoded { "text held" } else { "text not held" };
        let mut text = format!("{}; {held}", edition.date);
        for more in [&edition.document, &edition.agreed_at, &edition.changes, &edition.note] {
            if !more.is_empty() {
                text.push_str("; ");
                text.push_str(more);
            }
        }
        let tone = if edition.encoded { Tone::Strong } else { Tone::Faint };
        page.item(0, (tone, &format!("{:<9}", edition.id)), Tone::Plain, &text);
    }
}
