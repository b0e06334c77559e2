//! From a page to a response.

use super::errors;
use super::visit::Visit;
use crate::work::Undone;
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

/// Works something out beside the threads that listen, as soon as its turn comes.
pub(super) async fn off(visit: Visit, work: impl FnOnce(&Visit) -> Response + Send + 'static) -> Response {
    let (kept, gate) = (visit.clone(), visit.node.short().clone());
    gate.run(move || work(&visit)).await.unwrap_or_else(|undone| undone_page(&kept, undone))
}

/// The same for what takes seconds.
pub(super) async fn long(visit: Visit, work: impl FnOnce(&Visit) -> Response + Send + 'static) -> Response {
    let (kept, gate) = (visit.clone(), visit.node.long().clone());
    gate.run(move || work(&visit)).await.unwrap_or_else(|undone| undone_page(&kept, undone))
}

fn undone_page(visit: &Visit, undone: Undone) -> Response {
    match undone {
        Undone::Busy | Undone::TooLong => errors::busy(visit),
        Undone::Broken => errors::broken(visit),
    }
}
