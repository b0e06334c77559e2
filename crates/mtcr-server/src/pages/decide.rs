//! What the Guidelines say of a transfer: from a form, or from a text.

mod answer;
mod fields;
mod filled;
mod form;
mod ground;
mod literal;
mod page;
mod people;
mod text;
mod whose;

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/decide", get(form::show).post(answer::determine))
        .route("/decide/form", post(form::determine))
}
