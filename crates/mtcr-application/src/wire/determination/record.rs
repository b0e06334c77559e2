//! What a determination keeps of itself, so that it can be determined again.

use crate::decide::Desk;
use mtcr_corpus::blob::text_digest;
use mtcr_corpus::transfer::TransferFile;
use serde::Serialize;
use utoipa::ToSchema;

/// What is needed to determine it again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordForm {
    /// SHA-256 of the law.
    pub corpus: String,
    /// The program's version.
    pub engine: &'static str,
    /// The edition asked for; null when that of the day was taken.
    pub edition: Option<String>,
    /// SHA-256 of the registry that stood in place of that of the law; null where none did.
    pub registry: Option<String>,
    /// The national law put beside.
    pub overlays: Vec<String>,
    /// The transfer, then the dossiers it names.
    pub files: Vec<FileForm>,
}

/// A file as it was read.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileForm {
    /// Its name.
    pub name: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// Its text.
    pub text: String,
}

impl RecordForm {
    pub(super) fn of(desk: &Desk<'_>, file: &TransferFile) -> Self {
        RecordForm {
            corpus: desk.law.corpus.digest.clone(),
            engine: env!("CARGO_PKG_VERSION"),
            edition: desk.options.edition.clone(),
            registry: desk.roll.digest().map(str::to_owned),
            overlays: desk.options.overlays.clone(),
            files: file
                .texts()
                .map(|(name, text)| FileForm {
                    name: name.to_owned(),
                    sha256: text_digest(text),
                    text: text.to_owned(),
                })
                .collect(),
        }
    }
}
