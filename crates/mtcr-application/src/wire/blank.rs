//! Dossiers and transfers to fill in.

use serde::Serialize;
use utoipa::ToSchema;

/// A dossier to fill in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BlankForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// What the product is, as asked.
    pub class: String,
    /// The dossier in TOML, its questions in comments.
    pub dossier: String,
}

/// A transfer to fill in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BlankTransferForm {
    /// That nobody vouches for the law, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub banner: Option<String>,
    /// The transfer in TOML, its questions in comments.
    pub transfer: String,
}
