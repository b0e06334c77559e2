//! The calendar of editions.

use crate::pages::frame::Frame;
use crate::pages::reply;
use crate::pages::visit::Visit;
use askama::Template;
use axum::response::Response;
use mtcr_application::wire::EditionForm;

#[derive(Template)]
#[template(path = "annex/editions.html")]
struct EditionsPage {
    f: Frame,
    editions: Vec<EditionForm>,
    /// The editions whose text is held, oldest first.
    held: Vec<String>,
    first: String,
    last: String,
}

/// All editions, the newest first.
pub(super) async fn show(visit: Visit) -> Response {
    let corpus = &visit.node.law().corpus;
    let f = visit.frame(visit.t("editions-title"), "annex");
    let held: Vec<String> =
        corpus.editions.iter().filter(|edition| edition.encoded).map(|edition| edition.id.clone()).collect();
    let mut newest = held.iter().rev();
    let last = newest.next().cloned().unwrap_or_default();
    reply::page(&EditionsPage {
        f,
        editions: corpus.editions.iter().rev().map(EditionForm::from).collect(),
        first: newest.next().cloned().unwrap_or_else(|| last.clone()),
        last,
        held,
    })
}
