//! What a request gives: its body and its parameters, within limits.

use super::problem::Refusal;
use crate::Node;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Kinds of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Media {
    /// JSON.
    Json,
    /// A text in TOML.
    Text,
}

/// A body: text of one of the kinds that are taken.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) media: Media,
    pub(crate) text: String,
}

impl Given {
    /// The body as JSON of this shape.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        if self.media != Media::Json {
            return Err(Refusal::media_type("this address takes JSON only"));
        }
        // The message names a key and a place; the text itself is not repeated.
        serde_json::from_str(&self.text)
            .map_err(|wrong| Refusal::bad(format!("the body is not the JSON described: {wrong}")))
    }
}

impl FromRequest<Arc<Node>> for Given {
    type Rejection = Refusal;

    async fn from_request(request: Request, node: &Arc<Node>) -> Result<Self, Refusal> {
        let media = media(request.headers())?;
        let limits = node.limits();
        let text = body_text(request.into_body(), limits.body);
        let text = tokio::time::timeout(limits.body_time, text).await.map_err(|_| Refusal::too_slow())??;
        Ok(Given { media, text })
    }
}

async fn body_text(body: Body, limit: usize) -> Result<String, Refusal> {
    let bytes = to_bytes(body, limit).await.map_err(|wrong| {
        let cause: &dyn std::error::Error = &wrong;
        let too_long =
            cause.source().is_some_and(<dyn std::error::Error>::is::<http_body_util::LengthLimitError>);
        if too_long {
            Refusal::too_large(format!("a body has {limit} bytes at most"))
        } else {
            Refusal::bad("the body broke off")
        }
    })?;
    String::from_utf8(bytes.into()).map_err(|_| Refusal::bad("the body is not UTF-8"))
}

/// Text of any kind is TOML; of `application` only what says so.
fn media(headers: &HeaderMap) -> Result<Media, Refusal> {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let Some(value) = values.next() else {
        return Err(Refusal::media_type("the request does not say what its body is"));
    };
    // Whoever stands between may go by the other one.
    if values.next().is_some() {
        return Err(Refusal::media_type("the request says twice what its body is"));
    }
    let mut parts = value.to_str().unwrap_or_default().split(';');
    let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    if parts.any(is_other_charset) {
        return Err(Refusal::media_type("a body is text in UTF-8"));
    }
    match essence.as_str() {
        "application/json" => Ok(Media::Json),
        "text/plain" | "text/toml" | "application/toml" => Ok(Media::Text),
        _ => Err(Refusal::media_type("the body is neither JSON nor plain text")),
    }
}

/// Whether a parameter of a content type names a charset that is not read here.
fn is_other_charset(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let value = value.trim().trim_matches('"').to_ascii_lowercase();
    name.trim().eq_ignore_ascii_case("charset") && !["utf-8", "utf8", "us-ascii"].contains(&value.as_str())
}

/// Characters of an idempotency key at most.
const KEY: usize = 200;

/// The key under which a request has its effect once; none where it has none.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Refusal> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().unwrap_or_default();
    let good = (1..=KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if good {
        Ok(Some(key.to_owned()))
    } else {
        Err(Refusal::bad("`Idempotency-Key` has 1 to 200 visible ASCII characters"))
    }
}

/// Parameters after the question mark; one that is not known is refused, since it was meant to say something.
#[derive(Debug)]
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<Arc<Node>> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Node>) -> Result<Self, Refusal> {
        let found = Query::<T>::try_from_uri(&parts.uri);
        found.map(|Query(asked)| Asked(asked)).map_err(|wrong| {
            let cause: &dyn std::error::Error = &wrong;
            let why = cause.source().map_or_else(String::new, |why| format!(": {why}"));
            Refusal::bad(format!("the parameters are not those described{why}"))
        })
    }
}
