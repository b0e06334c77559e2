//! What a run has done so far, kept beside its output so that it goes on after a kill.
//!
//! INVARIANT (durable before said): everything that a journal says is written was synced to disk before the journal was.

use crate::input::Position;
use crate::totals::Ledger;
use crate::{BulkError, LineTotals, Split, Totals};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The number of this form.
const FORM: u32 = 1;

/// Bytes at either end of an input that its identity is taken from.
const BLOCK: u64 = 1 << 20;

/// What a run is about; a run over anything else does not go on from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The program's version.
    pub engine: String,
    /// SHA-256 of the law.
    pub corpus: String,
    /// The edition.
    pub edition: String,
    /// SHA-256 of the mapping.
    pub map: Option<String>,
    /// Whether answers are brief.
    pub brief: bool,
    /// Bytes of the input.
    pub bytes: u64,
    /// When the input was last changed, in nanoseconds since 1970.
    pub modified: String,
    /// SHA-256 of the first and of the last block of the input.
    pub ends: (String, String),
    /// Endings of input and output.
    pub formats: (String, String),
    /// Which part of the input.
    pub split: String,
    /// What lines of declarations are judged by; none for products.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declarations: Option<JudgedBy>,
}

/// What lines of declarations are judged by beside the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgedBy {
    /// The day for which they are judged.
    pub on: String,
    /// What tells one set of lists of parties from another.
    pub lists: String,
    /// SHA-256 of the register of licences.
    pub licences: Option<String>,
    /// SHA-256 of the registry of states, where it is not that of the law.
    pub registry: Option<String>,
}

/// How far a run came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum State {
    /// Rows are being written.
    Running,
    /// Every row is written; what is left is to put files in their places.
    Written,
}

/// What a run has done so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal<T = Totals> {
    pub(crate) form: u32,
    /// What it is about.
    pub identity: Identity,
    pub(crate) state: State,
    /// Where its first row begins.
    pub(crate) begin: Position,
    /// Where the next row begins.
    pub(crate) position: Position,
    /// Bytes of the output before its first row.
    pub(crate) header: u64,
    /// Bytes of the output so far.
    pub(crate) output: u64,
    /// Bytes of the file of malformed rows so far.
    pub(crate) malformed: u64,
    /// The ledger so far.
    pub totals: T,
}

/// As much of a journal as says what its rows are.
#[derive(Deserialize)]
struct Kind {
    form: u32,
    identity: KindIdentity,
}

#[derive(Deserialize)]
struct KindIdentity {
    declarations: Option<serde::de::IgnoredAny>,
}

impl Identity {
    /// Adds what is seen of the input.
    pub(crate) fn of_input(path: &Path) -> Result<(u64, String, (String, String)), BulkError> {
        let name = path.display().to_string();
        let unreadable = BulkError::unreadable(&name);
        let mut file = File::open(path).map_err(&unreadable)?;
        let about = file.metadata().map_err(&unreadable)?;
        if about.is_dir() {
            return Err(BulkError::broken(&name, "", "this is a folder, not a file of rows"));
        }
        let modified = about.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        let modified = modified.map_or_else(String::new, |since| since.as_nanos().to_string());
        let mut block = |from: u64| -> Result<String, BulkError> {
            file.seek(SeekFrom::Start(from)).map_err(&unreadable)?;
            let mut bytes = Vec::new();
            (&mut file).take(BLOCK).read_to_end(&mut bytes).map_err(&unreadable)?;
            Ok(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect())
        };
        let ends = (block(0)?, block(about.len().saturating_sub(BLOCK))?);
        Ok((about.len(), modified, ends))
    }

    /// The part, and how many there are.
    pub(crate) fn part(&self) -> Option<Split> {
        self.split.parse().ok()
    }

