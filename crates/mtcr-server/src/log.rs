//! What is logged of a request: method, route, status and time, and nothing that somebody typed.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Logs a request once it is answered. The route is the pattern (`/annex/entries/{id}`), never the address: that may
/// hold words of the sender.
pub(crate) async fn logged(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = route_of(&request);
    let begun = Instant::now();
    let response = next.run(request).await;
    let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    // A method is a word of the sender too, unless it is one of the few that are known.
    let method = if KNOWN.contains(&method.as_str()) { method.as_str() } else { "other" };
    tracing::info!(method, route, status = response.status().as_u16(), micros, "answered");
    response
}

pub(crate) const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// The pattern of the route of a request, `none` where it has none.
pub(crate) fn route_of(request: &Request) -> String {
    request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned()
}
