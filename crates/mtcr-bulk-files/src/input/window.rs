//! A moving window over the bytes of a file; it grows only as far as it is asked to.

use crate::BulkError;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes read at once.
const STEP: usize = 1 << 18;

/// The bytes of a file that were read and not yet done with.
pub(crate) struct Window {
    file: File,
    name: String,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// The place of `start` in the file.
    offset: u64,
    length: u64,
}

impl Window {
    pub(crate) fn open(path: &Path) -> Result<Window, BulkError> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(BulkError::unreadable(&name))?;
        let length = file.metadata().map_err(BulkError::unreadable(&name))?.len();
        if length == 0 {
            return Err(BulkError::Empty { file: name });
        }
        Ok(Window { file, name, buffer: Vec::new(), start: 0, end: 0, offset: 0, length })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The place of the first byte in the window.
    pub(crate) fn offset(&self) -> u64 {
        self.offset
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Reads more behind what is there; `false` at the end of the file.
    pub(crate) fn more(&mut self) -> Result<bool, BulkError> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() < self.end + STEP {
            self.buffer.resize(self.end + STEP, 0);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        loop {
            match self.file.read(room) {
                Ok(count) => {
                    self.end += count;
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(BulkError::unreadable(&self.name)(error)),
            }
        }
    }

    /// Is done with bytes at its front.
    pub(crate) fn consume(&mut self, count: usize) {
        let count = count.min(self.end - self.start);
        self.start += count;
        self.offset += u64::try_from(count).unwrap_or(0);
    }

    pub(crate) fn go_to(&mut self, place: u64) -> Result<(), BulkError> {
        self.file.seek(SeekFrom::Start(place)).map_err(BulkError::unreadable(&self.name))?;
        (self.start, self.end, self.offset) = (0, 0, place);
        Ok(())
    }

    /// Skips the mark that some programs put before UTF-8, and refuses UTF-16.
    pub(crate) fn begin(&mut self) -> Result<(), BulkError> {
        while self.bytes().len() < 3 && self.more()? {}
        let front = self.bytes();
        if front.starts_with(&[0xFF, 0xFE]) || front.starts_with(&[0xFE, 0xFF]) {
            return Err(BulkError::broken(
                &self.name,
                ":1",
                "the text is UTF-16; save it as UTF-8, or as CSV UTF-8 from a spreadsheet",
            ));
        }
        if front.starts_with(&[0xEF, 0xBB, 0xBF]) {
            self.consume(3);
        }
        Ok(())
    }
}

/// How many lines end in some bytes.
pub(crate) fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}
