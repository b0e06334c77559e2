//! One number that stands for all files of the law.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::files::FileKind;
use crate::source::SourceFile;

/// SHA-256 over the paths and contents of all files but the cases, sorted by path.
///
/// Each path relative to the corpus folder and each content is preceded by its length in bytes as eight
/// bytes, the least significant first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of files given by their path relative to the corpus, sorted by it.
    pub(crate) fn of_files(files: &[(String, SourceFile)]) -> Self {
        let mut hash = Sha256::new();
        for (relative, file) in files {
            if FileKind::of(relative) == Some(FileKind::Cases) {
                continue;
            }
            for part in [relative.as_str(), file.text().unwrap_or_default()] {
                hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
                hash.update(part);
            }
        }
        Self(hash.finalize().into())
    }

    /// The 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// 64 hexadecimal digits in lower case.
impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}
