//! `GET annex/lists/…`: national lists.

use crate::Node;
use crate::api::given::Asked;
use crate::api::page::{self, Part, encoded};
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_application::lookup;
use mtcr_application::wire::{NationalListForm, ParagraphDetailForm, ParagraphRowForm};
use mtcr_corpus::{Corpus, NationalList};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// A national list beside the Annex.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ListRef {
    /// Its id.
    id: String,
    /// Its title.
    title: String,
    /// How many paragraphs it has.
    paragraphs: usize,
}

/// Which part of a list to show.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PartQuery {
    /// So many rows at most; 100 when left out.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where the part before ended, as its `Link` gave it.
    cursor: Option<String>,
}

/// Lists the national lists that this law holds.
#[utoipa::path(
    get, path = "/annex/lists", operation_id = "lists", tag = "annex",
    responses((status = 200, description = "The lists", body = Vec<ListRef>)),
)]
pub(crate) async fn lists(State(node): State<Arc<Node>>) -> Reply {
    let worker = Arc::clone(&node);
    let found: Result<Vec<ListRef>, Refusal> = node
        .short()
        .run(move || {
            let ids = worker.law().lists();
            ids.into_iter()
                .map(|id| {
                    let corpus = worker.list(id)?;
                    let list = held(&corpus)?;
                    Ok(ListRef {
                        id: list.id.clone(),
                        title: list.title.clone(),
                        paragraphs: list.paragraphs.len(),
                    })
                })
                .collect()
        })
        .await?;
    Ok(reply::json(&found?))
}

/// Shows a national list with its paragraphs.
#[utoipa::path(
    get, path = "/annex/lists/{list}", operation_id = "list", tag = "annex",
    params(("list" = String, Path, description = "The list: `us`, `eu`", example = "us")),
    responses((status = 200, description = "The list", body = NationalListForm)),
)]
pub(crate) async fn list(State(node): State<Arc<Node>>, Path(list): Path<String>) -> Reply {
    of_list(&node, list, |_, list| Ok(reply::json(&NationalListForm::of(list)))).await
}

/// Lists the paragraphs of a national list, in the order of ids and in parts.
///
/// The header `Link` leads to the next part.
#[utoipa::path(
    get, path = "/annex/lists/{list}/paragraphs", operation_id = "paragraphs", tag = "annex",
    params(("list" = String, Path, description = "The list: `us`, `eu`", example = "us"), PartQuery),
    responses((status = 200, description = "Rows of the list", body = Vec<ParagraphRowForm>,
        headers(("Link" = Option<String>, description = "The next part, `rel=\"next\"`; absent at the end")))),
)]
pub(crate) async fn paragraphs(
    State(node): State<Arc<Node>>,
    Path(list): Path<String>,
    Asked(query): Asked<PartQuery>,
) -> Reply {
    let address = format!("/api/v1/annex/lists/{}/paragraphs?", encoded(&list));
    of_list(&node, list, move |_, list| {
        let rows = list.paragraphs.iter().map(|paragraph| ParagraphRowForm::of(list, paragraph));
        let rows: Vec<ParagraphRowForm> = rows.collect();
        let part = Part { cursor: query.cursor.as_deref(), limit: query.limit };
        page::part(&rows, |row| &row.id, &part, &address)
    })
    .await
}

/// Shows one paragraph of a national list in full.
#[utoipa::path(
    get, path = "/annex/lists/{list}/paragraphs/{id}", operation_id = "paragraph", tag = "annex",
    params(
        ("list" = String, Path, description = "The list: `us`, `eu`", example = "us"),
        ("id" = String, Path, description = "The paragraph, in any spelling: `1C111.a.1`, `1C111a1`, `IV(d)(2)`", example = "1C111.a.1"),
    ),
    responses((status = 200, description = "The paragraph", body = ParagraphDetailForm)),
)]
pub(crate) async fn paragraph(
    State(node): State<Arc<Node>>,
    Path((list, id)): Path<(String, String)>,
) -> Reply {
    of_list(&node, list, move |corpus, list| {
        let found = lookup::paragraphs(list, &id)?;
        let paragraph = found
            .exact
            .ok_or_else(|| Refusal::unknown(format!("no paragraph is called `{}` in full", found.id)))?;
        Ok(reply::json(&ParagraphDetailForm::of(corpus, list, paragraph)))
    })
    .await
}

/// Answers from a list, which is read at the first call and kept.
async fn of_list(
    node: &Arc<Node>,
    id: String,
    answer: impl FnOnce(&Corpus, &NationalList) -> Reply + Send + 'static,
) -> Reply {
    let worker = Arc::clone(node);
    node.short()
        .run(move || {
            let corpus = worker.list(&id)?;
            answer(&corpus, held(&corpus)?)
        })
        .await?
}

fn held(corpus: &Corpus) -> Result<&NationalList, Refusal> {
    corpus.list.as_ref().ok_or_else(|| Refusal::no_answer("this law does not hold the list"))
}
