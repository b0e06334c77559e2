//! What the node has recorded, for anybody to look at and to check.

mod entries;
mod proof;
mod show;

use crate::Node;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/ledger", get(show::show))
}
