//! Signing in and out.
//!
//! Where somebody signs in nobody is known yet: the form is tied to the browser by a cookie of its own, which ends when
//! a session begins, so that no other page can sign somebody in as somebody else. The secret of a session is new at each
//! sign-in.

use super::deed;
use super::errors;
use super::provider;
use super::sheet::{Block, Field, Form, Sheet};
use super::told;
use super::typed::Typed;
use super::visit::Visit;
use crate::Node;
use crate::access::{Cookie, cleared, is_own, set};
use axum::Router;
use axum::extract::Query;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use mtcr_office::{Error, Office, SignIn, SignedIn};
use mtcr_signin::{SessionId, csrf};
use serde::Deserialize;
use std::sync::Arc;

/// Letters of the longest name or password that is looked at.
const LONGEST: usize = 1000;

/// Their routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-in/code", post(code))
        .route("/sign-out", post(sign_out))
}

/// What the address of the page may carry.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    /// Where somebody wanted to go who had to sign in first.
    to: Option<String>,
    done: Option<String>,
}

/// The page, for whoever has signed in as well: somebody else may want to.
async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    if let Err(none) = deed::office(&visit) {
        return none.into();
    }
    let done = deed::done(&visit, wanted.done.as_deref());
    tied(&visit, |token| form(&visit, token, "", &safe(wanted.to.as_deref().unwrap_or_default())).done(done))
}

async fn sign_in(visit: Visit, headers: HeaderMap, typed: Typed) -> Response {
    let office = match deed::office(&visit) {
        Ok(office) => office,
        Err(none) => return none.into(),
    };
    if !is_tied(&visit, &headers, &typed) {
        return elsewhere(&visit);
    }
    let (name, password, to) = (typed.get("name"), typed.get("password"), safe(&typed.get("to")));
    if name.len() > LONGEST || password.len() > LONGEST {
        return errors::refused(&visit, StatusCode::PAYLOAD_TOO_LARGE);
    }
    match office.sign_in(&name, &password, &visit.visitor.request()).await {
        Ok(SignIn::Done(signed)) => begun(&visit, &office, &signed, &to).await,
        Ok(SignIn::Code(ticket)) => tied(&visit, |token| code_form(&visit, token, ticket.reveal(), &to)),
        Err(error) => again(&visit, &error, |token| form(&visit, token, &name, &to), "name"),
    }
}

async fn code(visit: Visit, headers: HeaderMap, typed: Typed) -> Response {
    let office = match deed::office(&visit) {
        Ok(office) => office,
        Err(none) => return none.into(),
    };
    if !is_tied(&visit, &headers, &typed) {
        return elsewhere(&visit);
    }
    let (ticket, to) = (typed.get("ticket"), safe(&typed.get("to")));
    let code: String = typed.get("code").chars().take(LONGEST).collect();
    match office.sign_in_code(&ticket, &code, &visit.visitor.request()).await {
        Ok(signed) => begun(&visit, &office, &signed, &to).await,
        Err(error) => again(&visit, &error, |token| code_form(&visit, token, &ticket, &to), "code"),
    }
}

async fn sign_out(visit: Visit, _typed: Typed) -> Response {
    let office = match deed::office(&visit) {
        Ok(office) => office,
        Err(none) => return none.into(),
    };
    if let Err(error) = office.sign_out(&visit.visitor.caller, &visit.visitor.request()).await {
        return deed::not_done(&visit, &error);
    }
    let mut response = deed::lead_on(&visit, "/sign-in", "signed-out");
    append(&mut response, cleared(Cookie::Session, visit.visitor.client.by_tls));
    // What the browser kept of the pages of this person goes as well.
    let everything = axum::http::HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", everything);
    response
}

