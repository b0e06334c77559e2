//! The body of a form: so large and no larger, and not for longer than a body may take.

use super::errors;
use super::visit::Visit;
use crate::Node;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;

/// The request with its body in memory, and the page that it belongs to.
///
/// # Errors
/// The page that says why the body was not taken.
pub(super) async fn read(request: Request, node: &Arc<Node>) -> Result<(Visit, Request), Response> {
    let (mut parts, body) = request.into_parts();
    let Ok(visit) = Visit::from_request_parts(&mut parts, node).await;
    let limits = node.limits();
    // More than the limit is the one way in which a body that arrives whole fails.
    let whole = match tokio::time::timeout(limits.body_time, to_bytes(body, limits.body)).await {
        Ok(Ok(whole)) => whole,
        Ok(Err(_)) => return Err(errors::refused(&visit, StatusCode::PAYLOAD_TOO_LARGE)),
        Err(_) => return Err(errors::refused(&visit, StatusCode::REQUEST_TIMEOUT)),
    };
    Ok((visit, Request::from_parts(parts, Body::from(whole))))
}
