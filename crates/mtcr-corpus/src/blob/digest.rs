//! One number that stands for all files of the law.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::files::{FileKind, in_list};
use crate::source::SourceFile;

/// The digest of the files of the law but national lists, as hexadecimal digits. They are given by their path
/// relative to the corpus, sorted by it.
pub(crate) fn of_law(files: &[(String, SourceFile)]) -> String {
    of_files(files.iter().filter(|(relative, _)| in_list(relative).is_none()))
}

/// The digest of the files of one national list.
pub(crate) fn of_list(files: &[(String, SourceFile)], list: &str) -> String {
    of_files(files.iter().filter(|(relative, _)| in_list(relative).is_some_and(|(folder, _)| folder == list)))
}

fn of_files<'a>(files: impl Iterator<Item = &'a (String, SourceFile)>) -> String {
    let mut hash = Sha256::new();
    for (relative, file) in files {
        if FileKind::of(relative).is_some_and(FileKind::is_cases) {
            continue;
        }
        for part in [relative.as_str(), file.text().unwrap_or_default()] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(part);
        }
    }
    hex(&hash.finalize())
}

/// The digest of one text.
pub(crate) fn of_text(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
