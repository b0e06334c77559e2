//! Pages that say that there is no page.

use super::frame::Frame;
use super::reply;
use super::told;
use super::visit::Visit;
use crate::access::Denied;
use askama::Template;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::response::{IntoResponse, Redirect};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    f: Frame,
    text: String,
    /// What would be right, in the law's English; empty where nothing is known.
    help: String,
}

/// No page has this address.
pub(super) async fn not_found(visit: Visit) -> Response {
    no_page(&visit)
}

/// The page takes no request of this sort.
pub(super) async fn wrong_method(visit: Visit) -> Response {
    say(&visit, StatusCode::METHOD_NOT_ALLOWED, "error-method", String::new())
}

/// No page has this address.
pub(super) fn no_page(visit: &Visit) -> Response {
    say(visit, StatusCode::NOT_FOUND, "error-not-found", String::new())
}

/// Something that an address names does not exist; the message says what is near.
pub(super) fn nothing_named(visit: &Visit, help: String) -> Response {
    say(visit, StatusCode::NOT_FOUND, "error-nothing-named", help)
}

/// What was sent is no form of these pages.
pub(super) fn bad_form(visit: &Visit, help: String) -> Response {
    say(visit, StatusCode::BAD_REQUEST, "error-bad-form", help)
}

/// What was sent cannot be read, for a reason that its status tells.
pub(super) fn refused(visit: &Visit, status: StatusCode) -> Response {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return say(visit, status, "error-too-large", String::new());
    }
    say(visit, status, "error-bad-form", String::new())
}

/// There is more to do than the node can.
pub(super) fn busy(visit: &Visit) -> Response {
    say(visit, StatusCode::SERVICE_UNAVAILABLE, "error-busy", String::new())
}

/// Work brought no answer.
pub(super) fn undone(visit: &Visit, undone: crate::work::Undone) -> Response {
    match undone {
        crate::work::Undone::Busy | crate::work::Undone::TooLong => busy(visit),
        crate::work::Undone::Broken => broken(visit),
    }
}

/// The provider of identities does not answer as it should.
pub(super) fn silent(visit: &Visit) -> Response {
    say(visit, StatusCode::BAD_GATEWAY, "error-provider", String::new())
}

/// Something broke here.
pub(super) fn broken(visit: &Visit) -> Response {
    say(visit, StatusCode::INTERNAL_SERVER_ERROR, "error-broken", String::new())
}

/// A request goes no further, for a reason that the guard or the office gives.
pub(crate) fn denied(visit: &Visit, parts: &Parts, denied: &Denied) -> Response {
    match denied {
        Denied::NotFound => no_page(visit),
        Denied::Method(_) => say(visit, StatusCode::METHOD_NOT_ALLOWED, "error-method", String::new()),
        Denied::SignIn => {
            let to = if parts.method.is_safe() { visit.here(parts) } else { String::new() };
            let to = if to.is_empty() { to } else { format!("?to={to}") };
            Redirect::to(&format!("/{}/sign-in{to}", visit.lang.code())).into_response()
        }
        Denied::Forbidden(ground) => refused_on(visit, ground),
        Denied::Elsewhere => elsewhere(visit),
        Denied::Parameters => refused(visit, StatusCode::BAD_REQUEST),
        Denied::TooLarge => refused(visit, StatusCode::PAYLOAD_TOO_LARGE),
        Denied::TooSlow => refused(visit, StatusCode::REQUEST_TIMEOUT),
        Denied::Busy => busy(visit),
        Denied::Failed => broken(visit),
    }
}

/// A form was not sent by a page of this node, or by one that is too old.
pub(super) fn elsewhere(visit: &Visit) -> Response {
    say(visit, StatusCode::FORBIDDEN, "error-elsewhere", String::new())
}

/// Somebody may not do what they asked, on a ground that they may know.
pub(super) fn refused_on(visit: &Visit, ground: &mtcr_office::Ground) -> Response {
    let f = visit.frame(visit.t("error-refused-title"), "");
    let text = told::ground(visit, ground);
    reply::with_status(told::status(ground), &ErrorPage { f, text, help: String::new() })
}

fn say(visit: &Visit, status: StatusCode, key: &str, help: String) -> Response {
    let f = visit.frame(visit.t(&format!("{key}-title")), "");
    let text = visit.t(key);
    reply::with_status(status, &ErrorPage { f, text, help })
}
