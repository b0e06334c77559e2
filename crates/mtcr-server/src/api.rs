//! The API under `/api/v1`.

use crate::Node;
use axum::Router;
use std::sync::Arc;

/// Its routes.
pub fn router() -> Router<Arc<Node>> {
    Router::new()
}
