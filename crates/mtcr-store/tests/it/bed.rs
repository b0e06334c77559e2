//! What every test of the suite gets: a fresh database of either kind.

use mtcr_store::{Expected, NewEvent, Options, Outcome, Payload, Store, StreamId};
use mtcr_testbed::Postgres;
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// An empty database, and a folder for what else the test needs.
pub(crate) struct Bed {
    pub(crate) url: String,
    pub(crate) folder: TempDir,
}

impl Bed {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
        Self { url, folder }
    }

    pub(crate) fn postgres() -> Self {
        let url = Postgres::shared().and_then(Postgres::database).unwrap_or_else(|fault| panic!("{fault}"));
        Self { url, folder: tempfile::tempdir().unwrap() }
    }

    /// Another empty database of the same kind, with the same key file.
    pub(crate) fn another(&self, name: &str) -> String {
        if self.url.starts_with("sqlite:") {
            format!("sqlite:{}", self.path(name).display())
        } else {
            Self::postgres().url
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn options(&self) -> Options {
        let name = Some("arlandia.example/log".to_owned());
        Options { key: Some(self.path("node.key")), name, ..Options::default() }
    }

    pub(crate) async fn store(&self) -> Store {
        Store::open(&self.url, &self.options()).await.unwrap()
    }
}

pub(crate) const AT: &str = "2031-03-04T09:15:00Z";

pub(crate) fn event(kind: &str, payload: Value) -> NewEvent {
    NewEvent::new(kind, "officer/4", AT.parse().unwrap(), Payload::new(payload).unwrap()).unwrap()
}

pub(crate) fn stream(name: &str) -> StreamId {
    StreamId::new(name).unwrap()
}

/// Appends one event, whatever happened before; its sequence number.
pub(crate) async fn append(store: &Store, name: &str, event: NewEvent) -> u64 {
    match store.append(&stream(name), Expected::Any, &[event], None).await.unwrap() {
        Outcome::Appended(appended) => appended.last,
        Outcome::Conflict { actual } => panic!("a conflict at {actual}"),
    }
}
