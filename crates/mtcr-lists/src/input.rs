//! Bytes of a file, counted as they are read, so that no input takes more memory than a list may have.

use crate::ListError;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, inclusive.
    pub file: u64,
    /// Bytes of one record, inclusive.
    pub record: u64,
}

impl Limits {
    /// What a record may have when nothing else is said: 4 MiB. The longest real ones have some ten thousand bytes.
    pub const RECORD: u64 = 4 << 20;

    /// Files of up to so many bytes.
    #[must_use]
    pub fn of_file(file: u64) -> Limits {
        Limits { file, record: Limits::RECORD }
    }
}

/// Why the bytes stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    TooLong,
    RecordTooLong,
    Wide,
}

/// What is known of the bytes given so far; shared by the reader that gives them and the one that asks.
#[derive(Debug)]
pub(crate) struct Meter {
    file: String,
    limits: Limits,
    bytes: Cell<u64>,
    record: Cell<u64>,
    lines: Cell<u32>,
    quotes: Cell<u64>,
    stop: Cell<Option<Stop>>,
}

impl Meter {
    fn new(file: &str, limits: Limits) -> Rc<Meter> {
        Rc::new(Meter {
            file: file.to_owned(),
            limits,
            bytes: Cell::new(0),
            record: Cell::new(0),
            lines: Cell::new(1),
            quotes: Cell::new(0),
            stop: Cell::new(None),
        })
    }

    /// The file.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The line that stands next, from 1.
    pub(crate) fn line(&self) -> u32 {
        self.lines.get()
    }

    /// Whether the quotes given so far pair up.
    pub(crate) fn quotes_pair_up(&self) -> bool {
        self.quotes.get().is_multiple_of(2)
    }

    /// A new record begins.
    pub(crate) fn record_begins(&self) {
        self.record.set(0);
    }

    /// Counts bytes that are handed on.
    fn count(&self, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes.set(self.bytes.get().saturating_add(length));
        self.record.set(self.record.get().saturating_add(length));
        let mut lines = 0_u32;
        let mut quotes = 0_u64;
        for byte in bytes {
            lines += u32::from(*byte == b'\n');
            quotes += u64::from(*byte == b'"');
        }
        self.lines.set(self.lines.get().saturating_add(lines));
        self.quotes.set(self.quotes.get() + quotes);
        if bytes.contains(&0) {
            self.stop.set(Some(Stop::Wide));
        }
    }

    /// Whether more may be handed on.
    fn check(&self) -> io::Result<()> {
        if self.stop.get().is_none() {
            if self.bytes.get() > self.limits.file {
                self.stop.set(Some(Stop::TooLong));
            } else if self.record.get() > self.limits.record {
                self.stop.set(Some(Stop::RecordTooLong));
            }
        }
        match self.stop.get() {
            None => Ok(()),
            Some(_) => Err(io::Error::from(io::ErrorKind::InvalidData)),
        }
    }

    /// What stopped the bytes at a record that began at `line`, if anything did.
    pub(crate) fn stopped(&self, line: u32) -> Option<ListError> {
        let file = self.file.clone();
        self.stop.get().map(|stop| match stop {
            Stop::TooLong => ListError::TooLong { file, limit: self.limits.file },
            Stop::RecordTooLong => ListError::RecordTooLong { file, line, limit: self.limits.record },
            Stop::Wide => ListError::Encoding {
                file,
                line,
                found: "a zero byte stands here, as in UTF-16 or in a file that is not text",
            },
        })
    }

    /// An error at `line` for what is not right with the layout, unless the bytes themselves are not.
    pub(crate) fn layout(&self, line: u32, what: impl Into<String>) -> ListError {
        let wrong = || ListError::Layout { file: self.file.clone(), line, what: what.into() };
        self.stopped(line).unwrap_or_else(wrong)
    }
}

/// Bytes of a file with their meter.
pub(crate) struct Counted<'a> {
    inner: Box<dyn BufRead + 'a>,
    meter: Rc<Meter>,
}

impl<'a> Counted<'a> {
    pub(crate) fn new(file: &str, inner: Box<dyn BufRead + 'a>, limits: Limits) -> (Counted<'a>, Rc<Meter>) {
        let meter = Meter::new(file, limits);
        (Counted { inner, meter: Rc::clone(&meter) }, meter)
    }

    /// All of it as bytes, for formats that are not read in a stream.
    pub(crate) fn all(mut self) -> Result<Vec<u8>, ListError> {
        let mut bytes = Vec::new();
        let allowed = self.meter.limits.file;
        match self.inner.by_ref().take(allowed.saturating_add(1)).read_to_end(&mut bytes) {
            Err(source) => Err(ListError::Unreadable { file: self.meter.file.clone(), source }),
            Ok(read) if u64::try_from(read).unwrap_or(u64::MAX) > allowed => {
                Err(ListError::TooLong { file: self.meter.file.clone(), limit: allowed })
            }
            Ok(_) => Ok(bytes),
        }
    }
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.meter.check()?;
        let read = self.inner.read(buffer)?;
        self.meter.count(buffer.get(..read).unwrap_or_default());
        self.meter.check()?;
        Ok(read)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.meter.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(bytes) = self.inner.fill_buf() {
            self.meter.count(bytes.get(..amount).unwrap_or(bytes));
        }
        self.inner.consume(amount);
    }
}
