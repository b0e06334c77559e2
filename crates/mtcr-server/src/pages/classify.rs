//! Classifying a product: by a dossier that is pasted or sent as a file, or by a form for its class.

mod added;
mod answer;
mod class;
mod file;
mod refine;
mod start;

pub(super) use added::{key, merged};
pub(super) use start::{ClassView, classes};

use crate::Node;
use axum::Router;
use axum::routing::{get, post};
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/classify", get(start::show).post(refine::classify))
        .route("/classify/file", post(file::classify))
        .route("/classify/class", post(class::show))
        .route("/classify/form", post(class::classify))
}
