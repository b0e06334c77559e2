//! How an entry came to read as it does: its texts, the newest first.

use mtcr_application::wire::VersionForm;
use mtcr_corpus::{Corpus, Entry};

/// A text of the entry in time.
pub(super) struct TextView {
    /// The first edition that may have it.
    pub(super) from: String,
    /// The first edition that certainly has it; empty where that is the same.
    pub(super) certain: String,
    /// The first edition without it, where the entry was removed; else empty.
    pub(super) until: String,
    /// In own words.
    pub(super) summary: String,
    /// The condition as the file has it; empty for a heading.
    pub(super) rule: String,
    /// The law that was read.
    pub(super) read_in: String,
}

/// The texts of an entry.
pub(super) fn texts(corpus: &Corpus, entry: &Entry) -> Vec<TextView> {
    let text = |version| {
        let form = VersionForm::of(corpus, version);
        TextView {
            certain: if form.from == form.from_at_latest { String::new() } else { form.from_at_latest },
            from: form.from,
            until: form.until.unwrap_or_default(),
            summary: form.summary,
            rule: form.rule.unwrap_or_default(),
            read_in: form.read_in.join("; "),
        }
    };
    entry.versions.iter().map(text).collect()
}
