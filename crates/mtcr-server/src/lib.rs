//! The node: API and pages over one law.
//!
//! [`Node`] holds what every request answers from; [`router`] is all routes; [`serve`] listens until told to stop.
//! Both the API and the pages answer through `mtcr-application`, as the command does.
//!
//! What is sent is neither logged nor kept: `log` names routes, never addresses, and nothing writes files.

pub mod api;
pub mod jobs;
mod limits;
mod log;
mod node;
pub mod pages;
mod serve;
pub mod work;

pub use limits::Limits;
pub use node::{Node, NotReady};
pub use serve::{NotServed, Serving, serve};

use axum::Router;
use axum::middleware::from_fn;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

/// Every route of the node.
pub fn router(node: Arc<Node>) -> Router {
    Router::new()
        .nest("/api/v1", api::router(&node))
        .merge(pages::router())
        .layer(CatchPanicLayer::custom(|_| {
            use axum::response::IntoResponse;
            api::Refusal::failed().into_response()
        }))
        .layer(from_fn(log::logged))
        .with_state(node)
}
