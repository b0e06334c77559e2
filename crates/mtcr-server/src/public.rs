//! What everybody may see of what a node records (decision 0034): what `data/policies/public-ledger.toml` lists.
//!
//! The ledger is open: its size, its hashes and its signatures are for all. What an entry is about is not, unless it is
//! listed.

use mtcr_ledger::Entry;
use mtcr_store::{Event, Fault, Store};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The list. One that cannot be read lists nothing; a test reads it.
static LIST: LazyLock<List> = LazyLock::new(|| toml::from_str(TEXT).unwrap_or_default());

const TEXT: &str = include_str!("../../../data/policies/public-ledger.toml");

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    shown: Vec<Listed>,
}

/// What may be seen where it happens to a kind of stream by somebody's hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    stream: String,
    actor: String,
    kinds: BTreeSet<String>,
}

/// The fields of an entry that everybody may see. There is no payload among them, and no id of a stream: whoever knows
/// the id of a job may read its result and cancel it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What kind of thing happened.
    pub(crate) kind: String,
    /// What kind of thing it happened to.
    pub(crate) stream: String,
    /// Who did it.
    pub(crate) actor: String,
    /// When it was recorded.
    pub(crate) at: jiff::Timestamp,
}

/// What everybody may see of an event; nothing where not even its kind is public.
pub(crate) fn shown(event: &Event) -> Option<Shown> {
    let stream = public(&event.kind, event.stream.as_str(), &event.actor)?;
    Some(Shown {
        kind: event.kind.clone(),
        stream: stream.to_owned(),
        actor: event.actor.clone(),
        at: event.recorded_at,
    })
}

/// The streams of a bundle of entries (C2SP tlog-tiles) of which every entry is public; nothing where one is not, or
/// cannot be read.
fn streams(mut bundle: &[u8]) -> Option<BTreeSet<String>> {
    let mut streams = BTreeSet::new();
    while let Some((length, rest)) = bundle.split_first_chunk() {
        let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let entry = Entry::parse(entry).ok()?;
        public(entry.kind(), entry.subject(), entry.actor())?;
        streams.insert(entry.subject().to_owned());
        bundle = rest;
    }
    bundle.is_empty().then_some(streams)
}

/// Why a bundle of entries is kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    /// An entry in it is not public.
    Withheld,
    /// A job in it is not over: who knows its id may cancel it.
    Running,
}

/// Whether a bundle of entries is kept back, and why.
///
/// # Errors
/// The store cannot be read.
pub(crate) async fn closed(store: &Store, bundle: &[u8]) -> Result<Option<Closed>, Fault> {
    let Some(streams) = streams(bundle) else { return Ok(Some(Closed::Withheld)) };
    for id in streams.iter().filter_map(|stream| stream.strip_prefix("job/")) {
        if store.job(id).await?.is_some_and(|job| !job.state.is_final()) {
            return Ok(Some(Closed::Running));
        }
    }
    Ok(None)
}

/// The kind of the stream that a public event belongs to; nothing where the event is not public.
fn public<'s>(kind: &str, stream: &'s str, actor: &str) -> Option<&'s str> {
    let (of, _) = stream.split_once('/')?;
    let is_listed = |one: &Listed| one.stream == of && one.actor == actor && one.kinds.contains(kind);
    LIST.shown.iter().any(is_listed).then_some(of)
}

#[cfg(test)]
mod tests {
    use super::streams;
    use mtcr_ledger::{Entry, Parts};

    /// A bundle of entries, each by its kind, stream and actor.
    fn bundle(entries: &[[&str; 3]]) -> Vec<u8> {
        let at = "2031-03-04T09:15:00Z".parse().expect("an instant");
        let mut out = Vec::new();
        for [kind, subject, actor] in entries {
            let parts = Parts { kind, subject, actor, at, text: None, payload: b"{}" };
            let bytes = Entry::new(&parts).expect("an entry").to_bytes();
            out.extend(u16::try_from(bytes.len()).expect("a length").to_be_bytes());
            out.extend(bytes);
        }
        out
    }

    #[test]
    fn one_entry_that_is_not_public_closes_its_bundle() {
        let public = ["job-queued", "job/1", "public"];
        assert_eq!(streams(&bundle(&[])).map(|streams| streams.len()), Some(0));
        let open = streams(&bundle(&[public, ["job-done", "job/2", "public"]]));
        assert_eq!(
            open.map(|streams| streams.into_iter().collect::<Vec<_>>()),
            Some(vec!["job/1".to_owned(), "job/2".to_owned()])
        );
        for hidden in [
            ["job-queued", "job/1", "officer/7"],
            ["job-queued", "case/1", "public"],
            ["case-submitted", "job/1", "public"],
        ] {
            assert_eq!(streams(&bundle(&[public, hidden, public])), None, "{hidden:?}");
        }
        let whole = bundle(&[public]);
        assert_eq!(streams(&whole[..whole.len() - 1]), None, "cut off");
        assert_eq!(streams(&[whole.as_slice(), &[0]].concat()), None, "something after it");
    }
}
