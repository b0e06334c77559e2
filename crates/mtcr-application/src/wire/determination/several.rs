//! The answer of `decide` for several files.

use super::DeterminationForm;
use crate::wire::ProblemForm;
use serde::Serialize;
use utoipa::ToSchema;

/// What the Guidelines say of several transfers.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct DeterminationsForm {
    /// The determinations in the order of the call; a transfer that cannot be read is missing here.
    pub determinations: Vec<DeterminationForm>,
    /// What is wrong with the transfers that cannot be read, and with the dossiers they name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<ProblemForm>,
}
