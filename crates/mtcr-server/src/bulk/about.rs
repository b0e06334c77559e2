//! What a node knows of a file of products besides its content.

use jiff::Timestamp;
use mtcr_bulk_files::Totals;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The id of a file, which nobody can guess: in a demonstration whoever knows it sees the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileId(String);

impl FileId {
    /// An id, where a text is of its form: 32 hexadecimal digits. That there is such a file is not said.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let good = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        good.then(|| Self(text.to_owned()))
    }

    /// A new one; none where the system has no random bytes.
    pub(crate) fn random() -> Option<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect()))
    }

    /// As it stands in addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of its stream in the ledger, by which nobody gets at the file.
    pub(crate) fn stream(&self) -> String {
        let digest = mtcr_corpus::blob::text_digest(&format!("product-file {}", self.0));
        format!("product-file/{}", digest.get(..32).unwrap_or(&digest))
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A file of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Its id.
    pub id: FileId,
    /// What it was called by whoever sent it.
    pub name: String,
    /// How its name ends, which says its format.
    pub ending: String,
    /// The organisation whose member sent it, as the permissions name it; none in a demonstration.
    pub owner: Option<String>,
    /// Who sent it, as the ledger names them.
    pub by: String,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of its content.
    pub digest: String,
    /// When it was sent.
    pub sent_at: String,
    /// When it is deleted.
    pub kept_until: String,
    /// The digest of the idempotency key that it was sent under.
    pub key: Option<String>,
    /// The newest run over it.
    pub run: Option<Run>,
}

/// A run over a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Where it is.
    pub state: RunState,
    /// Who began it, as the ledger names them.
    pub by: String,
    /// When it was begun.
    pub begun_at: String,
    /// When it ended.
    pub ended_at: Option<String>,
    /// What is run.
    pub wish: Wish,
    /// SHA-256 of the mapping; none where rows are dossiers.
    pub mapping: Option<String>,
    /// SHA-256 of the law.
    pub corpus: String,
    /// The digest of the idempotency key that it was begun under.
    pub key: Option<String>,
    /// The ledger of the run, once it is done.
    pub totals: Option<Totals>,
    /// The file of answers, once it is done.
    pub answers: Option<Written>,
    /// The file of malformed rows, where there are any.
    pub malformed: Option<Written>,
    /// Why it failed, for people who may see the file.
    pub reason: Option<String>,
}

/// What somebody wants to have run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// The edition, by its id.
    pub edition: String,
    /// Whether answers leave out what to ask for and what lies near.
    pub brief: bool,
    /// How the name of the file of answers ends.
    pub ending: String,
}

/// A file that a run wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of its content.
    pub digest: String,
}

/// Where a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// It waits for its turn or is under way; a node that was stopped goes on with it when it starts.
    Running,
    /// It ended with answers.
    Done,
    /// It ended without.
    Failed,
    /// Somebody stopped it.
    Stopped,
}

impl RunState {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Stopped => "stopped",
        }
    }
}

impl About {
    /// Where its run is; none where none was begun.
    #[must_use]
    pub fn state(&self) -> Option<RunState> {
        self.run.as_ref().map(|run| run.state)
    }

    /// Whether its time is over. What cannot be told is over.
    pub(crate) fn is_over(&self, now: Timestamp) -> bool {
        self.kept_until.parse::<Timestamp>().map_or(true, |until| until <= now)
    }

    /// The name of its content in its folder.
    pub(crate) fn input(&self) -> String {
        format!("input.{}", self.ending)
    }
}

impl Run {
    /// The name of its answers in the folder of the file.
    pub(crate) fn output(&self) -> String {
        format!("answers.{}", self.wish.ending)
    }
}

/// An instant as it is kept.
pub(crate) fn instant(at: Timestamp) -> String {
    format!("{at:.6}")
}
