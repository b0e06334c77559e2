//! From a page to a response.

use super::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// A page that was found.
pub(super) fn page(template: &impl Template) -> Response {
    with_status(StatusCode::OK, template)
}

/// A page under another status.
pub(super) fn with_status(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        // Templates write to memory and call nothing that fails.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Works something out beside the threads that listen; a page that cannot be worked out says so.
pub(super) async fn off(visit: Visit, work: impl FnOnce(&Visit) -> Response + Send + 'static) -> Response {
    let kept = visit.clone();
    match tokio::task::spawn_blocking(move || work(&visit)).await {
        Ok(response) => response,
        Err(_) => super::errors::broken(&kept),
    }
}
