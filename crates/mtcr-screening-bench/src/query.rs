//! One name with its known answer.

use crate::class::Class;
use crate::split::Half;
use mtcr_screening::Kind;
use serde::{Deserialize, Serialize};

/// A name asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The name.
    pub name: String,
    /// Whose name it is.
    pub kind: Kind,
    /// In what way it differs from a listed name, or that it is none.
    pub class: Class,
    /// The half to which it belongs.
    pub half: Half,
    /// The listed name it was made from; for a name of [`Class::General`] the rule that made it.
    pub base: String,
    /// The parties, as `list/uid`, of which one must be found: that of the listed name, and every other one that has a
    /// name in common with it (the same party on another list). Empty for a name that is not listed.
    pub accept: Vec<String>,
}
