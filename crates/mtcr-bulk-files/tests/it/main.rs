//! Files of products, good and bad, over a small law about kites; and of declarations over the law of the tree.
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
mod bad_files;
#[cfg(test)]
mod brief;
#[cfg(test)]
mod columns;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod objects;
#[cfg(test)]
mod parts;
#[cfg(test)]
mod preview;
#[cfg(test)]
mod proposed;
#[cfg(test)]
mod resumed;
#[cfg(test)]
mod tables;
