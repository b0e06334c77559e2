//! What may not be appended.

use thiserror::Error;

/// Why something is not fit to be appended; nothing was written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The name of a stream is odd.
    #[error("`{0}` is not a stream: `KIND/ID` in letters, digits, `-`, `_`, `.`, at most 200 bytes")]
    Stream(String),
    /// The kind of an event is odd.
    #[error("`{0}` is not a kind of event: lower-case letters, digits and `-`, at most 64 bytes")]
    Kind(String),
    /// An actor or a purpose is not one line.
    #[error("`{0}` is not one line of text of at most 200 bytes")]
    Line(String),
    /// An instant is finer than a microsecond.
    #[error("the instant `{0}` is finer than a microsecond")]
    Instant(jiff::Timestamp),
    /// A payload is not an object.
    #[error("a payload is an object")]
    NoObject,
    /// A number that not every reader of JSON reads as the same.
    #[error("`{0}` is not an integer between -(2^53 - 1) and 2^53 - 1; write it as text")]
    Number(String),
    /// A payload is nested deeper than 32.
    #[error("a payload is nested at most 32 deep")]
    Depth,
    /// A payload does not fit an entry of the ledger.
    #[error("a payload of {0} bytes is too long: at most 60000; keep it as a document")]
    PayloadLength(usize),
    /// An append of nothing, or of too much.
    #[error("{0} events in one append: 1 to 1000")]
    Events(usize),
    /// An event with too many documents.
    #[error("{0} documents with one event: at most 16")]
    Documents(usize),
    /// A document or restricted text is too long.
    #[error("{0} bytes in one document or restricted text: at most 268435456")]
    Length(usize),
    /// The idempotency key is odd.
    #[error("`{0}` is not an idempotency key: one line of 1 to 200 bytes")]
    Key(String),
    /// The idempotency key was used for something else.
    #[error("the idempotency key `{0}` was used for another request")]
    KeyReused(String),
    /// The name of a record is odd.
    #[error("`{0}` is not the name of a record: lower-case letters, digits and `-`, at most 64 bytes")]
    Record(String),
    /// What a record is looked up by leads to another one.
    #[error("what `{0}` would be found by leads to another record")]
    Taken(String),
    /// A payload says itself what the store pledges.
    #[error("a payload has no field `private`: it is for pledges of the store")]
    OwnPledge,
    /// A projection finds that the event does not follow from what happened before.
    #[error("event `{kind}` in stream `{stream}`: {right}")]
    OutOfPlace {
        /// The kind of the event.
        kind: String,
        /// The stream.
        stream: String,
        /// What would be right.
        right: &'static str,
    },
    /// A payload has not the fields that a projection reads.
    #[error("event `{kind}` in stream `{stream}`: `{field}` is not {right}")]
    Field {
        /// The kind of the event.
        kind: String,
        /// The stream.
        stream: String,
        /// The field of the payload.
        field: &'static str,
        /// What would be right.
        right: &'static str,
    },
}