/// A page with a form that is tied to the browser by a cookie.
pub(super) fn tied(visit: &Visit, page: impl FnOnce(String) -> Sheet) -> Response {
    // The one that the browser has, so that a page in another tab can be sent as well.
    let known = visit.visitor.form.as_deref().and_then(SessionId::read);
    let secret = known.map_or_else(SessionId::new, Ok);
    let made = secret.and_then(|secret| csrf::issue(&secret).map(|token| (secret, token)));
    let Ok((secret, token)) = made else { return errors::broken(visit) };
    let page = page(token);
    let status = if page.is_wrong() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut response = page.with_status(status);
    append(&mut response, set(Cookie::Form, secret.reveal(), visit.visitor.client.by_tls));
    response
        .headers_mut()
        .insert(axum::http::header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    response
}

/// Whether a form was sent by the browser and the page that it was tied to.
pub(super) fn is_tied(visit: &Visit, headers: &HeaderMap, typed: &Typed) -> bool {
    let cookie = Cookie::Form.read(headers, visit.visitor.client.by_tls);
    let secret = cookie.and_then(|cookie| SessionId::read(&cookie));
    is_own(headers) && secret.is_some_and(|secret| csrf::holds(&secret, &typed.get("csrf")))
}

/// A form that was sent from elsewhere, or from a page that is older than the browser's memory of it.
pub(super) fn elsewhere(visit: &Visit) -> Response {
    errors::elsewhere(visit)
}

/// The page once more, with what was wrong, or where the node could not, what says so.
pub(super) fn again(
    visit: &Visit,
    error: &Error,
    page: impl FnOnce(String) -> Sheet,
    field: &'static str,
) -> Response {
    match error {
        Error::Fault(fault) => deed::failed(visit, fault),
        Error::Refused(refusal) => {
            let text = told::ground(visit, &refusal.ground);
            let mut response = tied(visit, |token| page(token).wrong(field, text));
            *response.status_mut() = told::status(&refusal.ground);
            response
        }
    }
}

/// A session has begun: the one that the browser had before ends, it is told the new secret, and led on.
pub(super) async fn begun(visit: &Visit, office: &Office, signed: &SignedIn, to: &str) -> Response {
    let before = &visit.visitor.caller;
    if before.session().is_some() {
        match office.sign_out(before, &visit.visitor.request()).await {
            // It may be over by now, by another hand.
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(error @ Error::Fault(_)) => return deed::not_done(visit, &error),
        }
    }
    let to = if to.is_empty() { visit.to("/account") } else { to.to_owned() };
    let mut response = Redirect::to(&to).into_response();
    let by_tls = visit.visitor.client.by_tls;
    append(&mut response, set(Cookie::Session, signed.secret.reveal(), by_tls));
    append(&mut response, set(Cookie::Device, &signed.device, by_tls));
    append(&mut response, cleared(Cookie::Form, by_tls));
    response
}

pub(super) fn append(response: &mut Response, cookie: Option<axum::http::HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

pub(super) fn form(visit: &Visit, token: String, name: &str, to: &str) -> Sheet {
    let name = Field::line("name", "name", visit.t("sign-in-name")).value(name).complete("username");
    let password = Field::password("password", "password", visit.t("sign-in-password"), "current-password");
    let elsewhere = provider::button(visit, &token, to);
    let form = Form::new(visit, "/sign-in", "sign-in").token(token).hidden("to", to);
    let form = form.field(name).field(password);
    let mut blocks = vec![Block::Form(form)];
    blocks.extend(elsewhere.map(Block::Form));
    blocks.push(Block::Text(visit.t("sign-in-lost")));
    Sheet::new(visit, "sign-in", "sign-in").lead(visit.t("sign-in-lead")).part("form", String::new(), blocks)
}

fn code_form(visit: &Visit, token: String, ticket: &str, to: &str) -> Sheet {
    let code = Field::line("code", "code", visit.t("sign-in-code"));
    let code = code.hint(visit.t("sign-in-code-hint")).complete("one-time-code");
    let form = Form::new(visit, "/sign-in/code", "sign-in").token(token);
    let form = form.hidden("ticket", ticket).hidden("to", to).field(code);
    Sheet::new(visit, "sign-in", "sign-in").part("form", String::new(), vec![Block::Form(form)])
}

/// A page of this node to be led to; nothing where it is anything else.
pub(super) fn safe(to: &str) -> String {
    let ours = to.starts_with("/en/") || to.starts_with("/fr/");
    let plain = to.chars().all(|letter| letter.is_ascii_alphanumeric() || "/-_.".contains(letter));
    if ours && plain && !to.contains("//") && !to.contains("..") { to.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(safe("/en/account"), "/en/account");
        assert_eq!(safe("/fr/administration/people/0a1b"), "/fr/administration/people/0a1b");
        for to in [
            "",
            "/",
            "//evil.example",
            "https://evil.example",
            "/en//evil.example",
            "/\\evil.example",
            "/en/../../x",
            "/en/account?x=1",
            "/en/a\r\nset-cookie:x",
            "/en/%2f%2fevil.example",
            "/de/account",
            "javascript:alert(1)",
        ] {
            assert_eq!(safe(to), "", "{to}");
        }
    }
}
