//! The law that answers rest on: the one built into the program, or one from a folder.

pub(crate) mod checked;
mod signed;

use checked::checked;
use mtcr_corpus::files::{self, CorpusSource};
use mtcr_corpus::{Corpus, Report, blob, compile_with};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

pub use signed::NotSigned;

/// The law that was checked and built in when the program was.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/law.blob"));

/// The national lists that were checked and built in with it: their ids and blobs.
const LISTS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// A checked law.
#[derive(Clone, Debug)]
pub struct Law {
    /// The law itself.
    pub corpus: Corpus,
    /// The documents it was made from; those built in have no cases.
    pub source: CorpusSource,
    folder: Option<PathBuf>,
    /// Whether somebody who is trusted signed the law of a folder.
    vouched: bool,
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
    /// The signatures under the law are not to be believed.
    #[error(transparent)]
    NotSigned(#[from] NotSigned),
    /// There is no national list of an id.
    #[error("unknown national list `{id}`; {help}")]
    UnknownList {
        /// The id.
        id: String,
        /// Which there are.
        help: String,
    },
}

impl Law {
    /// The law built into the program.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn built_in() -> Result<Self, NoLaw> {
        let source = blob::from_blob(BUILT_IN).map_err(NoLaw::BuiltIn)?;
        let corpus = mtcr_corpus::compile(&source).map_err(NoLaw::Problems)?;
        Ok(Law { corpus, source, folder: None, vouched: false })
    }

    /// The law of a folder laid out as `data/` is.
    ///
    /// # Errors
    /// Every problem of every file.
    pub fn of_folder(folder: &Path) -> Result<Self, NoLaw> {
        let shown = folder.to_string_lossy().replace('\\', "/");
        let shown = shown.trim_end_matches('/');
        let law = checked(files::read_folder(folder, shown)).map_err(NoLaw::Problems)?;
        let folder = Some(folder.to_owned());
        Ok(Law { corpus: law.corpus, source: law.source, folder, vouched: false })
    }

    /// The ids of the national lists beside it, in the order of their names.
    #[must_use]
    pub fn lists(&self) -> Vec<&str> {
        match self.folder {
            Some(_) => self.source.national.iter().map(|list| list.folder.as_str()).collect(),
            None => LISTS.iter().map(|(id, _)| *id).collect(),
        }
    }

    /// The documents of the law with those of its national lists, which are read now where they are built in.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn source_with_lists(&self) -> Result<Cow<'_, CorpusSource>, NoLaw> {
        if self.folder.is_some() {
            return Ok(Cow::Borrowed(&self.source));
        }
        let mut source = self.source.clone();
        for (_, bytes) in LISTS {
            blob::list::add_from_blob(bytes, &mut source).map_err(NoLaw::BuiltIn)?;
        }
        Ok(Cow::Owned(source))
    }

    /// The law compiled together with one of its national lists: its [`Corpus::list`] is that list, and one
    /// classification gives the truth of the Annex and of the list. The list is read only now.
    ///
    /// # Errors
    /// An id that is none, and every problem of the list.
    pub fn list(&self, id: &str) -> Result<Corpus, NoLaw> {
        let lists = self.lists();
        if !lists.contains(&id) {
            let help = match lists.as_slice() {
                [] => "this law has none".to_owned(),
                lists => format!("lists are {}", lists.join(", ")),
            };
            return Err(NoLaw::UnknownList { id: id.to_owned(), help });
        }
        if self.folder.is_some() {
            return compile_with(&self.source, id).map_err(NoLaw::Problems);
        }
        let mut source = self.source.clone();
        for (_, bytes) in LISTS.iter().filter(|(list, _)| *list == id) {
            blob::list::add_from_blob(bytes, &mut source).map_err(NoLaw::BuiltIn)?;
        }
        compile_with(&source, id).map_err(NoLaw::Problems)
    }

    /// The folder it came from; `None` for the law built in.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// What every answer must say first when nobody vouches for this law.
    #[must_use]
    pub fn banner(&self) -> Option<String> {
        let folder = self.folder.as_ref().filter(|_| !self.vouched)?;
        Some(format!(
            "UNSIGNED LAW from {}, SHA-256 {}: nobody vouches for it, and nothing below is an answer under the law \
             this program was built with.",
            folder.display(),
            self.corpus.digest
        ))
    }
}
