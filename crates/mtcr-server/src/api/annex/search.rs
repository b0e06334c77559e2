//! `annex/search`.

use crate::Node;
use crate::api::count::count;
use crate::api::given::{Asked, Given};
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::State;
use mtcr_application::wire::SearchForm;
use mtcr_search::{Language, NotSearched};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// What to search for.
#[derive(Clone, Debug, Deserialize, IntoParams, ToSchema)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchQuery {
    /// A description, an id, a code of a national list, a CAS number.
    #[schema(min_length = 1)]
    #[param(min_length = 1, example = "carbon fibre prepreg")]
    text: String,
    /// The language of the text: `en` when left out.
    lang: Option<String>,
    /// So many entries at most; 5 when left out.
    #[schema(minimum = 1, maximum = 100)]
    #[param(minimum = 1, maximum = 100)]
    #[serde(default, deserialize_with = "count")]
    limit: Option<usize>,
    /// The edition of the Annex; the newest held when left out.
    edition: Option<String>,
}

/// Entries shown when nothing else is asked for.
const USUAL: usize = 5;
/// Entries shown at most.
const MOST: usize = 100;

/// Finds entries by words, values, ids, codes or CAS numbers: where to look, no verdict.
///
/// What stands in an address may be kept by whatever lies between; a description of a product is better sent by `POST`.
#[utoipa::path(
    get, path = "/annex/search", operation_id = "search", tag = "annex",
    params(SearchQuery),
    responses((status = 200, description = "The entries found, the best first", body = SearchForm)),
)]
pub(crate) async fn search(State(node): State<Arc<Node>>, Asked(query): Asked<SearchQuery>) -> Reply {
    answered(&node, query).await
}

/// Finds entries as `GET` does, without the text in the address.
#[utoipa::path(
    post, path = "/annex/search", operation_id = "search_by_post", tag = "annex",
    request_body(content = SearchQuery, content_type = "application/json"),
    responses((status = 200, description = "The entries found, the best first", body = SearchForm)),
)]
pub(crate) async fn searched(State(node): State<Arc<Node>>, given: Given) -> Reply {
    answered(&node, given.json()?).await
}

async fn answered(node: &Arc<Node>, query: SearchQuery) -> Reply {
    let limit = query.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::bad(format!("`limit` is between 1 and {MOST}")));
    }
    let language = Language::find(query.lang.as_deref().unwrap_or("en"))
        .map_err(|unknown| Refusal::unknown(unknown.to_string()))?;
    let edition = node.edition(query.edition.as_deref())?;
    let worker = Arc::clone(node);
    let form = node
        .short()
        .run(move || {
            let answer = worker.finder(edition, language)?.find(&query.text, limit)?;
            Ok(SearchForm::of(worker.law(), edition, language, &query.text, &answer))
        })
        .await?
        .map_err(|wrong: NotSearched| match wrong {
            NotSearched::Index(_) => Refusal::failed(),
            other => Refusal::refused(other.to_string()),
        })?;
    Ok(reply::json(&form))
}
