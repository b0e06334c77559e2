//! What everybody may see of what a node records (decision 0034).
//!
//! The ledger is open: its size, its hashes and its signatures are for all. What an entry is about is not, unless it is
//! on the lists below: a list that has to be added to shows too little when something new is recorded, never too much.

use mtcr_ledger::Entry;
use mtcr_store::Event;

/// What may happen to a public job; nothing else that happens is public.
const KINDS: [&str; 6] =
    ["job-queued", "job-started", "job-progressed", "job-done", "job-failed", "job-cancelled"];

/// Who acts in public: whoever has no account here. What the holder of an account does is not public.
const ACTORS: [&str; 1] = ["public"];

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

/// Whether every entry of a bundle (C2SP tlog-tiles) is public, so that anybody may have it whole; not where it cannot
/// be read.
pub(crate) fn all_public(mut bundle: &[u8]) -> bool {
    while let Some((length, rest)) = bundle.split_first_chunk() {
        let Some((entry, rest)) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))) else {
            return false;
        };
        let Ok(entry) = Entry::parse(entry) else { return false };
        if public(entry.kind(), entry.subject(), entry.actor()).is_none() {
            return false;
        }
        bundle = rest;
    }
    bundle.is_empty()
}

/// The kind of the stream that a public event belongs to; nothing where the event is not public.
fn public<'s>(kind: &str, stream: &'s str, actor: &str) -> Option<&'s str> {
    let (of, _) = stream.split_once('/')?;
    (of == "job" && KINDS.contains(&kind) && ACTORS.contains(&actor)).then_some(of)
}
