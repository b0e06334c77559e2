//! Something that screens names: the product, or a peer.

mod ours;
mod peer;

pub use ours::Ours;
pub use peer::{Peer, Python};

use crate::pairs::Pair;
use crate::query::Query;

/// What a system said of one name: parties with scores from 0 to 1, the best first.
pub type Hits = Vec<(String, f64)>;

/// What a system said of some names, and how long it worked.
#[derive(Clone, Debug)]
pub struct Round {
    /// Seconds that a core worked for it.
    pub seconds: f64,
    /// For each name its hits.
    pub answers: Vec<Hits>,
}

/// What is known of a system once its index is built.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it is called in the report.
    pub name: String,
    /// It and its version.
    pub version: String,
    /// The threshold it is used with.
    pub threshold: f64,
    /// Seconds that building its index took.
    pub build_seconds: f64,
    /// Megabytes that the index added to the process.
    pub memory_mb: f64,
}

/// Something that screens names.
pub trait System {
    /// What is known of it.
    fn facts(&self) -> &Facts;

    /// Screens these names.
    ///
    /// # Errors
    /// It stopped, or its answer cannot be read.
    fn check(&mut self, queries: &[Query]) -> Result<Round, String>;

    /// Scores these pairs, and the seconds that took.
    ///
    /// # Errors
    /// As [`System::check`].
    fn compare(&mut self, pairs: &[Pair]) -> Result<(Vec<f64>, f64), String>;
}
