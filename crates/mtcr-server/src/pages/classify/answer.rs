//! What was found, with what would change it.

use super::start;
use crate::pages::errors;
use crate::pages::field::FieldView;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::plot;
use crate::pages::problems::{Wrong, of_report};
use crate::pages::reply;
use crate::pages::result::ProductView;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_annex::ask::{Query, Refused};
use mtcr_application::wire::{ProductForm, QuestionForm};

/// What is to be classified.
pub(super) struct Asked {
    /// The dossier, in TOML.
    pub(super) dossier: String,
    /// The edition; empty for the newest.
    pub(super) edition: String,
}

/// Answers to open questions that could not be read.
pub(super) struct Refining<'t> {
    /// What was typed.
    pub(super) typed: &'t Typed,
    /// The names of the facts with what is wrong.
    pub(super) wrong: &'t [(String, Refused)],
}

#[derive(Template)]
#[template(path = "classify/result.html")]
struct ResultPage {
    f: Frame,
    editions: Editions,
    wrong: Vec<Wrong>,
    name: String,
    product: ProductView,
    /// The figure of range and payload; empty where the dossier says nothing of them.
    plot: String,
    /// Open questions that can be answered here.
    fields: Vec<FieldView>,
    /// Open questions that the dossier has to answer.
    others: Vec<QuestionForm>,
    dossier: String,
    rows: usize,
}

/// The name of a pasted dossier in messages.
const SHOWN_AS: &str = "dossier";
/// The longest text area, in lines.
const MOST_ROWS: usize = 30;

/// The page of the result, or the form again with what is wrong.
pub(super) fn answer(visit: &Visit, asked: &Asked, refining: Option<&Refining<'_>>) -> Response {
    let (choice, editions) = match law::edition(visit, Some(&asked.edition)) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let Ok(bench) = visit.node.bench(Some(&editions.wanted)) else { return errors::broken(visit) };
    let dossier = match bench.read(SHOWN_AS, &asked.dossier) {
        Ok(dossier) => dossier,
        Err(report) => {
            let wrong = of_report("dossier", &report);
            return start::start(visit, editions, wrong, asked.dossier.clone());
        }
    };
    let found = bench.classifier.classify(&dossier);
    let plot = plot::of(visit.node.law(), choice, &found);
    let form = ProductForm::of(&found, None);
    let frame = || visit.frame(visit.t("result-title"), "classify");
    let f = frame();
    let (fields, others) = questions(visit, &f, form.questions.clone(), refining);
    let wrong: Vec<Wrong> = fields
        .iter()
        .filter(|field| !field.wrong.is_empty())
        .map(|field| {
            Wrong::new("", field.wrong.clone(), None).about(&field.id, String::new(), field.label.clone())
        })
        .collect();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ResultPage {
        product: ProductView::of(frame, &form, &editions.wanted, &editions.query),
        name: if form.name.is_empty() { visit.t("result-unnamed") } else { form.name.clone() },
        rows: asked.dossier.lines().count().saturating_add(2).min(MOST_ROWS),
        dossier: asked.dossier.clone(),
        f,
        editions,
        wrong,
        plot,
        fields,
        others,
    };
    reply::with_status(status, &page)
}

/// The open questions: those about a fact as fields, the others in words.
fn questions(
    visit: &Visit,
    f: &Frame,
    questions: Vec<QuestionForm>,
    refining: Option<&Refining<'_>>,
) -> (Vec<FieldView>, Vec<QuestionForm>) {
    let corpus = &visit.node.law().corpus;
    let mut names: Vec<String> = questions.iter().map(|question| question.name.clone()).collect();
    // What was typed and refused stands there again, whether it is among the most useful questions or not.
    for (name, _) in refining.iter().flat_map(|refining| refining.wrong) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let mut fields = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some(fact) = corpus.vocabulary.find_fact(name) else { continue };
        let mut field =
            FieldView::of(f, &Query::of_fact(corpus, fact), at, refining.map(|refining| refining.typed));
        let wrong = refining.and_then(|refining| refining.wrong.iter().find(|(wrong, _)| wrong == name));
        if let Some((_, refused)) = wrong {
            field.wrong = refused.to_string();
        }
        fields.push(field);
    }
    let mut others = questions;
    others.retain(|question| corpus.vocabulary.find_fact(&question.name).is_none());
    (fields, others)
}
