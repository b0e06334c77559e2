//! Bulk classification against the ordinary path and beside others: products drawn at every limit, products as catalogues
//! have them, and figures. Not delivered; `cargo xtask bench-bulk` runs it.

pub mod asked;
pub mod bench;
pub mod beside;
pub mod draft;
pub mod drawn;
pub mod figures;
pub mod files;
pub mod floor;
pub mod growth;
pub mod nested;
pub mod peers;
pub mod progress;
pub mod random;
pub mod rounds;
pub mod run;
pub mod typical;
pub mod vector;
pub mod verify;
