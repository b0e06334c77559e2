//! The Annex: its tree, its entries, its editions.

mod beside;
mod diff;
mod editions;
mod entry;
mod history;
mod rule;
mod tree;

use crate::Node;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/annex", get(tree::show))
        .route("/annex/editions", get(editions::show))
        .route("/annex/diff", get(diff::show))
        .route("/annex/{id}", get(entry::show))
}
