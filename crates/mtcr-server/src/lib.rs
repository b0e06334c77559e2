//! The node: API and pages over one law.
//!
//! [`Node`] holds what every request answers from; [`router`] is all routes; [`serve`] listens until told to stop.
//! Both the API and the pages answer through `mtcr-application`, as the command does.

pub mod api;
mod node;
pub mod pages;
mod serve;

pub use node::{Node, NotReady};
pub use serve::{NotServed, Serving, serve};

use axum::Router;
use std::sync::Arc;

/// Every route of the node.
pub fn router(node: Arc<Node>) -> Router {
    Router::new().nest("/api/v1", api::router()).merge(pages::router()).with_state(node)
}
