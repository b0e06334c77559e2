//! OpenMTCR: the command `mtcr` and the library behind it.
//!
//! One name for those who build on it: everything that the command, the API and the pages share.

pub use mtcr_application::*;
