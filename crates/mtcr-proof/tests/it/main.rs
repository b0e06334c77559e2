//! Proofs over the real Annex and over small invented ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that panics has failed"
)]

#[cfg(test)]
mod brute;
#[cfg(test)]
mod cells;
#[cfg(test)]
mod covered_cells;
#[cfg(test)]
mod covering;
#[cfg(test)]
mod differences;
#[cfg(test)]
mod drawn;
mod law;
#[cfg(test)]
mod toys;
