//! Whether a form with a file was sent by a page of this node: its token is the first part, so that the file behind it is
//! neither held nor read here.

use super::Denied;
use super::guard::FIELD;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use futures_util::StreamExt;
use futures_util::stream;
use mtcr_signin::{SessionId, csrf};
use std::time::Duration;
use tokio::time::Instant;

/// Bytes in which the first part with its head and the beginning of the next has room.
const FIRST: usize = 4096;

/// Lets a form with a file through if its first part is the token of the session. What was looked at goes on with the rest.
pub(super) async fn with_file(
    request: Request,
    secret: &SessionId,
    time: Duration,
) -> Result<Request, (Request, Denied)> {
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let (parts, body) = request.into_parts();
    let denied = |denied| (Request::from_parts(parts.clone(), Body::empty()), denied);
    let mut stream = body.into_data_stream();
    let mut first: Vec<u8> = Vec::new();
    let latest = Instant::now() + time;
    while first.len() < FIRST {
        match tokio::time::timeout_at(latest, stream.next()).await {
            Err(_) => return Err(denied(Denied::TooSlow)),
            Ok(None) => break,
            Ok(Some(Ok(piece))) => first.extend_from_slice(&piece),
            Ok(Some(Err(_))) => return Err(denied(Denied::Elsewhere)),
        }
    }
    let first = Bytes::from(first);
    let mut looked = Request::post("/");
    if let Some(kind) = kind {
        looked = looked.header(header::CONTENT_TYPE, kind);
    }
    let Ok(looked) = looked.body(Body::from(first.clone())) else { return Err(denied(Denied::Elsewhere)) };
    if !token(looked).await.is_some_and(|token| csrf::holds(secret, &token)) {
        return Err(denied(Denied::Elsewhere));
    }
    let whole = stream::once(std::future::ready(Ok(first))).chain(stream);
    Ok(Request::from_parts(parts, Body::from_stream(whole)))
}

/// The token, where the first part has it.
async fn token(form: Request) -> Option<String> {
    let mut form = Multipart::from_request(form, &()).await.ok()?;
    let field = form.next_field().await.ok()??;
    if field.name() != Some(FIELD) {
        return None;
    }
    field.text().await.ok()
}
