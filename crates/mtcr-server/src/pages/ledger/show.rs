//! The ledger as it stands.

use super::entries::Entries;
use super::proof::{Proof, ProofView, prove};
use crate::pages::assets;
use crate::pages::errors;
use crate::pages::frame::Frame;
use crate::pages::problems::Wrong;
use crate::pages::reply;
use crate::pages::visit::Visit;
use crate::public::closed;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use mtcr_ledger::{Checkpoint, Hash, Part, export};
use mtcr_store::{Fault, Store};
use serde::Deserialize;

/// Files of an export that are listed one by one at most; of more only the names are explained.
const FILES: usize = 40;
/// The longest number that is looked at, in characters.
const DIGITS: usize = 20;

/// What the address of the page may carry.
#[derive(Deserialize)]
pub(super) struct Wanted {
    before: Option<String>,
    entry: Option<String>,
}

#[derive(Template)]
#[template(path = "ledger/show.html")]
struct LedgerPage {
    f: Frame,
    wrong: Vec<Wrong>,
    size: u64,
    root: String,
    key: String,
    /// The newest signed checkpoint; empty where nothing is signed yet.
    checkpoint: String,
    /// How many entries came after it.
    unsigned: usize,
    /// The number of an entry as it was typed.
    typed: String,
    proof: Option<ProofView>,
    entries: Entries,
    /// The files of an export, where they are few.
    files: Vec<Listed>,
    /// The address of the program that checks an export.
    program: &'static str,
}

/// A file of an export.
struct Listed {
    path: String,
    /// Whether everybody may fetch it.
    is_open: bool,
}

#[derive(Template)]
#[template(path = "ledger/none.html")]
struct NonePage {
    f: Frame,
}

/// The ledger; where the node keeps nothing, that it does not.
pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let Some(store) = visit.node.store().cloned() else {
        let f = visit.frame(visit.t("ledger-title"), "ledger");
        return reply::with_status(StatusCode::NOT_FOUND, &NonePage { f });
    };
    match shown(&visit, &store, &wanted).await {
        Ok(response) => response,
        Err(fault) => {
            // What is wrong with the store is for whoever runs the node.
            tracing::error!(fault = %fault, "the store failed");
            if fault.is_passing() { errors::busy(&visit) } else { errors::broken(&visit) }
        }
    }
}

async fn shown(visit: &Visit, store: &Store, wanted: &Wanted) -> Result<Response, Fault> {
    let f = visit.frame(visit.t("ledger-title"), "ledger");
    let head = store.tree_head().await?;
    let note = store.checkpoint().await?;
    let signed = note.as_ref().and_then(|note| Checkpoint::parse(note.text()).ok());
    // Entries of which the head was read first; a checkpoint signed since then may have more.
    let signed: Option<(u64, Hash)> =
        signed.map(|signed| (signed.size(), *signed.root())).filter(|(size, _)| *size <= head.size);
    let typed: String = wanted.entry.as_deref().unwrap_or_default().trim().chars().take(DIGITS).collect();
    let (proof, wrong) = match prove(store, &f, &typed, &head, signed).await? {
        Proof::NotAsked => (None, Vec::new()),
        Proof::There(proof) => (Some(*proof), Vec::new()),
        Proof::Not(wrong) => (None, vec![wrong]),
        Proof::Broken => {
            tracing::error!("an entry of the ledger does not follow from the hashes kept");
            return Ok(errors::broken(visit));
        }
    };
    let before = wanted.before.as_deref().and_then(|before| before.parse().ok());
    let entries = Entries::read(store, &f, head.size, before).await?;
    let size = signed.map_or(0, |(size, _)| size);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = LedgerPage {
        size: head.size,
        root: head.root.to_string(),
        key: store.public_key().to_string(),
        checkpoint: note.map(|note| note.to_string()).unwrap_or_default(),
        unsigned: usize::try_from(head.size.saturating_sub(size)).unwrap_or(usize::MAX),
        files: files(store, size).await?,
        program: &assets::VERIFIER.path,
        f,
        wrong,
        typed,
        proof,
        entries,
    };
    Ok(reply::with_status(status, &page))
}

/// The files of an export of a size, where they are few.
async fn files(store: &Store, size: u64) -> Result<Vec<Listed>, Fault> {
    let paths: Vec<String> = export(size).map(|part: Part| part.path()).take(FILES + 1).collect();
    if paths.len() > FILES {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for path in paths {
        let is_open = match path.contains("/entries/") {
            false => true,
            true => match store.ledger_file(&path).await? {
                Some(bundle) => closed(store, &bundle).await?.is_none(),
                None => false,
            },
        };
        files.push(Listed { path, is_open });
    }
    Ok(files)
}
