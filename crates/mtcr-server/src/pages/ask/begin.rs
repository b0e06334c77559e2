//! The beginning of an interview.

use crate::pages::classify::{ClassView, classes};
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

#[derive(Template)]
#[template(path = "ask/begin.html")]
struct BeginPage {
    f: Frame,
    editions: Editions,
    wrong: Vec<Wrong>,
    classes: Vec<ClassView>,
    session: String,
}

/// What may be said before the first question.
pub(super) async fn show(visit: Visit) -> Response {
    begin(&visit, Vec::new(), String::new())
}

/// The same, with what is wrong with a session that was to be taken up.
pub(super) fn begin(visit: &Visit, wrong: Vec<Wrong>, session: String) -> Response {
    let Ok((_, editions)) = law::edition(visit, None) else { return errors::broken(visit) };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let f = visit.frame(visit.t("ask-title"), "ask");
    let classes = classes(visit.node.law());
    reply::with_status(status, &BeginPage { f, editions, wrong, classes, session })
}
