//! Lines of declarations judged by the law of the tree.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that stops says where")]

mod anything;
mod cells;
mod goods;
mod licences;
mod parties;
mod tables;
mod tally;
mod world;
