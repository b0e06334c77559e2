//! A national list as a blob beside that of the law.

use super::{BlobMistake, read, written};
use crate::files::CorpusSource;
use crate::source::{FileId, NationalListSource, SourceFile};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What a blob of a list begins with.
const MAGIC: &[u8; 8] = b"mtcrnat\n";

/// A list with its files, whose numbers are those of the law it was read beside.
#[derive(Serialize, Deserialize)]
struct ListBlob<'a> {
    /// The digest of that law.
    law: Cow<'a, str>,
    files: Vec<(FileId, Cow<'a, SourceFile>)>,
    list: Cow<'a, NationalListSource>,
}

/// A list of a corpus, without cases and texts, as bytes.
///
/// # Errors
/// A document beyond what the notation can hold.
pub fn to_blob(source: &CorpusSource, list: &NationalListSource) -> Result<Vec<u8>, BlobMistake> {
    let of_cases: Vec<FileId> = list.cases.iter().map(|cases| cases.file).collect();
    let files = list.files.iter().filter_map(|id| {
        let file = source.file(*id)?;
        let cases = of_cases.contains(id);
        Some((*id, if cases { Cow::Owned(file.path_only()) } else { Cow::Borrowed(file) }))
    });
    let law = Cow::Borrowed(source.digest.as_str());
    written(MAGIC, &ListBlob { law, files: files.collect(), list: Cow::Borrowed(list) })
}

/// Puts the list that [`to_blob`] made into the law it was made beside.
///
/// # Errors
/// Bytes that are not such a blob, of another layout, or damaged; a list made beside another law.
pub fn add_from_blob(bytes: &[u8], law: &mut CorpusSource) -> Result<(), BlobMistake> {
    let blob: ListBlob<'_> = read(MAGIC, bytes)?;
    if blob.law != law.digest {
        return Err(BlobMistake::OtherLaw);
    }
    for (id, file) in blob.files {
        let at = usize::try_from(id.0).map_err(|_| BlobMistake::OtherLaw)?;
        *law.files.get_mut(at).ok_or(BlobMistake::OtherLaw)? = file.into_owned();
    }
    law.national.push(blob.list.into_owned());
    Ok(())
}
