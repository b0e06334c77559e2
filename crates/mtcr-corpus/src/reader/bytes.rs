//! From a file on disk to text: too large and not UTF-8 are refused before anything else looks at it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::problem::{Problem, code};
use crate::source::{SourceFile, Span};

/// The largest file of the corpus, in bytes, included.
pub const LAW_FILE_BYTES: u64 = 4 << 20;

/// The largest dossier, in bytes, included: room for two hundred thousand members of a list.
pub const DOSSIER_BYTES: u64 = 16 << 20;

/// Reads a file of at most `limit` bytes; a larger one is refused by its length without being read.
///
/// # Errors
/// A file that cannot be read, is larger, or is not UTF-8.
pub fn read_file(path: &Path, shown_as: &str, limit: u64) -> Result<SourceFile, Problem> {
    let cannot = |error: std::io::Error| {
        Problem::with_file(shown_as, code::CANNOT_READ, format!("cannot be read: {}", reason(&error)))
    };
    let file = File::open(path).map_err(cannot)?;
    let length = file.metadata().map_err(cannot)?.len();
    if length > limit {
        return Err(too_large(shown_as, limit));
    }
    let mut bytes = Vec::new();
    // The length says nothing of a device or a file that grows.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(cannot)?;
    text_of_bytes(shown_as, bytes, limit)
}

/// The same for bytes at hand.
///
/// # Errors
/// Bytes that are too many or not UTF-8.
pub fn text_of_bytes(shown_as: &str, bytes: Vec<u8>, limit: u64) -> Result<SourceFile, Problem> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(too_large(shown_as, limit));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(shown_as, &text)),
        Err(error) => Err(not_utf_8(shown_as, &error)),
    }
}

fn too_large(shown_as: &str, limit: u64) -> Problem {
    let message = format!("larger than {} MiB and not read", limit >> 20);
    Problem::with_file(shown_as, code::FILE_TOO_LARGE, message).help("split it into smaller files")
}

fn not_utf_8(shown_as: &str, error: &std::string::FromUtf8Error) -> Problem {
    let good = error.utf8_error().valid_up_to();
    let bad = error.as_bytes().get(good).copied().unwrap_or_default();
    let before = String::from_utf8_lossy(error.as_bytes().get(..good).unwrap_or_default());
    let file = SourceFile::new(shown_as, &before);
    Problem::new(&file, Span::new(good..good), code::NOT_UTF_8, format!("byte 0x{bad:02x} is not UTF-8 text"))
        .help("save the file as UTF-8")
}

/// The cause without the number that the operating system gives it.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
