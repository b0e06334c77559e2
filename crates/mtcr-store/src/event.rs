//! Events: what happened, and to what.

use crate::canonical::Payload;
use crate::fault::Fault;
use crate::refusal::Refusal;
use crate::value::Row;
use jiff::Timestamp;
use mtcr_ledger::{BadEntry, Entry, Hash, Parts, Pledge};
use std::fmt;

/// Bytes of the longest document or restricted text.
pub const DOCUMENT_LENGTH: usize = 1 << 28;
/// Bytes of the longest line: stream, actor, purpose.
const LINE: usize = 200;
/// Documents with one event.
const DOCUMENTS: usize = 16;

/// The name of a stream: what a run of events happened to, such as `job/7f3a`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StreamId(String);

impl StreamId {
    /// A stream, `KIND/ID`.
    ///
    /// # Errors
    /// The name has no `/`, other characters than letters, digits, `-`, `_`, `.` beside it, or more than 200 bytes.
    pub fn new(name: &str) -> Result<Self, Refusal> {
        let word = |part: &str| {
            !part.is_empty()
                && part.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter))
        };
        match name.split_once('/') {
            Some((kind, id)) if word(kind) && word(id) && name.len() <= LINE => Ok(Self(name.to_owned())),
            _ => Err(Refusal::Stream(name.to_owned())),
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What comes after the `/`, where the part before it is `kind`.
    #[must_use]
    pub fn id_of(&self, kind: &str) -> Option<&str> {
        self.0.strip_prefix(kind)?.strip_prefix('/')
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// An event that is to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    pub(crate) kind: String,
    pub(crate) actor: String,
    pub(crate) recorded_at: Timestamp,
    pub(crate) payload: Payload,
    pub(crate) documents: Vec<Vec<u8>>,
    pub(crate) text: Option<Vec<u8>>,
    pub(crate) private: Vec<(String, Option<PrivateRecord>)>,
}

/// Something of a person that stands in no event: it is kept beside them, sealed, and the event pledges it by a digest.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateRecord {
    /// What it is found by; no two records have the same.
    pub lookup: Option<String>,
    /// What is kept.
    pub bytes: Vec<u8>,
}

/// Without anything that it holds.
impl fmt::Debug for PrivateRecord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PrivateRecord")
    }
}

impl NewEvent {
    /// An event of a kind, such as `job-queued`, with the one who did it and when it is recorded.
    ///
    /// The instant is the caller's, to the microsecond; the store has no clock.
    ///
    /// # Errors
    /// The kind is no word, the actor not one line, the instant too fine.
    pub fn new(kind: &str, actor: &str, recorded_at: Timestamp, payload: Payload) -> Result<Self, Refusal> {
        if !is_word(kind) {
            return Err(Refusal::Kind(kind.to_owned()));
        }
        let [kind, actor] = [kind, line(actor)?].map(str::to_owned);
        Ok(Self {
            kind,
            actor,
            recorded_at: instant(recorded_at)?,
            payload,
            documents: Vec::new(),
            text: None,
            private: Vec::new(),
        })
    }

    /// The event with a record of its stream that is kept beside it, in the place of an earlier one of that name; or
    /// with none, and the earlier one is erased. The field `private` of the payload will say so.
    ///
    /// # Errors
    /// The name is no word, the record too long, or the payload has a field `private`.
    pub fn with_private(mut self, name: &str, record: Option<PrivateRecord>) -> Result<Self, Refusal> {
        if !is_word(name) {
            return Err(Refusal::Record(name.to_owned()));
        }
        if self.payload.fields().contains_key(PRIVATE) {
            return Err(Refusal::OwnPledge);
        }
        let record = record
            .map(|PrivateRecord { lookup, bytes }| Ok(PrivateRecord { lookup, bytes: fitting(bytes)? }));
        self.private.push((name.to_owned(), record.transpose()?));
        Ok(self)
    }

    /// The event with a document, which is kept under its SHA-256 and named by the event.
    ///
    /// # Errors
    /// It is the seventeenth, or longer than [`DOCUMENT_LENGTH`].
    pub fn with_document(mut self, bytes: Vec<u8>) -> Result<Self, Refusal> {
        if self.documents.len() == DOCUMENTS {
            return Err(Refusal::Documents(DOCUMENTS + 1));
        }
        self.documents.push(fitting(bytes)?);
        Ok(self)
    }

    /// The event with a restricted text, which is kept sealed; every read of it becomes an event too.
    ///
    /// # Errors
    /// It is longer than [`DOCUMENT_LENGTH`].
    pub fn with_text(mut self, text: Vec<u8>) -> Result<Self, Refusal> {
        self.text = Some(fitting(text)?);
        Ok(self)
    }
}

/// The field of a payload in which records are pledged.
pub(crate) const PRIVATE: &str = "private";

fn is_word(text: &str) -> bool {
    let word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !text.is_empty() && text.len() <= 64 && text.chars().all(word)
}

fn fitting(bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
    if bytes.len() > DOCUMENT_LENGTH { Err(Refusal::Length(bytes.len())) } else { Ok(bytes) }
}

