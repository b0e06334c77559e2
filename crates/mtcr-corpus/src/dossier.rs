//! From a dossier as it was written to a dossier that rules are evaluated over.
//!
//! Every name is looked up in the vocabulary, every quantity read exactly, and what cannot all be true is
//! refused with both places. Absent stays unknown: nothing here fills a gap.

mod classes;
mod contradiction;
mod facts;
mod form;
mod interval;
mod lists;
mod number;
mod overrides;
mod purposes;
mod reader;
mod related;
mod words;

use std::path::Path;

use mtcr_rules::{Dossier, Method, Vocabulary};

use crate::problem::Report;
use crate::reader::{DOSSIER_BYTES, Reading, Sink, read_file, text_of_bytes};
use crate::source::{DossierSource, FileId, SourceFile};
use reader::DossierReader;

/// A dossier as one file says it, with what the command line puts in place of that.
#[derive(Clone, Debug)]
pub struct DossierFile {
    /// The file, and after it one for each fact given on the command line.
    files: Vec<SourceFile>,
    source: DossierSource,
}

impl DossierFile {
    /// Reads a dossier from disk; `shown_as` is its path in messages.
    ///
    /// # Errors
    /// A file that cannot be read, is too large, is not UTF-8 or not TOML, and every key that a dossier does
    /// not have.
    pub fn open(path: &Path, shown_as: &str) -> Result<Self, Report> {
        let file =
            read_file(path, shown_as, DOSSIER_BYTES).map_err(|problem| Report::from_iter([problem]))?;
        Self::of_file(file)
    }

    /// Reads a dossier from text.
    ///
    /// # Errors
    /// As [`DossierFile::open`].
    pub fn parse(shown_as: &str, text: &str) -> Result<Self, Report> {
        let file = text_of_bytes(shown_as, text.as_bytes().to_vec(), DOSSIER_BYTES);
        Self::of_file(file.map_err(|problem| Report::from_iter([problem]))?)
    }

    fn of_file(file: SourceFile) -> Result<Self, Report> {
        let sink = Sink::new();
        let reading = Reading { file: &file, id: FileId::default(), sink: &sink };
        let source = reading.document(DossierSource::read).unwrap_or_default();
        let report: Report = sink.into_problems().into_iter().collect();
        report.or_value(Self { files: vec![file], source })
    }

    /// What the file says.
    #[must_use]
    pub fn source(&self) -> &DossierSource {
        &self.source
    }

    /// Looks everything up and completes it with what follows by methods and bounds.
    ///
    /// # Errors
    /// Every unknown name, wrong unit or form, and contradiction.
    pub fn link(&self, vocabulary: &Vocabulary, methods: &[Method]) -> Result<Dossier, Report> {
        link(&self.source, &self.files, vocabulary, methods)
    }
}

/// Reads a dossier from text and links it; `shown_as` is its path in messages.
///
/// # Errors
/// Every mistake of the text, each with its place and what would be right.
pub fn read_dossier(
    shown_as: &str,
    text: &str,
    vocabulary: &Vocabulary,
    methods: &[Method],
) -> Result<Dossier, Report> {
    DossierFile::parse(shown_as, text)?.link(vocabulary, methods)
}

/// Links a dossier that was read already: that of a case, for instance. `files` are those that its
/// [`FileId`]s count in.
///
/// # Errors
/// As [`DossierFile::link`].
pub fn link(
    source: &DossierSource,
    files: &[SourceFile],
    vocabulary: &Vocabulary,
    methods: &[Method],
) -> Result<Dossier, Report> {
    let reader = DossierReader::new(vocabulary, files);
    let mut dossier = reader.dossier(source);
    // What follows from a dossier with mistakes says nothing.
    if reader.sink.is_empty()
        && let Err(found) = mtcr_rules::complete(vocabulary, methods, &mut dossier)
    {
        reader.contradictions(source, &dossier, &found);
    }
    let report: Report = reader.sink.into_problems().into_iter().collect();
    report.or_value(dossier)
}
