//! What every test of the suite gets: a fresh database of either kind.

mod behind;

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
        if self.is_sqlite() { format!("sqlite:{}", self.path(name).display()) } else { Self::postgres().url }
    }

    /// A copy of the database, which nobody has open.
    pub(crate) fn copy(&self, name: &str) -> String {
        if self.is_sqlite() {
            std::fs::copy(self.path("node.sqlite"), self.path(name)).unwrap();
            return self.another(name);
        }
        Postgres::shared().and_then(|server| server.copy(&self.url)).unwrap_or_else(|fault| panic!("{fault}"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn options(&self) -> Options {
        let name = Some("arlandia.example/log".to_owned());
        Options { key: Some(self.path("node.key")), name, ..Options::default() }
    }

    /// Another empty database of the same kind in a folder of its own.
    pub(crate) fn fresh(&self) -> Self {
        if self.is_sqlite() { Self::sqlite() } else { Self::postgres() }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    pub(crate) fn only_for_the_owner(&self, name: &str) {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(self.path(name), mode).unwrap();
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
