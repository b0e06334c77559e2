//! Why nothing came of a file.

use mtcr_bulk_files::BulkError;
use mtcr_corpus::Report;

/// Why a file is not kept, not read or not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// There is no such file, or none that whoever asks may know of.
    #[error("there is no such file")]
    NoFile,
    /// Its name ends in no known way.
    #[error(
        "the name does not say a format; known endings are `.csv`, `.tsv`, `.ndjson`, `.jsonl`, `.xlsx`, `.parquet`"
    )]
    Format,
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// It is longer than the node takes.
    #[error("a file has {0} bytes at most")]
    TooLong(u64),
    /// All files together are longer than the node keeps.
    #[error(
        "the node keeps {0} bytes of files at most and has no room for this one: delete one that is no longer needed"
    )]
    NoRoom(u64),
    /// It did not arrive in time.
    #[error("the file did not arrive in time")]
    TooSlow,
    /// It broke off on its way.
    #[error("the file broke off on its way")]
    BrokenOff,
    /// The key was used for another file or another run.
    #[error("this idempotency key was used for another request")]
    KeyReused,
    /// A run is under way, or is being stopped.
    #[error("a run over this file is under way")]
    Running,
    /// No run is under way.
    #[error("no run over this file is under way")]
    NotRunning,
    /// Columns have no mapping.
    #[error("its columns have no mapping yet: say first what they mean")]
    NoMapping,
    /// The mapping has mistakes, each with its place.
    #[error("the mapping has mistakes")]
    Mapping(Report),
    /// The file or its mapping cannot be used; the sentence speaks of the file by its own name.
    #[error("{0}")]
    Unfit(String),
    /// The law has no such edition.
    #[error("{0}")]
    Edition(String),
    /// There is nothing of that kind: the run is not done, or had no malformed rows.
    #[error("there is no such file of this run")]
    NoOutput,
    /// The node has too much to do.
    #[error("the node is busy")]
    Busy,
    /// The disk. What it says names paths and is for whoever runs the node.
    #[error("the folder of files cannot be used")]
    Disk(#[source] std::io::Error),
    /// The store.
    #[error("the store failed")]
    Store(#[source] mtcr_store::Fault),
    /// The program failed.
    #[error("the work broke off")]
    Broken,
}

impl From<std::io::Error> for Trouble {
    fn from(wrong: std::io::Error) -> Self {
        if wrong.kind() == std::io::ErrorKind::NotFound { Trouble::NoFile } else { Trouble::Disk(wrong) }
    }
}

impl From<mtcr_store::Fault> for Trouble {
    fn from(fault: mtcr_store::Fault) -> Self {
        Trouble::Store(fault)
    }
}

impl From<crate::work::Undone> for Trouble {
    fn from(undone: crate::work::Undone) -> Self {
        match undone {
            crate::work::Undone::Broken => Trouble::Broken,
            _ => Trouble::Busy,
        }
    }
}

/// What stops a run in words, with the name of the file where the message has its path: nobody is told where a node keeps things.
pub(super) fn told(wrong: &BulkError, folder: &std::path::Path, input: &str, name: &str) -> String {
    if let BulkError::OtherRun { what, .. } = wrong {
        return format!("the run cannot go on, since {what}; begin it again");
    }
    let mut text = wrong.to_string();
    let mut cause = std::error::Error::source(wrong);
    while let Some(next) = cause {
        text.push_str(&format!(": {next}"));
        cause = next.source();
    }
    let path = folder.join(input).display().to_string();
    text.replace(&path, name).replace(&format!("{}/", folder.display()), "")
}

/// The trouble that a file or its mapping makes.
pub(super) fn of_file(wrong: BulkError, folder: &std::path::Path, input: &str, name: &str) -> Trouble {
    match wrong {
        BulkError::Map(report) => Trouble::Mapping(report),
        BulkError::NoMap { .. } => Trouble::NoMapping,
        other => Trouble::Unfit(told(&other, folder, input, name)),
    }
}
