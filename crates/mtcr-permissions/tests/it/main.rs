//! Permissions as the policies of this repository decide them.
#![expect(clippy::unwrap_used, reason = "a test that meets what it does not expect fails")]

mod bad;
mod cases;
mod matrix;
mod properties;
mod world;
