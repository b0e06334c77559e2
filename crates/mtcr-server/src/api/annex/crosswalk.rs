//! `GET annex/crosswalk/{code}`.

use crate::Node;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_application::crosswalk as rows;
use mtcr_application::wire::CrosswalkRowForm;
use std::sync::Arc;

/// Shows which paragraphs of national lists stand beside an entry, or which entries beside a paragraph.
#[utoipa::path(
    get, path = "/annex/crosswalk/{code}", operation_id = "crosswalk", tag = "annex",
    params(("code" = String, Path, description = "An entry or a paragraph, or the beginning of its id: `M4C2`, `1C111.a`, `us:1C111`, `IV(d)(2)`", example = "M4C2")),
    responses((status = 200, description = "The rows", body = Vec<CrosswalkRowForm>)),
)]
pub(crate) async fn crosswalk(State(node): State<Arc<Node>>, Path(code): Path<String>) -> Reply {
    let worker = Arc::clone(&node);
    let forms = node.short().run(move || {
        let corpus = &worker.law().corpus;
        let found = rows::rows(corpus, &code)?;
        let source = worker.source_with_lists()?;
        Ok::<Vec<_>, Refusal>(found.iter().map(|row| CrosswalkRowForm::of(corpus, &source, row)).collect())
    });
    Ok(reply::json(&forms.await??))
}
