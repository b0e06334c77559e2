//! `annex/plot/…`: figures as SVG.

use super::cover::{Known, known};
use crate::Node;
use crate::api::classify::{ClassifyRequest, EditionQuery, UNNAMED};
use crate::api::given::{Asked, Given};
use crate::api::jobs::accepted;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use crate::jobs::JobForm;
use axum::extract::{Path, State};
use mtcr_annex::Classification;
use mtcr_application::figure;
use mtcr_corpus::Report;
use mtcr_rules::Dossier;
use std::sync::Arc;

/// Draws the editions of the Annex in time.
#[utoipa::path(
    get, path = "/annex/plot/timeline", operation_id = "plot_timeline", tag = "figures",
    responses((status = 200, description = "The figure", body = String, content_type = "image/svg+xml")),
)]
pub(crate) async fn timeline(State(node): State<Arc<Node>>) -> Reply {
    Ok(reply::svg(figure::timeline(node.law())))
}

/// Draws range against payload: what the law controls.
#[utoipa::path(
    get, path = "/annex/plot/range-payload", operation_id = "plot_range_payload", tag = "figures",
    params(EditionQuery),
    responses((status = 200, description = "The figure", body = String, content_type = "image/svg+xml")),
)]
pub(crate) async fn range_payload(State(node): State<Arc<Node>>, Asked(query): Asked<EditionQuery>) -> Reply {
    drawn(&node, ClassifyRequest { dossiers: Vec::new(), edition: query.edition, facts: Vec::new() }).await
}

/// Draws range against payload with products in it.
#[utoipa::path(
    post, path = "/annex/plot/range-payload", operation_id = "plot_products", tag = "figures",
    params(EditionQuery),
    request_body(content((ClassifyRequest = "application/json"), (String = "text/plain"))),
    responses((status = 200, description = "The figure", body = String, content_type = "image/svg+xml")),
)]
pub(crate) async fn products(
    State(node): State<Arc<Node>>,
    Asked(query): Asked<EditionQuery>,
    given: Given,
) -> Reply {
    let request = ClassifyRequest::of(given, query)?.within(&node)?;
    drawn(&node, request).await
}

/// Draws the entries of the Annex against a national list: covered, not covered, open.
#[utoipa::path(
    get, path = "/annex/plot/coverage/{list}", operation_id = "plot_coverage", tag = "figures",
    params(("list" = String, Path, description = "The list: `us`, `eu`", example = "us"), EditionQuery),
    responses(
        (status = 200, description = "The figure", body = String, content_type = "image/svg+xml"),
        (status = 202, description = "What it shows is being worked out; `Location` leads to the job", body = JobForm,
            headers(("Location" = String, description = "The job"))),
    ),
)]
pub(crate) async fn coverage(
    State(node): State<Arc<Node>>,
    Path(list): Path<String>,
    Asked(query): Asked<EditionQuery>,
) -> Reply {
    let edition = node.edition(query.edition.as_deref())?;
    match known(&node, &list, edition).await? {
        Known::Doing(job) => Ok(accepted(&job)),
        Known::Done(form) => {
            let notices: Vec<String> = node.law().banner().into_iter().collect();
            Ok(reply::svg(figure::coverage(&form.title, &form.edition, &notices, &form.figure_rows())))
        }
    }
}

async fn drawn(node: &Arc<Node>, request: ClassifyRequest) -> Reply {
    let worker = Arc::clone(node);
    node.short().run(move || Ok(reply::svg(figure_of(&worker, &request)?))).await?
}

fn figure_of(node: &Node, request: &ClassifyRequest) -> Result<String, Refusal> {
    let bench = node.bench(request.edition.as_deref())?;
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut wrong = Report::default();
    for dossier in &request.dossiers {
        let shown = dossier.file.as_deref().unwrap_or(UNNAMED);
        match bench.read_named(shown, &dossier.text, &request.facts) {
            Ok(read) => dossiers.push(read),
            Err(report) => wrong = wrong.and(report),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let products: Vec<Classification<'_>> =
        dossiers.iter().map(|dossier| bench.classifier.classify(dossier)).collect();
    figure::range_payload(node.law(), bench.choice, &products)
        .map_err(|none| Refusal::no_answer(none.to_string()))
}
