//! What is said of every row.

use super::ColumnMap;
use mtcr_corpus::reader::Sink;
use mtcr_rules::Vocabulary;

/// Reads what is said of every row as a dossier of its own, so that a mistake in it is found before the first row.
pub(super) fn check(map: &ColumnMap, vocabulary: &Vocabulary, sink: &Sink) {
    let files = [map.source().clone(), map.source().clone()];
    if let Err(report) = mtcr_corpus::dossier::link(&map.every, &files, vocabulary, &[]) {
        report.into_iter().for_each(|problem| sink.add(problem));
    }
}
