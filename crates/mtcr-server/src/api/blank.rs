//! `GET blank/…`: dossiers and transfers to fill in.

use super::classify::EditionQuery;
use super::given::Asked;
use super::problem::Refusal;
use super::reply::{self, Reply};
use crate::Node;
use axum::extract::{Path, State};
use mtcr_application::blank;
use mtcr_application::wire::{BlankForm, BlankTransferForm};
use std::sync::Arc;

/// Gives a dossier to fill in, with the questions that rules ask of a class.
#[utoipa::path(
    get, path = "/blank/dossier/{class}", operation_id = "blank_dossier", tag = "products",
    params(("class" = String, Path, description = "What the product is: a class of the vocabulary", example = "turbojet-engine"), EditionQuery),
    responses((status = 200, description = "The dossier", body = BlankForm)),
)]
pub(super) async fn dossier(
    State(node): State<Arc<Node>>,
    Path(class): Path<String>,
    Asked(query): Asked<EditionQuery>,
) -> Reply {
    let worker = Arc::clone(&node);
    let form = node.short().run(move || {
        let bench = worker.bench(query.edition.as_deref())?;
        let dossier = blank::blank(&bench, &class).map_err(|unknown| {
            Refusal::unknown(format!("unknown class `{}`", unknown.class)).help(unknown.help)
        })?;
        Ok::<_, Refusal>(BlankForm { banner: worker.law().banner(), class, dossier })
    });
    Ok(reply::json(&form.await??))
}

/// Gives a transfer to fill in.
#[utoipa::path(
    get, path = "/blank/transfer", operation_id = "blank_transfer", tag = "transfers",
    responses((status = 200, description = "The transfer", body = BlankTransferForm)),
)]
pub(super) async fn transfer(State(node): State<Arc<Node>>) -> Reply {
    let transfer = blank::transfer(node.law());
    let transfer = transfer.ok_or_else(|| Refusal::no_answer("this law has no rules on transfers"))?;
    Ok(reply::json(&BlankTransferForm { banner: node.law().banner(), transfer }))
}
