//! `GET annex/check`.

use crate::Node;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use mtcr_application::wire::CheckForm;
use std::sync::Arc;

/// Says what a check of this node's law found.
#[utoipa::path(
    get, path = "/annex/check", operation_id = "check", tag = "annex",
    responses((status = 200, description = "What was found", body = CheckForm)),
)]
pub(crate) async fn check(State(node): State<Arc<Node>>) -> Reply {
    let worker = Arc::clone(&node);
    let form = node.long().run(move || worker.check()).await??;
    Ok(reply::json(&*form))
}
