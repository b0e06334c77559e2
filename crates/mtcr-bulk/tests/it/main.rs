//! Tests of bulk classification against the ordinary path, over the law of this repository.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

#[cfg(test)]
mod law;
#[cfg(test)]
mod same;
