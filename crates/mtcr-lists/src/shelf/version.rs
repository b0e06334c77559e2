//! What is known of every version of a list that was in use.

use crate::reader::ProblemKind;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One file that a version was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRecord {
    /// Its name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
}

/// One version of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// 1 for the first, and so on.
    pub number: u32,
    /// The SHA-256 of its records as they are kept, hexadecimal.
    pub digest: String,
    /// How many records it has.
    pub records: usize,
    /// How many names they have.
    pub names: usize,
    /// Records that the version before did not have.
    pub added: usize,
    /// Records that it has otherwise than the version before.
    pub changed: usize,
    /// Records of the version before that it does not have.
    pub removed: usize,
    /// The day that the list gives as its own.
    pub published: Option<Date>,
    /// When it was imported.
    pub imported_at: Timestamp,
    /// By whom.
    pub imported_by: String,
    /// What it was read from.
    pub files: Vec<FileRecord>,
    /// How many records had something wrong, by kind.
    pub problems: BTreeMap<ProblemKind, usize>,
    /// Why it was taken although it was shorter than it may be, in the words of the one who imported it.
    pub accepted: Option<String>,
}

impl Version {
    /// The day of the import, in universal time: ages count from it.
    #[must_use]
    pub fn imported_on(&self) -> Date {
        self.imported_at.to_zoned(TimeZone::UTC).date()
    }

    /// How many days before a day it was imported; none when it was imported later.
    #[must_use]
    pub fn age_on(&self, on: Date) -> Option<u32> {
        u32::try_from((on - self.imported_on()).get_days()).ok()
    }

    /// The name of the file with its records.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.parties", self.digest)
    }
}

/// What `list.json` says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Index {
    /// Oldest first; the last is in use.
    pub(crate) versions: Vec<Version>,
}

impl Index {
    pub(crate) fn read(bytes: &[u8]) -> Result<Index, String> {
        let index: Index = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let plain = |version: &Version| {
            version.digest.len() == 64 && version.digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        if index.versions.is_empty() {
            return Err("it names no version".to_owned());
        }
        match index.versions.iter().find(|version| !plain(version)) {
            Some(version) => {
                Err(format!("the digest of version {} is not 64 hexadecimal digits", version.number))
            }
            None => Ok(index),
        }
    }

    pub(crate) fn write(&self) -> Result<Vec<u8>, String> {
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|error| error.to_string())?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
