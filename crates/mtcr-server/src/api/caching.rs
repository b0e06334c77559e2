//! Entity tags: answers that follow from law and registry alone are sent once and kept by clients until those change.

use crate::Node;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Tags answers, and answers `304` to whoever has them already.
pub(super) async fn lasting(State(node): State<Arc<Node>>, request: Request, next: Next) -> Response {
    let known = names(request.headers(), node.etag());
    let mut response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    if known {
        response = StatusCode::NOT_MODIFIED.into_response();
    }
    if let Ok(tag) = HeaderValue::from_str(node.etag()) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Keeps what was sent, and what it was answered, out of every cache.
pub(super) async fn passing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whether `If-None-Match` names a tag. Comparison is the weak one, as RFC 9110 asks.
fn names(headers: &HeaderMap, tag: &str) -> bool {
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut tags = lines.flat_map(|line| line.split(','));
    tags.any(|one| one.trim() == "*" || weak(one) == weak(tag))
}
