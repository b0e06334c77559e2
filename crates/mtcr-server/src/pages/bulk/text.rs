//! A mapping as text, for what a form has no fields for.

use super::parts::{self, READ, WRITE};
use crate::bulk::{About, Trouble};
use crate::pages::account::answer;
use crate::pages::deed;
use crate::pages::sheet::{Block, Cell, Field, Form, Sheet};
use crate::pages::typed::Typed;
use crate::pages::visit::Visit;
use axum::extract::Path;
use axum::response::Response;
use std::sync::Arc;

pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Response {
    answer(shown(&visit, &id).await)
}

async fn shown(visit: &Visit, id: &str) -> Result<Response, Response> {
    let about = parts::file(visit, id, READ).await?;
    let bulk = visit.node.files().map_err(|not| parts::refused(visit, not))?;
    let (node, of) = (Arc::clone(&visit.node), about.clone());
    let text = bulk
        .with(move |bulk| {
            Ok(match bulk.mapping(&of.id)? {
                Some(text) => text,
                // What cannot be proposed is written by hand.
                None => bulk.proposal(&node, &of, "[columns]\n").unwrap_or_default(),
            })
        })
        .await
        .map_err(|wrong| parts::broken(visit, wrong))?;
    Ok(sheet(visit, &about, &text).page())
}

fn sheet(visit: &Visit, about: &About, text: &str) -> Sheet {
    let field = Field::area("mapping", "mapping", visit.t("bulk-mapping-text"))
        .hint(visit.t("bulk-mapping-text-hint"))
        .value(text)
        .rows(24)
        .optional();
    let form = Form::new(visit, &format!("/bulk/{}/mapping/text", about.id), "bulk-save").field(field);
    let back = Cell::Link(visit.to(format_args!("/bulk/{}/mapping", about.id)), visit.t("bulk-mapping-go"));
    Sheet::new(visit, "bulk-text-title", "bulk")
        .part(
            "file",
            visit.t("bulk-one-heading"),
            vec![Block::Facts(vec![
                (visit.t("bulk-name"), Cell::Given(about.name.clone())),
                (visit.t("bulk-mapping-heading"), back),
            ])],
        )
        .part("text", visit.t("bulk-text-heading"), vec![Block::Form(form)])
}

pub(super) async fn save(visit: Visit, Path(id): Path<String>, typed: Typed) -> Response {
    answer(saved(&visit, &id, typed.get("mapping")).await)
}

async fn saved(visit: &Visit, id: &str, text: String) -> Result<Response, Response> {
    let about = parts::file(visit, id, WRITE).await?;
    match set(visit, &about, text.clone()).await {
        Ok(()) => Ok(deed::lead_on(visit, &format!("/bulk/{}", about.id), "mapped")),
        Err(trouble) => {
            let status = parts::status(&trouble);
            let sheet = sheet(visit, &about, &text);
            let sheet = parts::wrong(visit, trouble)?.on(sheet, "mapping");
            Ok(sheet.with_status(status))
        }
    }
}

/// Keeps a mapping where it fits.
pub(super) async fn set(visit: &Visit, about: &About, text: String) -> Result<(), Trouble> {
    let (node, of) = (Arc::clone(&visit.node), about.clone());
    let bulk = visit.node.bulk().ok_or(Trouble::NoFile)?;
    bulk.with(move |bulk| bulk.set_mapping(&node, &of, &text)).await
}
