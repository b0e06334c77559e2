//! The generator makes the same lines everywhere, and keeps its halves apart.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that stops says where")]

mod halves;
