//! Who vouches for a law of a folder: signatures over the digests of everything in it that is evaluated.

use super::{Law, NoLaw};
use mtcr_corpus::files::SIGNATURES;
use mtcr_ledger::{BadNote, Note, PublicKey};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What the text that is signed begins with. No checkpoint of a log begins so, and the name of a log must not.
const HEAD: &str = "openmtcr-law/1";

/// Why the signatures under a law are not to be believed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotSigned {
    /// The file is there and cannot be read.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// The file holds no signatures, or one in the name of a known key that does not hold.
    #[error("`{}`: {cause}", path.display())]
    Note {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        cause: BadNote,
    },
    /// Something else was signed.
    #[error(
        "`{}` signs another law than the one beside it: it says `{signed}` and would have to say `{right}`; have the \
         law signed as it is now, or restore the one that was signed", path.display()
    )]
    Other {
        /// The file.
        path: PathBuf,
        /// The first line of it that differs.
        signed: String,
        /// What would have to stand there.
        right: String,
    },
}

impl Law {
    /// What whoever vouches for this law signs: its digest and those of the national lists beside it. Cases are not
    /// evaluated and not signed.
    ///
    /// # Errors
    /// Data that another program version wrote, which a whole build excludes.
    pub fn statement(&self) -> Result<String, NoLaw> {
        let source = self.source_with_lists()?;
        let mut text = format!("{HEAD}\nlaw {}\n", self.corpus.digest);
        for list in &source.national {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "list {} {}", list.folder, list.digest);
        }
        Ok(text)
    }

    /// The same law, believed where one of some keys signed it; without such a signature nobody vouches for it still.
    ///
    /// # Errors
    /// The signatures cannot be read, are those of another law, or one in the name of these keys does not hold.
    pub fn trusting(mut self, keys: &[PublicKey]) -> Result<Self, NoLaw> {
        let Some(folder) = &self.folder else { return Ok(self) };
        if let Some((path, note)) = signatures(folder)? {
            let signed =
                note.signed_by(keys).map_err(|cause| NotSigned::Note { path: path.clone(), cause })?;
            if !signed.is_empty() {
                let right = self.statement()?;
                same(&path, note.text(), &right)?;
            }
            self.vouched = !signed.is_empty();
        }
        Ok(self)
    }

    /// The signatures that lie beside this law, to put another under them; a new note where there are none, or those of
    /// another law, which are then worth nothing.
    ///
    /// # Errors
    /// The signatures cannot be read.
    pub fn note(&self) -> Result<Note, NoLaw> {
        let text = self.statement()?;
        let there = self.folder.as_deref().map(signatures).transpose()?.flatten();
        match there {
            Some((_, note)) if note.text() == text => Ok(note),
            _ => {
                let path = PathBuf::from(SIGNATURES);
                Note::new(text).map_err(|cause| NoLaw::NotSigned(NotSigned::Note { path, cause }))
            }
        }
    }
}

/// The file of the signatures beside a law; nothing where there is none.
fn signatures(folder: &Path) -> Result<Option<(PathBuf, Note)>, NotSigned> {
    let path = folder.join(SIGNATURES);
    match std::fs::read(&path) {
        Ok(bytes) => match Note::parse(&bytes) {
            Ok(note) => Ok(Some((path, note))),
            Err(cause) => Err(NotSigned::Note { path, cause }),
        },
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(NotSigned::Unread { path, cause }),
    }
}

/// Refuses a text that is not the right one, with the first line that differs.
fn same(path: &Path, signed: &str, right: &str) -> Result<(), NotSigned> {
    let (mut one, mut other) = (signed.lines(), right.lines());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return Ok(()),
            (one, other) if one == other => {}
            (one, other) => {
                let line = |line: Option<&str>| line.unwrap_or_default().to_owned();
                return Err(NotSigned::Other { path: path.into(), signed: line(one), right: line(other) });
            }
        }
    }
}
