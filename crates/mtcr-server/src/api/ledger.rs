//! `GET ledger…`: what the node has recorded, for anybody to check.

use super::given::Asked;
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use crate::public::{self, Closed};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use mtcr_store::Store;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// The ledger as it stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct LedgerForm {
    /// How many entries it has.
    size: u64,
    /// The hash of its root, in hexadecimal.
    root: String,
    /// The public key that signs it, as a verifier key of C2SP.
    key: String,
    /// The newest signed checkpoint; null where nothing is signed yet.
    checkpoint: Option<String>,
}

/// Which entry to prove in which tree.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProofQuery {
    /// The entry, from 0.
    index: u64,
    /// How many entries the tree has; as many as the ledger when left out.
    size: Option<u64>,
}

/// That an entry is in the ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ProofForm {
    /// The entry, from 0.
    index: u64,
    /// How many entries the tree has.
    size: u64,
    /// The hashes on the way from the entry to the root (RFC 6962), in hexadecimal.
    hashes: Vec<String>,
}

fn store(node: &Node) -> Result<&Store, Refusal> {
    node.store().ok_or_else(Refusal::nothing_kept)
}

/// Shows the ledger as it stands.
#[utoipa::path(
    get, path = "/ledger", operation_id = "ledger", tag = "ledger",
    responses((status = 200, description = "The ledger", body = LedgerForm)),
)]
pub(super) async fn ledger(State(node): State<Arc<Node>>) -> Reply {
    let store = store(&node)?;
    let head = store.tree_head().await?;
    let checkpoint = store.checkpoint().await?.map(|note| note.to_string());
    let key = store.public_key().to_string();
    Ok(reply::json(&LedgerForm { size: head.size, root: head.root.to_string(), key, checkpoint }))
}

/// Gives the newest signed checkpoint.
#[utoipa::path(
    get, path = "/ledger/checkpoint", operation_id = "ledger_checkpoint", tag = "ledger",
    responses((status = 200, description = "A signed note", body = String, content_type = "text/plain")),
)]
pub(super) async fn checkpoint(State(node): State<Arc<Node>>) -> Reply {
    let note = store(&node)?.checkpoint().await?;
    let note = note.ok_or_else(|| Refusal::unknown("nothing is signed yet"))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note.to_string()).into_response())
}

/// Proves that an entry is in the ledger.
#[utoipa::path(
    get, path = "/ledger/proof", operation_id = "ledger_proof", tag = "ledger",
    params(ProofQuery),
    responses((status = 200, description = "The proof", body = ProofForm)),
)]
pub(super) async fn proof(State(node): State<Arc<Node>>, Asked(query): Asked<ProofQuery>) -> Reply {
    let store = store(&node)?;
    let size = match query.size {
        Some(size) => size,
        None => store.tree_head().await?.size,
    };
    let hashes = store.inclusion(query.index, size).await?;
    let hashes = hashes.ok_or_else(|| Refusal::unknown("the ledger has no such entry or size"))?;
    let hashes = hashes.iter().map(ToString::to_string).collect();
    Ok(reply::json(&ProofForm { index: query.index, size, hashes }))
}

/// A tile of the ledger, or a bundle of its entries where all of them are public and of jobs that are over: who knows the
/// id of another one may cancel it.
pub(super) async fn file(State(node): State<Arc<Node>>, Path(path): Path<String>) -> Reply {
    let store = store(&node)?;
    let found = store.ledger_file(&format!("tile/{path}")).await?;
    let bytes = found.ok_or_else(|| Refusal::unknown("the ledger has no such tile"))?;
    if path.starts_with("entries/") {
        let why = match public::closed(store, &bytes).await? {
            None => None,
            Some(Closed::Withheld) => Some("entries that are not public are among these"),
            Some(Closed::Running) => Some("entries of a job that is not over are among these"),
        };
        if let Some(why) = why {
            return Err(Refusal::unknown(why));
        }
    }
    Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
