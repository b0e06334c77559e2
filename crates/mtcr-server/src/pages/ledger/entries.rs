//! The entries of the ledger, the newest first, a page at a time.

use crate::pages::frame::Frame;
use crate::public::{Shown, shown};
use mtcr_store::{Event, Fault, Store};

/// Entries on a page.
pub(super) const PAGE: u64 = 50;

/// Some entries that follow each other, the newest first.
pub(super) struct Entries {
    /// The entries.
    pub(super) rows: Vec<Row>,
    /// What leads to the newer ones; empty where there are none.
    pub(super) newer: String,
    /// What leads to the older ones; empty where there are none.
    pub(super) older: String,
}

/// An entry.
pub(super) struct Row {
    /// Its number, from 0.
    pub(super) index: u64,
    /// What everybody may see of it.
    pub(super) public: Option<Words>,
}

/// What everybody may see of an entry, in words.
pub(super) struct Words {
    pub(super) kind: String,
    pub(super) stream: String,
    pub(super) actor: String,
    /// The instant as machines read it.
    pub(super) instant: String,
    /// The instant as people read it.
    pub(super) at: String,
}

impl Entries {
    /// The entries below a number, or the newest where none is given, of a ledger of a size.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) async fn read(
        store: &Store,
        f: &Frame,
        size: u64,
        before: Option<u64>,
    ) -> Result<Self, Fault> {
        let end = before.unwrap_or(size).min(size);
        let begin = end.saturating_sub(PAGE);
        // Event n is entry n − 1: what comes after event `begin` begins with entry `begin`.
        let events = store.since(begin, end - begin).await?;
        let link = |before: u64| f.to(format_args!("/ledger?before={before}#entries"));
        Ok(Entries {
            rows: events.iter().rev().map(|event| Row::of(f, event)).collect(),
            newer: match end.saturating_add(PAGE) {
                _ if end == size => String::new(),
                next if next >= size => f.to("/ledger#entries"),
                next => link(next),
            },
            older: if begin == 0 { String::new() } else { link(begin) },
        })
    }
}

impl Row {
    /// What everybody may see of an event.
    pub(super) fn of(f: &Frame, event: &Event) -> Self {
        Row {
            index: event.sequence.saturating_sub(1),
            public: shown(event).map(|shown| Words::of(f, &shown)),
        }
    }
}

impl Words {
    fn of(f: &Frame, shown: &Shown) -> Self {
        let at = shown.at;
        Words {
            kind: f.t(format!("ledger-kind-{}", shown.kind)),
            stream: f.t(format!("ledger-stream-{}", shown.stream)),
            actor: f.t(format!("ledger-actor-{}", shown.actor)),
            instant: at.to_string(),
            at: at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        }
    }
}
