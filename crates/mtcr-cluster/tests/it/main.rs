//! SQL on one machine, and clusters of real processes that are killed at many moments.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "a test that panics has failed"
)]

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod cuts;
#[cfg(test)]
mod files;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod refused;
