//! The corpus as one compact piece of data, to be built into a program.
//!
//! A blob holds every document but the cases, with the places of everything, so that an explanation can
//! name file and line. It does not hold the texts of the files, and it is not signed: whoever hands one
//! over vouches for it. The digest inside tells which files it was made from: SHA-256 over the paths and
//! contents of all files but the cases and those of national lists, sorted by path. Each path relative to the corpus
//! folder, and each content, is preceded by its length in bytes as eight bytes, the least significant first.
//!
//! Each national list is a [blob of its own](list), read only by who asks for it.

pub(crate) mod digest;
pub mod list;

use crate::files::CorpusSource;
use crate::source::{FileId, SourceFile};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a blob begins with.
const MAGIC: &[u8; 8] = b"mtcrlaw\n";

/// The layout of what follows. It changes with every change of the documents.
const VERSION: u32 = 6;

/// Why bytes are not a blob of this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BlobMistake {
    /// Something else begins otherwise.
    #[error("this is not a compiled corpus")]
    Foreign,
    /// Another program version made it.
    #[error("the compiled corpus has layout {found}, this program reads layout {VERSION}")]
    Version {
        /// The layout it has.
        found: u32,
    },
    /// It is cut short or altered.
    #[error("the compiled corpus is damaged")]
    Damaged(#[source] postcard::Error),
    /// A national list was made beside another law.
    #[error("the compiled list belongs to another law")]
    OtherLaw,
}

/// The corpus without cases, national lists and texts as bytes. The same corpus gives the same bytes.
///
/// # Errors
/// A document beyond what the notation can hold.
pub fn to_blob(source: &CorpusSource) -> Result<Vec<u8>, BlobMistake> {
    let of_guidelines = source.guideline_cases.iter().map(|cases| cases.file);
    let of_cases = source.cases.iter().map(|cases| cases.file).chain(of_guidelines);
    let of_lists = source.national.iter().flat_map(|list| list.files.iter().copied());
    let mut files = source.files.clone();
    let mut shorten = |file: FileId, short: fn(&SourceFile) -> SourceFile| {
        if let Some(file) = usize::try_from(file.0).ok().and_then(|at| files.get_mut(at)) {
            *file = short(file);
        }
    };
    of_cases.for_each(|file| shorten(file, SourceFile::path_only));
    of_lists.for_each(|file| shorten(file, |_| SourceFile::elsewhere()));
    let law = CorpusSource {
        files,
        cases: Vec::new(),
        guideline_cases: Vec::new(),
        national: Vec::new(),
        ..source.clone()
    };
    written(MAGIC, &law)
}

/// The corpus from the bytes that [`to_blob`] made.
///
/// # Errors
/// Bytes that are not such a blob, of another layout, or damaged.
pub fn from_blob(bytes: &[u8]) -> Result<CorpusSource, BlobMistake> {
    read(MAGIC, bytes)
}

fn written(magic: &[u8; 8], document: &impl Serialize) -> Result<Vec<u8>, BlobMistake> {
    let mut bytes = Vec::from(magic);
    bytes.extend(VERSION.to_le_bytes());
    postcard::to_extend(document, bytes).map_err(BlobMistake::Damaged)
}

fn read<T: DeserializeOwned>(magic: &[u8; 8], bytes: &[u8]) -> Result<T, BlobMistake> {
    let rest = bytes.strip_prefix(magic).ok_or(BlobMistake::Foreign)?;
    let (version, rest) = rest.split_first_chunk::<4>().ok_or(BlobMistake::Foreign)?;
    let found = u32::from_le_bytes(*version);
    if found != VERSION {
        return Err(BlobMistake::Version { found });
    }
    let (document, beyond) = postcard::take_from_bytes(rest).map_err(BlobMistake::Damaged)?;
    if beyond.is_empty() {
        Ok(document)
    } else {
        Err(BlobMistake::Damaged(postcard::Error::DeserializeBadEncoding))
    }
}

/// SHA-256 of one text in lower-case hexadecimal.
#[must_use]
pub fn text_digest(text: &str) -> String {
    digest::of_text(text)
}
