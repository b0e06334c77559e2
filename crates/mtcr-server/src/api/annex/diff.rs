//! `GET annex/diff`.

use crate::Node;
use crate::api::given::Asked;
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use mtcr_application::wire::EditionDiffForm;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// Which editions to compare.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DiffQuery {
    /// The earlier edition.
    #[param(example = "2022-10")]
    from: String,
    /// The later edition.
    #[param(example = "2023-06")]
    to: String,
}

/// Compares two editions: what reads otherwise, and which products enter or leave, with a product for each change.
#[utoipa::path(
    get, path = "/annex/diff", operation_id = "diff", tag = "annex",
    params(DiffQuery),
    responses((status = 200, description = "The changes", body = EditionDiffForm)),
)]
pub(crate) async fn diff(State(node): State<Arc<Node>>, Asked(query): Asked<DiffQuery>) -> Reply {
    let pair = (node.edition(Some(&query.from))?, node.edition(Some(&query.to))?);
    let form = match node.known_diff(pair) {
        Some(form) => form,
        None => {
            let worker = Arc::clone(&node);
            let found = node.long().run(move || worker.diff(pair)).await?;
            found.map_err(|wrong| Refusal::no_answer(wrong.to_string()))?
        }
    };
    Ok(reply::json(&*form))
}
