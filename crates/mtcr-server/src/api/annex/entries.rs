//! `GET annex/entries`.

use crate::Node;
use crate::api::classify::EditionQuery;
use crate::api::given::Asked;
use crate::api::page::{self, Part, encoded};
use crate::api::problem::Refusal;
use crate::api::reply::{self, Reply};
use axum::extract::{Path, State};
use mtcr_application::lookup;
use mtcr_application::wire::{EntryDetailForm, EntryRowForm};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// Which entries to list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EntriesQuery {
    /// The edition of the Annex; the newest held when left out.
    edition: Option<String>,
    /// Only this entry and those below it: `9.A`.
    #[param(example = "9.A")]
    below: Option<String>,
    /// So many rows at most; 100 when left out.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<usize>,
    /// Where the part before ended, as its `Link` gave it.
    cursor: Option<String>,
}

/// Lists the entries of an edition, in the order of ids and in parts.
///
/// The header `Link` leads to the next part.
#[utoipa::path(
    get, path = "/annex/entries", operation_id = "entries", tag = "annex",
    params(EntriesQuery),
    responses((status = 200, description = "Rows of the list", body = Vec<EntryRowForm>,
        headers(("Link" = Option<String>, description = "The next part, `rel=\"next\"`; absent at the end")))),
)]
pub(crate) async fn entries(State(node): State<Arc<Node>>, Asked(query): Asked<EntriesQuery>) -> Reply {
    let edition = node.edition(query.edition.as_deref())?;
    let corpus = &node.law().corpus;
    let below = query.below.as_deref().map(|id| lookup::ranges(node.law(), &[id.to_owned()])).transpose()?;
    let rows: Vec<EntryRowForm> = corpus
        .entries
        .iter()
        .filter(|entry| {
            below.as_ref().is_none_or(|ranges| ranges.iter().any(|range| range.contains(entry.id)))
        })
        .filter_map(|entry| EntryRowForm::of(corpus, entry, edition))
        .collect();
    let mut address = "/api/v1/annex/entries?".to_owned();
    for (name, value) in [("edition", &query.edition), ("below", &query.below)] {
        if let Some(value) = value {
            address.push_str(&format!("{name}={}&", encoded(value)));
        }
    }
    let part = Part { cursor: query.cursor.as_deref(), limit: query.limit };
    page::part(&rows, |row| &row.id, &part, &address)
}

/// Shows one entry in full.
#[utoipa::path(
    get, path = "/annex/entries/{id}", operation_id = "entry", tag = "annex",
    params(("id" = String, Path, description = "The entry, in any spelling: `9.A.6`, `9A6`, `M9A6`", example = "9A6"), EditionQuery),
    responses((status = 200, description = "The entry", body = EntryDetailForm)),
)]
pub(crate) async fn entry(
    State(node): State<Arc<Node>>,
    Path(id): Path<String>,
    Asked(query): Asked<EditionQuery>,
) -> Reply {
    let edition = node.edition(query.edition.as_deref())?;
    let corpus = &node.law().corpus;
    let found = lookup::entries(corpus, &id)?;
    let Some(entry) = found.exact else {
        return Err(Refusal::unknown(format!("no entry is called `{}` in full", found.id))
            .help(format!("`/api/v1/annex/entries?below={}` lists those below", encoded(&found.id))));
    };
    let form = EntryDetailForm::of(corpus, entry, edition)
        .ok_or_else(|| Refusal::unknown(format!("entry {} does not exist in this edition", found.id)))?;
    Ok(reply::json(&form))
}
