//! A registry in one file, in place of that of the law.

use super::{Registry, link};
use crate::blob::digest;
use crate::corpus::Cite;
use crate::corpus::check::Checks;
use crate::corpus::compile::Context;
use crate::corpus::texts;
use crate::problem::Report;
use crate::reader::{LAW_FILE_BYTES, Reading, Sink, read_file};
use crate::source::{FileId, RegistrySource, SourceFile};
use std::collections::BTreeSet;
use std::path::Path;

/// A registry from a file of its own, with what it cites.
#[derive(Clone, Debug)]
pub struct RegistryFile {
    /// The registry.
    pub registry: Registry,
    /// Its sources.
    pub sources: Vec<Cite>,
}

/// Reads a registry from a file. `shown_as` is its path in messages.
///
/// # Errors
/// Every problem of the file.
pub fn open_registry(path: &Path, shown_as: &str) -> Result<RegistryFile, Report> {
    match read_file(path, shown_as, LAW_FILE_BYTES) {
        Ok(file) => read(file),
        Err(problem) => Err([problem].into_iter().collect()),
    }
}

/// Reads a registry from text.
///
/// # Errors
/// Every problem of the text.
pub fn read_registry(shown_as: &str, text: &str) -> Result<RegistryFile, Report> {
    read(SourceFile::new(shown_as, text))
}

fn read(file: SourceFile) -> Result<RegistryFile, Report> {
    let sink = Sink::new();
    let reading = Reading { file: &file, id: FileId(0), sink: &sink };
    let document = reading.document(RegistrySource::read_whole);
    let problems: Report = sink.into_problems().into_iter().collect();
    let (source, cited) = problems.or_value(document.unwrap_or_default())?;
    let files = [(String::new(), file)];
    let digest = digest::of_law(&files);
    let files = files.map(|(_, file)| file);
    let context = Context::new(&files);
    let sources = texts::sources(&cited);
    let known: BTreeSet<&str> = sources.iter().map(|cite| cite.id.as_str()).collect();
    let checks = Checks { context: &context, sources: known, declared: "data/sources.toml" };
    let registry = link(&source, &[], &digest, &checks);
    context.into_report().or_value(())?;
    Ok(RegistryFile { registry, sources })
}
