//! The pages.

use crate::Node;
use axum::Router;
use std::sync::Arc;

/// Their routes.
pub fn router() -> Router<Arc<Node>> {
    Router::new()
}
