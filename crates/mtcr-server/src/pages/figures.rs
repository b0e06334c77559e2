//! Figures of the law as pictures. They show nothing that somebody typed.

use crate::Node;
use crate::pages::visit::Visit;
use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use mtcr_application::figure;
use std::sync::Arc;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/figures/editions.svg", get(editions))
}

/// The editions in time.
async fn editions(visit: Visit) -> Response {
    picture(figure::timeline(visit.node.law()))
}

/// A picture.
pub(super) fn picture(svg: String) -> Response {
    ([(CONTENT_TYPE, "image/svg+xml; charset=utf-8")], svg).into_response()
}
