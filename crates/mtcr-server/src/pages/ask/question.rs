//! A question with its fields.

use super::session::{self, AnswerView, AnswerWords, views};
use super::step::kept;
use crate::pages::field::FieldView;
use crate::pages::frame::Frame;
use crate::pages::plot;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_annex::Verdict;
use mtcr_annex::ask::{Form, Given, Interview, Query, Refused};
use mtcr_application::Bench;

#[derive(Template)]
#[template(path = "ask/question.html")]
struct QuestionPage {
    f: Frame,
    wrong: Vec<Wrong>,
    notices: Vec<String>,
    number: usize,
    session: String,
    about: String,
    field: FieldView,
    /// Whether it asks for members of a list, of which there may be no more.
    list: bool,
    /// Facts that may be told in its place.
    instead: Vec<String>,
    /// The open entries that the answer concerns.
    concerns: Vec<ConcernView>,
    open: usize,
    controlled: bool,
    answers: Vec<AnswerView>,
    plot: String,
    edition: String,
    query: String,
}

/// An entry that an answer concerns.
struct ConcernView {
    id: String,
    heading: String,
}

/// The page of a question, with what is wrong with an answer to it and what else is to be said.
pub(super) fn question(
    visit: &Visit,
    bench: &Bench<'static>,
    interview: &Interview<'_>,
    query: &Query,
    (refused, notices): (Option<(Refused, &Typed)>, Vec<String>),
) -> Response {
    let number = interview.answers().len() + 1;
    let found = interview.classification();
    let f = visit
        .frame(visit.lang.text("ask-question-title", Some(&[("n", number)].into_iter().collect())), "ask");
    let mut field = FieldView::of(&f, query, 0, refused.as_ref().map(|(_, typed)| *typed));
    let mut wrong = Vec::new();
    if let Some((refused, _)) = refused {
        field.wrong = refused.to_string();
        wrong.push(Wrong::new(field.id.clone(), refused.message, refused.help));
    }
    let corpus = &bench.law.corpus;
    let concern = |id: &String| ConcernView {
        heading: corpus.find_entry(id).map_or_else(String::new, |entry| entry.heading.clone()),
        id: id.clone(),
    };
    let session = kept(visit, bench, interview);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = QuestionPage {
        wrong,
        notices,
        number,
        about: query.about.clone(),
        field,
        list: matches!(query.form, Form::Member(_) | Form::Part(_)),
        instead: query.instead.clone(),
        concerns: query.entries.iter().map(concern).collect(),
        open: found.undetermined().count(),
        controlled: found.verdict() == Verdict::Controlled,
        answers: answers(&f, interview.answers()),
        plot: plot::of(bench.law, bench.choice, &found),
        query: crate::pages::law::Editions::of(visit, bench.choice).query,
        edition: session.edition.clone(),
        session: session::written(&session),
        f,
    };
    reply::with_status(status, &page)
}

/// The answers so far, for people.
pub(super) fn answers(f: &Frame, answers: &[Given]) -> Vec<AnswerView> {
    let words = AnswerWords {
        yes: f.t("field-yes"),
        no: f.t("field-no"),
        unknown: f.t("field-unknown"),
        no_more: f.t("ask-no-more-said"),
        colon: f.t("colon"),
    };
    views(answers, &words)
}
