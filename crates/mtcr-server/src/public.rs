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

#[cfg(test)]
mod tests {
    use super::all_public;
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
        assert!(all_public(&bundle(&[])));
        assert!(all_public(&bundle(&[public, ["job-done", "job/2", "public"]])));
        for hidden in [
            ["job-queued", "job/1", "officer/7"],
            ["job-queued", "case/1", "public"],
            ["case-submitted", "job/1", "public"],
        ] {
            assert!(!all_public(&bundle(&[public, hidden, public])), "{hidden:?}");
        }
        let whole = bundle(&[public]);
        assert!(!all_public(&whole[..whole.len() - 1]), "cut off");
        assert!(!all_public(&[whole.as_slice(), &[0]].concat()), "something after it");
    }
}
