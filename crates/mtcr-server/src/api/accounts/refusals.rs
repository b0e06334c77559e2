//! Refused attempts.

use super::forms::RefusalForm;
use super::office;
use crate::Node;
use crate::api::given::Asked;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// Attempts in one answer, at most.
const MOST: u64 = 500;

/// Which attempts.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct RefusalQuery {
    /// Those before this number; the newest when left out.
    before: Option<u64>,
    /// How many, at most 500; 100 when left out.
    limit: Option<u64>,
}

/// Lists attempts that were refused, newest first.
#[utoipa::path(
    get, path = "/refusals", operation_id = "refusals", tag = "accounts",
    params(RefusalQuery),
    responses((status = 200, description = "The attempts", body = Vec<RefusalForm>)),
)]
pub(in crate::api) async fn refusals(
    State(node): State<Arc<Node>>,
    Asked(query): Asked<RefusalQuery>,
) -> Reply {
    let limit = query.limit.unwrap_or(100).min(MOST);
    let found = office(&node)?.store().refusals(query.before, limit).await?;
    let forms = found.into_iter().map(|(number, refused)| RefusalForm::of(number, refused));
    Ok(reply::json(&forms.collect::<Vec<_>>()))
}
