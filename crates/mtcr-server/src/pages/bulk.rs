//! Files of products: sent, mapped with a look at the first rows, run, fetched.

mod deeds;
mod fetch;
mod list;
mod mapping;
mod one;
mod parts;
mod text;

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/bulk", get(list::show).post(list::send))
        .route("/bulk/{id}", get(one::show))
        .route("/bulk/{id}/answers", get(fetch::answers))
        .route("/bulk/{id}/delete", post(deeds::delete))
        .route("/bulk/{id}/malformed", get(fetch::malformed))
        .route("/bulk/{id}/mapping", get(mapping::show).post(mapping::save))
        .route("/bulk/{id}/mapping.toml", get(fetch::mapping))
        .route("/bulk/{id}/mapping/text", get(text::show).post(text::save))
        .route("/bulk/{id}/run", post(deeds::run))
        .route("/bulk/{id}/stop", post(deeds::stop))
}
