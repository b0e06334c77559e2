//! Classifying a product: by a dossier that is pasted or sent as a file, or by a form for its class.

mod answer;
mod paste;

use crate::Node;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/classify", get(paste::form).post(paste::classify))
}
