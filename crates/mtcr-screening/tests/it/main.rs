//! Tests of names and the index.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod anything;
mod explained;
mod facts;
mod found;
mod growth;
mod pairs;
mod tables;
mod world;
