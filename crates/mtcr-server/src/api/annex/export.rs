//! `GET annex/export`.

use crate::Node;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use mtcr_application::wire::{CORPUS_SCHEMA, CorpusForm};
use std::sync::Arc;

/// Gives the whole law as one document; `/annex/export/schema` describes it.
#[utoipa::path(
    get, path = "/annex/export", operation_id = "export", tag = "annex",
    responses((status = 200, description = "The law", body = serde_json::Value)),
)]
pub(crate) async fn export(State(node): State<Arc<Node>>) -> Reply {
    let worker = Arc::clone(&node);
    node.short().run(move || Ok(reply::json(&CorpusForm::of(&worker.law().corpus)))).await?
}

/// Gives the JSON Schema of the document that the law is exported as.
#[utoipa::path(
    get, path = "/annex/export/schema", operation_id = "export_schema", tag = "annex",
    responses((status = 200, description = "The schema", body = serde_json::Value)),
)]
pub(crate) async fn schema() -> Reply {
    Ok(([(header::CONTENT_TYPE, "application/json")], CORPUS_SCHEMA).into_response())
}