/// Text that is one line and not too long.
pub(crate) fn line(text: &str) -> Result<&str, Refusal> {
    let fits = !text.is_empty() && text.len() <= LINE && !text.contains(char::is_control);
    if fits { Ok(text) } else { Err(Refusal::Line(text.to_owned())) }
}

/// An instant that can be kept as it is.
pub(crate) fn instant(at: Timestamp) -> Result<Timestamp, Refusal> {
    if at.subsec_nanosecond() % 1000 == 0 { Ok(at) } else { Err(Refusal::Instant(at)) }
}

/// An event that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its place among all events, from 1 without gaps; entry `sequence - 1` of the ledger.
    pub sequence: u64,
    /// What it happened to.
    pub stream: StreamId,
    /// Its place among the events of its stream, from 1 without gaps.
    pub version: u64,
    /// What kind of thing happened.
    pub kind: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What it says.
    pub payload: Payload,
    /// The digests of the documents that it names.
    pub documents: Vec<Hash>,
    /// What it says of its restricted text.
    pub text: Option<Pledge>,
}

/// The columns that [`Event::read`] reads, in its order.
pub(crate) const COLUMNS: &str = "sequence, stream, version, kind, recorded_at, actor, payload, digest, documents, \
                                  text_commitment, text_sealed";

impl Event {
    /// The entry of the ledger that stands for it.
    ///
    /// # Errors
    /// A part cannot be written; never for an event that the store appended.
    pub fn entry(&self) -> Result<Entry, BadEntry> {
        Entry::new(&Parts {
            kind: &self.kind,
            subject: self.stream.as_str(),
            actor: &self.actor,
            at: self.recorded_at,
            text: self.text,
            payload: self.frame().as_bytes(),
        })
    }

    /// The payload of its entry: documents, payload and version as canonical JSON.
    fn frame(&self) -> String {
        let Self { version, payload, .. } = self;
        format!(
            "{{\"documents\":{},\"event\":{},\"version\":{version}}}",
            self.document_list(),
            payload.text()
        )
    }

    /// The digests of its documents as canonical JSON.
    pub(crate) fn document_list(&self) -> String {
        let digests: Vec<String> = self.documents.iter().map(|digest| format!("\"{digest}\"")).collect();
        format!("[{}]", digests.join(","))
    }

    /// Reads a row with the [`COLUMNS`].
    pub(crate) fn read(row: &Row) -> Result<Self, Fault> {
        let wrong = |column: &'static str, right: &'static str| Fault::Row {
            table: "event",
            row: row.int(0).map_or_else(|| "?".to_owned(), |sequence| sequence.to_string()),
            column,
            right,
        };
        let count = |at: usize, column| row.count(at).ok_or_else(|| wrong(column, "a count"));
        let text = |at: usize, column| row.text(at).ok_or_else(|| wrong(column, "a text"));
        let hash = |at: usize, column| match row.text(at) {
            None => Ok(None),
            Some(hex) => Hash::from_hex(hex).map(Some).ok_or_else(|| wrong(column, "a digest")),
        };
        let payload =
            Payload::parse(text(6, "payload")?).ok_or_else(|| wrong("payload", "canonical JSON"))?;
        if payload.digest().to_string() != text(7, "digest")? {
            return Err(wrong("digest", "the digest of the payload"));
        }
        let recorded_at = text(4, "recorded_at")?;
        let documents: Vec<String> = serde_json::from_str(text(8, "documents")?)
            .map_err(|_| wrong("documents", "a list of digests"))?;
        let documents: Option<Vec<Hash>> = documents.iter().map(|hex| Hash::from_hex(hex)).collect();
        let event = Self {
            sequence: count(0, "sequence")?,
            stream: StreamId::new(text(1, "stream")?).map_err(|_| wrong("stream", "a stream"))?,
            version: count(2, "version")?,
            kind: text(3, "kind")?.to_owned(),
            recorded_at: recorded_at.parse().map_err(|_| wrong("recorded_at", "an instant"))?,
            actor: text(5, "actor")?.to_owned(),
            payload,
            documents: documents.ok_or_else(|| wrong("documents", "a list of digests"))?,
            text: match (hash(9, "text_commitment")?, hash(10, "text_sealed")?) {
                (Some(commitment), Some(sealed)) => Some(Pledge { commitment, sealed }),
                (None, None) => None,
                _ => return Err(wrong("text_sealed", "there where `text_commitment` is")),
            },
        };
        // There is one way to write a row, or two rows would stand for one entry.
        if text_of(event.recorded_at) != recorded_at {
            return Err(wrong("recorded_at", "an instant with six digits after the second"));
        }
        if event.document_list() != text(8, "documents")? {
            return Err(wrong("documents", "canonical JSON"));
        }
        Ok(event)
    }
}

/// An instant as the tables keep it: in UTC, with six digits after the second, so that text order is order in time.
pub(crate) fn text_of(at: Timestamp) -> String {
    format!("{at:.6}")
}
