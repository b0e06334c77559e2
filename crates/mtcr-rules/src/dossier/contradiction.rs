//! What cannot all be true of one product.

use crate::vocabulary::FactId;

/// Two things a dossier says that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The fact found impossible.
    pub fact: FactId,
    /// The facts it was compared with or computed from.
    pub against: Vec<FactId>,
    /// One line, lower case, no full stop.
    pub message: String,
    /// The members of lists on the way to it, outermost first: list name and place from 1.
    pub path: Vec<(String, usize)>,
}
