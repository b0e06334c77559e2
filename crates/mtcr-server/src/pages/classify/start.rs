//! The ways to describe a product.

use crate::demo;
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::tries::{self, TryView, Wanted};
use crate::pages::visit::Visit;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_application::Law;

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
    classes: Vec<ClassView>,
    tries: Vec<TryView>,
}

/// A class to choose.
pub(crate) struct ClassView {
    pub(crate) id: String,
    pub(crate) label: String,
}

/// All classes in the order of their names.
pub(crate) fn classes(law: &Law) -> Vec<ClassView> {
    let class =
        |class: &mtcr_rules::Class| ClassView { id: class.decl.id.clone(), label: class.decl.label.clone() };
    let mut classes: Vec<ClassView> = law.corpus.vocabulary.classes().map(|(_, one)| class(one)).collect();
    classes.sort_by_cached_key(|class| class.label.to_lowercase());
    classes
}

/// The forms to begin with.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let Ok(example) = tries::wanted(&wanted, demo::products(&visit.node)) else {
        return errors::no_page(&visit);
    };
    match law::edition(&visit, None) {
        Ok((_, editions)) => start(&visit, editions, Vec::new(), example.unwrap_or(EXAMPLE).to_owned()),
        Err(page) => *page,
    }
}

/// The forms, with what is wrong with a dossier where something is.
pub(super) fn start(visit: &Visit, editions: Editions, wrong: Vec<Wrong>, dossier: String) -> Response {
    let (status, title) = match wrong.is_empty() {
        true => (StatusCode::OK, "classify-title"),
        false => (StatusCode::UNPROCESSABLE_ENTITY, "classify-title-wrong"),
    };
    let f = visit.frame(visit.t(title), "classify");
    let classes = classes(visit.node.law());
    let tries = tries::links(visit, "classify", demo::products(&visit.node));
    reply::with_status(status, &StartPage { f, editions, wrong, dossier, classes, tries })
}
