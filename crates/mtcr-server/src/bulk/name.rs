//! What a file is called.

use super::Trouble;
use mtcr_bulk_files::Format;
use std::path::Path;

/// Characters of a name that are kept.
const LENGTH: usize = 120;

/// What a file was called by whoever sent it, for people to tell files apart; nothing of it is ever a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    pub(super) shown: String,
    /// How it ends, in small letters: one of the known endings.
    pub(super) ending: String,
}

impl FileName {
    /// A name whose ending says a format. Folders before it and letters that nobody sees are left out.
    ///
    /// # Errors
    /// It ends in no known way.
    pub fn read(sent: &str) -> Result<FileName, Trouble> {
        let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let seen: String = last.chars().filter(|sign| !sign.is_control()).collect();
        let path = Path::new(&seen);
        Format::of(path).map_err(|_| Trouble::Format)?;
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let stem: String = stem.chars().take(LENGTH).collect();
        Ok(FileName { shown: format!("{stem}.{ending}"), ending })
    }
}

#[cfg(test)]
mod tests {
    use super::{FileName, LENGTH};

    #[test]
    fn a_name_is_shown_and_never_a_path() {
        for (sent, shown) in [
            ("parts.csv", "parts.csv"),
            ("../../etc/passwd.CSV", "passwd.csv"),
            ("C:\\Users\\a\\list.xlsx", "list.xlsx"),
            ("a\u{0}\nb.ndjson", "ab.ndjson"),
            ("<b>.tsv", "<b>.tsv"),
        ] {
            assert_eq!(FileName::read(sent).expect("a name").shown, shown, "{sent}");
        }
        let long = FileName::read(&format!("{}.parquet", "é".repeat(500))).expect("a name");
        assert_eq!(long.shown.chars().count(), LENGTH + ".parquet".len());
        for sent in ["", "csv", ".csv", "a.exe", "a.csv.gz", "a.csv/", "a.csv\u{202e}x"] {
            assert!(FileName::read(sent).is_err(), "{sent}");
        }
    }
}
