//! The rows of `actions/`, and the actions that they stand for.

use crate::files::Files;
use crate::problem::Problems;
use crate::{ActionId, Mode};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A row of the matrix: something that is done on a node, in one or more ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Its id; with a way behind it, that of an action.
    pub id: String,
    /// The part of the work it belongs to: the name of its file.
    pub part: String,
    /// Whether the node has commands for it.
    pub status: Status,
    /// What is done, in English.
    pub en: String,
    /// What is done, in French.
    pub fr: String,
    /// What it is done to.
    pub on: On,
    /// Who can do it at all.
    pub by: BTreeSet<By>,
    /// In which ways.
    pub how: BTreeSet<Mode>,
    /// The groups by which guards name it.
    pub groups: BTreeSet<String>,
}

impl ActionRow {
    /// The id of its action of one way, whether or not it has it.
    pub(crate) fn action(&self, mode: Mode) -> String {
        format!("{}-{}", self.id, mode.word())
    }
}

/// Whether the node has commands for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It has.
    Now,
    /// They come with the part; who may do it is settled.
    Later,
}

/// What an action is done to: the kinds of [`Target`](crate::Target).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum On {
    /// The node as a whole.
    Node,
    /// An organisation.
    Organisation,
    /// An account, or a grant, session or token.
    Account,
    /// A case.
    Case,
    /// A rule, edition or list.
    Rule,
}

impl On {
    /// The entity type of the schema.
    pub(crate) const fn entity(self) -> &'static str {
        match self {
            Self::Node => "Node",
            Self::Organisation => "Organisation",
            Self::Account => "AccountMatter",
            Self::Case => "Case",
            Self::Rule => "Rule",
        }
    }
}

/// Who can do an action at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Everybody, signed in or not.
    Public,
    /// The console of the node.
    Console,
    /// A person in their own matters.
    Person,
    /// An account in a role.
    Holder,
}

impl By {
    /// The entity type of the schema.
    pub(crate) const fn entity(self) -> &'static str {
        match self {
            Self::Public => "Public",
            Self::Console => "Console",
            Self::Person => "Person",
            Self::Holder => "Holder",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    status: Status,
    en: String,
    fr: String,
    on: On,
    #[serde(default = "holder")]
    by: BTreeSet<By>,
    how: BTreeSet<Mode>,
    #[serde(default)]
    groups: BTreeSet<String>,
}

fn holder() -> BTreeSet<By> {
    BTreeSet::from([By::Holder])
}

/// The rows by their ids.
pub(crate) fn read(files: &Files, problems: &mut Problems) -> BTreeMap<String, ActionRow> {
    let mut rows = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| path.starts_with("actions/")) {
        let part = path.trim_start_matches("actions/").trim_end_matches(".toml").to_owned();
        let Some(file) = problems.toml::<File>(path, text) else { continue };
        for Row { id, status, en, fr, on, by, how, groups } in file.row {
            if let Err(error) = ActionId::new(&id) {
                problems.add(path, error);
            }
            let row = ActionRow { id: id.clone(), part: part.clone(), status, en, fr, on, by, how, groups };
            if rows.insert(id.clone(), row).is_some() {
                problems.add(path, format_args!("`{id}` has two rows"));
            }
        }
    }
    distinct(&rows, problems);
    rows
}

/// Two rows such as `role` and `role-grant` could give two actions one id.
fn distinct(rows: &BTreeMap<String, ActionRow>, problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for row in rows.values() {
        for mode in Mode::ALL {
            if let Some(other) = seen.insert(row.action(mode), &row.id) {
                problems.add("actions", format_args!("`{}` and `{other}` give one action", row.id));
            }
        }
    }
}
