//! A dossier pasted into the page.

use super::answer::{Asked, answer};
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

/// A dossier to begin with.
const EXAMPLE: &str = include_str!("../../../../../examples/first/tj-40.toml");

#[derive(Template)]
#[template(path = "classify/start.html")]
struct StartPage {
    f: Frame,
    editions: Editions,
    wrong: Vec<Wrong>,
    /// What was typed, or the example.
    dossier: String,
}

/// The forms to begin with.
pub(super) async fn form(visit: Visit) -> Response {
    match law::edition(&visit, None) {
        Ok((_, editions)) => start(&visit, editions, Vec::new(), EXAMPLE.to_owned(), StatusCode::OK),
        Err(page) => *page,
    }
}

/// The same forms with what is wrong with a dossier.
pub(super) fn again(visit: &Visit, editions: Editions, wrong: Vec<Wrong>, dossier: String) -> Response {
    start(visit, editions, wrong, dossier, StatusCode::UNPROCESSABLE_ENTITY)
}

fn start(
    visit: &Visit,
    editions: Editions,
    wrong: Vec<Wrong>,
    dossier: String,
    status: StatusCode,
) -> Response {
    let title = if wrong.is_empty() { visit.t("classify-title") } else { visit.t("classify-title-wrong") };
    let f = visit.frame(title, "classify");
    reply::with_status(status, &StartPage { f, editions, wrong, dossier })
}

/// Classifies what was pasted.
pub(super) async fn classify(visit: Visit, typed: Typed) -> Response {
    let asked = Asked { dossier: typed.get("dossier"), edition: typed.get("edition") };
    reply::off(visit, move |visit| answer(visit, &asked)).await
}