    /// What differs from another identity besides the part, in words. When its input was copied is no matter.
    pub(crate) fn differs_from_part(&self, other: &Identity) -> Option<&'static str> {
        let other = Identity { split: self.split.clone(), modified: self.modified.clone(), ..other.clone() };
        self.differs(&other)
    }

    /// What differs from another identity, in words.
    pub(crate) fn differs(&self, other: &Identity) -> Option<&'static str> {
        fn by(identity: &Identity, part: fn(&JudgedBy) -> &String) -> Option<&String> {
            identity.declarations.as_ref().map(part)
        }
        [
            (
                self.bytes != other.bytes || self.modified != other.modified || self.ends != other.ends,
                "its input was another file or has changed",
            ),
            (self.map != other.map, "its mapping was another one"),
            (self.brief != other.brief, "its answers were not of the same length"),
            (self.corpus != other.corpus, "it rested on another law"),
            (self.edition != other.edition, "it was of another edition"),
            (self.engine != other.engine, "another version of the program made it"),
            (self.formats != other.formats, "its formats were others"),
            (self.split != other.split, "it took another part of the input"),
            (
                by(self, |by| &by.on) != by(other, |by| &by.on),
                "it judged for another day; name that day again",
            ),
            (by(self, |by| &by.lists) != by(other, |by| &by.lists), "it asked other lists of parties"),
            (
                self.declarations != other.declarations,
                "its register of licences or of states was another one",
            ),
        ]
        .into_iter()
        .find_map(|(differs, what)| differs.then_some(what))
    }
}

impl<T: Ledger> Journal<T> {
    /// The journal of a run that has not written a row.
    pub(crate) fn new(identity: Identity, begin: Position) -> Journal<T> {
        Journal {
            form: FORM,
            identity,
            state: State::Running,
            begin,
            position: begin,
            header: 0,
            output: 0,
            malformed: 0,
            totals: T::default(),
        }
    }

    /// Reads a journal; `None` when there is none.
    pub(crate) fn read(path: &Path) -> Result<Option<Journal<T>>, BulkError> {
        let Some((text, of)) = text(path)? else { return Ok(None) };
        let journal = path.display().to_string();
        if of != T::OF {
            return Err(BulkError::OtherRun { journal, what: format!("it was of {of}, not of {}", T::OF) });
        }
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| BulkError::Journal { journal, what: error.to_string() })
    }

    /// Puts this journal in place of an earlier one, durably: readers see the one or the other.
    pub(crate) fn write(&self, path: &Path) -> Result<(), BulkError> {
        let unwritable = BulkError::unwritable(path);
        let next = beside(path, ".next");
        let text = serde_json::to_string_pretty(self).map_err(|error| unwritable(error.into()))?;
        let mut file = File::create(&next).map_err(&unwritable)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(&unwritable)?;
        std::fs::rename(&next, path).map_err(&unwritable)?;
        sync_folder(path)
    }
}

/// The text of a journal, and what its rows are; `None` when there is none.
fn text(path: &Path) -> Result<Option<(String, &'static str)>, BulkError> {
    let name = path.display().to_string();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(BulkError::unreadable(&name)(error)),
    };
    let wrong = |what: String| BulkError::Journal { journal: name.clone(), what };
    let kind: Kind = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    if kind.form != FORM {
        return Err(wrong(format!("it has form {}, and this program writes form {FORM}", kind.form)));
    }
    let of = if kind.identity.declarations.is_some() { LineTotals::OF } else { Totals::OF };
    Ok(Some((text, of)))
}

/// Whether an output that is finished is one of declarations; its totals stand beside it.
///
/// # Errors
/// Totals that are not there or cannot be read.
pub fn is_of_declarations(output: &Path) -> Result<bool, BulkError> {
    let ledger = beside(output, ".totals.json");
    match text(&ledger)? {
        Some((_, of)) => Ok(of == LineTotals::OF),
        None => {
            let what = format!("{}: there are no totals beside it: its run has not ended", output.display());
            Err(BulkError::Parts { what })
        }
    }
}

/// A path with more at the end of its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// Makes names in the folder of a file durable.
pub(crate) fn sync_folder(path: &Path) -> Result<(), BulkError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Where folders cannot be synced, as on Windows, names are as durable as the system makes them.
    match File::open(folder) {
        Ok(folder) if cfg!(unix) => folder.sync_all().map_err(BulkError::unwritable(path)),
        _ => Ok(()),
    }
}
