//! Lists of restricted parties: how each stands, an import, a difference.

use mtcr_lists::{Difference, Imported, ListStatus, Problem, State, Version};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Every list on a shelf.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListsForm {
    /// The day that was asked for.
    pub on: String,
    /// Whether every list that was ever imported is in use.
    pub in_order: bool,
    /// The lists.
    pub lists: Vec<ListForm>,
}

/// A list and how it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListForm {
    /// Its id.
    pub list: String,
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where its files are to be had.
    pub from: String,
    /// How it stands: `in-use`, `stale`, `later`, `out-of-range`, `missing`, `never-imported`.
    pub state: &'static str,
    /// What is wrong, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The version in use.
    pub version: Option<VersionOfListForm>,
    /// Every version that was ever in use, oldest first; only where one list was asked about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<VersionOfListForm>,
}

/// A version of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionOfListForm {
    /// Its number.
    pub number: u32,
    /// The digest of its records.
    pub digest: String,
    /// How many records it has.
    pub records: usize,
    /// How many names they have.
    pub names: usize,
    /// Records that the version before did not have.
    pub added: usize,
    /// Records that are otherwise than in the version before.
    pub changed: usize,
    /// Records that only the version before had.
    pub removed: usize,
    /// The list's own day.
    pub published: Option<String>,
    /// When it was imported.
    pub imported_at: String,
    /// By whom.
    pub imported_by: String,
    /// How many days ago.
    pub age: Option<u32>,
    /// Its files.
    pub files: Vec<FileOfListForm>,
    /// How many records had something wrong, by kind.
    pub problems: BTreeMap<String, usize>,
    /// Why it was taken although it was shorter or older than it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

/// A file of a version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileOfListForm {
    /// Its name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// What an import did.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ImportForm {
    /// The list.
    pub list: String,
    /// The version that is in use now.
    pub version: VersionOfListForm,
    /// What was wrong with single records.
    pub problems: Vec<RowProblemForm>,
}

/// What is wrong with one record.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RowProblemForm {
    /// The file.
    pub file: String,
    /// The line.
    pub line: u32,
    /// What is wrong.
    pub what: String,
}

/// What is otherwise in a newer version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListDiffForm {
    /// The list.
    pub list: String,
    /// The older version.
    pub from: u32,
    /// The newer version.
    pub to: u32,
    /// Records that only the newer has.
    pub added: Vec<EntryOfListForm>,
    /// Records that say something otherwise.
    pub changed: Vec<ChangedEntryOfListForm>,
    /// Records that only the older has.
    pub removed: Vec<EntryOfListForm>,
}

/// A record, to be recognised.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryOfListForm {
    /// Its id.
    pub uid: String,
    /// Its first name.
    pub name: String,
}

/// A record that says something otherwise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangedEntryOfListForm {
    /// Its id.
    pub uid: String,
    /// Its first name.
    pub name: String,
    /// What is otherwise.
    pub changes: Vec<ChangeOfListForm>,
}

/// One thing that is otherwise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeOfListForm {
    /// What it is about.
    pub what: &'static str,
    /// What is no longer said.
    pub gone: Vec<String>,
    /// What is newly said.
    pub new: Vec<String>,
}

impl ListForm {
    /// Of how a list stands on a day; `history` where it is asked for.
    #[must_use]
    pub fn of(status: &ListStatus, history: &[Version], on: jiff::civil::Date) -> Self {
        let ListStatus { declaration, version, state } = status;
        let (state, why) = match state {
            State::InUse => ("in-use", None),
            State::Stale { days, allowed } => {
                ("stale", Some(format!("imported {days} days ago; it may be used for {allowed}")))
            }
            State::Later => ("later", Some("imported after this day".to_owned())),
            State::OutOfRange { records } => (
                "out-of-range",
                Some(format!("{records} records, and not as many as it has when it is whole")),
            ),
            State::Missing { why } => ("missing", Some(why.clone())),
            State::NeverImported => ("never-imported", None),
        };
        Self {
            list: declaration.id.0.clone(),
            title: declaration.title.clone(),
            publisher: declaration.publisher.clone(),
            from: declaration.from.clone(),
            state,
            why,
            version: version.as_ref().map(|version| VersionOfListForm::of(version, on)),
            history: history.iter().map(|version| VersionOfListForm::of(version, on)).collect(),
        }
    }
}

impl VersionOfListForm {
    fn of(version: &Version, on: jiff::civil::Date) -> Self {
        Self {
            number: version.number,
            digest: version.digest.clone(),
            records: version.records,
            names: version.names,
            added: version.added,
            changed: version.changed,
            removed: version.removed,
            published: version.published.map(|day| day.to_string()),
            imported_at: version.imported_at.to_string(),
            imported_by: version.imported_by.clone(),
            age: version.age_on(on),
            files: version
                .files
                .iter()
                .map(|file| FileOfListForm {
                    name: file.name.clone(),
                    bytes: file.bytes,
                    sha256: file.sha256.clone(),
                })
                .collect(),
            problems: version
                .problems
                .iter()
                .map(|(kind, count)| {
                    let word =
                        serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned));
                    (word.unwrap_or_default(), *count)
                })
                .collect(),
            accepted: version.accepted.clone(),
        }
    }
}

impl ImportForm {
    /// Of an import.
    #[must_use]
    pub fn of(list: &str, imported: &Imported) -> Self {
        Self {
            list: list.to_owned(),
            version: VersionOfListForm::of(&imported.version, imported.version.imported_on()),
            problems: imported.problems.iter().map(RowProblemForm::of).collect(),
        }
    }
}

impl RowProblemForm {
    /// Of what is wrong with one record.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        Self { file: problem.file.clone(), line: problem.line, what: problem.what.clone() }
    }
}

impl ListDiffForm {
    /// Of two versions by number and what is otherwise in the newer.
    #[must_use]
    pub fn of(list: &str, (from, to): (u32, u32), difference: &Difference) -> Self {
        let entry = |entry: &mtcr_lists::Entry| EntryOfListForm {
            uid: entry.id.uid.clone(),
            name: entry.name.clone(),
        };
        Self {
            list: list.to_owned(),
            from,
            to,
            added: difference.added.iter().map(entry).collect(),
            changed: difference
                .changed
                .iter()
                .map(|changed| ChangedEntryOfListForm {
                    uid: changed.entry.id.uid.clone(),
                    name: changed.entry.name.clone(),
                    changes: changed
                        .changes
                        .iter()
                        .map(|change| ChangeOfListForm {
                            what: change.what,
                            gone: change.gone.clone(),
                            new: change.new.clone(),
                        })
                        .collect(),
                })
                .collect(),
            removed: difference.removed.iter().map(entry).collect(),
        }
    }

    /// Whether the two say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
