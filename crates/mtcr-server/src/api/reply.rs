//! Answers as JSON: the very text that the command prints.

use super::problem::Refusal;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What a handler answers with.
pub(crate) type Reply = Result<Response, Refusal>;

/// An answer as JSON, as `mtcr … --format json` prints it.
pub(crate) fn json(form: &impl Serialize) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json_text(form)).into_response()
}

/// A figure.
pub(crate) fn svg(figure: String) -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml; charset=utf-8")], figure).into_response()
}

/// A form as text, its last line ended.
pub(crate) fn json_text(form: &impl Serialize) -> String {
    // Text, numbers, lists and tables with text as keys: nothing here has no form in JSON.
    serde_json::to_string_pretty(form).map(|text| text + "\n").unwrap_or_default()
}

/// A form as one line of text.
pub(crate) fn json_line(form: &impl Serialize) -> String {
    serde_json::to_string(form).unwrap_or_default()
}
