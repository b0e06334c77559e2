//! One product and everything related to it.

use mtcr_rules::{Dossier, Vocabulary};

use crate::problem::Problem;
use crate::reader::Sink;
use crate::source::{DossierSource, FileId, SourceFile, Span};

/// Reads against a vocabulary and collects what is wrong.
pub(super) struct DossierReader<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    files: &'a [SourceFile],
    pub(super) sink: Sink,
}

impl<'a> DossierReader<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, files: &'a [SourceFile]) -> Self {
        Self { vocabulary, files, sink: Sink::new() }
    }

    pub(super) fn file(&self, file: FileId) -> Option<&'a SourceFile> {
        self.files.get(usize::try_from(file.0).ok()?)
    }

    /// Adds a problem at some characters of a file. The message is only made when it will be listed.
    pub(super) fn problem<M: Into<String>>(
        &self,
        file: FileId,
        at: Span,
        code: &'static str,
        message: impl FnOnce() -> (M, Option<String>),
    ) {
        if self.sink.is_full() {
            return;
        }
        let (message, help) = message();
        let problem = match self.file(file) {
            Some(file) => Problem::new(file, at, code, message),
            None => Problem::with_file("", code, message),
        };
        self.sink.add(problem.maybe_help(help));
    }

    /// The product with its related products.
    pub(super) fn dossier(&self, source: &DossierSource) -> Dossier {
        let mut dossier = Dossier::new(source.name.as_ref().map_or("", |name| name.as_str()));
        self.classes(source, &mut dossier);
        self.product_facts(source, &mut dossier);
        self.complete(source, &mut dossier);
        self.lists(source, &mut dossier);
        self.assertion(source, &mut dossier);
        dossier
    }
}
