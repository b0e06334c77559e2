//! Entries found by words. The words may describe a product, so that they are posted.

use crate::Node;
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::law::{self, Editions};
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use mtcr_application::wire::{HitForm, SearchForm};
use mtcr_search::{Language, NotSearched};
use std::sync::Arc;

/// Entries found at most.
const MOST: usize = 20;
/// Limits shown of one entry at most.
const MOST_LIMITS: usize = 4;

/// Its routes.
pub(super) fn router() -> Router<Arc<Node>> {
    Router::new().route("/search", get(show).post(find))
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    f: Frame,
    editions: Editions,
    wrong: Vec<Wrong>,
    text: String,
    /// What was found; `None` before anything was asked.
    found: Option<FoundView>,
}

/// What was found.
struct FoundView {
    corrected: Vec<String>,
    remarks: Vec<String>,
    hits: Vec<HitView>,
}

/// An entry found.
struct HitView {
    form: HitForm,
    category: String,
    reasons: String,
    limits: Vec<LimitView>,
}

/// How the words stand to a limit.
struct LimitView {
    limit: String,
    state: String,
    figure: String,
}

/// The form.
async fn show(visit: Visit) -> Response {
    let Ok((_, editions)) = law::edition(&visit, None) else { return errors::broken(&visit) };
    page(&visit, editions, Vec::new(), String::new(), None)
}

/// The form with what was found.
async fn find(visit: Visit, typed: Typed) -> Response {
    reply::off(visit, move |visit| found(visit, &typed)).await
}

fn found(visit: &Visit, typed: &Typed) -> Response {
    let (choice, editions) = match law::edition(visit, Some(&typed.get("edition"))) {
        Ok(found) => found,
        Err(page) => return *page,
    };
    let text = typed.get("text");
    // Words of the page's language where they can be searched in, else English ones.
    let language = Language::find(visit.lang.code()).unwrap_or(Language::English);
    let answer = visit.node.finder(choice.evaluated, language).and_then(|finder| finder.find(&text, MOST));
    match answer {
        Ok(answer) => {
            let form = SearchForm::of(visit.node.law(), choice.evaluated, language, &text, &answer);
            page(visit, editions, Vec::new(), text, Some(form))
        }
        Err(NotSearched::Index(_)) => errors::broken(visit),
        Err(wrong) => page(visit, editions, vec![Wrong::new("text", wrong.to_string(), None)], text, None),
    }
}

fn page(
    visit: &Visit,
    editions: Editions,
    wrong: Vec<Wrong>,
    text: String,
    form: Option<SearchForm>,
) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let f = visit.frame(visit.t("search-title"), "search");
    let found = form.map(|form| FoundView {
        corrected: form.corrected.iter().map(|one| format!("{} → {}", one.typed, one.read_as)).collect(),
        remarks: form.remarks,
        hits: form.hits.into_iter().map(|hit| HitView::of(&f, hit)).collect(),
    });
    reply::with_status(status, &SearchPage { f, editions, wrong, text, found })
}

impl HitView {
    fn of(f: &Frame, form: HitForm) -> Self {
        let reasons = form.reasons.iter().map(|reason| {
            let typed = reason.typed.join(", ");
            match &reason.meaning {
                Some(meaning) => format!("{typed} → {meaning}"),
                None => typed,
            }
        });
        let limits = form.limits.iter().filter(|limit| limit.figure.is_some()).take(MOST_LIMITS);
        HitView {
            category: f.t(format!("category-{}", form.category)),
            reasons: reasons.collect::<Vec<_>>().join("; "),
            limits: limits
                .map(|limit| LimitView {
                    limit: limit.limit.clone(),
                    state: f.t(format!("limit-{}", limit.state)),
                    figure: limit.figure.clone().unwrap_or_default(),
                })
                .collect(),
            form,
        }
    }
}
