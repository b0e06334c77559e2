//! What was found, as it was seen then: kept sealed, because it says who was asked about.

use mtcr_screening::{Evidence, Explanation, Grade, Party, Score};
use serde::{Deserialize, Serialize};

/// A record of a list that is like the party, with everything by which a person judges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What stands for the record in events and addresses.
    pub hit: String,
    /// What the list is called.
    pub title: String,
    /// The version of the list.
    pub version: u32,
    /// The record as it was then.
    pub party: Party,
    /// How alike they are.
    pub score: Score,
    /// How much they have in common.
    pub evidence: Evidence,
    /// How sure it is.
    pub grade: Grade,
    /// Why: for the analyst and the auditor, and for nobody else.
    pub explanation: Explanation,
}

/// What is kept of one screening beside its event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Findings {
    /// The most evidence first.
    pub(crate) found: Vec<Finding>,
    /// Why nobody can say that the party is clear: the list, where it is one, and the words for it.
    pub(crate) refusals: Vec<(Option<String>, String)>,
}
