//! The corpus as one compact piece of data, to be built into a program.
//!
//! A blob holds every document but the cases, with the places of everything, so that an explanation can
//! name file and line. It does not hold the texts of the files, and it is not signed: whoever hands one
//! over vouches for it. The digest inside tells which files it was made from: SHA-256 over the paths and
//! contents of all files but the cases, sorted by path. Each path relative to the corpus folder, and each
//! content, is preceded by its length in bytes as eight bytes, the least significant first.

pub(crate) mod digest;

use crate::files::CorpusSource;
use crate::source::SourceFile;

/// What a blob begins with.
const MAGIC: &[u8; 8] = b"mtcrlaw\n";

/// The layout of what follows. It changes with every change of the documents.
const VERSION: u32 = 2;

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
}

/// The corpus without cases, national lists and texts as bytes. The same corpus gives the same bytes.
///
/// # Errors
/// A document beyond what the notation can hold.
pub fn to_blob(source: &CorpusSource) -> Result<Vec<u8>, BlobMistake> {
    let of_guidelines = source.guideline_cases.iter().map(|cases| cases.file);
    let left_out = source.cases.iter().map(|cases| cases.file).chain(of_guidelines);
    let left_out = left_out.chain(source.national.iter().flat_map(|list| list.files.iter().copied()));
    let mut files = source.files.clone();
    for index in left_out.filter_map(|file| usize::try_from(file.0).ok()) {
        if let Some(file) = files.get_mut(index) {
            *file = SourceFile::path_only(file);
        }
    }
    let law = CorpusSource {
        files,
        cases: Vec::new(),
        guideline_cases: Vec::new(),
        national: Vec::new(),
        ..source.clone()
    };
    let mut bytes = Vec::from(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    postcard::to_extend(&law, bytes).map_err(BlobMistake::Damaged)
}

/// The corpus from the bytes that [`to_blob`] made.
///
/// # Errors
/// Bytes that are not such a blob, of another layout, or damaged.
pub fn from_blob(bytes: &[u8]) -> Result<CorpusSource, BlobMistake> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(BlobMistake::Foreign)?;
    let (version, law) = rest.split_first_chunk::<4>().ok_or(BlobMistake::Foreign)?;
    let found = u32::from_le_bytes(*version);
    if found != VERSION {
        return Err(BlobMistake::Version { found });
    }
    let (source, beyond) = postcard::take_from_bytes(law).map_err(BlobMistake::Damaged)?;
    if beyond.is_empty() {
        Ok(source)
    } else {
        Err(BlobMistake::Damaged(postcard::Error::DeserializeBadEncoding))
    }
}

/// SHA-256 of one text in lower-case hexadecimal.
#[must_use]
pub fn text_digest(text: &str) -> String {
    digest::of_text(text)
}
