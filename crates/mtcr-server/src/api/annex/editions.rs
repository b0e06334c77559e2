//! `GET annex/editions`.

use crate::Node;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use mtcr_application::wire::EditionForm;
use std::sync::Arc;

/// Lists the editions of the Annex, the oldest first.
#[utoipa::path(
    get, path = "/annex/editions", operation_id = "editions", tag = "annex",
    responses((status = 200, description = "The editions", body = Vec<EditionForm>)),
)]
pub(crate) async fn editions(State(node): State<Arc<Node>>) -> Reply {
    let forms: Vec<EditionForm> = node.law().corpus.editions.iter().map(EditionForm::from).collect();
    Ok(reply::json(&forms))
}
