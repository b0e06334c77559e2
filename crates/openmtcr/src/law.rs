//! The law that answers rest on: the one built into the program, or one from a folder.

pub(crate) mod checked;

use checked::checked;
use mtcr_corpus::files::{self, CorpusSource};
use mtcr_corpus::{Corpus, Report, blob};
use std::path::{Path, PathBuf};

/// The law that was checked and built in when the program was.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/law.blob"));

/// A checked law.
#[derive(Clone, Debug)]
pub struct Law {
    /// The law itself.
    pub corpus: Corpus,
    /// The documents it was made from; those built in have no cases.
    pub source: CorpusSource,
    folder: Option<PathBuf>,
}

/// Why there is no law to answer from.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoLaw {
    /// The data of a folder has problems.
    #[error("{0}")]
    Problems(Report),
    /// The data inside the program cannot be read.
    #[error("the law built into this program cannot be read")]
    BuiltIn(#[source] blob::BlobMistake),
}

impl Law {
    /// The law built into the program.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn built_in() -> Result<Self, NoLaw> {
        let source = blob::from_blob(BUILT_IN).map_err(NoLaw::BuiltIn)?;
        let corpus = mtcr_corpus::compile(&source).map_err(NoLaw::Problems)?;
        Ok(Law { corpus, source, folder: None })
    }

    /// The law of a folder laid out as `data/` is.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn of_folder(folder: &Path) -> Result<Self, NoLaw> {
        let shown = folder.to_string_lossy().replace('\\', "/");
        let shown = shown.trim_end_matches('/');
        let law = checked(files::read_folder(folder, shown)).map_err(NoLaw::Problems)?;
        Ok(Law { corpus: law.corpus, source: law.source, folder: Some(folder.to_owned()) })
    }

    /// The folder it came from; `None` for the law built in.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// What every answer must say first when nobody vouches for this law.
    #[must_use]
    pub fn banner(&self) -> Option<String> {
        let folder = self.folder.as_ref()?;
        Some(format!(
            "UNSIGNED LAW from {}, SHA-256 {}: nobody vouches for it, and nothing below is an answer under the law \
             this program was built with.",
            folder.display(),
            self.corpus.digest
        ))
    }
}
