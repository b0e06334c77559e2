//! A JSON object on each line. What stands in it is looked at where rows are judged; here lines are found.

use super::window::Window;
use super::{MOST_BYTES, Position, Rows};
use crate::BulkError;
use crate::row::{Head, Malformed, Read, Row, shown};
use std::path::Path;

/// A file of objects.
pub(crate) struct NdjsonRows {
    window: Window,
    line: u64,
}

impl NdjsonRows {
    pub(crate) fn open(path: &Path) -> Result<NdjsonRows, BulkError> {
        let mut window = Window::open(path)?;
        window.begin()?;
        Ok(NdjsonRows { window, line: 1 })
    }

    /// Goes over blank lines; `false` at the end of the file.
    fn next_begins(&mut self) -> Result<bool, BulkError> {
        loop {
            let front = self.window.bytes();
            let blank = front.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let more = blank < front.len();
            self.line += super::window::lines(front.get(..blank).unwrap_or_default());
            self.window.consume(blank);
            if more {
                return Ok(true);
            }
            if !self.window.more()? {
                return Ok(false);
            }
        }
    }

    /// How far the line goes in the window; `None` when it is longer than is read, and then it is passed over.
    fn end_of_line(&mut self) -> Result<Option<usize>, BulkError> {
        let mut scanned = 0;
        let mut long = false;
        loop {
            let rest = self.window.bytes().get(scanned..).unwrap_or_default();
            if let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
                let end = scanned + at;
                if long || end > MOST_BYTES {
                    self.window.consume(end);
                    return Ok(None);
                }
                return Ok(Some(end));
            }
            scanned += rest.len();
            if scanned > MOST_BYTES {
                self.window.consume(scanned);
                (scanned, long) = (0, true);
            }
            if !self.window.more()? {
                if long {
                    self.window.consume(scanned);
                }
                return Ok((!long).then_some(scanned));
            }
        }
    }
}

impl Rows for NdjsonRows {
    fn heads(&self) -> &[Head] {
        &[]
    }

    fn position(&self) -> Position {
        Position { place: self.window.offset(), line: self.line }
    }

    fn go_to_next(&mut self) -> Result<bool, BulkError> {
        self.next_begins()
    }

    fn go_to(&mut self, position: Position) -> Result<(), BulkError> {
        self.line = position.line;
        self.window.go_to(position.place)
    }

    fn extent(&self) -> u64 {
        self.window.length()
    }

    fn next_row(&mut self) -> Result<Option<Read>, BulkError> {
        if !self.next_begins()? {
            return Ok(None);
        }
        let line = self.line;
        let front = self.window.bytes();
        let front = front.get(..front.len().min(4096)).unwrap_or_default().to_vec();
        let malformed = |reason: String, raw: &[u8]| {
            Read::Malformed(Malformed { line, column: String::new(), reason, raw: shown(raw) })
        };
        let Some(end) = self.end_of_line()? else {
            return Ok(Some(malformed(format!("the line is longer than {MOST_BYTES} bytes"), &front)));
        };
        let raw = self.window.bytes().get(..end).unwrap_or_default().trim_ascii_end();
        let read = match std::str::from_utf8(raw) {
            Ok(text) => Read::Row(Row { line, cells: Vec::new(), raw: text.to_owned() }),
            Err(error) => {
                let byte = raw.get(error.valid_up_to()).copied().unwrap_or_default();
                let reason = format!("byte {byte:02X} is not UTF-8; JSON is always UTF-8");
                malformed(reason, raw)
            }
        };
        self.window.consume(end);
        Ok(Some(read))
    }
}
