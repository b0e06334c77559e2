//! What was found, with what would change it.

use super::paste;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::{Wrong, of_report};
use crate::pages::reply;
use crate::pages::result::ProductView;
use crate::pages::visit::Visit;
use askama::Template;
use axum::response::Response;
use mtcr_application::wire::{ProductForm, QuestionForm};

/// What is to be classified.
pub(super) struct Asked {
    /// The dossier, in TOML.
    pub(super) dossier: String,
    /// The edition; empty for the newest.
    pub(super) edition: String,
}

#[derive(Template)]
#[template(path = "classify/result.html")]
struct ResultPage {
    f: Frame,
    editions: Editions,
    name: String,
    product: ProductView,
    questions: Vec<QuestionForm>,
    dossier: String,
}

/// The name of a pasted dossier in messages.
const SHOWN_AS: &str = "dossier";

/// The page of the result, or the form again with what is wrong.
pub(super) fn answer(visit: &Visit, asked: &Asked) -> Response {
    let (choice, editions) = match law::edition(visit, Some(&asked.edition)) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let Ok(bench) = visit.node.bench(Some(&editions.wanted)) else {
        return crate::pages::errors::broken(visit);
    };
    let dossier = match bench.read(SHOWN_AS, &asked.dossier) {
        Ok(dossier) => dossier,
        Err(report) => {
            let wrong: Vec<Wrong> = of_report("dossier", &report);
            return paste::again(visit, editions, wrong, asked.dossier.clone());
        }
    };
    let _ = choice;
    let form = ProductForm::of(&bench.classifier.classify(&dossier), None);
    let frame = || visit.frame(visit.t("result-title"), "classify");
    let product = ProductView::of(frame, &form, &editions.wanted, &editions.query);
    let name = if form.name.is_empty() { visit.t("result-unnamed") } else { form.name.clone() };
    reply::page(&ResultPage {
        f: frame(),
        editions,
        name,
        product,
        questions: form.questions,
        dossier: asked.dossier.clone(),
    })
}
