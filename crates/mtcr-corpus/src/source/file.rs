//! One file of the corpus or one dossier: its path, and the way from a byte to a line and column.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Span;
use crate::problem::Place;

/// A file of a corpus, by its position in the list of files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A file that was read. The text is kept while files are being checked and left out of a blob; lines and
/// columns are known without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    #[serde(serialize_with = "write_path", deserialize_with = "read_path")]
    path: Arc<str>,
    /// The first byte of each line but the first.
    lines: Vec<u32>,
    /// The characters longer than one byte: their first byte, and how many bytes more than one they and all
    /// such characters before them have.
    wide: Vec<(u32, u32)>,
    #[serde(skip)]
    text: Option<Arc<str>>,
}

impl SourceFile {
    /// A file with its text. The path is shown as given.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        let mut lines = Vec::new();
        let mut wide = Vec::new();
        let mut more = 0_u32;
        for (byte, symbol) in text.char_indices() {
            let byte = u32::try_from(byte).unwrap_or(u32::MAX);
            if symbol == '\n' {
                lines.push(byte.saturating_add(1));
            }
            if !symbol.is_ascii() {
                more = more.saturating_add(u32::try_from(symbol.len_utf8()).unwrap_or(1)).saturating_sub(1);
                wide.push((byte, more));
            }
        }
        Self { path: Arc::from(path), lines, wide, text: Some(Arc::from(text)) }
    }

    /// The path as it is shown, with forward slashes.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text, where it is kept.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Some characters of the text, where it is kept.
    #[must_use]
    pub fn slice(&self, at: Span) -> Option<&str> {
        self.text()?.get(usize::try_from(at.start).ok()?..usize::try_from(at.end).ok()?)
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn place(&self, byte: u32) -> Place {
        let (line, start) = self.line_of(byte);
        let more = self.more_before(byte).saturating_sub(self.more_before(start));
        Place {
            file: Arc::clone(&self.path),
            line: u32::try_from(line).unwrap_or(u32::MAX).saturating_add(1),
            column: byte.saturating_sub(start).saturating_sub(more).saturating_add(1),
        }
    }

    /// How many lines end before the one that a byte stands in, and its first byte.
    fn line_of(&self, byte: u32) -> (usize, u32) {
        let line = self.lines.partition_point(|&start| start <= byte);
        (line, line.checked_sub(1).and_then(|line| self.lines.get(line)).copied().unwrap_or(0))
    }

    /// How many bytes more than characters stand before a byte.
    fn more_before(&self, byte: u32) -> u32 {
        let count = self.wide.partition_point(|&(at, _)| at < byte);
        count.checked_sub(1).and_then(|last| self.wide.get(last)).map_or(0, |&(_, more)| more)
    }

    /// The first byte of the line that a byte stands in, and that line without its end.
    pub(crate) fn line_around(&self, byte: u32) -> Option<(usize, &str)> {
        let (line, start) = self.line_of(byte);
        let start = usize::try_from(start).ok()?;
        let text = self.text()?;
        let end = self.lines.get(line).and_then(|&end| usize::try_from(end).ok()).unwrap_or(text.len());
        Some((start, text.get(start..end)?.trim_end_matches(['\n', '\r'])))
    }

    /// The same file without text, lines and columns: only its path remains.
    pub(crate) fn path_only(&self) -> Self {
        Self { path: Arc::clone(&self.path), lines: Vec::new(), wide: Vec::new(), text: None }
    }

    /// A file that another blob holds.
    pub(crate) fn elsewhere() -> Self {
        Self { path: Arc::from(""), lines: Vec::new(), wide: Vec::new(), text: None }
    }
}

fn write_path<S: Serializer>(path: &Arc<str>, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(path)
}

fn read_path<'de, D: Deserializer<'de>>(input: D) -> Result<Arc<str>, D::Error> {
    String::deserialize(input).map(Arc::from)
}

#[cfg(test)]
mod tests {
    use super::SourceFile;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("x.toml", "a = \"±±\"\nµ = 1\n");
        for (byte, shown) in [
            (0, "x.toml:1:1"),
            (5, "x.toml:1:6"),
            (7, "x.toml:1:7"),
            (9, "x.toml:1:8"),
            (11, "x.toml:2:1"),
            (13, "x.toml:2:2"),
            (18, "x.toml:3:1"),
        ] {
            assert_eq!(file.place(byte).to_string(), shown, "byte {byte}");
        }
    }
}
