//! What an interview ends with.

use super::question::answers;
use super::session::{AnswerView, written};
use super::step::kept;
use crate::pages::frame::Frame;
use crate::pages::law::Editions;
use crate::pages::plot;
use crate::pages::reply;
use crate::pages::result::ProductView;
use crate::pages::visit::Visit;
use askama::Template;
use axum::response::Response;
use mtcr_annex::ask::Interview;
use mtcr_application::Bench;
use mtcr_application::wire::OutcomeForm;

#[derive(Template)]
#[template(path = "ask/outcome.html")]
struct OutcomePage {
    f: Frame,
    editions: Editions,
    name: String,
    /// Whether nothing was left to be asked.
    complete: bool,
    product: ProductView,
    plot: String,
    session: String,
    answers: Vec<AnswerView>,
    dossier: String,
    record: String,
}

/// The page of an outcome.
pub(super) fn outcome(
    visit: &Visit,
    bench: &Bench<'static>,
    interview: &Interview<'_>,
    complete: bool,
) -> Response {
    let form = OutcomeForm::of(bench.law, bench.choice, interview, complete);
    let editions = Editions::of(visit, bench.choice);
    let frame = || visit.frame(visit.t("ask-outcome-title"), "ask");
    let f = frame();
    reply::page(&OutcomePage {
        product: ProductView::of(frame, &form.product, &editions.wanted, &editions.query),
        plot: plot::of(bench.law, bench.choice, &interview.classification()),
        session: written(&kept(visit, bench, interview)),
        answers: answers(&f, interview.answers()),
        record: form.text(),
        name: form.name,
        dossier: form.dossier,
        complete,
        editions,
        f,
    })
}
