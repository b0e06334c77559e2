//! What a node acknowledged, and whether a later one still says so.

use super::client::{Client, Gone, Heard, text_of};
use super::entries::{Entries, is_begun, is_whole};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a node acknowledged.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Jobs by their keys.
    pub(crate) made: BTreeMap<String, String>,
    pub(crate) cancelled: BTreeSet<String>,
    /// Digests of results by their jobs.
    pub(crate) done: BTreeMap<String, String>,
    pub(crate) results: BTreeMap<String, String>,
    /// Keys of requests that were never answered.
    pub(crate) unanswered: BTreeSet<String>,
    /// What was found otherwise.
    pub(crate) found: Found,
}

/// What was found otherwise than it was acknowledged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Acknowledged writes that are not there, or not as they were.
    pub(crate) lost: u64,
    /// Jobs whose events are no whole history.
    pub(crate) half: u64,
    /// Jobs that nobody's key leads to, and keys that lead to another job than before.
    pub(crate) doubled: u64,
    /// Ledgers that are not whole, and answers that make no sense.
    pub(crate) unsound: u64,
}

impl Said {
    /// Takes note of an answer.
    pub(crate) fn hears(&mut self, heard: Heard) {
        match heard {
            Heard::Made { key, id } => {
                let before = self.made.insert(key, id.clone());
                self.found.doubled += u64::from(before.is_some_and(|before| before != id));
            }
            Heard::Cancelled { id } => drop(self.cancelled.insert(id)),
            Heard::Done { id, outcome } => drop(self.done.insert(id, outcome)),
            Heard::Result { id, digest } => drop(self.results.insert(id, digest)),
            Heard::Odd(what) => {
                println!("{what}");
                self.found.unsound += 1;
            }
        }
    }

    /// Compares with what a node that started anew says: each job by itself, each key, and the ledger.
    pub(crate) fn compare(&mut self, client: &Client) -> Result<(), Gone> {
        let before = self.found;
        for id in self.made.values() {
            let state = match client.got(&format!("jobs/{id}"))? {
                (200, job) => Job::read(&job),
                _ => Job::default(),
            };
            let mut wanted = state.is_over;
            if self.cancelled.contains(id) {
                wanted &= state.state == "cancelled";
            }
            if let Some(outcome) = self.done.get(id) {
                wanted &= state.state == "done" && state.outcome.as_ref() == Some(outcome);
            }
            if let Some(digest) = self.results.get(id) {
                let (status, result) = client.got(&format!("jobs/{id}/result"))?;
                wanted &= status == 200 && mtcr_corpus::blob::text_digest(&result) == *digest;
            }
            self.found.lost += u64::from(!wanted);
        }
        let again: Vec<String> = self.made.keys().chain(&self.unanswered).cloned().collect();
        for key in again {
            match client.made(&key)? {
                Some(heard) => self.hears(heard),
                None => self.hears(Heard::Odd(format!("`{key}`: the node is busy and has nothing to do"))),
            }
        }
        // What is begun only now is of no further use.
        let mut begun = BTreeSet::new();
        for id in self.unanswered.iter().filter_map(|key| self.made.get(key)) {
            let _ = client.cancelled(id)?;
            begun.insert(id.clone());
        }
        if self.found != before {
            println!("{:?}", self.found);
        }
        Ok(())
    }

    /// Compares the histories of jobs in the ledger with the jobs that keys lead to, those of earlier rounds among them.
    pub(crate) fn histories(&mut self, entries: &Entries, earlier: &BTreeSet<String>) {
        self.found.unsound += entries.odd;
        let ours: BTreeSet<&String> = self.made.values().collect();
        let begun: BTreeSet<&String> = self.unanswered.iter().filter_map(|key| self.made.get(key)).collect();
        for (id, kinds) in &entries.jobs {
            let whole = is_whole(kinds) || begun.contains(id) && is_begun(kinds);
            if !whole {
                println!("job {id}: {kinds:?}");
                self.found.half += 1;
            }
            if !ours.contains(id) && !earlier.contains(id) {
                println!("job {id}: nobody's key leads to it");
                self.found.doubled += 1;
            }
        }
        let missing = ours.iter().filter(|id| !entries.jobs.contains_key(**id)).count();
        self.found.lost += missing as u64;
    }
}

