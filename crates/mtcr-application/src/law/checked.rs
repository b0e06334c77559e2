//! From the files of a law to a corpus without problems. The build script uses this file too.

use mtcr_corpus::files::{CorpusSource, Read};
use mtcr_corpus::{Corpus, Report, compile};
use std::collections::BTreeSet;

/// A corpus without problems and the documents it was made from.
pub(crate) struct Checked {
    /// The documents.
    pub(crate) source: CorpusSource,
    /// The corpus.
    pub(crate) corpus: Corpus,
}

/// Links what was read.
///
/// # Errors
/// Every problem at once. What does not fit across files is left out where the file itself could not be read whole,
/// since it may follow from that.
pub(crate) fn checked(read: Read) -> Result<Checked, Report> {
    let Read { source, problems } = read;
    match compile(&source) {
        Ok(corpus) if problems.is_empty() => Ok(Checked { source, corpus }),
        Ok(_) => Err(problems),
        Err(across) => {
            let broken: BTreeSet<String> =
                problems.problems().iter().map(|problem| problem.place.file.to_string()).collect();
            let across = across.into_iter().filter(|problem| !broken.contains(&*problem.place.file));
            Err(problems.and(across.collect()))
        }
    }
}
