//! Mappings: read once in a process, whatever number of batches they are used for.

use crate::law;
use mtcr_bulk_files::ColumnMap;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Mappings that are kept; a process that sees more of them reads them again.
const MOST: usize = 64;

static READ: Mutex<BTreeMap<String, Arc<ColumnMap>>> = Mutex::new(BTreeMap::new());

/// The text of a mapping that is given by itself or by the name of its file: a text of more than one line is itself.
///
/// # Errors
/// A file that cannot be read.
pub(crate) fn text_of(given: &str) -> Result<String, String> {
    if given.contains('\n') {
        return Ok(given.to_owned());
    }
    std::fs::read_to_string(Path::new(given)).map_err(|error| {
        format!("cannot read the mapping `{given}`: {error}; give the name of its file, or its text")
    })
}

/// A mapping by its text.
///
/// # Errors
/// Every mistake in it, with its place.
pub(crate) fn read(text: &str) -> Result<Arc<ColumnMap>, String> {
    let mut kept = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(map) = kept.get(text) {
        return Ok(Arc::clone(map));
    }
    let vocabulary = &law::desk()?.classifier.corpus().vocabulary;
    let map = ColumnMap::parse("mapping", text, vocabulary).map_err(|report| report.to_string())?;
    if kept.len() >= MOST {
        kept.clear();
    }
    let map = Arc::new(map);
    kept.insert(text.to_owned(), Arc::clone(&map));
    Ok(map)
}