impl Found {
    pub(crate) fn is_good(self) -> bool {
        self == Found::default()
    }

    pub(crate) fn add(&mut self, other: Found) {
        self.lost += other.lost;
        self.half += other.half;
        self.doubled += other.doubled;
        self.unsound += other.unsound;
    }

    pub(crate) fn json(self) -> Value {
        json!({"lost": self.lost, "half_written": self.half, "doubled": self.doubled, "unsound": self.unsound})
    }
}

/// A job as a node tells it.
#[derive(Debug, Default)]
struct Job {
    is_over: bool,
    state: String,
    outcome: Option<String>,
}

impl Job {
    fn read(body: &str) -> Self {
        let state = text_of(body, "state").unwrap_or_default();
        let is_over = matches!(state.as_str(), "done" | "failed" | "cancelled");
        Job { is_over, state, outcome: text_of(body, "outcome") }
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Heard, Said};
    use crate::crash::entries::Entries;
    use std::collections::BTreeSet;

    /// What somebody heard of the jobs `a` and `b`, and a request that was sent again and made `c`.
    fn said() -> Said {
        let mut said = Said::default();
        for (key, id) in [("1", "a"), ("2", "b"), ("3", "c")] {
            said.hears(Heard::Made { key: key.to_owned(), id: id.to_owned() });
        }
        said.unanswered.insert("3".to_owned());
        said
    }

    fn entries(jobs: &[(&str, &[&str])]) -> Entries {
        let kinds = |kinds: &[&str]| kinds.iter().map(|kind| format!("job-{kind}")).collect();
        let jobs = jobs.iter().map(|(id, events)| ((*id).to_owned(), kinds(events))).collect();
        Entries { jobs, ..Entries::default() }
    }

    fn found(jobs: &[(&str, &[&str])], earlier: &[&str]) -> Found {
        let mut said = said();
        let earlier: BTreeSet<String> = earlier.iter().map(|id| (*id).to_owned()).collect();
        said.histories(&entries(jobs), &earlier);
        said.found
    }

    #[test]
    fn histories_that_are_whole_are_good() {
        let whole: [(&str, &[&str]); 4] = [
            ("a", &["queued", "started", "done"]),
            ("b", &["queued", "cancelled"]),
            ("c", &["queued", "started"]),
            ("d", &["queued", "failed"]),
        ];
        assert_eq!(found(&whole, &["d"]), Found::default());
        // Nobody knows `d` any more.
        assert_eq!(found(&whole, &[]), Found { doubled: 1, ..Found::default() });
    }

    #[test]
    fn histories_that_are_not_are_found() {
        for (kinds, wanted) in [
            (&["queued", "started"][..], Found { half: 1, ..Found::default() }),
            (&["queued", "done"], Found { half: 1, ..Found::default() }),
            (&["started", "done"], Found { half: 1, ..Found::default() }),
            (&["queued", "queued", "failed"], Found { half: 1, ..Found::default() }),
            (&["queued", "cancelled", "failed"], Found { half: 1, ..Found::default() }),
        ] {
            let jobs = [("a", kinds), ("b", &["queued", "failed"]), ("c", &["queued"])];
            assert_eq!(found(&jobs, &[]), wanted, "{kinds:?}");
        }
        let without: [(&str, &[&str]); 2] = [("a", &["queued", "failed"]), ("c", &["queued"])];
        assert_eq!(found(&without, &[]), Found { lost: 1, ..Found::default() });
    }

    #[test]
    fn a_key_that_leads_elsewhere_is_found() {
        let mut said = said();
        said.hears(Heard::Made { key: "1".to_owned(), id: "a".to_owned() });
        assert!(said.found.is_good());
        said.hears(Heard::Made { key: "1".to_owned(), id: "z".to_owned() });
        assert_eq!(said.found.doubled, 1);
    }
}
