//! The first page: what this is, and what the visitor has.

use super::frame::Frame;
use super::reply;
use super::visit::Visit;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    f: Frame,
    entries: usize,
    states: usize,
}

/// Leads to the page in the language that the browser asks for.
pub(super) async fn choose(visit: Visit) -> Response {
    Redirect::to(&format!("/{}", visit.lang.code())).into_response()
}

/// The first page.
pub(super) async fn show(visit: Visit) -> Response {
    let corpus = &visit.node.law().corpus;
    let entries = corpus.entries.iter().filter(|entry| {
        let newest = corpus.newest_edition();
        newest.is_some_and(|edition| entry.versions_in(edition).any(|version| version.rule.is_some()))
    });
    let f = visit.frame(visit.t("home-title"), "");
    reply::page(&HomePage {
        f,
        entries: entries.count(),
        states: visit.node.roll().registry(visit.node.law()).states.len(),
    })
}
