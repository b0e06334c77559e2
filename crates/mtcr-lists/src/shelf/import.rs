//! A new version of a list: read beside the old one, checked, and put in its place in one step.

mod check;
mod error;
mod source;

pub use error::ImportError;
pub use source::SourceFile;

use super::diff::{Difference, difference};
use super::disk::Disk;
use super::version::{Index, Version};
use super::{Shelf, stored};
use crate::declaration::Declaration;
use crate::input::Limits;
use crate::programmes::Programmes;
use crate::reader::{Loaded, Problem, read};
use crate::states::States;
use jiff::Timestamp;
use mtcr_screening::Party;
use source::Taken;
use std::collections::BTreeSet;

/// What an import is told beside the files.
#[derive(Clone, Debug)]
pub struct Import<'a> {
    /// When it is.
    pub at: Timestamp,
    /// By whom.
    pub by: &'a str,
    /// The SHA-256 that each file must have, hexadecimal, in any order; when one is given, every file must have one of them.
    pub sha256: &'a [String],
    /// Why a version is to be taken that is shorter than it may be, or older than the one in use.
    pub accept: Option<&'a str>,
}

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The version that is in use now.
    pub version: Version,
    /// What is otherwise in it than in the one before; everything is added in a first version.
    pub difference: Difference,
    /// What was wrong with single records.
    pub problems: Vec<Problem>,
}

impl<D: Disk> Shelf<D> {
    /// Imports files as the new version of a list.
    ///
    /// # Errors
    /// The files are not what the declaration says, or the disk fails. Then the version in use stays in use.
    pub fn import(
        &self,
        declaration: &Declaration,
        sources: Vec<SourceFile<'_>>,
        tables: (&States, &Programmes),
        import: &Import<'_>,
    ) -> Result<Imported, ImportError> {
        let list = &declaration.id;
        let folder = self.folder_of(list);
        self.disk.folder(&folder).map_err(|source| ImportError::disk("make", &folder, source))?;
        let lock = folder.join("import.lock");
        let held = self.disk.lock(&lock).map_err(|source| ImportError::disk("lock", &lock, source))?;
        let _held = held.ok_or_else(|| ImportError::Busy { list: list.0.clone() })?;

        let mut index = self.index(list)?;
        let in_use = index.versions.last();
        let (states, programmes) = tables;
        let mut taken = Taken::of(declaration, sources)?;
        let limits = Limits::of_file(declaration.largest_file);
        let mut loaded = read(declaration.format, list, taken.parts(), states, limits)?;
        for party in &mut loaded.parties {
            programmes.put(party);
        }
        let files = taken.files();
        check::checksums(&files, import.sha256)?;
        // When the records of the version in use are damaged, the new version mends that, and counts are all there is.
        let before =
            in_use.map(|version| self.parties_of(list, version).unwrap_or_default()).unwrap_or_default();
        check::all(declaration, &loaded, in_use, &before, import)?;

        let difference = difference(&before, &loaded.parties);
        let bytes = stored::bytes(&loaded.parties)
            .map_err(|what| ImportError::disk("write", &folder, std::io::Error::other(what)))?;
        let version = Version {
            number: in_use.map_or(1, |version| version.number + 1),
            digest: stored::digest(&bytes),
            records: loaded.parties.len(),
            names: loaded.parties.iter().map(|party| party.names.len()).sum(),
            added: difference.added.len(),
            changed: difference.changed.len(),
            removed: difference.removed.len(),
            published: loaded.published,
            imported_at: import.at,
            imported_by: import.by.to_owned(),
            files,
            problems: check::counted(&loaded.problems),
            accepted: import.accept.map(str::to_owned),
        };
        index.versions.push(version.clone());
        self.put(declaration, &version, &bytes, &index)?;
        self.clear_away(declaration, &index);
        let Loaded { problems, .. } = loaded;
        Ok(Imported { version, difference, problems })
    }

    /// Writes a version and puts it in use.
    ///
    /// INVARIANT (old or new): until the last rename, `list.json` names the old version and its records stand where they stood;
    /// with it, the new ones.
    fn put(
        &self,
        declaration: &Declaration,
        version: &Version,
        bytes: &[u8],
        index: &Index,
    ) -> Result<(), ImportError> {
        let folder = self.folder_of(&declaration.id);
        let records = self.records(&declaration.id, version);
        // The same records may be there already, from an import of the same files; those that are there are not touched
        // unless they are not what they should be.
        if self.disk.read(&records).map(|there| there != bytes).unwrap_or(true) {
            let new = folder.join("parties.new");
            self.disk.write(&new, bytes).map_err(|source| ImportError::disk("write", &new, source))?;
            self.disk.rename(&new, &records).map_err(|source| ImportError::disk("rename", &new, source))?;
        }
        let path = self.index_path(&declaration.id);
        let new = folder.join("list.new");
        let text =
            index.write().map_err(|what| ImportError::disk("write", &new, std::io::Error::other(what)))?;
        self.disk.write(&new, &text).map_err(|source| ImportError::disk("write", &new, source))?;
        self.disk.rename(&new, &path).map_err(|source| ImportError::disk("rename", &new, source))
    }

    /// Removes records that are no longer kept. The import is done: what cannot be removed now is removed another time.
    fn clear_away(&self, declaration: &Declaration, index: &Index) {
        let folder = self.folder_of(&declaration.id);
        let newest = index.versions.iter().rev().take(declaration.versions_kept);
        let kept: BTreeSet<String> = newest.map(Version::file_name).collect();
        for name in self.disk.names(&folder).unwrap_or_default() {
            if name.ends_with(".parties") && !kept.contains(&name) {
                let _ = self.disk.remove(&folder.join(name));
            }
        }
    }
}

/// Ids of records, for what two versions have in common.
fn ids(parties: &[Party]) -> BTreeSet<&str> {
    parties.iter().map(|party| party.id.uid.as_str()).collect()
}
